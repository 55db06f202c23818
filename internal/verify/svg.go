package verify

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// What is let pass in places, since they are written rounded: to a tenth of a percent, and to a pixel.
const (
	slackAcross = 0.3
	slackDown   = 1.0
)

// shape is a line, a circle or a text of a picture: across in percent of its width, down in pixels.
type shape struct {
	kind           string // "line", "circle" or "text"
	class          string
	words          string // of a text
	date           string // data-date of a text
	dashed         bool
	x1, x2, y1, y2 float64 // x1 and y1 alone but for lines
}

// drawing returns the shapes of the picture below n in their order; ok is false where one is of another kind or has no place.
func drawing(n *html.Node) (out []shape, ok bool) {
	svg := find(n, "svg")
	if svg == nil {
		return nil, false
	}
	for d := range svg.ChildNodes() {
		if d.Type != html.ElementNode || d.Data == "title" || d.Data == "desc" {
			continue
		}
		s := shape{kind: d.Data, class: attr(d, "class"), words: textOf(d), date: attr(d, "data-date")}
		_, s.dashed = lookup(d, "stroke-dasharray")
		keys := places[d.Data]
		for i, at := range []*float64{&s.x1, &s.y1, &s.x2, &s.y2}[:len(keys)] {
			value, err := strconv.ParseFloat(strings.TrimSuffix(attr(d, keys[i]), "%"), 64)
			if err != nil {
				return nil, false
			}
			*at = value
		}
		if len(keys) == 0 {
			return nil, false
		}
		out = append(out, s)
	}
	return out, true
}

// places are the attributes that say where a shape is.
var places = map[string][]string{"line": {"x1", "y1", "x2", "y2"}, "circle": {"cx", "cy"}, "text": {"x", "y"}}

func (s shape) level() bool { return s.kind == "line" && s.y1 == s.y2 }

func across(a, b float64) bool { return math.Abs(a-b) <= slackAcross }
func down(a, b float64) bool   { return math.Abs(a-b) <= slackDown }

// takeWhile returns the shapes at the head of list that ok holds for, and the others.
func takeWhile(list []shape, ok func(shape) bool) (head, rest []shape) {
	i := slices.IndexFunc(list, func(s shape) bool { return !ok(s) })
	if i < 0 {
		i = len(list)
	}
	return list[:i], list[i:]
}

// point is a day with its place on an axis.
type point struct {
	day time.Time
	x   float64
}

// onAxis reports whether days stand in their order and to scale on an axis, from its one end to the other. Only on dotted pieces, which
// begin and end with a day, more time may pass than is drawn, though no less than elsewhere on as much room.
func onAxis(points []point, axis []shape) bool {
	points = slices.Clone(points)
	slices.SortStableFunc(points, func(a, b point) int { return a.day.Compare(b.day) })
	if len(points) < 2 || len(axis) == 0 || !across(axis[0].x1, points[0].x) || !across(axis[len(axis)-1].x2, points[len(points)-1].x) {
		return false
	}
	for i, piece := range axis {
		met := slices.ContainsFunc(points, func(p point) bool { return across(p.x, piece.x2) })
		if piece.x2 <= piece.x1 || !met || i > 0 && !across(piece.x1, axis[i-1].x2) {
			return false
		}
	}
	return toScale(points, axis)
}

// toScale compares the room between each two days with the time.
func toScale(points []point, axis []shape) bool {
	var room, time, longest float64 // of what is not dotted
	for i := 1; i < len(points); i++ {
		if a, b := points[i-1], points[i]; !dotted(axis, a, b) {
			room += b.x - a.x
			time += b.day.Sub(a.day).Hours()
			longest = max(longest, b.x-a.x)
		}
	}
	if time == 0 {
		return false
	}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		is, due := b.x-a.x, b.day.Sub(a.day).Hours()*room/time
		switch {
		case dotted(axis, a, b):
			if is > due+slackAcross || is < longest-slackAcross {
				return false
			}
		case !across(is, due):
			return false
		}
	}
	return true
}

// dotted reports whether the axis is dotted between two days.
func dotted(axis []shape, a, b point) bool {
	middle := (a.x + b.x) / 2
	return b.day.After(a.day) && slices.ContainsFunc(axis, func(s shape) bool { return s.dashed && s.x1 < middle && middle < s.x2 })
}

// labelled is a date that may stand below an axis, at x, or with its end at the right of the picture.
type labelled struct {
	x         float64
	date, end string
}

// datesBelow reports whether the labels of an axis stand below their dates and say them: the first one at the left of the picture, the last
// at the right, others between.
func datesBelow(labels []shape, dates []labelled) bool {
	slices.SortStableFunc(dates, func(a, b labelled) int { return cmp.Compare(a.x, b.x) })
	if len(labels) < 2 || len(dates) < 2 {
		return false
	}
	first, last := labels[0], labels[len(labels)-1]
	if first.x1 != 0 || first.date != dates[0].date || last.x1 != 100 || last.date != dates[len(dates)-1].end {
		return false
	}
	for i, l := range labels {
		between := i == 0 || i == len(labels)-1 || slices.ContainsFunc(dates, func(d labelled) bool { return d.date == l.date && across(d.x, l.x1) })
		if !between || !saysDate(l.words, l.date) {
			return false
		}
	}
	return true
}

// saysDate reports whether the numbers among words are those of an ISO 8601 date: its year, and its day where it has one.
func saysDate(words, iso string) bool {
	year, rest, _ := strings.Cut(iso, "-")
	month, day, _ := strings.Cut(rest, "-")
	have := numbersIn(words)
	parts := numbersIn(year + " " + month + " " + day)
	must := numbersIn(year + " " + day)
	return !slices.ContainsFunc(have, func(n int) bool { return !slices.Contains(parts, n) }) &&
		!slices.ContainsFunc(must, func(n int) bool { return !slices.Contains(have, n) })
}
