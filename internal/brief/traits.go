package brief

import (
	"slices"
)

// traits is what a sentence is compared by beside its terms. What only sentences of different articles are compared by is left
// out in a story of one.
type traits struct {
	meanings []int    // of its words, and its actors: ids, ascending
	length   int      // words and marks
	doings   []int    // those of its verbs, ascending; of several articles, as the others
	runs     []uint64 // pairs of them that stand together in this order, ascending
	forms    []int    // its words as written, function words among them, ascending
}

// togetherWithin is how many words on the second of two that stand together may be.
const togetherWithin = 2

// traitsOf collects the traits of a sentence word by word.
type traitsOf struct {
	traits
	paired bool                 // the story has several articles
	last   [togetherWithin]spot // the latest meanings
}

// spot is where a meaning stands.
type spot struct{ id, at int }

// begin begins another sentence.
func (t *traitsOf) begin() {
	t.meanings, t.doings, t.runs, t.forms, t.length = t.meanings[:0], t.doings[:0], t.runs[:0], t.forms[:0], 0
	for i := range t.last {
		t.last[i].at = -togetherWithin - 1
	}
}

// meaning adds what the word stands for, an id.
func (t *traitsOf) meaning(id int, verb bool) {
	t.meanings = append(t.meanings, id)
	if !t.paired {
		return
	}
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

// done returns what was collected, kept in some room.
func (t *traitsOf) done(ints *room[int], runs *room[uint64]) traits {
	slices.Sort(t.runs)
	return traits{
		meanings: ints.keep(ascending(t.meanings)), doings: ints.keep(ascending(t.doings)), forms: ints.keep(ascending(t.forms)),
		runs: runs.keep(slices.Compact(t.runs)), length: t.length,
	}
}
