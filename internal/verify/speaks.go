package verify

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

// checkSpeaks proves a table with the mark data-speaks: whoever stands at the head of a row says the quotes that its cells
// lead to, and they name whoever stands at the head of the column.
func (p *page) checkSpeaks(table *html.Node, storyID string) {
	s := p.stories[storyID]
	if s == nil {
		return
	}
	var columns []string
	for d := range table.Descendants() {
		if d.Type == html.ElementNode && attr(d, "scope") == "col" {
			columns = append(columns, attr(d, "data-actor"))
		}
	}
	for d := range table.Descendants() {
		speaker, ok := lookup(d, "data-actor")
		if !ok || d.Data != "tr" {
			continue
		}
		at := 0
		for td := range d.ChildNodes() {
			if td.Type != html.ElementNode || td.Data != "td" {
				continue
			}
			if at >= len(columns) || !s.spokenAbout(td, speaker, columns[at]) {
				p.report(d, Finding{Story: storyID, Shown: strings.TrimSpace(textOf(d)), Problem: ProblemCell})
				break
			}
			at++
		}
	}
}

// spokenAbout reports whether all links in a cell, counted from 1, lead to quotes of a speaker in which another actor is named, and whether
// there are as many more as the cell says.
func (s *story) spokenAbout(td *html.Node, speaker, other string) bool {
	about := s.actor(other)
	links := 0
	for a := range td.Descendants() {
		if a.Type != html.ElementNode || a.Data != "a" {
			continue
		}
		_, id, _ := strings.Cut(attr(a, "href"), "#") // on this page, or on that of the rest
		if !s.voice[id][speaker] || about == nil || !s.quoteNames(id, about) {
			return false
		}
		if links++; strings.TrimSpace(textOf(a)) != strconv.Itoa(links) {
			return false
		}
	}
	more := numbersIn(textOf(td))[links:]
	return len(more) == 0 || len(more) == 1 && links+more[0] <= s.quotesAbout(speaker, about)
}

// quotesAbout counts the quotes of a speaker in which an actor is named.
func (s *story) quotesAbout(speaker string, about *news.Actor) int {
	n := 0
	for _, q := range s.b.Quotes {
		if q.Speaker == speaker && about != nil && s.quoteNames(q.ID, about) {
			n++
		}
	}
	return n
}

// quoteNames reports whether an actor is named in a quote.
func (s *story) quoteNames(id string, a *news.Actor) bool {
	return slices.ContainsFunc(s.b.Quotes, func(q news.Quote) bool {
		return q.ID == id && slices.ContainsFunc(append([]string{a.Name}, a.Aliases...), func(name string) bool {
			within := func(c news.Citation) bool { return strings.Contains(fold(c.Text), fold(name)) }
			return name != "" && (strings.Contains(fold(q.Text), fold(name)) || slices.ContainsFunc(q.Citations, within))
		})
	})
}
