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
	if r.last == nil {
		r.last = new(kept)
	}
	files, err := renderSite(briefings, opts, r.last, next)
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
}

// sharedPage is a page that shows many stories.
type sharedPage struct {
	view any
	file news.File
}

// keptActor is what was made of a profile: its pages, and what they and the lists cite.
type keptActor struct {
	profile news.Profile
	stories []*news.Briefing // that it shows, in their order
	cited   *[]cited
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
	pages    map[string]string
	state    *state      // once the own page had been viewed
	all      []*evidence // once all pages had been viewed
	evidence []news.File // of each article
}

// state is what the views of a story's own page leave behind: the ids of the page, and what it cites.
type state struct {
	ids      map[string]bool
	evidence []*evidence
}

// open returns the templates, parsed. Where these or the settings are not those of the last time, nothing is kept of it.
func (next *kept) open(last *kept, opts Options, site Site, words *labels.Labels) (*pages, error) {
	files, err := templateFiles(opts.Templates)
	if err != nil {
		return nil, err
	}
	opts.Templates, opts.Actors, opts.Problems = nil, nil, nil
	next.frame, next.templates, next.set = frame{opts, site, words}, files, last.set
	if last.set != nil && reflect.DeepEqual(last.frame, next.frame) && slices.EqualFunc(last.templates, files, sameFile) {
		return next.set, nil
	}
	last.stories, last.actors, last.shared = nil, nil, nil
	next.set, err = parsePages(files, words)
	return next.set, err
}

func sameFile(a, b news.File) bool { return a.Path == b.Path && bytes.Equal(a.Data, b.Data) }

// views returns the views of a briefing as they were before any page was viewed; nil where nothing is kept of it.
func (last *kept) views(b *news.Briefing) *storyViews {
	k := last.stories[b]
	if k == nil {
		return nil
	}
	v := *k.views
	v.last, v.own, v.same = k, nil, false
	v.pages = map[string]string{}
	v.evidence = make([]*evidence, len(k.all))
	for i, e := range k.all {
		v.evidence[i] = newEvidence(e.doc)
	}
	return &v
}

// asBefore returns the files of the story's own page if nothing that it shows has changed, and puts the views into the state
// in which that page left them.
func (v *storyViews) asBefore(sections []string) []news.File {
	if v.last == nil {
		return nil
	}
	if !maps.Equal(v.last.pages, v.pages) {
		v.ids = firstIDs(sections)
		return nil
	}
	v.own, v.same = v.last.state, true
	v.ids = maps.Clone(v.own.ids)
	for i, e := range v.own.evidence {
		*v.evidence[i] = *e.clone()
	}
	return v.last.own
}

// state returns what the views made so far leave behind.
func (v *storyViews) state() *state {
	s := &state{ids: maps.Clone(v.ids)}
	for _, e := range v.evidence {
		s.evidence = append(s.evidence, e.clone())
	}
	return s
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

// shown are the stories that the pages of an actor show, in their order.
func (d *directory) shown(p *profile) []*storyViews {
	var out []*storyViews
	for _, in := range p.in {
		out = append(out, in.story)
	}
	for _, a := range d.latest(p.Perhaps) {
		if v := d.stories[a.Story]; v != nil {
			out = append(out, v)
		}
	}
	return out
}

// asBefore returns the pages of an actor if nothing that they show has changed, and has the evidence pages show what they
// cite.
func (d *directory) asBefore(p *profile) *keptActor {
	k := d.last.actors[p.ID]
	if k == nil || !reflect.DeepEqual(k.profile, *p.Profile) {
		return nil
	}
	if !slices.EqualFunc(d.shown(p), k.stories, func(v *storyViews, b *news.Briefing) bool { return v.same && v.b == b }) {
		return nil
	}
	for _, c := range *k.cited {
		d.stories[c.story].evidence[c.article].cite(c.span)
	}
	p.cited = k.cited
	for _, f := range k.files {
		p.files = append(p.files, f.Path)
	}
	return k
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
		next.stories[v.b] = v.keep(made)
	}
	for _, p := range dir.profiles {
		k := &keptActor{profile: *p.Profile, cited: p.cited}
		for _, v := range dir.shown(p) {
			k.stories = append(k.stories, v.b)
		}
		for _, name := range p.files {
			k.files = append(k.files, made[name])
		}
		next.actors[p.ID] = k
	}
}

// keep keeps what was made of a story.
func (v *storyViews) keep(made map[string]news.File) *keptStory {
	k := &keptStory{views: v, pages: v.pages, state: v.own, all: v.evidence}
	for _, name := range []string{"index.html", "briefing.json", matrixName} {
		if file, there := made[v.b.ID+"/"+name]; there {
			k.own = append(k.own, file)
		}
	}
	for i := range v.evidence {
		k.evidence = append(k.evidence, made[v.b.ID+"/"+v.sourceHref(i)])
	}
	v.last = nil // or all that ever was would be kept
	return k
}
