package web

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// edit is a story whose own page is not as it was: before is nil for one that is new, now for one that is gone.
type edit struct{ before, now *storyViews }

func (e *edit) id() string {
	if e.now == nil {
		return e.before.b.ID
	}
	return e.now.b.ID
}

// face reports whether something has changed that pages show which only name the story: its title, its day, the names in it.
func (e *edit) face() bool { return e.before == nil || e.now == nil || !sameFace(e.before, e.now) }

// day reports whether the day of the story has changed.
func (e *edit) day() bool {
	return e.before == nil || e.now == nil || e.before.b.Published != e.now.b.Published
}

// edits are the stories that have changed, by id.
type edits map[string]*edit

// inOrder returns the edits by id.
func (e edits) inOrder() []*edit {
	out := make([]*edit, 0, len(e))
	for _, id := range slices.Sorted(maps.Keys(e)) {
		out = append(out, e[id])
	}
	return out
}

// lineUp checks the briefings that are new, and brings the stories in order. moved says that the order of the stories is not what
// it was.
func (k *kept) lineUp(briefings []*news.Briefing) (all edits, moved bool, err error) {
	gone, fresh := difference(k.given, briefings)
	all = edits{}
	for _, b := range gone {
		all[b.ID] = &edit{before: k.byID[b.ID]}
	}
	for _, b := range latestFirst(fresh) {
		if err := check(b); err != nil {
			return nil, false, fmt.Errorf("render: %w", err)
		}
		e := all[b.ID]
		if e == nil {
			e = &edit{before: k.byID[b.ID]}
			all[b.ID] = e
		}
		if e.now != nil || e.before != nil && !slices.Contains(gone, e.before.b) {
			path := b.ID + "/briefing.json"
			return nil, false, twoFiles(path, path)
		}
		e.now = k.view(b)
	}
	k.given = slices.Clone(briefings)
	return all, k.place(all), nil
}

func (k *kept) view(b *news.Briefing) *storyViews {
	return newStoryViews(b, k.frame.site, k.frame.words, k.frame.opts)
}

// place puts the stories in their places, and reports whether their order has changed.
func (k *kept) place(all edits) (moved bool) {
	if 4*len(all) > len(k.stories) {
		return k.placeAnew(all)
	}
	for id, e := range all {
		from, to := -1, -1
		if e.before != nil {
			from = k.placeOf(e.before.b)
			k.stories = slices.Delete(k.stories, from, from+1)
			delete(k.byID, id)
		}
		if e.now != nil {
			to = k.placeOf(e.now.b)
			k.stories = slices.Insert(k.stories, to, e.now)
			k.byID[id] = e.now
		}
		moved = moved || from != to || e.day()
	}
	return moved
}

// placeAnew is place where many have changed.
func (k *kept) placeAnew(all edits) (moved bool) {
	k.stories = slices.DeleteFunc(k.stories, func(v *storyViews) bool { return all[v.b.ID] != nil })
	for id, e := range all {
		delete(k.byID, id)
		if e.now != nil {
			k.stories = append(k.stories, e.now)
			k.byID[id] = e.now
		}
	}
	slices.SortFunc(k.stories, func(a, b *storyViews) int { return compareLatest(a.b, b.b) })
	return len(all) > 0
}

// placeOf returns where a story stands, or would.
func (k *kept) placeOf(b *news.Briefing) int {
	i, _ := slices.BinarySearchFunc(k.stories, b, func(v *storyViews, b *news.Briefing) int { return compareLatest(v.b, b) })
	return i
}

// latestFirst returns briefings by day, the latest first, then by title and id.
func latestFirst(briefings []*news.Briefing) []*news.Briefing {
	out := slices.Clone(briefings)
	slices.SortStableFunc(out, compareLatest)
	return out
}

func compareLatest(a, b *news.Briefing) int {
	return cmp.Or(cmp.Compare(b.Published, a.Published), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
}

// sameFace reports whether the pages of actors that only name two stories would be the same.
func sameFace(a, b *storyViews) bool {
	if a.b.Published != b.b.Published || a.b.Title != b.b.Title || a.title() != b.title() || !maps.Equal(a.pages, b.pages) || len(a.b.Actors) != len(b.b.Actors) {
		return false
	}
	return slices.EqualFunc(a.b.Actors, b.b.Actors, func(x, y news.Actor) bool { return x.ID == y.ID && a.actorName(&x) == b.actorName(&y) })
}
