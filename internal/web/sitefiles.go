package web

import (
	"net/url"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// siteJobs are the files that are not of one story or actor. All stories must have been viewed and shared before.
func siteJobs(stories []*storyViews, dir *directory, site Site, base *url.URL, opts Options) ([]job, error) {
	briefings := make([]*news.Briefing, len(stories))
	for i, v := range stories {
		briefings[i] = v.b
	}
	var jobs []job
	for _, page := range indexPages(stories, len(dir.profiles), site) {
		jobs = append(jobs, sharedJob(page.file, "index.html", page.view))
	}
	months := newArchive(stories, site, dir.words)
	papers := newOutlets(stories, site, dir.words)
	find := search{site: site, words: dir.words, months: months, actors: dir.searched()}
	found, err := find.jobs()
	if err != nil {
		return nil, err
	}
	feed, err := newFeed(stories, site, base)
	if err != nil {
		return nil, err
	}
	jobs = slices.Concat(jobs, months.jobs(), papers.jobs(), found, []job{
		sharedJob("inputs.html", "inputs.html", inputsPage(stories, site, opts.Problems)),
		pageJob("404.html", "404.html", notFoundPage(site, base)),
		{path: "index.json", make: func(*pages) (news.File, error) { return indexFile(stories) }},
		{path: "feed.atom", make: func(*pages) (news.File, error) { return feed.atom() }},
		{path: "feed.json", make: func(*pages) (news.File, error) { return feed.json() }},
		{path: "robots.txt", make: func(*pages) (news.File, error) { return robotsFile(base), nil }},
	})
	if base == nil {
		return jobs, nil // a sitemap has absolute addresses only
	}
	return append(jobs, sitemapJobs(base, sitemapPages(briefings, slices.Concat(months.paths(), papers.paths(), dir.paths())))...), nil
}
