package ingest

import (
	nurl "net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const notHTML = "read as plain text: the HTML is nested or broken beyond what pages are"

// htmlPage reads the main text of an HTML page, and its metadata. A page that the libraries
// refuse, or would need minutes for, is read without its tags, with a note.
func htmlPage(source string) page {
	if hostileHTML(source) {
		return strippedPage(source)
	}
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return strippedPage(source)
	}
	meta := htmlMetadata(doc)
	clean(doc)
	p := blocksOf(largest(doc))
	if main := mainText(doc, meta.url); enough(main, p) {
		p = main
	}
	p.meta = meta
	return p
}

func strippedPage(source string) page {
	var w pageWriter
	writeStripped(&w, source)
	p := w.page()
	p.note = notHTML
	return p
}

// Bounds of what pages have, far above it: the extraction library takes time with the product
// of elements and depth, the parser with the square of repeated roots and of attributes.
const (
	maxTags       = 60_000
	maxRoots      = 8
	maxAttributes = 200 // of one tag, counted as "="
)

func hostileHTML(source string) bool {
	if strings.Count(source, "<") > maxTags {
		return true
	}
	roots := 0
	for rest := source; ; {
		_, after, ok := strings.Cut(rest, "<")
		if !ok {
			return false
		}
		rest = after
		if n := min(len(after), 4); strings.EqualFold(after[:n], "html") || strings.EqualFold(after[:n], "body") {
			roots++
		}
		tag, _, _ := strings.Cut(after, "<")
		tag, _, _ = strings.Cut(tag, ">")
		if roots > maxRoots || strings.Count(tag, "=") > maxAttributes && strings.Count(tag, " ") > maxAttributes {
			return true
		}
	}
}

// mainText returns the text that the extraction library takes for the article, without blocks
// if it finds none.
func mainText(doc *html.Node, address string) page {
	base, err := nurl.Parse(address)
	if err != nil || address == "" {
		base = nil
	}
	parser := readability.NewParser()
	article, err := parser.ParseAndMutate(doc, base)
	if err != nil || article.Node == nil {
		return page{}
	}
	return blocksOf(article.Node)
}

// enough reports whether the main text is likely the whole article: at least a third of all
// words that stand in paragraphs. Else the page is small, and all of it is the article.
func enough(main, all page) bool {
	return prose(main) > 0 && prose(main)*3 >= prose(all)
}

// prose returns the bytes of a page that stand in blocks as long as a sentence.
func prose(p page) int {
	n := 0
	for _, b := range p.blocks {
		if b.Len() >= 60 && !b.links {
			n += b.Len()
		}
	}
	return n
}

// dropped are the elements that hold nothing of an article's text.
var dropped = map[atom.Atom]bool{
	atom.Figure: true, atom.Aside: true, atom.Form: true, atom.Nav: true, atom.Button: true, atom.Footer: true,
	atom.Object: true, atom.Embed: true, atom.Video: true, atom.Audio: true, atom.Canvas: true, atom.Dialog: true, atom.Menu: true,
}

// clean takes out of a tree what is no text of the article: scripts, pictures with their
// captions, forms, menus, lists of links, and lines of page furniture.
func clean(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.CommentNode || c.Type == html.ElementNode && useless(c) {
			n.RemoveChild(c)
		} else {
			clean(c)
		}
		c = next
	}
}

func useless(n *html.Node) bool {
	tag := n.DataAtom
	switch {
	case tag == atom.Title || tag == atom.Html || tag == atom.Head || tag == atom.Body:
		return false
	case unseen[tag] || dropped[tag] || hiddenElement(n):
		return true
	case tag == atom.Ul || tag == atom.Ol || tag == atom.Dl || tag == atom.Table:
		all, linked := linkWeight(n)
		return linked > 0 && linked*10 >= all*7
	case tag == atom.P || tag == atom.Li || headingOf(tag) > 1:
		words := shortWords(n)
		return words != "" && furniture(words) && !factual(words)
	}
	return false
}

// hiddenElement reports whether the page itself hides an element.
func hiddenElement(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true"
		case "style":
			if strings.Contains(strings.ReplaceAll(strings.ToLower(a.Val), " ", ""), "display:none") {
				return true
			}
		}
	}
	return false
}

// linkWeight returns the bytes of all words below n, and of those in links.
func linkWeight(n *html.Node) (all, linked int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			all += len(strings.TrimSpace(c.Data))
			continue
		}
		below, inLinks := linkWeight(c)
		if c.DataAtom == atom.A {
			inLinks = below
		}
		all, linked = all+below, linked+inLinks
	}
	return all, linked
}

// shortWords returns the words below n, or "" if they are more than page furniture has.
func shortWords(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type != html.TextNode {
			continue
		}
		b.WriteString(d.Data)
		if b.Len() > maxFurniture {
			return ""
		}
	}
	return oneLine(b.String())
}

// largest returns the element that holds the article where the page says so, or the whole.
func largest(doc *html.Node) *html.Node {
	var found *html.Node
	weight := 0
	for d := range doc.Descendants() {
		if d.Type != html.ElementNode || d.DataAtom != atom.Article && d.DataAtom != atom.Main {
			continue
		}
		if all, _ := linkWeight(d); all > weight {
			found, weight = d, all
		}
	}
	if found == nil {
		return doc
	}
	return found
}

// blocksOf returns the words of a tree.
func blocksOf(n *html.Node) page {
	var w pageWriter
	writeNode(&w, n, false)
	return w.page()
}

func writeNode(w *pageWriter, n *html.Node, link bool) {
	switch {
	case n.Type == html.TextNode:
		w.write(n.Data, link)
		return
	case n.Type == html.ElementNode && unseen[n.DataAtom]:
		return
	}
	if n.Type == html.ElementNode {
		breakAt(w, n.DataAtom)
		link = link || n.DataAtom == atom.A
	}
	if n.DataAtom == atom.Td && layoutCell(n) {
		w.end(0)
		defer w.end(0)
	}
	if n.DataAtom == atom.Li || n.DataAtom == atom.Tr && !layoutCell(n) {
		w.items++
		defer func() { w.items-- }()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if doubleBreak(c) {
			w.end(0)
		}
		writeNode(w, c, link)
	}
	if n.Type == html.ElementNode && n.DataAtom != atom.Br {
		w.endBlock(n.DataAtom)
	}
}

// layoutCell reports whether a cell of a table holds a text rather than a value: old pages put
// menu and article side by side in one row.
func layoutCell(n *html.Node) bool {
	const value = 80
	all, _ := linkWeight(n)
	return all > value
}

// doubleBreak reports whether n is the second of two line breaks, which old pages use to part
// paragraphs.
func doubleBreak(n *html.Node) bool {
	if n.DataAtom != atom.Br {
		return false
	}
	p := n.PrevSibling
	for p != nil && p.Type == html.TextNode && strings.TrimSpace(p.Data) == "" {
		p = p.PrevSibling
	}
	return p != nil && p.DataAtom == atom.Br
}
