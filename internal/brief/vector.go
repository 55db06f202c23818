package brief

import (
	"math"
	"slices"
	"strings"
)

// vector is a set of words with weights.
type vector struct {
	words []wordWeight // ascending by name, so that sums come out the same on every run
	norm  float64
}

type wordWeight struct {
	name   string
	weight float64
}

func vectorOf(weights map[string]float64) vector {
	v := vector{words: make([]wordWeight, 0, len(weights))}
	for name, w := range weights {
		v.words = append(v.words, wordWeight{name, w})
	}
	slices.SortFunc(v.words, func(a, b wordWeight) int { return strings.Compare(a.name, b.name) })
	sum := 0.0
	for _, w := range v.words {
		sum += w.weight * w.weight
	}
	v.norm = math.Sqrt(sum)
	return v
}

// cosine returns how much alike two vectors are, from 0 to 1.
func (v vector) cosine(w vector) float64 {
	if v.norm == 0 || w.norm == 0 {
		return 0
	}
	sum := 0.0
	i, k := 0, 0
	for i < len(v.words) && k < len(w.words) {
		switch c := strings.Compare(v.words[i].name, w.words[k].name); {
		case c < 0:
			i++
		case c > 0:
			k++
		default:
			sum += v.words[i].weight * w.words[k].weight
			i++
			k++
		}
	}
	return sum / (v.norm * w.norm)
}
