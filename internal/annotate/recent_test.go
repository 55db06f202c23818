package annotate

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/build/doccode"
	"github.com/briefgen/briefgen/internal/news"
)

// edit changes a line somewhere: a word or a mark comes, goes, moves or is another, or the line comes twice, goes or is cut in two.
func edit(lines []string, random *rand.Rand) []string {
	i := random.IntN(len(lines))
	words := strings.Fields(lines[i])
	k := random.IntN(len(words))
	switch random.IntN(9) {
	case 0:
		words[k] = []string{"Vik", "he", "said", "quay", "12", "$3", "denied", "“said”", "(boats)"}[random.IntN(9)]
	case 1:
		words[k] += []string{",", ".", "”", " “", "-", "’s", " 12 boats"}[random.IntN(7)]
	case 2:
		words = slices.Insert(words, k, []string{"“", "Anna Berg", "not", "# ", "never", "twelve", "according to"}[random.IntN(7)])
	case 3:
		if len(words) > 1 {
			words = slices.Delete(words, k, k+1)
		}
	case 4:
		o := random.IntN(len(words))
		words[k], words[o] = words[o], words[k]
	case 5:
		return slices.Insert(lines, random.IntN(len(lines)), lines[i])
	case 6:
		if len(lines) > 4 {
			return slices.Delete(lines, i, i+1)
		}
	case 7:
		if k > 0 {
			lines[i] = strings.Join(words[:k], " ")
			return slices.Insert(lines, i+1, strings.Join(words[k:], " "))
		}
	case 8:
		if i+1 < len(lines) {
			lines[i+1] = lines[i] + " " + lines[i+1]
			return slices.Delete(lines, i, i+1)
		}
	}
	lines[i] = strings.Join(words, " ")
	return lines
}

// TestRecent holds that an article that is edited again and again gives after each edit the document that it gives to one who has
// never seen it.
func TestRecent(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var recent Recent
	start := strings.Split(strings.TrimSpace(chatter), "\n")
	lines := slices.Clone(start)
	for step := range 120 {
		if lines = edit(lines, random); len(lines) > 12 {
			lines = slices.Clone(start)
		}
		art := plain(strings.Join(lines, "\n") + "\n")
		art.Path = "ferry.md"
		if random.IntN(20) == 0 {
			art.Language = "de" // not read: nothing is to be remembered of it
		}
		got, want := recent.Article(art), Article(art)
		if !bytes.Equal(doccode.EncodeDocument(got), doccode.EncodeDocument(want)) {
			t.Fatalf("after edit %d another document than that of\n%s", step, art.Text)
		}
		for i := range want.Trees {
			if step%20 == 0 && !reflect.DeepEqual(got.Trees[i].Tree(), want.Trees[i].Tree()) {
				t.Fatalf("after edit %d another tree of %q", step, want.Sentences[i].Of(art.Text))
			}
		}
	}
}

// TestRecentRemembers holds that what has not changed is not found anew, and that few articles are remembered.
func TestRecentRemembers(t *testing.T) {
	var recent Recent
	art := plain(chatter)
	art.Path = "ferry.md"
	recent.Article(art)
	changed := plain(strings.Replace(chatter, "Owners fear", "Some owners fear", 1))
	changed.Path = art.Path
	doc := Article(changed)
	known, fresh := 0, 0
	for i, s := range doc.Sentences {
		old := recent.find(art.Path).like(changed.Text, doc.Tokens[s.First:s.Last])
		switch {
		case old == nil:
			fresh++
		case old.quick.Len() != s.Last-s.First:
			t.Errorf("sentence %d is remembered without a tree", i)
		default:
			known++
		}
	}
	if fresh != 1 || known < 8 {
		t.Errorf("%d sentences are new and %d known, want 1 and all others", fresh, known)
	}
	for _, path := range strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12") {
		recent.Article(&news.Article{Path: path, Text: ""})
	}
	if len(recent.last) != mostRecent || recent.find(art.Path) != nil {
		t.Errorf("%d articles are remembered, want the last %d", len(recent.last), mostRecent)
	}
}

// BenchmarkEdit annotates an article in which a word has changed.
func BenchmarkEdit(b *testing.B) {
	text := strings.Repeat(chatter, 8)
	var recent Recent
	for _, v := range []struct {
		name string
		run  func(*news.Article)
	}{{"anew", func(art *news.Article) { Article(art) }}, {"again", func(art *news.Article) { recent.Article(art) }}} {
		b.Run(v.name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				v.run(plain(strings.Replace(text, "six years", []string{"six", "five"}[i%2]+" whole years", 1)))
			}
			b.ReportMetric(float64(len(strings.Fields(text))), "words")
		})
	}
}
