package nlp

import (
	"strings"
	"time"
)

// before returns the last date of the sentence so far that is no longer than a unit.
func (p *dateReader) before(unit string) Date {
	if len(p.out) == 0 {
		return Date{}
	}
	d := p.out[len(p.out)-1]
	if d.Value == "" || lengths[d.Precision] > lengths[unit] {
		return Date{}
	}
	return d
}

var lengths = map[string]int{"hour": 1, "part": 2, "day": 3, "weekend": 4, "week": 5, "month": 6, "season": 7, "quarter": 7, "year": 8, "decade": 9, "century": 10}

// period returns the period of a unit that lies n of them from that of day.
func period(unit string, day time.Time, n int) Date {
	switch unit {
	case "day":
		return dayDate(day.AddDate(0, 0, n))
	case "week":
		return weekDate(day.AddDate(0, 0, 7*n))
	case "weekend":
		return weekendDate(day.AddDate(0, 0, 7*n))
	case "month":
		first := civil(day.Year(), int(day.Month())+n, 1)
		return monthDate(first.Year(), int(first.Month()))
	case "quarter":
		first := civil(day.Year(), int(day.Month())+3*n, 1)
		return quarterDate(first.Year(), (int(first.Month())-1)/3)
	case "decade":
		return decadeDate(day.Year() + 10*n)
	case "century":
		return centuryDate(day.Year() + 100*n)
	}
	return yearDate(day.Year() + n)
}

// away reads "three years ago", "a week earlier", "two days later", "decades ago" and "two days
// after March 3".
func (p *dateReader) away(i int) (Date, int, bool) {
	n, at, vague := p.howMany(i)
	if at == 0 || !p.is(at, isPeriod) {
		return Date{}, i + 1, false
	}
	unit, next := strings.TrimSuffix(p.word(at), "s"), at+1
	if unit == "centurie" {
		unit = "century"
	}
	if p.words(next, "and", "a", "half") {
		next += 3
	}
	precision := unit
	if unit == "fortnight" {
		unit, precision, n = "week", "week", 2*n
	}
	if unit == "minute" || unit == "hour" {
		precision = "hour"
	}
	way, anchored := 0, false
	switch p.word(next) {
	case "ago":
		way, anchored = -1, true
	case "earlier", "later":
		if p.word(next+1) == "than" {
			return Date{}, next, false
		}
		if way = 1; p.word(next) == "earlier" {
			way = -1
		}
	case "before", "after":
		return p.fromDate(n, unit, vague, next)
	default:
		return Date{}, next, false
	}
	next++
	if vague || n > 3000 {
		return open(precision), next, true
	}
	if anchored {
		day, ok := p.anchor()
		if !ok || precision == "hour" {
			return open(precision), next, true
		}
		return period(unit, day, way*n), next, true
	}
	d := p.before(unit)
	if d.Value == "" || precision == "hour" {
		return open(precision), next, true
	}
	t, _ := time.Parse(time.DateOnly, d.First)
	return period(unit, t, way*n), next, true
}

// fromDate reads the date behind "two days after"; there is none behind "two days after the
// fire", which is a figure only.
func (p *dateReader) fromDate(n int, unit string, vague bool, i int) (Date, int, bool) {
	d, next, ok := p.atom(i + 1)
	if !ok || d.Value == "" || vague || n > 3000 || unit == "hour" || unit == "minute" || lengths[d.Precision] > lengths[unit] {
		return Date{}, i + 1, false
	}
	if p.word(i) == "before" {
		n = -n
	}
	t, _ := time.Parse(time.DateOnly, d.First)
	return period(unit, t, n), next, true
}

// howMany reads the number before a period: "three", "a", "several", nothing before "decades".
// It returns the piece behind it, 0 where there is none.
func (p *dateReader) howMany(i int) (int, int, bool) {
	if p.is(i, isPeriod) {
		return 0, i, strings.HasSuffix(p.word(i), "s")
	}
	if n, ok := p.number(i); ok {
		if n.share || n.suffix != "" || n.low < 0 {
			return 0, 0, false
		}
		at := n.end
		if p.word(at) == "of" {
			at++
		}
		return int(min(n.low, 1e6)), at, n.vague
	}
	switch w := p.word(i); {
	case (w == "a" || w == "an") && p.is(i+1, isPeriod):
		return 1, i + 1, false
	case w == "several", w == "few":
		return 0, i + 1, true
	case w == "a" && p.word(i+1) == "few":
		return 0, i + 2, true
	}
	return 0, 0, false
}
