package web

import (
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// jsonFeed is feed.json (https://www.jsonfeed.org/version/1.1/). What needs an absolute address is left out where the site has none.
type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	HomePage    string       `json:"home_page_url,omitempty"`
	Feed        string       `json:"feed_url,omitempty"`
	Description string       `json:"description,omitempty"`
	Language    string       `json:"language"`
	Authors     []jsonAuthor `json:"authors"`
	Items       []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonItem struct {
	ID        string `json:"id"`
	URL       string `json:"url,omitempty"`
	Title     string `json:"title"`
	Content   string `json:"content_html"`
	Published string `json:"date_published,omitempty"`
	Modified  string `json:"date_modified,omitempty"`
}

// json returns feed.json: the entries of feed.atom, with the same ids.
func (f *feed) json() (news.File, error) {
	out := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.site.Title, Description: f.site.Description, Language: f.site.Language,
		Authors: []jsonAuthor{{f.site.Title}}, Items: []jsonItem{},
	}
	if f.base != nil {
		out.HomePage, out.Feed = address(f.base, "index.html"), address(f.base, "feed.json")
	}
	for _, entry := range f.entries {
		content, err := entry.Content.Div.html()
		if err != nil {
			return news.File{}, err
		}
		item := jsonItem{ID: entry.ID, Title: entry.Title, Content: content, Published: entry.Published}
		if entry.Updated != noDate {
			item.Modified = entry.Updated
		}
		if f.base != nil {
			item.URL = entry.Links[0].Href
		}
		out.Items = append(out.Items, item)
	}
	return jsonFile("feed.json", out)
}

// html returns the content of an entry as a piece of HTML.
func (d atomDiv) html() (string, error) {
	d.Space = ""
	var b strings.Builder
	enc := xml.NewEncoder(&b)
	if err := enc.EncodeElement(d, xml.StartElement{Name: xml.Name{Local: "div"}}); err != nil {
		return "", fmt.Errorf("encode an entry of the feed: %w", err)
	}
	return b.String(), enc.Close()
}
