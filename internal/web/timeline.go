package web

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// timeline returns the views of the dated events; one that nothing backs is not shown.
func (v *storyViews) timeline() []Event {
	var out []Event
	before := ""
	for _, e := range v.b.Timeline {
		if len(e.Citations) == 0 {
			continue
		}
		view := Event{ID: v.id(e.ID), Date: e.Date, End: e.End, Precision: e.Precision, Planned: e.Planned, Line: v.line("", e.Text, nil, e.Citations)}
		view.Line.Outlets, view.Line.Origins = severalOnly(e.Outlets, e.Origins)
		when := v.when(e, view.Line.Copied)
		if e.Date == "" && when != nil {
			view.Day = v.weekday(e.Weekday, *when)
		}
		view.Runs = v.dated(view.Line.Copied, when)
		date := e.Date + " " + e.End
		if view.Day != nil {
			date = strings.ToLower(view.Day.Text)
		}
		view.First = date != before
		before = date
		out = append(out, view)
	}
	return out
}

// severalOnly returns the numbers of outlets and origins where several state a line: in sections in which most lines
// have one source they are told of the others alone.
func severalOnly(outlets, origins int) (int, int) {
	if outlets < 2 {
		return 0, 0
	}
	return outlets, origins
}

// when returns the words of a statement that date it, nil where it has none.
func (v *storyViews) when(e news.Event, statement Copied) *Copied {
	for _, w := range e.When {
		if w.Article == statement.Article && statement.Start <= w.Start && w.End <= statement.End {
			words := v.copied(v.articles[w.Article], w.Start, w.End)
			return &words
		}
	}
	return nil
}

// weekday returns the name of a weekday among words, nil where it does not stand there.
func (v *storyViews) weekday(name string, words Copied) *Copied {
	at := strings.Index(strings.ToLower(words.Text), strings.ToLower(name))
	if at < 0 || name == "" {
		return nil
	}
	day := v.copied(v.articles[words.Article], words.Start+at, words.Start+at+len(name))
	return &day
}

// dated parts a statement into the words that date it and those around them.
func (v *storyViews) dated(statement Copied, when *Copied) []Run {
	if when == nil {
		return []Run{{Op: "said", Copied: &statement}}
	}
	var out []Run
	i := v.articles[statement.Article]
	for _, part := range []struct {
		op         string
		start, end int
	}{{"said", statement.Start, when.Start}, {"when", when.Start, when.End}, {"said", when.End, statement.End}} {
		text := v.b.Story.Docs[i].Text[part.start:part.end]
		words := strings.TrimSpace(text)
		if words == "" {
			continue
		}
		start := part.start + strings.Index(text, words)
		copied := v.copied(i, start, start+len(words))
		space := len(out) > 0 && (start > part.start || strings.TrimRight(v.b.Story.Docs[i].Text[:part.start], " \n\t") != v.b.Story.Docs[i].Text[:part.start])
		out = append(out, Run{Op: part.op, Space: space, Copied: &copied})
	}
	return out
}
