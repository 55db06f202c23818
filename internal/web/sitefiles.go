package web

import (
	"maps"
	"reflect"
	"slices"
	"sync"

	"github.com/briefgen/briefgen/internal/news"
)

// stale is what of the lists has changed.
type stale struct {
	order      bool // the stories, their days or their order
	actorOrder bool // the actors or their order
	cards      bool // what announces a story
	inputs     bool // what the page of inputs has of one
	outlets    bool // and those of outlets
	search     bool // and the data of the search
	listed     bool // and index.json
	actors     bool // an entry of an actor
}

// follow finds what an edit changes of the lists, and keeps what is the same.
func (s *stale) follow(e *edit) {
	if e.before == nil || e.now == nil {
		return // the order has changed
	}
	old, now := e.before.parts, e.now.parts
	if old.front != nil {
		now.card(e.now, "")
	}
	if old.deep != nil {
		now.card(e.now, deepRoot)
	}
	s.cards = !keep(&now.front, old.front) || s.cards
	s.cards = !keep(&now.deep, old.deep) || s.cards
	s.inputs = !keep(&now.inputs, old.inputs) || s.inputs
	s.outlets = s.outlets || len(old.outlets) != len(now.outlets) || !maps.Equal(old.meetings, now.meetings)
	s.outlets = s.outlets || len(e.before.b.Articles) != len(e.now.b.Articles) // of which some may name no outlet
	for name, view := range now.outlets {
		s.outlets = !keep(&view, old.outlets[name]) || s.outlets
		now.outlets[name] = view
	}
	s.search = !keepBytes(&now.search, old.search) || s.search
	s.listed = !keepBytes(&now.listed, old.listed) || s.listed
}

// keep puts a view of the last time in the place of one that is the same, and reports whether that is so.
func keep[T any](at **T, old *T) bool {
	if !sameView(old, *at) {
		return false
	}
	*at = old
	return true
}

func keepBytes(at *[]byte, old []byte) bool {
	if !sameBytes(old, *at) {
		return false
	}
	*at = old
	return true
}

// listing is the files that list things of one kind, as they were made.
type listing struct {
	views map[string]any // by path, of pages that show many stories
	files []news.File
}

// lister makes the files that list things of one kind, where something of it has changed.
type lister struct {
	name  string
	stale bool
	jobs  func() []job
}

// listers are all that make lists.
func (r *rendering) listers() []lister {
	d, site, s := r.directory(), r.frame.site, r.stale
	months := sync.OnceValue(func() *archive { return newArchive(r.stories, site, d.words) })
	papers := sync.OnceValue(func() *outlets { return newOutlets(r.stories, site, d.words) })
	list := []lister{
		{"stories", s.order || s.cards || s.actorOrder, func() []job { return indexJobs(r.stories, len(r.actors), site) }},
		{"months", s.order || s.cards, func() []job { return months().jobs() }},
		{"outlets", s.order || s.outlets, func() []job { return papers().jobs() }},
		{"search", s.order || s.search || s.actors || s.actorOrder, func() []job {
			find := search{site: site, words: d.words, months: months(), actors: d.searched()}
			return find.jobs()
		}},
		{"inputs", s.order || s.inputs || !sameProblems(r.kept.problems, r.problems), func() []job {
			return []job{sharedJob("inputs.html", "inputs.html", inputsPage(r.stories, site, r.problems))}
		}},
		{"frame", false, func() []job { return r.frameJobs() }},
		{"index", s.order || s.listed, func() []job {
			return []job{{path: "index.json", make: func(*pages) (news.File, error) { return indexFile(r.stories), nil }}}
		}},
		{"feeds", s.order || r.feedChanged(), func() []job { return feedJobs(r.stories, site, r.base) }},
		{"actors", s.actors || s.actorOrder, d.jobs},
	}
	if r.base != nil { // a sitemap has absolute addresses only
		list = append(list, lister{"sitemap", s.order || s.outlets || s.actorOrder, func() []job {
			return sitemapJobs(r.base, sitemapPages(r.stories, slices.Concat(months().paths(), papers().paths(), d.paths())))
		}})
	}
	return list
}

// makeLists makes the files that are not of one story or actor. All stories must have been viewed and shared before.
func (r *rendering) makeLists() error {
	var made []string
	var jobs [][]job
	var all []job
	for _, l := range r.listers() {
		last := r.lists[l.name]
		if last != nil && !l.stale {
			continue
		}
		made, jobs = append(made, l.name), append(jobs, l.jobs())
		all = append(all, last.spare(jobs[len(jobs)-1])...)
	}
	files, err := run(all, r.set)
	if err != nil {
		return err
	}
	for i, name := range made {
		n := len(jobs[i])
		last := r.lists[name]
		r.lists[name] = last.next(jobs[i], files[:n:n])
		r.swap(last.all(), r.lists[name].files)
		files = files[n:]
	}
	r.kept.problems = r.problems
	return nil
}

// all returns the files; none of a list that was not made yet.
func (l *listing) all() []news.File {
	if l == nil {
		return nil
	}
	return l.files
}

// spare returns jobs, those of pages whose view is that of the last time done.
func (l *listing) spare(jobs []job) []job {
	if l == nil {
		return jobs
	}
	old := filesByPath(l.files)
	out := slices.Clone(jobs)
	for i, j := range jobs {
		if view := l.views[j.path]; view != nil && j.view != nil && sameList(view, j.view) {
			file := old[j.path]
			out[i].make = func(*pages) (news.File, error) { return file, nil }
		}
	}
	return out
}

// next is what is kept of the files that jobs have made. Those with the bytes of the last time keep its data.
func (l *listing) next(jobs []job, files []news.File) *listing {
	old := filesByPath(l.all())
	out := &listing{views: make(map[string]any, len(jobs)), files: files}
	for i, j := range jobs {
		if j.view != nil {
			out.views[j.path] = j.view
		}
		if last, there := old[j.path]; there && sameBytes(last.Data, files[i].Data) {
			files[i] = last
		}
	}
	return out
}

func filesByPath(files []news.File) map[string]news.File {
	out := make(map[string]news.File, len(files))
	for _, f := range files {
		out[f.Path] = f
	}
	return out
}

// sameList compares the views of two pages. Of a long list of views only the addresses are compared: what is as it was
// has that of the last time.
func sameList(a, b any) bool {
	switch a := a.(type) {
	case *IndexPage:
		b := b.(*IndexPage)
		return slices.Equal(a.Stories, b.Stories) && sameFrame(*a, *b, func(p *IndexPage) { p.Stories = nil })
	case *MonthPage:
		b := b.(*MonthPage)
		return slices.Equal(a.Stories, b.Stories) && sameFrame(*a, *b, func(p *MonthPage) { p.Stories = nil })
	case *OutletPage:
		b := b.(*OutletPage)
		return slices.Equal(a.Stories, b.Stories) && sameFrame(*a, *b, func(p *OutletPage) { p.Stories = nil })
	case *InputsPage:
		b := b.(*InputsPage)
		return slices.Equal(a.Stories, b.Stories) && sameFrame(*a, *b, func(p *InputsPage) { p.Stories = nil })
	case *ActorsPage:
		b := b.(*ActorsPage)
		return slices.EqualFunc(a.Kinds, b.Kinds, sameKind) && sameFrame(*a, *b, func(p *ActorsPage) { p.Kinds = nil })
	case [][]byte:
		return slices.EqualFunc(a, b.([][]byte), sameBytes)
	case []sitemapURL:
		return slices.Equal(a, b.([]sitemapURL))
	}
	return reflect.DeepEqual(a, b)
}

// sameFrame compares two pages without their lists, which bare takes away.
func sameFrame[T any](a, b T, bare func(*T)) bool {
	bare(&a)
	bare(&b)
	return reflect.DeepEqual(a, b)
}

func sameKind(a, b ActorKind) bool {
	same := slices.Equal(a.Leading, b.Leading) && slices.EqualFunc(a.Letters, b.Letters, func(x, y ActorLetter) bool {
		return slices.Equal(x.Actors, y.Actors) && x.ID == y.ID && x.Letter == y.Letter && x.Href == y.Href
	})
	return same && a.Kind == b.Kind && a.Label == b.Label && a.Count == b.Count
}

func sameProblems(a, b []*news.Problem) bool {
	return slices.EqualFunc(a, b, func(x, y *news.Problem) bool { return x == y || *x == *y })
}

// feedChanged reports whether the feeds have a story otherwise than before. Which they have goes by the order.
func (r *rendering) feedChanged() bool {
	n := min(len(r.stories), feedEntries)
	return slices.ContainsFunc(r.edits, func(e *edit) bool {
		if e.before == nil || e.now == nil || !slices.Contains(r.stories[:n], e.now) {
			return false
		}
		old, err := e.before.feedEntry(r.base)
		now, errNow := e.now.feedEntry(r.base)
		return err != nil || errNow != nil || !reflect.DeepEqual(old, now)
	})
}

// frameJobs are the files that no story changes.
func (r *rendering) frameJobs() []job {
	return []job{
		pageJob("404.html", "404.html", notFoundPage(r.frame.site, r.base)),
		{path: "robots.txt", make: func(*pages) (news.File, error) { return robotsFile(r.base), nil }},
	}
}
