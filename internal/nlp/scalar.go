package nlp

import "strings"

// A scalar is a number with its unit.
type scalar struct {
	numeral
	unit  *unit
	first int // the piece it begins at
	money bool
}

// value converts a number to the base unit.
func (s scalar) value(n float64) float64 {
	switch {
	case s.share:
		return n * 100
	case s.unit == nil:
		return n
	}
	return n*s.unit.factor + s.unit.offset
}

// scalar reads the number with its unit that begins at piece i.
func (p *quantityReader) scalar(i int) (scalar, bool) {
	s := scalar{first: i}
	at := i
	if sign := p.sign(i); sign > 0 {
		at, s.money = i+sign, true
		s.unit = p.list[at-1].lex.unit
		if sign == 2 {
			s.unit = lexemes[dollars[p.list[i].lex.word]].unit
		}
	}
	var ok bool
	s.numeral, ok = p.number(at)
	if !ok {
		s.end = max(s.end, at)
		return s, false
	}
	s.last = s.end
	switch {
	case s.money:
	case s.suffix != "":
		s.unit = lexemes[s.suffix].unit
	case s.share:
		s.unit = lexemes["percent"].unit
	default:
		at := s.end
		if s.vague && p.word(at) == "of" { // "millions of dollars"
			at++
		}
		if p.tight(at) && (p.word(at+1) == "plus" || p.word(at+1) == "odd") && p.is(at+2, isUnit) { // "75-plus percent"
			at += 2
		}
		if w := p.word(at); (w == "more" || w == "additional") && p.is(at+1, isUnit) { // "two more days"
			at++
		}
		if u, end := p.readUnit(at, s.scale > 100); u != nil && !p.isOrdinalSecond(s, end) {
			s.unit, s.end = u, end
		}
	}
	if s.unit != nil && !s.money {
		p.mixed(&s)
	}
	if s.unit == fahrenheit && p.isDifference(s) {
		s.unit = fahrenheits
	}
	return s, true
}

// sign returns how many pieces of a sign of money begin at piece i: "$", "US" and "$".
func (p *quantityReader) sign(i int) int {
	switch {
	case p.is(i, isMoney):
		return 1
	case i+1 < len(p.list) && p.raw(i+1) == "$" && p.joined(i+1) && dollars[p.list[i].lex.word] != "":
		return 2
	}
	return 0
}

// isOrdinalSecond reports whether the unit that ends before piece end is the ordinal: "two
// second homes".
func (p *quantityReader) isOrdinalSecond(s scalar, end int) bool {
	return end == s.end+1 && p.word(s.end) == "second" && s.low != 1
}

// isDifference reports whether degrees are those between two temperatures.
func (p *quantityReader) isDifference(s scalar) bool {
	switch p.word(s.end) {
	case "warmer", "colder", "cooler", "hotter", "above", "below", "higher", "lower":
		return p.word(s.end+1) != "zero"
	}
	return p.word(s.first-1) == "by"
}

// mixed adds what stands behind a figure in a smaller unit: 5ft 10in, 6-foot-4, two hours and
// 15 minutes.
func (p *quantityReader) mixed(s *scalar) {
	for range 2 {
		at := s.end
		if w := p.word(at); w == "and" || w == "," || p.tight(at) {
			at++
		}
		n, ok := p.number(at)
		if !ok || n.low < 0 || n.vague || n.share || n.scale > 1 {
			return
		}
		if p.tight(s.end) && s.unit == lexemes["foot"].unit && n.low < 12 && n.suffix == "" { // 6-foot-4
			s.low += n.low / 12
			s.top, s.end = s.low, n.end
			return
		}
		var u *unit
		end := n.end
		if n.suffix != "" {
			u = lexemes[n.suffix].unit
		} else {
			u, end = p.readUnit(n.end, false)
		}
		if u == nil || u.base != s.unit.base || u.factor >= s.unit.factor || n.low*u.factor >= s.unit.factor || u.dimension == "money" || u.dimension == "share" {
			return
		}
		s.low += n.low * u.factor / s.unit.factor
		s.top, s.end = s.low, end
	}
}

// ratio reads the rest of "three in ten" and "9 out of 10", which are shares.
func (p *quantityReader) ratio(s *scalar) {
	if s.unit != nil || s.scale > 1 || s.vague {
		return
	}
	at := s.end
	hyphened := p.tight(at) && p.tight(at+2) // "seven-in-ten"
	if hyphened {
		at++
	}
	switch {
	case p.word(at) == "in":
		if at++; hyphened {
			at++
		}
	case p.words(at, "out", "of") || strings.EqualFold(p.raw(at), "out") && p.word(at+1) == "of":
		at += 2
		if p.word(at) == "every" {
			at++
		}
	default:
		return
	}
	n, ok := p.number(at)
	round := n.low >= 2 && n.low <= 10 || n.low == 12 || n.low == 20 || n.low >= 100 && int(n.low)%100 == 0
	if !ok || n.low <= s.low || s.low < 1 || n.vague || n.suffix != "" || p.word(s.end) == "in" && (!round || isYear(p.raw(at))) {
		return
	}
	if u, _ := p.readUnit(n.end, false); u != nil {
		return // "three in ten days"
	}
	s.low /= n.low
	s.top, s.bare, s.end, s.share, s.unit = s.low, s.low, n.end, true, lexemes["percent"].unit
}
