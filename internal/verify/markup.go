package verify

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"golang.org/x/net/html"
)

// parse reads an HTML page or, by its ending, a feed into a tree, with the means to find lines.
func parse(name string, data []byte) (*html.Node, lineFinder, error) {
	if path.Ext(name) == ".atom" {
		root, err := parseFeed(data)
		return root, lineFinder{data}, err
	}
	root, err := html.Parse(bytes.NewReader(data))
	return root, lineFinder{data}, err
}

// maxDepth is how deep a feed may nest, as deep as x/net/html reads a page.
const maxDepth = 512

// parseFeed reads XML into the tree that html.Parse gives for a page, so that both are checked
// alike. Content in escaped HTML is read as HTML.
func parseFeed(data []byte) (*html.Node, error) {
	root := &html.Node{Type: html.DocumentNode}
	at, depth := root, 0
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			n := &html.Node{Type: html.ElementNode, Data: token.Name.Local}
			for _, a := range token.Attr {
				n.Attr = append(n.Attr, html.Attribute{Key: a.Name.Local, Val: a.Value})
			}
			at.AppendChild(n)
			at = n
			if depth++; depth > maxDepth {
				return nil, errors.New("nested too deeply")
			}
		case xml.EndElement:
			if attr(at, "type") == "html" {
				readEscaped(at)
			}
			at, depth = at.Parent, depth-1
		case xml.CharData:
			at.AppendChild(&html.Node{Type: html.TextNode, Data: string(token)})
		}
	}
}

// readEscaped puts the elements of escaped HTML in the place of its text.
func readEscaped(n *html.Node) {
	inner, err := html.Parse(strings.NewReader(textOf(n)))
	if err != nil {
		return
	}
	n.FirstChild, n.LastChild = nil, nil
	n.AppendChild(inner)
}

// find returns the first element called name, or nil.
func find(n *html.Node, name string) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == name {
			return d
		}
	}
	return nil
}

func lookup(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func attr(n *html.Node, key string) string {
	val, _ := lookup(n, key)
	return val
}

// textOf returns all text below n.
func textOf(n *html.Node) string {
	if c := n.FirstChild; c != nil && c.NextSibling == nil && c.Type == html.TextNode {
		return c.Data
	}
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// markKeys are the attributes that say where words come from.
var markKeys = []string{"data-story", "data-article", "data-start", "data-end", "data-title", "data-words", "data-actor", "data-line"}

// marks joins the marks of an element, "" if it has none.
func marks(n *html.Node) string {
	key := ""
	for _, k := range markKeys {
		if val, ok := lookup(n, k); ok {
			key += k + "=" + val + "\n"
		}
	}
	return key
}

// lineFinder finds the lines of what a tree was read from. It looks only when asked, since a
// page that is right needs no lines.
type lineFinder struct{ data []byte }

// line returns the line of the start tag of n, the one after before others with the same marks.
func (l lineFinder) line(n *html.Node, before int) int {
	want := marks(n)
	if l.data == nil || want == "" {
		return 0
	}
	line := 1
	tokens := html.NewTokenizer(bytes.NewReader(l.data))
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return 0
		}
		raw := tokens.Raw()
		here := line + bytes.Count(leading(raw), []byte("\n"))
		line += bytes.Count(raw, []byte("\n"))
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		token := tokens.Token()
		if marks(&html.Node{Attr: token.Attr}) != want {
			continue
		}
		if before == 0 {
			return here
		}
		before--
	}
}

// leading is the white space before a tag, which belongs to no text token in some places.
func leading(raw []byte) []byte {
	return raw[:len(raw)-len(bytes.TrimLeft(raw, " \t\r\n"))]
}

// text returns the line of the first piece that is more than white space, 0 if it is not written
// like that.
func (l lineFinder) text(pieces []string) int {
	for _, piece := range pieces {
		if piece = strings.TrimSpace(piece); piece != "" {
			first, _, _ := strings.Cut(piece, "\n")
			return lineOf(l.data, []byte(first))
		}
	}
	return 0
}
