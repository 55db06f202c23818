package brief

import (
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// Comparison is a pair of sentences as the model of pairs sees it.
type Comparison struct {
	Docs     [2]int // indexes into the documents of the story
	Spans    [2]news.Span
	Features []float64
}

// Comparisons returns the pairs of sentences of a story that are compared, for the model to learn
// which of them state a common fact.
func Comparisons(story *news.Story) []Comparison {
	m := newMerger(story, Options{MinOrigins: 2}, newLexicon(), nil)
	var out []Comparison
	pairs := m.pairs()
	for i := range pairs {
		u, v := m.units[pairs[i].a], m.units[pairs[i].b]
		f := m.featuresOf(&pairs[i])
		out = append(out, Comparison{[2]int{u.doc, v.doc}, [2]news.Span{u.Span, v.Span}, slices.Clone(f[:])})
	}
	return out
}
