package cluster_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/cluster"
	"github.com/briefgen/briefgen/internal/news"
)

// loose makes n articles outside of folders, in a language.
func loose(n int, language string, text func(i int) string) []*news.Document {
	var docs []*news.Document
	for i := range n {
		title := strings.TrimSuffix(sentence(uint32(9_000_000+i)), ".\n")
		docs = append(docs, document(fmt.Sprintf("%04d.txt", i), fmt.Sprintf("Title: %s\nLanguage: %s\nOutlet: paper %d\n\n%s", title, language, i, text(i))))
	}
	return docs
}

// sentences makes n of them, others for other seeds.
func sentences(seed, n int) string {
	var b strings.Builder
	for k := range n {
		b.WriteString(sentence(uint32(1000*seed + k)))
	}
	return b.String()
}

// TestCrowds wants copies to be one story of one origin, however many there are, and a sentence that many
// articles have to make no story of them.
func TestCrowds(t *testing.T) {
	formula := sentence(77)
	cases := []struct {
		name             string
		language         string
		text             func(i int) string
		stories, origins int // of n articles; 0 stands for n
	}{
		{"copies", "en", func(int) string { return sentences(1, 6) }, 1, 1},
		{"copies of a notice", "en", func(int) string { return sentences(1, 2) }, 1, 1},
		{"copies in a language that is not read", "de", func(int) string { return sentences(1, 6) }, 1, 1},
		{"copies with a paragraph of their own", "en", func(i int) string { return sentences(1, 10) + sentences(2+i, 2) }, 1, 1},
		{"one sentence of ten", "en", func(i int) string { return formula + sentences(2+i, 9) }, 0, 0},
		{"one sentence of five", "en", func(i int) string { return formula + sentences(2+i, 4) }, 0, 0},
		{"one sentence of three", "en", func(i int) string { return formula + sentences(2+i, 2) }, 0, 0},
		{"a sentence alone and in others", "en", func(i int) string { return formula + sentences(2+i, min(6, 6*i)) }, 0, 0},
	}
	for _, c := range cases {
		for _, n := range []int{20, 250} {
			stories := cluster.Stories(loose(n, c.language, c.text), nil, cluster.Options{})
			origins := 0
			for _, s := range stories {
				origins += len(s.Origins)
			}
			if wantStories, wantOrigins := or(c.stories, n), or(c.origins, n); len(stories) != wantStories || origins != wantOrigins {
				t.Errorf("%d articles, %s: %d stories of %d origins, want %d of %d", n, c.name, len(stories), origins, wantStories, wantOrigins)
			}
		}
	}
}

func or(n, other int) int {
	if n == 0 {
		return other
	}
	return n
}
