package brief

import (
	"time"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// event makes the entry of a happening.
func (m *merger) event(h happening) news.Event {
	e := news.Event{Planned: h.planned}
	e.Date, e.End, e.Precision = eventDate(h.date)
	if len(h.date.Clock) > 0 && h.date.First == h.date.Last {
		e.Time = h.date.Clock
	}
	if w := m.weekday(h.members[0]); e.Date == "" && w >= 0 {
		e.Weekday = time.Weekday(w).String()
	}
	var units []int
	for _, d := range h.members {
		u := m.units[d.unit]
		e.Citations = append(e.Citations, m.citeOf(d.unit, m.dating(d)))
		e.When = append(e.When, m.cite(u.doc, d.date.Span))
		units = append(units, d.unit)
	}
	e.Text = e.Citations[0].Text
	e.Outlets, e.Origins = m.outlets(e.Citations), m.originsOf(units)
	e.ID = news.ID("e", e.Date, e.Text)
	return e
}

// dating returns what is shown of a dated sentence: of a long one the clause of the date, where that can be read alone.
func (m *merger) dating(d dated) news.Span {
	u := m.units[d.unit]
	doc := m.story.Docs[u.doc]
	show := m.opened(u)
	show.Start = min(show.Start, d.date.Start)
	if c := d.clause; c != nil && u.length > longOpen && c.Contains(d.date.Span) && 4*c.Len() <= 3*u.Len() && isWhole(doc, c) && isJoint(doc, c, d.date.Span) {
		return trimPart(doc.Text, news.Span{Start: max(show.Start, c.Start), End: c.End})
	}
	return show
}

// shortEvent is the fewest tokens of a clause that tells an event.
const shortEvent = 6

// isJoint reports whether a conjunction parts a clause from the rest of its sentence on each side that is not the sentence's
// end, so that it is no part of a list or before an apposition.
func isJoint(doc *news.Document, c *news.Clause, date news.Span) bool {
	s := doc.Sentences[c.Sentence]
	first, end := tokenAt(doc, c.Start), tokenAt(doc, c.End-1)+1
	if end-first < shortEvent || doc.Tokens[first].Tag() == "IN" && date.Overlap(doc.Tokens[first+1].Span) == 0 {
		return false
	}
	joins := func(t int) bool {
		return t >= s.First && t < s.Last && (doc.Tokens[t].Class() == "CCONJ" || doc.Tokens[t].Of(doc.Text) == ";")
	}
	begins := first == s.First || first == opening(doc, c.Sentence) || joins(first-1)
	return begins && (end >= s.Last-1 || joins(end) || doc.Tokens[end].Of(doc.Text) == "," && joins(end+1))
}

// eventDate writes a date as a briefing has it: its first day, month or year, the last where there are
// several, and the precision of both.
func eventDate(d nlp.Date) (date, end, precision string) {
	if d.First == "" {
		return "", "", "day"
	}
	switch d.Precision {
	case "day", "part", "hour":
		date, end, precision = d.First, d.Last, "day"
	case "week", "weekend":
		date, end, precision = d.First, d.Last, d.Precision
	case "month", "season", "quarter":
		date, end, precision = d.First[:len("2006-01")], d.Last[:len("2006-01")], "month"
	default:
		date, end, precision = d.First[:len("2006")], d.Last[:len("2006")], "year"
	}
	if end == date {
		end = ""
	}
	return date, end, precision
}
