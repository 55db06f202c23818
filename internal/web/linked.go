package web

import (
	"encoding/json"
	"html/template"
	"strings"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

// linkedQuotes is how many quotes of a story its JSON-LD has: it tells programs what the page is, and is not read by people.
const linkedQuotes = 8

// linkedArticle is a briefing as schema.org has it. There is no review of claims among it: a briefing says who says what, not what is true.
type linkedArticle struct {
	Context   string        `json:"@context"`
	Type      string        `json:"@type"`
	Headline  string        `json:"headline"`
	URL       string        `json:"url,omitempty"`
	Language  string        `json:"inLanguage"`
	Published string        `json:"datePublished,omitempty"`
	Modified  string        `json:"dateModified,omitempty"`
	Publisher *linkedThing  `json:"publisher,omitempty"`
	Citation  []linkedCited `json:"citation"`
	HasPart   []linkedQuote `json:"hasPart,omitempty"`
}

type linkedThing struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// linkedCited is an article that the briefing cites.
type linkedCited struct {
	Type      string       `json:"@type"`
	Headline  string       `json:"headline,omitempty"`
	URL       string       `json:"url,omitempty"`
	Published string       `json:"datePublished,omitempty"`
	Publisher *linkedThing `json:"publisher,omitempty"`
}

type linkedQuote struct {
	Type    string       `json:"@type"`
	ID      string       `json:"@id,omitempty"` // where it stands, from the story's page
	Text    string       `json:"text"`
	Speaker *linkedThing `json:"creator,omitempty"`
}

// linkedData returns the story in JSON-LD; the page must have been viewed but for this.
func (v *storyViews) linkedData() template.JS {
	first, latest := v.times()
	a := linkedArticle{
		Context: "https://schema.org", Type: "Article", Headline: v.title().Text, Language: v.site.Language,
		Published: first, Modified: latest, Publisher: &linkedThing{"Organization", v.site.Title}, Citation: []linkedCited{},
	}
	if v.site.BaseURL != "" {
		a.URL = v.site.BaseURL + v.b.ID + "/index.html"
	}
	for _, article := range v.b.Articles {
		cited := linkedCited{Type: "NewsArticle", Headline: article.Title, URL: webLink(article.URL), Published: labels.Day(article.Published)}
		if article.Outlet != "" {
			cited.Publisher = &linkedThing{"Organization", article.Outlet}
		}
		a.Citation = append(a.Citation, cited)
	}
	for _, q := range v.b.Quotes {
		if q.Kind == news.DirectQuote && len(q.Citations) > 0 && v.ids[q.ID] && len(a.HasPart) < linkedQuotes {
			a.HasPart = append(a.HasPart, v.linkedQuote(q))
		}
	}
	data, _ := json.Marshal(a) // strings alone: it cannot fail, and escapes what could end the element
	return template.JS(data)
}

func (v *storyViews) linkedQuote(q news.Quote) linkedQuote {
	out := linkedQuote{Type: "Quotation", ID: strings.TrimPrefix(v.place(q.ID), "index.html"), Text: v.locate(q.Text, q.Citations).Text}
	if a := v.actors[q.Speaker]; a != nil && a.Name != "" {
		kind := map[news.Kind]string{news.Person: "Person", news.Organization: "Organization", news.Place: "Place"}[a.Kind]
		if kind != "" {
			out.Speaker = &linkedThing{kind, a.Name}
		}
	}
	return out
}
