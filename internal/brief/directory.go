package brief

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// What an actor needs for a page of its own: to speak so many lines, and to be named by so many
// articles; or to be in so many stories. Of all others a page would say no more than the entry in
// their story.
const (
	pageLines    = 2
	pageArticles = 2
	pageStories  = 5
)

// Directory returns the actors of all stories that are worth a page, the most salient first.
//
// Actors of two stories are one if they are of one kind and have one full name, in whichever
// spelling. A surname alone joins nobody. The ids are made of names: another story leaves those
// of other actors as they were.
func Directory(briefings []*news.Briefing) []news.Profile {
	return new(Joiner).Directory(briefings)
}

// Joiner joins the actors of stories again and again, and reads but once the names of a briefing. It answers as
// [Directory] does. A briefing that it is given again must not have been changed since. It may not be used by two
// goroutines at once. The zero value is ready.
type Joiner struct {
	known map[*news.Briefing]*listed
	made  map[identity]*made
}

// made is what was made of all actors of one name, where these are one.
type made struct {
	of      []appearance
	profile news.Profile // but for Perhaps
	family  string       // whose bearers these are
	weight  int
}

// Directory is [Directory].
func (j *Joiner) Directory(briefings []*news.Briefing) []news.Profile {
	d := directory{groups: map[identity][]appearance{}, single: map[string][]news.Appearance{}, last: j.made, made: map[identity]*made{}}
	known := make(map[*news.Briefing]*listed, len(briefings))
	for _, b := range briefings {
		l := j.known[b]
		if l == nil {
			l = listedOf(b)
		}
		known[b] = l
		d.add(l)
	}
	profiles := d.profiles()
	j.known, j.made = known, d.made
	return profiles
}

// listed are the actors of a briefing as the directory takes them, in their order.
type listed struct {
	full   []named[identity, appearance]
	single []named[string, news.Appearance]
}

// named is an appearance with what it is grouped by.
type named[K, A any] struct {
	key K
	as  A
}

func (d *directory) add(l *listed) {
	for _, n := range l.full {
		d.groups[n.key] = append(d.groups[n.key], n.as)
	}
	for _, n := range l.single {
		d.single[n.key] = append(d.single[n.key], n.as)
	}
}

// directory gathers the actors of all stories.
type directory struct {
	groups map[identity][]appearance
	single map[string][]news.Appearance // persons named by one word, by its spelling

	last, made map[identity]*made // by the last time, and by this one
}

// appearance is an actor in a story.
type appearance struct {
	actor  *news.Actor
	story  string
	detail string // of its name
	lines  int    // that it speaks
}

func listedOf(b *news.Briefing) *listed {
	l := &listed{}
	lines := linesOf(b)
	taken := map[identity][]string{} // details
	for i := range b.Actors {
		a := &b.Actors[i]
		id, detail := identityOf(a)
		if id.base == "" {
			if a.Kind == news.Person && !isFull(a.Name) {
				key := romanised(a.Name)
				l.single = append(l.single, named[string, news.Appearance]{key, news.Appearance{Story: b.ID, Actor: a.ID}})
			}
			continue
		}
		// Whom the story keeps apart are two actors, even where their names do not tell them apart.
		if !slices.ContainsFunc(taken[id], func(other string) bool { return agree(other, detail) }) {
			taken[id] = append(taken[id], detail)
			l.full = append(l.full, named[identity, appearance]{id, appearance{a, b.ID, detail, lines[a.ID]}})
		}
	}
	return l
}

// linesOf counts the lines that rest on the word of each actor of a story.
func linesOf(b *news.Briefing) map[string]int {
	lines := map[string]int{}
	count := func(ids []string) {
		for _, id := range ids {
			lines[id]++
		}
	}
	for _, q := range b.Quotes {
		lines[q.Speaker]++
	}
	for _, c := range b.Consensus {
		count(c.SaidBy)
	}
	for _, c := range b.Reported {
		count(c.SaidBy)
	}
	for _, dispute := range b.Disputes {
		for _, v := range dispute.Variants {
			count(v.SaidBy)
		}
	}
	return lines
}

func (d *directory) profiles() []news.Profile {
	var names []identity
	for id, all := range d.groups {
		if worthPage(all) { // else no part of them is
			names = append(names, id)
		}
	}
	slices.SortFunc(names, compareIdentities)
	ids := map[string]bool{}
	var out []news.Profile
	weight := map[string]int{}
	for _, id := range names {
		for _, m := range d.make(id) {
			p := m.profile
			if ids[p.ID] {
				p.ID = news.ID(p.ID, string(id.kind), id.base, m.of[0].detail)
			}
			ids[p.ID] = true
			weight[p.ID] += m.weight
			if id.kind == news.Person {
				p.Perhaps = d.single[m.family]
			}
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b news.Profile) int {
		return cmp.Or(cmp.Compare(weight[b.ID], weight[a.ID]), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// make makes the profiles of the actors of one name that are worth a page.
func (d *directory) make(id identity) []*made {
	all := d.groups[id]
	if m := d.last[id]; m != nil && slices.Equal(m.of, all) {
		d.made[id] = m
		return []*made{m}
	}
	groups := namesakes(all)
	var out []*made
	for _, one := range groups {
		if worthPage(one) {
			out = append(out, makeOf(id, one, len(groups) > 1))
		}
	}
	if len(groups) == 1 {
		d.made[id] = out[0]
	}
	return out
}

// namesakes parts the appearances of one name where its details say that they are different
// actors: George W. and George H. W., two bodies of the same initials. Those without a detail are
// then left to themselves.
func namesakes(all []appearance) [][]appearance {
	longest := ""
	for _, a := range all {
		if len(a.detail) > len(longest) {
			longest = a.detail
		}
	}
	if !slices.ContainsFunc(all, func(a appearance) bool { return !agree(longest, a.detail) }) {
		return [][]appearance{all}
	}
	byDetail := map[string][]appearance{}
	for _, a := range all {
		byDetail[a.detail] = append(byDetail[a.detail], a)
	}
	var out [][]appearance
	for _, detail := range slices.Sorted(maps.Keys(byDetail)) {
		out = append(out, byDetail[detail])
	}
	return out
}

// agree reports whether two details can be of one actor: one begins the other.
func agree(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }

func worthPage(all []appearance) bool {
	articles, lines := 0, 0
	for _, a := range all {
		articles += len(a.actor.Citations)
		lines += a.lines
	}
	return lines >= pageLines && articles >= pageArticles || len(all) >= pageStories
}

// makeOf makes the profile of some appearances; apart if there are namesakes beside them.
func makeOf(id identity, all []appearance, apart bool) *made {
	p := news.Profile{ID: profileID(id, all, apart), Name: displayName(all), Kind: id.kind}
	weight := 0
	for _, a := range all {
		p.Appearances = append(p.Appearances, news.Appearance{Story: a.story, Actor: a.actor.ID})
		weight += 4*len(a.actor.Citations) + a.actor.Mentions + 3*a.actor.Quotes
	}
	return &made{of: all, profile: p, family: romanised(nameParts(p.Name).family), weight: weight}
}

// displayName returns the editor's name for an actor, else the form that most articles are under.
func displayName(all []appearance) string {
	articles := map[string]int{}
	for _, a := range all {
		articles[a.actor.Name] += len(a.actor.Citations)
		if slices.Contains(a.actor.Edited, "name") {
			return a.actor.Name
		}
	}
	return slices.MinFunc(slices.Collect(maps.Keys(articles)), func(a, b string) int {
		return cmp.Or(cmp.Compare(articles[b], articles[a]), cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	})
}
