package nlp

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

var magnitudes = map[string]float64{
	"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
	"mn": 1e6, "bn": 1e9, "tn": 1e12,
}

var fractionRunes = map[rune]float64{
	'½': 0.5, '⅓': 1.0 / 3, '⅔': 2.0 / 3, '¼': 0.25, '¾': 0.75, '⅛': 0.125, '⅜': 0.375, '⅝': 0.625, '⅞': 0.875,
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

// digits reads a number in digits, with what belongs to it: 1,500 2.6m 4½ 2.6 million 5 1/2.
func (p *pieces) digits(i int) (numeral, bool) {
	value, suffix, ok := parseDigits(p.raw(i))
	if strings.HasPrefix(suffix, "/") {
		return p.written(i)
	}
	if !ok {
		return numeral{end: i + 1}, false
	}
	n := exact(value, i+1)
	n.figure = true
	if r, size := utf8.DecodeRuneInString(suffix); size > 1 && fractionRunes[r] > 0 {
		n.low += fractionRunes[r]
		suffix = suffix[size:]
	}
	if suffix != "" {
		return p.withSuffix(n, suffix)
	}
	if w := p.raw(n.end); p.joined(n.end) && len(w) <= 4 && w[0]|0x20 >= 'a' && w[0]|0x20 <= 'z' { // 5|km, 2.6|m
		n.end++
		if with, ok := p.withSuffix(n, w); ok {
			return with, true
		}
		n.end--
	}
	at := n.end
	if p.tight(at) {
		at++
	}
	if f := fraction(p.raw(at)); f > 0 && f < 1 && value == float64(int(value)) {
		n.low += f
		n.end = at + 1
	} else if p.word(n.end) == "and" {
		n = p.andPart(n)
	}
	n.bare, n.top = n.low, n.low
	return p.scaled(n)
}

// written reads "1/3 of the boats" and "1/2 mile"; 9/11 and 24/7 are no figures.
func (p *pieces) written(i int) (numeral, bool) {
	n := exact(fraction(p.raw(i)), i+1)
	if p.is(n.end, isUnit) {
		return n, n.low > 0 && n.low < 1
	}
	n.share = true
	return n, n.low > 0 && n.low < 1 && p.word(n.end) == "of"
}

// withSuffix takes letters right behind the digits for a magnitude or keeps them as the unit.
func (p *pieces) withSuffix(n numeral, suffix string) (numeral, bool) {
	n.bare, n.top = n.low, n.low
	switch strings.ToLower(suffix) {
	case "k":
		return n.times(1e3), true
	case "m":
		if p.isMetre(n) {
			n.suffix = "m"
			return n, true
		}
		return n.times(1e6), true
	case "b":
		return n.times(1e9), true
	case "t":
		return n.times(1e12), true
	case "in":
		n.suffix = "inch"
		return n, true
	case "c":
		n.suffix = "celsius"
		return n, suffix == "C"
	case "f":
		n.suffix = "fahrenheit"
		return n, suffix == "F"
	case "x":
		n.suffix = "times"
		return n, true
	case "p":
		n.suffix = "pence"
		return n, suffix == "p"
	case "am", "pm", "a", "s":
		return n, false
	}
	e := lexemeOf(suffix)
	switch {
	case e == nil:
		return n, false
	case e.is&isScale != 0 && len(suffix) == 2:
		return n.times(e.n), true
	case e.is&isUnit != 0:
		n.suffix = e.word
		return n, true
	}
	return n, false
}

// isMetre reports whether the m behind a number is metres and not a million: "a 100m race",
// "6m high".
func (p *pieces) isMetre(n numeral) bool {
	switch p.word(n.end) {
	case "high", "tall", "deep", "wide", "long", "above", "below", "race", "sprint", "freestyle", "butterfly", "backstroke", "hurdles", "away", "from":
		return true
	}
	return false
}

func (n numeral) times(scale float64) numeral {
	n.low, n.top, n.scale = tidy(n.low*scale), tidy(n.top*scale), n.scale*scale
	return n
}

// tidy takes the noise of the last binary digits off a number that is whole but for it: 4.1
// million.
func tidy(x float64) float64 {
	if r := math.Round(x); math.Abs(x-r) <= 1e-12*math.Abs(x) {
		return r
	}
	return x
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

// parseDigits reads the digits that word begins with, and returns the letters behind them.
// Hexadecimal digits, exponents and what is longer than any figure of the news are no number.
func parseDigits(word string) (float64, string, bool) {
	end := 0
	for end < len(word) && (isASCIIDigit(word[end]) || (word[end] == ',' || word[end] == '.') && end+1 < len(word) && isASCIIDigit(word[end+1])) {
		end++
	}
	digits, suffix := word[:end], word[end:]
	if len(digits) == 0 || len(digits) > 24 || len(suffix) > 8 || !groupedInThrees(digits) {
		return 0, "", false
	}
	if len(digits) > 1 && digits[0] == '0' && digits[1] != '.' || strings.Count(digits, ".") > 1 {
		return 0, "", false // "007", "1.2.3"
	}
	return plainFloat(digits), suffix, true
}

// plainFloat reads digits with commas.
func plainFloat(digits string) float64 {
	if len(digits) < 10 && strings.IndexByte(digits, '.') < 0 {
		n := 0
		for i := range len(digits) {
			if digits[i] != ',' {
				n = 10*n + int(digits[i]-'0')
			}
		}
		return float64(n)
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64)
	if err != nil {
		return 0
	}
	return n
}

// groupedInThrees reports whether the commas of a number stand where they part thousands.
func groupedInThrees(digits string) bool {
	whole, _, _ := strings.Cut(digits, ".")
	first := strings.IndexByte(whole, ',')
	if first < 0 {
		return true
	}
	if first == 0 || first > 3 || (len(whole)-first)%4 != 0 {
		return false
	}
	for i := first; i < len(whole); i++ {
		if (whole[i] == ',') != ((i-first)%4 == 0) {
			return false
		}
	}
	return true
}

// fraction reads "1/2" and "½"; 0 for anything else.
func fraction(word string) float64 {
	if r, size := utf8.DecodeRuneInString(word); size == len(word) {
		return fractionRunes[r]
	}
	if len(word) < 3 || len(word) > 5 {
		return 0
	}
	top, bottom, ok := strings.Cut(word, "/")
	if !ok || !onlyDigits(top) || !onlyDigits(bottom) || bottom[0] == '0' {
		return 0
	}
	return plainFloat(top) / plainFloat(bottom)
}

func onlyDigits(s string) bool {
	for i := range len(s) {
		if !isASCIIDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// isYear reports whether w is four digits that may be a year.
func isYear(w string) bool {
	return len(w) == 4 && onlyDigits(w) && w >= "1500" && w <= "2100"
}
