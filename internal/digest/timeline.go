package digest

import (
	"cmp"
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

// addEvents adds what most origins date, of these the latest, but for what the facts tell, and returns how many such
// events there are.
func (w *storyWriter) addEvents(add func(item)) int {
	events := w.timeline()
	origins := map[string]int{}
	for _, e := range w.b.Timeline {
		origins[e.Text] = e.Origins
	}
	order := slices.Clone(events)
	slices.SortStableFunc(order, func(a, b Event) int {
		return cmp.Or(cmp.Compare(origins[b.Text.Text()], origins[a.Text.Text()]), cmp.Compare(b.place, a.place))
	})
	n := 0
	for _, e := range order {
		if w.isFact(e.Text) {
			continue
		}
		if n < maxStoryEvents {
			add(item{kind: eventItem, round: 2 + 2*n, event: e})
		}
		n++
	}
	return n
}

// isFact reports whether the body may show the words of an event among the facts.
func (w *storyWriter) isFact(c Copied) bool {
	facts := w.b.Consensus[:min(len(w.b.Consensus), maxStoryFacts)]
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

// addUnknowns adds the first of what is not known, and returns how much there is.
func (w *storyWriter) addUnknowns(add func(item)) int {
	unknowns := w.unknowns()
	for n, s := range unknowns[:min(len(unknowns), maxStoryUnknowns)] {
		add(item{kind: unknownItem, round: 3 + 2*n, fact: s})
	}
	return len(unknowns)
}
