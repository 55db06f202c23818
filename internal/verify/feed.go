package verify

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
)

// feedName is the feed in JSON; its entries hold pieces of HTML.
const feedName = "feed.json"

// checkFeed proves feed.json: the words of every entry, and its title.
func (c *checker) checkFeed(name string, data []byte) {
	var feed struct {
		Items []struct {
			Title   string
			Content string `json:"content_html"`
		}
	}
	if err := json.Unmarshal(data, &feed); err != nil {
		c.found(Finding{File: name, Problem: ProblemUnreadable + ": " + err.Error()})
		return
	}
	for _, item := range feed.Items {
		root, err := html.Parse(strings.NewReader(item.Content))
		if err != nil {
			c.found(Finding{File: name, Problem: ProblemUnreadable + ": " + err.Error()})
			continue
		}
		p := &page{checker: c, file: name, lines: lineFinder{data}, seen: map[string]int{}}
		p.walk(root, place{exempt: true})
		p.endRun("")
		if s := p.storyIn(root); s == nil || !s.headed(item.Title) {
			c.found(Finding{File: name, Line: p.lines.text([]string{item.Title}), Shown: item.Title, Problem: ProblemTitle})
		}
	}
}
