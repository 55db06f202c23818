package brief

import (
	"cmp"
	"slices"
)

// overlap finds the sentences that share something with a sentence, over an index of terms and
// words: the time goes with what is shared, not with all pairs.
type overlap struct {
	units  []*unit
	byTerm [][]weighted // term → sentences that have it
	byWord [][]int      // word → sentences that have it

	dot     []float64 // by sentence: the dot product with the one asked for; 0 for most
	common  []int     // by sentence: how many words it shares with the one asked for
	touched []int
	rarest  []term // scratch
}

// weighted is a sentence with the weight that a term has in it.
type weighted struct {
	unit   int
	weight float64
}

const (
	// readings is how many entries of the index are read for one sentence: the rarest terms lead to
	// others, in a story of thousands of sentences the names that a third of them have do not. A
	// story of some fifty articles stays below it.
	readings = 8000
	// likely is how many sentences are looked at closely where there are more readings.
	likely = 300
)

// newOverlap makes an index of no sentence yet; terms is how many terms and words there are.
func newOverlap(units []*unit, terms int) *overlap {
	return &overlap{
		units:  units,
		byTerm: make([][]weighted, terms), byWord: make([][]int, terms),
		dot: make([]float64, len(units)), common: make([]int, len(units)),
	}
}

// add puts sentence i into the index.
func (o *overlap) add(i int) {
	for _, t := range o.units[i].terms {
		o.byTerm[t.id] = append(o.byTerm[t.id], weighted{i, t.weight})
	}
	for _, w := range o.units[i].words {
		o.byWord[w] = append(o.byWord[w], i)
	}
}

// with fills dot and common for the indexed sentences that share a term with u and returns
// them. They hold until the next call. Where terms have crowds of sentences, only the likely ones
// are returned.
func (o *overlap) with(u *unit) []int {
	for _, k := range o.touched {
		o.dot[k], o.common[k] = 0, 0
	}
	o.touched = o.touched[:0]
	terms, all := o.rare(u)
	for _, t := range terms {
		for _, p := range o.byTerm[t.id] {
			if o.dot[p.unit] == 0 {
				o.touched = append(o.touched, p.unit)
			}
			o.dot[p.unit] += t.weight * p.weight
		}
	}
	if !all {
		o.closely(u)
		return o.touched
	}
	for _, w := range u.words {
		for _, k := range o.byWord[w] {
			// Words of one meaning may be shared where no term is; such a sentence is none of
			// those that are returned, and its count must not stay for the next one.
			if o.dot[k] != 0 {
				o.common[k]++
			}
		}
	}
	return o.touched
}

// rare returns the terms of u, and whether they are all: else those of fewest sentences, as far
// as may be read.
func (o *overlap) rare(u *unit) ([]term, bool) {
	n := 0
	for _, t := range u.terms {
		n += len(o.byTerm[t.id])
	}
	if n <= readings {
		return u.terms, true
	}
	o.rarest = append(o.rarest[:0], u.terms...)
	slices.SortStableFunc(o.rarest, func(a, b term) int { return len(o.byTerm[a.id]) - len(o.byTerm[b.id]) })
	n = 0
	for i, t := range o.rarest {
		if n += len(o.byTerm[t.id]); n > readings {
			return o.rarest[:i], false
		}
	}
	return o.rarest, true
}

// closely keeps the sentences that share most by weight of what was read, and compares them with u
// in full.
func (o *overlap) closely(u *unit) {
	share := func(k int) float64 { return o.dot[k] / o.units[k].norm }
	slices.SortFunc(o.touched, func(a, b int) int { return cmp.Or(cmp.Compare(share(b), share(a)), a-b) })
	for n, k := range o.touched {
		o.dot[k] = 0
		if n < likely {
			o.dot[k], o.common[k] = dot(u, o.units[k]), shared(u.words, o.units[k].words)
		}
	}
	o.touched = o.touched[:min(likely, len(o.touched))]
}

// cosine returns how like u the sentence k is, which the last call of with returned for u.
func (o *overlap) cosine(u *unit, k int) float64 {
	norm := u.norm * o.units[k].norm
	if norm == 0 {
		return 0
	}
	return o.dot[k] / norm
}

// repeated reports whether an indexed sentence is at least so like u, and does not say the opposite.
func (m *merger) repeated(o *overlap, u *unit, least float64) bool {
	for _, k := range o.with(u) {
		if o.cosine(u, k) >= least && !m.opposed(u, m.units[k]) {
			return true
		}
	}
	return false
}
