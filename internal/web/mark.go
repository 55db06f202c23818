package web

import (
	"html"
	"html/template"
	"strconv"
)

// Mark returns the attributes that say where the words come from.
func (c Copied) Mark() template.HTMLAttr {
	mark := `data-article="` + html.EscapeString(c.Article) + `" data-start="` + strconv.Itoa(c.Start) + `" data-end="` + strconv.Itoa(c.End) + `"`
	if c.Lang != "" {
		mark += ` lang="` + html.EscapeString(c.Lang) + `"`
	}
	return template.HTMLAttr(mark)
}

// Mark returns the attribute that says whose words they are.
func (w Words) Mark() template.HTMLAttr {
	switch {
	case w.Story != "":
		return template.HTMLAttr(`data-words="` + html.EscapeString(w.Story) + `"`)
	case w.Ours:
		return "data-ui"
	}
	return "data-note"
}
