package brief

import (
	"sort"

	"github.com/briefgen/briefgen/internal/news"
)

// disputesOf returns what the articles tell differently: figures, offices of a person, and
// positions for and against one thing; apart from these, the figures that were only brought up to
// date and the positions that one actor changed. Those with the most articles come first.
func (m *merger) disputesOf(stars []*starOf) (out, revised []news.Dispute) {
	out, revised = []news.Dispute{}, []news.Dispute{}
	if len(m.story.Docs) > 1 { // what one article tells twice is of two things
		out, revised = m.figureDisputes()
		out = append(out, m.officeDisputes()...)
		out = append(out, m.misnamedDisputes()...)
		out = append(out, m.dateDisputes()...)
	}
	contests, changed := m.contestDisputes(stars)
	out, revised = append(out, contests...), append(revised, changed...)
	for _, list := range [][]news.Dispute{out, revised} {
		sort.SliceStable(list, func(i, k int) bool { return articlesIn(list[i]) > articlesIn(list[k]) })
		identify(list)
	}
	return out, revised
}

func articlesIn(d news.Dispute) int {
	seen := map[string]bool{}
	for _, v := range d.Variants {
		for _, c := range v.Citations {
			seen[c.Article] = true
		}
	}
	return len(seen)
}

// side is what becomes a variant.
type side struct {
	value   string
	members []place
}

// place is a span in a document, with the actor on whose word it rests, or -1.
type place struct {
	doc   int
	span  news.Span
	actor int
}

// dispute makes a dispute of sides; its topic is words of an article.
func (m *merger) dispute(kind news.DisputeKind, topic string, sides []side) news.Dispute {
	d := news.Dispute{Kind: kind, Topic: topic}
	for _, s := range sides {
		v := news.Variant{Value: s.value, SaidBy: m.variantSpeakers(s), AsOf: m.asOf(s)}
		for _, p := range s.members {
			v.Citations = append(v.Citations, m.cite(p.doc, p.span))
		}
		d.Variants = append(d.Variants, v)
	}
	return d
}

// identify gives each dispute an id made of its values; those that have the values of one
// before them, of their topic and place as well.
func identify(disputes []news.Dispute) {
	taken := map[string]bool{}
	for i := range disputes {
		d := &disputes[i]
		key := []string{string(d.Kind)}
		for _, v := range d.Variants {
			key = append(key, v.Value)
		}
		d.ID = news.ID("d", key...)
		if taken[d.ID] {
			first := d.Variants[0].Citations[0]
			d.ID = news.ID("d", append(key, d.Topic, first.Article, first.Text)...)
		}
		taken[d.ID] = true
	}
}

// variantSpeakers returns the actor on whose word all members of a side rest.
func (m *merger) variantSpeakers(s side) []string {
	who := s.members[0].actor
	for _, p := range s.members {
		if p.actor != who {
			who = -1
		}
	}
	return m.actorIDs(who)
}

// asOf returns the day of the latest article of a side.
func (m *merger) asOf(s side) string {
	latest := ""
	for _, p := range s.members {
		latest = max(latest, dayOf(m.story.Docs[p.doc]))
	}
	return latest
}
