package nlp

import "strings"

// longPhrase is the most pieces of what is counted.
const longPhrase = 10

// counted returns what q counts, the piece behind it, and whether q is a figure at all: a number
// without unit that counts nothing is none.
func (p *quantityReader) counted(q Quantity, s scalar) (Span, int, bool) {
	first, must := p.nounsFrom(s)
	if first == s.end && s.unit != nil && s.unit.dimension == "share" && strings.HasPrefix(p.tag(first), "VB") {
		first = -1 // "28 percent opposed"
	}
	if must && first == s.end+1 && s.unit == nil { // "16-member council": members
		if strings.HasPrefix(p.tag(first), "NN") || p.list[first].token == p.list[s.end].token {
			return p.list[first].Span, first + 1, true
		}
	}
	if first >= 0 {
		if end, sure := p.phrase(first); end > first {
			if s.unit == nil && first == s.end && end > first+1 && s.low > 1 && !s.vague && p.tag(first) == "NN" && p.tag(end-1) == "NN" && p.tag(first+1) == "NN" {
				return p.list[first].Span, first + 1, true // "a 3 generation trip"
			}
			if sure || s.unit != nil {
				return p.cover(first, end-1), end, true
			}
			if c, end, ok := p.countedByTree(s, first); ok {
				return c, end, true
			}
			return p.cover(first, end-1), end, true
		}
		if must {
			return Span{}, 0, s.unit != nil
		}
	}
	if s.unit != nil {
		return Span{}, 0, true
	}
	if c := p.measuredBefore(s); !c.Empty() {
		return c, 0, true
	}
	if c, end, ok := p.countedByTree(s, s.end); ok {
		return c, end, true
	}
	return p.alone(q, s)
}

// nounsFrom returns the piece that what is counted may begin at, -1 where it can't be right
// behind. must says that without nouns there the figure counts nothing.
func (p *quantityReader) nounsFrom(s scalar) (int, bool) {
	i := s.end
	w := p.word(i)
	switch {
	case p.raw(i) == "(" || i >= len(p.list) || s.unit != nil && extents[p.raw(i)]:
		return -1, false
	case p.tight(i) && p.digit(i+1): // "48-42 percent"
		return -1, false
	case p.tight(i) && strings.EqualFold(p.raw(i+1), "strong"):
		return i + 2, true
	case p.tight(i) && (s.unit == nil || p.attributive(s)):
		if s.unit != nil && s.unit.dimension == "length" && extents[p.raw(i+1)] { // "30-foot-deep hole"
			return i + 2, true
		}
		return i + 1, true
	case w == "of" && s.unit != nil && (s.unit.dimension == "time" || s.unit.dimension == "length" || s.unit.dimension == "age"):
		return i + 1, false // not "within 30 days of its discovery"
	case w == "of":
		return p.pastOf(i + 1), false
	case p.raw(i) == "worth" && p.word(i+1) == "of":
		return p.pastOf(i + 2), false
	case p.raw(i) == "worth":
		return -1, false
	case s.unit == nil:
		if w == "more" {
			i++
			if p.word(i) == "of" {
				return p.pastOf(i + 1), false
			}
		}
		if isQuoteMark(p.raw(i)) && !p.joined(i) { // twelve “old boats”
			i++
		}
		return i, false
	case s.unit.dimension == "money" && (w == "a" || w == "per") && p.is(i+1, isPeriod) && p.word(i+2) == "in":
		return i + 3, false // "$3 million a year in fees"
	case s.unit.dimension == "money" && w == "in":
		if end := p.nounPhrase(i + 1); p.capital(i+1) || p.is(i+1, isPeriod) || p.is(max(0, end-1), isPeriod) {
			return -1, false // "in 2019", "in Norway", "in recent years"
		}
		return i + 1, false
	case s.share && p.word(s.end-1) == "half":
		return p.pastOf(i), false
	case s.money, p.attributive(s):
		return i, false
	}
	return -1, false
}

// extents stand behind a measure and say in which direction it goes.
var extents = wordSet(`tall long high wide deep thick old away off apart ahead behind north south east west northeast northwest southeast southwest
	inland offshore ago earlier later before after`)

// attributive reports whether the unit of s may stand before the noun that it measures: it is in
// the singular, "10-year sentence", or a percentage, "10 percent cut".
func (p *quantityReader) attributive(s scalar) bool {
	last := p.word(s.end - 1)
	switch s.unit.dimension {
	case "share", "magnitude":
		return s.unit != point
	case "money", "time", "length", "mass", "area", "volume", "power", "age", "data", "speed":
		return p.joined(s.end-1) && !strings.HasSuffix(last, "s") || s.suffix != "" || last == "old"
	}
	return false
}

// pastOf skips the determiners behind "of", and a number: "of the 12 passengers", "of the island's
// 12 schools".
func (p *quantityReader) pastOf(i int) int {
	for k := 0; k < 3; k++ {
		switch p.tag(i) {
		case "DT", "PRP$", "PDT", "WDT", "CD":
			i++
			continue
		}
		break
	}
	for k := i; k < i+4 && strings.HasPrefix(p.tag(k), "NN"); k++ {
		if p.tag(k+1) == "POS" && p.tag(k+2) == "CD" {
			return k + 3
		}
	}
	return i
}

// phrase returns the piece behind the nouns that begin at piece i, with the adjectives before
// them, and whether their end is beyond doubt.
func (p *quantityReader) phrase(i int) (int, bool) {
	end, at, sure := i, i, true
	for ; at < len(p.list) && at < i+longPhrase; at++ {
		if at > i && p.list[at].token == p.list[at-1].token {
			continue // within one hyphenated word
		}
		tag := p.tag(at)
		switch {
		case strings.HasPrefix(tag, "NN"):
			if p.isTimeWord(at) && (at > i || !p.is(at, isPeriod)) || end > i && strings.HasPrefix(tag, "NNP") && p.capital(at) && !p.capital(end-1) && !p.dash(at-1) {
				return end, sure // "killed 12 people Tuesday", "two things Vester needs"
			}
			sure = sure && !(end > i && strings.HasSuffix(p.tag(end-1), "S")) // "jobs teachers want"
			end = p.wholeToken(at)
			continue
		case step(p.word(at)) != 0 && p.is(at+1, isPeriod|isWeekday|isMonth|isSeason) || p.word(at) == "last" && p.word(at+1) == "night":
			return end, sure // "100 people last month"
		case tag == "RB" && end == i && (p.tag(at+1) == "VBN" || p.tag(at+1) == "JJ" || p.tag(at+1) == "VBG"):
			continue // "randomly chosen voters"
		case tag == "JJ" || tag == "JJR" || tag == "JJS" || tag == "HYPH" || tag == "AFX":
			if victims[strings.ToLower(p.raw(at))] && end == i && !strings.HasPrefix(p.tag(at+1), "NN") {
				return at + 1, true
			}
			continue
		case (tag == "VBN" || tag == "VBG") && p.dash(at-1) && p.joined(at) && at > i: // "self-described experts"
			continue
		case p.raw(at) == "being" || p.raw(at) == "having":
			return end, sure
		case tag == "VBN" || tag == "VBG":
			if victims[strings.ToLower(p.raw(at))] && !strings.HasPrefix(p.tag(at+1), "NN") {
				if end == i {
					return at + 1, true
				}
				return end, sure
			}
			if end > i { // "people killed", or a long name for one thing
				return end, sure && !strings.HasPrefix(p.tag(at+1), "NN")
			}
			sure = false
			continue
		case tag == "POS" && end > i && p.tag(end-1) == "NNS" && p.word(i-1) != "of" && p.tag(i-1) != "DT" && p.tag(i-1) != "PRP$":
			return end, sure // "two parties' plans"
		case tag == "POS" && end > i && (strings.HasPrefix(p.tag(at+1), "NN") || strings.HasPrefix(p.tag(at+1), "JJ")):
			continue
		case p.dash(at) && p.joined(at) && p.joined(at+1):
			continue
		case (tag == "CC" || tag == ",") && end == i && at > i:
			continue // "armed and masked men"
		case tag == "CC" && end > i:
			return end, sure && !strings.HasPrefix(p.tag(at+1), "NN") && !strings.HasPrefix(p.tag(at+1), "JJ")
		case victims[strings.ToLower(p.raw(at))] && end == i:
			return at + 1, true
		case tag == "VBD" && end == i && at > i:
			sure = false
		}
		break
	}
	return end, sure && at < i+longPhrase
}

// wholeToken returns the piece behind the token that piece i begins.
func (p *quantityReader) wholeToken(i int) int {
	k := i + 1
	for k < len(p.list) && p.list[k].token == p.list[i].token {
		k++
	}
	return k
}

// nounPhrase returns the piece behind the nouns that begin at piece i.
func (p *quantityReader) nounPhrase(i int) int { end, _ := p.phrase(i); return end }

// measuredBefore returns the noun of "a population of 3,000", "the death toll rose to 12".
func (p *quantityReader) measuredBefore(s scalar) Span {
	i := s.first
	if _, first := p.modifierBefore(i); first < i {
		i = first
	}
	if p.word(i-1) == "of" && measures[strings.ToLower(p.raw(i-2))] {
		return p.list[i-2].Span
	}
	if moved[p.word(i-1)] { // "the death toll has risen to 12"
		for k := i - 2; k >= max(0, i-9) && p.word(k) != "," && p.word(k) != "."; k-- {
			if measures[strings.ToLower(p.raw(k))] {
				return p.list[k].Span
			}
		}
	}
	return Span{}
}

// moved are words between what is measured and its size.
var moved = wordSet(`to at is was from reached reaches topped exceeded hit past above`)

// measures are nouns whose size a number behind "of" is.
var measures = wordSet(`population toll crowd crowds attendance turnout membership audience audiences staff workforce circulation capacity enrollment enrolment`)

// isTimeWord reports whether the noun at piece i is of a date, and not counted: "killed 12
// people Tuesday".
func (p *quantityReader) isTimeWord(i int) bool {
	if p.is(i, isWeekday|isMonth) && p.capital(i) {
		return true
	}
	return p.is(i, isDayWord)
}

// alone decides on a number with no noun behind it: "three were hurt", "killed at least ten". It
// counts what the figure before it in the sentence counts.
func (p *quantityReader) alone(q Quantity, s scalar) (Span, int, bool) {
	next := p.tag(s.end)
	verb := next == "VBD" || next == "VBP" || next == "VBZ" || next == "MD" || next == "VBN" && victims[strings.ToLower(p.raw(s.end))]
	_, before := p.modifierBefore(s.first)
	if before > 0 && p.word(before-1) == "other" { // "wounding other 70"
		before--
	}
	object := before > 0 && strings.HasPrefix(p.tag(before-1), "VB")
	large := s.scale >= 1000 || s.figure && s.low >= 1000 && s.last == s.first+1 && strings.IndexByte(p.raw(s.first), ',') > 0
	object = object || p.word(before-1) == "from" && (p.word(before-2) == "up" || p.word(before-2) == "down") // "up from 31"
	them := p.word(s.end) == "of" && (p.raw(s.end+1) == "them" || p.raw(s.end+1) == "whom")
	if !verb && !object && !them && !large && q.Modifier == "" && !s.vague {
		return Span{}, 0, false
	}
	if s.figure && isYear(p.raw(s.first)) {
		return Span{}, 0, false
	}
	if verb || them || object {
		for k := len(p.out) - 1; k >= 0 && k >= len(p.out)-3; k-- {
			if before := p.out[k]; before.Unit == "" && !before.Counted.Empty() {
				return before.Counted, 0, true
			}
		}
	}
	return Span{}, 0, true
}

var victims = wordSet(`wounded injured dead killed missing homeless displaced arrested detained hurt hospitalized hospitalised`)
