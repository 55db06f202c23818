package nlp

import (
	"maps"
	"math"
	"slices"
	"sync"

	"github.com/briefgen/briefgen/internal/nlp/vector"
)

// Gists makes vectors of sentences, each a list of numbers of stems: the mean of the vectors of its words, frequent ones weighing
// less (smooth inverse frequency: Arora, Liang and Ma 2017). What sentences have in common is left to [Apart].
type Gists struct {
	vectors *vector.Table
	rows    []int     // by stem: of its vector, -1 if it has none
	weight  []float32 // by stem
}

const (
	// frequent is the share of all words that a word makes up which weighs half of one that hardly ever stands.
	frequent = 0.001
	// wordsInArticle makes of the share of articles that have a word the share of words that it makes up: few
	// stand there more than once.
	wordsInArticle = 60
	// ownWeight is how many sentences of a story tell as much of what they have in common as the news at large does.
	ownWeight = 6
)

// NewGists prepares the vectors of some stems.
func NewGists(stems []string) *Gists {
	g := &Gists{vector.Words(), make([]int, len(stems)), make([]float32, len(stems))}
	for i, stem := range stems {
		g.rows[i], g.weight[i] = g.vectors.Row(vector.Key(stem)), gistWeight(stem)
	}
	return g
}

// gistWeight returns what a stem weighs in the vector of a sentence, from 0 to 1.
func gistWeight(stem string) float32 {
	return float32(frequent / (frequent + math.Exp(-IDF(stem))/wordsInArticle))
}

// Of returns the vector of a sentence of some stems, of length 1, or 0 where none of them has a vector.
func (g *Gists) Of(stems []int) []float32 {
	v := make([]float32, g.vectors.Dims())
	for _, id := range stems {
		if g.rows[id] >= 0 {
			g.vectors.Add(v, g.rows[id], g.weight[id])
		}
	}
	return OfLengthOne(v)
}

// Apart takes out of the vectors of a story's sentences the direction that they share with each other and with the
// news, and leaves them with length 1. Few sentences tell little of what they share: two that are the same stay so.
func Apart(sentences [][]float32) {
	common := make([]float32, vector.Words().Dims())
	for i, x := range newsGist() {
		common[i] = ownWeight * x
	}
	for _, v := range sentences {
		for i, x := range v {
			common[i] += x
		}
	}
	OfLengthOne(common)
	for _, v := range sentences {
		along := float32(GistCosine(v, common))
		for i, x := range common {
			v[i] -= along * x
		}
		OfLengthOne(v)
	}
}

// GistCosine returns the cosine of two vectors of length 1.
func GistCosine(a, b []float32) float64 { return float64(dot(a, b)) }

// newsGist is the direction in which the sentences of all news point.
var newsGist = sync.OnceValue(func() []float32 {
	vectors, table := vector.Words(), words()
	sum := make([]float32, vectors.Dims())
	for _, form := range slices.Sorted(maps.Keys(table.words)) { // a sum in another order is another one
		w := table.words[form]
		if row := vectors.Row(vector.Key(w.stem)); row >= 0 {
			vectors.Add(sum, row, gistWeight(w.stem)*float32(w.docs))
		}
	}
	return OfLengthOne(sum)
})

// OfLengthOne gives v length 1, where it has any, and returns it.
func OfLengthOne(v []float32) []float32 {
	copy(v, unitLength(v))
	return v
}
