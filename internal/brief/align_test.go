package brief

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/briefgen/briefgen/internal/news"
)

func wordsIn(text string) []word { return appendWords(nil, text, news.Span{End: len(text)}, 0) }

// steps writes an alignment: kept words, [-cut-], {+added+}, [-was-]{+changed+}.
func steps(a, b string) string {
	x, y := wordsIn(a), wordsIn(b)
	var out []string
	slice := func(text string, words []word) string {
		return text[words[0].Start:words[len(words)-1].End]
	}
	for _, e := range align(x, y) {
		cut, own := "", ""
		if e.op != news.Kept && e.a[0] < e.a[1] {
			cut = "[-" + slice(a, x[e.a[0]:e.a[1]]) + "-]"
		}
		if e.b[0] < e.b[1] {
			own = slice(b, y[e.b[0]:e.b[1]])
			if e.op != news.Kept {
				own = "{+" + own + "+}"
			}
		}
		out = append(out, cut+own)
	}
	return strings.Join(out, " ")
}

func TestAlign(t *testing.T) {
	for _, c := range []struct{ quote, other, want string }{
		{"We have never seen flames like it in this harbour", "never seen flames like it", "[-We have-] never seen flames like it [-in this harbour-]"},
		{"The ferries will be forced to stay in port until Monday", "The ferries would be forced to stay in the port till Monday", "The ferries [-will-]{+would+} be forced to stay in {+the+} port [-until-]{+till+} Monday"},
		// Words that stand together are kept before one that stands alone, and "the" is not kept by chance.
		{"We thank the crews for coming. We cannot thank the mayor", "We cannot thank the mayor", "[-We thank the crews for coming.-] We cannot thank the mayor"},
		{"Nothing of the old market is left to the town", "Everyone at the new school went to the sea", "[-Nothing of the old market is left-]{+Everyone at the new school went+} to the [-town-]{+sea+}"},
		{"“[H]e didn’t go,” — not in 1,000 years…", "He didn't go; not in 1000 years", "He didn't go; not in 1000 years"},
		{"The US and the EU agreed", "The U.S. and the EU agreed", "The [-US-]{+U.S.+} and the EU agreed"},
		{"One two three", "Four five", "[-One two three-]{+Four five+}"},
	} {
		if have := steps(c.quote, c.other); have != c.want {
			t.Errorf("%s\n%s\nhave %s\nwant %s", c.quote, c.other, have, c.want)
		}
	}
}

// partitions reports what is wrong with an alignment: its steps follow one another over all of
// both lists, and what is kept is the same.
func partitions(a, b []word) error {
	i, k := 0, 0
	for _, e := range align(a, b) {
		if e.a[0] != i || e.b[0] != k || e.a[1] < i || e.b[1] < k || e.a[1]-i+e.b[1]-k == 0 {
			return fmt.Errorf("step %+v behind %d and %d", e, i, k)
		}
		if e.op == news.Kept && !startsWith(a[e.a[0]:e.a[1]], b[e.b[0]:e.b[1]]) {
			return fmt.Errorf("step %+v keeps what is not the same", e)
		}
		i, k = e.a[1], e.b[1]
	}
	if i != len(a) || k != len(b) {
		return fmt.Errorf("%d of %d and %d of %d words are told", i, len(a), k, len(b))
	}
	return nil
}

func FuzzAlign(f *testing.F) {
	f.Add("We have never seen flames like it", "never seen flames like that")
	f.Add("a a a b", "b a a")
	f.Add("[H]e went — 1,000 boats…", "He went: 1000 boats")
	f.Add("", "é\u0301\xff")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 5000 {
			return
		}
		if err := partitions(wordsIn(a), wordsIn(b)); err != nil {
			t.Errorf("%v\n%q\n%q", err, a, b)
		}
	})
}

// TestLongQuotations aligns statements of 5,000 words: one with changes all over, one of nothing but
// the same words, one that shares nothing.
func TestLongQuotations(t *testing.T) {
	var plain, changed, other strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&plain, "word%d ", i)
		if i%97 != 5 {
			fmt.Fprintf(&changed, "word%d ", i)
		} else {
			changed.WriteString("another ")
		}
		fmt.Fprintf(&other, "else%d ", i)
	}
	begin := time.Now()
	if e := align(wordsIn(plain.String()), wordsIn(changed.String())); len(e) != 2*52+1 {
		t.Errorf("%d steps, want a change at each of 52 words", len(e))
	}
	for _, b := range []string{other.String(), strings.Repeat("the boat sank ", 1700), ""} {
		for _, a := range []string{plain.String(), strings.Repeat("the boat sank and ", 1250)} {
			if err := partitions(wordsIn(a), wordsIn(b)); err != nil {
				t.Error(err)
			}
		}
	}
	if d := time.Since(begin); d > 10*time.Second {
		t.Errorf("took %v", d)
	}
}
