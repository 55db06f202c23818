package web

import (
	"cmp"
	"encoding/xml"
	"net/url"
	"sync"
	"time"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

const (
	// feedEntries is how many stories the feed holds, the latest; readers fetch it often.
	feedEntries = 50
	// feedPoints is how many agreed statements an entry shows.
	feedPoints = 5
	// noDate stands where no article is dated: Atom wants a time, and the clock is not to
	// change the feed.
	noDate = "1970-01-01T00:00:00Z"
)

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language  string      `xml:"xml:lang,attr"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Subtitle  string      `xml:"subtitle,omitempty"`
	Updated   string      `xml:"updated"`
	Author    string      `xml:"author>name"`
	Links     []atomLink  `xml:"link"`
	Generator string      `xml:"generator"`
	Entries   []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Updated   string      `xml:"updated"`
	Published string      `xml:"published,omitempty"`
	Links     []atomLink  `xml:"link"`
	Content   atomContent `xml:"content"`
}

// atomContent is a piece of XHTML, marked like the pages are.
type atomContent struct {
	Type string  `xml:"type,attr"`
	Div  atomDiv `xml:"div"`
}

type atomDiv struct {
	Space string    `xml:"xmlns,attr,omitempty"`
	Story string    `xml:"data-story,attr"`
	Size  string    `xml:"p"`
	List  *atomList `xml:"ul"`
}

type atomList struct {
	Items []atomItem `xml:"li"`
}

type atomItem struct {
	Line    atomLine     `xml:"span"`
	Sources []atomSource `xml:"a"`
}

type atomSource struct {
	Story string `xml:"data-words,attr,omitempty"` // empty for a label of the program
	Href  string `xml:"href,attr"`
	Name  string `xml:",chardata"`
}

type atomLine struct {
	Article string `xml:"data-article,attr"`
	Start   int    `xml:"data-start,attr"`
	End     int    `xml:"data-end,attr"`
	Lang    string `xml:"xml:lang,attr,omitempty"`
	InHTML  string `xml:"lang,attr,omitempty"` // the same, for who reads it as HTML
	Text    string `xml:",chardata"`
}

// feed is the latest stories for feed readers. Ids are made of the host and the stories' ids, times of the articles': they stay
// as they are from build to build.
type feed struct {
	site    Site
	base    *url.URL
	entries []atomEntry
}

// feedJobs are feed.atom and feed.json.
func feedJobs(stories []*storyViews, site Site, base *url.URL) []job {
	made := sync.OnceValues(func() (*feed, error) { return newFeed(stories, site, base) })
	file := func(encode func(*feed) (news.File, error)) func(*pages) (news.File, error) {
		return func(*pages) (news.File, error) {
			f, err := made()
			if err != nil {
				return news.File{}, err
			}
			return encode(f)
		}
	}
	return []job{{path: "feed.atom", make: file((*feed).atom)}, {path: "feed.json", make: file((*feed).json)}}
}

func newFeed(stories []*storyViews, site Site, base *url.URL) (*feed, error) {
	f := &feed{site: site, base: base}
	for _, v := range stories[:min(len(stories), feedEntries)] {
		entry, err := v.feedEntry(base)
		if err != nil {
			return nil, err
		}
		f.entries = append(f.entries, entry)
	}
	return f, nil
}

// atom returns feed.atom.
func (f *feed) atom() (news.File, error) {
	out := atomFeed{
		Language: f.site.Language, ID: feedID(f.base, ""), Title: f.site.Title, Subtitle: f.site.Description,
		Updated: noDate, Author: f.site.Title, Generator: "briefgen", Entries: f.entries,
		Links: []atomLink{{Rel: "alternate", Type: "text/html", Href: address(f.base, "index.html")}},
	}
	if f.base != nil {
		self := atomLink{Rel: "self", Type: "application/atom+xml", Href: address(f.base, "feed.atom")}
		out.Links = append(out.Links, self)
	}
	for _, entry := range f.entries {
		out.Updated = max(out.Updated, entry.Updated)
	}
	return xmlFile("feed.atom", out)
}

func (v *storyViews) feedEntry(base *url.URL) (atomEntry, error) {
	size, err := v.words.Count("articles", len(v.b.Articles))
	if err != nil {
		return atomEntry{}, err
	}
	first, latest := v.times()
	entry := atomEntry{
		ID:        feedID(base, v.b.ID),
		Title:     v.title().Text,
		Updated:   cmp.Or(latest, noDate),
		Published: first,
		Links:     []atomLink{{Rel: "alternate", Type: "text/html", Href: address(base, v.b.ID+"/index.html")}},
		Content: atomContent{Type: "xhtml", Div: atomDiv{
			Space: "http://www.w3.org/1999/xhtml", Story: v.b.ID, Size: size,
		}},
	}
	if items := v.feedItems(base); items != nil {
		entry.Content.Div.List = &atomList{Items: items}
	}
	return entry, nil
}

// feedItems returns the first agreed statements, or, where there are none, the first that one
// source reports.
func (v *storyViews) feedItems(base *url.URL) []atomItem {
	var items []atomItem
	for _, c := range v.b.Consensus {
		if len(c.Citations) > 0 && len(items) < feedPoints {
			items = append(items, v.feedItem(c, base))
		}
	}
	for _, c := range v.b.Reported {
		if len(c.Citations) > 0 && len(items) == 0 {
			items = append(items, v.feedItem(c, base))
		}
	}
	return items
}

func (v *storyViews) feedItem(c news.Claim, base *url.URL) atomItem {
	at := v.locate(c.Text, c.Citations)
	item := atomItem{Line: atomLine{Article: at.Article, Start: at.Start, End: at.End, Lang: at.Lang, InHTML: at.Lang, Text: at.Text}}
	seen := map[string]bool{}
	for _, cited := range c.Citations {
		if seen[cited.Article] {
			continue
		}
		seen[cited.Article] = true
		i := v.articles[cited.Article]
		label := v.label(i)
		item.Sources = append(item.Sources, atomSource{
			Story: label.Story, Href: address(base, v.b.ID+"/"+v.sourceHref(i)), Name: label.Text,
		})
	}
	return item
}

// times returns the times of the story's first article and of its latest, in UTC; "" where none is dated.
func (v *storyViews) times() (first, latest string) {
	for i, a := range v.b.Articles {
		for _, iso := range []string{a.Published, v.b.Story.Docs[i].Updated} {
			t, precision := labels.ParseDate(iso)
			if precision == "" || t.Year() < 1970 || t.Year() >= 10000 {
				continue
			}
			at := t.UTC().Format(time.RFC3339)
			latest = max(latest, at)
			if first == "" || at < first {
				first = at
			}
		}
	}
	return first, latest
}

// feedID returns a tag (RFC 4151). Its date is part of the name and never changes.
func feedID(base *url.URL, id string) string {
	host := "localhost"
	if base != nil {
		host = base.Hostname()
	}
	return "tag:" + host + ",2025:briefgen/" + id
}

// address returns the address of a file of the site, relative to its top where base is nil.
func address(base *url.URL, path string) string {
	if base == nil {
		return path
	}
	return base.JoinPath(path).String()
}
