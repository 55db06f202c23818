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
	return &made{detail: all[0].detail, profile: p, family: romanised(nameParts(p.Name).family), weight: weight}
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
