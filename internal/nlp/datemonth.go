package nlp

import (
	"strings"
	"time"
)

// monthFirst reads "Aug. 10, 2019", "Aug. 10-12", "August 2019", "August of last year" and
// "August".
func (p *dateReader) monthFirst(i int) (Date, int, bool) {
	m := int(p.n(i))
	if d := dayNumber(p.raw(i + 1)); d > 0 && !p.countedDay(i+1) {
		next := i + 2
		last := d
		if p.dash(next) || p.word(next) == "to" || p.word(next) == "and" && !p.is(next+1, isMonth) {
			if e := dayNumber(p.raw(next + 1)); e > d && !p.countedDay(next+1) && !p.is(next+2, isMonth) {
				last, next = e, next+2
			}
		}
		y, next := p.yearBehind(next)
		return p.days(y, m, d, last, i, next), next, true
	}
	if y, next := p.yearBehind(i + 1); y > 0 {
		return monthDate(y, m), next, true
	}
	if !p.isMonthName(i) {
		return Date{}, i + 1, false
	}
	y := p.nearYear(m, 0, i, i+1)
	if y == 0 {
		return open("month"), i + 1, true
	}
	return monthDate(y, m), i + 1, true
}

// countedDay reports whether the number at piece i counts what follows: "In May 12 people".
func (p *dateReader) countedDay(i int) bool {
	return timely[p.word(i-2)] && p.word(i-2) != "on" && onlyDigits(p.raw(i)) && (p.tag(i+1) == "NNS" || p.is(i+1, isScale) || p.word(i+1) == "percent" || p.word(i+1) == "%") && !p.is(i+1, isPeriod)
}

// isMonthName reports whether the word at piece i, without a day or year, is a month and not a
// verb or the name of a person.
func (p *dateReader) isMonthName(i int) bool {
	switch p.word(i) {
	case "jan", "feb", "aug", "sept", "oct", "nov", "dec":
		return timely[p.word(i-1)]
	case "may", "march", "april", "june", "august", "mar.", "jun.":
	default:
		return true
	}
	if timely[p.word(i-1)] || p.dash(i-1) && p.word(i-2) == "mid" {
		switch p.word(i - 1) {
		case "by", "for", "from", "and", "to", "of", "between", "before", "after":
			return !p.capital(i + 1)
		}
		return true
	}
	if p.word(i) == "may" || p.word(i) == "march" {
		return false
	}
	return !p.capital(i+1) && !p.capital(i-1) && p.tag(i) != "VB" && p.tag(i) != "MD"
}

// timely are the words that a month or season stands behind.
var timely = wordSet(`in since last next until till late early mid by this during from before after through of between to and for throughout every each
	earlier previous following`)

// yearBehind reads the year behind a month or day: "2019", ", 2019", "of 2019", "last year",
// "this year"; 0 where there is none.
func (p *dateReader) yearBehind(i int) (int, int) {
	at := i
	switch p.word(at) {
	case ",", "of", "in":
		at++
	}
	if isYear(p.raw(at)) && (at == i || p.word(i) != "," || p.word(at+1) != "people") && !p.is(at+1, isScale) {
		return int(plainFloat(p.raw(at))), at + 1
	}
	if p.word(i) == "of" || at == i {
		if w := p.word(at); (w == "last" || w == "this" || w == "next") && p.word(at+1) == "year" {
			if day, ok := p.anchor(); ok {
				return day.Year() + step(w), at + 2
			}
		}
	}
	return 0, i
}

// step returns how far "last", "this" and "next" go.
func step(w string) int {
	switch w {
	case "last", "previous", "past":
		return -1
	case "next", "coming", "following":
		return 1
	}
	return 0
}

// days returns the days d to last of a month, of the year nearest to the article where y is 0.
func (p *dateReader) days(y, m, d, last, i, next int) Date {
	if y == 0 {
		if y = p.nearYear(m, d, i, next); y == 0 {
			return open("day")
		}
	}
	a, b := civil(y, m, d), civil(y, m, last)
	switch {
	case a.Day() != d || b.Day() != last: // 30 February
		return open("day")
	case d == last:
		return dayDate(a)
	}
	return between(a.Format(time.DateOnly)+"/"+b.Format(time.DateOnly), "day", a, b)
}

// dayFirst reads "10 August 2019", "10th of August", "3-5 May" and "3 to 5 May".
func (p *dateReader) dayFirst(i, d int) (Date, int, bool) {
	at, last := i+1, d
	if p.dash(at) || p.word(at) == "to" || p.word(at) == "and" {
		if e := dayNumber(p.raw(at + 1)); e > d {
			at, last = at+2, e
		}
	}
	if p.word(at) == "of" {
		at++
	}
	if !p.is(at, isMonth) || !p.capital(at) || len(p.word(at)) == 3 && p.word(at) == "may" && p.tag(at) == "MD" {
		return Date{}, i + 1, false
	}
	m := int(p.n(at))
	y, next := p.yearBehind(at + 1)
	return p.days(y, m, d, last, i, next), next, true
}

// holiday reads the name of a holiday, where it is not part of a longer name: "Christmas tree".
func (p *dateReader) holiday(i int) (Date, int, bool) {
	for _, h := range holidays {
		next, ok := p.spells(i, h.name)
		if !ok {
			continue
		}
		if (strings.HasPrefix(p.tag(next), "NN") && !p.is(next, isDayPart) && p.word(next) != "weekend") || p.tight(next) {
			return Date{}, next, false
		}
		weekend := p.word(next) == "weekend"
		if weekend {
			next++
		}
		if y, end := p.yearBehind(next); y > 0 {
			return dayDate(h.day(y)), end, true
		}
		day, known := p.anchor()
		if !known {
			return open("day"), next, true
		}
		best := h.day(day.Year())
		switch p.tense(i, next) {
		case past, told:
			if best.After(day) && best.Sub(day) > 45*24*time.Hour {
				best = h.day(day.Year() - 1)
			}
		case future:
			if best.Before(day) {
				best = h.day(day.Year() + 1)
			}
		default:
			for _, y := range []int{-1, 1} {
				if t := h.day(day.Year() + y); t.Sub(day).Abs() < best.Sub(day).Abs() {
					best = t
				}
			}
		}
		if weekend {
			if best.Weekday() == time.Monday { // the weekend before it
				best = best.AddDate(0, 0, -1)
			}
			return weekendDate(best), next, true
		}
		return dayDate(best), next, true
	}
	return Date{}, i + 1, false
}

// spells reports whether the pieces from i on are name, and returns the piece behind it.
func (p *dateReader) spells(i int, name string) (int, bool) {
	at := 0
	for k := i; k < len(p.list) && k < i+5; k++ {
		w := p.raw(k)
		if k > i && !p.joined(k) {
			if name[at] != ' ' {
				return i, false
			}
			at++
		}
		if at+len(w) > len(name) || !strings.EqualFold(name[at:at+len(w)], w) {
			return i, false
		}
		if at += len(w); at == len(name) {
			return k + 1, true
		}
	}
	return i, false
}

// nearYear returns the year of a month, or of its day d, that the sentence means: the nearest to
// the article, but where that is doubtful the one behind or ahead, as the verb says. It is 0
// where the article has no day.
func (p *dateReader) nearYear(m, d, i, next int) int {
	day, ok := p.anchor()
	if !ok {
		return 0
	}
	mid := d
	if d == 0 {
		mid = 15
	}
	best, least := 0, time.Duration(1<<62)
	for y := day.Year() - 1; y <= day.Year()+1; y++ {
		if gap := civil(y, m, mid).Sub(day).Abs(); gap < least {
			best, least = y, gap
		}
	}
	sure := 100 * 24 * time.Hour
	if d == 0 {
		if best == day.Year() && m == int(day.Month()) {
			return best
		}
		sure = 0
	}
	if least <= sure {
		return best
	}
	ahead := civil(best, m, mid).After(day)
	switch p.tense(i, next) {
	case past:
		if ahead {
			return best - 1
		}
	case future:
		if !ahead {
			return best + 1
		}
	default:
		if d == 0 && ahead && least > 75*24*time.Hour { // the news tells more of what was
			return best - 1
		}
	}
	return best
}

// dayNumber reads the day of a month: "4", "04" and "4th"; 0 for anything else.
func dayNumber(w string) int {
	if len(w) > 2 && len(w) <= 4 {
		switch w[len(w)-2:] {
		case "st", "nd", "rd", "th":
			w = w[:len(w)-2]
		}
	}
	if len(w) > 2 || !onlyDigits(w) {
		return 0
	}
	if n := int(plainFloat(w)); n <= 31 {
		return n
	}
	return 0
}
