package web

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

// Single returns a one-file edition of each briefing, called by its id: "harbour-fire.html". It is the page of the story with
// what it cites of each article below, style and pictures within, and asks for no other file. It is made of the pages that
// [Render] makes, so a user's templates show in it; scripts are left out. Links to the rest of the site lead there
// where the address of the site is known.
//
// It fails as Render does.
func Single(briefings []*news.Briefing, opts Options) ([]news.File, error) {
	words, err := labels.Load(opts.Language, opts.Templates)
	if err != nil {
		return nil, err
	}
	opts.Actors = nil // names lead to their entries in the same file
	opts.whole = true
	var out []news.File
	for _, b := range briefings {
		files, err := Render([]*news.Briefing{b}, opts)
		if err != nil {
			return nil, err
		}
		base, err := checkOptions(opts)
		if err != nil {
			return nil, err
		}
		s := &single{story: b.ID, base: base, files: map[string][]byte{}, words: words}
		for _, f := range files {
			s.files[f.Path] = f.Data
		}
		data, err := s.edition(b)
		if err != nil {
			return nil, fmt.Errorf("story %q: %w", b.ID, err)
		}
		out = append(out, news.File{Path: b.ID + ".html", Data: data})
	}
	return sorted(out)
}

// single makes the one-file edition of a story out of its pages.
type single struct {
	story string
	base  *url.URL          // of the site, nil if it is unknown
	files map[string][]byte // of a site of this story alone
	words *labels.Labels
}

// singlePolicy lets a page ask for nothing that is not in it.
const singlePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"

func (s *single) edition(b *news.Briefing) ([]byte, error) {
	file := s.story + "/index.html"
	doc, err := html.Parse(bytes.NewReader(s.files[file]))
	if err != nil {
		return nil, err
	}
	head, body, main := element(doc, atom.Head), element(doc, atom.Body), element(doc, atom.Main)
	if main == nil {
		return nil, fmt.Errorf("the page of the story has no <main> that the evidence could follow")
	}
	s.inline(head, file)
	s.relink(body, file, "")
	below := main.NextSibling
	appendix, err := s.appendix(b)
	if err != nil {
		return nil, err
	}
	main.Parent.InsertBefore(appendix, below)
	s.dropEmptyMenus(body)
	var buf bytes.Buffer
	if err := html.Render(&buf, doc); err != nil {
		return nil, err
	}
	return append(buf.Bytes(), '\n'), nil
}

// appendix holds what the evidence pages show, in the order of the articles.
func (s *single) appendix(b *news.Briefing) (*html.Node, error) {
	out := create(atom.Aside, "class", "appendix", "aria-labelledby", "appendix")
	heading := create(atom.H2, "id", "appendix")
	heading.AppendChild(&html.Node{Type: html.TextNode, Data: s.words.Texts["evidence"]})
	out.AppendChild(heading)
	for _, a := range b.Articles {
		file := s.story + "/sources/" + a.ID + ".html"
		doc, err := html.Parse(bytes.NewReader(s.files[file]))
		if err != nil {
			return nil, err
		}
		main := element(doc, atom.Main)
		if main == nil {
			continue
		}
		s.relink(main, file, a.ID)
		main.Parent.RemoveChild(main)
		main.Data, main.DataAtom = "section", atom.Section
		lowerHeadings(main, 2) // below that of the appendix
		set(main, "id", evidenceID(a.ID))
		out.AppendChild(main)
	}
	return out, nil
}

// evidenceID names what is shown of an article, or a place in it: no id of an article has a full stop.
func evidenceID(article string, place ...string) string {
	return "evidence-" + strings.Join(append([]string{article}, place...), ".")
}

// relink makes the links below n lead to places of the same file, and takes in what they ask for. n stands in the page called
// file; article is the one whose evidence it is, "" for the story's page.
func (s *single) relink(n *html.Node, file, article string) {
	var drop []*html.Node
	for d := range n.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		if d.DataAtom == atom.Script || d.DataAtom == atom.Link {
			drop = append(drop, d)
			continue
		}
		s.relinkElement(d, file, article)
	}
	for _, d := range drop {
		d.Parent.RemoveChild(d)
	}
}

func (s *single) relinkElement(n *html.Node, file, article string) {
	_, download := lookup(n, "download")
	if href, leads := lookup(n, "href"); leads && n.DataAtom == atom.A && s.link(file, article, href, download) == "" {
		n.Data, n.DataAtom = "span", atom.Span // it leads nowhere here
	}
	kept := n.Attr[:0]
	for _, a := range n.Attr {
		switch {
		case article != "" && a.Key == "id":
			a.Val = evidenceID(article, a.Val)
		case article != "" && (a.Key == "aria-labelledby" || a.Key == "aria-describedby" || a.Key == "aria-controls" || a.Key == "for"):
			a.Val = prefixed(article, a.Val)
		case a.Key == "srcset", n.DataAtom == atom.Span && (a.Key == "href" || a.Key == "download" || a.Key == "rel"):
			continue
		case a.Key == "src" || a.Key == "href" && n.Data != "a":
			if a.Val = s.taken(file, a.Val); a.Val == "" {
				continue
			}
		case a.Key == "href":
			a.Val = s.link(file, article, a.Val, download)
		}
		kept = append(kept, a)
	}
	n.Attr = kept
}

// prefixed makes ids of an evidence page those of the file.
func prefixed(article, ids string) string {
	list := strings.Fields(ids)
	for i, id := range list {
		list[i] = evidenceID(article, id)
	}
	return strings.Join(list, " ")
}

// link returns where a link of a page leads from the one file, "" for nowhere.
func (s *single) link(file, article, href string, download bool) string {
	u, err := url.Parse(href)
	if err != nil || u.IsAbs() || u.Host != "" {
		return href
	}
	if u.Path == "" {
		if article != "" && u.Fragment != "" {
			return "#" + evidenceID(article, u.Fragment)
		}
		return href
	}
	target := path.Join(path.Dir(file), u.Path)
	name, isPage := strings.CutSuffix(path.Base(target), ".html")
	switch {
	case target == s.story+"/index.html":
		if u.Fragment == "" {
			return "#main"
		}
		return "#" + u.Fragment
	case isPage && path.Dir(target) == s.story+"/sources" && u.Fragment == "":
		return "#" + evidenceID(name)
	case isPage && path.Dir(target) == s.story+"/sources":
		return "#" + evidenceID(name, u.Fragment)
	case download && s.files[target] != nil:
		return dataURL(target, s.files[target])
	case s.base != nil:
		return address(s.base, target)
	}
	return ""
}

// dropEmptyMenus takes out the menus below n of which no link leads anywhere.
func (s *single) dropEmptyMenus(n *html.Node) {
	var drop []*html.Node
	for d := range n.Descendants() {
		if d.DataAtom == atom.Nav && element(d, atom.A) == nil {
			drop = append(drop, d)
		}
	}
	for _, d := range drop {
		d.Parent.RemoveChild(d)
	}
}
