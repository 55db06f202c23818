package nlp

import (
	"strconv"
	"time"
)

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
	"october": 10, "november": 11, "december": 12, "jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8,
	"sept.": 9, "sep.": 9, "oct.": 10, "nov.": 11, "dec.": 12,
}

// shortMonths are the abbreviations without their full stop.
var shortMonths = map[string]int{"jan": 1, "feb": 2, "aug": 8, "sept": 9, "oct": 10, "nov": 11, "dec": 12}

var weekdays = map[string]time.Weekday{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
}

var shortWeekdays = map[string]time.Weekday{
	"sun.": 0, "mon.": 1, "tue.": 2, "tues.": 2, "wed.": 3, "thu.": 4, "thurs.": 4, "fri.": 5, "sat.": 6,
	"sundays": 0, "mondays": 1, "tuesdays": 2, "wednesdays": 3, "thursdays": 4, "fridays": 5, "saturdays": 6,
}

// A holiday has its day in every year.
type holiday struct {
	name string // in lower case
	day  func(year int) time.Time
}

// holidays are those that fall on one day wherever they are kept, or are kept in one country
// only. Of those with one first word the longer stands first.
var holidays = []holiday{
	{"christmas eve", fixed(12, 24)}, {"christmas day", fixed(12, 25)}, {"christmas", fixed(12, 25)}, {"boxing day", fixed(12, 26)},
	{"new year's eve", fixed(12, 31)}, {"new year’s eve", fixed(12, 31)}, {"new year's day", fixed(1, 1)}, {"new year’s day", fixed(1, 1)},
	{"valentine's day", fixed(2, 14)}, {"valentine’s day", fixed(2, 14)}, {"halloween", fixed(10, 31)},
	{"easter sunday", easter(0)}, {"easter monday", easter(1)}, {"easter", easter(0)}, {"good friday", easter(-2)}, {"ash wednesday", easter(-46)},
	{"palm sunday", easter(-7)}, {"thanksgiving day", nth(11, time.Thursday, 4, 0)}, {"thanksgiving", nth(11, time.Thursday, 4, 0)},
	{"black friday", nth(11, time.Thursday, 4, 1)}, {"labor day", nth(9, time.Monday, 1, 0)}, {"memorial day", nth(6, time.Monday, 1, -7)},
	{"veterans day", fixed(11, 11)}, {"armistice day", fixed(11, 11)}, {"bastille day", fixed(7, 14)},
}

func civil(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func fixed(m, d int) func(int) time.Time { return func(y int) time.Time { return civil(y, m, d) } }

// nth returns the day that is after days behind the nth wd of a month.
func nth(m int, wd time.Weekday, n, after int) func(int) time.Time {
	return func(y int) time.Time {
		first := civil(y, m, 1)
		return first.AddDate(0, 0, (int(wd)-int(first.Weekday())+7)%7+7*(n-1)+after)
	}
}

// easter returns the day that is after days behind the Easter Sunday of the western churches, by
// the rule of Meeus, Jones and Butcher.
func easter(after int) func(int) time.Time {
	return func(y int) time.Time {
		a, b, c := y%19, y/100, y%100
		h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
		l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
		m := (a + 11*h + 22*l) / 451
		n := h + l - 7*m + 114
		return civil(y, n/31, n%31+1+after)
	}
}

// between returns the date of the days from first to last, an open one outside the years 1 to 9999,
// for which four digits do not do.
func between(value, precision string, first, last time.Time) Date {
	if first.Year() < 1 || last.Year() > 9999 {
		return open(precision)
	}
	return Date{Value: value, Precision: precision, First: first.Format(time.DateOnly), Last: last.Format(time.DateOnly)}
}

func dayDate(t time.Time) Date { return between(t.Format(time.DateOnly), "day", t, t) }

func monthDate(y, m int) Date {
	first := civil(y, m, 1)
	return between(first.Format("2006-01"), "month", first, first.AddDate(0, 1, -1))
}

func yearDate(y int) Date { return between(fourDigits(y), "year", civil(y, 1, 1), civil(y, 12, 31)) }

func decadeDate(y int) Date {
	y -= y % 10
	return between(fourDigits(y)[:3], "decade", civil(y, 1, 1), civil(y+9, 12, 31))
}

func centuryDate(y int) Date {
	y -= y % 100
	return between(fourDigits(y)[:2], "century", civil(y, 1, 1), civil(y+99, 12, 31))
}

// seasonDate returns a season of the northern half of the world, of whole months; winter begins
// in the December of its year.
func seasonDate(y, season int) Date {
	first := civil(y, 3+3*season, 1)
	return between(fourDigits(y)+"-"+[...]string{"SP", "SU", "FA", "WI"}[season], "season", first, first.AddDate(0, 3, -1))
}

// quarterDate returns the nth quarter of a year, n from 0 on.
func quarterDate(y, n int) Date {
	first := civil(y, 1+3*n, 1)
	return between(first.Format("2006-Q")+strconv.Itoa(1+(int(first.Month())-1)/3), "quarter", first, first.AddDate(0, 3, -1))
}

// weekDate returns the week from Monday to Sunday in which t lies.
func weekDate(t time.Time) Date {
	monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	return between(weekValue(monday), "week", monday, monday.AddDate(0, 0, 6))
}

// weekendDate returns the Saturday and Sunday of the week in which t lies.
func weekendDate(t time.Time) Date {
	saturday := t.AddDate(0, 0, 5-(int(t.Weekday())+6)%7)
	return between(weekValue(saturday)+"-WE", "weekend", saturday, saturday.AddDate(0, 0, 1))
}

func weekValue(t time.Time) string {
	y, w := t.ISOWeek()
	return fourDigits(y) + "-W" + twoDigits(w)
}

func fourDigits(y int) string { return twoDigits(y/100) + twoDigits(y%100) }

func twoDigits(n int) string {
	return string([]byte{'0' + byte(n/10%10), '0' + byte(n%10)})
}
