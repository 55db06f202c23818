package web

import (
	"cmp"
	"slices"
	"time"
)

const (
	leastDates = 3  // that a picture of the timeline is worth
	mostStack  = 6  // dots above one date
	dotSize    = 12 // pixels from one to the next
	dotMargin  = 2  // percent beside the first and the last
)

// moment is the events of one date.
type moment struct {
	iso, end string    // as they are written; the same where it has no end of its own
	from, to time.Time // first and last day
	planned  []bool    // of each event
}

// chronicle returns the timeline as a picture, nil where fewer than three dates are known.
func chronicle(events []Event) *Chronicle {
	moments, undated := momentsOf(events)
	if len(moments) < leastDates {
		return nil
	}
	out := &Chronicle{Undated: undated, Events: len(events) - undated}
	var days []time.Time
	for _, m := range moments {
		days = append(days, m.from, m.to)
	}
	a := newAxis(days, dotMargin)
	out.Axis = a.stretches()
	var dates []dateAt
	for _, m := range moments {
		x1, x2 := a.x(m.from), a.x(m.to)
		if x2 > x1 {
			out.Spans = append(out.Spans, Stretch{X1: percent(x1), X2: percent(x2)})
		}
		dates = append(dates, dateAt{(x1 + x2) / 2, m.iso, m.end})
		out.stack(percent((x1+x2)/2), m.planned)
	}
	out.Labels = dateLabels(dates)
	return out
}

// stack puts the events of a date above each other, and above those of a span whose middle the date is. Of more than a
// few the first stand there, with their number.
func (c *Chronicle) stack(x string, planned []bool) {
	level := 0
	for _, d := range c.Dots {
		if d.X == x {
			level = d.Level
		}
	}
	for _, p := range planned[:min(len(planned), mostStack)] {
		level++
		c.Dots = append(c.Dots, Dot{X: x, Level: level, Planned: p})
		c.Planned = c.Planned || p
		c.Tallest = max(c.Tallest, level)
	}
	if len(planned) > mostStack {
		c.Counts = append(c.Counts, StackCount{X: x, Count: len(planned)})
	}
}

// momentsOf puts dated events together by date, the earliest first, and counts the others.
func momentsOf(events []Event) (out []moment, undated int) {
	at := map[string]int{}
	for _, e := range events {
		m, ok := momentOf(e)
		if !ok {
			undated++
			continue
		}
		key := e.Date + " " + e.End
		i, known := at[key]
		if !known {
			i = len(out)
			at[key] = i
			out = append(out, m)
		}
		out[i].planned = append(out[i].planned, e.Planned)
	}
	slices.SortStableFunc(out, func(a, b moment) int { return cmp.Or(a.from.Compare(b.from), a.to.Compare(b.to)) })
	return out, undated
}

// momentOf returns when an event was; ok is false where no date tells it.
func momentOf(e Event) (m moment, ok bool) {
	p := periodOf(e.Date)
	if p.from.IsZero() {
		return m, false
	}
	m = moment{iso: e.Date, end: e.Date, from: p.from, to: p.to}
	if end := periodOf(e.End); !end.from.IsZero() && end.to.After(m.to) {
		m.to, m.end = end.to, e.End
	}
	m.to = m.to.AddDate(0, 0, -1) // the last day, not the one after
	return m, true
}
