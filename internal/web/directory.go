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
	site     Site
	words    *labels.Labels
	stories  map[string]*storyViews // by id
	rank     map[string]int         // story → its place, the latest first
	profiles []*profile             // the most salient first
	changes  *changes
}

// profile is an actor with what its stories have of it.
type profile struct {
	*news.Profile
	in    []presence // the latest story first
	cited *[]cited   // by its views
	files []string   // its pages, of one that is made anew
	last  *keptActor // what the last time made of it, if that is as it was; else nil
	kept  *keptActor // what is made of it else
}

// held is what was made of the profile, the last time or now.
func (p *profile) held() *keptActor {
	if p.last != nil {
		return p.last
	}
	return p.kept
}

// presence is an actor in a story.
type presence struct {
	*storyViews // as seen from the actor's page
	story       *storyViews
	actor       *news.Actor
}

// newDirectory checks the profiles, and has the stories link to their pages. It fails on a profile
// that no page can be made of; the stages before give none.
func newDirectory(profiles []news.Profile, stories []*storyViews, site Site, words *labels.Labels, opts Options, last *kept) (*directory, error) {
	d := &directory{site: site, words: words, stories: map[string]*storyViews{}, rank: map[string]int{}}
	links, err := last.linksOf(profiles, stories)
	if err != nil {
		return nil, err
	}
	d.changes = last.follow(stories, links, func(b *news.Briefing) *storyViews { return newStoryViews(b, site, words, opts) })
	for i, v := range stories {
		d.stories[v.b.ID] = v
		d.rank[v.b.ID] = i
	}
	seen := 0
	for i := range profiles {
		p := &profiles[i]
		k := last.actors[p.ID]
		if k != nil {
			seen++
		}
		if k != nil && sameProfile(k.profile.Profile, p) && !d.changes.touches(p) {
			k.profile.Profile, k.profile.last, k.profile.kept = p, k, nil
			d.profiles = append(d.profiles, k.profile)
			continue
		}
		if k != nil {
			d.cites(k.profile.Profile)
		}
		d.cites(p)
		if d.profiles, err = d.add(p); err != nil {
			return nil, err
		}
	}
	if seen < len(last.actors) {
		d.forget(profiles, last)
	}
	for id := range d.changes.cited {
		if v := d.stories[id]; v != nil && v.last != nil {
			v.forgetActors()
		}
	}
	d.cite()
	return d, nil
}

// linksOf returns the pages of actors, by story and the actor's id in it: of the stories that are new, and of those in which an actor
// is that has another profile than before.
func (last *kept) linksOf(profiles []news.Profile, stories []*storyViews) (map[string]map[string]string, error) {
	links := map[string]map[string]string{}
	ask := func(p *news.Profile) {
		for _, a := range p.Appearances {
			links[a.Story] = map[string]string{}
		}
	}
	for _, v := range stories {
		if v.last == nil {
			links[v.b.ID] = map[string]string{}
		}
	}
	there := make(map[string]bool, len(profiles))
	for i := range profiles {
		p := &profiles[i]
		if !safeName(p.ID) || p.ID == "index" || len(p.Appearances) == 0 {
			return nil, fmt.Errorf("render: actor %q: id is not a safe name of a folder, or it is in no story", p.ID)
		}
		there[p.ID] = true
		if k := last.actors[p.ID]; k == nil {
			ask(p)
		} else if !sameProfile(k.profile.Profile, p) {
			ask(k.profile.Profile)
			ask(p)
		}
	}
	for id, k := range last.actors {
		if !there[id] {
			ask(k.profile.Profile)
		}
	}
	for i := range profiles {
		p := &profiles[i]
		for _, a := range p.Appearances {
			if of, asked := links[a.Story]; asked {
				of[a.Actor] = p.ID
			}
		}
	}
	return links, nil
}

// add adds a profile whose pages are made anew.
func (d *directory) add(p *news.Profile) ([]*profile, error) {
	for _, a := range p.Appearances {
		if d.actor(a) == nil {
			return nil, fmt.Errorf("render: actor %q: story %q has no actor %q", p.ID, a.Story, a.Actor)
		}
		if v := d.stories[a.Story]; v.said == nil {
			v.said = wordsOf(v.b)
		}
	}
	return append(d.profiles, d.profile(p)), nil
}

// cites notes that an actor cites its stories otherwise than before.
func (d *directory) cites(p *news.Profile) {
	for _, a := range p.Appearances {
		if !d.changes.pages[a.Story] {
			d.changes.cited[a.Story] = true
		}
	}
}

// forget notes what actors cited that have no page any more.
func (d *directory) forget(profiles []news.Profile, last *kept) {
	there := make(map[string]bool, len(profiles))
	for i := range profiles {
		there[profiles[i].ID] = true
	}
	for id, k := range last.actors {
		if !there[id] {
			d.cites(k.profile.Profile)
		}
	}
}

// asBefore returns the files of stories and actors that are as they were; jobs make the others.
func (d *directory) asBefore(stories []*storyViews) []news.File {
	var out []news.File
	for _, v := range stories {
		if d.changes.pages[v.b.ID] {
			continue
		}
		out = append(out, v.last.own...)
		if !d.changes.cited[v.b.ID] {
			out = append(out, v.last.evidence...)
		}
	}
	for _, p := range d.profiles {
		if p.last != nil {
			out = append(out, p.last.files...)
		}
	}
	return out
}

// actor returns an actor of a story, nil if there is none.
func (d *directory) actor(a news.Appearance) *news.Actor {
	if v := d.stories[a.Story]; v != nil {
		return v.actors[a.Actor]
	}
	return nil
}

func (d *directory) profile(p *news.Profile) *profile {
	out := &profile{Profile: p, cited: &[]cited{}}
	for _, a := range d.latest(p.Appearances) {
		v := d.stories[a.Story]
		seen := v.from("../../"+a.Story+"/", "../", p.ID)
		seen.cited = out.cited
		out.in = append(out.in, presence{seen, v, v.actors[a.Actor]})
	}
	return out
}

// latest returns appearances by story, the latest first.
func (d *directory) latest(list []news.Appearance) []news.Appearance {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b news.Appearance) int { return d.rank[a.Story] - d.rank[b.Story] })
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

// jobs are the files below actors/ that may have changed, none if there are no actors. The pages of the stories must have been
// viewed before: they say which lines can be linked to.
func (d *directory) jobs() ([]job, error) {
	if len(d.profiles) == 0 {
		return nil, nil
	}
	var jobs []job
	for _, p := range d.profiles {
		if p.last != nil {
			continue
		}
		index, err := p.indexed()
		if err != nil {
			return nil, err
		}
		entry := p.entry()
		p.kept = &keptActor{profile: p, entry: entry, key: sortKey(p.Name, p.Kind), index: index, search: p.searched(entry)}
		jobs = append(jobs, d.actorJobs(p)...)
	}
	for _, page := range d.listPages() {
		jobs = append(jobs, sharedJob("actors/"+page.file, "actors.html", page.view))
	}
	return append(jobs, job{path: "actors/index.json", make: func(*pages) (news.File, error) { return d.indexFile(), nil }}), nil
}

// actorJobs are the pages of an actor.
func (d *directory) actorJobs(p *profile) []job {
	var jobs []job
	for _, page := range d.actorPages(p) {
		file := "actors/" + p.ID + "/" + page.file
		p.files = append(p.files, file)
		jobs = append(jobs, pageJob(file, "actor.html", page.view))
	}
	return jobs
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
func (p *profile) entry() ActorEntry {
	e := ActorEntry{Name: p.name(), Stories: len(p.in)}
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

// searched are the actors as the search has them. The jobs must have been made before.
func (d *directory) searched() []searchActor {
	out := make([]searchActor, len(d.profiles))
	for i, p := range d.profiles {
		out[i] = p.held().search
	}
	return out
}

// searched is the actor as the search has it; entry is that of the lists.
func (p *profile) searched(entry ActorEntry) searchActor {
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
	items := make([][]byte, len(d.profiles))
	for i, p := range d.profiles {
		items[i] = p.held().index
	}
	return jsonList("actors/index.json", "actors", items)
}

// paths are the pages of all actors, for the sitemap.
func (d *directory) paths() []string {
	if len(d.profiles) == 0 {
		return nil
	}
	out := []string{"actors/index.html"}
	for _, p := range d.profiles {
		out = append(out, "actors/"+p.ID+"/index.html")
	}
	slices.SortFunc(out[1:], strings.Compare)
	return out
}
