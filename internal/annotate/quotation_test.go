package annotate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// checkQuotations reports what must hold of quotations and does not: they follow each other, and what is said in
// marks is said once.
func checkQuotations(doc *news.Document) error {
	end := 0
	for i, q := range quotations(doc) {
		if q.first < end || q.first >= q.last || q.Empty() {
			return fmt.Errorf("quotation %d: %+v behind token %d", i, q, end)
		}
		end = q.last
	}
	said := map[int]int{} // the start of a content → its attribution
	for i, at := range doc.Attributions {
		if at.Kind != news.Direct {
			continue
		}
		behind := 0
		for _, c := range at.Content {
			if c.Start < behind {
				return fmt.Errorf("attribution %d: %v stands before the end of the part before it", i, c)
			}
			behind = c.End
			if k, ok := said[c.Start]; ok {
				return fmt.Errorf("attributions %d and %d both have %q", k, i, c.Of(doc.Text))
			}
			said[c.Start] = i
		}
	}
	return nil
}

func FuzzQuotations(f *testing.F) {
	for _, s := range []string{
		"“A “b” c” said Berg", "‘We’ve gone,’ he said. ‘The boys’ boat.’", "'It's old,' he said. 'We''ve gone.'", "5'10\" and 42\" \"a b c\" he said", "»a« «b» „c“ “d„",
		"“A: go.\n\n“B: no.\n\n“A: yes.”", "Q: who?\n\nA: you.", "“We go.” — Berg", "“We go.”\n\n- Berg", "“We go.\n\n“We stay.\n\n“No.”", "“(“)”", "''a'' ``b'' ''c``",
		"he yelled “No!”", "“No?” he went on.", "Berg: “no", "(Berg): “We go on.”", "“a (b) c,” Berg (L) said", "said “a” “b,” “c”", "\"\"\"\"", "“”“”", "‘’“”'\"'",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := Article(plain(text))
		if err := check(doc); err != nil {
			t.Errorf("%v\ninput %q", err, text)
		}
		if err := checkQuotations(doc); err != nil {
			t.Errorf("%v\ninput %q", err, text)
		}
	})
}

func TestLongQuotation(t *testing.T) {
	const sentences = 500 // of ten words each
	said := "“" + strings.Repeat("We have told the owners of all the old boats. ", sentences) + "Nobody listened,” "
	doc := Article(plain("The gate was shut.\n\n" + said + "Anna Berg said. “We go on.”\n"))
	if len(doc.Attributions) != 1 {
		t.Fatalf("%d attributions, want 1", len(doc.Attributions))
	}
	at := doc.Attributions[0]
	if got := at.Source.Of(doc.Text); got != "Anna Berg" || len(at.Content) != 2 || at.Content[0].Of(doc.Text) != strings.TrimSpace(said) {
		t.Errorf("source %q and %d parts, want Anna Berg and the whole quotation with what follows", got, len(at.Content))
	}
}

func TestManyMarks(t *testing.T) {
	for _, unit := range []string{"“", "\"", "‘a’ ", "“a "} {
		doc := Article(plain(strings.Repeat(unit, 100_000)))
		if err := check(doc); err != nil {
			t.Errorf("%q: %v", unit, err)
		}
		if err := checkQuotations(doc); err != nil {
			t.Errorf("%q: %v", unit, err)
		}
	}
}
