package verify

import (
	"encoding/json"
	"path"
	"strings"

	"golang.org/x/net/html"
)

// linkedType marks what a page says of itself to other programs: JSON-LD.
const linkedType = "application/ld+json"

// linkedData is what is read of it.
type linkedData struct {
	Headline string
	Citation []struct {
		Headline, URL string
		Publisher     struct{ Name string }
	}
	HasPart []struct {
		ID      string `json:"@id"`
		Text    string
		Creator struct{ Name string }
	}
}

// checkLinked proves the JSON-LD of a story: its title, the articles that it cites, and the quotes.
func (p *page) checkLinked(n *html.Node, storyID string) {
	found := func(shown, problem string) {
		p.found(Finding{File: p.file, Line: lineOf(p.lines.data, []byte(linkedType)), Story: storyID, Shown: shown, Problem: problem})
	}
	var d linkedData
	if err := json.Unmarshal([]byte(textOf(n)), &d); err != nil {
		found("", ProblemUnreadable+": "+err.Error())
		return
	}
	s := p.stories[storyID]
	if s == nil {
		return // a page of no story: reported where it says to be of one
	}
	if !s.headed(d.Headline) {
		found(d.Headline, ProblemTitle)
	}
	if len(d.Citation) != len(s.b.Articles) {
		found(d.Headline, ProblemNoArticle)
		return
	}
	for i, cited := range d.Citation {
		known := s.b.Articles[i]
		a := s.articles[known.ID]
		if a == nil {
			continue // reported with its briefing.json
		}
		if cited.Headline != a.Title || cited.Publisher.Name != a.Outlet || cited.URL != "" && !s.original(cited.URL) {
			found(cited.Headline, ProblemOutlet)
		}
	}
	for _, part := range d.HasPart {
		file, id, _ := strings.Cut(part.ID, "#")
		target := p.file
		if file != "" {
			target = path.Join(path.Dir(p.file), file)
		}
		p.links = append(p.links, link{p.file, p.lines.data, storyID, part.ID, target, id})
		if problem := s.quoted(id, part.Text, part.Creator.Name); problem != "" {
			found(part.Text, problem)
		}
	}
}

// headed reports whether text is the title of s, whoever gave it.
func (s *story) headed(text string) bool {
	if s.titled("", text) {
		return true
	}
	for id := range s.articles {
		if s.b.Title == "" && s.titled(id, text) {
			return true
		}
	}
	return false
}

// quoted returns what is wrong with words as a quote of s by a speaker, who may be "".
func (s *story) quoted(id, words, speaker string) string {
	for _, q := range s.b.Quotes {
		if q.ID != id {
			continue
		}
		if !anyHas(q.Citations, words, visible) {
			return ProblemNotCited
		}
		if a := s.actor(q.Speaker); speaker != "" && (a == nil || a.Name != speaker) {
			return ProblemSpeaker
		}
		return ""
	}
	return ProblemNotCited
}

// checkShared proves the title of a story as other sites show it that link there (Open Graph).
func (p *page) checkShared(n *html.Node, storyID string) {
	if s := p.stories[storyID]; s != nil && !s.headed(attr(n, "content")) {
		p.found(Finding{File: p.file, Line: lineOf(p.lines.data, []byte("og:title")), Story: storyID, Shown: attr(n, "content"), Problem: ProblemTitle})
	}
}
