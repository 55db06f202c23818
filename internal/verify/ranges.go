package verify

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// given is a side of a dispute over a figure: the number, and the days on which reports give it.
type given struct {
	side      news.Variant
	low, high float64
	bound     nlp.Bound
	days      []time.Time // ascending

	// In the picture: a dot for each day, the line from the first to the last, and the heights of both ends of the figure.
	dots      []shape
	line      shape
	foot, top float64
}

// checkRange proves a picture with the mark data-range, the id of a dispute: the heights and days of its figures, and the table below.
func (p *page) checkRange(figure *html.Node, storyID, id string) {
	s := p.stories[storyID]
	if s == nil {
		return
	}
	shapes, ok := drawing(figure)
	rows := figureRows(figure)
	fits := func(d news.Dispute) bool {
		sides, known := s.figures(d)
		return (d.ID == id || id == "") && known && listed(rows, sides) && risesAs(shapes, sides)
	}
	if !ok || !slices.ContainsFunc(s.b.Differences(), fits) {
		p.found(Finding{File: p.file, Line: lineOf(p.lines.data, []byte(`data-range="`+id+`"`)), Story: storyID, Problem: ProblemPicture})
	}
}

// figures returns the sides of d that something backs; ok is false where the number of one is not known or no day of it is.
func (s *story) figures(d news.Dispute) (out []given, ok bool) {
	for _, side := range d.Variants {
		if len(side.Citations) == 0 {
			continue
		}
		g := given{side: side}
		q, known := s.quantity(side)
		g.low, g.high, g.bound = q.Value, max(q.Value, q.Max), q.Bound
		for id := range articlesOf(side.Citations) {
			if day, ok := s.dayOf(id); ok {
				g.days = append(g.days, day)
			}
		}
		slices.SortFunc(g.days, time.Time.Compare)
		g.days = slices.Compact(g.days)
		if !known || len(g.days) == 0 {
			return nil, false
		}
		out = append(out, g)
	}
	return out, len(out) > 1
}

// quantity reads the number that is the value of a side where its first citation with that value stands.
func (s *story) quantity(side news.Variant) (nlp.Quantity, bool) {
	for _, c := range side.Citations {
		a, at := s.articles[c.Article], strings.Index(c.Text, side.Value)
		if a == nil || at < 0 || side.Value == "" {
			continue
		}
		value := nlp.Span{Start: c.Start + at, End: c.Start + at + len(side.Value)}
		if _, whole := slice(a.Text, c.Start, c.End); !whole || value.End > c.End {
			continue
		}
		tokens := nlp.Tokenize(a.Text, c.Span())
		nlp.Tag(a.Text, tokens)
		for _, q := range nlp.Quantities(&nlp.Sentence{Text: a.Text, Tokens: tokens}) {
			if value.Contains(q.Span) || q.Contains(value) {
				return q, true
			}
		}
	}
	return nlp.Quantity{}, false
}

// dayOf returns the day on which an article was published, where its date tells it.
func (s *story) dayOf(id string) (time.Time, bool) {
	for _, a := range s.b.Articles {
		if a.ID == id && len(a.Published) >= len(time.DateOnly) {
			day, err := time.Parse(time.DateOnly, a.Published[:len(time.DateOnly)])
			return day, err == nil
		}
	}
	return time.Time{}, false
}

// figureRow is a row of the table below a picture of figures.
type figureRow struct {
	letter, words string
	days          []string // first and last, ISO 8601
	reports       string
}

func figureRows(figure *html.Node) []figureRow {
	var out []figureRow
	for d := range figure.Descendants() {
		if d.Type != html.ElementNode || d.Data != "tr" || find(d, "time") == nil {
			continue
		}
		var row figureRow
		for cell := range d.Descendants() {
			switch {
			case cell.Type != html.ElementNode:
			case cell.Data == "th":
				row.words = textOf(cell)
			case cell.Data == "time":
				if day := attr(cell, "datetime"); saysDate(textOf(cell), day) {
					row.days = append(row.days, day)
				}
			case cell.Data == "td" && row.words == "":
				row.letter = textOf(cell)
			case cell.Data == "td":
				row.reports = textOf(cell)
			}
		}
		out = append(out, row)
	}
	return out
}

// listed reports whether the rows of the table say of each side its words, its days and how many reports give it.
func listed(rows []figureRow, sides []given) bool {
	return slices.EqualFunc(rows, sides, func(r figureRow, g given) bool {
		first, last := g.days[0].Format(time.DateOnly), g.days[len(g.days)-1].Format(time.DateOnly)
		return bearsValue(g.side, r.words) && slices.Equal(r.days, []string{first, last}) && r.reports == strconv.Itoa(len(articlesOf(g.side.Citations)))
	}) && lettered(rows)
}

// lettered reports whether rows have the letters of the alphabet in their order.
func lettered(rows []figureRow) bool {
	for i, r := range rows {
		if r.letter != string(rune('A'+i%26)) {
			return false
		}
	}
	return true
}

// risesAs reports whether shapes are the picture of sides: the axis, what joins the figures of a day, each side, and the labels.
func risesAs(shapes []shape, sides []given) bool {
	axis, rest := takeWhile(shapes, func(s shape) bool { return s.level() && s.class == "" && s.y1 == shapes[0].y1 })
	joins, rest := takeWhile(rest, func(s shape) bool { return s.class == "span" })
	var points []point
	for i := range sides {
		end := slices.IndexFunc(rest, func(s shape) bool { return s.kind == "text" })
		if end < 0 || !sides[i].drawn(rest[:end+1], string(rune('A'+i%26))) {
			return false
		}
		for k, day := range sides[i].days {
			points = append(points, point{day, sides[i].dots[k].x1})
		}
		rest = rest[end+1:]
	}
	var dates []labelled
	for _, at := range points {
		iso := at.day.Format(time.DateOnly)
		if !slices.ContainsFunc(dates, func(l labelled) bool { return l.date == iso }) {
			dates = append(dates, labelled{at.x, iso, iso})
		}
	}
	return onAxis(points, axis) && datesBelow(rest, dates) && rise(sides) && joined(joins, sides)
}

// drawn reports whether shapes are those of g, its letter last, and takes its dots and its height from them.
func (g *given) drawn(shapes []shape, letter string) bool {
	text, shapes := shapes[len(shapes)-1], shapes[:len(shapes)-1]
	if len(g.days) > 1 {
		if len(shapes) == 0 || !shapes[0].level() {
			return false
		}
		g.line, shapes = shapes[0], shapes[1:]
	}
	var bars, strokes []shape
	for _, s := range shapes {
		switch {
		case s.kind == "circle":
			g.dots = append(g.dots, s)
		case s.class == "bar":
			bars = append(bars, s)
		default:
			strokes = append(strokes, s)
		}
	}
	if len(g.dots) != len(g.days) {
		return false
	}
	g.foot, g.top = g.dots[0].y1, g.dots[0].y1
	if len(bars) > 0 {
		g.top = bars[0].y1
	}
	last := g.dots[len(g.dots)-1]
	return text.words == letter && text.x1 == last.x1 &&
		(len(g.days) < 2 || g.line.y1 == g.foot && g.line.x1 == g.dots[0].x1 && g.line.x2 == last.x1) &&
		g.eachDot(g.dots, true, func(s shape) bool { return s.y1 == g.foot && (s.class == "open") == (g.bound == nlp.Near) }) &&
		g.eachDot(bars, g.high > g.low, func(s shape) bool { return s.y1 == g.top && s.y2 == g.foot && g.top < g.foot }) &&
		g.eachDot(strokes, g.upward() || g.downward(), func(s shape) bool { return s.y1 == g.foot && (s.y2 < g.top) == g.upward() })
}

// eachDot reports whether, if they are due, there is one of shapes at each dot of g, for which ok holds, and otherwise none.
func (g *given) eachDot(shapes []shape, due bool, ok func(shape) bool) bool {
	if !due {
		return len(shapes) == 0
	}
	return slices.EqualFunc(shapes, g.dots, func(s, dot shape) bool {
		return s.x1 == dot.x1 && (s.kind == "circle" || s.x2 == dot.x1) && ok(s)
	})
}

func (g *given) upward() bool   { return g.bound == nlp.AtLeast || g.bound == nlp.Above }
func (g *given) downward() bool { return g.bound == nlp.AtMost || g.bound == nlp.Below }

// rise reports whether the heights of sides are to the scale of their numbers.
func rise(sides []given) bool {
	lowest, highest := math.Inf(1), math.Inf(-1)
	floor, roof := math.Inf(-1), math.Inf(1) // a picture counts from above
	for _, g := range sides {
		lowest, highest = min(lowest, g.low), max(highest, g.high)
		floor, roof = max(floor, g.foot), min(roof, g.top)
	}
	at := func(value float64) float64 { return roof + (floor-roof)*(highest-value)/(highest-lowest) }
	return floor > roof && highest > lowest && !slices.ContainsFunc(sides, func(g given) bool {
		return !down(g.foot, at(g.low)) || !down(g.top, at(g.high))
	})
}

// joined reports whether the figures of each day that has several are joined from the highest to the lowest, and those of no other day.
func joined(joins []shape, sides []given) bool {
	for _, on := range sides {
		for i, day := range on.days {
			top, foot, n := on.top, on.foot, 0
			for _, g := range sides {
				if slices.Contains(g.days, day) {
					top, foot = min(top, g.top), max(foot, g.foot)
					n++
				}
			}
			have := slices.IndexFunc(joins, func(s shape) bool { return s.x1 == on.dots[i].x1 })
			if (have >= 0) != (n > 1) || have >= 0 && (joins[have].x2 != joins[have].x1 || joins[have].y1 != top || joins[have].y2 != foot) {
				return false
			}
		}
	}
	return !slices.ContainsFunc(joins, func(s shape) bool {
		return !slices.ContainsFunc(sides, func(g given) bool {
			return slices.ContainsFunc(g.dots, func(dot shape) bool { return dot.x1 == s.x1 })
		})
	})
}
