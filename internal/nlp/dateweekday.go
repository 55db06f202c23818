package nlp

import (
	"strings"
	"time"
)

// weekday reads "Tuesday", with the date or the week behind it: "Tuesday, March 4", "Thursday
// last week". Alone it is the last such day up to the article's, or the next one where the
// sentence speaks of what is to come.
func (p *dateReader) weekday(i int) (Date, int, bool) {
	if p.isDayName(i) {
		return Date{}, i + 1, false
	}
	wd := time.Weekday(p.n(i))
	at := i + 1
	if p.word(at) == "," {
		at++
	}
	if p.word(at) == "the" && p.digit(at+1) {
		at++
	}
	if p.is(at, isMonth) && dayNumber(p.raw(at+1)) > 0 || dayNumber(p.raw(at)) > 0 && p.is(at+1, isMonth) {
		if d, next, ok := p.atom(at); ok && d.Precision == "day" {
			return p.sameWeekday(d, wd), next, true
		}
	}
	at = i + 1
	if p.word(at) == "of" {
		at++
	}
	day, ok := p.anchor()
	if w := p.word(at); (w == "last" || w == "next" || w == "this") && p.word(at+1) == "week" {
		if !ok {
			return open("day"), at + 2, true
		}
		monday := day.AddDate(0, 0, 7*step(w)-(int(day.Weekday())+6)%7)
		return dayDate(monday.AddDate(0, 0, (int(wd)+6)%7)), at + 2, true
	}
	if !ok || strings.HasSuffix(p.word(i), "days") || p.anyDay(i) {
		return open("day"), i + 1, true
	}
	if t := p.tense(i, i+1); t == future {
		return dayDate(nextDay(day, wd)), i + 1, true
	}
	return dayDate(lastDay(day, wd)), i + 1, true
}

// lastDay returns the last wd up to day.
func lastDay(day time.Time, wd time.Weekday) time.Time {
	return day.AddDate(0, 0, -(int(day.Weekday())-int(wd)+7)%7)
}

// nextDay returns the first wd from day on.
func nextDay(day time.Time, wd time.Weekday) time.Time {
	return day.AddDate(0, 0, (int(wd)-int(day.Weekday())+7)%7)
}

// isDayName reports whether the weekday at piece i is part of a name: "Super Tuesday", "the
// Sunday Times".
func (p *dateReader) isDayName(i int) bool {
	switch p.raw(i - 1) {
	case "Black", "Good", "Super", "Bloody", "Cyber", "Ash", "Palm", "Sheffield", "Giving", "Fat", "Shrove":
		return true
	}
	next := p.raw(i + 1)
	switch next {
	case "Times", "Mail", "Express", "Telegraph", "Mirror", "Herald", "Post", "World", "Business":
		return true
	case "Night":
		return p.capital(i + 2)
	}
	return p.joined(i) && p.tag(i-1) == "NNP"
}

// anyDay reports whether the weekday at piece i is one of many: "on a cold Sunday", and not "a
// Sunday speech".
func (p *dateReader) anyDay(i int) bool {
	if strings.HasPrefix(p.tag(i+1), "NN") && !p.is(i+1, isDayPart) || strings.HasPrefix(p.tag(i+1), "JJ") {
		return false
	}
	return p.word(i-1) == "a" || p.tag(i-1) == "JJ" && (p.word(i-2) == "a" || p.word(i-2) == "one")
}

// sameWeekday moves the day of a date without a year to a year in which it is the weekday that
// stands with it.
func (p *dateReader) sameWeekday(d Date, wd time.Weekday) Date {
	if len(d.Value) != len(time.DateOnly) {
		return d
	}
	t, err := time.Parse(time.DateOnly, d.Value)
	if err != nil || t.Weekday() == wd {
		return d
	}
	for _, y := range []int{-1, 1} {
		if u := t.AddDate(y, 0, 0); u.Weekday() == wd && p.floatingValue(d) {
			return dayDate(u)
		}
	}
	return d
}

// floatingValue reports whether the year of d was found from the article's day; a year that the
// text gives would stand in the text.
func (p *dateReader) floatingValue(d Date) bool {
	for i := range p.list {
		if p.raw(i) == d.Value[:4] {
			return false
		}
	}
	return true
}

// pointedWeekday reads "last Tuesday", "next Friday", "this Monday", "the following Sunday".
func (p *dateReader) pointedWeekday(w string, hangs bool, i, at int) (Date, int, bool) {
	day, ok := p.anchor()
	if w == "every" || w == "each" || w == "that" || w == "same" || hangs && w != "next" || !ok {
		return open("day"), at + 1, true
	}
	wd := time.Weekday(p.n(at))
	switch {
	case step(w) < 0:
		day = lastDay(day.AddDate(0, 0, -1), wd)
	case step(w) > 0:
		day = nextDay(day.AddDate(0, 0, 1), wd)
	default:
		if t := p.tense(i, at+1); t == past || t == told {
			day = lastDay(day, wd)
		} else {
			day = nextDay(day, wd)
		}
	}
	return dayDate(day), at + 1, true
}

// weekend reads "the weekend".
func (p *dateReader) weekend(i int) (Date, int, bool) {
	day, ok := p.anchor()
	if !ok || p.is(i-1, isHoliday) {
		return open("weekend"), i + 1, ok || p.word(i-1) == "the"
	}
	return p.weekendOf("the", day, i, i+1), i + 1, true
}

// weekendOf returns the weekend that is on or was last, or where the sentence speaks of what is
// to come, the next.
func (p *dateReader) weekendOf(w string, day time.Time, i, next int) Date {
	on := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
	switch {
	case w == "last" && on, w != "this" && w != "last" && !on && p.tense(i, next) != future, w == "last":
		return weekendDate(day.AddDate(0, 0, -7))
	case w == "this" && !on && p.tense(i, next) == past:
		return weekendDate(day.AddDate(0, 0, -7))
	}
	return weekendDate(day)
}
