package verify

import (
	"cmp"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// checkConsistent proves what a briefing says of its own citations: it counts no more outlets and
// origins than it cites, and gives no words to somebody whom their source does not name.
func (c *checker) checkConsistent(s *story) {
	origins := map[string]string{}
	for _, a := range s.b.Articles {
		origins[a.ID] = a.Origin
	}
	for _, claims := range [][]news.Claim{s.b.Consensus, s.b.Reported} {
		for _, claim := range claims {
			if miscounted(claim.Citations, claim.Outlets, claim.Origins, origins) {
				c.found(s.finding("", claim.Text, ProblemCount))
			}
			c.checkActors(s, claim.Text, claim.SaidBy)
		}
	}
	for _, e := range s.b.Timeline {
		if miscounted(e.Citations, e.Outlets, e.Origins, origins) {
			c.found(s.finding("", e.Text, ProblemCount))
		}
	}
	for _, u := range s.b.Unknowns {
		if miscounted(u.Citations, u.Outlets, u.Origins, origins) {
			c.found(s.finding("", u.Text, ProblemCount))
		}
	}
	for _, d := range s.b.Differences() {
		for _, v := range d.Variants {
			c.checkActors(s, v.Value, v.SaidBy)
		}
	}
	for _, q := range s.b.Quotes {
		if q.Speaker != "" {
			c.checkActors(s, q.Text, []string{q.Speaker})
		}
		if !s.speaks(q) || !c.knows(s, q) {
			c.found(s.finding("", q.Name, ProblemSpeaker))
		}
	}
}

// miscounted reports whether a line counts more outlets or origins than it cites. originOf leads from articles to origins.
func miscounted(citations []news.Citation, outlets, origins int, originOf map[string]string) bool {
	articles, texts := map[string]bool{}, map[string]bool{}
	for _, cite := range citations {
		articles[cite.Article] = true
		texts[cmp.Or(cite.Origin, originOf[cite.Article])] = true
	}
	return outlets > len(articles) || origins > len(texts)
}

// checkActors reports ids on whose word something rests and that are no actor of the story.
func (c *checker) checkActors(s *story, shown string, ids []string) {
	for _, id := range ids {
		if s.actor(id) == nil {
			c.found(s.finding("", shown, ProblemNoActor+": "+id))
		}
	}
}

func (s *story) actor(id string) *news.Actor {
	at := slices.IndexFunc(s.b.Actors, func(a news.Actor) bool { return a.ID == id })
	if at < 0 {
		return nil
	}
	return &s.b.Actors[at]
}

// knows reports whether the name at a quote stands in the story, or, where the editor gave its
// speaker another name, one of the other names does.
func (c *checker) knows(s *story, q news.Quote) bool {
	if c.inStory(s, q.Name) {
		return true
	}
	speaker := s.actor(q.Speaker)
	return speaker != nil && slices.ContainsFunc(speaker.Aliases, func(alias string) bool { return c.inStory(s, alias) })
}

// speaks reports whether the name at a quote is that of its speaker, and whether its source, if it
// is the name of an actor, is not that of others alone. Of "she" or "the mayor" nothing is known. The name of a body may be part of
// the speaker's office: "Harbour Board chairman Anna Berg".
func (s *story) speaks(q news.Quote) bool {
	speaker := s.actor(q.Speaker)
	if speaker == nil {
		return true // an unknown id is reported by itself
	}
	if q.Name != speaker.Name {
		return false
	}
	source := fold(q.Source)
	for _, name := range append([]string{speaker.Name}, speaker.Aliases...) {
		if holdsWords(source, fold(name)) {
			return true
		}
	}
	others := false
	for _, a := range s.b.Actors {
		if fold(a.Name) != source && !slices.ContainsFunc(a.Aliases, func(alias string) bool { return fold(alias) == source }) {
			continue
		}
		if a.ID == q.Speaker {
			return true
		}
		others = others || a.Kind == news.Person || !holdsWords(fold(speaker.Role), source)
	}
	return !others
}

// holdsWords reports whether text holds words, as whole words.
func holdsWords(text, words string) bool {
	return words != "" && strings.Contains(" "+text+" ", " "+words+" ")
}
