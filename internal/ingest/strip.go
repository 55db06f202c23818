package ingest

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unseen are the elements whose words a reader never sees. The tokenizer gives the content of
// these as text.
var unseen = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Textarea: true,
	atom.Title: true, atom.Iframe: true, atom.Noembed: true, atom.Noframes: true, atom.Select: true, atom.Svg: true,
}

// inlineElements do not end a block of words; all others do.
var inlineElements = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.Acronym: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true,
	atom.Code: true, atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true,
	atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Q: true, atom.Rp: true, atom.Rt: true, atom.Ruby: true, atom.S: true,
	atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true, atom.Sup: true,
	atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Nobr: true,
	// Cells of a row stand on one line.
	atom.Td: true, atom.Th: true,
}

// writeStripped writes the words of HTML that cannot be, or need not be, parsed into a tree:
// its tags are dropped, blocks end where block elements start or end.
func writeStripped(w *pageWriter, raw string) {
	z := html.NewTokenizer(strings.NewReader(raw))
	var hidden atom.Atom
	depth, links := 0, 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			w.end(0)
			return
		case html.TextToken:
			if hidden == 0 {
				w.write(string(z.Text()), links > 0)
			}
		case html.StartTagToken:
			tag := tagName(z)
			switch {
			case hidden != 0 && tag == hidden:
				depth++
			case hidden == 0 && unseen[tag]:
				hidden, depth = tag, 1
			case tag == atom.A:
				links++
			}
			breakAt(w, tag)
		case html.EndTagToken:
			tag := tagName(z)
			if tag == hidden && hidden != 0 {
				if depth--; depth == 0 {
					hidden = 0
				}
			}
			if tag == atom.A {
				links = max(0, links-1)
			}
			w.endBlock(tag)
		case html.SelfClosingTagToken:
			breakAt(w, tagName(z))
		}
	}
}

func tagName(z *html.Tokenizer) atom.Atom {
	name, _ := z.TagName()
	return atom.Lookup(name)
}

// breakAt ends the block being written where an element starts that is not part of a line.
func breakAt(w *pageWriter, tag atom.Atom) {
	switch {
	case tag == atom.Br || tag == atom.Td || tag == atom.Th:
		w.write(" ", false)
	case !inlineElements[tag]:
		w.end(0)
	}
}

// endBlock ends the block being written where an element ends; a heading gives its level.
func (w *pageWriter) endBlock(tag atom.Atom) {
	if !inlineElements[tag] {
		w.end(headingOf(tag))
	}
}

// headingOf returns the level of a heading element, 0 for others.
func headingOf(tag atom.Atom) int {
	switch tag {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return 0
}
