package web

import (
	"encoding/base64"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inline puts the stylesheets of a page into its head, and takes out what else asks for another file.
func (s *single) inline(head *html.Node, file string) {
	var drop []*html.Node
	var styles []string
	for d := range head.Descendants() {
		switch {
		case d.DataAtom == atom.Link && attrOf(d, "rel") == "stylesheet":
			if target := resolve(file, attrOf(d, "href")); s.files[target] != nil {
				styles = append(styles, s.style(target))
			}
			drop = append(drop, d)
		case d.DataAtom == atom.Link || d.DataAtom == atom.Script || d.DataAtom == atom.Base:
			drop = append(drop, d)
		case d.DataAtom == atom.Meta && attrOf(d, "http-equiv") == "Content-Security-Policy":
			set(d, "content", singlePolicy)
		}
	}
	for _, d := range drop {
		d.Parent.RemoveChild(d)
	}
	if len(styles) > 0 {
		style := create(atom.Style)
		style.AppendChild(&html.Node{Type: html.TextNode, Data: strings.Join(styles, "\n")})
		head.AppendChild(style)
	}
}

var (
	cssURL    = regexp.MustCompile(`url\(\s*["']?([^"')]*)["']?\s*\)`)
	cssImport = regexp.MustCompile(`@import[^;]*;`)
)

// style returns a stylesheet with the files that it names in it.
func (s *single) style(file string) string {
	css := strings.ReplaceAll(string(s.files[file]), "</", `<\/`) // nothing may end the element
	css = cssImport.ReplaceAllString(css, "")
	return cssURL.ReplaceAllStringFunc(css, func(named string) string {
		return `url("` + s.taken(file, cssURL.FindStringSubmatch(named)[1]) + `")`
	})
}

// taken returns the file that a page or stylesheet asks for as an address that holds it, "" for one that is not of the
// site.
func (s *single) taken(file, href string) string {
	if strings.HasPrefix(href, "data:") || strings.HasPrefix(href, "#") {
		return href
	}
	target := resolve(file, href)
	if s.files[target] == nil {
		return ""
	}
	return dataURL(target, s.files[target])
}

// resolve returns the file of the site that href means in a file, "" for what is not of the site.
func resolve(file, href string) string {
	u, err := url.Parse(href)
	if err != nil || u.IsAbs() || u.Host != "" || u.Path == "" {
		return ""
	}
	return path.Join(path.Dir(file), u.Path)
}

// mediaTypes are given here and not by the system, whose tables differ.
var mediaTypes = map[string]string{
	".csv": "text/csv;charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
	".gif": "image/gif", ".webp": "image/webp", ".avif": "image/avif", ".woff2": "font/woff2", ".woff": "font/woff",
}

func dataURL(name string, data []byte) string {
	mediaType := mediaTypes[strings.ToLower(path.Ext(name))]
	if mediaType == "" {
		mediaType = "application/octet-stream"
	}
	return "data:" + mediaType + ";base64," + base64.StdEncoding.EncodeToString(data)
}

// lowerHeadings makes each heading below n one of so many levels below.
func lowerHeadings(n *html.Node, by int) {
	levels := []atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}
	for d := range n.Descendants() {
		if level := slices.Index(levels, d.DataAtom); level >= 0 {
			d.DataAtom = levels[min(level+by, len(levels)-1)]
			d.Data = d.DataAtom.String()
		}
	}
}

// element returns the first element below n of a kind, or nil.
func element(n *html.Node, kind atom.Atom) *html.Node {
	for d := range n.Descendants() {
		if d.DataAtom == kind {
			return d
		}
	}
	return nil
}

// create makes an element; attributes are keys and values in turn.
func create(kind atom.Atom, attributes ...string) *html.Node {
	n := &html.Node{Type: html.ElementNode, DataAtom: kind, Data: kind.String()}
	for i := 0; i+1 < len(attributes); i += 2 {
		set(n, attributes[i], attributes[i+1])
	}
	return n
}

func set(n *html.Node, key, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

func lookup(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func attrOf(n *html.Node, key string) string {
	value, _ := lookup(n, key)
	return value
}
