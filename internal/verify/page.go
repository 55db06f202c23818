package verify

import (
	"cmp"
	"path"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

// uncitedWords is how many words may stand in a story without saying where they come from:
// labels are shorter, sentences of news are longer.
const uncitedWords = 8

// page is an HTML page or a feed that is being checked.
type page struct {
	*checker
	file   string
	lines  lineFinder
	linked bool           // its links are to pages of the site
	whole  string         // the story of the whole page, "" if there is none
	copied []string       // the copied words, in order
	run    []string       // words without a source, since the last element that ended a line
	seen   map[string]int // how many elements with the same marks came before
	rows   int            // of the matrix
}

// place is where a node stands: in which story, and whether words around it need no source.
type place struct {
	story  string
	exempt bool
	item   string // the id of the line of the story, "" outside
	actor  string // the actor of the story whose words are shown, "" on other pages

	host, outlet string  // the outlet that is counted, and the one beside which it is
	month        *string // whose stories are listed, nil outside
}

// checkPage checks the words of a page and returns those that are copied from articles.
func (c *checker) checkPage(name string, data []byte) []string {
	root, lines, err := parse(name, data)
	if err != nil {
		c.found(Finding{File: name, Problem: ProblemUnreadable + ": " + err.Error()})
		return nil
	}
	p := &page{checker: c, file: name, lines: lines, seen: map[string]int{}, linked: path.Ext(name) == ".html" && !c.mail}
	if body := find(root, "body"); body != nil {
		p.whole = attr(body, "data-story")
		p.linked = p.linked || p.whole != "" && c.mail // a one-file edition
	}
	p.anchors[name] = anchorsOf(root)
	if path.Ext(name) == ".atom" {
		p.checkEntries(root)
	}
	p.walk(root, place{story: p.whole, exempt: p.whole == ""})
	p.endRun(p.whole)
	return p.copied
}

// walk checks n and what is below it.
func (p *page) walk(n *html.Node, at place) {
	if n.Type == html.TextNode {
		if !at.exempt {
			p.run = append(p.run, n.Data)
		}
		return
	}
	inner := at
	if n.Type == html.ElementNode {
		inner = p.enter(n, at)
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		p.walk(child, inner)
	}
	if n.Type == html.ElementNode && !inline[n.Data] || marked(n) {
		p.endRun(inner.story)
	}
}

// inline are the elements that do not end a run of words.
var inline = map[string]bool{"b": true, "i": true, "em": true, "strong": true, "span": true, "mark": true, "small": true,
	"sup": true, "sub": true, "u": true, "font": true, "q": true, "abbr": true, "time": true, "cite": true}

// ownWords are the elements whose words are the program's, never an article's.
var ownWords = map[string]bool{"head": true, "script": true, "style": true, "template": true, "footer": true, "nav": true}

// marked reports whether the words of n have a source.
func marked(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "data-article", "data-title", "data-words", "data-note", "data-ui":
			return true
		}
	}
	return false
}

// enter checks the marks of the element n and returns the place of what is in it.
func (p *page) enter(n *html.Node, at place) place {
	if !inline[n.Data] || marked(n) {
		p.endRun(at.story)
	}
	if id, ok := lookup(n, "data-story"); ok {
		at.story, at.exempt, at.host, at.outlet = id, false, "", ""
		if p.stories[id] == nil {
			p.report(n, Finding{Story: id, Problem: ProblemNoStory})
		}
	}
	if ownWords[n.Data] || marked(n) {
		at.exempt = true
	}
	at.item = cmp.Or(p.itemOf(n, at.story), at.item)
	at.actor = cmp.Or(attr(n, "data-actor"), at.actor)
	p.checkVoice(n, at)
	p.checkPicture(n, at.story)
	at = p.enterCounted(n, at)
	switch {
	case n.Data == "a" && p.linked:
		p.checkLink(n, at)
	case n.Data == "script" && attr(n, "type") == linkedType:
		p.checkLinked(n, at.story)
	case n.Data == "meta" && attr(n, "property") == "og:title":
		p.checkShared(n, at.story)
	}
	if id, ok := lookup(n, "data-article"); ok {
		p.checkCopied(n, id, at.story)
	}
	if id, ok := lookup(n, "data-title"); ok {
		p.checkTitle(n, id, at.story)
	}
	if id, ok := lookup(n, "data-words"); ok {
		id = cmp.Or(id, at.story)
		p.checkWords(n, id)
		p.checkSpeaker(n, id, at)
	}
	if key := marks(n); key != "" {
		p.seen[key]++
	}
	return at
}

// checkPicture proves what is drawn, or told in a table, of a story.
func (p *page) checkPicture(n *html.Node, storyID string) {
	for _, a := range n.Attr {
		switch a.Key {
		case "data-matrix":
			p.checkMatrix(n, storyID)
		case "data-speaks":
			p.checkSpeaks(n, storyID)
		case "data-timeline":
			p.checkTimeline(n, storyID)
		case "data-range":
			p.checkRange(n, storyID, a.Val)
		}
	}
}

// itemOf returns the id of the line of a story that n shows, "" if it shows none.
func (p *page) itemOf(n *html.Node, storyID string) string {
	if s := p.stories[storyID]; s != nil {
		for _, key := range []string{"id", "data-line"} {
			if id, ok := lookup(n, key); ok && s.item[id] != nil {
				return id
			}
		}
	}
	return ""
}

func (p *page) checkCopied(n *html.Node, id, storyID string) {
	words := textOf(n)
	p.stats.Sentences++
	p.copied = append(p.copied, words)
	f := Finding{Story: storyID, Article: id, Shown: words}
	s := p.stories[storyID]
	if s == nil {
		f.Problem, f.Where = p.library.trace(words, nil)
		if f.Problem == ProblemElsewhere {
			f.Problem = ProblemNoStory
		}
		p.report(n, f)
		return
	}
	start, badStart := strconv.Atoi(attr(n, "data-start"))
	end, badEnd := strconv.Atoi(attr(n, "data-end"))
	if badStart != nil || badEnd != nil {
		start, end = -1, -1
	}
	if !p.prove(s, id, start, end, words, &f) {
		p.report(n, f)
	}
}

// checkTitle compares a title with the article's, or with the story's where the editor wrote it.
func (p *page) checkTitle(n *html.Node, id, storyID string) {
	shown := strings.TrimSpace(visible(textOf(n)))
	if label := attr(n, "data-label"); n.Data == "title" && wordCount(label) < uncitedWords { // no element can stand around it
		shown = strings.TrimPrefix(shown, label)
	}
	f := Finding{Story: storyID, Article: id, Shown: shown, Problem: ProblemTitle}
	s := p.stories[storyID]
	if s == nil {
		f.Problem = ProblemNoStory
		p.report(n, f)
		return
	}
	want := s.b.Title
	if id != "_index" {
		a, known := s.articles[id]
		if !known || a == nil {
			f.Problem = ProblemNoArticle
			p.report(n, f)
			return
		}
		f.Article, want = a.Path, a.Title
	}
	if shown != strings.TrimSpace(visible(want)) {
		p.report(n, f)
	}
}

func (p *page) checkWords(n *html.Node, storyID string) {
	words := textOf(n)
	s := p.stories[storyID]
	switch {
	case s == nil:
		p.report(n, Finding{Story: storyID, Shown: words, Problem: ProblemNoStory})
	case !p.inStory(s, words):
		p.report(n, Finding{Story: storyID, Shown: words, Problem: ProblemNowhere})
	}
}

// checkSpeaker reports the name of another person at a quote, or over several in a briefing. That of an organisation may
// be part of the speaker's office.
func (p *page) checkSpeaker(n *html.Node, storyID string, at place) {
	s := p.stories[storyID]
	source := n.Data == "a" && sourceOf(attr(n, "href")) != ""
	if s == nil || source {
		return
	}
	speaker := s.speaker[at.item]
	if a := s.actor(at.actor); at.item == "" && a != nil && p.whole != "" {
		speaker = a.Name
	}
	words := fold(textOf(n))
	if speaker == "" || words == fold(speaker) {
		return
	}
	for _, a := range s.b.Actors {
		if a.Kind == news.Person && fold(a.Name) == words {
			p.report(n, Finding{Story: storyID, Shown: textOf(n), Problem: ProblemSpeaker})
			return
		}
	}
}

// checkEntries compares the titles of a feed's entries with those of their stories.
func (p *page) checkEntries(root *html.Node) {
	for d := range root.Descendants() {
		if d.Type != html.ElementNode || d.Data != "entry" {
			continue
		}
		title, s := find(d, "title"), p.storyIn(d)
		if title != nil && s != nil && textOf(title) != visible(cmp.Or(s.b.Title, s.b.ID)) { // an id where nobody gives a title
			shown := textOf(title)
			p.found(Finding{File: p.file, Line: p.lines.text([]string{shown}), Story: s.b.ID, Shown: shown, Problem: ProblemTitle})
		}
	}
}

// storyIn returns the story that something below n is marked with, or nil.
func (p *page) storyIn(n *html.Node) *story {
	for d := range n.Descendants() {
		if id, ok := lookup(d, "data-story"); ok {
			return p.stories[id]
		}
	}
	return nil
}

// report adds a finding about the element n.
func (p *page) report(n *html.Node, f Finding) {
	f.File = p.file
	f.Line = p.lines.line(n, p.seen[marks(n)])
	p.found(f)
}

// endRun looks at the words without a source that came in one line.
func (p *page) endRun(storyID string) {
	run := p.run
	p.run = nil
	shown := strings.Join(strings.Fields(strings.Join(run, "")), " ")
	if wordCount(shown) < uncitedWords {
		return
	}
	p.found(Finding{File: p.file, Line: p.lines.text(run), Story: storyID, Shown: shown, Problem: ProblemUncited})
}

// wordCount counts the words of s that have letters.
func wordCount(s string) int {
	n := 0
	for _, word := range strings.Fields(s) {
		if strings.ContainsFunc(word, unicode.IsLetter) {
			n++
		}
	}
	return n
}
