package nlp

import "strings"

// Quantities finds the figures in a sentence, in order: digits and words, ranges, shares, with
// unit, modifier and what they count. Years, dates, hours of the day, ordinals, scores and
// numbers that are names ("Phase 1") are none.
//
// The tree of the sentence is asked for only where the words right behind a figure do not say
// what it counts.
func Quantities(s *Sentence) []Quantity {
	list := rooms.Get().(*[]piece)
	*list = cut(s.Text, s.Tokens, (*list)[:0])
	defer putRoom(list)
	p := quantityReader{pieces: pieces{s.Text, s.Tokens, *list}, sentence: s}
	for i := 0; i < len(p.list); {
		if p.list[i].lex == unknown && !p.digit(i) {
			i++
			continue
		}
		q, next, ok := p.at(i)
		if ok {
			p.out = append(p.out, q)
		}
		i = max(next, i+1)
	}
	return p.out
}

type quantityReader struct {
	pieces
	sentence *Sentence
	out      []Quantity
}

// at reads the quantity that begins at piece i, and returns the piece behind it.
func (p *quantityReader) at(i int) (Quantity, int, bool) {
	if p.word(i) == "magnitude" {
		if q, next, ok := p.magnitude(i); ok {
			return q, next, true
		}
	}
	s, ok := p.scalar(i)
	if !ok {
		return Quantity{}, s.end, false
	}
	p.ratio(&s)
	low, top, span := s.value(s.low), s.value(s.top), p.cover(s.first, s.end-1)
	end, kind := p.rangeEnd(&s, &low, &top)
	if kind == scored {
		return Quantity{}, end, false
	}
	span.End = p.list[end-1].End
	s.end = end
	if s.unit == nil && kind == single {
		p.takeUnit(&s)
		low, top = s.value(s.low), s.value(s.top)
	}
	if s.unit == nil && kind == single && p.isName(s, i) || p.isDate(s) || p.someDay(s) || p.titled(s) {
		return Quantity{}, s.end, false
	}
	if p.words(s.end, "on", "the") && strings.EqualFold(p.raw(s.end+2), "richter") {
		s.unit = lexemes["magnitude"].unit
	}
	q := Quantity{Span: span, Value: min(low, top), Max: max(low, top), Vague: s.vague}
	if s.unit != nil {
		q.Unit, q.Dimension = s.unit.base, s.unit.dimension
	}
	return p.finish(q, s)
}

// magnitude reads "magnitude-5.9" and "magnitude 5.9".
func (p *quantityReader) magnitude(i int) (Quantity, int, bool) {
	at := i + 1
	if p.tight(at) {
		at++
	}
	n, ok := p.number(at)
	if !ok || !n.figure || n.low > 10 || n.low <= 0 {
		return Quantity{}, at, false
	}
	q := Quantity{Span: p.cover(i, n.end-1), Value: n.low, Max: n.low, Unit: "magnitude", Dimension: "magnitude"}
	if end := p.nounPhrase(n.end); end > n.end {
		q.Counted = p.cover(n.end, end-1)
	}
	return q, n.end, true
}

// finish adds modifier and what is counted.
func (p *quantityReader) finish(q Quantity, s scalar) (Quantity, int, bool) {
	next := s.end
	if m, first := p.modifierBefore(s.first); first < s.first {
		q.Modifier, q.Start = m, p.list[first].Start
	} else if n := s.numeral.last; s.unit != nil && p.tight(n) && (p.word(n+1) == "plus" || p.word(n+1) == "odd") {
		q.Modifier = "or more"
		if p.word(n+1) == "odd" {
			q.Modifier = "or so"
		}
	}
	if m, end := p.modifierBehind(next); end > next && q.Modifier == "" {
		q.Modifier, q.End = m, p.list[end-1].End
		next, s.end = end, end
	}
	counted, last, keep := p.counted(q, s)
	if !keep {
		return q, next, false
	}
	if !counted.Empty() {
		q.Counted = counted
	}
	if q.Modifier == "" && last > 0 {
		q.Modifier, _ = p.modifierBehind(last)
	}
	q.Bound = modifiers[q.Modifier]
	return q, next, true
}

// takeUnit gives a bare number the unit that it shares with the next, "16 and 17 years old", or
// that of an age.
func (p *quantityReader) takeUnit(s *scalar) {
	if w := p.word(s.end); (w == "and" || w == "or") && p.word(s.first-1) != "between" && (p.digit(s.end+1) || p.is(s.end+1, isCardinal)) {
		if t, ok := p.scalar(s.end + 1); ok && t.unit != nil && !t.money {
			switch t.unit.dimension {
			case "share", "age", "temperature":
				s.unit = t.unit
				return
			}
		}
	}
	if p.isAge(*s) {
		s.unit = yearOld
	}
}
