// Package labels holds the program's own words: the labels and headings of pages and mails, in one
// language. They are read from labels/NAME.toml, where NAME is a language tag, of the built-in
// templates and of the user's:
//
//	l, err := labels.Load("de-AT", user) // labels/de.toml
//	l.Texts["sources"]                   // "Quellen"
//	l.Count("articles", 3)               // "3 Artikel"
//	l.Date("2025-03-04")                 // "4. März 2025"
//
// What a file of the user says takes the place of the built-in words, key by key. A language of
// the user's own must have all keys, and for each number the forms that its plural needs.
package labels

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Labels are the program's own words in one language. They are not changed after Load.
type Labels struct {
	Language string            // BCP 47, as the file is called: "en"
	Texts    map[string]string // by key
	Cells    rune              // between the cells of tables for spreadsheets, as their programs in this language expect it: one of cellMarks

	tag    language.Tag
	counts map[string]map[string]string // key, then form of the plural: one, other, …
	dates  dates
	group  string // between the thousands of a number
}

// cellMarks are the marks that may stand between cells.
const cellMarks = ",;\t"

// dates say how a date is written.
type dates struct {
	Day    string   `toml:"day"`    // with {day}, {month}, {year}
	Month  string   `toml:"month"`  // likewise, without a day
	Months []string `toml:"months"` // twelve
}

// Text returns the label called key. It fails on an unknown key, so that a misspelt one in a
// template stops the build.
func (l *Labels) Text(key string) (string, error) {
	s, ok := l.Texts[key]
	if !ok {
		return "", fmt.Errorf("no label %q", key)
	}
	return s, nil
}

// Count returns the label called key for the number n: Count("outlets", 2) is "2 outlets". It
// fails on an unknown key.
func (l *Labels) Count(key string, n int) (string, error) {
	if _, ok := l.counts[key]; !ok {
		return "", fmt.Errorf("no label %q with a number", key)
	}
	return l.Counted(key, n), nil
}

// Counted is Count for keys of the code, which a test holds against the files: "" for an unknown one.
func (l *Labels) Counted(key string, n int) string {
	forms := l.counts[key]
	form, ok := forms[formOf(l.tag, n)]
	if !ok {
		form = forms["other"]
	}
	return strings.ReplaceAll(form, "{n}", l.number(n))
}

// List joins names: "A, B and C".
func (l *Labels) List(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return l.Fill("and", "first", strings.Join(names[:last], ", "), "last", names[last])
}

// Counts returns the keys of the labels with a number, sorted.
func (l *Labels) Counts() []string { return sortedKeys(l.counts) }

// Kind returns the label of a kind of dispute, quote or actor, "" for one it does not know.
func (l *Labels) Kind(kind string) string { return l.Texts[kind] }

// Fill returns the label called key with words in the places that it has for them, "{name}" and
// the like; pairs are names and words in turn.
func (l *Labels) Fill(key string, pairs ...string) string {
	var b strings.Builder
	for text := l.Texts[key]; ; {
		before, after, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		words, rest := "{", after
		if name, behind, ends := strings.Cut(after, "}"); ends {
			for i := 0; i+1 < len(pairs); i += 2 {
				if pairs[i] == name {
					words, rest = pairs[i+1], behind
				}
			}
		}
		b.WriteString(words)
		text = rest
	}
}

// number writes n. Four digits are not parted: so newspapers write them, in English as in German.
func (l *Labels) number(n int) string {
	s := strconv.Itoa(n)
	if n < 10_000 {
		return s
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + l.group + s[i:]
	}
	return s
}

// The forms of the plural by the names that CLDR and the files give them.
var formNames = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// formOf returns the form of the plural for n.
func formOf(tag language.Tag, n int) string {
	return formNames[plural.Cardinal.MatchPlural(tag, max(n, -n), 0, 0, 0, 0)]
}

// Date writes an ISO 8601 day, month or year, with or without a time, as readers do: "4 March
// 2025". What is none gives "".
func (l *Labels) Date(iso string) string {
	t, precision := ParseDate(iso)
	form := ""
	switch precision {
	case "day":
		form = l.dates.Day
	case "month":
		form = l.dates.Month
	case "year":
		form = "{year}"
	default:
		return ""
	}
	form = strings.ReplaceAll(form, "{day}", strconv.Itoa(t.Day()))
	form = strings.ReplaceAll(form, "{year}", strconv.Itoa(t.Year()))
	return strings.ReplaceAll(form, "{month}", l.dates.Months[t.Month()-1]) // last: the file of a user gives its words
}

// Day returns the day, month or year of an ISO 8601 date as it may stand in <time datetime>, or "".
func Day(iso string) string {
	t, precision := ParseDate(iso)
	switch precision {
	case "day":
		return t.Format(time.DateOnly)
	case "month":
		return t.Format("2006-01")
	case "year":
		return t.Format("2006")
	}
	return ""
}

// ParseDate reads an ISO 8601 date. The precision is "day", of a time too, "month" or "year", and
// "" for what is no date.
func ParseDate(iso string) (t time.Time, precision string) {
	layout, precision := "", "day"
	switch n := len(iso); { // one layout at most fits: each that does not costs an error
	case n > len(time.DateOnly) && (iso[n-1] == 'Z' || strings.LastIndexAny(iso, "+-") > len(time.DateOnly)):
		layout = time.RFC3339
	case n > len(time.DateOnly) && strings.Count(iso, ":") == 2:
		layout = "2006-01-02T15:04:05"
	case n > len(time.DateOnly):
		layout = "2006-01-02T15:04"
	case n == len(time.DateOnly):
		layout = time.DateOnly
	case n == len("2006-01"):
		layout, precision = "2006-01", "month"
	case n == len("2006"):
		layout, precision = "2006", "year"
	default:
		return time.Time{}, ""
	}
	t, err := time.Parse(layout, iso)
	if err != nil {
		return time.Time{}, ""
	}
	return t, precision
}
