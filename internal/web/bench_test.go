package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// BenchmarkRender makes a site of 200 stories of five articles each.
func BenchmarkRender(b *testing.B) {
	var briefings []*news.Briefing
	for i := range 200 {
		briefings = append(briefings, numbered(harbour(b), i))
	}
	for b.Loop() {
		if _, err := Render(briefings, options()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(briefings)*b.N)/b.Elapsed().Seconds(), "stories/s")
}

// BenchmarkRenderStory makes a story of articles with n sentences, every second of them cited: the time a sentence stays
// the same.
func BenchmarkRenderStory(b *testing.B) {
	for _, n := range []int{1000, 4000, 16000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			briefing := long(b, n)
			for b.Loop() {
				if _, err := Render([]*news.Briefing{briefing}, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/sentence")
		})
	}
}

func numbered(briefing *news.Briefing, i int) *news.Briefing {
	briefing.ID = fmt.Sprintf("story-%d", i)
	return briefing
}

// long returns a briefing of one article of n sentences.
func long(tb testing.TB, n int) *news.Briefing {
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, "Sentence number %d stands here.\n\n", i)
	}
	s := newStory(tb, "long", "Long", paper{id: "a", text: text.String(), url: "https://a.example/"})
	for i, sentence := range s.b.Story.Docs[0].Sentences {
		if i%2 == 0 {
			words := sentence.Of(s.b.Story.Docs[0].Text)
			s.b.Reported = append(s.b.Reported, news.Claim{ID: news.ID("c", words), Text: words, Outlets: 1, Origins: 1, Citations: []news.Citation{
				{Article: "a", Start: sentence.Start, End: sentence.End, Text: words},
			}})
		}
	}
	return s.b
}

// BenchmarkRenderEdit changes one story of many and renders the site with what is kept of the last time.
func BenchmarkRenderEdit(b *testing.B) {
	for _, n := range []int{1000, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var briefings []*news.Briefing
			for i := range n {
				briefings = append(briefings, numbered(bakery(b), i))
			}
			var r Renderer
			if _, err := r.Render(briefings, options()); err != nil {
				b.Fatal(err)
			}
			for i := 0; b.Loop(); i++ {
				at := i % n
				briefings[at] = numbered(bakery(b), at)
				briefings[at].Story.Docs[0].Author = fmt.Sprint(i)
				if _, err := r.Render(briefings, options()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
