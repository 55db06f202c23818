package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// development is a change of one actor's position: what it held first, and what later.
type development struct {
	actor    int
	from, to place
	units    [2]int // the sentences of both
	days     [2]string
	topic    string
	by       ground
}

// developments finds where one actor first held one thing and later another, which is no dispute of that actor with itself. An actor has
// one in a story.
func (c *court) developments() []development {
	turns := c.turns()
	var out []development
	seen := map[int]bool{}
	for _, find := range []func(turn) (development, bool){c.turnWithin, c.turnBehind} {
		for _, t := range turns {
			if seen[t.actor] {
				continue
			}
			if d, ok := find(t); ok && d.topic != "" {
				seen[t.actor] = true
				out = append(out, d)
			}
		}
	}
	return out
}

// turnWithin parts a sentence that tells both positions: "Berg initially refused …, but later …".
func (c *court) turnWithin(t turn) (development, bool) {
	u := c.units[t.unit]
	doc := c.story.Docs[u.doc]
	for k := t.clause + 1; t.first && k < len(doc.Clauses) && doc.Clauses[k].Sentence == u.sentence; k++ {
		if doc.Clauses[k].Kind == news.Relative || c.doer(u, k) != t.actor {
			continue
		}
		at := c.nowAt(doc, doc.Sentences[u.sentence], t, doc.Clauses[k])
		w := within{unit: t.unit}
		if at < 0 || !c.cut(&w, u, doc.Tokens[at].Start, doc.Tokens[at].Start, u.End) {
			continue
		}
		d := development{actor: t.actor, by: turnedWithin, units: [2]int{t.unit, t.unit}}
		d.from, d.to = place{u.doc, w.sides[0], -1}, place{u.doc, w.sides[1], -1}
		d.days[1] = dayOf(doc)
		d.topic = c.topicOfTurn(d)
		return d, true
	}
	return development{}, false
}

// nowAt returns the token with which the words begin that say that a clause behind a turn is what its actor held later, or -1.
func (c *court) nowAt(doc *news.Document, s news.Sentence, t turn, cl news.Clause) int {
	from, start, at := doc.Clauses[t.clause].Head+1, tokenAfter(doc, s, cl.Start), -1
	timed := !strings.EqualFold(doc.Tokens[from-2].Of(doc.Text), "once")
	for k := max(from, start-2); k < min(cl.Head, s.Last); k++ {
		word := strings.ToLower(doc.Tokens[k].Of(doc.Text))
		if byNow[word] && at < 0 {
			at = min(k, start)
		}
		timed = timed || at >= 0 && ofTime[word]
	}
	if !timed {
		return -1
	}
	return at
}

// turnBehind leads a sentence that says that somebody gave up a position to the one right before it, if the same actor takes one there.
func (c *court) turnBehind(t turn) (development, bool) {
	i := t.unit - 1
	if t.first || i < 0 || c.units[i].doc != c.units[t.unit].doc || c.asks(i) || !c.takesPosition(i, t.actor) {
		return development{}, false
	}
	d := development{actor: t.actor, by: turnedBack, units: [2]int{i, t.unit}}
	p := c.placesOf([]int{i, t.unit})
	d.from, d.to = p[0], p[1]
	d.days = [2]string{c.namedDay(i), c.namedDay(t.unit)}
	if d.days[1] == "" {
		d.days[1] = dayOf(c.story.Docs[p[1].doc])
	}
	d.topic = c.topicOfTurn(d)
	return d, true
}

// takesPosition reports whether an actor speaks most of sentence i, or says, intends or first did something in it.
func (c *court) takesPosition(i, actor int) bool {
	u := c.units[i]
	if u.speaker == actor {
		return true
	}
	doc := c.story.Docs[u.doc]
	for k := firstClause(doc, u.sentence); k < len(doc.Clauses) && doc.Clauses[k].Sentence == u.sentence; k++ {
		cl := doc.Clauses[k]
		takes := taking[cl.Predicate] || intending[cl.Predicate] || c.atFirst(doc, cl.Head)
		if takes && cl.Attribution < 0 && cl.Kind != news.Relative && cl.Kind != news.Adverbial && !unreal[cl.Modal] && c.doer(u, k) == actor {
			return true
		}
	}
	return false
}

// namedDay returns the one day that a sentence names, if that is not after its article.
func (c *court) namedDay(i int) string {
	u := c.units[i]
	if len(u.days) != 1 || u.days[0] > dayOf(c.story.Docs[u.doc]) {
		return ""
	}
	return u.days[0]
}

// topicOfTurn returns the noun phrase of the rarest noun behind the first verb of the earlier wording, of those that the later one has as well
// if there are any.
func (c *court) topicOfTurn(d development) string {
	u := c.units[d.units[0]]
	doc := c.story.Docs[u.doc]
	v := c.units[d.units[1]]
	later := c.matterOf(v, [][2]int{tokensOf(c.story.Docs[v.doc], v.sentence, d.to.span)})
	run := tokensOf(doc, u.sentence, d.from.span)
	for run[0] < run[1] && !strings.HasPrefix(doc.Tokens[run[0]].Tag(), "VB") {
		run[0]++
	}
	best, top := -1, 0.0
	for t := run[0]; t < run[1]; t++ {
		if !c.isTopic(u, t) || t+1 < run[1] && c.isTopic(u, t+1) {
			continue
		}
		ids := c.lex.of(doc.Tokens[t].Of(doc.Text))
		weight := c.rarity(ids.term)
		if later.has(ids.meaning) {
			weight += inBoth
		}
		if weight > top {
			best, top = t, weight
		}
	}
	if best < 0 {
		return ""
	}
	return c.nounPhrase(u, best).Of(doc.Text)
}

// inBoth is what it is worth for a topic that both wordings have it: more than any rarity.
const inBoth = 100

// series makes of a development what stands beside the figures that were brought up to date.
func (c *court) series(d development) news.Dispute {
	out := c.dispute(news.Development, d.topic, []side{c.turnSide(d.from), c.turnSide(d.to)})
	for n := range out.Variants {
		out.Variants[n].SaidBy, out.Variants[n].AsOf = c.actorIDs(d.actor), d.days[n]
	}
	c.trace.ruled(ruling{unit: d.units[0], rival: d.units[1], by: d.by})
	return out
}

func (c *court) turnSide(p place) side {
	return side{value: p.span.Of(c.story.Docs[p.doc].Text), members: []place{p}}
}

// splits reports whether sentences i and k are the two positions of a development.
func (d development) splits(i, k int) bool {
	return d.units == [2]int{i, k} || d.units == [2]int{k, i}
}
