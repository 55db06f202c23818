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
