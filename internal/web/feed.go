package web

import (
	"encoding/xml"
	"fmt"
	"net/url"
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
	Space string    `xml:"xmlns,attr"`
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
	Text    string `xml:",chardata"`
}

// feedFile returns feed.atom. Ids are made of the host and the stories' ids, times of the articles': they stay
// as they are from build to build.
func feedFile(stories []*storyViews, site Site, base *url.URL) (news.File, error) {
	feed := atomFeed{
		Language: site.Language, ID: feedID(base, ""), Title: site.Title, Subtitle: site.Description,
		Updated: noDate, Author: site.Title, Generator: "briefgen",
		Links: []atomLink{{Rel: "alternate", Type: "text/html", Href: address(base, "index.html")}},
	}
	if base != nil {
		self := atomLink{Rel: "self", Type: "application/atom+xml", Href: address(base, "feed.atom")}
		feed.Links = append(feed.Links, self)
	}
	for _, v := range stories[:min(len(stories), feedEntries)] {
		entry, err := v.feedEntry(base)
		if err != nil {
			return news.File{}, err
		}
		feed.Updated = max(feed.Updated, entry.Updated)
		feed.Entries = append(feed.Entries, entry)
	}
	return xmlFile("feed.atom", feed)
}

func (v *storyViews) feedEntry(base *url.URL) (atomEntry, error) {
	size, err := v.words.Count("articles", len(v.b.Articles))
	if err != nil {
		return atomEntry{}, err
	}
	entry := atomEntry{
		ID:      feedID(base, v.b.ID),
		Title:   v.title().Text,
		Updated: v.latest(),
		Links:   []atomLink{{Rel: "alternate", Type: "text/html", Href: address(base, v.b.ID+"/index.html")}},
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
	item := atomItem{Line: atomLine{Article: at.Article, Start: at.Start, End: at.End, Lang: at.Lang, Text: at.Text}}
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

// latest returns the time of the story's latest article, in UTC.
func (v *storyViews) latest() string {
	latest := noDate
	for i, a := range v.b.Articles {
		for _, iso := range []string{a.Published, v.b.Story.Docs[i].Updated} {
			if t, precision := labels.ParseDate(iso); precision != "" && t.Year() >= 1970 && t.Year() < 10000 {
				latest = max(latest, t.UTC().Format(time.RFC3339))
			}
		}
	}
	return latest
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

type sitemap struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	Pages   []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Address  string `xml:"loc"`
	Modified string `xml:"lastmod,omitempty"`
}

// sitemapFile returns sitemap.xml: the first page, the stories and the pages of actors. Evidence pages are
// for who comes from a citation, not for search engines.
func sitemapFile(briefings []*news.Briefing, actors []string, base *url.URL) (news.File, error) {
	s := sitemap{Pages: []sitemapURL{{Address: address(base, "index.html")}}}
	for _, b := range briefings {
		s.Pages = append(s.Pages, sitemapURL{Address: address(base, b.ID+"/index.html"), Modified: labels.Day(b.Published)})
	}
	for _, path := range actors {
		s.Pages = append(s.Pages, sitemapURL{Address: address(base, path)})
	}
	return xmlFile("sitemap.xml", s)
}

func xmlFile(path string, v any) (news.File, error) {
	data, err := xml.MarshalIndent(v, "", "  ")
	if err != nil {
		return news.File{}, fmt.Errorf("encode %q: %w", path, err)
	}
	return news.File{Path: path, Data: append([]byte(xml.Header), append(data, '\n')...)}, nil
}

// robotsFile returns robots.txt.
func robotsFile(base *url.URL) news.File {
	text := "User-agent: *\nAllow: /\n"
	if base != nil {
		text += "Sitemap: " + address(base, "sitemap.xml") + "\n"
	}
	return news.File{Path: "robots.txt", Data: []byte(text)}
}
