package web

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"reflect"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// rendering is one call of Render: what is kept, and what of it has changed.
type rendering struct {
	*kept
	base     *url.URL // nil if it is unknown
	problems []*news.Problem
	edits    []*edit
	sittings []*sitting
	gone     []*keptActor
	stale    stale
	replaced []replaced
}

// follow takes over briefings and profiles, and finds out which stories and actors are not as they were.
func (r *rendering) follow(briefings []*news.Briefing, profiles []news.Profile) error {
	all, moved, err := r.lineUp(briefings)
	if err != nil {
		return err
	}
	changed, others, err := r.join(profiles)
	if err != nil {
		return err
	}
	r.link(all, changed)
	r.edits = all.inOrder()
	r.stale.order, r.stale.actorOrder = moved, others
	r.sit(changed)
	return nil
}

// sit finds the actors whose pages may not be as they were.
func (r *rendering) sit(changed []joined) {
	by := map[*keptActor]*sitting{}
	of := func(a *keptActor) *sitting {
		if by[a] == nil {
			by[a] = &sitting{actor: a}
		}
		return by[a]
	}
	for i, j := range changed {
		if j.gone {
			r.gone = append(r.gone, j.actor)
		} else {
			of(j.actor).was = &changed[i].was
		}
	}
	for _, e := range r.edits {
		for _, id := range e.actors() {
			if a := r.actorOf[id]; a != nil {
				s := of(a)
				s.edits = append(s.edits, e)
			}
		}
	}
	for _, a := range r.whoMayBeNamed() {
		of(a).perhaps = true
	}
	for _, a := range r.actors {
		if s := by[a]; s != nil {
			r.sittings = append(r.sittings, s)
		}
	}
}

// actors returns the ids of the pages of the actors that the story has, or had.
func (e *edit) actors() []string {
	ids := map[string]bool{}
	for _, v := range []*storyViews{e.before, e.now} {
		if v != nil {
			for _, id := range v.pages {
				ids[id] = true
			}
		}
	}
	return slices.Collect(maps.Keys(ids))
}

// whoMayBeNamed returns the actors who may be named by stories that have another face.
func (r *rendering) whoMayBeNamed() []*keptActor {
	faces := map[string]bool{}
	for _, e := range r.edits {
		if e.face() {
			faces[e.id()] = true
		}
	}
	if len(faces) == 0 {
		return nil
	}
	var out []*keptActor
	known := map[*news.Appearance]bool{} // actors of one surname share a list
	for _, a := range r.actors {
		if len(a.Perhaps) == 0 {
			continue
		}
		named, asked := known[&a.Perhaps[0]]
		if !asked {
			named = slices.ContainsFunc(a.Perhaps, func(at news.Appearance) bool { return faces[at.Story] })
			known[&a.Perhaps[0]] = named
		}
		if named {
			out = append(out, a)
		}
	}
	return out
}

// make makes the files that are not as they were. The pages of actors and lists link to the lines of stories, and evidence pages
// show what all others cite: so they come in this order. Errors are returned in another one: those of a mistake in the
// frame of all pages are told of the first page.
func (r *rendering) make() error {
	own := make([]ownPages, len(r.edits))
	err := each(r.edits, func(i int, e *edit) (err error) {
		if e.now != nil {
			own[i], err = e.now.ownPages(r.frame.opts.sections(), r.set)
		}
		return err
	})
	if err != nil {
		return err
	}
	var ownErr error
	for i, e := range r.edits {
		ownErr = cmp.Or(ownErr, own[i].err)
		if e.now != nil {
			e.now.made = &storyFiles{own: own[i].files}
		}
		r.stale.follow(e)
	}
	cites, actorErr := r.makeActors()
	if err := cmp.Or(r.makeLists(), ownErr, actorErr); err != nil {
		return err
	}
	if err := r.makeEvidence(cites); err != nil {
		return err
	}
	for _, e := range r.edits {
		var before, now []news.File
		if e.before != nil {
			before = slices.Concat(e.before.made.own, e.before.made.evidence)
		}
		if e.now != nil {
			now = slices.Concat(e.now.made.own, e.now.made.evidence)
			asBefore(now, before)
			e.now.made.own, e.now.made.evidence = now[:len(e.now.made.own)], now[len(e.now.made.own):]
		}
		r.swap(before, now)
	}
	return nil
}

// makeActors makes the pages of actors. It returns the stories that they cite otherwise than before.
func (r *rendering) makeActors() (cites []string, err error) {
	d := r.directory()
	before := make([]keptActor, len(r.sittings))
	cited := make([][]string, len(r.sittings))
	err = each(r.sittings, func(i int, s *sitting) (err error) {
		before[i] = *s.actor
		cited[i], err = d.portray(s, r.set)
		return err
	})
	if err != nil {
		return nil, err
	}
	for i, s := range r.sittings {
		r.swap(before[i].files, s.actor.files)
		r.stale.actors = r.stale.actors || !s.actor.sameEntries(&before[i])
	}
	for _, a := range r.gone {
		r.swap(a.files, nil)
		for _, t := range a.told {
			cites = append(cites, t.story)
		}
		for _, c := range a.roles {
			cites = append(cites, c.story)
		}
	}
	return append(cites, slices.Concat(cited...)...), nil
}

func (r *rendering) directory() *directory {
	return &directory{site: r.frame.site, words: r.frame.words, stories: r.byID, actors: r.actors, builtIn: r.builtIn}
}

// citing is what all pages cite of a story.
type citing struct {
	edit
	all []*evidence // of each article
}

// makeEvidence makes the evidence pages of the stories that have changed and of those that pages of actors cite otherwise.
func (r *rendering) makeEvidence(cites []string) error {
	all := r.cited(cites)
	var jobs []job
	for _, id := range slices.Sorted(maps.Keys(all)) {
		jobs = append(jobs, all[id].jobs()...)
	}
	files, err := run(jobs, r.set)
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		c := all[id]
		n := len(c.all)
		last := c.now.made
		c.now.made = &storyFiles{own: last.own, cited: c.all, evidence: files[:n:n]}
		files = files[n:]
		if c.before == c.now {
			r.swap(last.evidence, c.now.made.evidence)
		}
	}
	return nil
}

// cited gathers what all pages cite of the stories of which something has changed, by story.
func (r *rendering) cited(cites []string) map[string]*citing {
	all := map[string]*citing{}
	for _, e := range r.edits {
		if e.now != nil {
			all[e.id()] = &citing{edit: *e}
		}
	}
	for _, id := range cites {
		if v := r.byID[id]; v != nil && all[id] == nil {
			all[id] = &citing{edit: edit{before: v, now: v}}
		}
	}
	actors := map[*keptActor]bool{}
	for _, c := range all {
		c.all = cloned(c.now.evidence)
		for _, id := range c.now.pages {
			actors[r.actorOf[id]] = true
		}
	}
	for a := range actors {
		for _, t := range a.told {
			if c := all[t.story]; c != nil {
				for _, each := range t.cited {
					c.all[each.article].cite(each.span())
				}
			}
		}
		for _, each := range a.roles {
			if c := all[each.story]; c != nil {
				c.all[each.article].cite(each.span())
			}
		}
	}
	return all
}

func cloned(list []*evidence) []*evidence {
	out := make([]*evidence, len(list))
	for i, e := range list {
		out[i] = e.clone()
	}
	return out
}

// jobs are the evidence pages of a story.
func (c *citing) jobs() []job {
	jobs := make([]job, len(c.all))
	for i := range c.all {
		file := c.now.b.ID + "/" + c.now.sourceHref(i)
		jobs[i] = job{path: file, make: func(set *pages) (news.File, error) { return c.page(i, file, set) }}
	}
	return jobs
}

// page makes the evidence page of article i, unless it is as it was.
func (c *citing) page(i int, file string, set *pages) (news.File, error) {
	if c.before == c.now && c.all[i].equal(c.now.made.cited[i]) {
		return c.now.made.evidence[i], nil
	}
	view := c.now.evidencePage(i, c.all[i])
	c.now.evidence[i].forgetLinks()
	if v := c.before; v != nil && v != c.now {
		at, there := v.articles[c.now.b.Articles[i].ID]
		if there && reflect.DeepEqual(view, v.evidencePage(at, v.made.cited[at])) {
			return v.made.evidence[at], nil
		}
	}
	return pageJob(file, "evidence.html", view).make(set)
}

// ownPages are the files of one story but for the evidence pages; err is of a template.
type ownPages struct {
	files []news.File
	err   error
}

// ownPages makes the files of one story but for the evidence pages, and what pages of many stories show
// of it. A panic becomes an error, as in [job.do].
func (v *storyViews) ownPages(sections []string, set *pages) (made ownPages, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("viewing the story %q failed because of a mistake in briefgen: %v", v.b.ID, cause)
		}
	}()
	jobs, err := v.jobs(sections)
	v.forgetLinks()
	if err != nil {
		return made, err
	}
	if err := v.share(); err != nil {
		return made, err
	}
	for _, j := range jobs {
		file, err := j.do(set)
		made.files = append(made.files, file)
		made.err = cmp.Or(made.err, err)
	}
	v.settle()
	if set.viewed != nil {
		set.viewed(v.b.Story)
	}
	return made, nil
}

// jobs are the files of one story but for the evidence pages.
func (v *storyViews) jobs(sections []string) ([]job, error) {
	noteHTML, err := note(v.b.Story.Info.Note)
	if err != nil {
		return nil, fmt.Errorf("story %q: %w", v.b.ID, err)
	}
	folder, page := v.b.ID+"/", v.page(sections, noteHTML)
	jobs := []job{
		pageJob(folder+"index.html", "story.html", page),
		{path: folder + "briefing.json", make: func(*pages) (news.File, error) { return briefingFile(v.b) }},
	}
	if more := v.fit(page, storyBudget); more != nil {
		page.LinkedData = v.linkedData() // anew: some quotes have moved
		jobs = append(jobs, pageJob(folder+moreName, "more.html", more))
	}
	if page.Matrix != nil {
		jobs = append(jobs, job{path: folder + matrixName, make: func(*pages) (news.File, error) { return v.matrixFile(page.Matrix) }})
	}
	return jobs, nil
}
