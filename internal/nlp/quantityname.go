package nlp

import "strings"

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
	case s.figure && p.joined(i) && (prev == "'" || prev == "’" || prev == "‘"): // the year ’17
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
	case p.tight(s.end) && len(p.raw(s.end+1)) == 1:
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
		return s.figure && s.low >= leastAge && prev == "is" && p.capital(i-2) && p.namelike(i-2) && !p.digit(s.end+1) // "Berg is 67."
	}
	return false
}

// leastAge is the least number that is an age right behind a name: "Vester is 3 up".
const leastAge = 12

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
	if p.tight(i+1) || p.tight(i-1) || p.word(i-1) == "no" || p.word(i-1) == "every" || p.word(i-1) == "each" || p.word(i-1) == "the" || p.word(i-1) == "this" || p.word(i-1) == "that" {
		return false
	}
	noun := i + 1
	if p.tag(noun) == "JJ" {
		noun++
	}
	return p.tag(noun) == "NN" && !vagueOnes[p.raw(noun)]
}

// vagueOnes are the nouns of which "one" says which or any, and not how many.
var vagueOnes = wordSet(`time point day thing way hand side place bit moment example reason part word sense respect end area case exception instance
	another other kind sort type such year morning evening night afternoon hold stage level aspect option form step truth issue question`)

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
