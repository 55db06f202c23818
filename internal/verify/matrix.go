package verify

import (
	"encoding/csv"
	"path"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

// matrixName is the file with the matrix of a story; its first columns are id, kind, topic and text.
const (
	matrixName    = "matrix.csv"
	matrixLeading = 4
)

// What a cell of a matrix says: the words of the file, and the classes of the page.
var cellKinds = map[string]string{
	"reported": "reported", "reported differently": "differs", "published before": "earlier", "not found": "none",
	"y": "reported", "d": "differs", "e": "earlier", "": "none",
}

// stance is what a briefing says of a row of a matrix: the articles that have it, and those that have it differently.
type stance struct {
	reported, differs map[string]bool
	aside             bool // to differ from it is another line's matter
}

// stancesOf returns what s says of the line, or of the sides of the dispute, that bear an id and words: of several where two
// sides have the same words.
func (s *story) stancesOf(id, words string) []stance {
	var out []stance
	for _, claim := range s.b.Consensus {
		if claim.ID == id && anyHas(claim.Citations, words, visible) {
			out = append(out, stance{reported: articlesOf(claim.Citations), differs: s.disputed(), aside: true})
		}
	}
	for _, d := range s.b.Differences() {
		for i, side := range d.Variants {
			if d.ID == id && len(side.Citations) > 0 && bearsValue(side, words) {
				out = append(out, stanceOf(d, i))
			}
		}
	}
	return out
}

// stanceOf returns what a dispute says of one of its sides.
func stanceOf(d news.Dispute, side int) stance {
	out := stance{reported: articlesOf(d.Variants[side].Citations), differs: map[string]bool{}}
	if d.Kind == news.DenialDispute || d.Kind == news.PositionDispute { // sides that do not exclude each other
		return out
	}
	for _, other := range d.Variants {
		for _, c := range other.Citations {
			out.differs[c.Article] = !out.reported[c.Article]
		}
	}
	return out
}

// bearsValue reports whether words are the value of a side, or the first sentence that it cites.
func bearsValue(side news.Variant, words string) bool {
	return visible(words) == visible(side.Value) || visible(words) == visible(side.Citations[0].Text)
}

// disputed returns the articles that are on some side of a dispute.
func (s *story) disputed() map[string]bool {
	out := map[string]bool{}
	for _, d := range s.b.Differences() {
		for _, side := range d.Variants {
			for _, c := range side.Citations {
				out[c.Article] = true
			}
		}
	}
	return out
}

// allows reports whether a cell of an article may be of a kind.
func (st stance) allows(s *story, article, kind string) bool {
	switch kind {
	case "reported":
		return st.reported[article]
	case "differs":
		return st.differs[article]
	case "earlier":
		return !st.has(article) && st.after(s, article)
	case "none":
		return !st.has(article)
	}
	return false
}

func (st stance) has(article string) bool {
	return st.reported[article] || st.differs[article] && !st.aside
}

// after reports whether all articles that have it bear dates, none of them before that of an article.
func (st stance) after(s *story, article string) bool {
	at := s.published(article)
	for id := range st.reported {
		if first := s.published(id); at.IsZero() || first.IsZero() || first.Before(at) {
			return false
		}
	}
	return true
}

// published returns when an article was published, as far as its date tells; the zero time where it has none.
func (s *story) published(article string) time.Time {
	for _, a := range s.b.Articles {
		if a.ID != article {
			continue
		}
		if t, err := time.Parse(time.RFC3339, a.Published); err == nil {
			return t
		}
		for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
			if t, err := time.Parse(layout, a.Published[:min(len(a.Published), len(layout))]); err == nil {
				return t
			}
		}
	}
	return time.Time{}
}

// checkMatrix proves the cells of a table with the mark data-matrix.
func (p *page) checkMatrix(table *html.Node, storyID string) {
	s := p.stories[storyID]
	if s == nil {
		return
	}
	var columns []string
	for d := range table.Descendants() {
		switch {
		case d.Type == html.ElementNode && attr(d, "scope") == "col":
			columns = append(columns, articleOf(d))
		case d.Type == html.ElementNode && d.Data == "tr" && columns != nil:
			p.checkMatrixRow(s, d, columns)
		}
	}
	if !slices.IsSortedFunc(columns, s.compareDates) {
		p.found(Finding{File: p.file, Line: lineOf(p.lines.data, []byte("data-matrix")), Story: s.b.ID, Problem: ProblemPicture})
	}
}

// compareDates orders articles by when they were published, those without a date last.
func (s *story) compareDates(a, b string) int {
	x, y := s.published(a), s.published(b)
	switch {
	case x.IsZero() == y.IsZero():
		return x.Compare(y)
	case x.IsZero():
		return 1
	}
	return -1
}

// checkMatrixRow proves the cells of one row.
func (p *page) checkMatrixRow(s *story, tr *html.Node, columns []string) {
	head := find(tr, "th")
	if head == nil || attr(head, "scope") != "row" {
		return
	}
	words, id := textOf(head), ""
	if a := find(head, "a"); a != nil {
		_, id, _ = strings.Cut(attr(a, "href"), "#") // on this page, or on that of the rest
	}
	cells := make([]string, 0, len(columns))
	for d := range tr.ChildNodes() {
		if d.Type == html.ElementNode && d.Data == "td" {
			cells = append(cells, attr(d, "class"))
		}
	}
	p.rows++
	if len(cells) != len(columns) || !s.fits(id, words, columns, cells) {
		p.found(Finding{File: p.file, Line: p.lines.text([]string{words}), Story: s.b.ID, Shown: words, Problem: ProblemCell})
	}
}

// fits reports whether the cells of a row are of the kinds that the briefing allows.
func (s *story) fits(id, words string, columns, cells []string) bool {
	return slices.ContainsFunc(s.stancesOf(id, words), func(st stance) bool {
		for i, cell := range cells {
			if kind, known := cellKinds[cell]; !known || !st.allows(s, columns[i], kind) {
				return false
			}
		}
		return true
	})
}

// articleOf returns the id of the article whose evidence page a link below n leads to.
func articleOf(n *html.Node) string {
	if a := find(n, "a"); a != nil {
		return sourceOf(attr(a, "href"))
	}
	return ""
}

// checkMatrixFile proves the rows of a matrix.csv against the briefing beside it.
func (c *checker) checkMatrixFile(name string, data []byte) {
	s := c.storyOf(path.Dir(name))
	rows, err := readTable(string(data))
	if err != nil || s == nil || len(rows) == 0 || len(rows[0]) != matrixLeading+len(s.b.Articles) {
		c.found(Finding{File: name, Problem: ProblemUnreadable})
		return
	}
	columns := s.columns(rows[0][matrixLeading:])
	c.rows[name] = len(rows) - 1
	if !slices.IsSortedFunc(columns, s.compareDates) {
		c.found(Finding{File: name, Line: 1, Story: s.b.ID, Problem: ProblemPicture})
	}
	for i, row := range rows[1:] {
		words := live(row[matrixLeading-1])
		if cells := row[matrixLeading:]; !s.fits(row[0], words, columns, cells) && !s.fits(row[0], row[matrixLeading-1], columns, cells) {
			c.found(Finding{File: name, Line: i + 2, Story: s.b.ID, Shown: words, Problem: ProblemCell})
		}
	}
}

// table is what a page says of the rows of a matrix: how many of them it shows, and, in words, how many more there are in a file.
type table struct {
	file, story, beside string
	line, shown         int
	words               string
}

// noteRows notes what an element with data-count="rows" says of the file that is linked beside it.
func (p *page) noteRows(n *html.Node, storyID string) {
	words := strings.TrimSpace(textOf(n))
	beside := path.Join(path.Dir(p.file), matrixName)
	p.tables = append(p.tables, table{p.file, storyID, beside, p.lines.text([]string{words}), p.rows, words})
}

// checkRows proves that a matrix on a page and what is said to be left out of it are all rows of the file.
func (c *checker) checkRows() {
	for _, t := range c.tables {
		if all := c.rows[t.beside]; !saysCount(t.words, all-t.shown) {
			c.found(Finding{File: t.file, Line: t.line, Story: t.story, Shown: t.words, Problem: ProblemNumber + ": rows"})
		}
	}
}

// storyOf returns the story whose briefing.json lies in a folder, nil if there is none.
func (c *checker) storyOf(folder string) *story {
	for _, s := range c.stories {
		if path.Dir(s.file) == folder {
			return s
		}
	}
	return nil
}

// readTable reads a table for spreadsheets. What stands behind the first cell, "id", stands between all cells.
func readTable(data string) ([][]string, error) {
	data = strings.TrimPrefix(data, "\ufeff")
	r := csv.NewReader(strings.NewReader(data))
	if rest, ok := strings.CutPrefix(data, `"id"`); ok && rest != "" && strings.Contains(",;\t", rest[:1]) {
		r.Comma = rune(rest[0])
	}
	return r.ReadAll()
}

// columns returns the ids of the articles that the heads of columns name, "" for a head that names none. Where several have one name, all
// but the first bear a number.
func (s *story) columns(heads []string) []string {
	articles := slices.Clone(s.b.Articles)
	slices.SortStableFunc(articles, func(a, b news.BriefArticle) int { return s.compareDates(a.ID, b.ID) })
	out := make([]string, len(heads))
	for i, head := range heads {
		head = live(head)
		at := named(articles, head)
		if last := strings.LastIndexByte(head, ' '); at < 0 && last >= 0 && len(numbersIn(head[last:])) == 1 {
			at = named(articles, head[:last])
		}
		if at >= 0 {
			out[i] = articles[at].ID
			articles = slices.Delete(articles, at, at+1)
		}
	}
	return out
}

// named returns the index of the first article that a column may be called by: its outlet, its file, or both.
func named(articles []news.BriefArticle, name string) int {
	return slices.IndexFunc(articles, func(a news.BriefArticle) bool {
		base := path.Base(a.Path)
		return name == a.Outlet || name == base || name == a.Outlet+" ("+base+")"
	})
}

// live takes off the apostrophe that keeps a spreadsheet from running a cell.
func live(cell string) string {
	bare, ok := strings.CutPrefix(cell, "'")
	if ok && (strings.IndexAny(bare, "\t\r\n") == 0 || strings.IndexAny(strings.TrimSpace(bare), "=+-@＝＋－＠") == 0) {
		return bare
	}
	return cell
}
