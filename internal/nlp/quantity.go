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
	if s.unit == nil && kind == single && p.isAge(s) {
		s.unit = yearOld
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

// isName reports whether the number of s, which has no unit, counts nothing: a number behind a
// name, the number of a list item, an hour, "one" that is a pronoun.
func (p *quantityReader) isName(s scalar, i int) bool {
	w, prev := p.raw(i), p.word(i-1)
	next := p.word(s.end)
	switch {
	case p.is(i, isCardinal) && s.low == 1 && s.end == i+1:
		return !p.oneOfAKind(i)
	case next == "a.m." || next == "p.m." || next == "am" || next == "pm" || next == "o'clock" || next == "o’clock" || next == "gmt":
		return true
	case p.is(i-1, isLabel) && s.scale == 1 || prev == "#" || prev == "." && p.word(i-2) == "no" && p.joined(i-1):
		return true
	case p.tight(i-1) && i > 1 && !p.digit(i-2) && p.joined(i) && !p.is(i-2, isCardinal): // COVID-19
		return true
	case s.figure && s.scale == 1 && i > 0 && isUpperWord(p.raw(i-1)) && len(p.raw(i-1)) > 1 && p.namelike(i-1) && !p.joined(i) && strings.IndexByte(w, ',') < 0:
		return true // "the S&P 500"
	case i == 0 && (next == "." || next == ")") && s.figure && s.low < 100:
		return true
	case next == "tolerance":
		return true
	case p.tight(s.end) && noCompound[p.word(s.end+1)], p.tight(s.end) && noCompound[p.raw(s.end+1)]:
		return true
	case s.figure && s.scale == 1 && i > 0 && p.digit(i-1) && !p.joined(i): // a row of a table
		return true
	case p.is(i, isCardinal) && i > 1 && p.capital(i) && (p.namelike(i) || prev == "of") && p.capital(i-2):
		return true // "the Gang of Eight"
	case s.figure && i > 0 && p.capital(i-1) && p.namelike(i-1) && s.scale == 1 && !p.joined(i):
		return !p.plural(s.end) || strings.IndexByte(w, ',') < 0 && !p.is(i-1, isMonth) && p.capital(s.end)
	case p.tight(s.end) && s.low == 1 && p.raw(s.end+1) == "2":
		return true
	case p.tight(s.end) && s.low == 9 && p.raw(s.end+1) == "11":
		return true
	}
	return false
}

// isAge reports whether a bare number is how old somebody is: "Anna Berg, 44, said", "when she was
// seven", "aged 44".
func (p *quantityReader) isAge(s scalar) bool {
	i := s.first
	if s.low < 1 || s.low > 115 || s.low != float64(int(s.low)) || s.end != i+1 && !p.is(i, isCardinal) {
		return false
	}
	next := p.word(s.end)
	ends := s.end >= len(p.list) || next == "," || next == "." || next == ";" || next == ")" || next == "and" || next == "when"
	switch prev := p.word(i - 1); {
	case prev == "aged" || prev == "age" || prev == "ages":
		return true
	case prev == ",":
		return s.figure && p.capital(i-2) && p.namelike(i-2) && !p.is(i-2, isMonth|isWeekday) && next == "," && !p.digit(s.end+1)
	case prev == "turned" || prev == "turns" || prev == "turning":
		return ends
	case !ends:
	case prev == "was" || prev == "is" || prev == "’s" || prev == "'s" || prev == "were":
		switch p.word(i - 2) {
		case "he", "she", "I", "i", "He", "She", "who", "they", "They", "it":
			return p.word(i-2) != "it"
		}
	}
	return false
}

// titled reports whether s is the name of a programme: “60 Minutes”.
func (p *quantityReader) titled(s scalar) bool {
	return s.unit != nil && s.first > 0 && isQuoteMark(p.raw(s.first-1)) && p.capital(s.end-1) && isQuoteMark(p.raw(s.end))
}

// someDay reports whether s is "one day", which says only that the day is not known.
func (p *quantityReader) someDay(s scalar) bool {
	_, first := p.modifierBefore(s.first)
	return s.end == s.first+2 && p.word(s.first) == "one" && p.word(s.first+1) == "day" && first == s.first
}

// noCompound are words that make an idiom with a number and a hyphen before them.
var noCompound = wordSet(`way on one sided time faced up off upmanship handed dimensional something nil all a to`)

// namelike reports whether piece i is a proper noun.
func (p *quantityReader) namelike(i int) bool { t := p.tag(i); return t == "NNP" || t == "NNPS" }

func (p *quantityReader) plural(i int) bool { t := p.tag(i); return t == "NNS" || t == "NNPS" }

// oneOfAKind reports whether "one" at piece i counts: "one person", "at least one boat", and not
// "one day", "one of them", "no one".
func (p *quantityReader) oneOfAKind(i int) bool {
	if _, first := p.modifierBefore(i); first < i && p.word(i-1) != "about" && p.word(i-1) != "just" {
		return strings.HasPrefix(p.tag(i+1), "NN") || strings.HasPrefix(p.tag(i+1), "JJ")
	}
	if p.tight(i+1) || p.word(i-1) == "no" || p.word(i-1) == "every" || p.word(i-1) == "each" || p.word(i-1) == "the" || p.word(i-1) == "this" || p.word(i-1) == "that" {
		return false
	}
	return oneCounts[strings.ToLower(p.raw(i+1))]
}

// oneCounts are the nouns that "one" counts; before most others it only says which.
var oneCounts = wordSet(`person man woman child boy girl baby soldier officer policeman civilian student teacher worker death injury victim
	suspect gunman attacker passenger survivor house home building vehicle boat ship plane aircraft car bus truck bomb vote seat goal
	gun shot game win loss killed dead`)

// isDate reports whether s belongs to a date: "12 March", "March 12", "three years ago", a year.
func (p *quantityReader) isDate(s scalar) bool {
	i := s.first
	switch {
	case s.money || s.share:
		return false
	case s.unit != nil && s.unit.dimension == "time":
		if isYear(p.raw(i)) && p.is(s.end-1, isPeriod) && strings.HasSuffix(p.word(s.end-1), "s") {
			return false
		}
		next := p.word(s.end)
		return next == "ago" || next == "earlier" || next == "later"
	case s.unit != nil:
		return false
	case isYear(p.raw(i)) && s.scale == 1 && p.standsForYear(i, s.end):
		return true
	case !s.figure || s.low > 31 || s.scale > 1:
		return false
	}
	return p.is(i-1, isMonth) && p.capital(i-1) || p.is(s.end, isMonth) && p.capital(s.end) && s.end == i+1
}

// standsForYear reports whether the four digits at piece i are a year and not a count, end being
// the piece behind.
func (p *pieces) standsForYear(i, end int) bool {
	switch p.word(i - 1) {
	case "in", "since", "by", "until", "early", "late", "mid", "before", "after", "during", "spring", "summer", "autumn", "fall", "winter":
		return true
	case "than", "least", "some", "nearly", "almost", "about", "around", "over", "estimated", "to":
		return !p.counts(end) && p.word(i-1) != "than" && p.word(i-1) != "least"
	case "the", "'s", "’s", "of", "its", "their", "his", "her", "this":
		return true
	}
	return !p.counts(end) || p.raw(i)[2:] != "00" && p.raw(i) >= "1900"
}

// counts reports whether a plural noun stands at piece i, or soon behind an adjective.
func (p *pieces) counts(i int) bool {
	if p.word(i) == "fish" {
		return true
	}
	if p.tag(i) == "JJ" || p.tag(i) == "NN" {
		i++
	}
	return p.tag(i) == "NNS"
}
