package web

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Bounds within which goldmark takes time linear in the size of a note; far more than an
// editor writes. Emphasis takes time like the cube of the number of marks, lists and quotes like
// the square of their depth.
const (
	maxNote  = 64 << 10
	maxMarks = 2000
	maxDepth = 50
)

// note makes HTML of an editor's note in Markdown. HTML in it is dropped, and so are links other than http, https
// and mailto, with their words kept; a picture leaves its description, since pages
// load nothing from elsewhere. A note beyond what the parser takes in good time is shown as it is written.
func note(markdown string) (template.HTML, error) {
	if strings.TrimSpace(markdown) == "" {
		return "", nil
	}
	if hostileMarkdown(markdown) {
		return template.HTML("<pre>" + html.EscapeString(markdown) + "</pre>\n"), nil
	}
	source := []byte(markdown)
	md := goldmark.New()
	doc := md.Parser().Parse(text.NewReader(source))
	tameNote(doc, source)
	var buf bytes.Buffer
	if err := md.Renderer().Render(&buf, source, doc); err != nil {
		return "", fmt.Errorf("render note: %w", err)
	}
	return template.HTML(buf.String()), nil
}

// hostileMarkdown reports whether s would keep goldmark busy for long.
func hostileMarkdown(s string) bool {
	if len(s) > maxNote {
		return true
	}
	marks := strings.Count(s, "*") + strings.Count(s, "_") + strings.Count(s, "[") + strings.Count(s, "`")
	if marks > maxMarks {
		return true
	}
	for l := range strings.Lines(s) {
		prefix := l[:len(l)-len(strings.TrimLeft(l, " \t>-+*.)0123456789"))]
		if strings.Count(prefix, ">")+strings.Count(prefix, "- ")+strings.Count(prefix, "* ")+
			strings.Count(prefix, "+ ")+strings.Count(prefix, ". ")+strings.Count(prefix, ") ")+
			strings.Count(prefix, "  ") > maxDepth {
			return true
		}
	}
	return false
}

// tameNote takes from doc what a page must not have, and puts its headings below the page's own.
func tameNote(doc ast.Node, source []byte) {
	var unwrap, drop []ast.Node
	var plain []*ast.AutoLink
	// The walk only collects: a tree that changes under it loses nodes.
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			n.Level = min(n.Level+2, 6)
		case *ast.Link:
			if link := noteLink(string(n.Destination)); link != "" {
				n.Destination = []byte(link)
			} else {
				unwrap = append(unwrap, n)
			}
		case *ast.AutoLink:
			if n.AutoLinkType == ast.AutoLinkURL && noteLink(string(n.URL(source))) == "" {
				plain = append(plain, n)
			}
		case *ast.Image:
			unwrap = append(unwrap, n)
		case *ast.RawHTML, *ast.HTMLBlock:
			drop = append(drop, n)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range unwrap {
		for child := n.FirstChild(); child != nil; child = n.FirstChild() {
			n.Parent().InsertBefore(n.Parent(), n, child)
		}
		drop = append(drop, n)
	}
	for _, n := range plain {
		n.Parent().ReplaceChild(n.Parent(), n, ast.NewString(n.Label(source)))
	}
	for _, n := range drop {
		n.Parent().RemoveChild(n.Parent(), n)
	}
}
