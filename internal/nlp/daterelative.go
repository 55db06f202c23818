package nlp

import (
	"strings"
	"time"
)

// dayWord reads "today", "yesterday morning", "tonight".
func (p *dateReader) dayWord(i int) (Date, int, bool) {
	day, ok := p.anchor()
	w := p.word(i)
	if p.capital(i) && p.capital(i-1) && strings.HasPrefix(p.tag(i-1), "NNP") {
		return Date{}, i + 1, false // a paper
	}
	part := ""
	if w == "tonight" {
		part = "NI"
	}
	if !ok {
		if part != "" {
			return open("part"), i + 1, true
		}
		return open("day"), i + 1, true
	}
	switch w {
	case "yesterday":
		day = day.AddDate(0, 0, -1)
	case "tomorrow":
		day = day.AddDate(0, 0, 1)
	}
	return withPart(dayDate(day), part), i + 1, true
}

// pointed reads "last year", "next Tuesday", "this spring", "the following day", "last
// February", "the past week", "this morning".
func (p *dateReader) pointed(i int) (Date, int, bool) {
	w, at := p.word(i), i+1
	for p.word(at) == "past" || p.word(at) == "coming" || p.word(at) == "same" {
		at++
	}
	if at == i+2 && w == "this" {
		w = p.word(at - 1)
	}
	way := step(w)
	hangs := w == "previous" || w == "following" || w == "same" || w == "that" || w == "every" || w == "each" || w == "next" && p.word(i-1) == "the"
	day, ok := p.anchor()
	switch {
	case p.is(at, isMonth) && p.capital(at) && (w == "last" || w == "next" || w == "this" || w == "past" || w == "coming"):
		if dayNumber(p.raw(at+1)) > 0 {
			return p.monthFirst(at)
		}
		if !ok {
			return open("month"), at + 1, true
		}
		return monthDate(p.pointedYear(w, int(p.n(at)), day, i, at+1), int(p.n(at))), at + 1, true
	case p.is(at, isWeekday) && p.capital(at) && !p.isDayName(at):
		return p.pointedWeekday(w, hangs, i, at)
	case p.is(at, isSeason):
		if w == "every" || w == "each" || p.tag(at) == "VBP" || p.tag(at) == "VBD" {
			return Date{}, at, false
		}
		if !ok || hangs {
			return open("season"), at + 1, true
		}
		return p.seasonOf(int(p.n(at)), w, day, i, at+1), at + 1, true
	case p.is(at, isDayPart) && w == "last" && p.word(at) == "night":
		if !ok {
			return open("part"), at + 1, true
		}
		return withPart(dayDate(day.AddDate(0, 0, -1)), "NI"), at + 1, true
	case p.is(at, isDayPart):
		if w != "this" || !ok {
			return p.sameDay(open("day"), dayParts[p.word(at)]), at + 1, w == "this" || w == "same" || w == "that" || w == "following" || w == "next"
		}
		return withPart(dayDate(day), dayParts[p.word(at)]), at + 1, true
	case p.is(at, isPeriod) && !strings.HasSuffix(p.word(at), "s"):
	default:
		return Date{}, i + 1, false
	}
	unit := p.word(at)
	if w == "last" && p.word(i-1) == "the" && p.word(i-2) != "of" { // "in the last decade": how long, not when
		return Date{}, at + 1, false
	}
	if p.tight(at+1) || w == "every" || w == "each" || w == "past" || w == "that" && unit != "day" && unit != "year" && unit != "week" && unit != "month" {
		return Date{}, at + 1, false
	}
	precision := unit
	if unit == "fortnight" || unit == "hour" || unit == "minute" {
		return Date{}, at + 1, false
	}
	if hangs {
		if d := p.before(unit); d.Value != "" {
			t, _ := time.Parse(time.DateOnly, d.First)
			return period(unit, t, way), at + 1, true
		}
		return open(precision), at + 1, true
	}
	if !ok {
		return open(precision), at + 1, true
	}
	if unit == "day" {
		return Date{}, at + 1, false // "last day", "this day"
	}
	if unit == "weekend" && w != "next" {
		return p.weekendOf(w, day, i, at+1), at + 1, true
	}
	return period(unit, day, way), at + 1, true
}

// sameDay gives a part of the day that the sentence named before, if it did.
func (p *dateReader) sameDay(d Date, part string) Date {
	d.Precision = "part"
	if b := p.before("day"); b.Value != "" && b.First == b.Last {
		if t, err := time.Parse(time.DateOnly, b.First); err == nil {
			return withPart(dayDate(t), part)
		}
	}
	return d
}

// pointedYear returns the year of "last February", "next June", "this March".
func (p *dateReader) pointedYear(w string, m int, day time.Time, i, next int) int {
	y, now := day.Year(), int(day.Month())
	switch step(w) {
	case -1:
		if m >= now {
			y--
		}
	case 1:
		if m <= now {
			y++
		}
	default:
		return p.nearYear(m, 0, i, next)
	}
	return y
}

// season reads "spring 2019", "the summer of 2016", "in the spring".
func (p *dateReader) season(i int) (Date, int, bool) {
	s := int(p.n(i))
	if y, next := p.yearBehind(i + 1); y > 0 && p.word(i+1) != "," {
		return seasonDate(y, s), next, true
	}
	if p.word(i+1) == "and" && p.is(i+2, isSeason) { // "the summer and fall of 2015"
		if y, _ := p.yearBehind(i + 3); y > 0 {
			return seasonDate(y, s), i + 1, true
		}
	}
	if p.word(i-1) != "the" || p.word(i+1) == "of" || !timely[p.word(i-2)] || p.word(i-2) == "of" || strings.HasPrefix(p.tag(i+1), "N") || p.word(i) == "fall" && !(p.word(i-2) == "in" || p.word(i-2) == "until") {
		return Date{}, i + 1, false
	}
	day, ok := p.anchor()
	if !ok {
		return open("season"), i + 1, true
	}
	return p.seasonOf(s, "the", day, i, i+1), i + 1, true
}

// seasonOf returns the season that "last", "this" or "next" points to, or that the tense does.
func (p *dateReader) seasonOf(s int, w string, day time.Time, i, next int) Date {
	now := seasonDate(day.Year(), s)
	t := p.tense(i, next)
	today := day.Format(time.DateOnly)
	if s == 3 && int(day.Month()) <= 6 && w != "next" && t != future { // the winter of last December
		now = seasonDate(day.Year()-1, s)
	}
	y := int(plainFloat(now.Value[:4]))
	switch {
	case step(w) < 0:
		if now.Last >= today {
			return seasonDate(y-1, s)
		}
	case step(w) > 0:
		if now.First <= today {
			return seasonDate(y+1, s)
		}
	case w == "this":
	case t == past && now.First > today:
		return seasonDate(y-1, s)
	case t == future && now.Last < today:
		return seasonDate(y+1, s)
	case t != past && t != future && now.First > today:
		return open("season")
	}
	return now
}

// narrowed reads "early March 2020", "mid-August", "late 2019", "the end of May", "earlier this
// week": the part of it that is meant.
func (p *dateReader) narrowed(i int) (Date, int, bool) {
	at := i + 1
	switch p.word(at) {
	case "of", "on", "in":
		at++
	}
	if p.dash(at) {
		at++
	}
	if p.word(at) == "the" {
		at++
	}
	w := p.word(i)
	if w == "earlier" || w == "later" {
		if p.word(at) == "this" || p.word(at) == "last" || p.word(at) == "in" || p.is(at, isDayWord|isWeekday) {
			return p.atom(at)
		}
		return Date{}, i + 1, false
	}
	d, next, ok := p.atom(at)
	if !ok || d.First == "" || lengths[d.Precision] < lengths["month"] || strings.Contains(d.Value, "/") {
		return d, next, ok
	}
	first, _ := time.Parse(time.DateOnly, d.First)
	last, _ := time.Parse(time.DateOnly, d.Last)
	third := int(last.Sub(first).Hours()/24+1) / 3
	switch w {
	case "early", "start", "beginning":
		d.Last = first.AddDate(0, 0, third).Format(time.DateOnly)
	case "late", "end":
		d.First = last.AddDate(0, 0, -third).Format(time.DateOnly)
	default:
		d.First, d.Last = first.AddDate(0, 0, third).Format(time.DateOnly), last.AddDate(0, 0, -third).Format(time.DateOnly)
	}
	return d, next, true
}
