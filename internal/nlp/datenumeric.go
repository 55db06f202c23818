package nlp

import (
	"strings"
	"time"
)

// numeric reads a date that begins with a digit.
func (p *dateReader) numeric(i int) (Date, int, bool) {
	w := p.raw(i)
	if strings.IndexByte(w, '/') > 0 {
		d, ok := slashed(w)
		return d, i + 1, ok
	}
	if isYear(w) && p.tight(i+1) && p.tight(i+3) && len(p.raw(i+2)) == 2 {
		return p.iso(i)
	}
	if d := dayNumber(w); d > 0 {
		if r, next, ok := p.dayFirst(i, d); ok {
			return r, next, true
		}
	}
	switch {
	case isYear(w):
		if p.isYearAt(i) {
			return yearDate(int(plainFloat(w))), i + 1, true
		}
	case len(w) == 5 && w[4] == 's' && isYear(w[:4]) && w[3] == '0':
		y := int(plainFloat(w[:4]))
		if w[2:4] == "00" && y < 2000 {
			return centuryDate(y), i + 1, true
		}
		return decadeDate(y), i + 1, true
	case len(w) == 3 && w[2] == 's' && w[1] == '0' && w[0] >= '2' && p.word(i-1) == "the":
		return decadeDate(1900 + 10*int(w[0]-'0')), i + 1, true
	}
	if strings.HasSuffix(w, "th") || strings.HasSuffix(w, "st") || strings.HasSuffix(w, "nd") || strings.HasSuffix(w, "rd") {
		return p.ordinal(i)
	}
	return p.away(i)
}

// iso reads "2025-03-04", and leaves out the hour behind it.
func (p *dateReader) iso(i int) (Date, int, bool) {
	day, _, _ := strings.Cut(p.raw(i+4), "T")
	t, err := time.Parse(time.DateOnly, p.raw(i)+"-"+p.raw(i+2)+"-"+day)
	if err != nil {
		return Date{}, i + 5, false
	}
	return dayDate(t), i + 5, true
}

// slashed reads "13/07/2019" and "07/13/2019"; where day and month may be either, the date is
// open.
func slashed(w string) (Date, bool) {
	a, rest, _ := strings.Cut(w, "/")
	b, year, ok := strings.Cut(rest, "/")
	if !ok || len(a) > 2 || len(b) > 2 || !onlyDigits(a) || !onlyDigits(b) || !isYear(year) {
		return Date{}, false
	}
	d, m, y := int(plainFloat(a)), int(plainFloat(b)), int(plainFloat(year))
	switch {
	case d == 0 || m == 0 || d > 31 || m > 31 || d > 12 && m > 12:
		return Date{}, false
	case d <= 12 && m <= 12 && d != m:
		return open("day"), true
	case m > 12:
		d, m = m, d
	}
	t := civil(y, m, d)
	return dayDate(t), t.Day() == d
}

// ordinal reads "the first of May", "the Fourth of July", "the 19th century", "the third quarter
// of 2018".
func (p *dateReader) ordinal(i int) (Date, int, bool) {
	n := ordinals[p.word(i)]
	if p.digit(i) {
		n = dayNumber(p.raw(i))
	}
	at := i + 1
	if p.tight(at) {
		at++
	}
	switch {
	case n == 0:
	case p.word(at) == "century" && n >= 10:
		return centuryDate(100 * (n - 1)), at + 1, true
	case p.word(at) == "quarter" && n <= 4:
		y, next := p.yearBehind(at + 1)
		if y > 0 {
			return quarterDate(y, n-1), next, true
		}
	case !p.digit(i) && p.word(at) == "of" && p.is(at+1, isMonth) && p.capital(at+1):
		y, next := p.yearBehind(at + 2)
		return p.days(y, int(p.n(at+1)), n, n, i, next), next, true
	}
	return Date{}, i + 1, false
}

var ordinals = func() map[string]int {
	m := map[string]int{}
	for i, w := range strings.Fields(`first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
		fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`) {
		m[w] = i + 1
	}
	return m
}()

// isYearAt reports whether the four digits at piece i are a year.
func (p *dateReader) isYearAt(i int) bool {
	switch {
	case p.is(i-1, isMoney|isLabel) || p.tight(i-1) && !p.digit(i-2) && p.word(i-2) != "mid":
		return false
	case p.is(i+1, isScale|isUnit) && !(p.is(i+1, isPeriod) && !strings.HasSuffix(p.word(i+1), "s")):
		return false
	case p.tight(i+1) && !p.digit(i+2):
		return p.raw(i+2) == "era"
	case p.tight(i+1) && !isYear(p.raw(i+2)) && len(p.raw(i+2)) != 2:
		return false
	case p.tight(i-1) && !isYear(p.raw(i-2)):
		return p.word(i-2) == "mid"
	}
	if p.raw(i) < "1900" {
		switch p.word(i - 1) {
		case "in", "since", "of", "by", "until", "from", "early", "late", "before", "after", "during", "mid", "to", "between":
			return !p.counts(i + 1)
		case "the", "its", "his", "her", "their", "an":
			return p.tag(i+1) == "NN"
		}
		return false
	}
	return p.standsForYear(i, i+1)
}

// shortDecade reads "'80s" and "’90s".
func (p *dateReader) shortDecade(i int) (Date, int, bool) {
	w, next := strings.TrimLeft(p.raw(i), "'’"), i+1
	if w == "" {
		w, next = p.raw(i+1), i+2
	}
	if len(w) != 3 || w[2] != 's' || w[1] != '0' || !isASCIIDigit(w[0]) {
		return Date{}, i + 1, false
	}
	y := 1900 + 10*int(w[0]-'0')
	if w[0] < '2' {
		y += 100
	}
	return decadeDate(y), next, true
}

// decadeWord reads "the nineties", of the last century.
func (p *dateReader) decadeWord(i int) (Date, int, bool) {
	return decadeDate(int(p.n(i))), i + 1, true
}
