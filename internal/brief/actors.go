package brief

import (
	"slices"
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// actorsOf makes the actors that are shown, the most salient first: all persons, and the
// organisations and places that are named more than once or on whose word something rests.
func (m *merger) actorsOf(b *news.Briefing) []news.Actor {
	quotes, needed := map[string][]news.Quote{}, linesOf(b)
	for _, q := range b.Quotes {
		if q.Kind != news.IndirectQuote { // who is reported is not quoted
			quotes[q.Speaker] = append(quotes[q.Speaker], q)
		}
	}
	said, leads := m.said(), m.leads()
	type ranked struct {
		news.Actor
		salience int
	}
	var list []ranked
	for i, a := range m.cast.actors {
		if a.kind == news.Person || len(a.mentions) > 1 || needed[a.id] > 0 {
			shown := m.actor(a, quotes[a.id])
			list = append(list, ranked{shown, m.salience(shown, said[i], leads[i])})
		}
	}
	sort.SliceStable(list, func(i, k int) bool {
		if a, b := list[i].salience, list[k].salience; a != b {
			return a > b
		}
		return list[i].Name < list[k].Name
	})
	out := make([]news.Actor, len(list))
	for i, r := range list {
		out[i] = r.Actor
	}
	return out
}

// salience weighs in how many texts of their own an actor is, in how many of their beginnings, how
// often, and how much it speaks. A place that never speaks is mostly where something happens.
func (m *merger) salience(a news.Actor, said, leads int) int {
	origins := map[int]bool{}
	for _, c := range a.Citations {
		origins[m.origin[m.byID[c.Article]]] = true
	}
	s := 8*len(origins) + 2*a.Mentions + 6*a.Quotes + 2*said + 4*leads
	switch {
	case a.Kind == news.Place && said == 0:
		return s / 3
	case a.Kind == news.Place:
		return s * 2 / 3
	}
	return s
}

// said returns how often each actor speaks or thinks in the articles, reported speech included.
func (m *merger) said() map[int]int {
	said := map[int]int{}
	for d, doc := range m.story.Docs {
		for _, at := range doc.Attributions {
			if a := m.cast.speaker(d, at); a >= 0 {
				said[a]++
			}
		}
	}
	return said
}

// leads returns in how many articles each actor is named in the first two sentences.
func (m *merger) leads() map[int]int {
	leads := map[int]int{}
	for d, doc := range m.story.Docs {
		here := map[int]bool{}
		for i, mention := range doc.Mentions {
			if a := m.cast.of[d][i]; a >= 0 && mention.Sentence < 2 && !here[a] {
				here[a] = true
				leads[a]++
			}
		}
	}
	return leads
}

func (m *merger) actor(a *actor, quotes []news.Quote) news.Actor {
	out := news.Actor{ID: a.id, Name: a.name, Kind: a.kind, Aliases: []string{}, Edited: []string{}, Mentions: len(a.mentions), Quotes: len(quotes)}
	out.Aliases = append(out.Aliases, a.aliases()...)
	if a.editors != "" {
		out.Edited = append(out.Edited, "name")
	}
	if role, ok := m.editorsRole(a); ok {
		out.Role, out.Edited = role, append(out.Edited, "role")
	} else if r := m.standing(a); r.doc >= 0 {
		cited := m.cite(r.doc, r.span)
		out.Role, out.RoleCitation = strings.ToLower(cited.Text), &cited
	}
	var carried []news.Citation
	for _, q := range quotes {
		carried = append(carried, q.Citations...)
	}
	out.QuotedOutlets = m.outlets(carried)
	seen := map[int]bool{}
	for _, r := range a.inOrder() {
		if seen[r.doc] {
			continue
		}
		seen[r.doc] = true
		out.Citations = append(out.Citations, m.cite(r.doc, m.story.Docs[r.doc].Mentions[r.mention].Span))
	}
	return out
}

// aliases returns the forms of a's name that are not shown as its name, the most used first.
func (a *actor) aliases() []string {
	var out []string
	for name := range a.forms {
		if name != a.name {
			out = append(out, name)
		}
	}
	sort.Slice(out, func(i, k int) bool {
		x, y := out[i], out[k]
		if a.forms[x] != a.forms[y] {
			return a.forms[x] > a.forms[y]
		}
		return x < y
	})
	return out
}

// inOrder returns the mentions of a by document and place. They are not to be changed.
func (a *actor) inOrder() []mentionRef {
	if len(a.ordered) != len(a.mentions) {
		a.ordered = slices.SortedFunc(slices.Values(a.mentions), compareRefs)
	}
	return a.ordered
}
