package nlp

import (
	"strings"
	"time"
)

// Dates finds the expressions in a sentence that name a time. published is the day of the
// article, "2006-01-02…", and anchors weekdays, "today", "last month" and months without a year;
// without it these are open: they have no value. So are those that hang on what the sentence
// does not say, "three years earlier", and those that may be read in two ways, "10/08/2019".
// How long something lasts, "for three years", is a quantity.
func Dates(s *Sentence, published string) []Date {
	list := rooms.Get().(*[]piece)
	*list = cut(s.Text, s.Tokens, (*list)[:0])
	defer putRoom(list)
	p := dateReader{pieces: pieces{s.Text, s.Tokens, *list}, published: published}
	for i := 0; i < len(p.list); {
		if p.list[i].lex == unknown && !p.digit(i) && p.text[p.list[i].Start] < 0x80 && p.text[p.list[i].Start] != '\'' {
			i++
			continue
		}
		d, next, ok := p.at(i)
		if ok {
			d.Span = p.cover(i, next-1)
			p.out = append(p.out, d)
		}
		i = max(next, i+1)
	}
	p.giveDays()
	return p.out
}

type dateReader struct {
	pieces
	published string
	day       time.Time // of the article, once it was asked for
	looked    bool
	depth     int // of dates in dates: "early on the morning of"
	out       []Date
}

// anchor returns the day of the article; false where it is not known.
func (p *dateReader) anchor() (time.Time, bool) {
	if !p.looked {
		p.looked = true
		if len(p.published) >= 10 {
			if t, err := time.Parse(time.DateOnly, p.published[:10]); err == nil && t.Year() >= 1000 {
				p.day = t
			}
		}
	}
	return p.day, !p.day.IsZero()
}

// giveDays gives an hour without a day that of the one date in its sentence that is a day.
func (p *dateReader) giveDays() {
	day := -1
	for i, d := range p.out {
		if d.Precision == "day" || d.Precision == "part" {
			if day >= 0 && p.out[day].First != d.First || d.First != d.Last {
				return
			}
			day = i
		}
	}
	if day < 0 || p.out[day].Value == "" {
		return
	}
	for i, d := range p.out {
		if d.Precision == "hour" && d.Value == "" {
			p.out[i] = withClock(p.out[day], d)
			p.out[i].Span = d.Span
		}
	}
}

// open returns a date of a precision whose anchor is not known.
func open(precision string) Date { return Date{Precision: precision} }

// at reads the date that begins at piece i, and returns the piece behind it.
func (p *dateReader) at(i int) (Date, int, bool) {
	if d, next, ok := p.clock(i); ok {
		return p.clockAndDay(d, next)
	}
	d, next, ok := p.atom(i)
	if !ok {
		return d, max(next, i+1), false
	}
	if r, end, ok := p.rangeTo(i, next, d); ok {
		return r, end, true
	}
	if d.Precision == "day" {
		d, next = p.partOfDay(d, next)
		d, next = p.dayAndClock(d, next)
	}
	return d, next, true
}

// deepest is the most dates that one may be made of: "two days after the morning of early May".
const deepest = 4

// atom reads one date, without hour and without a second end.
func (p *dateReader) atom(i int) (Date, int, bool) {
	if i >= len(p.list) || p.depth == deepest {
		return Date{}, i, false
	}
	p.depth++
	d, next, ok := p.read(i)
	p.depth--
	return d, next, ok
}

func (p *dateReader) read(i int) (Date, int, bool) {
	if p.digit(i) {
		return p.numeric(i)
	}
	word := p.word(i)
	if p.capital(i) {
		switch {
		case p.is(i, isMonth):
			return p.monthFirst(i)
		case p.is(i, isHoliday):
			if d, next, ok := p.holiday(i); ok {
				return d, next, true
			}
		case p.is(i, isWeekday):
			return p.weekday(i)
		}
	}
	switch word {
	case "today", "tonight", "yesterday", "tomorrow":
		return p.dayWord(i)
	case "early", "late", "mid", "earlier", "later":
		return p.narrowed(i)
	case "end", "start", "beginning", "middle":
		if p.word(i+1) == "of" {
			return p.narrowed(i)
		}
	case "last", "next", "this", "past", "coming", "previous", "following", "same", "every", "that", "each":
		return p.pointed(i)
	case "'", "’":
		if p.joined(i + 1) {
			return p.shortDecade(i)
		}
	}
	switch {
	case strings.HasPrefix(word, "'") || strings.HasPrefix(word, "’"):
		return p.shortDecade(i)
	case p.is(i, isSeason):
		return p.season(i)
	case word == "weekend" && (p.word(i-1) == "the" || p.is(i-1, isHoliday)):
		return p.weekend(i)
	case p.is(i, isDecade) && (p.word(i-1) == "the" || p.word(i-1) == "roaring"):
		return p.decadeWord(i)
	case p.is(i, isOrdinal):
		return p.ordinal(i)
	case p.is(i, isCardinal) || word == "a" || word == "an" || word == "several" || word == "few" || p.is(i, isPeriod|isMany):
		return p.away(i)
	case word == "morning" || word == "afternoon" || word == "evening" || word == "night":
		return p.partOf(i)
	}
	return Date{}, i + 1, false
}

// rangeTo reads the second end of a range whose first end is d, of pieces i to next.
func (p *dateReader) rangeTo(i, next int, d Date) (Date, int, bool) {
	if d.Precision == "hour" || d.Precision == "part" {
		return d, next, false
	}
	at := next
	switch w := p.word(at); {
	case w == "to" || w == "through" || w == "until" || w == "till" || w == "and" && p.word(i-1) == "between":
		at++
	case p.dash(at) && p.joined(at) == p.joined(at+1):
		at++
	default:
		return d, next, false
	}
	if p.word(at) == "the" {
		at++
	}
	e, end, ok := p.atom(at)
	if !ok {
		e, end, ok = p.shortYear(at, d)
	}
	if !ok || e.Precision != d.Precision {
		return d, next, false
	}
	if p.is(i, isWeekday) && d.Value != "" && e.First != "" && e.First < d.First { // "from Monday to Friday", of last week
		first, _ := time.Parse(time.DateOnly, d.First)
		d = dayDate(first.AddDate(0, 0, -7))
	}
	if d.Precision != "year" && e.First != "" && !p.is(i, isWeekday) && p.floating(i, next) { // "March to May 2019"
		d = shiftYear(d, e)
	}
	if d.Value == "" || e.Value == "" || strings.Contains(d.Value+e.Value, "/") {
		return open(d.Precision), end, d.Value == "" && e.Value == ""
	}
	if e.First <= d.First {
		return d, next, false
	}
	return Date{Value: d.Value + "/" + e.Value, Precision: d.Precision, First: d.First, Last: e.Last}, end, true
}

// floating reports whether the month at piece i has no year behind it.
func (p *dateReader) floating(i, next int) bool {
	for k := i; k < next; k++ {
		if isYear(p.raw(k)) {
			return false
		}
	}
	return true
}

// shiftYear moves d, which has no year of its own, to the last time not behind e.
func shiftYear(d, e Date) Date {
	if d.First == "" {
		return d
	}
	first, _ := time.Parse(time.DateOnly, d.First)
	end, _ := time.Parse(time.DateOnly, e.First)
	y := end.Year()
	if first.Month() > end.Month() {
		y--
	}
	switch d.Precision {
	case "month":
		return monthDate(y, int(first.Month()))
	case "day":
		if d.First == d.Last && len(d.Value) == len(time.DateOnly) {
			if t := civil(y, int(first.Month()), first.Day()); t.Day() == first.Day() {
				return dayDate(t)
			}
		}
	}
	return d
}

// shortYear reads the second year of "2016-17".
func (p *dateReader) shortYear(i int, d Date) (Date, int, bool) {
	w := p.raw(i)
	if d.Precision != "year" || len(d.Value) != 4 || len(w) != 2 || !onlyDigits(w) || !p.tight(i-1) {
		return d, i, false
	}
	y := int(plainFloat(d.Value[:2] + w))
	return yearDate(y), i + 1, true
}
