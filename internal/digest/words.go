package digest

import (
	"fmt"
	"strings"
	"time"

	"github.com/briefgen/briefgen/internal/news"
)

// Words are the program's own words in a mail, all of them labels. Another language is another
// value of this type.
type Words struct {
	Agree, Differ, Quotes, Alone    string
	AloneOrigin, AloneFew           string // the last with the most origins of a line
	Timeline, Unknown, Actors, Read string
	According, InPart, Speaker      string
	OwnWording                      string
	OneDiffers, Differently         string
	Speakers, GivesTo, LeftOut      string
	Footer, Counting, MadeWith      string
	Undated, Planned                string
}

var english = Words{
	Agree:       "What the reports agree on",
	Differ:      "Where they differ",
	Quotes:      "Who said what",
	Alone:       "Reported by one source only",
	AloneOrigin: "Reported by one origin only", AloneFew: "Reported by %d origins at most",
	Timeline:   "When it happened",
	Unknown:    "What is not known",
	Actors:     "People, organisations and places",
	Read:       "Sources",
	According:  "according to",
	InPart:     "in part",
	Speaker:    "speaker not named in the text",
	OwnWording: "How each puts it",
	OneDiffers: "1 source words it differently", Differently: "word it differently",
	Speakers: "sources name different speakers",
	GivesTo:  "gives it to",
	LeftOut:  "words left out",
	Footer:   "Every sentence above is copied word for word from the article named beside it.",
	Counting: "Outlets that print the same text count as one origin. Where the sources differ, all sides are shown and none is called right.",
	MadeWith: "Made with briefgen",
	Undated:  "undated",
	Planned:  "planned",
}

// kindLabels say how the sides of a dispute differ.
var kindLabels = map[news.DisputeKind]string{
	news.QuantityDispute:         "figures differ",
	news.DateDispute:             "dates differ",
	news.NameDispute:             "names or offices differ",
	news.DenialDispute:           "stated and denied",
	news.PositionDispute:         "positions differ",
	news.CharacterisationDispute: "described differently",
	news.RevisedFigure:           "brought up to date",
	news.Development:             "changed over time",
}

// driftLabels say how another article gives a quote.
var driftLabels = map[news.DriftKind]string{
	news.CutDrift:        "in part",
	news.ChangedDrift:    "in other words",
	news.SpeakerDrift:    "the same words",
	news.ParaphraseDrift: "without quote marks",
}

// actorLabels say what an actor is.
var actorLabels = map[news.Kind]string{
	news.Person:       "person",
	news.Organization: "organisation",
	news.Place:        "place",
}

func kindLabel(k news.DisputeKind) string {
	if label := kindLabels[k]; label != "" {
		return label
	}
	return "told differently"
}

// count says how many there are of something: "1 outlet", "3 outlets".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// more lists what was left out: "7 more facts, 1 more dispute and 2 more quotes". Nouns with a
// count of zero are not named.
func more(nouns []string, counts []int) string {
	var parts []string
	for i, n := range counts {
		if n > 0 {
			parts = append(parts, strings.Replace(count(n, nouns[i]), " ", " more ", 1))
		}
	}
	return joinAnd(parts)
}

func joinAnd(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}

// parseDay reads the day of an ISO 8601 date or time as the article gives it: 23:30 in New York
// stays that day.
func parseDay(iso string) (time.Time, bool) {
	if len(iso) < len(time.DateOnly) {
		return time.Time{}, false
	}
	day, err := time.Parse(time.DateOnly, iso[:len(time.DateOnly)])
	return day, err == nil
}

// showDay writes a date for readers: "4 March 2025", "March 2025" or "2025"; "" for what is none.
func showDay(iso string) string {
	if day, ok := parseDay(iso); ok {
		return day.Format("2 January 2006")
	}
	if month, err := time.Parse("2006-01", iso); err == nil {
		return month.Format("January 2006")
	}
	if year, err := time.Parse("2006", iso); err == nil {
		return year.Format("2006")
	}
	return ""
}
