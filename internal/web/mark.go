package web

import (
	"html"
	"html/template"
	"strconv"

	"golang.org/x/text/unicode/bidi"
)

// Mark returns the attributes that say where the words come from.
func (c Copied) Mark() template.HTMLAttr {
	mark := make([]byte, 0, 120)
	mark = append(append(mark, `data-article="`...), html.EscapeString(c.Article)...)
	mark = strconv.AppendInt(append(mark, `" data-start="`...), int64(c.Start), 10)
	mark = strconv.AppendInt(append(mark, `" data-end="`...), int64(c.End), 10)
	mark = append(mark, '"')
	if c.Lang != "" {
		mark = append(append(append(mark, ` lang="`...), html.EscapeString(c.Lang)...), '"')
	}
	if rightToLeft(c.Text) {
		mark = append(mark, ` dir="rtl"`...)
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
