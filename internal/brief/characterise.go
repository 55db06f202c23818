package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

const (
	// maxCharacters is the most disputes of characterisation of a story.
	maxCharacters = 3
	// leastTie is the least that the words weigh in the news which two sentences share besides the noun for what they judge, for
	// both to mean the same one.
	leastTie = 4.0
	// manyJudged is how many earlier judgements of one thing each is held against.
	manyJudged = 200
)

// clash is two judgements of one thing, by two, of which one is for it and the other against it.
type clash struct {
	a, b  int
	score float64
}

// characterDisputes finds what two who speak judge in words of opposite ends of a scale: "a disgrace", "quite honourable". It notes their
// sentences, of which nothing less sure shall be made.
func (c *court) characterDisputes() []news.Dispute {
	list := c.judgements()
	var out []news.Dispute
	for _, x := range c.clashes(list) {
		a, b := list[x.a], list[x.b]
		if len(out) == maxCharacters || c.judged[a.unit] || c.judged[b.unit] {
			continue
		}
		sides := []side{c.judges(list, a, b), c.judges(list, b, a)}
		out = append(out, c.dispute(news.CharacterisationDispute, c.thingTopic(a), sides))
	}
	return out
}

// clashes returns the judgements that stand against each other, the surest first.
func (c *court) clashes(list []judgement) []clash {
	var out []clash
	of := map[int][]int{} // term → judgements
	for b, y := range list {
		earlier := of[y.term]
		of[y.term] = append(earlier, b)
		for _, a := range earlier[max(0, len(earlier)-manyJudged):] {
			if score := c.clash(list[a], y); score > 0 {
				out = append(out, clash{a, b, score})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y clash) int { return cmp.Compare(y.score, x.score) })
	return out
}

// clash tells how surely two judgements are of one thing by two who differ; 0 where they do not clash. Before a noun on
// both sides, a word tells what sort of thing is spoken of: "false news".
func (c *court) clash(a, b judgement) float64 {
	if a.term != b.term || a.scale != b.scale || a.sign == b.sign || a.party != b.party || a.before && b.before || a.unit == b.unit || !a.holder.differs(b.holder) {
		return 0
	}
	sure := c.surelyLinked(a.unit, b.unit)
	tie := c.sharedWeight(c.units[a.unit], c.units[b.unit]) - c.rarity(a.term)
	if sure == 0 && (a.holder.actor < 0 || b.holder.actor < 0 || tie < leastTie && !c.isActor(a.term)) {
		return 0 // "critics", "a study" and "some" speak of many things
	}
	return 1 + sure + tie/10
}

// isActor reports whether a term is an actor.
func (m *merger) isActor(term int) bool { return strings.HasPrefix(m.lex.names[term], "@") }

// judges makes a side of judgement a and those that clash with b as it does.
func (c *court) judges(list []judgement, a, b judgement) side {
	u := c.units[a.unit]
	s := side{value: u.Of(c.story.Docs[u.doc].Text)}
	add := func(j judgement) {
		if u := c.units[j.unit]; !c.judged[j.unit] && len(s.members) < maxSide {
			c.judged[j.unit] = true
			s.members = append(s.members, place{u.doc, u.Span, j.holder.actor})
		}
	}
	add(a)
	for _, j := range list {
		if j.sign == a.sign && c.clash(j, b) > 0 {
			add(j)
		}
	}
	return s
}

// thingTopic returns the words for what is judged, without those that judge it.
func (c *court) thingTopic(j judgement) string {
	u := c.units[j.unit]
	doc := c.story.Docs[u.doc]
	if c.isActor(j.term) {
		for a := range c.cast.actors {
			if c.termOfActor(a) == j.term {
				return c.cast.actors[a].name
			}
		}
	}
	span := c.nounPhrase(u, j.thing)
	if t := j.token + 1; span.Contains(doc.Tokens[j.token].Span) && t <= j.thing {
		span.Start = doc.Tokens[t].Start
	}
	return span.Of(doc.Text)
}
