package web

import (
	"fmt"
	"strings"
	"time"
)

// labels are the program's own words in one language. A key ending in "#" has two forms, for one
// and for more, parted by "|" and with %d for the number.
type labels struct {
	Language string
	Texts    map[string]string
	Months   [12]string
	Day      string // how a date is written: %[1]d day, %[2]s month, %[3]d year
	Month    string // likewise, without a day
}

// labelsFor returns the labels of a language (BCP 47); English where there are none of it. A new
// language is a new table beside english and a case here.
func labelsFor(language string) labels {
	return english
}

var english = labels{
	Language: "en",
	Day:      "%[1]d %[2]s %[3]d",
	Month:    "%[2]s %[3]d",
	Months: [12]string{"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"},
	Texts: map[string]string{
		"skip":           "Skip to the content",
		"briefings":      "Briefings",
		"pages":          "Pages",
		"all-briefings":  "All briefings",
		"feed":           "Feed",
		"inputs":         "Articles read",
		"promise":        "Every sentence about the news is copied from an article and cites it. Only labels and headings are the program’s own.",
		"made-with":      "Made with briefgen",
		"no-stories":     "No briefings yet",
		"no-stories-how": "Put saved articles into the content folder, the reports of one event into a folder of their own, and build again.",
		"page-not-found": "Page not found",
		"not-found-how":  "There is no page at this address. The story may have been renamed or taken down.",
		"on-this-page":   "In this briefing",
		"note":           "Editor’s note",

		"all-actors":     "All people, organisations and places",
		"actors-how":     "Those whom two articles name in full and who speak in two lines, or who are in five stories. People stand under their surnames.",
		"leading":        "Most heard and named",
		"on-the-page":    "On this page",
		"kinds":          "Kinds",
		"letters":        "by letter",
		"persons":        "People",
		"organizations":  "Organisations",
		"places":         "Places",
		"roles":          "What the articles call them",
		"by-outlet":      "By outlet",
		"in-stories":     "In these stories",
		"joined-by-name": "Stories are joined by the full name. If two people bear it, the role that each story gives tells them apart.",
		"perhaps":        "Named by the surname alone",
		"perhaps-how":    "These stories give no first name, so they are not counted above: it may be somebody else.",
		"their-word":     "Stated on their word alone",
		"in-briefing":    "In the briefing",
		"newer":          "Later stories",
		"older":          "Earlier stories",
		"until":          "to",
		"unnamed-outlet": "Outlet not named",

		"consensus": "What the reports agree on",
		"disputes":  "Where they differ",
		"quotes":    "Who said what",
		"actors":    "People, organisations and places",
		"timeline":  "When it happened",
		"unknowns":  "What is not known",
		"reported":  "Reported by one source only",

		"reported-origin": "Reported by one origin only",
		"reported-few#":   "Reported by %d origin at most|Reported by %d origins at most",
		"several-sources": "Several sources",
		"why-origins#":    "Why that is %d origin|Why these are %d origins",
		"same-sentence":   "has this sentence word for word",
		"sources":         "Sources",

		"stories#":          "%d story|%d stories",
		"named-in-stories#": "Named in %d story|Named in %d stories",
		"quoted-times#":     "Quoted once|Quoted %d times",
		"more#":             "and %d more|and %d more",
		"more-lines#":       "%d more line in the briefing|%d more lines in the briefing",
		"articles#":         "%d article|%d articles",
		"outlets#":          "%d outlet|%d outlets",
		"named-outlets#":    "%d outlet named|%d outlets named",
		"origins#":          "%d independent origin|%d independent origins",
		"line-sources#":     "%d source|%d sources",
		"claim-origins#":    "%d origin|%d origins",
		"agreed#":           "%d agreed point|%d agreed points",
		"disputed#":         "%d difference|%d differences",
		"quoted#":           "%d quote|%d quotes",
		"times-quoted#":     "quoted once|quoted %d times",
		"in-outlets#":       "in %d outlet|in %d outlets",
		"words#":            "%d word|%d words",
		"words-cut#":        "%d word left out|%d words left out",
		"mentions#":         "%d mention|%d mentions",
		"lines#":            "%d line|%d lines",
		"more-points#":      "%d lesser point|%d lesser points",
		"the-same":          "in these words",
		"read#":             "%d article was read.|%d articles were read.",
		"cited#":            "%d of its sentences is cited in the briefing.|%d of its sentences are cited in the briefing.",

		"planned":    "Planned",
		"no-date":    "no date given",
		"week-of":    "Week of",
		"weekend-of": "Weekend of",

		"according-to": "according to",
		"as-of":        "as of",

		"quantity":         "Figures differ",
		"date":             "Dates differ",
		"name":             "Names or offices differ",
		"denial":           "Stated and denied",
		"position":         "Opposed positions",
		"characterisation": "Described differently",
		"revised":          "Brought up to date",
		"development":      "Changed over time",

		"direct":       "quoted",
		"partial":      "quoted in part",
		"indirect":     "reported speech",
		"more-voices#": "%d further voice|%d further voices",
		"no-speaker":   "Speaker not named in the text",
		"drift":        "Worded differently elsewhere",
		"given-to":     "Given to different speakers",

		"cut":         "in part",
		"changed":     "in other words",
		"speaker":     "gives it to",
		"paraphrased": "reports it without quote marks",
		"is-cut":      "left out",
		"is-new":      "only there",
		"compare-how": "Struck words stand in the quote and not in that source; underlined words stand only there.",

		"person":       "Person",
		"organization": "Organisation",
		"place":        "Place",
		"aliases":      "Also",
		"also-named":   "Also named",
		"edited":       "as edited",

		"updated":      "Updated",
		"by":           "by",
		"author":       "Author",
		"source":       "Source",
		"credit":       "Credits",
		"origin":       "Origin",
		"original":     "Read the original",
		"its-original": "original",
		"in-original":  "Find this sentence in the original",
		"back":         "Back to the briefing",
		"excerpt-only": "This page shows the cited sentences with their neighbours, not the whole article.",
		"cited-only":   "This page shows the cited sentences, not the whole article.",
		"uncited":      "No sentence of this article is cited in the briefing.",
		"left-out":     "Text left out",

		"problems":    "Problems",
		"skipped":     "skipped",
		"no-problems": "Every file could be read.",
	},
}

// text returns the label called key. It fails on an unknown key, so that a misspelt one in a
// template stops the build.
func (l labels) text(key string) (string, error) {
	s, ok := l.Texts[key]
	if !ok {
		return "", fmt.Errorf("no label %q", key)
	}
	return s, nil
}

// count returns the label called key for the number n: count("outlets", 2) is "2 outlets".
func (l labels) count(key string, n int) (string, error) {
	s, ok := l.Texts[key+"#"]
	if !ok {
		return "", fmt.Errorf("no label %q with a number", key)
	}
	form, more, _ := strings.Cut(s, "|")
	if n != 1 {
		form = more
	}
	if !strings.Contains(form, "%d") {
		return form, nil
	}
	return fmt.Sprintf(form, n), nil
}

// kind returns the label of a kind of dispute, quote or actor, "" for one it does not know.
func (l labels) kind(kind string) string { return l.Texts[kind] }

// date writes an ISO 8601 day, month or year, with or without a time, as readers do: "4 March
// 2025". What is none gives "".
func (l labels) date(iso string) string {
	t, precision := parseDate(iso)
	switch precision {
	case "day":
		return fmt.Sprintf(l.Day, t.Day(), l.Months[t.Month()-1], t.Year())
	case "month":
		return fmt.Sprintf(l.Month, t.Day(), l.Months[t.Month()-1], t.Year())
	case "year":
		return fmt.Sprint(t.Year())
	}
	return ""
}

// parseDate reads an ISO 8601 date. The precision is "time", reduced to "day", or "month" or
// "year", and "" for what is no date.
func parseDate(iso string) (t time.Time, precision string) {
	if t, err := time.Parse(time.RFC3339, iso); err == nil {
		return t, "day"
	}
	for _, form := range []struct{ layout, precision string }{
		{"2006-01-02T15:04:05", "day"}, {"2006-01-02T15:04", "day"}, {time.DateOnly, "day"},
		{"2006-01", "month"}, {"2006", "year"},
	} {
		if t, err := time.Parse(form.layout, iso); err == nil {
			return t, form.precision
		}
	}
	return time.Time{}, ""
}

// dateOnly returns the day, month or year of an ISO 8601 date as it may stand in <time datetime>, or "".
func dateOnly(iso string) string {
	t, precision := parseDate(iso)
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
