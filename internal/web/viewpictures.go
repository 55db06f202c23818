package web

import (
	"html/template"
	"slices"
)

// The pictures of a story's page, as templates get them. What viewpictures.go says of fields view.go says.

// Matrix says which article reports what: picture-matrix.html.
type Matrix struct {
	Section string   `sample:"disputes|consensus"` // the section that it stands in: consensus, or disputes where there is none
	Columns []Column // the articles in order of publication, those without a date last; empty where they are too many for a page
	Groups  []Rows   // as many as a page takes
	More    int      // rows that only the file has
	Href    string   // the same as a table for spreadsheets, all of it

	all       []Rows
	order     []int    // of the columns: indexes of articles
	published []period // by article
}

// Column is an article in a matrix.
type Column struct {
	Source    Words  // leading to its evidence page
	Published string // ISO 8601, or ""
}

// Rows are the lines that the reports agree on, or the sides of one dispute.
type Rows struct {
	ID    string // of the dispute, "" if it has none
	Kind  string `sample:"quantity|consensus"` // consensus, or that of the dispute
	Label string // the kind of a dispute in words
	Topic Words
	Rows  []Row
}

// Row is a line of the story, or a side of a dispute.
type Row struct {
	ID    string  // of the line or dispute on the page, "" if it has none
	Text  *Copied // nil where a side's value stands in none of its citations
	Words Words   // then the value
	Cells []Cell  // one for each article
}

// Cell says how an article has a row. Kind is
//   - "reported": it states it;
//   - "reported differently": it is on another side;
//   - "published before": neither, and all articles that have it bear later dates;
//   - "not found": none of that.
type Cell struct {
	Kind string `sample:"reported|reported differently|published before|not found"`
}

// Span is how many columns a matrix has with that of its rows' names.
func (m *Matrix) Span() int { return len(m.Columns) + 1 }

// Said are the words of the row.
func (r Row) Said() string {
	if r.Text != nil {
		return r.Text.Text
	}
	return r.Words.Text
}

// Mark returns the attributes that say whose words they are.
func (r Row) Mark() template.HTMLAttr {
	if r.Text != nil {
		return r.Text.Mark()
	}
	return r.Words.Near()
}

// Speaks says who names whom in quotes: picture-speaks.html.
type Speaks struct {
	Columns []SpokenOf // who is named, the most often first
	Rows    []SpeaksRow
}

// SpokenOf is an actor of the story.
type SpokenOf struct {
	Actor string // the actor's id
	Name  Words
}

// SpeaksRow is somebody who speaks.
type SpeaksRow struct {
	Speaker SpokenOf
	Cells   []SpeaksCell // one for each column
}

// SpeaksCell has the quotes in which a speaker names somebody.
type SpeaksCell struct {
	Quotes []string // links to the first of them: "#q-07aa"
	Count  int      // of all
}

// More is how many quotes are not among Quotes.
func (c SpeaksCell) More() int { return c.Count - len(c.Quotes) }

// Place is where the quote with an index stands, counted from 1.
func (c SpeaksCell) Place(index int) int { return index + 1 }

// Chronicle is the timeline as a picture: picture-timeline.html. Places and lengths are attributes of SVG, in percent of
// its width.
type Chronicle struct {
	Axis    []Stretch    // of time, one after the other
	Spans   []Stretch    // times that are not told to the day
	Dots    []Dot        // one for each event
	Counts  []StackCount // above stacks that are not shown whole
	Labels  []DateLabel
	Tallest int  // level of the highest dot
	Events  int  // that have a date
	Undated int  // that have none
	Planned bool // some event is planned
}

// Stretch is a part of a line.
type Stretch struct {
	X1, X2 string
	Short  bool // more time passes in it than its length says
}

// Dot is an event.
type Dot struct {
	X       string
	Level   int // 1 for the lowest of a date
	Planned bool
}

// StackCount says how many events a date has.
type StackCount struct {
	X     string
	Count int
}

// DateLabel is a date below an axis.
type DateLabel struct {
	X      string
	Date   string // ISO 8601
	Anchor string `sample:"start|middle|end"` // start, middle or end: those in the middle have room on wide pages alone
}

// Dotted reports whether some part of the axis is shorter than its time.
func (c *Chronicle) Dotted() bool {
	return slices.ContainsFunc(c.Axis, func(s Stretch) bool { return s.Short })
}

// AxisY is where the axis lies, in pixels from above.
func (c *Chronicle) AxisY() int { return dotSize*(c.Tallest+1) + min(len(c.Counts), 1)*dotSize }

// Height is that of the picture in pixels.
func (c *Chronicle) Height() int { return c.AxisY() + 2*dotSize }

// DotY is where the dots of a level lie.
func (c *Chronicle) DotY(level int) int { return c.AxisY() - level*dotSize }

// LabelY is where the foot of the labels lies.
func (c *Chronicle) LabelY() int { return c.AxisY() + 20 }

// CountY is where the foot of the counts lies.
func (c *Chronicle) CountY() int { return dotSize }

// Range is disputed figures over time: one of picture-ranges.html. Heights are in pixels from above.
type Range struct {
	ID     string // of the dispute, "" if it has none
	Label  string // the kind in words
	Topic  Words
	Axis   []Stretch // of days
	AxisY  int
	Labels []DateLabel
	Days   []Upright // days with several figures: from the highest to the lowest
	Sides  []RangeSide
}

// Upright is a line up and down.
type Upright struct {
	X      string
	Y1, Y2 int
}

// RangeSide is a figure, and when reports gave it.
type RangeSide struct {
	Letter      string
	Row         Row    // its words
	First, Last string // the days of the first and the last report, ISO 8601
	Reports     int    // with a date or without
	Open        string `sample:"up|down|about|"` // where the number may lie beyond it: "up", "down", "about" or ""
	X1, X2      string // of First and Last
	Y           int
	High        int      // of the upper end, where the figure is a range; else Y
	Dots        []string // places of all days
	LetterY     int      // of the letter's middle
}

// Height is that of the picture.
func (r Range) Height() int { return r.AxisY + 2*dotSize }

// LabelY is where the foot of the labels lies.
func (r Range) LabelY() int { return r.AxisY + 20 }

// Beyond is where the line ends that leaves a bound open.
func (s RangeSide) Beyond() int {
	if s.Open == "up" {
		return s.High - dotSize
	}
	return s.Y + dotSize
}

// LetterFoot is where the foot of the letter lies.
func (s RangeSide) LetterFoot() int { return s.LetterY + 4 }

// Bounded reports whether some figure is a bound, or about.
func (p *StoryPage) Bounded() bool {
	return slices.ContainsFunc(p.Ranges, func(r Range) bool {
		return slices.ContainsFunc(r.Sides, func(s RangeSide) bool { return s.Open != "" })
	})
}
