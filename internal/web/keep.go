package web

import (
	"bytes"
	"maps"
	"reflect"
	"slices"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

// Renderer renders a site again and again, and makes only those pages anew of which something has changed. What it
// returns is what [Render] would, byte for byte. A briefing that it is given again must not have been changed since, nor
// the data of a file that it returned. It may not be used by two goroutines at once. The zero value is ready.
type Renderer struct {
	last *kept
}

// Render is [Render].
func (r *Renderer) Render(briefings []*news.Briefing, opts Options) ([]news.File, error) {
	next := &kept{stories: map[*news.Briefing]*keptStory{}, actors: map[string]*keptActor{}, shared: map[string]sharedPage{}}
	last := r.last
	if last == nil {
		last = new(kept)
	}
	r.last = nil // the views that are kept change on the way
	files, err := renderSite(briefings, opts, last, next)
	if err == nil {
		r.last = next
	}
	return files, err
}

// kept is what is kept of the last time, under what it was made of: all stories under the templates and the settings,
// each under its briefing.
type kept struct {
	frame     frame
	templates []news.File
	set       *pages
	stories   map[*news.Briefing]*keptStory
	actors    map[string]*keptActor // by id
	shared    map[string]sharedPage // by path
	order     map[string]int        // path → place among all files
}

// sharedPage is a page that shows many stories.
type sharedPage struct {
	view any
	file news.File
}

// keptActor is what was made of a profile: its pages, its entry in the lists, and what they cite.
type keptActor struct {
	profile *profile
	entry   ActorEntry
	key     string // that the lists sort it by
	index   []byte // its part of actors/index.json
	search  searchActor
	files   []news.File
}

// cited is a citation that a page of an actor shows.
type cited struct {
	story   string
	article int
	span    news.Span
}

// frame is what any page may show, beside what is its own.
type frame struct {
	opts  Options // but for templates, actors and problems
	site  Site
	words *labels.Labels
}

// keptStory is what was made of a briefing.
type keptStory struct {
	views    *storyViews
	own      []news.File // the story's own page, briefing.json and matrix.csv
	all      []*evidence // what all pages cite of each article
	evidence []news.File // of each article
}

// changes are the stories of which something is not as it was the last time, by id.
type changes struct {
	pages map[string]bool // their own page, or they are new or gone
	faces map[string]bool // among these: their title, their day, or the names in them
	cited map[string]bool // what pages of actors cite of them
}

// open returns the templates, parsed. Where these or the settings are not those of the last time, nothing is kept of it.
func (next *kept) open(last *kept, opts Options, site Site, words *labels.Labels) (*pages, error) {
	files, err := templateFiles(opts.Templates)
	if err != nil {
		return nil, err
	}
	opts.Templates, opts.Actors, opts.Problems, opts.Made = nil, nil, nil, nil
	next.frame, next.templates, next.set = frame{opts, site, words}, files, last.set
	if last.set != nil && reflect.DeepEqual(last.frame, next.frame) && slices.EqualFunc(last.templates, files, sameFile) {
		return next.set, nil
	}
	last.stories, last.actors, last.shared = nil, nil, nil
	next.set, err = parsePages(files, words)
	return next.set, err
}

func sameFile(a, b news.File) bool { return a.Path == b.Path && bytes.Equal(a.Data, b.Data) }

// follow takes over the views of stories whose own pages are to be as they were, and tells of the others. links are the pages of
// actors that those lead to which may lead elsewhere than before, and view makes the views of a briefing.
func (last *kept) follow(stories []*storyViews, links map[string]map[string]string, view func(*news.Briefing) *storyViews) *changes {
	c := &changes{pages: map[string]bool{}, faces: map[string]bool{}, cited: map[string]bool{}}
	old := make(map[string]*storyViews, len(last.stories))
	for b, k := range last.stories {
		old[b.ID] = k.views
	}
	for i, v := range stories {
		id := v.b.ID
		before := old[id]
		delete(old, id)
		if now, asked := links[id]; v.last != nil && (!asked || maps.Equal(v.pages, now)) {
			continue
		}
		if v.last != nil {
			v = view(v.b)
			stories[i] = v
		}
		if v.pages = links[id]; v.pages == nil {
			v.pages = map[string]string{}
		}
		c.pages[id] = true
		c.faces[id] = before == nil || !sameFace(before, v)
	}
	for id := range old { // gone
		c.pages[id], c.faces[id] = true, true
	}
	return c
}

// sameFace reports whether the pages of actors that only name two stories would be the same.
func sameFace(a, b *storyViews) bool {
	if a.b.Published != b.b.Published || a.b.Title != b.b.Title || a.title() != b.title() || !maps.Equal(a.pages, b.pages) || len(a.b.Actors) != len(b.b.Actors) {
		return false
	}
	return slices.EqualFunc(a.b.Actors, b.b.Actors, func(x, y news.Actor) bool { return x.ID == y.ID && a.actorName(&x) == b.actorName(&y) })
}

// touches reports whether something has changed that the pages of an actor show.
func (c *changes) touches(p *news.Profile) bool {
	return in(c.pages, p.Appearances) || in(c.faces, p.Perhaps)
}

func in(set map[string]bool, list []news.Appearance) bool {
	return len(set) > 0 && slices.ContainsFunc(list, func(a news.Appearance) bool { return set[a.Story] })
}

func sameProfile(a, b *news.Profile) bool {
	return a.ID == b.ID && a.Name == b.Name && a.Kind == b.Kind && slices.Equal(a.Appearances, b.Appearances) && slices.Equal(a.Perhaps, b.Perhaps)
}

// cite has the evidence pages of stories that actors cite otherwise than before show what actors cite that are as they were.
func (d *directory) cite() {
	if len(d.changes.cited) == 0 {
		return
	}
	for _, p := range d.profiles {
		if p.last == nil || !in(d.changes.cited, p.Appearances) {
			continue
		}
		for _, c := range *p.cited {
			if d.changes.cited[c.story] {
				d.stories[c.story].evidence[c.article].cite(c.span)
			}
		}
	}
}

// forgetActors brings the evidence pages of a story to what its own page cites.
func (v *storyViews) forgetActors() {
	v.last.all = cloned(v.evidence)
	for i, e := range v.own {
		words, links := v.evidence[i].words, v.evidence[i].links
		*v.evidence[i] = *e.clone()
		v.evidence[i].words, v.evidence[i].links = words, links
	}
}

func cloned(list []*evidence) []*evidence {
	out := make([]*evidence, len(list))
	for i, e := range list {
		out[i] = e.clone()
	}
	return out
}

func (e *evidence) clone() *evidence {
	return &evidence{doc: e.doc, cited: maps.Clone(e.cited), loose: maps.Clone(e.loose)}
}

func (e *evidence) equal(other *evidence) bool {
	return maps.Equal(e.cited, other.cited) && maps.Equal(e.loose, other.loose)
}

// done are the jobs of files that are made.
func done(files []news.File) []job {
	jobs := make([]job, len(files))
	for i, file := range files {
		jobs[i] = job{path: file.Path, make: func(*pages) (news.File, error) { return file, nil }}
	}
	return jobs
}

// spare returns jobs, those of shared pages whose view is that of the last time done.
func (last *kept) spare(jobs []job) []job {
	out := slices.Clone(jobs)
	for i, j := range jobs {
		if old, ok := last.shared[j.path]; ok && j.view != nil && reflect.DeepEqual(old.view, j.view) {
			out[i] = done([]news.File{old.file})[0]
		}
	}
	return out
}

// keep keeps the files, which jobs have made.
func (next *kept) keep(stories []*storyViews, dir *directory, jobs []job, files []news.File) {
	made := make(map[string]news.File, len(files))
	for i, f := range files {
		made[f.Path] = f
		if jobs[i].view != nil {
			next.shared[f.Path] = sharedPage{jobs[i].view, f}
		}
	}
	for _, v := range stories {
		next.stories[v.b] = v.keep(dir.changes, made)
	}
	for _, p := range dir.profiles {
		if p.last != nil {
			next.actors[p.ID] = p.last
			continue
		}
		k := p.kept
		p.in = nil // or views of old would be kept
		for _, name := range p.files {
			k.files = append(k.files, made[name])
		}
		next.actors[p.ID] = k
	}
}

// inOrder is [sorted], where the paths are those of the last time without looking at them all.
func (next *kept) inOrder(last *kept, files []news.File) ([]news.File, error) {
	out := make([]news.File, len(files))
	same := len(files) == len(last.order)
	for _, f := range files {
		place, known := last.order[f.Path]
		if !same || !known || out[place].Path != "" {
			return next.sorted(files)
		}
		out[place] = f
	}
	next.order = last.order
	return out, nil
}

func (next *kept) sorted(files []news.File) ([]news.File, error) {
	out, err := sorted(files)
	next.order = make(map[string]int, len(out))
	for i, f := range out {
		next.order[f.Path] = i
	}
	return out, err
}

// keep keeps what was made of a story.
func (v *storyViews) keep(c *changes, made map[string]news.File) *keptStory {
	if v.last != nil && !c.cited[v.b.ID] {
		return v.last
	}
	k := &keptStory{views: v, all: v.evidence}
	if v.last != nil {
		k.own = v.last.own
	} else {
		for _, name := range []string{"index.html", moreName, "briefing.json", matrixName} {
			if file, there := made[v.b.ID+"/"+name]; there {
				k.own = append(k.own, file)
			}
		}
	}
	for i := range v.evidence {
		k.evidence = append(k.evidence, made[v.b.ID+"/"+v.sourceHref(i)])
	}
	v.last = k
	return k
}
