package nlp

import "strings"

var magnitudes = map[string]float64{
	"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
	"mn": 1e6, "bn": 1e9, "tn": 1e12,
}

// tooMuch is more than the news counts: "million million million …" must not grow to infinity,
// for which JSON has no word.
const tooMuch = 1e30

// longNumber is the most pieces that one number may have.
const longNumber = 24

// A numeral is what stands in a text as one: "four and a half", "2.6 million", "dozens".
type numeral struct {
	low, top float64 // the same but for what is vague: "hundreds"
	bare     float64 // without the word "million", …
	scale    float64 // of that word, 1 without
	end      int     // the piece behind it
	last     int     // the same, where end was moved behind the unit
	vague    bool
	figure   bool   // written in digits
	suffix   string // letters that stand right behind the digits: "km" of "5km"
	share    bool   // a part of something: "two-thirds"
}

func exact(n float64, end int) numeral { return numeral{low: n, top: n, bare: n, scale: 1, end: end} }

// number reads the number that begins at piece i.
func (p *pieces) number(i int) (numeral, bool) {
	if i < 0 || i >= len(p.list) {
		return numeral{}, false
	}
	switch {
	case p.digit(i):
		return p.digits(i)
	case p.list[i].lex == unknown:
		return numeral{}, false
	case p.is(i, isCardinal):
		return p.cardinal(i)
	case p.is(i, isMany):
		return p.many(i)
	case p.word(i) == "half" || p.is(i, isPart) && fraction(p.raw(i)) > 0:
		return p.part(i)
	}
	switch p.word(i) {
	case "a", "an":
		return p.article(i)
	case "several":
		return p.aFew(i, i+1, 2, 9)
	case "few":
		return p.aFew(i, i+1, 2, 5)
	case "minus", "-", "−":
		return p.minus(i)
	case "twice", "thrice":
		return p.twice(i)
	}
	return numeral{}, false
}

// minus reads "minus 5" and "-5", where no number stands before it.
func (p *pieces) minus(i int) (numeral, bool) {
	sign := p.word(i) != "minus"
	if p.word(i-1) == "or" { // "plus or minus three"
		return numeral{end: i + 1}, false
	}
	if !p.digit(i+1) && !p.is(i+1, isCardinal) || sign && (!p.joined(i+1) || p.joined(i)) {
		return numeral{}, false
	}
	n, ok := p.number(i + 1)
	n.low, n.top, n.bare = -n.top, -n.low, -n.bare
	return n, ok
}

// twice reads "twice", which is two times.
func (p *pieces) twice(i int) (numeral, bool) {
	n := exact(2, i+1)
	if p.word(i) == "thrice" {
		n = exact(3, i+1)
	}
	n.suffix = "times"
	return n, true
}

// article reads what begins with "a": a dozen, a hundred and ten, a few hundred, a couple of
// weeks, a third of, a half-dozen.
func (p *pieces) article(i int) (numeral, bool) {
	switch w := p.word(i + 1); {
	case p.is(i+1, isScale) && len(w) > 2:
		return p.scaled(exact(1, i+1))
	case w == "few" || w == "good" && p.word(i+2) == "few":
		return p.aFew(i, i+2, 2, 5)
	case w == "couple":
		return p.pair(i + 2)
	case w == "pair" && p.word(i+2) == "of":
		return exact(2, i+2), true
	case p.is(i+1, isPart) && w != "fourth":
		n, ok := p.part(i + 1)
		return n, ok && (!n.share || p.word(n.end) == "of")
	}
	return numeral{}, false
}

// pair reads what stands behind "a couple": of weeks, hundred, of million dollars.
func (p *pieces) pair(i int) (numeral, bool) {
	if p.word(i) == "of" {
		i++
	}
	n := exact(2, i)
	switch {
	case p.is(i, isScale):
		n, _ = p.scaled(n)
	case p.is(i, isUnit):
	case p.word(i-1) != "of" || !strings.HasPrefix(p.tag(i), "N") && p.tag(i) != "JJ":
		return numeral{}, false
	}
	return n, true
}

// aFew reads the magnitude at piece at behind "several" or "a few": 2 to 9 of it.
func (p *pieces) aFew(i, at int, low, top float64) (numeral, bool) {
	if !p.is(at, isScale) {
		return numeral{}, false
	}
	n, ok := p.scaled(exact(1, at))
	n.top, n.low, n.vague = n.low*top, n.low*low, true
	return n, ok
}

// many reads "dozens", "tens of thousands", "hundreds of millions": any number that no shorter
// word names. "Thousands" may be a hundred thousand, "hundreds" no more than a thousand.
func (p *pieces) many(i int) (numeral, bool) {
	unit := p.n(i)
	if p.word(i) != "tens" && p.word(i) != "hundreds" && p.word(i) != "dozens" && p.word(i) != "thousands" || !p.is(i+2, isMany) || p.n(i+2) < 1000 {
		switch {
		case p.word(i) == "tens":
			return numeral{}, false
		case unit < 100:
			return numeral{low: 2 * unit, top: 100, scale: unit, end: i + 1, vague: true}, true
		case unit == 100:
			return numeral{low: 100, top: 1000, scale: unit, end: i + 1, vague: true}, true
		}
		end := i + 1
		if p.words(end, "and") && p.word(end+1) == p.word(i) { // "thousands and thousands"
			end += 2
		}
		return numeral{low: unit, top: 100 * unit, scale: unit, end: end, vague: true}, true
	}
	low := unit * p.n(i+2)
	return numeral{low: low, top: 10 * low, scale: unit, end: i + 3, vague: true}, p.word(i+1) == "of" || p.word(i+1) == "and"
}

// part reads a part of something: half an hour, half a million, half a dozen, a quarter of a
// million, half of the boats. Without one behind it the part is a share.
func (p *pieces) part(i int) (numeral, bool) {
	n := exact(p.n(i), i+1)
	at := n.end
	if p.tight(at) {
		at++
	}
	if p.word(at) == "of" {
		at++
	}
	if p.word(at) == "a" || p.word(at) == "an" {
		at++
		if p.tight(at) {
			at++
		}
	}
	switch {
	case p.is(at, isScale) && len(p.word(at)) > 2:
		n.end = at
		n, ok := p.scaled(n)
		n.bare = n.low
		return n, ok
	case (at > n.end || halved[p.word(at)]) && p.is(at, isUnit) && p.list[at].lex.unit.dimension != "share" && p.n(i) <= 0.75:
		n.end = at
		return n, true
	case strings.HasPrefix(p.word(at), "dozen"):
		return numeral{}, false
	}
	n.share = true
	next := p.word(n.end)
	return n, next == "of" || p.word(i) == "half" && (next == "the" || next == "its" || next == "their" || next == "his" || next == "her" || next == "a" || next == "all" || next == "that")
}

// halved are the units that "half" and "quarter" stand before without a word between.
var halved = wordSet(`hour mile century decade year day inch marathon`)

func (n numeral) times(scale float64) numeral {
	n.low, n.top, n.scale = tidy(n.low*scale), tidy(n.top*scale), n.scale*scale
	return n
}

// scaled multiplies n by the words "hundred", "million", … behind it.
func (p *pieces) scaled(n numeral) (numeral, bool) {
	for first := n.end; n.end-first < longNumber; {
		at := n.end
		if p.tight(at) {
			at++
		}
		if !p.is(at, isScale) {
			break
		}
		n = n.times(p.n(at))
		n.end = at + 1
		if p.words(n.end, "and", "a", "half") && p.is(n.end-1, isScale) {
			n.low += p.n(n.end-1) / 2
			n.top, n.end = n.low, n.end+3
		}
	}
	if n.scale == 100 && n.bare == 1 && p.word(n.end) == "and" && p.is(n.end+1, isCardinal) { // "a hundred and ten"
		if rest, ok := p.cardinal(n.end + 1); ok && rest.low < 100 {
			n.low, n.top, n.end = n.low+rest.low, n.low+rest.low, rest.end
		}
	}
	return n, n.top < tooMuch && n.low > -tooMuch
}
