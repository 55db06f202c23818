package digest

import (
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// Limits of the body; the attachment has all.
const (
	maxStoryEvents   = 4
	maxStoryUnknowns = 3
)

// timeline returns the dated events of the story, by date.
func (w *storyWriter) timeline() []Event {
	var out []Event
	for _, e := range w.b.Timeline {
		if s, ok := w.statement(e.Text, "", e.Citations); ok {
			out = append(out, Event{Date: w.eventDay(e), Statement: s, place: len(out)})
		}
	}
	return out
}

// eventDay writes when something happened: "4 March 2025", "Week of 3 March 2025", "May 2025 to July 2025".
func (w *storyWriter) eventDay(e news.Event) string {
	day := w.words.Date(e.Date)
	switch {
	case day == "":
		day = clean(e.Weekday)
	case e.Precision == "week":
		day = w.words.Texts["week-of"] + " " + day
	case e.Precision == "weekend":
		day = w.words.Texts["weekend-of"] + " " + day
	case e.End != "":
		day += " " + w.words.Texts["until"] + " " + w.words.Date(e.End)
	}
	if e.Planned && day != "" {
		day = dotted(day, w.words.Texts["planned"])
	}
	return day
}

// isFact reports whether the body may show the words of an event among the facts, or what stands in their place.
func (w *storyWriter) isFact(c Copied) bool {
	facts := w.b.Consensus[:min(len(w.b.Consensus), maxStoryFacts)]
	if len(facts) == 0 {
		facts = w.b.Reported[:min(len(w.b.Reported), maxStoryAlone)]
	}
	return slices.ContainsFunc(facts, func(f news.Claim) bool { return clean(f.Text) == c.Text() })
}

// unknowns returns what is not known; where nobody would comment is no such thing in the body.
func (w *storyWriter) unknowns() []Statement {
	var out []Statement
	for _, u := range w.b.Unknowns {
		if s, ok := w.statement(u.Text, "", u.Citations); ok && (w.full || u.Kind != "comment") {
			out = append(out, s)
		}
	}
	return out
}
