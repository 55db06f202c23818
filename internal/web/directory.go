package web

import (
	"fmt"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

// directory makes the pages of the actors over all stories, below actors/.
type directory struct {
	site    Site
	words   *labels.Labels
	stories map[string]*storyViews // by id
	actors  []*keptActor           // the most salient first
	builtIn bool                   // no template is the user's
}

// profile is an actor with what its stories have of it, while its pages are made.
type profile struct {
	*news.Profile
	in []presence // the latest story first
}

// presence is an actor in a story.
type presence struct {
	*storyViews // as seen from the actor's page
	story       *storyViews
	actor       *news.Actor
}

// actor returns an actor of a story, nil if there is none.
func (d *directory) actor(a news.Appearance) *news.Actor {
	if v := d.stories[a.Story]; v != nil {
		return v.actors[a.Actor]
	}
	return nil
}

// profile returns the actor with its stories. It fails where one is not there; the stages before give no such profile.
func (d *directory) profile(p *news.Profile) (*profile, error) {
	out := &profile{Profile: p}
	for _, v := range d.latest(p.Appearances) {
		out.in = append(out.in, v.story.presence(p.ID, v.actor))
	}
	if len(out.in) < len(p.Appearances) {
		at := slices.IndexFunc(p.Appearances, func(a news.Appearance) bool { return d.actor(a) == nil })
		return nil, fmt.Errorf("render: actor %q: story %q has no actor %q", p.ID, p.Appearances[at].Story, p.Appearances[at].Actor)
	}
	return out, nil
}

// presence returns an actor of the story as the page called page sees it.
func (v *storyViews) presence(page string, actor *news.Actor) presence {
	seen := v.from("../../"+v.b.ID+"/", "../", page)
	seen.cited = new([]cited)
	return presence{seen, v, actor}
}

// named is an actor in a story.
type named struct {
	story *storyViews
	actor *news.Actor
}

// latest returns the actors of appearances that are there, those of the latest story first.
func (d *directory) latest(list []news.Appearance) []named {
	out := make([]named, 0, len(list))
	for _, a := range list {
		if actor := d.actor(a); actor != nil {
			out = append(out, named{d.stories[a.Story], actor})
		}
	}
	slices.SortStableFunc(out, func(a, b named) int { return compareLatest(a.story.b, b.story.b) })
	return out
}

// from returns the views of v for a page elsewhere: way leads from there to the story's folder, actors to that of all actors'
// pages, and self is the actor whose page it is.
func (v *storyViews) from(way, actors, self string) *storyViews {
	c := *v
	c.way, c.actorsWay, c.self = way, actors, self
	c.ids = map[string]bool{}
	return &c
}

// jobs are the lists of all actors, none if there are no actors.
func (d *directory) jobs() []job {
	if len(d.actors) == 0 {
		return nil
	}
	var jobs []job
	for _, page := range d.listPages() {
		jobs = append(jobs, sharedJob("actors/"+page.file, "actors.html", page.view))
	}
	return append(jobs, job{path: "actors/index.json", make: func(*pages) (news.File, error) { return d.indexFile(), nil }})
}

// searched are the actors as the search has them.
func (d *directory) searched() [][]byte {
	out := make([][]byte, len(d.actors))
	for i, a := range d.actors {
		out[i] = a.search
	}
	return out
}

// filed is a page of T with the name of its file.
type filed[T any] struct {
	file string
	view T
}

// name returns the name of the page, as the words of the oldest story that has it, since that stays.
func (p *profile) name() Words {
	at := len(p.in) - 1
	for i := at; i >= 0; i-- {
		if p.in[i].actor.Name == p.Name {
			at = i
			break
		}
	}
	words := p.in[at].actorName(p.in[at].actor)
	words.Href = ""
	return words
}

// entry announces p on a list of actors.
func (p *profile) entry() *ActorEntry {
	e := &ActorEntry{Name: p.name(), Stories: len(p.in)}
	e.Name.Href = p.ID + "/index.html"
	if roles := p.roles(); len(roles) > 0 {
		e.Role = roles[0].words()
	}
	for _, in := range p.in {
		e.Articles += len(in.actor.Citations)
		e.Quotes += in.actor.Quotes
	}
	return e
}

// searched is the actor as the search has it; entry is that of the lists.
func (p *profile) searched(entry *ActorEntry) searchActor {
	a := searchActor{ID: p.ID, Name: p.Name, Story: entry.Name.Story}
	if role := entry.Role; role.Story != "" {
		a.Role, a.RoleStory = role.Text, role.Story
	}
	seen := map[string]bool{p.Name: true}
	for _, in := range p.in {
		for _, name := range append([]string{in.actor.Name}, in.actor.Aliases...) {
			if !seen[name] && len(a.Aliases) < shownNames {
				seen[name] = true
				a.Aliases = append(a.Aliases, name)
			}
		}
	}
	return a
}

type indexProfile struct {
	ID      string          `json:"id"`
	Name    string          `json:"name"`
	Kind    news.Kind       `json:"kind"`
	Path    string          `json:"path"`
	Stories []indexPresence `json:"stories"` // the latest first
}

type indexPresence struct {
	ID    string `json:"id"`
	Actor string `json:"actor"` // the actor's id in briefing.json
}

// indexed is a profile as it stands in actors/index.json.
func (p *profile) indexed() ([]byte, error) {
	entry := indexProfile{ID: p.ID, Name: p.Name, Kind: p.Kind, Path: "actors/" + p.ID + "/"}
	for _, in := range p.in {
		entry.Stories = append(entry.Stories, indexPresence{ID: in.b.ID, Actor: in.actor.ID})
	}
	return jsonEntry(entry)
}

// indexFile is actors/index.json: the most salient first.
func (d *directory) indexFile() news.File {
	items := make([][]byte, len(d.actors))
	for i, a := range d.actors {
		items[i] = a.index
	}
	return jsonList("actors/index.json", "actors", items)
}

// paths are the pages of all actors, for the sitemap.
func (d *directory) paths() []string {
	if len(d.actors) == 0 {
		return nil
	}
	out := []string{"actors/index.html"}
	for _, a := range d.actors {
		out = append(out, "actors/"+a.ID+"/index.html")
	}
	slices.SortFunc(out[1:], strings.Compare)
	return out
}
