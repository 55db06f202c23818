package verify

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// story is a briefing.json with the articles that its ids stand for.
type story struct {
	file     string // its briefing.json
	raw      []byte
	b        *news.Briefing
	articles map[string]*news.Article   // by id; nil for an article that is gone
	paths    map[string]string          // by id
	members  []*news.Article            // those that are there
	words    map[string]bool            // what was looked up so far
	item     map[string]map[string]bool // the articles that every line cites
	speaker  map[string]string          // the name at every quote
	voice    map[string]map[string]bool // the actors on whose word every line rests
}

// readStories reads every briefing.json among files. With check it also proves each against the
// articles.
func (c *checker) readStories(site fs.FS, files []string, check bool) {
	for _, name := range files {
		if path.Base(name) != briefingName {
			continue
		}
		s, err := readStory(site, name)
		if err != nil {
			c.found(Finding{File: name, Problem: ProblemUnreadable + ": " + err.Error()})
			continue
		}
		if c.stories[s.b.ID] != nil {
			c.found(s.finding("", "", ProblemSameID))
			continue
		}
		c.stories[s.b.ID] = s
		c.matchArticles(s, check)
		if check {
			c.checkBriefing(s)
			c.checkConsistent(s)
		}
	}
}

func readStory(site fs.FS, name string) (*story, error) {
	raw, err := fs.ReadFile(site, name)
	if err != nil {
		return nil, err
	}
	s := &story{file: name, raw: raw, b: &news.Briefing{}, articles: map[string]*news.Article{}, paths: map[string]string{}, words: map[string]bool{}}
	if err := json.Unmarshal(raw, s.b); err != nil {
		return nil, err
	}
	if s.b.Version != news.BriefingVersion {
		return nil, fmt.Errorf("version %d is not known", s.b.Version)
	}
	s.item, s.voice, s.speaker = s.items(), s.voices(), map[string]string{}
	for _, q := range s.b.Quotes {
		s.speaker[q.ID] = q.Name
	}
	return s, nil
}

// matchArticles finds the articles of s by their paths.
func (c *checker) matchArticles(s *story, check bool) {
	for _, known := range s.b.Articles {
		a := c.library.byPath[known.Path]
		s.articles[known.ID], s.paths[known.ID] = a, known.Path
		if a != nil {
			s.members = append(s.members, a)
		}
		if !check {
			continue
		}
		if problem := compareArticle(a, known); problem != "" {
			c.found(s.finding(known.Path, known.Title, problem))
		}
	}
}

// compareArticle returns what is wrong with an article as a briefing knows it, "" if nothing is.
func compareArticle(a *news.Article, known news.BriefArticle) string {
	switch {
	case a == nil:
		return ProblemGone
	case a.SHA256 != known.SHA256:
		return ProblemChanged
	case a.Title != known.Title:
		return ProblemTitle
	case a.Outlet != known.Outlet || a.URL != known.URL || a.Published != known.Published:
		return ProblemOutlet
	}
	return ""
}

// finding is a Finding in the briefing.json of s, at the line with the words shown.
func (s *story) finding(article, shown, problem string) Finding {
	return Finding{File: s.file, Line: s.line(shown), Story: s.b.ID, Article: article, Shown: shown, Problem: problem}
}

// line finds words in the raw file.
func (s *story) line(shown string) int {
	if shown == "" {
		return 0
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(shown); err != nil {
		return 0
	}
	return lineOf(s.raw, bytes.TrimSpace(b.Bytes()))
}

// lineOf returns the line of the first occurrence of needle, 0 if there is none.
func lineOf(data, needle []byte) int {
	at := bytes.Index(data, needle)
	if at < 0 {
		return 0
	}
	return 1 + bytes.Count(data[:at], []byte("\n"))
}

// checkBriefing proves every citation of s, and that what is shown stands in a citation.
func (c *checker) checkBriefing(s *story) {
	for _, claims := range [][]news.Claim{s.b.Consensus, s.b.Reported} {
		for _, claim := range claims {
			c.checkCited(s, claim.Text, claim.Citations)
		}
	}
	for _, d := range s.b.Differences() {
		for _, v := range d.Variants {
			c.checkCitations(s, v.Citations)
			if !anyHas(v.Citations, v.Value, fold) {
				c.found(s.finding("", v.Value, ProblemNotCited))
			}
		}
	}
	for _, q := range s.b.Quotes {
		c.checkQuote(s, q)
	}
	for _, a := range s.b.Actors {
		c.checkCitations(s, a.Citations)
		if a.RoleCitation != nil {
			c.checkCitations(s, []news.Citation{*a.RoleCitation})
		}
	}
	for _, e := range s.b.Timeline {
		c.checkCited(s, e.Text, e.Citations)
		c.checkCitations(s, e.When)
	}
	for _, u := range s.b.Unknowns {
		c.checkCited(s, u.Text, u.Citations)
	}
}

// checkCited proves citations and that text stands in one of them.
func (c *checker) checkCited(s *story, text string, citations []news.Citation) {
	c.checkCitations(s, citations)
	if !anyHas(citations, text, func(s string) string { return s }) {
		c.found(s.finding("", text, ProblemNotCited))
	}
}

// anyHas reports whether text, which must not be empty, stands in one of the citations.
func anyHas(citations []news.Citation, text string, form func(string) string) bool {
	text = form(text)
	return text != "" && slices.ContainsFunc(citations, func(c news.Citation) bool {
		return strings.Contains(form(c.Text), text)
	})
}

func (c *checker) checkCitations(s *story, citations []news.Citation) {
	for _, cite := range citations {
		c.stats.Citations++
		f := Finding{File: s.file, Story: s.b.ID, Article: cite.Article, Shown: cite.Text}
		if c.prove(s, cite.Article, cite.Start, cite.End, cite.Text, &f) {
			continue
		}
		f.Line = s.line(cite.Text)
		c.found(f)
	}
}

// prove reports whether words are what stands at [start:end] of an article of s. If not, it
// writes into f what is wrong.
func (c *checker) prove(s *story, id string, start, end int, words string, f *Finding) bool {
	a, known := s.articles[id]
	switch {
	case !known:
		f.Problem = ProblemNoArticle
		return false
	case a == nil: // reported with its briefing.json
		f.Problem = ProblemGone
		return false
	}
	f.Article = a.Path
	there, ok := slice(a.Text, start, end)
	if ok && (there == words || visible(there) == visible(words)) {
		return true
	}
	f.Problem, f.Where = c.library.trace(words, a)
	if !ok && f.Problem == ProblemSpan {
		f.Problem = ProblemOffsets
	}
	return false
}

// inStory reports whether short words, such as a name, stand in an article of s or in what is
// known of one. No words are fine.
func (c *checker) inStory(s *story, words string) bool {
	words = fold(words)
	if words == "" {
		return true
	}
	if has, known := s.words[words]; known {
		return has
	}
	has := slices.ContainsFunc(s.members, func(a *news.Article) bool { return c.library.has(a, words) })
	s.words[words] = has
	return has
}
