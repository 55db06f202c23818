package web

import (
	"bytes"
	"encoding/csv"
	"path"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// matrixName is the file of a story's matrix.
const matrixName = "matrix.csv"

// byteOrderMark leads a file that spreadsheets are to read as UTF-8.
const byteOrderMark = "\ufeff"

// matrixFile is a matrix as a table for spreadsheets: a row for each line and side, a column for each article. Its words
// for the cells are those of the kinds, in any language.
func (v *storyViews) matrixFile(m *Matrix) (news.File, error) {
	var buf bytes.Buffer
	buf.WriteString(byteOrderMark)
	w := csv.NewWriter(&buf)
	head := []string{"id", "kind", "topic", "text"}
	for _, i := range m.order {
		head = append(head, v.columnName(i))
	}
	rows := [][]string{head}
	for _, g := range m.all {
		for _, r := range g.Rows {
			record := []string{r.ID, g.Kind, g.Topic.Text, r.Said()}
			for _, c := range r.Cells {
				record = append(record, c.Kind)
			}
			rows = append(rows, record)
		}
	}
	for _, record := range rows {
		for i := range record {
			record[i] = inert(record[i])
		}
	}
	err := w.WriteAll(rows)
	return news.File{Path: v.b.ID + "/" + matrixName, Data: buf.Bytes()}, err
}

// columnName is the outlet of an article, with the name of its file where that tells it from others.
func (v *storyViews) columnName(i int) string {
	outlet, file := v.b.Articles[i].Outlet, path.Base(v.b.Articles[i].Path)
	if outlet == "" {
		return file
	}
	for k, a := range v.b.Articles {
		if k != i && a.Outlet == outlet {
			return outlet + " (" + file + ")"
		}
	}
	return outlet
}

// inert puts an apostrophe before what spreadsheets would take for a formula: words of an article are never to be run.
func inert(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return "'" + s
	}
	return s
}
