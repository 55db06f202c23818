package brief

import (
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// development is a change of one actor's position: what it held first, and what later.
type development struct {
	actor    int
	from, to []place
	units    [2][]int // the sentences of both
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
	for _, find := range []func(turn) (development, bool){c.turnWithin, c.turnAgainst(), c.turnBehind} {
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
		d := development{actor: t.actor, by: turnedWithin, units: [2][]int{{t.unit}, {t.unit}}}
		d.from, d.to = []place{{u.doc, w.sides[0], -1}}, []place{{u.doc, w.sides[1], -1}}
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

// nearTurn is how many sentences from the one that says that somebody gave up a position the new one stands.
const nearTurn = 2

// turnAgainst finds, for a sentence that says that somebody gave up a position, what that actor says near it to be so and on an earlier day
// not to be so, or the other way round.
func (c *court) turnAgainst() func(turn) (development, bool) {
	var list []remark
	said := map[int][]int{} // actor → remarks
	for _, r := range c.remarks() {
		if a := r.holder.actor; a >= 0 && len(said[a]) < manyContests {
			said[a] = append(said[a], len(list))
			list = append(list, r)
		}
	}
	return func(t turn) (development, bool) {
		var sides [2][]int
		for _, i := range said[t.actor] {
			for _, k := range said[t.actor] {
				if r, o := list[i], list[k]; !t.first && r.negative && !o.negative && c.unsays(r, o) {
					if first, last, ok := c.inTime(r.unit, o.unit); ok && c.beside(last, t.unit) {
						sides[0], sides[1] = append(sides[0], first), append(sides[1], last)
					}
				}
			}
		}
		if len(sides[0]) == 0 {
			return development{}, false
		}
		return c.developed(t, sides[0], append([]int{t.unit}, sides[1]...), turnedLater)
	}
}

// beside reports whether two sentences of one article stand near each other.
func (c *court) beside(i, k int) bool {
	return c.units[i].doc == c.units[k].doc && max(i-k, k-i) <= nearTurn
}

// unsays reports whether a remark says not to be so what another says.
func (c *court) unsays(r, o remark) bool {
	_, n := r.about.likeness(o.about)
	return n > 1 && r.unit != o.unit && c.gainsays(c.units[r.unit], c.units[o.unit])
}

// turnBehind leads a sentence that says that somebody gave up a position to the one right before it, if the same actor takes one there.
func (c *court) turnBehind(t turn) (development, bool) {
	i := t.unit - 1
	if t.first || i < 0 || c.units[i].doc != c.units[t.unit].doc || c.asks(i) || !c.takesPosition(i, t.actor) {
		return development{}, false
	}
	return c.developed(t, []int{i}, []int{t.unit}, turnedBack)
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
		if takes && cl.Attribution < 0 && cl.Kind != news.Relative && c.doer(u, k) == actor {
			return true
		}
	}
	return false
}

// developed makes a development of whole sentences; none is on both sides.
func (c *court) developed(t turn, first, last []int, by ground) (development, bool) {
	d := development{actor: t.actor, by: by}
	for n, list := range [2][]int{first, last} {
		for _, i := range list {
			if !slices.Contains(d.units[0], i) && !slices.Contains(d.units[1], i) && len(d.units[n]) < maxSide {
				d.units[n] = append(d.units[n], i)
			}
		}
	}
	if len(d.units[0]) == 0 || len(d.units[1]) == 0 {
		return d, false
	}
	d.from, d.to = c.placesOf(d.units[0]), c.placesOf(d.units[1])
	d.days = [2]string{c.namedDay(d.units[0][0]), c.saidOn(d.units[1][0])}
	d.topic = c.topicOfTurn(d)
	return d, true
}

// inTime orders two sentences of one speaker by when it said them, if that is known.
func (c *court) inTime(i, k int) (int, int, bool) {
	a, b := c.saidOn(i), c.saidOn(k)
	switch {
	case a == "" || b == "" || a == b:
		return i, k, false
	case a < b:
		return i, k, true
	}
	return k, i, true
}

// saidOn returns the day on which something was said: the one that its sentence names, else that of its article.
func (c *court) saidOn(i int) string {
	if day := c.namedDay(i); day != "" || len(c.units[i].days) > 0 {
		return day
	}
	return dayOf(c.story.Docs[c.units[i].doc])
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
	u := c.units[d.units[0][0]]
	doc := c.story.Docs[u.doc]
	last := len(d.to) - 1
	v := c.units[d.units[1][last]]
	later := c.matterOf(v, [][2]int{tokensOf(c.story.Docs[v.doc], v.sentence, d.to[last].span)})
	run := tokensOf(doc, u.sentence, d.from[0].span)
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
	c.trace.ruled(ruling{unit: d.units[0][0], rival: d.units[1][0], by: d.by})
	return out
}

func (c *court) turnSide(members []place) side {
	return side{value: members[0].span.Of(c.story.Docs[members[0].doc].Text), members: members}
}

// splits reports whether sentences i and k are the two positions of a development.
func (d development) splits(i, k int) bool {
	return slices.Contains(d.units[0], i) && slices.Contains(d.units[1], k) || slices.Contains(d.units[0], k) && slices.Contains(d.units[1], i)
}
