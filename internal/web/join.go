package web

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// keptActor is what was made of a profile: its pages, its entries in the lists, and what they cite.
type keptActor struct {
	news.Profile
	told   []told      // by story, the latest first
	roles  []citedIn   // what the first page cites of any story, for the roles
	entry  *ActorEntry // in the lists; nil before it is made
	key    string      // that the lists sort it by
	index  []byte      // its part of actors/index.json
	search []byte      // and of search/actors.js
	files  []news.File // its pages
}

// sameEntries reports whether the lists have of a what they had.
func (a *keptActor) sameEntries(old *keptActor) bool {
	return a.entry == old.entry && a.key == old.key && sameBytes(a.index, old.index) && sameBytes(a.search, old.search)
}

// told is what a page of an actor cites of one story.
type told struct {
	story string
	cited []cited
}

// cited is a span of an article, given by its index in the story.
type cited struct{ article, start, end int32 }

func (c cited) span() news.Span { return news.Span{Start: int(c.start), End: int(c.end)} }

type citedIn struct {
	story string
	cited
}

// joined is an actor that is new, is gone or has another profile than before; was is empty for one that is new.
type joined struct {
	actor *keptActor
	was   news.Profile
	gone  bool
}

// join takes over the profiles, and returns those that are not as they were. moved says that the actors or their order are not what they were.
func (k *kept) join(profiles []news.Profile) (all []joined, moved bool, err error) {
	actors := make([]*keptActor, len(profiles))
	for i := range profiles {
		p := &profiles[i]
		var a *keptActor
		if i < len(k.actors) && k.actors[i].ID == p.ID {
			a = k.actors[i]
		} else {
			moved = true
			a = k.actorOf[p.ID]
		}
		if a == nil {
			a = new(keptActor)
			k.actorOf[p.ID] = a
		}
		actors[i] = a
		if !sameProfile(&a.Profile, p) {
			if !safeName(p.ID) || p.ID == "index" || len(p.Appearances) == 0 {
				return nil, false, fmt.Errorf("render: actor %q: id is not a safe name of a folder, or it is in no story", p.ID)
			}
			all = append(all, joined{actor: a, was: a.Profile})
		}
		a.Profile = *p
	}
	if moved || len(k.actors) != len(actors) {
		moved = true
		gone, _ := difference(k.actors, actors)
		for _, a := range gone {
			all = append(all, joined{actor: a, was: a.Profile, gone: true})
			delete(k.actorOf, a.ID)
		}
		if len(actors) != len(k.actorOf) {
			return nil, false, errors.New("render: two actors have one id")
		}
	}
	k.actors = actors
	return all, moved, nil
}

func sameProfile(a, b *news.Profile) bool {
	return a.ID == b.ID && a.Name == b.Name && a.Kind == b.Kind && sameAppearances(a.Appearances, b.Appearances) && sameAppearances(a.Perhaps, b.Perhaps)
}

// sameAppearances is [slices.Equal], at once if the lists are one.
func sameAppearances(a, b []news.Appearance) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || slices.Equal(a, b))
}

// link has the stories that are new, and those with an actor that has come or gone, lead to the pages of their actors. Where one leads
// elsewhere than before, it is an edit, too.
func (k *kept) link(all edits, changed []joined) {
	links := map[string]map[string]string{} // story → actor's id in it → id of its page
	of := func(story string) map[string]string {
		if links[story] == nil {
			links[story] = map[string]string{}
			v := k.byID[story]
			if e := all[story]; e != nil {
				v = e.before
			}
			if v != nil {
				maps.Copy(links[story], v.pages)
			}
		}
		return links[story]
	}
	for id := range all {
		of(id)
	}
	var come []joined
	for _, j := range changed {
		now := j.actor.Appearances
		if j.gone {
			now = nil
		}
		gone, fresh := difference(j.was.Appearances, now)
		for _, a := range gone {
			delete(of(a.Story), a.Actor)
		}
		if len(fresh) > 0 {
			come = append(come, joined{actor: j.actor, was: news.Profile{Appearances: fresh}})
		}
	}
	for _, j := range come { // after all have gone: one may have taken the place of another
		for _, a := range j.was.Appearances {
			of(a.Story)[a.Actor] = j.actor.ID
		}
	}
	k.relink(all, links)
}

// relink has stories lead to these pages.
func (k *kept) relink(all edits, links map[string]map[string]string) {
	for story, pages := range links {
		v := k.byID[story]
		switch e := all[story]; {
		case v == nil: // gone, or of no story: then the page of the actor cannot be made
		case e != nil:
			e.now.pages = pages
		case !maps.Equal(v.pages, pages):
			now := k.view(v.b)
			now.pages = pages
			all[story] = &edit{before: v, now: now}
			k.stories[k.placeOf(v.b)] = now
			k.byID[story] = now
		}
	}
}
