package nlp

import "strings"

// clock reads an hour: "4 a.m.", "4.30pm", "9:30 GMT", "at 21:30", "10 o'clock", "noon".
func (p *dateReader) clock(i int) (Date, int, bool) {
	d := open("hour")
	next := i + 1
	switch w := p.word(i); {
	case w == "noon" || w == "midday":
		d.Clock = "12:00"
	case w == "midnight":
		d.Clock = "00:00"
	case !p.digit(i):
		return p.wordClock(i)
	default:
		h, m, half, colon := clockDigits(p.raw(i))
		if h < 0 {
			return d, i + 1, false
		}
		if half == "" {
			half, next = p.half(next)
		}
		zone, end := p.zone(next)
		switch {
		case half != "":
			if h > 12 || h == 0 {
				return d, i + 1, false
			}
			h = h%12 + map[string]int{"a": 0, "p": 12, "o": 0}[half]
		case zone == "" && (!colon || !clockly[p.word(i-1)]) || h > 23:
			return d, i + 1, false
		case !colon && len(p.raw(i)) != 4:
			return d, i + 1, false
		}
		d.Clock, d.Zone, next = twoDigits(h)+":"+twoDigits(m), zone, end
		return d, next, true
	}
	d.Zone, next = p.zone(next)
	return d, next, true
}

// wordClock reads "ten o'clock" and "four a.m.".
func (p *dateReader) wordClock(i int) (Date, int, bool) {
	if !p.is(i, isCardinal) || p.n(i) < 1 || p.n(i) > 12 {
		return Date{}, i + 1, false
	}
	half, next := p.half(i + 1)
	if half == "" || half == "a" && p.word(i+1) == "am" {
		return Date{}, i + 1, false
	}
	d := open("hour")
	d.Clock = twoDigits(int(p.n(i))%12+map[string]int{"a": 0, "p": 12, "o": 0}[half]) + ":00"
	d.Zone, next = p.zone(next)
	return d, next, true
}

// clockly are the words that stand before an hour.
var clockly = wordSet(`at by from until till before after around about since between to`)

// half reads "a.m.", "pm" or "o'clock" at piece i: its first letter, and the piece behind.
func (p *dateReader) half(i int) (string, int) {
	switch w := p.word(i); w {
	case "a.m.", "am", "p.m.", "pm":
		return w[:1], i + 1
	case "o'clock", "o’clock":
		return "o", i + 1
	}
	if (p.raw(i) == "a" || p.raw(i) == "p") && p.raw(i+1) == "." && p.raw(i+2) == "m" { // "4 p. m."
		if p.raw(i+3) == "." {
			return p.raw(i), i + 4
		}
		return p.raw(i), i + 3
	}
	return "", i
}

// clockDigits reads "4", "4:30", "4.30pm", "0430", "4a.m.": hour, minutes, "a" or "p", and
// whether a colon stands between. The hour is -1 where it is none.
func clockDigits(w string) (hour, minute int, half string, colon bool) {
	digits := strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(w, "."), "."), "aApPmM.")
	switch suffix := w[len(digits):]; {
	case suffix == "":
	case strings.EqualFold(suffix, "am"), strings.EqualFold(suffix, "a.m."), strings.EqualFold(suffix, "a.m"):
		half = "a"
	case strings.EqualFold(suffix, "pm"), strings.EqualFold(suffix, "p.m."), strings.EqualFold(suffix, "p.m"):
		half = "p"
	default:
		return -1, 0, "", false
	}
	h, m, two := strings.Cut(digits, ":")
	if two {
		colon = true
	} else if h, m, two = strings.Cut(digits, "."); !two && len(digits) == 4 {
		h, m, two = digits[:2], digits[2:], true
	}
	if len(h) == 0 || len(h) > 2 || !onlyDigits(h) || two && (len(m) != 2 || !onlyDigits(m)) {
		return -1, 0, "", false
	}
	hour = int(plainFloat(h))
	if two {
		minute = int(plainFloat(m))
	}
	if minute > 59 || hour > 24 {
		return -1, 0, "", false
	}
	return hour, minute, half, colon
}

// zone reads the zone behind an hour, and returns the piece behind it.
func (p *dateReader) zone(i int) (string, int) {
	switch w := p.raw(i); w {
	case "GMT", "UTC", "ET", "EST", "EDT", "CET", "CEST", "BST", "PT", "PST", "PDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "IST", "AEST", "JST", "EET", "MSK":
		return w, i + 1
	case "Eastern", "Pacific", "Central":
		if strings.EqualFold(p.raw(i+1), "time") {
			return w + " time", i + 2
		}
	case "local":
		if p.raw(i+1) == "time" {
			return "local time", i + 2
		}
	}
	return "", i
}

// clockAndDay joins an hour with the day behind it: "4 a.m. on Tuesday", "noon Friday".
func (p *dateReader) clockAndDay(d Date, next int) (Date, int, bool) {
	at := next
	if p.word(at) == "," {
		at++
	}
	if p.word(at) == "on" {
		at++
	}
	if !p.is(at, isMonth|isWeekday|isDayWord|isHoliday) && !p.digit(at) || p.word(at) == "tonight" {
		return d, next, true
	}
	day, end, ok := p.atom(at)
	if !ok || day.Precision != "day" {
		return d, next, true
	}
	return withClock(day, d), end, true
}

// dayAndClock joins a day with the hour behind it: "Tuesday at about 4 a.m.".
func (p *dateReader) dayAndClock(d Date, next int) (Date, int) {
	at := next
	if p.word(at) == "," {
		at++
	}
	if p.word(at) == "at" {
		at++
	}
	if w := p.word(at); w == "around" || w == "about" || w == "approximately" {
		at++
	}
	if at == next {
		return d, next
	}
	if c, end, ok := p.clock(at); ok {
		return withClock(d, c), end
	}
	return d, next
}

func withClock(day, hour Date) Date {
	day.Clock, day.Zone, day.Precision = hour.Clock, hour.Zone, "hour"
	if day.Value != "" {
		day.Value = day.First + "T" + hour.Clock
	}
	return day
}

// dayParts are the parts of a day as ISO-TimeML writes them.
var dayParts = map[string]string{"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}

// partOfDay joins a day with the part of it behind: "Tuesday evening", "Friday's morning".
func (p *dateReader) partOfDay(d Date, next int) (Date, int) {
	if part := dayParts[p.word(next)]; part != "" && (d.Value == "" || len(d.Value) == len("2006-01-02")) {
		return withPart(d, part), next + 1
	}
	return d, next
}

// partOf reads "the morning of March 3" and "the night of Tuesday".
func (p *dateReader) partOf(i int) (Date, int, bool) {
	if p.word(i+1) != "of" && p.word(i+1) != "on" {
		return Date{}, i + 1, false
	}
	at := i + 2
	if p.word(at) == "the" {
		at++
	}
	d, next, ok := p.atom(at)
	if !ok || d.Precision != "day" || len(d.Value) > len("2006-01-02") {
		return Date{}, i + 1, false
	}
	return withPart(d, dayParts[p.word(i)]), next, true
}

func withPart(d Date, part string) Date {
	if part == "" {
		return d
	}
	d.Precision = "part"
	if d.Value != "" {
		d.Value += "T" + part
	}
	return d
}
