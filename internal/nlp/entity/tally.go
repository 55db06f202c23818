package entity

import (
	"github.com/briefgen/briefgen/internal/nlp/gazetteer"
	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// use is how a text uses a word, at all its places.
type use struct {
	norm  uint32
	lower uint16            // without a capital
	mid   uint16            // with one that no sentence start, headline or quotation gives it
	as    [kinds + 1]uint16 // as a word of which kind of name, or of none, by the first reading
	long  [kinds]uint16     // of these, in names of several words
	first uint16            // at the start of a person's name of several words
	last  uint16            // at the end of one
}

// tally holds the uses of the capitalised words of a text: a hash table, open addressed.
type tally struct {
	slots []use
	mask  uint32
}

// newTally returns a tally for n words, in slots if there is room.
func newTally(n int, slots []use) *tally {
	size := 64
	for size < 2*n {
		size *= 2
	}
	if cap(slots) < size {
		slots = make([]use, size)
	}
	slots = slots[:size]
	clear(slots)
	return &tally{slots: slots, mask: uint32(size - 1)}
}

// of returns the uses of a word, nil if it has none.
func (t *tally) of(norm uint32) *use {
	for i := norm * 0x9E3779B1 >> 7; ; i++ {
		u := &t.slots[i&t.mask]
		if u.norm == norm {
			return u
		}
		if u.norm == 0 {
			return nil
		}
	}
}

// add returns the uses of a word, new if it has none.
func (t *tally) add(norm uint32) *use {
	for i := norm * 0x9E3779B1 >> 7; ; i++ {
		u := &t.slots[i&t.mask]
		if u.norm == norm {
			return u
		}
		if u.norm == 0 {
			u.norm = norm
			return u
		}
	}
}

// more adds one, up to a limit.
func more(n *uint16) {
	if *n < 1<<16-1 {
		*n++
	}
}

// uses counts how the text writes its capitalised words, in slots if there is room.
func uses(tokens []Token, sentences [][2]int, modes []mode, slots []use) *tally {
	n := 0
	for i := range tokens {
		if tokens[i].Case > lexicon.Lower {
			n++
		}
	}
	t := newTally(n, slots)
	for k, s := range sentences {
		for i := s[0]; i < s[1]; i++ {
			if w := &tokens[i]; w.Case > lexicon.Lower {
				u := t.add(w.Norm)
				if modes[k] == normal && !starts(tokens, s[0], i) {
					more(&u.mid)
				}
			}
		}
	}
	for i := range tokens {
		if w := &tokens[i]; w.Case == lexicon.Lower && w.Class&(gazetteer.Function|gazetteer.Joiner) == 0 {
			if u := t.of(w.Norm); u != nil {
				more(&u.lower)
			}
		}
	}
	return t
}

// starts reports whether token i has its capital from its place: first of a sentence that begins
// at token first, or first of a quotation.
func starts(tokens []Token, first, i int) bool {
	if i == first {
		return true
	}
	switch tokens[i-1].Form {
	case "“", "\"", "‘", "'", "``", "•", ":", "(", "[", "*", "—", "–", "--":
		return true
	}
	return false
}

// read counts what the first reading made of the words of a sentence.
func (t *tally) read(tokens []Token, found []label) {
	for i, l := range found {
		if tokens[i].Case <= lexicon.Lower {
			continue
		}
		u := t.add(tokens[i].Norm)
		if l == outside {
			more(&u.as[kinds])
			continue
		}
		k := l.kind()
		more(&u.as[k])
		if l.part() == unit {
			continue
		}
		more(&u.long[k])
		if k == Person {
			switch l.part() {
			case begin:
				more(&u.first)
			case last:
				more(&u.last)
			}
		}
	}
}
