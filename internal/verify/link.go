package verify

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

// link is a link from one page of the site, or a one-file edition, to a place in another or the same.
type link struct {
	file     string // that has the link
	data     []byte // of that file, to find the line in
	story    string
	href     string // as it is written
	target   string // the page
	fragment string // the place in it, "" for the page
}

// items returns the articles that every line of a story cites, by the id that the line has in a
// page.
func (s *story) items() map[string]map[string]bool {
	items := map[string]map[string]bool{}
	add := func(id string, citations []news.Citation) {
		if items[id] == nil {
			items[id] = map[string]bool{}
		}
		for _, cite := range citations {
			items[id][cite.Article] = true
		}
	}
	for _, claim := range s.b.Consensus {
		add(claim.ID, claim.Citations)
	}
	for _, claim := range s.b.Reported {
		add(claim.ID, claim.Citations)
	}
	for _, d := range s.b.Differences() {
		for _, v := range d.Variants {
			add(d.ID, v.Citations)
		}
	}
	for _, q := range s.b.Quotes {
		add(q.ID, q.Citations)
		for _, d := range q.Drift {
			add(q.ID, []news.Citation{{Article: d.Article}})
		}
	}
	for _, e := range s.b.Timeline {
		add(e.ID, e.Citations)
	}
	for _, u := range s.b.Unknowns {
		add(u.ID, u.Citations)
	}
	return items
}

// checkLink checks a link in a line of a story: it leads to the page of an article that the line
// cites, under that article's name or number, or to the article itself. A link to the page of an
// actor bears the actor's name.
func (p *page) checkLink(n *html.Node, at place) {
	s := p.stories[at.story]
	href, ok := lookup(n, "href")
	if !ok {
		return
	}
	f := Finding{File: p.file, Story: at.story, Shown: textOf(n), Problem: ProblemLink}
	// The line is looked for where there is something to tell: pages have thousands of links.
	found := func() {
		f.Line = lineOf(p.lines.data, []byte(`"`+html.EscapeString(href)+`"`))
		p.found(f)
	}
	u, err := url.Parse(href)
	if err != nil {
		found()
		return
	}
	if u.IsAbs() || u.Host != "" {
		if s != nil && at.item != "" && (!s.original(href) || !s.tells(attr(n, "aria-label"), href)) {
			found()
		}
		return
	}
	if path.IsAbs(u.Path) {
		return // on the page for wrong addresses: where the site will lie is not known here
	}
	target := path.Join(path.Dir(p.file), u.Path)
	if u.Path == "" {
		target = p.file
	}
	p.links = append(p.links, link{p.file, p.lines.data, at.story, href, target, u.Fragment})
	if s == nil {
		return
	}
	if about := p.profiles[path.Dir(target)]; about != nil && p.file != target && !s.bears(about, textOf(n)) {
		found()
	}
	id := sourceOf(href)
	if at.item == "" || id == "" {
		return
	}
	if !s.item[at.item][id] || !p.labelled(s, id, textOf(n)) {
		found()
	}
}

// sourceOf returns the article whose evidence a link leads to: on a page of its own ("sources/a1.html#s310"), or below in a
// one-file edition ("#evidence-a1.s310"); "" where it leads elsewhere.
func sourceOf(href string) string {
	page, place, _ := strings.Cut(href, "#")
	if id, below := strings.CutPrefix(place, "evidence-"); below && page == "" {
		id, _, _ = strings.Cut(id, ".")
		return id
	}
	if path.Base(path.Dir(page)) != "sources" {
		return ""
	}
	return strings.TrimSuffix(path.Base(page), path.Ext(page))
}

// bears reports whether words are the name of an actor of s that a page is about. Words that are no
// actor's are a label.
func (s *story) bears(about map[presence]bool, words string) bool {
	words = fold(words)
	known := false
	for _, a := range s.b.Actors {
		if fold(a.Name) == words {
			if about[presence{s.b.ID, a.ID}] {
				return true
			}
			known = true
		}
	}
	return !known
}

// original reports whether an address is that of an article of s; a place in the article is no part of it.
func (s *story) original(href string) bool {
	address := plainAddress(href)
	return address != "" && slices.ContainsFunc(s.members, func(a *news.Article) bool { return plainAddress(a.URL) == address })
}

// tells reports whether the end of what is read out of a link to an original, if there is anything, is not another outlet than that of the
// article at the address.
func (s *story) tells(label, href string) bool {
	address, label := plainAddress(href), fold(label)
	ends := func(a *news.Article) bool { return a.Outlet != "" && strings.HasSuffix(label, fold(a.Outlet)) }
	there := func(a *news.Article) bool { return plainAddress(a.URL) == address }
	return !slices.ContainsFunc(s.members, ends) || slices.ContainsFunc(s.members, func(a *news.Article) bool { return there(a) && ends(a) })
}

// plainAddress is an address without its fragment and with nothing escaped: pages escape more than articles do. It is "" if address is none.
func plainAddress(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || address == "" {
		return ""
	}
	query, err := url.PathUnescape(u.RawQuery)
	if err != nil {
		query = u.RawQuery
	}
	return strings.ToLower(u.Scheme+"://"+u.Host) + u.Path + "?" + query
}

// labelled reports whether the words of a link can stand for an article: its number in the story,
// or words that are known of it. Words without a number that stand in no article are a label.
func (p *page) labelled(s *story, id, words string) bool {
	words = fold(words)
	digits := words[len(strings.TrimRight(words, "0123456789")):]
	if number, err := strconv.Atoi(digits); err == nil && number >= 1 && number <= len(s.b.Articles) {
		if s.b.Articles[number-1].ID == id {
			return true
		}
	} else if !p.inStory(s, words) {
		return true
	}
	a := s.articles[id]
	return a != nil && p.library.knows(a, words)
}

// checkLinks reports the links to places that are not there, in files, all of the site, sorted.
func (c *checker) checkLinks(files []string) {
	for _, l := range c.links {
		places, known := c.anchors[l.target]
		if !known && l.fragment == "" {
			_, known = slices.BinarySearch(files, l.target)
		}
		if !known || l.fragment != "" && !places[l.fragment] {
			c.found(Finding{File: l.file, Line: lineOf(l.data, []byte(`"`+l.href+`"`)), Story: l.story, Shown: l.href, Problem: ProblemDeadLink})
		}
	}
}

// anchorsOf returns the places of a page that a link can lead to.
func anchorsOf(root *html.Node) map[string]bool {
	places := map[string]bool{}
	for d := range root.Descendants() {
		if id, ok := lookup(d, "id"); ok {
			places[id] = true
		}
	}
	return places
}
