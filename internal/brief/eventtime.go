package brief

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/briefgen/briefgen/internal/nlp"
)

// otherDays reports whether two dates are of different days, months or years, whatever is left open: "Tuesday" and
// "Nov. 21" may be one day. A day counted from that of the article may be the next one elsewhere.
func otherDays(a, b nlp.Date, textA, textB string) bool {
	wa, wb := a.Of(textA), b.Of(textB)
	if roughly(wa) || roughly(wb) {
		return false
	}
	if a.First == "" || b.First == "" {
		x, y := weekdayOf(a, wa), weekdayOf(b, wb)
		return x >= 0 && y >= 0 && x != y && !(nightly(wa) || nightly(wb))
	}
	if a.First > b.First {
		a, b, wa, wb = b, a, wb, wa
	}
	apart := daysBetween(a.Last, b.First)
	if apart <= 0 {
		return false
	}
	x, y := weekdayIn(wa), weekdayIn(wb)
	switch {
	case apart == 1 && (nightly(wa) || nightly(wb) || fromToday(wa) || fromToday(wb)):
		return false
	case apart%7 == 0 && (x >= 0 || y >= 0) && a.First == a.Last && b.First == b.Last: // of which week is doubtful
		return false
	case apart > longestGap(a, b): // another event
		return false
	case a.Precision == "week" || b.Precision == "week" || a.Precision == "weekend" || b.Precision == "weekend":
		return apart > 3
	}
	return true
}

// longestGap returns how many days may lie between two dates that are told of one event: the less exact both are, the more.
func longestGap(a, b nlp.Date) int {
	x, y := min(days(a), days(b)), max(days(a), days(b))
	switch {
	case x > 31:
		return 5 * 366
	case y > 7:
		return 366
	}
	return 31
}

func weekdayOf(d nlp.Date, words string) int {
	if w := weekdayIn(words); w >= 0 || d.First == "" || d.First != d.Last {
		return w
	}
	t, err := time.Parse(time.DateOnly, d.First)
	if err != nil {
		return -1
	}
	return int(t.Weekday())
}

func daysBetween(a, b string) int {
	x, err := time.Parse(time.DateOnly, a)
	y, err2 := time.Parse(time.DateOnly, b)
	if err != nil || err2 != nil {
		return 0
	}
	return int(y.Sub(x).Hours() / 24)
}

// roughly reports whether words count the time back from now, which is mostly rounded: "two years ago".
func roughly(words string) bool {
	list := strings.Fields(strings.ToLower(words))
	return slices.ContainsFunc(list, func(w string) bool { return backwards[w] }) || slices.Contains(list, "last") && (slices.Contains(list, "year") || slices.Contains(list, "years"))
}

// backwards are words that count from now.
var backwards = wordSet(`ago earlier later recent recently past now`)

// edgeOfDay are words for the end or the beginning of a day.
var edgeOfDay = wordSet(`night nights nightfall tonight overnight late early evening morning midnight eve dawn`)

// nightly reports whether words name the end or the beginning of a day: what happens then may be told of the other one.
func nightly(words string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return !unicode.IsLetter(r) }), func(w string) bool { return edgeOfDay[w] })
}

// fromToday reports whether a day is counted from that of the article.
func fromToday(words string) bool {
	switch strings.ToLower(words) {
	case "today", "yesterday", "tomorrow", "tonight", "this morning", "this afternoon", "this evening", "last night":
		return true
	}
	return false
}

// otherHours reports whether two clocks of one day tell different hours.
func otherHours(a, b nlp.Date, textA, textB string) bool {
	if a.Clock == "" || b.Clock == "" {
		return false
	}
	x, okX := minutes(a)
	y, okY := minutes(b)
	if !okX || !okY || (a.Zone == "") != (b.Zone == "") && !(a.Zone == "local time" || b.Zone == "local time") {
		return false
	}
	gap := x - y
	if gap < 0 {
		gap = -gap
	}
	gap = min(gap, 24*60-gap)
	slack := 10
	if loose(textA, a) || loose(textB, b) || x%30 == 0 || y%30 == 0 {
		slack = 25
	}
	return gap > slack
}

// loose reports whether words before an hour leave some room: "shortly after 8 p.m.".
func loose(text string, d nlp.Date) bool {
	words := strings.Fields(strings.ToLower(text[max(0, d.Start-24):d.Start] + " " + d.Of(text)))
	for _, w := range words {
		switch w {
		case "about", "around", "after", "before", "nearly", "approximately", "almost", "until", "by", "since", "roughly":
			return true
		}
	}
	return false
}

// minutes returns the minute of the day that a clock shows, in GMT where it names a zone that is known.
func minutes(d nlp.Date) (int, bool) {
	t, err := time.Parse("15:04", d.Clock)
	if err != nil {
		return 0, false
	}
	at := t.Hour()*60 + t.Minute()
	if d.Zone == "" || d.Zone == "local time" {
		return at, true
	}
	off, ok := zones[d.Zone]
	return ((at-off)%1440 + 1440) % 1440, ok
}

// zones are how many minutes clocks are ahead of GMT.
var zones = map[string]int{"GMT": 0, "UTC": 0, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "MSK": 180, "IST": 330, "JST": 540, "AEST": 600,
	"EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420}
