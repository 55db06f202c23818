package entity

import (
	"github.com/briefgen/briefgen/internal/nlp/gazetteer"
	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// maxFeatures is the most features of a word.
const maxFeatures = 128

// sentence is what features are drawn from.
type sentence struct {
	tokens []Token
	mode   mode
	tally  *tally
	found  []label // by the first reading; nil in it
}

// set collects features.
type set struct {
	f []uint32
}

func (s *set) one(template, a uint32)    { s.f = append(s.f, hash(template, a, 0)) }
func (s *set) two(template, a, b uint32) { s.f = append(s.f, hash(template, a, b)) }

func hash(template, a, b uint32) uint32 {
	x := a*0x9E3779B1 ^ (b<<15|b>>17)*0x85EBCA6B ^ template*0xC2B2AE35
	x ^= x >> 15
	x *= 0x2C1B3C6D
	x ^= x >> 12
	x *= 0x297A2D39
	return x ^ x>>15
}

var none = Token{}

func (s *sentence) at(i int) *Token {
	if i < 0 || i >= len(s.tokens) {
		return &none
	}
	return &s.tokens[i]
}

func (s *sentence) norm(i int) uint32 {
	if i < 0 || i >= len(s.tokens) {
		return 0
	}
	return s.tokens[i].Norm
}

// features appends the features of token i to f. run is the row of capitalised words about it.
func (s *sentence) features(f []uint32, i int, run [2]int) []uint32 {
	o := set{f}
	w, before, after := s.at(i), s.at(i-1), s.at(i+1)
	n0, n1, n2, p1, p2 := s.norm(i), s.norm(i+1), s.norm(i+2), s.norm(i-1), s.norm(i-2)
	if i == 0 {
		p1 = 1
	} else if i == 1 {
		p2 = 1
	}
	form := uint32(w.Case) | uint32(s.mode)<<4
	start := uint32(0)
	if s.mode != normal {
		start = 1
	} else if starts(s.tokens, 0, i) {
		start = 2
		if i > 0 {
			start = 3
		}
	}
	o.one(1, 0)
	o.one(2, n0)
	o.two(3, n0, form)
	o.one(4, n1)
	o.one(5, p1)
	o.one(6, n2)
	o.one(7, p2)
	o.two(8, n0, n1)
	o.two(9, p1, n0)
	o.two(10, p1, n1)
	o.two(11, n1, n2)
	o.two(12, p2, p1)
	cases := uint32(before.Case) | uint32(w.Case)<<4 | uint32(after.Case)<<8
	o.two(13, cases, start)
	o.one(14, w.Shape)
	o.one(15, w.Prefix[2])
	o.one(16, w.Suffix[1])
	o.one(17, w.Suffix[2])
	o.one(18, w.Suffix[3])
	o.one(19, before.Suffix[2])
	o.one(20, after.Suffix[2])
	c0, c1, cb := uint32(w.Cluster), uint32(after.Cluster), uint32(before.Cluster)
	o.two(21, c0, form)
	o.one(22, c0>>3)
	o.one(86, c0>>7)
	o.one(23, c1)
	o.one(24, cb)
	o.one(87, c1>>7)
	o.one(88, cb>>7)
	o.two(25, cb, c0>>3)
	o.two(26, c0>>3, c1)
	o.one(27, uint32(s.at(i+2).Cluster))
	o.one(28, uint32(s.at(i-2).Cluster))
	o.two(29, c0, start)
	o.two(58, cb, c1)
	o.two(30, start, uint32(w.Case))
	o.two(31, uint32(w.Class), uint32(after.Class))
	o.two(32, uint32(before.Class), uint32(w.Class))
	o.one(33, uint32(after.Class))
	o.one(34, uint32(before.Class))
	o.two(35, uint32(w.Class), start)
	for c := w.Class; c != 0; c &= c - 1 {
		o.two(36, uint32(c&-c), 0)
	}
	for c := before.Class &^ gazetteer.Joiner; c != 0; c &= c - 1 {
		o.two(37, uint32(c&-c), 0)
	}
	for c := after.Class &^ gazetteer.Joiner; c != 0; c &= c - 1 {
		o.two(38, uint32(c&-c), 0)
	}
	// The row of capitalised words: how long it is, what stands before and behind it and at its end.
	length, place := uint32(min(run[1]-run[0], 5)), uint32(min(i-run[0], 3))|uint32(min(run[1]-i, 3))<<4
	o.two(40, place, uint32(w.Case))
	o.two(41, length, place)
	o.two(42, s.norm(run[1]), place)
	o.two(43, s.norm(run[0]-1), place)
	o.one(44, s.norm(run[1]))
	o.one(45, s.norm(run[0]-1))
	if i != run[1]-1 {
		o.one(46, s.norm(run[1]-1))
		o.two(47, uint32(s.at(run[1]-1).Class), place)
		o.one(48, s.at(run[1] - 1).Suffix[2])
	}
	if i != run[0] {
		o.two(49, uint32(s.at(run[0]).Class), place)
		o.one(50, s.norm(run[0]))
	}
	o.two(51, s.norm(run[0]-1), s.norm(run[1]))
	if w.Glued {
		o.two(52, 1, uint32(w.Case))
	}
	if w.front != 0 {
		o.one(90, w.front)
		o.two(91, uint32(w.frontKnown), uint32(w.Case))
		o.two(92, uint32(gazetteer.ClassOf(w.front)), uint32(w.Case))
	}
	if w.known|before.known|after.known != 0 {
		o.one(70, uint32(w.known))
		for i := range fields {
			o.two(71+uint32(i), w.known.field(i), form)
		}
		o.one(80, uint32(before.known))
		o.one(81, uint32(after.known))
		o.two(82, uint32(before.known), uint32(w.known))
		o.two(83, uint32(w.known), uint32(after.known))
		o.two(84, w.known.field(asCapital), start)
		o.two(85, uint32(s.at(run[1]-1).known), place)
	}
	u := s.tally.of(w.Norm)
	if u != nil {
		seen := uint32(0)
		if u.lower > 0 {
			seen = 1
		}
		if u.mid > 0 {
			seen |= 2
		}
		o.two(53, seen, start)
		o.two(54, seen, form)
		o.two(55, seen, uint32(w.Class))
	}
	if s.found != nil {
		s.reading(&o, i, w, u)
	}
	return o.f
}

// reading adds what the first reading made of the word, here and elsewhere.
func (s *sentence) reading(o *set, i int, w *Token, u *use) {
	o.one(60, uint32(s.found[i]))
	if i > 0 {
		o.two(61, uint32(s.found[i-1]), uint32(s.found[i]))
	}
	if i+1 < len(s.found) {
		o.two(62, uint32(s.found[i+1]), uint32(s.found[i]))
	}
	if w.Case <= lexicon.Lower || u == nil {
		return
	}
	own := int(kinds)
	long := false
	if l := s.found[i]; l != outside {
		own = int(l.kind())
		long = l.part() != unit
	}
	best, most, all := uint32(9), 0, 0
	for k, n := range u.as {
		n := int(n)
		if k == own && n > 0 {
			n--
		}
		all += n
		if n > most {
			best, most = uint32(k), n
		}
	}
	share := uint32(0)
	switch {
	case all == 0:
	case most == all:
		share = 3
	case 3*most >= 2*all:
		share = 2
	default:
		share = 1
	}
	bestLong, mostLong := uint32(9), 0
	for k, n := range u.long {
		n := int(n)
		if long && k == own && n > 0 {
			n--
		}
		if n > mostLong {
			bestLong, mostLong = uint32(k), n
		}
	}
	first, last := int(u.first), int(u.last)
	if long && own == int(Person) {
		switch s.found[i].part() {
		case begin:
			first--
		case 3:
			last--
		}
	}
	at := uint32(0)
	if first > 0 {
		at = 1
	}
	if last > 0 {
		at |= 2
	}
	o.two(63, best, share)
	o.two(64, best<<4|share, uint32(s.found[i]))
	o.two(65, bestLong, at)
	o.two(66, bestLong<<4|at, uint32(s.found[i]))
	o.two(67, best<<8|bestLong<<4|at, uint32(min(all, 3)))
}
