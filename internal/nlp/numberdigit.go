package nlp

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

var fractionRunes = map[rune]float64{
	'½': 0.5, '⅓': 1.0 / 3, '⅔': 2.0 / 3, '¼': 0.25, '¾': 0.75, '⅛': 0.125, '⅜': 0.375, '⅝': 0.625, '⅞': 0.875,
}

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

// tidy takes the noise of the last binary digits off a number that is whole but for it: 4.1
// million.
func tidy(x float64) float64 {
	if r := math.Round(x); math.Abs(x-r) <= 1e-12*math.Abs(x) {
		return r
	}
	return x
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
