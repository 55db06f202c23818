package web

import "html/template"

// The pictures of a story's page, as templates get them. What viewpictures.go says of fields view.go says.

// Matrix says which article reports what: picture-matrix.html.
type Matrix struct {
	Section string   // the section that it stands in: consensus, or disputes where there is none
	Columns []Column // the articles in order of publication, those without a date last; empty where they are too many for a page
	Groups  []Rows   // as many as a page takes
	More    int      // rows that only the file has
	Href    string   // the same as a table for spreadsheets, all of it

	all   []Rows
	order []int // of the columns: indexes of articles
}

// Column is an article in a matrix.
type Column struct {
	Source    Words  // leading to its evidence page
	Published string // ISO 8601, or ""
}

// Rows are the lines that the reports agree on, or the sides of one dispute.
type Rows struct {
	ID    string // of the dispute, "" if it has none
	Kind  string // consensus, or that of the dispute
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
	Kind string
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
