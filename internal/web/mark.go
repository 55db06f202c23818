package web

import (
	"html"
	"html/template"
	"strconv"

	"golang.org/x/text/unicode/bidi"
)

// Mark returns the attributes that say where the words come from.
func (c Copied) Mark() template.HTMLAttr {
	mark := `data-article="` + html.EscapeString(c.Article) + `" data-start="` + strconv.Itoa(c.Start) + `" data-end="` + strconv.Itoa(c.End) + `"`
	if c.Lang != "" {
		mark += ` lang="` + html.EscapeString(c.Lang) + `"`
	}
	if rightToLeft(c.Text) {
		mark += ` dir="rtl"`
	}
	return template.HTMLAttr(mark)
}

// rightToLeft reports whether the first letter of text that has a direction is of a script that runs from right to left,
// as dir="auto" finds it.
func rightToLeft(text string) bool {
	for _, r := range text {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}

// Near is Mark for words below an element with the data-story of their story.
func (w Words) Near() template.HTMLAttr {
	if w.Story != "" {
		return "data-words"
	}
	return w.Mark()
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
