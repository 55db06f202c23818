package nlp

// rangeKind says what stands behind a number.
type rangeKind int

const (
	single  rangeKind = iota // nothing, or what is no range
	ranging                  // the upper end of a range
	scored                   // the rest of a score, a vote, a telephone number
)

// rangeEnd reads the upper end of a range that begins with s, and what comes with it: "to 80
// percent", "and 7". It sets both ends, takes over the unit, and returns the piece behind.
func (p *quantityReader) rangeEnd(s *scalar, low, top *float64) (int, rangeKind) {
	at, hyphened := p.joiner(s)
	if at == 0 {
		return s.end, single
	}
	t, ok := p.scalar(at)
	if !ok || t.vague || s.vague || t.share != s.share {
		return s.end, single
	}
	if hyphened && s.unit == nil && t.unit != nil && t.unit.dimension == "share" && t.low <= s.low {
		s.unit = t.unit // "by 48-42 percent": two figures
		return s.end, single
	}
	if hyphened && p.isScore(s, t) {
		return t.end, scored
	}
	if s.unit == nil && t.money && isYear(p.raw(s.first)) { // "from $3 million in 2006 to $6 million"
		return s.end, single
	}
	if s.unit != nil && t.unit != nil && s.unit.base != t.unit.base {
		return s.end, single
	}
	u := *s
	if t.unit != nil && s.unit == nil {
		u.unit = t.unit
	}
	if t.unit == nil {
		t.unit = s.unit
	}
	if t.scale > 1 && s.scale == 1 && s.low < t.bare && s.suffix == "" { // "2 to 4 million"
		u.low, u.top, u.scale = u.low*t.scale, u.top*t.scale, t.scale
	}
	if p.changes(s.first) { // "rose from 3 to 5 percent" is two figures
		if !hyphened && t.unit != nil && s.unit == nil && t.unit.dimension != "time" {
			s.unit, s.low, s.top, s.scale = u.unit, u.low, u.top, u.scale
			*low, *top = s.value(s.low), s.value(s.top)
		}
		return s.end, single
	}
	if t.value(t.low) <= u.value(u.low) {
		return s.end, single
	}
	first, money := s.first, s.money
	*low, *top = u.value(u.low), t.value(t.low)
	*s = t
	s.first, s.money = first, money || t.money
	return t.end, ranging
}

// joiner returns the piece behind the word that may join s to the upper end of a range, 0 where
// there is none, and whether that word is a hyphen.
func (p *quantityReader) joiner(s *scalar) (int, bool) {
	i := s.end
	switch w := p.word(i); {
	case w == "to":
		return i + 1, false
	case w == "and" && p.word(s.first-1) == "between":
		return i + 1, false
	case w == "or" && s.scale <= 1:
		if p.is(i+1, isCardinal) && p.is(s.first, isCardinal) || p.digit(i+1) && s.figure {
			return i + 1, false
		}
	case p.dash(i) && p.word(i+1) == "to" && !p.tight(i): // "18- to 24-year-olds"
		return i + 2, false
	case p.tight(i) && p.word(i+1) == "to" && p.tight(i+2):
		return i + 3, false
	case p.dash(i) && (p.digit(i+1) || p.sign(i+1) > 0 || p.is(i+1, isCardinal)) && p.joined(i) == p.joined(i+1):
		return i + 1, true
	}
	return 0, false
}

// isScore reports whether two numbers with a hyphen between are no range: 3-2, 555-1234, 52-48,
// 2019-20.
func (p *quantityReader) isScore(s *scalar, t scalar) bool {
	if s.unit != nil || t.unit != nil || s.scale > 1 || t.scale > 1 {
		return false
	}
	if t.low <= s.low || s.low == 9 && t.low == 11 || isYear(p.raw(s.first)) || p.tight(t.end) && p.digit(t.end+1) {
		return true
	}
	switch p.word(s.first - 1) {
	case "won", "lost", "voted", "by", "beat", "led", "leads", "is", "was":
		return true
	}
	return notRanges[p.word(t.end)] || notRanges[p.raw(t.end)]
}

// notRanges are nouns that a score stands before.
var notRanges = wordSet(`vote votes ruling decision win victory loss defeat draw tie lead record majority margin split score advantage`)

// changes reports whether the number at piece i is what something changed from: "rose from 3 to
// 5 percent".
func (p *quantityReader) changes(i int) bool {
	if p.word(i-1) != "from" {
		return false
	}
	for k := i - 2; k >= max(0, i-9); k-- {
		if changing[p.word(k)] || changing[p.raw(k)] {
			return true
		}
		if w := p.word(k); w == "," || w == ";" {
			return false
		}
	}
	return false
}

var changing = wordSet(`rose rise rises risen rising fell fall falls fallen falling dropped drop drops dropping jumped jump climbed climb increased increase
	increases increasing decreased decrease decreases declined decline grew grow grown growing growth shrank shrunk cut cuts cutting raised raise raises raising reduced reduce
	reducing lowered lower lowering went go gone going up down soared soar surged surge slumped plunged plunge dipped widened narrowed slipped
	expanded expand boosted boost moved move changed change slashed shifted shift improved doubled tripled quadrupled`)
