package verify

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

// directoryName is the list of the actors over all stories. A site may have none.
const directoryName = "actors/index.json"

// presence is an actor in a story.
type presence struct{ story, actor string }

// directoryFile is what is read of actors/index.json.
type directoryFile struct {
	Actors []struct {
		ID, Name string
		Kind     news.Kind
		Stories  []struct{ ID, Actor string }
	}
}

// checkDirectory proves that the actors over all stories are actors of their stories, under a name
// that one of these has, and notes whom each page is about.
func (c *checker) checkDirectory(site fs.FS) {
	raw, err := fs.ReadFile(site, directoryName)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	var list directoryFile
	if err == nil {
		err = json.Unmarshal(raw, &list)
	}
	if err != nil {
		c.found(Finding{File: directoryName, Problem: ProblemUnreadable + ": " + err.Error()})
		return
	}
	for _, entry := range list.Actors {
		named := false
		of := map[presence]bool{}
		for _, in := range entry.Stories {
			of[presence{in.ID, in.Actor}] = true
			a, problem := c.actorIn(in.ID, in.Actor)
			if a == nil || a.Kind != entry.Kind {
				c.found(Finding{File: directoryName, Line: lineOf(raw, []byte(`"`+entry.ID+`"`)), Story: in.ID, Shown: entry.Name, Problem: problem})
				continue
			}
			named = named || a.Name == entry.Name
		}
		if !named {
			c.found(Finding{File: directoryName, Line: lineOf(raw, []byte(`"`+entry.ID+`"`)), Shown: entry.Name, Problem: ProblemNowhere})
		}
		c.profiles[path.Join("actors", entry.ID)] = of
	}
}

// actorIn returns an actor of a story, or nil, and what is wrong then.
func (c *checker) actorIn(story, id string) (*news.Actor, string) {
	s := c.stories[story]
	if s == nil {
		return nil, ProblemNoStory
	}
	return s.actor(id), ProblemNoActor + ": " + id
}

// voices returns the actors on whose word every line of a story rests: its speaker, those
// according to whom it is, the sides of a dispute.
func (s *story) voices() map[string]map[string]bool {
	voices := map[string]map[string]bool{}
	add := func(id string, actors ...string) {
		for _, a := range actors {
			if voices[id] == nil {
				voices[id] = map[string]bool{}
			}
			voices[id][a] = true
		}
	}
	for _, q := range s.b.Quotes {
		add(q.ID, q.Speaker)
	}
	for _, claims := range [][]news.Claim{s.b.Consensus, s.b.Reported} {
		for _, claim := range claims {
			add(claim.ID, claim.SaidBy...)
		}
	}
	for _, d := range s.b.Differences() {
		for _, v := range d.Variants {
			add(d.ID, v.SaidBy...)
		}
	}
	return voices
}

// checkVoice proves that what a page gives as the words of an actor is a line of the story that
// rests on that actor's word, and, outside of a briefing, that the page is the actor's.
func (p *page) checkVoice(n *html.Node, at place) {
	s := p.stories[at.story]
	if s == nil || p.mail {
		return
	}
	if _, begins := lookup(n, "data-actor"); begins {
		ours := p.whole != "" || p.profiles[path.Dir(p.file)][presence{at.story, at.actor}]
		if s.actor(at.actor) == nil || !ours {
			p.report(n, Finding{Story: at.story, Shown: at.actor, Problem: ProblemNoActor + ": " + at.actor})
		}
	}
	id, ok := lookup(n, "data-line")
	if !ok && at.actor != "" && p.whole != "" { // in a briefing a quote bears its id
		id = attr(n, "id")
		_, ok = s.speaker[id]
	}
	if ok && !s.voice[id][at.actor] {
		shown := strings.Join(strings.Fields(textOf(n)), " ")
		p.report(n, Finding{Story: at.story, Shown: shown, Problem: ProblemSpeaker})
	}
}
