package ingest

import (
	"cmp"
	"encoding/json"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlMetadata returns what a page says of itself: in JSON-LD first, which is made for
// programs, then in meta elements, then in what a reader sees.
func htmlMetadata(doc *html.Node) metadata {
	f := metaFinder{named: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			f.visit(n)
		}
	}
	m := f.ld
	m.fill(f.fromMeta())
	m.fill(f.seen)
	m.url = cmp.Or(cleanURL(f.canonical), m.url)
	if m.published == "" {
		m.published = urlDate(m.url)
	}
	m.title = cutOutlet(m.title, m.outlet, f.heading)
	return m
}

// metaFinder collects metadata while the elements of a page pass by.
type metaFinder struct {
	ld        metadata          // from JSON-LD
	named     map[string]string // meta elements by name or property, the first of each
	seen      metadata          // from elements that a reader sees
	canonical string
	heading   string // the first h1
}

func (f *metaFinder) visit(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		f.seen.language = cmp.Or(f.seen.language, attr(n, "lang"))
	case atom.Meta:
		name := strings.ToLower(cmp.Or(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")))
		if value := oneLine(attr(n, "content")); name != "" && value != "" && f.named[name] == "" {
			f.named[name] = value
		}
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") && f.canonical == "" {
			f.canonical = attr(n, "href")
		}
	case atom.Title:
		f.seen.title = cmp.Or(f.seen.title, shortWords(n))
	case atom.H1:
		f.heading = cmp.Or(f.heading, shortWords(n))
	case atom.Time:
		f.setTime(n)
	case atom.Script:
		if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
			f.readLD(n.FirstChild.Data)
		}
	}
}

func (f *metaFinder) setTime(n *html.Node) {
	if f.seen.published != "" {
		return
	}
	f.seen.published, _ = isoDate(attr(n, "datetime"))
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// fromMeta returns what the meta elements say.
func (f *metaFinder) fromMeta() metadata {
	m := metadata{
		title:    f.first("og:title", "twitter:title", "dc.title", "headline"),
		outlet:   f.first("og:site_name", "application-name", "dc.publisher"),
		author:   f.first("author", "article:author", "parsely-author", "dc.creator", "byl"),
		url:      cleanURL(f.first("og:url")),
		language: f.first("content-language", "dc.language"),
	}
	if m.language == "" {
		m.language = strings.ReplaceAll(f.first("og:locale"), "_", "-")
	}
	if cleanURL(m.author) != "" {
		m.author = "" // the address of a profile
	}
	m.author = byPrefix.ReplaceAllString(m.author, "")
	m.published = f.date("article:published_time", "datepublished", "date", "pubdate", "publishdate", "parsely-pub-date", "dc.date", "dc.date.issued", "dcterms.created", "sailthru.date")
	m.updated = f.date("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified")
	return m
}

var byPrefix = regexp.MustCompile(`^(?i:by)\s+`)

func (f *metaFinder) first(names ...string) string {
	for _, name := range names {
		if f.named[name] != "" {
			return f.named[name]
		}
	}
	return ""
}

func (f *metaFinder) date(names ...string) string {
	for _, name := range names {
		if date, err := isoDate(f.named[name]); err == nil {
			return date
		}
	}
	return ""
}

// maxLD bounds the JSON that is read; that of articles with their text has some 100 KB.
const maxLD = 1 << 20

func (f *metaFinder) readLD(data string) {
	var value any
	if len(data) > maxLD || json.Unmarshal([]byte(data), &value) != nil {
		return
	}
	f.findArticle(value, 0)
}

// findArticle looks for an object whose type ends in "Article" or the like; there may be lists
// and graphs around it.
func (f *metaFinder) findArticle(value any, depth int) {
	if depth > 4 {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			f.findArticle(item, depth+1)
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			f.ld.fill(ldMetadata(v))
			return
		}
		f.findArticle(v["@graph"], depth+1)
		f.findArticle(v["mainEntity"], depth+1)
	}
}

func isArticle(kind any) bool {
	switch k := kind.(type) {
	case string:
		return strings.HasSuffix(k, "Article") || strings.HasSuffix(k, "BlogPosting") || k == "Report"
	case []any:
		for _, one := range k {
			if isArticle(one) {
				return true
			}
		}
	}
	return false
}

func ldMetadata(v map[string]any) metadata {
	m := metadata{
		title:    ldText(v["headline"]),
		outlet:   ldText(v["publisher"]),
		author:   ldText(v["author"]),
		language: ldText(v["inLanguage"]),
		url:      cmp.Or(cleanURL(ldText(v["url"])), cleanURL(ldAddress(v["mainEntityOfPage"]))),
	}
	m.published, _ = isoDate(ldText(v["datePublished"]))
	m.updated, _ = isoDate(ldText(v["dateModified"]))
	return m
}

// ldText returns a text, or the name of a thing; several are joined by commas.
func ldText(value any) string {
	switch v := value.(type) {
	case string:
		return oneLine(html.UnescapeString(v))
	case map[string]any:
		return textOf(v["name"]) // an @id alone names nobody
	case []any:
		var names []string
		for _, item := range v {
			if name := ldText(item); name != "" {
				names = append(names, name)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

// ldAddress returns an address, or the id of a thing.
func ldAddress(value any) string {
	if thing, ok := value.(map[string]any); ok {
		return textOf(thing["@id"])
	}
	return ldText(value)
}

func textOf(value any) string {
	s, _ := value.(string)
	return oneLine(html.UnescapeString(s))
}

var (
	titleBar  = regexp.MustCompile(`\s+[|–—·»:-]\s+|\s*\|\s*`)
	pathDates = regexp.MustCompile(`/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2]|[a-z]{3})[/-]?(0[1-9]|[12]\d|3[01])(?:[/_-]|$)`)
)

// cutOutlet takes the name of the outlet off the end of a page's title: "Fire closes harbour - The
// Gazette". The heading, if it is the title's start, tells the two apart for certain.
func cutOutlet(title, outlet, heading string) string {
	if title == "" {
		return heading
	}
	if heading != "" && len(heading) < len(title) && strings.HasPrefix(title, heading) && titleBar.MatchString(title[len(heading):]) {
		return heading
	}
	for {
		bars := titleBar.FindAllStringIndex(title, -1)
		if len(bars) == 0 {
			return title
		}
		last := bars[len(bars)-1]
		name := title[last[1]:]
		switch {
		case outlet != "" && strings.EqualFold(squeeze(name), squeeze(outlet)):
		case strings.Contains(title[last[0]:last[1]], "|") && len(strings.Fields(name)) <= 4:
		default:
			return title
		}
		title = title[:last[0]]
	}
}

// squeeze makes "The Gazette" and "gazette" one name.
func squeeze(name string) string {
	return strings.TrimPrefix(strings.ToLower(strings.ReplaceAll(name, " ", "")), "the")
}

// urlDate returns the day that an address names: /2025/03/04/, /2025-03-04-, /20250304/.
func urlDate(address string) string {
	m := pathDates.FindStringSubmatch(strings.ToLower(address))
	if m == nil {
		return ""
	}
	month := m[2]
	if len(month) == 3 {
		i := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", month)
		if i < 0 || i%3 != 0 {
			return ""
		}
		month = months[i/3]
	}
	date, _ := isoDate(m[1] + "-" + month + "-" + m[3])
	return date
}

var months = [...]string{"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"}
