package ingest

import (
	"html"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

const notMarkdown = "read as plain text: the Markdown is nested or marked up beyond what people write"

// markdown reads the visible words of a Markdown text. Raw HTML gives its words; images and
// scripts give none. A text made to keep the Markdown library busy is read as plain text, with
// a note.
func markdown(source string) page {
	if hostileMarkdown(source) {
		p := plain(source)
		p.note = notMarkdown
		return p
	}
	parser := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser()
	r := markdownReader{source: []byte(source)}
	r.blocks(parser.Parse(text.NewReader(r.source)))
	return r.out.page()
}

// The library takes time with the square, for some inputs the cube, of these counts in a run of
// lines without an empty one between them.
const (
	maxMarks   = 2000 // characters that may mark something up, in a run of lines
	maxLines   = 2000 // of a run
	maxMarkers = 16   // of quotes and lists at the start of a line
	maxPipes   = 100  // columns of a table
)

func hostileMarkdown(source string) bool {
	marks, lines := 0, 0
	for line := range strings.Lines(source) {
		if strings.TrimSpace(line) == "" {
			marks, lines = 0, 0
			continue
		}
		lines++
		pipes := 0
		for i := range len(line) {
			switch line[i] {
			case '*', '_', '[', ']', '`', '~', '<', '!', '(':
				marks++
			case '|':
				pipes++
			}
		}
		if marks > maxMarks || lines > maxLines || pipes > maxPipes || markers(line) > maxMarkers {
			return true
		}
	}
	return false
}

// markers counts what opens quotes and lists at the start of a line; the indentation of a
// nested list counts as the lists that it stands in.
func markers(line string) int {
	n, columns := 0, 0
	for i := range len(line) {
		switch c := line[i]; {
		case c == ' ':
			columns++
		case c == '\t':
			columns += 4
		case strings.IndexByte(">-*+", c) >= 0:
			n++
		case c >= '0' && c <= '9' || c == '.' || c == ')':
		default:
			if n == 0 {
				return 0 // indented code
			}
			return n + columns/4
		}
	}
	return n
}

// markdownReader writes the blocks of a document as they are met.
type markdownReader struct {
	source []byte
	out    pageWriter
	hidden string // the element whose words are not shown ("script"), "" outside
}

func (r *markdownReader) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.block(n)
	}
}

func (r *markdownReader) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		r.inline(n, false)
		r.out.end(r.headingLevel(n))
	case *ast.Paragraph, *ast.TextBlock:
		r.inline(n, false)
		r.out.end(0)
	case *ast.ListItem:
		r.out.items++
		r.marker(n)
		r.blocks(n)
		r.out.end(0)
		r.out.items--
	case *ast.CodeBlock:
		r.out.write(string(n.Lines().Value(r.source)), false)
		r.out.end(0)
	case *ast.FencedCodeBlock:
		r.out.write(string(n.Lines().Value(r.source)), false)
		r.out.end(0)
	case *ast.HTMLBlock:
		raw := string(n.Lines().Value(r.source))
		if n.HasClosure() {
			raw += string(n.ClosureLine.Value(r.source))
		}
		writeStripped(&r.out, raw)
	case *extast.TableHeader, *extast.TableRow:
		r.out.items++
		for cell := n.FirstChild(); cell != nil; cell = cell.NextSibling() {
			r.inline(cell, false)
			r.out.write(" ", false)
		}
		r.out.end(0)
		r.out.items--
	default:
		r.blocks(n)
	}
}

// longHeading is more than a heading has: a paragraph that a line of hyphens follows is taken
// for a heading by Markdown's rules.
const longHeading = 200

func (r *markdownReader) headingLevel(n *ast.Heading) int {
	if words := r.out.words.String(); len(words) > longHeading || n.Lines().Len() > 1 && endsSentence(words) {
		return 0
	}
	return n.Level
}

// marker writes the number of a list that is none: a paragraph that starts with "1984. ".
func (r *markdownReader) marker(item *ast.ListItem) {
	list, ok := item.Parent().(*ast.List)
	if ok && list.IsOrdered() && (list.Start > 1 || list.ChildCount() == 1) {
		if number := list.Start; item.PreviousSibling() == nil {
			r.out.write(strconv.Itoa(number)+string(list.Marker)+" ", false)
		}
	}
}

// inline writes the words of a block.
func (r *markdownReader) inline(parent ast.Node, link bool) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			r.words(string(n.Segment.Value(r.source)), n.IsRaw(), link)
			if n.SoftLineBreak() || n.HardLineBreak() {
				r.out.write(" ", link)
			}
		case *ast.String:
			r.words(string(n.Value), n.IsRaw() || n.IsCode(), link)
		case *ast.CodeSpan:
			r.code(n, link)
		case *ast.Link:
			r.inline(n, true)
		case *ast.AutoLink:
			r.words(string(n.Label(r.source)), true, true)
		case *ast.RawHTML:
			r.tag(string(n.Segments.Value(r.source)))
		case *ast.Image: // its words describe what is not in the text
		default:
			r.inline(n, link)
		}
	}
	if parent.Type() == ast.TypeBlock {
		r.hidden = ""
	}
}

func (r *markdownReader) code(n *ast.CodeSpan, link bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			r.words(string(t.Segment.Value(r.source)), true, link)
		}
	}
}

// tag notes that words are in an element that is not shown, or no longer.
func (r *markdownReader) tag(raw string) {
	name := strings.ToLower(strings.Trim(raw, "</>"))
	name, _, _ = strings.Cut(name, " ")
	switch {
	case strings.HasPrefix(raw, "</") && name == r.hidden:
		r.hidden = ""
	case r.hidden == "" && (name == "script" || name == "style"):
		r.hidden = name
	case name == "br" || name == "br/":
		r.out.write(" ", false)
	}
}

// words writes source text, with escapes and entities resolved unless it is raw.
func (r *markdownReader) words(s string, raw, link bool) {
	if r.hidden != "" {
		return
	}
	if !raw {
		s = unescape(s)
	}
	r.out.write(s, link)
}

var escapes = regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")

// unescape resolves backslash escapes and entities, each once.
func unescape(s string) string {
	return escapes.ReplaceAllStringFunc(s, func(m string) string {
		if m[0] == '\\' {
			return m[1:]
		}
		return html.UnescapeString(m)
	})
}
