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
	byWord [][]int32    // word → sentences that have it

	at      []overlapped // by sentence
	touched []int
	added   []int
	rarest  []term     // scratch
	most    []weighted // scratch
	asked   askedFor   // scratch
}

// weighted is a sentence with the weight that a term has in it.
type weighted struct {
	unit   int
	weight float64
}

// overlapped is what a sentence has in common with the one asked for: nothing, for most.
type overlapped struct {
	dot    float64 // of their terms
	norm   float64 // of its own, the same for all
	common int32   // how many words they share
	doc    int32   // its document, the same for all
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
	o := &overlap{}
	o.begin(units, terms)
	return o
}

// begin makes an index, which is clear, one of other sentences.
func (o *overlap) begin(units []*unit, terms int) {
	o.units = units
	o.byTerm, o.byWord = reaching(o.byTerm, terms), reaching(o.byWord, terms)
	o.at = reaching(o.at[:0], len(units))
	for i, u := range units {
		o.at[i] = overlapped{norm: u.norm, doc: int32(u.doc)}
	}
}

// clear takes all sentences out of an index.
func (o *overlap) clear() {
	o.untouch()
	for _, i := range o.added {
		for _, t := range o.units[i].terms {
			o.byTerm[t.id] = o.byTerm[t.id][:0]
		}
		for _, w := range o.units[i].words {
			o.byWord[w] = o.byWord[w][:0]
		}
	}
	o.added = o.added[:0]
}

// emptyIndex returns an index of no sentence yet, that of the last time: there is one at a time.
func (m *merger) emptyIndex() *overlap {
	o := &m.lex.index
	o.clear()
	if len(o.units) == 0 {
		o.begin(m.units, m.terms)
	}
	return o
}

// reserve makes room for all sentences at once.
func (o *overlap) reserve() {
	terms, words := make([]int, len(o.byTerm)), make([]int, len(o.byWord))
	for _, u := range o.units {
		for _, t := range u.terms {
			terms[t.id]++
		}
		for _, w := range u.words {
			words[w]++
		}
	}
	o.byTerm, o.byWord = lists[weighted](terms), lists[int32](words)
}

// lists returns empty lists side by side, with room for so many elements each.
func lists[T any](lengths []int) [][]T {
	sum := 0
	for _, n := range lengths {
		sum += n
	}
	room, out := make([]T, sum), make([][]T, len(lengths))
	for i, n := range lengths {
		out[i], room = room[:0:n], room[n:]
	}
	return out
}

// add puts sentence i into the index.
func (o *overlap) add(i int) {
	o.added = append(o.added, i)
	for _, t := range o.units[i].terms {
		o.byTerm[t.id] = append(o.byTerm[t.id], weighted{i, t.weight})
	}
	for _, w := range o.units[i].words {
		o.byWord[w] = append(o.byWord[w], int32(i))
	}
}

// with fills in what the indexed sentences that share a term with u have in common with it, and returns
// them. That holds until the next call. Where terms have crowds of sentences, only the likely ones
// are returned.
func (o *overlap) with(u *unit) []int {
	o.untouch()
	terms, all := o.rare(u)
	for _, t := range terms {
		for _, p := range o.byTerm[t.id] {
			k := &o.at[p.unit]
			if k.dot == 0 {
				o.touched = append(o.touched, p.unit)
			}
			k.dot += t.weight * p.weight
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
			if k := &o.at[k]; k.dot != 0 {
				k.common++
			}
		}
	}
	return o.touched
}

// untouch forgets what was last asked.
func (o *overlap) untouch() {
	for _, k := range o.touched {
		o.at[k].dot, o.at[k].common = 0, 0
	}
	o.touched = o.touched[:0]
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
	most := o.most[:0]
	byShare := func(a, b weighted) int { return cmp.Or(cmp.Compare(b.weight, a.weight), a.unit-b.unit) }
	least := 0.0 // what the likely ones share at least, as far as known: few of the others are put in order
	for _, k := range o.touched {
		at := &o.at[k]
		if share := at.dot / at.norm; !(share < least) { // one of no weight has none
			most = append(most, weighted{k, share})
		}
		at.dot = 0
		if len(most) == 4*likely {
			first(most, likely, byShare)
			most = most[:likely]
			least = most[likely-1].weight
		}
	}
	o.most = most
	if len(most) > likely {
		first(most, likely, byShare)
		most = most[:likely]
	}
	slices.SortFunc(most, byShare)
	o.touched = o.touched[:0]
	o.asked.begin(u, len(o.byTerm))
	for _, w := range most {
		o.touched = append(o.touched, w.unit)
		o.at[w.unit].dot, o.at[w.unit].common = o.asked.shared(o.units[w.unit])
	}
	o.asked.end(u)
}

// askedFor is a sentence that others are compared with, to be looked up by number.
type askedFor struct {
	weight []float64 // by term
	word   []int32   // by word: 1 for those that it has
}

func (a *askedFor) begin(u *unit, terms int) {
	a.weight, a.word = reaching(a.weight, terms), reaching(a.word, terms)
	for _, t := range u.terms {
		a.weight[t.id] = t.weight
	}
	for _, w := range u.words {
		a.word[w] = 1
	}
}

func (a *askedFor) end(u *unit) {
	for _, t := range u.terms {
		a.weight[t.id] = 0
	}
	for _, w := range u.words {
		a.word[w] = 0
	}
}

// shared returns the dot product of the terms of the sentence and another, and how many words they share.
func (a *askedFor) shared(v *unit) (dot float64, words int32) {
	for _, t := range v.terms {
		dot += a.weight[t.id] * t.weight
	}
	for _, w := range v.words {
		words += a.word[w]
	}
	return dot, words
}

// first brings the n elements of a longer list to its beginning that are before all others, the last of them to their end
// (Hoare, 1961).
func first[T any](list []T, n int, compare func(a, b T) int) {
	for lo, hi := 0, len(list)-1; lo < hi; {
		pivot := list[(lo+hi)/2]
		i, k := lo, hi
		for i <= k {
			for compare(list[i], pivot) < 0 {
				i++
			}
			for compare(list[k], pivot) > 0 {
				k--
			}
			if i <= k {
				list[i], list[k] = list[k], list[i]
				i, k = i+1, k-1
			}
		}
		switch {
		case n-1 <= k:
			hi = k
		case n-1 >= i:
			lo = i
		default:
			return
		}
	}
}

// cosine returns how like u the sentence k is, which the last call of with returned for u.
func (o *overlap) cosine(u *unit, k int) float64 {
	norm := u.norm * o.at[k].norm
	if norm == 0 {
		return 0
	}
	return o.at[k].dot / norm
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
