package verify

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

// mostStacked is how many events of one date are drawn above each other; of more their number stands there.
const mostStacked = 6

// happening is the events of one date of a timeline.
type happening struct {
	date, end   string // as they are written; the same where it has no end of its own
	first, last time.Time
	planned     []bool // of each event
}

// happenings returns the dated events of s by date, the earliest first, and how many others there are.
func (s *story) happenings() (out []happening, undated int) {
	for _, e := range s.b.Timeline {
		if len(e.Citations) == 0 {
			continue
		}
		h, ok := happeningOf(e)
		if !ok {
			undated++
			continue
		}
		at := slices.IndexFunc(out, func(o happening) bool { return o.date == e.Date && o.end == h.end })
		if at < 0 {
			at = len(out)
			out = append(out, h)
		}
		out[at].planned = append(out[at].planned, e.Planned)
	}
	slices.SortStableFunc(out, func(a, b happening) int { return cmp.Or(a.first.Compare(b.first), a.last.Compare(b.last)) })
	return out, undated
}

func happeningOf(e news.Event) (h happening, ok bool) {
	h = happening{date: e.Date, end: e.Date}
	h.first, h.last, ok = daysOf(e.Date)
	if _, last, has := daysOf(e.End); has && last.After(h.last) {
		h.last, h.end = last, e.End
	}
	return h, ok
}

// daysOf returns the first and the last day of an ISO 8601 day, month or year.
func daysOf(iso string) (first, last time.Time, ok bool) {
	for layout, span := range map[string][3]int{time.DateOnly: {0, 0, 1}, "2006-01": {0, 1, 0}, "2006": {1, 0, 0}} {
		if t, err := time.Parse(layout, iso); err == nil {
			return t, t.AddDate(span[0], span[1], span[2]).AddDate(0, 0, -1), true
		}
	}
	return first, last, false
}

// checkTimeline proves a picture with the mark data-timeline: every dated event of the story is a dot of it above its date, and the words
// below count the others.
func (p *page) checkTimeline(figure *html.Node, storyID string) {
	s := p.stories[storyID]
	if s == nil {
		return
	}
	shapes, ok := drawing(figure)
	list, undated := s.happenings()
	caption := ""
	if n := find(figure, "figcaption"); n != nil {
		caption = textOf(n)
	}
	if !ok || !drawnAs(shapes, list) || !saysCount(caption, undated) {
		p.found(Finding{File: p.file, Line: lineOf(p.lines.data, []byte("data-timeline")), Story: storyID, Problem: ProblemPicture})
	}
}

// drawnAs reports whether shapes are the picture of list: the axis, times not told to the day, the dots date by date, the numbers above
// those that are not all drawn, and the labels.
func drawnAs(shapes []shape, list []happening) bool {
	axis, rest := takeWhile(shapes, func(s shape) bool { return s.level() && s.class == "" })
	spans, rest := takeWhile(rest, func(s shape) bool { return s.level() && s.class == "span" })
	dots, rest := takeWhile(rest, func(s shape) bool { return s.kind == "circle" })
	counts, labels := takeWhile(rest, func(s shape) bool { return s.kind == "text" && s.date == "" })
	if !stacked(dots) || slices.ContainsFunc(labels, func(s shape) bool { return s.kind != "text" || s.date == "" }) {
		return false
	}
	var points []point
	var dates []labelled
	for _, h := range list {
		n := min(len(h.planned), mostStacked)
		if len(dots) < n {
			return false
		}
		x := dots[0].x1
		from, to := x, x
		if h.last.After(h.first) {
			if len(spans) == 0 || !across(x, (spans[0].x1+spans[0].x2)/2) {
				return false
			}
			from, to, spans = spans[0].x1, spans[0].x2, spans[1:]
		}
		points = append(points, point{h.first, from}, point{h.last, to})
		for i, dot := range dots[:n] {
			if dot.x1 != x || (dot.class == "open") != h.planned[i] {
				return false
			}
		}
		dots = dots[n:]
		if len(h.planned) > n {
			if len(counts) == 0 || counts[0].x1 != x || counts[0].words != strconv.Itoa(len(h.planned)) {
				return false
			}
			counts = counts[1:]
		}
		dates = append(dates, labelled{x, h.date, h.end})
	}
	return len(spans)+len(dots)+len(counts) == 0 && onAxis(points, axis) && datesBelow(labels, dates)
}

// stacked reports whether dots stand above each other without a gap, from the lowest place on.
func stacked(dots []shape) bool {
	var heights []float64
	at := map[float64][]float64{}
	for _, d := range dots {
		heights = append(heights, d.y1)
		at[d.x1] = append(at[d.x1], d.y1)
	}
	slices.Sort(heights)
	heights = slices.Compact(heights)
	slices.Reverse(heights) // the lowest stand furthest down
	for _, stack := range at {
		slices.Sort(stack)
		slices.Reverse(stack)
		if !slices.Equal(stack, heights[:min(len(stack), len(heights))]) {
			return false
		}
	}
	return true
}
