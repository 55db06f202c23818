package web

import (
	"bytes"
	"cmp"
	"path"
	"strconv"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// matrixName is the file of a story's matrix.
const matrixName = "matrix.csv"

// byteOrderMark leads a file that spreadsheets are to read as UTF-8.
const byteOrderMark = "\ufeff"

// matrixFile is a matrix as a table for spreadsheets (RFC 4180): a row for each line and side, a column for each article. Its words
// for the cells are those of the kinds, in any language; between them stands what programs of the language split at. A first line
// "sep=;" would say that in any language, but Excel reads a file that has one not as UTF-8, and others take it for a row.
func (v *storyViews) matrixFile(m *Matrix) (news.File, error) {
	rows := [][]string{append([]string{"id", "kind", "topic", "text"}, v.columnNames(m.order)...)}
	for _, g := range m.all {
		for _, r := range g.Rows {
			record := []string{r.ID, g.Kind, g.Topic.Text, r.Said()}
			for _, c := range r.Cells {
				record = append(record, c.Kind)
			}
			rows = append(rows, record)
		}
	}
	return news.File{Path: v.b.ID + "/" + matrixName, Data: encodeTable(rows, v.words.Cells)}, nil
}

// encodeTable writes rows with a mark between their cells. Every cell is quoted: some programs split at all marks that they know.
func encodeTable(rows [][]string, mark rune) []byte {
	var buf bytes.Buffer
	buf.WriteString(byteOrderMark)
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				buf.WriteRune(mark)
			}
			buf.WriteString(`"` + strings.ReplaceAll(inert(cell), `"`, `""`) + `"`)
		}
		buf.WriteByte('\n')
	}
	return buf.Bytes()
}

// columnNames are the outlets of articles, with the names of their files where several are of one outlet, and numbers where that is still
// the same.
func (v *storyViews) columnNames(order []int) []string {
	of := map[string]int{}
	for _, a := range v.b.Articles {
		of[a.Outlet]++
	}
	out := make([]string, len(order))
	taken := map[string]bool{}
	for k, i := range order {
		outlet, file := v.b.Articles[i].Outlet, path.Base(v.b.Articles[i].Path)
		name := cmp.Or(outlet, file)
		if outlet != "" && of[outlet] > 1 {
			name = outlet + " (" + file + ")"
		}
		out[k] = name
		for n := 2; taken[out[k]]; n++ {
			out[k] = name + " " + strconv.Itoa(n)
		}
		taken[out[k]] = true
	}
	return out
}

// inert puts an apostrophe before what spreadsheets would take for a formula, wide letters and space before it included: words of an
// article are never to be run.
func inert(s string) string {
	if s != "" && strings.ContainsRune("\t\r\n", rune(s[0])) || strings.IndexAny(strings.TrimSpace(s), "=+-@＝＋－＠") == 0 {
		return "'" + s
	}
	return s
}
