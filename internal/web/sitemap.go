package web

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"strconv"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

// sitemapLimit is how many addresses one sitemap may have (https://www.sitemaps.org/protocol.html).
const sitemapLimit = 50_000

type sitemap struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	Pages   []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Address  string `xml:"loc"`
	Modified string `xml:"lastmod,omitempty"`
}

// sitemapIndex leads to the sitemaps of a site that one does not hold.
type sitemapIndex struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Maps    []sitemapURL `xml:"sitemap"`
}

// sitemapPages are the pages for search engines, by their paths: the first page, the stories, and of lists over many stories the first
// page of each. Evidence pages are for who comes from a citation.
func sitemapPages(stories []*storyViews, lists []string) []sitemapURL {
	pages := []sitemapURL{{Address: "index.html"}}
	for _, v := range stories {
		pages = append(pages, sitemapURL{Address: v.b.ID + "/index.html", Modified: labels.Day(v.b.Published)})
	}
	for _, path := range lists {
		pages = append(pages, sitemapURL{Address: path})
	}
	return pages
}

// sitemapJobs are sitemap.xml, and, where that cannot hold all pages, the sitemaps that it leads to.
func sitemapJobs(base *url.URL, all []sitemapURL) []job {
	if len(all) <= sitemapLimit {
		return []job{sitemapJob("sitemap.xml", base, all)}
	}
	var jobs []job
	var index sitemapIndex
	for _, sheet := range sheets(all, sitemapLimit) {
		file := "sitemap-" + strconv.Itoa(sheet.number) + ".xml"
		jobs = append(jobs, sitemapJob(file, base, sheet.list))
		index.Maps = append(index.Maps, sitemapURL{Address: address(base, file)})
	}
	return append(jobs, job{path: "sitemap.xml", view: index, make: func(*pages) (news.File, error) { return xmlFile("sitemap.xml", index) }})
}

func sitemapJob(file string, base *url.URL, list []sitemapURL) job {
	return job{path: file, view: list, make: func(*pages) (news.File, error) {
		s := sitemap{Pages: make([]sitemapURL, len(list))}
		for i, page := range list {
			s.Pages[i] = sitemapURL{Address: address(base, page.Address), Modified: page.Modified}
		}
		return xmlFile(file, s)
	}}
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
