package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// within is two sides in one sentence: "Berg said the pumps had failed, a claim that Vik denied".
type within struct {
	unit  int
	sides [2]news.Span
	kind  news.DisputeKind
	topic string
	by    ground
	takes int // the contest that is its second side, or -1
}

// withins finds sentences that tell what two say with a "but" between.
func (c *court) withins() []within {
	var out []within
	for i, u := range c.units {
		if !c.reads(u.doc) {
			continue
		}
		if w, ok := c.saidBut(i); ok {
			out = append(out, w)
		}
	}
	return out
}

// deniedBehind cuts the sentence of a contest before "a claim that Vik denied" and ", which he denies".
func (c *court) deniedBehind(k int) (within, bool) {
	x := c.contests[k]
	if x.act != deny || x.clause < 0 {
		return within{}, false
	}
	u := c.units[x.unit]
	doc := c.story.Docs[u.doc]
	cl := doc.Clauses[x.clause]
	at := c.saidBefore(doc, doc.Sentences[u.sentence], cl)
	if who := cl.Subject == cl.Noun || relatives[strings.ToLower(cl.Subject.Of(doc.Text))]; at < 0 || who && !cl.Passive { // "Vik, who denies"
		return within{}, false
	}
	w := within{unit: x.unit, kind: news.DenialDispute, topic: c.topicOf(x, x.unit), by: saidBehind, takes: k}
	return w, c.cut(&w, u, at, at, cl.End)
}

// saidBefore returns where a clause begins that takes up what stands before it, with "which" or with "a claim" before it;
// -1 for other clauses.
func (c *court) saidBefore(doc *news.Document, s news.Sentence, cl news.Clause) int {
	t := tokenAfter(doc, s, cl.Start)
	if t < s.Last && strings.EqualFold(doc.Tokens[t].Of(doc.Text), "which") {
		return cl.Start
	}
	if noun := t - 1; noun > s.First && claims[strings.ToLower(doc.Tokens[noun].Of(doc.Text))] && doc.Tokens[noun-1].Tag() == "DT" {
		return doc.Tokens[noun-1].Start
	}
	return -1
}

// saidBut cuts a sentence at the "but" between what two say.
func (c *court) saidBut(i int) (within, bool) {
	u := c.units[i]
	doc := c.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	list := c.speech[u.doc].in[u.sentence]
	for n := 1; n < len(list); n++ {
		a, b := doc.Attributions[list[n-1]], doc.Attributions[list[n]]
		h, o := c.sourceHolder(u.doc, a), c.sourceHolder(u.doc, b)
		if !h.differs(o) || !c.claimsIt(doc, a) || !c.claimsIt(doc, b) {
			continue
		}
		end, start := extentOf(a).End, extentOf(b).Start
		for t := tokenAfter(doc, s, end); t < s.Last && doc.Tokens[t].Start < start; t++ {
			if against[strings.ToLower(doc.Tokens[t].Of(doc.Text))] {
				w := within{unit: i, kind: news.PositionDispute, by: saidAgainst, takes: -1}
				if c.cut(&w, u, doc.Tokens[t].Start, doc.Tokens[t].End, extentOf(b).End) {
					if t := c.oneThing(u, w.sides); t >= 0 {
						w.topic = c.nounPhrase(u, t).Of(doc.Text)
						return w, true
					}
				}
			}
		}
	}
	return within{}, false
}

// claimsIt reports whether the cue of an attribution is a verb with which somebody takes a stand.
func (c *court) claimsIt(doc *news.Document, a news.Attribution) bool {
	for _, w := range strings.Fields(strings.ToLower(a.Cue.Of(doc.Text))) {
		if stands[w] {
			return true
		}
	}
	return false
}

// stands are verbs with which somebody takes a stand.
var stands = wordSet(`say says said argue argues argued contend contends contended claim claims claimed insist insists insisted maintain maintains
	maintained assert asserts asserted warn warns warned counter counters countered respond responds responded reply replies replied
	complain complains complained believe believes believed allege alleges alleged`)

// oneThing returns the first noun of the first part of a sentence that tells something and that the second has as well,
// or -1.
func (c *court) oneThing(u *unit, parts [2]news.Span) int {
	doc := c.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	tokens := func(p news.Span) [2]int { return [2]int{tokenAfter(doc, s, p.Start), tokenAfter(doc, s, p.End)} }
	first, second := tokens(parts[0]), c.matterOf(u, [][2]int{tokens(parts[1])})
	for t := first[0]; t < first[1]; t++ {
		one := c.matterOf(u, [][2]int{{t, t + 1}})
		if one.phrase == t && len(one.with(second).words) > 0 {
			return t
		}
	}
	return -1
}

// against are conjunctions that set what one says against what another does.
var against = wordSet(`but while though although whereas`)

// extentOf covers source, cue and content of an attribution.
func extentOf(at news.Attribution) news.Span {
	s := at.Content[0]
	for _, c := range at.Content {
		s = s.Cover(c)
	}
	for _, part := range []news.Span{at.Source, at.Cue} {
		if !part.Empty() {
			s = s.Cover(part)
		}
	}
	return s
}

// leastSide is the fewest bytes of one of two sides in a sentence.
const leastSide = 25

// cut parts a sentence into what stands before offset end and what does from start on to last.
func (c *court) cut(w *within, u *unit, end, start, last int) bool {
	text := c.story.Docs[u.doc].Text
	w.sides = [2]news.Span{trimPart(text, news.Span{Start: u.Start, End: end}), trimPart(text, news.Span{Start: start, End: min(last, u.End)})}
	return w.sides[0].Len() >= leastSide && w.sides[1].Len() >= leastSide
}

// trimPart leaves out white space and commas around a part of a sentence.
func trimPart(text string, s news.Span) news.Span {
	part := s.Of(text)
	s.Start += len(part) - len(strings.TrimLeft(part, " ,\n—–"))
	s.End -= len(part) - len(strings.TrimRight(part, " ,\n—–"))
	if s.End < s.Start {
		return news.Span{Start: s.Start, End: s.Start}
	}
	return s
}

// withinDisputes makes disputes of sentences that have both sides and of which no other dispute has one, with the sentences of
// others that take a side as well: those against a contest are in of.
func (c *court) withinDisputes(list []within, of map[int][]rivalry, used map[int]bool, most int) []news.Dispute {
	var out []news.Dispute
	for _, w := range list {
		if used[w.unit] || len(out) >= most {
			continue
		}
		used[w.unit] = true
		for _, i := range c.more(w.unit) {
			used[i] = true
		}
		c.trace.ruled(ruling{unit: w.unit, rival: w.unit, by: w.by})
		out = append(out, c.withinDispute(w, of, used))
	}
	return out
}

func (c *court) withinDispute(w within, of map[int][]rivalry, used map[int]bool) news.Dispute {
	u := c.units[w.unit]
	text := c.story.Docs[u.doc].Text
	var sides []side
	var who [2][][]int
	for n, s := range w.sides {
		sides = append(sides, side{value: s.Of(text), members: []place{{u.doc, s, -1}}})
		who[n] = [][]int{c.sayers(u, s)}
	}
	if w.takes >= 0 {
		x := c.contests[w.takes]
		who[1][0] = c.holders(x)
		against, same := c.joining(w.takes, of, used)
		for n, units := range [2][]int{against, same} {
			sides[n].members = append(sides[n].members, c.placesOf(units, accuse, x.act)...)
			for _, i := range units {
				who[n] = append(who[n], c.takers(i, accuse, x.act))
			}
		}
	}
	d := c.dispute(w.kind, w.topic, sides)
	d.Variants[0].SaidBy, d.Variants[1].SaidBy = c.idsOf(who[0]), c.idsOf(who[1])
	return d
}

// joining returns the sentences that are against a contest told within one sentence, and those that take its side.
func (c *court) joining(k int, of map[int][]rivalry, used map[int]bool) (against, same []int) {
	a, b := &bench{used: used}, &bench{used: used}
	for _, j := range c.sameSide(k) {
		if j != k {
			b.add(c.contests[j].unit)
		}
		for _, r := range of[j] {
			if r.score >= minRivalry && r.kind == news.DenialDispute {
				a.add(r.unit)
			}
		}
	}
	return a.units, b.units
}
