package verify

import (
	"bytes"
	"encoding/json"
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// The files that the search page loads are scripts, each with a list in JSON.
const (
	searchFolder = "search"
	searchOpens  = "(self.briefings??=[]).push(\n"
	searchCloses = "\n);\n"
)

// isSearch reports whether name is a file of search data.
func isSearch(name string) bool { return path.Dir(name) == searchFolder && path.Ext(name) == ".js" }

// searchEntry is a story in the data of the search, or, without an id, the actors over all stories.
type searchEntry struct {
	ID, Title, Owner  string
	Sources, Articles []string
	Lines             map[string][]searchLine
	Rest              []string
	Actors            []struct {
		ID, Name, Role, Story string
		RoleStory             string `json:"role_story"`
		Aliases               []string
	}
}

// searchLine is a line with its fields in a list.
type searchLine struct {
	id         string
	article    int
	start, end int
	text       string
	backing    []int
	about      []string
}

// UnmarshalJSON reads the list.
func (l *searchLine) UnmarshalJSON(data []byte) error {
	var fields []json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return err
	}
	into := []any{&l.id, &l.article, &l.start, &l.end, &l.text, &l.backing, &l.about}
	if len(fields) < 5 || len(fields) > len(into) {
		return errors.New("a line has five to seven fields")
	}
	for i, field := range fields {
		if err := json.Unmarshal(field, into[i]); err != nil {
			return err
		}
	}
	if len(fields) < 6 {
		l.backing = []int{l.article}
	}
	return nil
}

// checkSearch proves a file of search data.
func (c *checker) checkSearch(name string, data []byte) {
	inner, opened := bytes.CutPrefix(data, []byte(searchOpens))
	inner, closed := bytes.CutSuffix(inner, []byte(searchCloses))
	var entries []searchEntry
	err := errors.New("not written as data of the search")
	if opened && closed {
		err = json.Unmarshal(slices.Concat([]byte("["), inner, []byte("]")), &entries)
	}
	if err != nil {
		c.found(Finding{File: name, Problem: ProblemUnreadable + ": " + err.Error()})
		return
	}
	for _, e := range entries {
		found := func(f Finding) {
			f.File, f.Story = name, e.ID
			f.Line = lineOf(data, []byte(f.Shown))
			c.found(f)
		}
		if e.ID == "" {
			c.checkSearchActors(&e, found)
			continue
		}
		s := c.stories[e.ID]
		if s == nil {
			found(Finding{Shown: e.ID, Problem: ProblemNoStory})
			continue
		}
		c.linkSearch(name, data, &e)
		c.checkSearchStory(s, &e, found)
	}
}

// linkSearch notes where the script makes links to.
func (c *checker) linkSearch(name string, data []byte, e *searchEntry) {
	add := func(id string) {
		page := "index.html"
		if slices.Contains(e.Rest, id) {
			page = "more.html"
		}
		c.links = append(c.links, link{name, data, e.ID, id, path.Join(e.ID, page), id})
	}
	for _, lines := range e.Lines {
		for _, l := range lines {
			add(l.id)
		}
	}
	for _, a := range e.Actors {
		add("actor-" + a.ID)
	}
}

// checkSearchActors proves the names of the actors that have a page.
func (c *checker) checkSearchActors(e *searchEntry, found func(Finding)) {
	for _, a := range e.Actors {
		about := c.profiles[path.Join(path.Dir(directoryName), a.ID)]
		if about == nil {
			found(Finding{Shown: a.ID, Problem: ProblemNoActor + ": " + a.ID})
			continue
		}
		if !c.hasWords(a.Story, a.Name) && !c.renamed(about, a.Name) || a.Role != "" && !c.hasWords(a.RoleStory, a.Role) {
			found(Finding{Shown: a.Name, Problem: ProblemNowhere})
		}
		for _, alias := range a.Aliases {
			if !c.called(about, alias) {
				found(Finding{Shown: alias, Problem: ProblemNowhere})
			}
		}
	}
}

func (c *checker) hasWords(story, words string) bool {
	s := c.stories[story]
	return s != nil && c.inStory(s, words)
}

// called reports whether one of the actors that a page is about goes by the name.
func (c *checker) called(about map[presence]bool, name string) bool {
	for in := range about {
		if a, _ := c.actorIn(in.story, in.actor); a != nil && (a.Name == name || slices.Contains(a.Aliases, name)) {
			return true
		}
	}
	return false
}

// renamed reports whether the editor gave the name to one of the actors that a page is about.
func (c *checker) renamed(about map[presence]bool, name string) bool {
	for in := range about {
		if a, _ := c.actorIn(in.story, in.actor); a != nil && a.Name == name && slices.Contains(a.Edited, "name") {
			return true
		}
	}
	return false
}

// checkSearchStory proves what the search has of a story.
func (c *checker) checkSearchStory(s *story, e *searchEntry, found func(Finding)) {
	if !s.titled(e.Owner, e.Title) {
		found(Finding{Shown: e.Title, Problem: ProblemTitle})
	}
	for i, a := range s.b.Articles {
		if len(e.Articles) != len(s.b.Articles) || len(e.Sources) != len(e.Articles) || e.Articles[i] != a.ID || e.Sources[i] != a.Outlet {
			found(Finding{Shown: e.ID, Article: a.Path, Problem: ProblemOutlet})
			return
		}
	}
	for _, a := range e.Actors {
		if actor := s.actor(a.ID); actor == nil || actor.Name != a.Name {
			found(Finding{Shown: a.Name, Problem: ProblemNoActor + ": " + a.ID})
		}
	}
	states := s.states()
	for state, lines := range e.Lines {
		for _, l := range lines {
			c.checkSearchLine(s, l, states[l.id] == state, found)
		}
	}
}

// checkSearchLine proves a line: its words, that it is a line of the story in this state, which articles back it, and who says it.
func (c *checker) checkSearchLine(s *story, l searchLine, state bool, found func(Finding)) {
	c.stats.Sentences++
	f := Finding{Shown: l.text, Problem: ProblemNotCited}
	cites := s.item[l.id]
	for _, i := range append(l.backing, l.article) {
		if i < 0 || i >= len(s.b.Articles) || !cites[s.b.Articles[i].ID] {
			found(f)
			return
		}
	}
	if !state {
		found(f)
	}
	f.Article = s.b.Articles[l.article].ID
	if !c.prove(s, f.Article, l.start, l.end, l.text, &f) {
		found(f)
	}
	for _, words := range l.about {
		if !s.says(l.id, words) {
			found(Finding{Shown: words, Problem: ProblemSpeaker})
		}
	}
}

// says reports whether words are the name of somebody on whose word a line rests, or the topic of a dispute.
func (s *story) says(id, words string) bool {
	for _, d := range s.b.Differences() {
		if d.ID == id {
			return d.Topic == words
		}
	}
	for actor := range s.voice[id] {
		if a := s.actor(actor); a != nil && a.Name == words {
			return true
		}
	}
	return false
}

// states returns the state of every line of s that the search can find.
func (s *story) states() map[string]string {
	out := map[string]string{}
	for _, claim := range s.b.Consensus {
		out[claim.ID] = "agreed"
	}
	for _, claim := range s.b.Reported {
		out[claim.ID] = "single"
	}
	for _, d := range s.b.Differences() {
		out[d.ID] = "disputed"
		if d.Kind == news.RevisedFigure {
			out[d.ID] = "revised"
		}
	}
	for _, q := range s.b.Quotes {
		out[q.ID] = "quote"
	}
	return out
}

// titled reports whether text is the title of s: as the editor or an article gave it, or the id where nobody did.
func (s *story) titled(owner, text string) bool {
	text = strings.TrimSpace(visible(text))
	switch owner {
	case "_index", "":
		return text == strings.TrimSpace(visible(s.b.Title)) || s.b.Title == "" && text == s.b.ID
	}
	a := s.articles[owner]
	return a != nil && text == strings.TrimSpace(visible(a.Title))
}
