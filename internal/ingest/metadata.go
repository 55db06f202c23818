package ingest

import (
	"cmp"
	"net/url"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// metadata is what a file says of its article. A field is "" where it says nothing.
type metadata struct {
	title, outlet, author, url, published, updated, language, credit string
	draft                                                            bool
}

// fill takes from other what m does not say.
func (m *metadata) fill(other metadata) {
	m.title = cmp.Or(m.title, other.title)
	m.outlet = cmp.Or(m.outlet, other.outlet)
	m.author = cmp.Or(m.author, other.author)
	m.url = cmp.Or(m.url, other.url)
	m.published = cmp.Or(m.published, other.published)
	m.updated = cmp.Or(m.updated, other.updated)
	m.language = cmp.Or(m.language, other.language)
	m.credit = cmp.Or(m.credit, other.credit)
	m.draft = m.draft || other.draft
}

// apply puts the metadata into an article.
func (m *metadata) apply(a *news.Article) {
	a.Title, a.Outlet, a.Author, a.URL = m.title, m.outlet, m.author, m.url
	a.Published, a.Updated, a.Language, a.Credit, a.Draft = m.published, m.updated, m.language, m.credit, m.draft
}

// cleanURL returns an http or https address as one that can stand in a page, or "".
func cleanURL(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return ""
	}
	return u.String()
}

// hostOf returns the host of an address without "www.", or "".
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
