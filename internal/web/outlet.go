package web

import (
	"cmp"
	"maps"
	"slices"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

const (
	// outletStories is how many stories of an outlet stand on one page.
	outletStories = 100
	// shownMeetings is how many other outlets the page of one names.
	shownMeetings = 30
)

// outletPair is two outlets by name, the lesser first.
type outletPair [2]string

// meeting counts what two outlets have in common, in one story or in all.
type meeting struct{ stories, agreed, differ int }

// outlet is an outlet over all stories.
type outlet struct {
	id, name string
	stories  []*storyViews // the latest first
	articles int
	beside   map[string]meeting // by the name of the other
}

// outlets makes the pages below outlets/.
type outlets struct {
	site    Site
	words   *labels.Labels
	list    []*outlet // by name
	by      map[string]*outlet
	unnamed int // articles
}

func newOutlets(stories []*storyViews, site Site, words *labels.Labels) *outlets {
	o := &outlets{site: site, words: words, by: map[string]*outlet{}}
	for _, v := range stories {
		o.unnamed += len(v.b.Articles)
		for name, in := range v.parts.outlets {
			out := o.outlet(name)
			out.stories = append(out.stories, v)
			out.articles += len(in.Articles)
			o.unnamed -= len(in.Articles)
		}
		for pair, m := range v.parts.meetings {
			o.outlet(pair[0]).meet(pair[1], m)
			o.outlet(pair[1]).meet(pair[0], m)
		}
	}
	o.name(stories)
	slices.SortFunc(o.list, func(a, b *outlet) int {
		return cmp.Or(cmp.Compare(sortKey(a.name, news.Organization), sortKey(b.name, news.Organization)), cmp.Compare(a.name, b.name))
	})
	return o
}

func (o *outlets) outlet(name string) *outlet {
	if o.by[name] == nil {
		o.by[name] = &outlet{name: name, beside: map[string]meeting{}}
		o.list = append(o.list, o.by[name])
	}
	return o.by[name]
}

func (o *outlet) meet(other string, m meeting) {
	sum := o.beside[other]
	o.beside[other] = meeting{sum.stories + m.stories, sum.agreed + m.agreed, sum.differ + m.differ}
}

// name gives every outlet its id. Of several whose names make one, the outlet of the oldest story has it: those that come later
// leave it alone.
func (o *outlets) name(stories []*storyViews) {
	taken := map[string]bool{}
	for _, v := range slices.Backward(stories) {
		for _, name := range slices.Sorted(maps.Keys(v.parts.outlets)) {
			out := o.by[name]
			if out.id != "" {
				continue
			}
			out.id = news.Slug(name)
			if taken[out.id] {
				out.id = news.ID(out.id, name)
			}
			taken[out.id] = true
		}
	}
}

// outletStories returns what each outlet has of the story, by the outlet's name.
func (v *storyViews) outletStories() map[string]*OutletStory {
	out := map[string]*OutletStory{}
	folder := "../../" + v.b.ID + "/"
	for i, a := range v.b.Articles {
		if a.Outlet == "" {
			continue
		}
		if out[a.Outlet] == nil {
			out[a.Outlet] = &OutletStory{ID: v.b.ID, Href: folder + "index.html", Title: v.title(), Published: v.b.Published}
		}
		title := Title{Text: a.Title, Owner: a.ID, Lang: v.lang(i)}
		out[a.Outlet].Articles = append(out[a.Outlet].Articles, OutletArticle{Title: title, Href: folder + v.sourceHref(i), Words: a.Words})
	}
	return out
}

// meetings counts for each two outlets of the story the agreed points that both state and the disputes in which they give
// different sides.
func (v *storyViews) meetings() map[outletPair]meeting {
	out := map[outletPair]meeting{}
	named := map[string]bool{}
	for _, a := range v.b.Articles {
		named[a.Outlet] = a.Outlet != ""
	}
	for _, pair := range pairsOf(named) {
		out[pair] = meeting{stories: 1}
	}
	if len(out) == 0 {
		return nil
	}
	for _, c := range v.b.Consensus {
		var groups []map[string]bool
		for _, backing := range v.b.Backings(c, v.articles) {
			groups = append(groups, v.outletsOf(backing.Citations))
		}
		v.count(out, groups, func(m *meeting) { m.agreed++ }, apart)
	}
	for _, d := range v.b.Disputes {
		var groups []map[string]bool
		for _, side := range d.Variants {
			groups = append(groups, v.outletsOf(side.Citations))
		}
		v.count(out, groups, func(m *meeting) { m.differ++ }, disjoint)
	}
	return out
}

// count adds one to each pair of outlets for whose groups ok holds.
func (v *storyViews) count(out map[outletPair]meeting, groups []map[string]bool, add func(*meeting), ok func(a, b []int) bool) {
	in := map[string][]int{} // outlet → groups
	all := map[string]bool{}
	for i, group := range groups {
		for name := range group {
			in[name] = append(in[name], i)
			all[name] = true
		}
	}
	for _, pair := range pairsOf(all) {
		if m := out[pair]; ok(in[pair[0]], in[pair[1]]) {
			add(&m)
			out[pair] = m
		}
	}
}

// apart reports whether one of a and another one of b differ: two statements out of one origin are one.
func apart(a, b []int) bool {
	return len(a) > 1 || len(b) > 1 || a[0] != b[0]
}

// disjoint reports whether a and b have nothing in common: who gives both sides differs from nobody.
func disjoint(a, b []int) bool {
	return !slices.ContainsFunc(a, func(i int) bool { return slices.Contains(b, i) })
}

// outletsOf returns the named outlets of the cited articles.
func (v *storyViews) outletsOf(citations []news.Citation) map[string]bool {
	out := map[string]bool{}
	for _, c := range citations {
		if name := v.b.Articles[v.articles[c.Article]].Outlet; name != "" {
			out[name] = true
		}
	}
	return out
}

// pairsOf returns all pairs of the names in set.
func pairsOf(set map[string]bool) []outletPair {
	var names []string
	for name, in := range set {
		if in {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var out []outletPair
	for i, a := range names {
		for _, b := range names[i+1:] {
			out = append(out, outletPair{a, b})
		}
	}
	return out
}
