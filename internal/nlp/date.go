package nlp

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
	"october": 10, "november": 11, "december": 12, "jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8,
	"sept.": 9, "sep.": 9, "oct.": 10, "nov.": 11, "dec.": 12,
}

var weekdays = map[string]time.Weekday{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
}

// Dates finds the expressions in one sentence of text that name a day, a month or a year.
// published is the day of the article, "2006-01-02…", and anchors weekdays, "today" and months
// without a year; without it these have no value.
func Dates(text string, tokens []Token, published string) []Date {
	p := dateParser{text: text, tokens: tokens}
	if len(published) >= 10 {
		if t, err := time.Parse(time.DateOnly, published[:10]); err == nil {
			p.anchor = t
		}
	}
	var out []Date
	for i := 0; i < len(tokens); {
		d, n := p.at(i)
		if n == 0 {
			i++
			continue
		}
		d.Span = tokens[i].Cover(tokens[i+n-1].Span)
		out = append(out, d)
		i += n
	}
	return out
}

type dateParser struct {
	text   string
	tokens []Token
	anchor time.Time
}

func (p *dateParser) raw(i int) string {
	if i < 0 || i >= len(p.tokens) {
		return ""
	}
	return p.tokens[i].Of(p.text)
}

// at reads the date that begins at token i and returns how many tokens it takes.
func (p *dateParser) at(i int) (Date, int) {
	word := p.raw(i)
	lower := strings.ToLower(word)
	if m := months[lower]; m > 0 && startsUpper(word) {
		return p.monthFirst(i, m)
	}
	if d := dayNumber(lower); d > 0 && startsUpper(p.raw(i+1)) {
		if m := months[strings.ToLower(p.raw(i+1))]; m > 0 {
			if y := yearNumber(p.raw(i + 2)); y > 0 {
				return p.day(y, m, d), 3
			}
			return p.day(p.nearYear(m, d), m, d), 2
		}
	}
	if t, err := time.Parse(time.DateOnly, word); err == nil && yearNumber(word[:4]) > 0 {
		return Date{Value: t.Format(time.DateOnly), Precision: "day"}, 1
	}
	if y := yearNumber(word); y > 0 && p.standsForYear(i) {
		return Date{Value: fmt.Sprintf("%04d", y), Precision: "year"}, 1
	}
	if wd, ok := weekdays[lower]; ok && startsUpper(word) {
		return p.weekday(wd), 1
	}
	switch lower {
	case "today", "tonight":
		return p.relative(0), 1
	case "yesterday":
		return p.relative(-1), 1
	case "tomorrow":
		return p.relative(1), 1
	}
	return Date{}, 0
}

// monthFirst reads "Aug. 10, 2019", "August 2019", "August 10" and "in August".
func (p *dateParser) monthFirst(i, m int) (Date, int) {
	if d := dayNumber(strings.ToLower(p.raw(i + 1))); d > 0 {
		if y := yearNumber(p.raw(i + 3)); y > 0 && p.raw(i+2) == "," {
			return p.day(y, m, d), 4
		}
		if y := yearNumber(p.raw(i + 2)); y > 0 {
			return p.day(y, m, d), 3
		}
		return p.day(p.nearYear(m, d), m, d), 2
	}
	if y := yearNumber(p.raw(i + 1)); y > 0 {
		return Date{Value: fmt.Sprintf("%04d-%02d", y, m), Precision: "month"}, 2
	}
	if lower := strings.ToLower(p.raw(i)); lower == "may" || lower == "march" {
		// The verb, or a march: a month only where a preposition of time stands before it.
		switch strings.ToLower(p.raw(i - 1)) {
		case "in", "since", "last", "next", "until", "late", "early", "mid", "by":
		default:
			return Date{}, 0
		}
	}
	if y := p.nearYear(m, 15); y > 0 {
		return Date{Value: fmt.Sprintf("%04d-%02d", y, m), Precision: "month"}, 1
	}
	return Date{Precision: "month"}, 1
}

// standsForYear reports whether the four digits at token i are a year and not a count.
func (p *dateParser) standsForYear(i int) bool {
	switch strings.ToLower(p.raw(i - 1)) {
	case "in", "since", "of", "by", "until", "from", "early", "late", "before", "after", "during", "mid", "summer", "winter", "spring", "autumn", "fall", "its", "their", "his", "her", "the", "'s", "’s":
		return true
	}
	return false
}

func (p *dateParser) day(y, m, d int) Date {
	if y == 0 {
		return Date{Precision: "day"}
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d {
		return Date{Precision: "day"} // 30 February
	}
	return Date{Value: t.Format(time.DateOnly), Precision: "day"}
}

// nearYear returns the year that puts a month and day nearest to the article's own day, 0
// where that is not known.
func (p *dateParser) nearYear(m, d int) int {
	if p.anchor.IsZero() {
		return 0
	}
	best, least := 0, time.Duration(1<<62)
	for y := p.anchor.Year() - 1; y <= p.anchor.Year()+1; y++ {
		if gap := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Sub(p.anchor).Abs(); gap < least {
			best, least = y, gap
		}
	}
	return best
}

// weekday takes a day of the week as the last one before the article, or its own day.
func (p *dateParser) weekday(wd time.Weekday) Date {
	if p.anchor.IsZero() {
		return Date{Precision: "day"}
	}
	back := (int(p.anchor.Weekday()) - int(wd) + 7) % 7
	return p.relative(-back)
}

func (p *dateParser) relative(days int) Date {
	if p.anchor.IsZero() {
		return Date{Precision: "day"}
	}
	return Date{Value: p.anchor.AddDate(0, 0, days).Format(time.DateOnly), Precision: "day"}
}

func dayNumber(w string) int {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, suffix)
	}
	n, err := strconv.Atoi(w)
	if err != nil || n < 1 || n > 31 || len(w) > 2 {
		return 0
	}
	return n
}

func yearNumber(w string) int {
	if !isYear(w) {
		return 0
	}
	n, err := strconv.Atoi(w)
	if err != nil {
		return 0
	}
	return n
}
