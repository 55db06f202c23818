package brief

import (
	"slices"
)

// traits is what a sentence is compared by beside its terms.
type traits struct {
	meanings []int    // of its words, and its actors: ids, ascending
	doings   []int    // those of its verbs, ascending
	runs     []uint64 // pairs of them that stand together in this order, ascending
	forms    []int    // its words as written, function words among them, ascending
	length   int      // words and marks
}

// togetherWithin is how many words on the second of two that stand together may be.
const togetherWithin = 2

// traitsOf collects the traits of a sentence word by word.
type traitsOf struct {
	traits
	last [togetherWithin]spot // the latest meanings
}

// spot is where a meaning stands.
type spot struct{ id, at int }

func newTraits() *traitsOf {
	t := &traitsOf{}
	for i := range t.last {
		t.last[i].at = -togetherWithin - 1
	}
	return t
}

// word goes on to the next word.
func (t *traitsOf) word(ids wordIDs) {
	t.length++
	t.forms = append(t.forms, ids.form)
}

// meaning adds what the word stands for, an id.
func (t *traitsOf) meaning(id int, verb bool) {
	t.meanings = append(t.meanings, id)
	if verb {
		t.doings = append(t.doings, id)
	}
	for _, before := range t.last {
		if t.length-before.at <= togetherWithin && before.id != id {
			t.runs = append(t.runs, uint64(before.id)<<32|uint64(id))
		}
	}
	t.last = [togetherWithin]spot{t.last[1], {id, t.length}}
}

func (t *traitsOf) done() traits {
	t.meanings, t.doings, t.forms = ascending(t.meanings), ascending(t.doings), ascending(t.forms)
	slices.Sort(t.runs)
	t.runs = slices.Compact(t.runs)
	return t.traits
}
