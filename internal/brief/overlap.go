package brief

// overlap finds the sentences that share something with a sentence, over an index of terms and
// words: the time goes with what is shared, not with all pairs.
type overlap struct {
	units  []*unit
	byTerm [][]weighted // term → sentences that have it
	byWord [][]int      // word → sentences that have it

	dot     []float64 // by sentence: the dot product with the one asked for; 0 for most
	common  []int     // by sentence: how many words it shares with the one asked for
	touched []int
}

// weighted is a sentence with the weight that a term has in it.
type weighted struct {
	unit   int
	weight float64
}

// crowded is how many sentences may have a term that leads from one to another. In a story of
// thousands of sentences the names that a third of them have say little, and would take
// quadratic time.
const crowded = 2000

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
// them. They hold until the next call.
func (o *overlap) with(u *unit) []int {
	for _, k := range o.touched {
		o.dot[k], o.common[k] = 0, 0
	}
	o.touched = o.touched[:0]
	for _, t := range u.terms {
		if len(o.byTerm[t.id]) > crowded {
			continue
		}
		for _, p := range o.byTerm[t.id] {
			if o.dot[p.unit] == 0 {
				o.touched = append(o.touched, p.unit)
			}
			o.dot[p.unit] += t.weight * p.weight
		}
	}
	for _, w := range u.words {
		if len(o.byWord[w]) > crowded {
			continue
		}
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

// cosine returns how like u the sentence k is, which the last call of with returned for u.
func (o *overlap) cosine(u *unit, k int) float64 {
	norm := u.norm * o.units[k].norm
	if norm == 0 {
		return 0
	}
	return o.dot[k] / norm
}

// repeated reports whether an indexed sentence is at least so like u.
func (o *overlap) repeated(u *unit, least float64) bool {
	for _, k := range o.with(u) {
		if o.cosine(u, k) >= least {
			return true
		}
	}
	return false
}
