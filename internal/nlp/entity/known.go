package entity

import (
	"encoding/binary"
	"errors"
	"slices"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// Known is what many articles tell of a word: how often it has a capital inside a sentence, and of
// which names it is then a word. Two bits each, from the lowest: given name, surname, person's sole
// name, organisation, place, other name, capital, frequency. 0 is an unknown word.
type Known uint16

// The fields of Known, from the lowest.
const (
	asGiven = iota
	asSurname
	asPerson
	asOrganization
	asPlace
	asOther
	asCapital
	asFrequent
	fields
)

func (k Known) field(i int) uint32 { return uint32(k>>(2*i)) & 3 }

// Knowledge holds what is known of words: a hash table, open addressed. It is read-only.
type Knowledge struct {
	slots []knownSlot
	mask  uint32
}

type knownSlot struct {
	norm uint32
	code Known
}

func slotOf(norm uint32) uint32 { return norm * 0x9E3779B1 >> 8 }

// Of returns what is known of the word with this hash.
func (k *Knowledge) Of(norm uint32) Known {
	for i := slotOf(norm); ; i++ {
		s := &k.slots[i&k.mask]
		if s.norm == norm || s.norm == 0 {
			return s.code
		}
	}
}

func newKnowledge(list []knownSlot) *Knowledge {
	size := 16
	for size < 2*len(list) {
		size *= 2
	}
	k := &Knowledge{make([]knownSlot, size), uint32(size - 1)}
	for _, s := range list {
		i := slotOf(s.norm)
		for k.slots[i&k.mask].norm != 0 {
			i++
		}
		k.slots[i&k.mask] = s
	}
	return k
}

// tell fills in what is known of each token.
func (k *Knowledge) tell(tokens []Token) {
	for i := range tokens {
		tokens[i].known = k.Of(tokens[i].Norm)
		if tokens[i].front != 0 {
			tokens[i].frontKnown = k.Of(tokens[i].front)
		}
	}
}

// appendBinary appends the table to b: the number of words, then for each, by its hash, the gap to
// it and its code.
func (k *Knowledge) appendBinary(b []byte) []byte {
	var list []knownSlot
	for _, s := range k.slots {
		if s.norm != 0 {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(a, b knownSlot) int {
		if a.norm < b.norm {
			return -1
		}
		return 1
	})
	b = binary.AppendUvarint(b, uint64(len(list)))
	before := uint32(0)
	for _, s := range list {
		b = binary.AppendUvarint(b, uint64(s.norm-before))
		b = binary.LittleEndian.AppendUint16(b, uint16(s.code))
		before = s.norm
	}
	return b
}

var errKnowledge = errors.New("entity: not a table of known words")

const maxKnown = 1 << 20

func readKnowledge(b []byte) (*Knowledge, []byte, error) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > maxKnown {
		return nil, nil, errKnowledge
	}
	b = b[size:]
	list := make([]knownSlot, n)
	at := uint32(0)
	for i := range list {
		gap, size := binary.Uvarint(b)
		if size <= 0 || len(b) < size+2 {
			return nil, nil, errKnowledge
		}
		at += uint32(gap)
		list[i] = knownSlot{at, Known(binary.LittleEndian.Uint16(b[size:]))}
		b = b[size+2:]
	}
	return newKnowledge(list), b, nil
}

// counter counts how a corpus uses words.
type counter map[uint32]*counts

type counts struct {
	lower, upper int
	as           [asCapital]int
}

func (c counter) of(norm uint32) *counts {
	n := c[norm]
	if n == nil {
		n = &counts{}
		c[norm] = n
	}
	return n
}

// add counts the words of a text with labels. Capitals of sentence starts, headlines and
// quotations say nothing and are left out.
func (c counter) add(t *text, found []label) {
	for n, b := range t.sentences {
		if t.modes[n] != normal {
			continue
		}
		for i := b[0]; i < b[1]; i++ {
			w := &t.tokens[i]
			switch {
			case w.Case == lexicon.NoLetters || starts(t.tokens, b[0], i):
				continue
			case w.Case == lexicon.Lower:
				c.of(w.Norm).lower++
				continue
			}
			n := c.of(w.Norm)
			n.upper++
			l := found[i]
			if l == outside {
				continue
			}
			switch k := l.kind(); {
			case k == Person && l.part() == begin:
				n.as[asGiven]++
			case k == Person && l.part() == unit:
				n.as[asPerson]++
			case k == Person:
				n.as[asSurname]++
			default:
				n.as[asOrganization+int(k)-int(Organization)]++
			}
		}
	}
}

// leastCount is the fewest uses that make a word known.
const leastCount = 4

func (c counter) knowledge() *Knowledge {
	var list []knownSlot
	for norm, n := range c {
		all := n.lower + n.upper
		if all < leastCount || norm == 0 {
			continue
		}
		code := Known(level(n.upper, all, 0.02, 0.3, 0.9)) << (2 * asCapital)
		switch {
		case all >= 300:
			code |= 3 << (2 * asFrequent)
		case all >= 30:
			code |= 2 << (2 * asFrequent)
		default:
			code |= 1 << (2 * asFrequent)
		}
		for i, k := range n.as {
			code |= Known(level(k, n.upper, 0.05, 0.25, 0.6)) << (2 * i)
		}
		list = append(list, knownSlot{norm, code})
	}
	slices.SortFunc(list, func(a, b knownSlot) int {
		if a.norm < b.norm {
			return -1
		}
		return 1
	})
	return newKnowledge(list)
}

// level returns how many of the bounds n/all reaches.
func level(n, all int, bounds ...float64) int {
	for i, b := range bounds {
		if float64(n) < b*float64(all) || n == 0 {
			return i
		}
	}
	return len(bounds)
}
