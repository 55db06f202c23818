package nlp

import "strings"

// andPart adds "and a half", "and a quarter" to n.
func (p *pieces) andPart(n numeral) numeral {
	at := n.end
	if p.tight(at) { // four-and-a-half
		at++
	}
	if p.word(at) != "and" {
		return n
	}
	at++
	if p.tight(at) {
		at++
	}
	article := p.word(at) == "a" || p.word(at) == "one"
	if article {
		at++
	}
	if p.tight(at) {
		at++
	}
	if w := p.word(at); article && (w == "half" || w == "quarter" || w == "third") {
		n.low += p.n(at)
		n.bare, n.top, n.end = n.low, n.low, at+1
	}
	return n
}

// cardinal reads a number in words: twenty-five, two hundred and six, three million two hundred
// thousand, two-thirds, four and a half.
func (p *pieces) cardinal(i int) (numeral, bool) {
	total, group, last, bare, scale := 0.0, 0.0, -1.0, 0.0, 1.0
	at := i
	for at-i < longNumber {
		k := at
		if k > i && p.tight(k) {
			k++
		}
		if k > i && p.word(k) == "and" && group >= 100 && p.is(k+1, isCardinal) && p.n(k+1) < 100 {
			k++
		}
		switch {
		case p.is(k, isCardinal):
			n := p.n(k)
			fits := last < 0 || last >= 100 && n < 100 || last >= 20 && last < 100 && n > 0 && n < 10
			if !fits { // "nineteen eighty-four", "one two three": no figure
				return p.row(k), false
			}
			group += n
			last = n
		case p.is(k, isScale) && p.n(k) <= 100: // dozen, hundred
			group *= p.n(k)
			last = p.n(k)
		case p.is(k, isScale) && (len(p.word(k)) > 2 || k == at):
			bare, scale = group, p.n(k)
			total += group * scale
			group, last = 0, 1000
		default:
			n := exact(total+group, at)
			if bare == 0 {
				bare = total + group
			}
			n.bare, n.scale = bare, scale
			return p.moreOf(n, at-i)
		}
		at = k + 1
	}
	return p.row(at), false
}

// row skips a row of numbers in words that make no number.
func (p *pieces) row(i int) numeral {
	for p.is(i, isCardinal|isScale) || p.tight(i) {
		i++
	}
	return numeral{end: i}
}

// moreOf adds what may stand behind a number in words that took so many pieces: and a half,
// -thirds, and the magnitude behind those.
func (p *pieces) moreOf(n numeral, took int) (numeral, bool) {
	at := n.end
	if p.tight(at) {
		at++
	}
	if p.is(at, isPart) && took == 1 && n.low >= 1 && n.low <= 9 && (n.low == 1) != strings.HasSuffix(p.word(at), "s") && p.word(at) != "half" && p.word(at) != "halves" {
		if share := n.low * p.n(at); share < 1 && (at > n.end || p.word(at+1) == "of" || p.word(at+1) == "the" || n.low > 1 && !strings.HasPrefix(p.word(at), "quarter")) {
			n = exact(share, at+1)
			if p.word(n.end) == "of" && (p.word(n.end+1) == "a" || p.word(n.end+1) == "an") && p.is(n.end+2, isScale|isUnit) {
				n.end += 2
				return p.scaled(n)
			}
			n.share = true
			return n, true
		}
	}
	with := p.andPart(n)
	if with.end > n.end {
		return p.scaled(with)
	}
	return n, n.low < tooMuch
}
