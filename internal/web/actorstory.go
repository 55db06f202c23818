package web

import (
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// storiesOf returns what some stories have of an actor, at most so many lines of each kind.
func storiesOf(p *profile, list []presence, most int) []ActorStory {
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
	said := in.said()
	quotes, moreQuotes := capped(said.quotes, most)
	claims, moreClaims := capped(said.claims, most)
	disputes, moreDisputes := capped(said.disputes, most)
	view.More = moreQuotes + moreClaims + moreDisputes
	for _, q := range quotes {
		quote := in.quote(q)
		view.Quotes = append(view.Quotes, SaidLine{ID: q.ID, Href: in.permalink(q.ID), Quote: &quote})
	}
	for _, l := range in.claims(claims) {
		view.Claims = append(view.Claims, SaidLine{ID: l.ID, Href: in.permalink(l.ID), Line: &l})
	}
	for _, d := range disputes {
		if dispute, ok := in.dispute(d); ok {
			view.Disputes = append(view.Disputes, SaidLine{ID: d.ID, Href: in.permalink(d.ID), Dispute: &dispute})
		}
	}
}

// permalink returns the way to a line of the briefing, "" where it has no place there.
func (in presence) permalink(id string) string {
	place := in.story.place(id)
	if place == "" {
		return ""
	}
	return in.way + place
}

// utterances are what rests on one actor's word in a story.
type utterances struct {
	quotes   []news.Quote
	claims   []news.Claim
	disputes []news.Dispute // in which it is a side
}

// wordsOf sorts the lines of a briefing that something backs by the actors on whose word they rest.
func wordsOf(b *news.Briefing) map[string]*utterances {
	out := map[string]*utterances{}
	of := func(id string) *utterances {
		if out[id] == nil {
			out[id] = &utterances{}
		}
		return out[id]
	}
	for _, q := range b.Quotes {
		if len(q.Citations) > 0 {
			of(q.Speaker).quotes = append(of(q.Speaker).quotes, q)
		}
	}
	for _, claims := range [][]news.Claim{b.Consensus, b.Reported} {
		for _, c := range claims {
			for _, id := range c.SaidBy {
				if len(c.Citations) > 0 {
					of(id).claims = append(of(id).claims, c)
				}
			}
		}
	}
	for _, d := range b.Disputes {
		seen := map[string]bool{}
		for _, v := range d.Variants {
			for _, id := range v.SaidBy {
				if !seen[id] {
					seen[id] = true
					of(id).disputes = append(of(id).disputes, d)
				}
			}
		}
	}
	return out
}

// said returns what rests on the actor's word, without the claims whose words are in its quotes.
func (in presence) said() utterances {
	all := in.story.said()[in.actor.ID]
	if all == nil {
		return utterances{}
	}
	out := *all
	out.claims = nil
	quoted := spansOf(all.quotes)
	for _, c := range all.claims {
		if !quoted.meet(c.Citations[0]) {
			out.claims = append(out.claims, c)
		}
	}
	return out
}

// spans are the spans of some citations in each article, in order.
type spans map[string][]news.Span

func spansOf(quotes []news.Quote) spans {
	out := spans{}
	for _, q := range quotes {
		for _, c := range q.Citations {
			out[c.Article] = append(out[c.Article], c.Span())
		}
	}
	for _, list := range out {
		slices.SortFunc(list, func(a, b news.Span) int { return a.Start - b.Start })
	}
	return out
}

// meet reports whether a citation shares words with one of the spans, or with the one before it.
func (s spans) meet(c news.Citation) bool {
	list := s[c.Article]
	at, _ := slices.BinarySearchFunc(list, c.Start, func(span news.Span, start int) int { return span.Start - start })
	return at < len(list) && list[at].Start < c.End || at > 0 && list[at-1].End > c.Start
}
