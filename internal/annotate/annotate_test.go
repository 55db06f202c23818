package annotate

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/golden"
	"github.com/briefgen/briefgen/internal/news"
)

// plain makes an article of text, a paragraph for each line that is not blank. A line "# …" is a
// heading.
func plain(text string) *news.Article {
	art := &news.Article{Text: text, Published: "2025-03-05"}
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		words := strings.TrimRight(line, "\n")
		start := at
		heading := strings.HasPrefix(words, "# ")
		if heading {
			start += len("# ")
		}
		if strings.TrimSpace(words) != "" {
			p := news.Paragraph{Span: news.Span{Start: start, End: at + len(words)}, Heading: heading}
			art.Paragraphs = append(art.Paragraphs, p)
		}
		at += len(line)
	}
	return art
}

// show writes an attribution for a reader: what is said, by whom, with which words, and the
// mention that speaks. The words in quote marks stand there where they are only a part.
func show(doc *news.Document, at news.Attribution) string {
	var content, quoted []string
	for _, s := range at.Content {
		content = append(content, s.Of(doc.Text))
	}
	for _, s := range at.Quoted {
		quoted = append(quoted, s.Of(doc.Text))
	}
	speaker := "-"
	if at.Speaker >= 0 {
		speaker = doc.Mentions[at.Speaker].Of(doc.Text)
	}
	out := fmt.Sprintf("%s: %s\n  source: %s\n  cue: %s\n  speaker: %s", at.Kind, strings.Join(content, " … "), at.Source.Of(doc.Text), at.Cue.Of(doc.Text), speaker)
	if at.Kind == news.Mixed {
		out += "\n  quoted: " + strings.Join(quoted, " … ")
	}
	return strings.ReplaceAll(out, ": \n", ": -\n")
}

func TestAttributions(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		golden.Run(t, file, func(input string) string {
			doc := Article(plain(input))
			var out []string
			for _, at := range doc.Attributions {
				out = append(out, show(doc, at))
			}
			return strings.Join(out, "\n")
		})
	}
}

func TestArticleFindsEverything(t *testing.T) {
	doc := Article(plain("# The Old Harbour\n\nMayor Anna Berg said on Tuesday that 12 boats sank.\n\nShe left Vester. It rained.\n"))
	if len(doc.Sentences) != 4 || !doc.Sentences[0].Heading || doc.Sentences[1].Heading {
		t.Fatalf("sentences %+v, want a heading and three", doc.Sentences)
	}
	if s := doc.Sentences[3]; s.Paragraph != 2 || s.Of(doc.Text) != "It rained." {
		t.Errorf("last sentence %q in paragraph %d, want \"It rained.\" in 2", s.Of(doc.Text), s.Paragraph)
	}
	if len(doc.Mentions) == 0 || doc.Mentions[0].Of(doc.Text) != "Anna Berg" || doc.Mentions[0].Sentence != 1 || doc.Mentions[0].Kind != news.Person {
		t.Errorf("mentions %+v, want Anna Berg, a person, in sentence 1 first", doc.Mentions)
	}
	if len(doc.Quantities) != 1 || doc.Quantities[0].Value != 12 {
		t.Errorf("quantities %+v, want 12 boats", doc.Quantities)
	}
	if len(doc.Dates) != 1 || doc.Dates[0].Value != "2025-03-04" {
		t.Errorf("dates %+v, want the Tuesday before 2025-03-05", doc.Dates)
	}
	if len(doc.Attributions) != 1 || doc.Attributions[0].Kind != news.Indirect {
		t.Errorf("attributions %+v, want one, indirect", doc.Attributions)
	}
}

func TestEmptyArticle(t *testing.T) {
	for _, text := range []string{"", " \n\n\t\n", "\ufeff", "# \n", "\u200b"} {
		if doc := Article(plain(text)); len(doc.Sentences)+len(doc.Attributions)+len(doc.Mentions) > 0 {
			t.Errorf("Article(%q) finds %+v", text, doc)
		}
	}
}

func TestLongSentenceIsCut(t *testing.T) {
	doc := Article(plain(strings.Repeat("boats and ", 1000)))
	next := 0
	for _, s := range doc.Sentences {
		if s.First != next || s.Last-s.First > maxSentence {
			t.Fatalf("sentence of tokens %d to %d behind %d: want no gap and %d tokens at most", s.First, s.Last, next, maxSentence)
		}
		next = s.Last
	}
	if next != len(doc.Tokens) {
		t.Errorf("sentences end with token %d of %d", next, len(doc.Tokens))
	}
}

func TestSameTwice(t *testing.T) {
	text := repeat("Mayor Anna Berg said “We go,” and Paul Vik of Vester Corp. told her that 5 of 12 boats sank. ", 20_000)
	if first, second := Article(plain(text)), Article(plain(text)); !reflect.DeepEqual(first, second) {
		t.Error("the same article gives two different documents")
	}
}

// check reports everything about doc that must always hold and does not.
func check(doc *news.Document) error {
	spans := []news.Span{}
	for i, s := range doc.Sentences {
		spans = append(spans, s.Span)
		if s.First >= s.Last || s.Last > len(doc.Tokens) || s.Paragraph >= len(doc.Paragraphs) || !doc.Paragraphs[s.Paragraph].Contains(s.Span) {
			return fmt.Errorf("sentence %d: %+v", i, s)
		}
	}
	for i, m := range doc.Mentions {
		spans = append(spans, m.Span, m.Role)
		if m.Empty() || m.Kind == "" || !doc.Sentences[m.Sentence].Contains(m.Span) {
			return fmt.Errorf("mention %d: %+v", i, m)
		}
	}
	for i, at := range doc.Attributions {
		spans = append(append(append(spans, at.Source, at.Cue), at.Content...), at.Quoted...)
		if len(at.Content) == 0 || at.Speaker < -1 || at.Speaker >= len(doc.Mentions) || at.Cue.Empty() && !at.Source.Empty() || at.Kind == "" {
			return fmt.Errorf("attribution %d: %+v", i, at)
		}
		for _, s := range at.Content {
			if s.Empty() {
				return fmt.Errorf("attribution %d has empty content: %+v", i, at)
			}
		}
		for _, q := range at.Quoted {
			if q.Empty() || !within(at.Content, q) {
				return fmt.Errorf("attribution %d: quoted %v is not in its content: %+v", i, q, at)
			}
		}
	}
	for _, s := range spans {
		if s.Start < 0 || s.Start > s.End || s.End > len(doc.Text) || utf8.ValidString(doc.Text) && !utf8.ValidString(s.Of(doc.Text)) {
			return fmt.Errorf("span %v is not in the text, or parts a rune", s)
		}
	}
	return nil
}

func within(content []news.Span, s news.Span) bool {
	for _, c := range content {
		if c.Contains(s) {
			return true
		}
	}
	return false
}

func TestHostileArticles(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			if err := check(Article(plain(repeat(h.unit, 32<<10)))); err != nil {
				t.Errorf("32 KB of %.40q: %v", h.unit, err)
			}
		})
	}
}

func FuzzArticle(f *testing.F) {
	for _, s := range []string{
		"", "“", "”", "\"", "“”", "said", "said said", ", said", "he said", "“A,” he said,", "“A,” she said, “b.”", "according to", "According to", "According to Berg",
		"Berg said that", "Berg said: “We go.", "“We go.\n\n“We stay,” Berg said.", "“We go.\n\n# Heading “x”\n\nsaid Berg", "“…” he said", "“É,” said É", "and said that", "but said “x”",
		"Berg told AFP that he “goes”, adding that it “was,” and noted “it”.", "The mayor said. The mayor, Anna Berg, said no.", "said \"\" he", "he, who, said, “a”", "“a” “b” “c” said",
		"Berg's aide said “go”", "\xffBerg said “\xff”", "“Stop!” he said. “Go.”", "he said ‘yes’", "said.", ": “Go.”", "a : “Go now please.”",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if err := check(Article(plain(text))); err != nil {
			t.Errorf("%v\ninput %q", err, text)
		}
	})
}

func BenchmarkArticle(b *testing.B) {
	text := strings.Repeat("Mayor Anna Berg said on Tuesday that at least 12 boats were lost when the old harbour burned.\n"+
		"“We have never seen flames like it,” the harbour spokesman, Paul Vik, told the Vester Gazette at 4 a.m. It cost about $2.6 million.\n", 500)
	art := plain(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Article(art)
	}
	b.ReportMetric(float64(b.N*len(strings.Fields(text)))/b.Elapsed().Seconds(), "words/s")
}

// TestLargestArticle annotates what an article of the largest size may be made of. A quadratic
// step would take hours here.
func TestLargestArticle(t *testing.T) {
	const size = 8 << 20
	for _, unit := range []string{"a", `"`} {
		if err := check(Article(plain(strings.Repeat(unit, size/len(unit))))); err != nil {
			t.Errorf("8 MiB of %q: %v", unit, err)
		}
	}
}

// TestInsets wants a sentence to go on behind page furniture, whose words are none of it.
func TestInsets(t *testing.T) {
	const inset = " Anna Marie BergWhy does Vester flood? MORE"
	text := "Mayor Anna Berg" + inset + " said on Tuesday that the bridge is closed."
	art := plain(text)
	at := strings.Index(text, inset)
	art.Paragraphs[0].Insets = []news.Span{{Start: at, End: at + len(inset)}}
	doc := Article(art)
	if len(doc.Sentences) != 1 || doc.Sentences[0].Of(text) != text {
		t.Fatalf("have sentences %v, want one", doc.Sentences)
	}
	var words []string
	for _, tok := range doc.Tokens {
		words = append(words, tok.Of(text))
	}
	if have, want := strings.Join(words, " "), "Mayor Anna Berg said on Tuesday that the bridge is closed ."; have != want {
		t.Errorf("have tokens %q, want %q", have, want)
	}
	if len(doc.Attributions) != 1 || doc.Attributions[0].Speaker != 0 {
		t.Errorf("have %v, want the words of Anna Berg", doc.Attributions)
	}
}
