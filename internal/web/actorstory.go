package web

import (
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// storiesOf returns what some stories have of an actor, for one page.
func storiesOf(p *profile, list []presence) []ActorStory {
	most := max(storyLines, pageLines/max(1, len(list)))
	var out []ActorStory
	for _, in := range list {
		view := ActorStory{
			ID: in.b.ID, Actor: in.actor.ID, Href: in.way + "index.html", Title: in.title(), Published: in.b.Published,
			Card: in.actorCard(in.actor), Renamed: in.actor.Name != p.Name,
		}
		view.Card.Name.Href = ""
		in.fill(&view, most)
		out = append(out, view)
	}
	return out
}

// fill gives the view its lines, at most so many of each kind.
func (in presence) fill(view *ActorStory, most int) {
	quotes := in.said()
	claims := in.onItsWord(quotes)
	var disputes []news.Dispute
	for _, d := range in.b.Disputes {
		if in.isSide(d) {
			disputes = append(disputes, d)
		}
	}
	view.More = max(0, len(quotes)-most) + max(0, len(claims)-most) + max(0, len(disputes)-most)
	for _, q := range quotes[:min(most, len(quotes))] {
		quote := in.quote(q)
		view.Quotes = append(view.Quotes, SaidLine{ID: q.ID, Href: in.permalink(q.ID), Quote: &quote})
	}
	for _, l := range in.claims(claims[:min(most, len(claims))]) {
		view.Claims = append(view.Claims, SaidLine{ID: l.ID, Href: in.permalink(l.ID), Line: &l})
	}
	for _, d := range disputes[:min(most, len(disputes))] {
		if dispute, ok := in.dispute(d); ok {
			view.Disputes = append(view.Disputes, SaidLine{ID: d.ID, Href: in.permalink(d.ID), Dispute: &dispute})
		}
	}
}

// permalink returns the way to a line of the briefing, "" where it has no place there.
func (in presence) permalink(id string) string {
	if !in.story.ids[id] {
		return ""
	}
	return in.way + "index.html#" + id
}

// said returns the actor's quotes.
func (in presence) said() []news.Quote {
	var out []news.Quote
	for _, q := range in.b.Quotes {
		if q.Speaker == in.actor.ID && len(q.Citations) > 0 {
			out = append(out, q)
		}
	}
	return out
}

// onItsWord returns the claims that rest on the actor's word alone, but for those whose words are
// in its quotes.
func (in presence) onItsWord(quotes []news.Quote) []news.Claim {
	var out []news.Claim
	for _, claims := range [][]news.Claim{in.b.Consensus, in.b.Reported} {
		for _, c := range claims {
			if slices.Contains(c.SaidBy, in.actor.ID) && len(c.Citations) > 0 && !quoted(c.Citations[0], quotes) {
				out = append(out, c)
			}
		}
	}
	return out
}

// quoted reports whether one of the quotes shares words with a citation.
func quoted(c news.Citation, quotes []news.Quote) bool {
	for _, q := range quotes {
		for _, at := range q.Citations {
			if at.Article == c.Article && at.Start < c.End && c.Start < at.End {
				return true
			}
		}
	}
	return false
}

func (in presence) isSide(d news.Dispute) bool {
	for _, v := range d.Variants {
		if slices.Contains(v.SaidBy, in.actor.ID) {
			return true
		}
	}
	return false
}
