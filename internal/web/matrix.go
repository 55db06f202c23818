package web

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

// A matrix is frugal: a page of 150 kB must have room for it.
const (
	mostCells   = 160
	mostRows    = 20
	mostColumns = 30
	mostInFile  = 200_000 // cells: a story that would have more has no matrix
)

// The kinds of cells. Templates and matrix.csv know them by these words.
const (
	cellReported = "reported"
	cellDiffers  = "reported differently"
	cellEarlier  = "published before"
	cellNone     = "not found"
)

// draw makes the pictures of p out of what its sections show.
func (v *storyViews) draw(p *StoryPage) {
	p.Matrix = v.matrix(p)
	p.Speaks = v.speaks(p)
	p.Ranges = v.ranges(p.Disputes)
	p.Chronicle = chronicle(p.Timeline)
}

// matrix returns which article reports which of the lines and sides that p shows; nil where fewer than two sources
// could be compared, or nothing is.
func (v *storyViews) matrix(p *StoryPage) *Matrix {
	if len(p.Outlets) < 2 {
		return nil
	}
	rows := len(p.Consensus) + len(p.MoreConsensus)
	for i := range p.Disputes {
		rows += len(p.Disputes[i].Variants)
	}
	if rows == 0 || rows*len(v.b.Articles) > mostInFile {
		return nil
	}
	m := &Matrix{Section: "consensus", Href: matrixName}
	for i := range v.b.Articles {
		m.published = append(m.published, v.published(i))
	}
	m.sortColumns()
	if len(p.Consensus) == 0 {
		m.Section = "disputes"
	}
	for _, i := range m.order {
		source := v.label(i)
		source.Href = v.sourceHref(i)
		m.Columns = append(m.Columns, Column{Source: source, Published: v.b.Articles[i].Published})
	}
	agreed := Rows{Kind: "consensus"}
	for _, lines := range [][]Line{p.Consensus, p.MoreConsensus} {
		for i := range lines {
			agreed.Rows = append(agreed.Rows, v.lineRow(m, &lines[i], p.Disputes))
		}
	}
	if len(agreed.Rows) > 0 {
		m.all = append(m.all, agreed)
	}
	for i := range p.Disputes {
		m.all = append(m.all, v.sideRows(m, &p.Disputes[i]))
	}
	m.show()
	return m
}

// show chooses the rows that stand on the page: the first that the reports agree on, and whole disputes, of which one
// side alone would read as a verdict.
func (m *Matrix) show() {
	if len(m.Columns) > mostColumns {
		m.Columns = nil
		for _, g := range m.all {
			m.More += len(g.Rows)
		}
		return
	}
	room := min(mostRows, mostCells/len(m.Columns))
	disputed := 0
	for _, g := range m.all {
		if g.Kind != "consensus" {
			disputed += len(g.Rows)
		}
	}
	for _, g := range m.all {
		shown := g
		if left := room - min(disputed, room/2); g.Kind == "consensus" && len(g.Rows) > left {
			shown.Rows = g.Rows[:left]
		} else if len(g.Rows) > room {
			shown.Rows = nil
		}
		room -= len(shown.Rows)
		m.More += len(g.Rows) - len(shown.Rows)
		if len(shown.Rows) > 0 {
			m.Groups = append(m.Groups, shown)
		}
	}
}

// Has reports whether some shown cell is of a kind.
func (m *Matrix) Has(kind string) bool {
	return slices.ContainsFunc(m.Groups, func(g Rows) bool {
		return slices.ContainsFunc(g.Rows, func(r Row) bool {
			return slices.ContainsFunc(r.Cells, func(c Cell) bool { return c.Kind == kind })
		})
	})
}

// lineRow is the row of a line that reports agree on. An article differs from it if it is on another side of a dispute
// about words that the line shows.
func (v *storyViews) lineRow(m *Matrix, l *Line, disputes []Dispute) Row {
	differs := map[string]bool{}
	for i := range disputes {
		if !oneThing(disputes[i].Kind) {
			continue
		}
		same, other := map[string]bool{}, map[string]bool{}
		for k := range disputes[i].Variants {
			side := &disputes[i].Variants[k]
			if side.Value != nil && shows(l.Copied, side) {
				addArticles(same, side.Line.Cites)
			} else {
				addArticles(other, side.Line.Cites)
			}
		}
		for id := range other {
			differs[id] = differs[id] || len(same) > 0 && !same[id]
		}
	}
	return Row{ID: l.ID, Text: &l.Copied, Cells: v.cells(m, articlesOf(l.Cites), differs)}
}

// oneThing reports whether the sides of a kind of dispute are values of one thing, so that who gives one of them reports
// the others differently. Who reports a statement, and no denial of it, has just not got the denial.
func oneThing(kind string) bool {
	return kind != string(news.DenialDispute) && kind != string(news.PositionDispute)
}

// shows reports whether copied words hold the value of a side.
func shows(c Copied, side *Variant) bool {
	return slices.ContainsFunc(side.Line.Cites, func(cite Citation) bool {
		at := strings.Index(cite.Text, side.Value.Text)
		start := cite.Start + at
		return at >= 0 && cite.Article == c.Article && c.Start <= start && start+len(side.Value.Text) <= c.End
	})
}

// sideRows are the rows of a dispute, one for each side.
func (v *storyViews) sideRows(m *Matrix, d *Dispute) Rows {
	out := Rows{ID: d.ID, Kind: d.Kind, Label: d.Label, Topic: d.Topic}
	all := map[string]bool{}
	for i := range d.Variants {
		if oneThing(d.Kind) {
			addArticles(all, d.Variants[i].Line.Cites)
		}
	}
	for i := range d.Variants {
		side := &d.Variants[i]
		row := Row{ID: d.ID, Text: side.Value, Words: side.Words}
		if row.Text == nil && row.Words.Text == "" {
			row.Text = &side.Line.Copied
		}
		reported := articlesOf(side.Line.Cites)
		differs := articlesOf(nil)
		for id := range all {
			differs[id] = !reported[id]
		}
		row.Cells = v.cells(m, reported, differs)
		out.Rows = append(out.Rows, row)
	}
	return out
}

// cells are the cells of a row, in the order of the columns.
func (v *storyViews) cells(m *Matrix, reported, differs map[string]bool) []Cell {
	first, dated := v.firstReport(m, reported, differs)
	out := make([]Cell, len(m.order))
	for k, i := range m.order {
		kind := cellNone
		switch id := v.b.Articles[i].ID; {
		case differs[id]:
			kind = cellDiffers
		case reported[id]:
			kind = cellReported
		case dated && earlier(m.published[i], first):
			kind = cellEarlier
		}
		out[k] = Cell{kind}
	}
	return out
}

// articlesOf returns the ids of the articles of citations.
func articlesOf(citations []Citation) map[string]bool {
	out := map[string]bool{}
	addArticles(out, citations)
	return out
}

func addArticles(ids map[string]bool, citations []Citation) {
	for _, c := range citations {
		ids[c.Article] = true
	}
}

// period is the time in which something was published, as far as its date tells: from, and until before to.
type period struct{ from, to time.Time }

// published returns when article i was published; the zero period where that is not known.
func (v *storyViews) published(i int) period {
	iso := v.b.Articles[i].Published
	if t, err := time.Parse(time.RFC3339, iso); err == nil {
		return period{t, t}
	}
	return periodOf(iso)
}

// periodOf returns the day, month or year that an ISO 8601 date tells; the zero period for what is none.
func periodOf(iso string) period {
	t, precision := labels.ParseDate(iso)
	switch precision {
	case "day":
		day := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
		return period{day, day.AddDate(0, 0, 1)}
	case "month":
		return period{t, t.AddDate(0, 1, 0)}
	case "year":
		return period{t, t.AddDate(1, 0, 0)}
	}
	return period{}
}

// earlier reports whether all of a lies before b.
func earlier(a, b period) bool {
	return !a.from.IsZero() && !a.to.After(b.from) && a.from.Before(b.from)
}

// firstReport returns when the first of some articles was published, and whether that can be said: not where one of them
// bears no date.
func (v *storyViews) firstReport(m *Matrix, sets ...map[string]bool) (first period, known bool) {
	for i, a := range v.b.Articles {
		if !slices.ContainsFunc(sets, func(set map[string]bool) bool { return set[a.ID] }) {
			continue
		}
		p := m.published[i]
		if p.from.IsZero() {
			return period{}, false
		}
		if !known || p.from.Before(first.from) {
			first = p
		}
		known = true
	}
	return first, known
}

// sortColumns puts the articles into the order in which they were published, those without a date last.
func (m *Matrix) sortColumns() {
	for i := range m.published {
		m.order = append(m.order, i)
	}
	slices.SortStableFunc(m.order, func(a, b int) int {
		p, q := m.published[a].from, m.published[b].from
		if p.IsZero() || q.IsZero() {
			return cmp.Compare(boolInt(p.IsZero()), boolInt(q.IsZero()))
		}
		return p.Compare(q)
	})
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
