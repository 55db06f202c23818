package web

import (
	"cmp"
	"slices"
	"strconv"
	"time"
)

// What an axis of time keeps to.
const (
	mostStretched = 6  // times the shortest gap: a longer one is drawn so long, and dotted
	labelWidth    = 17 // percent of a wide page that a date takes
)

// axis is an axis of time in percent of a picture's width.
type axis struct {
	days []time.Time // ascending
	at   []float64   // of each of days
	long []bool      // the gap before each of days is longer than it is drawn
}

// newAxis returns the axis on which some days stand, with a margin in percent at both ends.
func newAxis(days []time.Time, margin float64) *axis {
	days = slices.Clone(days)
	slices.SortFunc(days, time.Time.Compare)
	a := &axis{days: slices.CompactFunc(days, time.Time.Equal)}
	shortest := time.Duration(0)
	for i := 1; i < len(a.days); i++ {
		if gap := a.days[i].Sub(a.days[i-1]); shortest == 0 || gap < shortest {
			shortest = gap
		}
	}
	total := 0.0
	for i := range a.days {
		gap := time.Duration(0)
		if i > 0 {
			gap = a.days[i].Sub(a.days[i-1])
		}
		a.long = append(a.long, gap > mostStretched*shortest)
		total += float64(min(gap, mostStretched*shortest))
		a.at = append(a.at, total)
	}
	for i := range a.at {
		a.at[i] = margin + (100-2*margin)*a.at[i]/max(total, 1)
	}
	return a
}

// x returns the place of a day that the axis was made of.
func (a *axis) x(day time.Time) float64 {
	i, _ := slices.BinarySearchFunc(a.days, day, time.Time.Compare)
	return a.at[i]
}

// stretches are the parts of the axis, neighbours of a kind joined.
func (a *axis) stretches() []Stretch {
	var out []Stretch
	for i := 1; i < len(a.at); i++ {
		if n := len(out); n > 0 && out[n-1].Short == a.long[i] {
			out[n-1].X2 = percent(a.at[i])
			continue
		}
		out = append(out, Stretch{X1: percent(a.at[i-1]), X2: percent(a.at[i]), Short: a.long[i]})
	}
	return out
}

// dateAt is a date with its place on an axis.
type dateAt struct {
	x         float64
	date, end string // ISO 8601; the same but for a span
}

// dateLabels are those of some dates that have room below an axis: the first, the end of the last, and on wide pages those
// between that stand clear of others.
func dateLabels(dates []dateAt) []DateLabel {
	slices.SortStableFunc(dates, func(a, b dateAt) int { return cmp.Compare(a.x, b.x) })
	var out []DateLabel
	free := 0.0
	for i, d := range dates {
		switch x := d.x; {
		case i == 0:
			out = append(out, DateLabel{X: "0", Date: d.date, Anchor: "start"})
			free = labelWidth
		case i == len(dates)-1:
			out = append(out, DateLabel{X: "100%", Date: d.end, Anchor: "end"})
		case x-labelWidth/2 >= free && x+labelWidth/2 <= 100-labelWidth:
			out = append(out, DateLabel{X: percent(x), Date: d.date, Anchor: "middle"})
			free = x + labelWidth/2
		}
	}
	return out
}

// percent writes a place or length for an attribute of SVG.
func percent(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) + "%" }
