package web

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/briefgen/briefgen/internal/news"
)

// What the pictures of disputed figures keep to, in pixels but for the first three.
const (
	mostRanges  = 3 // on a page
	leastDots   = 3 // in one: two say no more than their cards
	rangeMargin = 6 // percent beside the first and the last day, for the letters
	rangeTop    = 16
	rangeHeight = 72 // between the lowest and the highest figure
	letterSize  = 13
)

// figure is a side of a dispute with its number and the days on which reports give it.
type figure struct {
	side      *Variant
	low, high float64
	unit      string
	open      string // what a bound leaves open: "up", "down", "about" or ""
	days      []time.Time
}

// ranges returns the disputed figures over time: of each dispute whose figures are of one unit, all of them in dated
// reports of at least two days.
func (v *storyViews) ranges(disputes []Dispute) []Range {
	var out []Range
	for i := range disputes {
		d := &disputes[i]
		if d.Kind != string(news.QuantityDispute) && d.Kind != string(news.RevisedFigure) {
			continue
		}
		if figures := v.figures(d); figures != nil && len(out) < mostRanges {
			out = append(out, rangeOf(d, figures))
		}
	}
	return out
}

// figures returns the sides of d with their numbers, nil where they are not to be drawn.
func (v *storyViews) figures(d *Dispute) []figure {
	var out []figure
	values, days := map[float64]bool{}, map[time.Time]bool{}
	dots := 0
	for i := range d.Variants {
		f, ok := v.figure(&d.Variants[i])
		if !ok || len(out) > 0 && f.unit != out[0].unit {
			return nil
		}
		values[f.low] = true
		for _, day := range f.days {
			days[day] = true
		}
		dots += len(f.days)
		out = append(out, f)
	}
	if len(values) < 2 || len(days) < 2 || dots < leastDots {
		return nil
	}
	return out
}

// figure returns the number of a side. ok is false where it is not known, or in no report with a date.
func (v *storyViews) figure(side *Variant) (f figure, ok bool) {
	if side.Value == nil {
		return f, false
	}
	value := news.Span{Start: side.Value.Start, End: side.Value.End}
	for _, q := range v.b.Story.Docs[v.articles[side.Value.Article]].Quantities {
		if !value.Contains(q.Span) && !q.Contains(value) {
			continue
		}
		f = figure{side: side, low: q.Value, high: max(q.Value, q.Max), unit: q.Dimension + " " + q.Unit, open: openTo[string(q.Bound)]}
		ok = !math.IsInf(f.high, 0) && !math.IsNaN(f.low)
		break
	}
	for id := range articlesOf(side.Line.Cites) {
		if p := v.published(v.articles[id]); !p.from.IsZero() && !p.to.After(p.from.AddDate(0, 0, 1)) {
			f.days = append(f.days, time.Date(p.from.Year(), p.from.Month(), p.from.Day(), 0, 0, 0, 0, time.UTC))
		}
	}
	slices.SortFunc(f.days, time.Time.Compare)
	f.days = slices.Compact(f.days)
	return f, ok && len(f.days) > 0
}

// openTo says where the true number may lie, by the bound that the words for a number give.
var openTo = map[string]string{">=": "up", ">": "up", "<=": "down", "<": "down", "~": "about"}

// rangeOf is the picture of a dispute.
func rangeOf(d *Dispute, figures []figure) Range {
	out := Range{ID: d.ID, Label: d.Label, Topic: d.Topic, AxisY: rangeTop + rangeHeight + rangeTop}
	var days []time.Time
	lowest, highest := math.Inf(1), math.Inf(-1)
	for _, f := range figures {
		days = append(days, f.days...)
		lowest, highest = min(lowest, f.low), max(highest, f.high)
	}
	y := func(value float64) int {
		return rangeTop + int(math.Round(rangeHeight*(highest-value)/(highest-lowest)))
	}
	a := newAxis(days, rangeMargin)
	out.Axis = a.stretches()
	var dates []dateAt
	for _, day := range a.days {
		iso := day.Format(time.DateOnly)
		dates = append(dates, dateAt{a.x(day), iso, iso})
		out.addDay(percent(a.x(day)), day, figures, y)
	}
	out.Labels = dateLabels(dates)
	for i, f := range figures {
		out.Sides = append(out.Sides, sideOf(i, f, a, y))
	}
	spread(out.Sides)
	return out
}

// addDay adds the range of a day's figures.
func (r *Range) addDay(x string, day time.Time, figures []figure, y func(float64) int) {
	low, high, n := math.Inf(1), math.Inf(-1), 0
	for _, f := range figures {
		if slices.Contains(f.days, day) {
			low, high = min(low, f.low), max(high, f.high)
			n++
		}
	}
	if n > 1 {
		r.Days = append(r.Days, Upright{X: x, Y1: y(high), Y2: y(low)})
	}
}

// sideOf is a side of a picture.
func sideOf(i int, f figure, a *axis, y func(float64) int) RangeSide {
	first, last := f.days[0], f.days[len(f.days)-1]
	side := RangeSide{
		Letter: string(rune('A' + i%26)), Row: Row{Text: f.side.Value}, Reports: len(articlesOf(f.side.Line.Cites)),
		First: first.Format(time.DateOnly), Last: last.Format(time.DateOnly), Open: f.open,
		X1: percent(a.x(first)), X2: percent(a.x(last)), Y: y(f.low), High: y(f.high), LetterY: y(f.low),
	}
	for _, day := range f.days {
		side.Dots = append(side.Dots, percent(a.x(day)))
	}
	return side
}

// spread moves the letters of sides apart that would stand on each other.
func spread(sides []RangeSide) {
	order := make([]*RangeSide, len(sides))
	for i := range sides {
		order[i] = &sides[i]
	}
	slices.SortStableFunc(order, func(a, b *RangeSide) int { return cmp.Compare(a.LetterY, b.LetterY) })
	for i := 1; i < len(order); i++ {
		order[i].LetterY = max(order[i].LetterY, order[i-1].LetterY+letterSize)
	}
}
