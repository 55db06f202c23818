package inbox

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// collector gathers the uses of a page.
type collector struct {
	data *table
	uses []Use
	word bool // within a conditional comment
}

// usesOf returns what a page uses, each once.
func usesOf(page []byte) ([]Use, error) {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, fmt.Errorf("parse the mail: %w", err)
	}
	c := &collector{data: known()}
	c.node(doc)
	return sortUses(c.uses), nil
}

func (c *collector) add(u Use) {
	u.Word = c.word
	c.uses = append(c.uses, u)
}

func (c *collector) node(n *html.Node) {
	switch n.Type {
	case html.DoctypeNode:
		c.add(Use{Slug: "html-doctype", Name: "doctype"})
	case html.CommentNode:
		c.comment(n.Data)
	case html.ElementNode:
		c.element(n)
	}
	for child := range n.ChildNodes() {
		c.node(child)
	}
}

// comment reads what Outlook for Windows sees in a conditional comment.
func (c *collector) comment(text string) {
	c.add(Use{Slug: "html-comments", Name: "comment"})
	rest, ok := strings.CutPrefix(text, "[if ")
	if !ok {
		return
	}
	_, inner, ok := strings.Cut(rest, "]>")
	if !ok {
		return
	}
	inner = strings.TrimSuffix(inner, "<![endif]")
	inside := &collector{data: c.data, word: true}
	tokens := html.NewTokenizer(strings.NewReader(inner))
	for tokens.Next() != html.ErrorToken {
		token := tokens.Token()
		if token.Type == html.StartTagToken || token.Type == html.SelfClosingTagToken {
			inside.element(&html.Node{Type: html.ElementNode, Data: token.Data, DataAtom: token.DataAtom, Attr: token.Attr})
		}
	}
	c.uses = append(c.uses, inside.uses...)
}

func (c *collector) element(n *html.Node) {
	u := Use{Slug: c.elementSlug(n), Name: "element " + n.Data, On: n.Data, Asks: asksElement(n)}
	if n.DataAtom == atom.Style {
		u.Value = sheetPlace(n)
	}
	c.add(u)
	for _, a := range n.Attr {
		c.attribute(n, a)
	}
	if n.DataAtom == atom.Style && n.FirstChild != nil {
		c.sheet(n.FirstChild.Data)
	}
}

// What makes Gmail drop a style element.
const (
	inBody  = "in the body"
	tooLong = "over 16 KB"
)

func sheetPlace(n *html.Node) string {
	switch {
	case n.Parent == nil || n.Parent.DataAtom != atom.Head:
		return inBody
	case n.FirstChild != nil && len(n.FirstChild.Data) > 16<<10:
		return tooLong
	}
	return ""
}

// elementSlug returns the feature of an element. Those that caniemail tests together have one slug.
func (c *collector) elementSlug(n *html.Node) string {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return "html-h1-h6"
	case atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd:
		return "html-lists"
	case atom.Table, atom.Tr, atom.Td, atom.Th, atom.Tbody, atom.Thead, atom.Tfoot:
		return "html-table"
	case atom.Article, atom.Aside, atom.Details, atom.Figcaption, atom.Figure, atom.Footer, atom.Header, atom.Main, atom.Mark, atom.Nav, atom.Section, atom.Summary, atom.Time:
		return "html-semantics"
	case atom.Input, atom.Button:
		return c.data.has("html-" + n.Data + "-" + strings.ToLower(attribute(n, "type")))
	case atom.Map, atom.Area:
		return "html-image-maps"
	}
	return c.data.has("html-" + n.Data)
}

// asksElement reports whether an element is there to fetch or to run something, or to send what a reader enters.
func asksElement(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Img, atom.Picture, atom.Source, atom.Iframe, atom.Frame, atom.Frameset, atom.Object, atom.Embed, atom.Applet,
		atom.Audio, atom.Video, atom.Track, atom.Link, atom.Base, atom.Form, atom.Input, atom.Button, atom.Textarea, atom.Select:
		return true
	case atom.Meta:
		return strings.EqualFold(attribute(n, "http-equiv"), "refresh")
	}
	// SVG runs scripts and fetches images, and VML of Outlook does.
	return n.Data == "svg" || strings.Contains(n.Data, ":")
}

// asksAttribute reports whether an attribute names something that is fetched or run.
func asksAttribute(name, value string) bool {
	switch name {
	case "src", "srcset", "background", "poster", "data", "lowsrc", "dynsrc", "action", "formaction", "ping", "manifest", "cite", "longdesc":
		return true
	case "href":
		scheme, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(value)), ":")
		return scheme == "javascript" || scheme == "data" || scheme == "vbscript"
	}
	return strings.HasPrefix(name, "on")
}

func (c *collector) attribute(n *html.Node, a html.Attribute) {
	name := strings.ToLower(a.Key)
	u := Use{Name: "attribute " + name, On: n.Data, Asks: asksAttribute(name, a.Val)}
	switch {
	case strings.HasPrefix(name, "data-"):
		u.Name = "attribute data-*"
	case name == "style":
		c.inline(n.Data, a.Val)
	case name == "href" && strings.HasPrefix(a.Val, "#"):
		u.Slug, u.Name = "html-anchor-links", "link within the mail"
	case name == "href" && strings.HasPrefix(strings.ToLower(a.Val), "mailto:"):
		u.Slug, u.Name, u.Value = "html-mailto-links", "mailto link", a.Val
	case name == "name" && n.DataAtom == atom.Meta && a.Val == "color-scheme":
		u.Slug, u.Name = "html-meta-color-scheme", "meta color-scheme"
	case name == "srcset" || name == "sizes":
		u.Slug = "html-srcset"
	case name == "loading":
		u.Slug = "html-loading-attribute"
	case name == "inert":
		u.Slug = "css-inert-attribute"
	default:
		u.Slug, u.Value = c.data.has("html-"+name), attributeValue(name, a.Val)
	}
	c.add(u)
}

// attributeValue keeps the values that decide whether an attribute is understood; those of others are a text each.
func attributeValue(name, value string) string {
	switch name {
	case "align", "valign", "width", "height", "dir", "role", "http-equiv", "name", "type", "target":
		return strings.ToLower(value)
	}
	return ""
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if strings.EqualFold(a.Key, name) {
			return a.Val
		}
	}
	return ""
}
