package brief

import (
	"cmp"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

const (
	// minRivalry is the least score of a contest and what stands against it.
	minRivalry = 0.8
	// nearLead is how far below the first sentence of a side others of it may score.
	nearLead = 0.3
	// maxSide is the most sentences of one side, and maxContests the most disputes of a story that are none of figures.
	maxSide     = 5
	maxContests = 6
)

// disputes makes disputes of rivalries, the surest first. A sentence takes part in one.
func (c *court) disputes(list []rivalry) []news.Dispute {
	of := map[int][]rivalry{} // contest → its rivals
	for _, r := range list {
		of[r.contest] = append(of[r.contest], r)
	}
	used := c.judged
	var own []within
	for k := range c.contests {
		if w, ok := c.deniedBehind(k); ok {
			own = append(own, w)
		}
	}
	out := c.withinDisputes(own, of, used, maxContests)
	for _, r := range list {
		x := c.contests[r.contest]
		if len(out) == maxContests {
			break
		}
		if r.score < minRivalry || used[x.unit] || used[r.unit] {
			continue
		}
		a, b := c.benches(r, of, used)
		c.trace.ruled(ruling{x.unit, r.unit, r.by, r.score})
		d := c.dispute(r.kind, c.topicOf(x, r.unit), []side{c.sideOf(a, accuse, support, answers), c.sideOf(b, x.act)})
		d.Variants[0].SaidBy, d.Variants[1].SaidBy = c.saidBy(a, accuse, support, answers), c.saidBy(b, x.act)
		out = append(out, d)
	}
	return append(out, c.withinDisputes(c.withins(), of, used, maxContests-len(out))...)
}

// benches returns the sentences against the contest of a rivalry, and those of its own side: the surest first, with what
// tells the same in other articles, and others of the same holder on the same matter.
func (c *court) benches(r rivalry, of map[int][]rivalry, used map[int]bool) ([]int, []int) {
	x := c.contests[r.contest]
	same := c.sameSide(r.contest)
	a, b := &bench{used: used}, &bench{used: used}
	b.add(x.unit)
	a.add(r.unit)
	for _, i := range c.more(x.unit) {
		if x.act != deny || c.deniesToo(x, i) {
			b.add(i)
		}
	}
	for _, k := range same {
		b.add(c.contests[k].unit)
	}
	for _, i := range c.more(r.unit) {
		if c.fits(x, r.unit, i) {
			a.add(i)
		}
	}
	var others []rivalry
	for _, k := range same {
		for _, o := range of[k] {
			if o.score >= max(minRivalry, r.score-nearLead) {
				others = append(others, o)
			}
		}
	}
	slices.SortStableFunc(others, func(p, q rivalry) int { return cmp.Compare(q.score, p.score) })
	for _, o := range others {
		a.add(o.unit)
	}
	return a.units, b.units
}

// deniesToo reports whether somebody denies something in sentence i; a plea is not answered by that of another.
func (c *court) deniesToo(x contest, i int) bool {
	return c.denies(i) && !(x.pleads && slices.ContainsFunc(c.of[i], func(k int) bool {
		y := c.contests[k]
		return y.act == deny && !y.negates && y.holder.differs(x.holder)
	}))
}

// fits reports whether sentence i, which another article has for sentence lead, is against a contest as that is: it names
// whom that names, and has what is denied.
func (c *court) fits(x contest, lead, i int) bool {
	if x.holder.actor >= 0 && c.tells(c.units[lead], x.holder.actor) && !c.tells(c.units[i], x.holder.actor) {
		return false
	}
	cover, _ := x.target.cover(c.units[i])
	return x.generic || cover >= leastCover
}

// bench collects the sentences of one side.
type bench struct {
	units []int
	used  map[int]bool
}

func (b *bench) add(i int) {
	if !b.used[i] && len(b.units) < maxSide {
		b.used[i] = true
		b.units = append(b.units, i)
	}
}

// sameSide returns the contests in which the same holder takes the same side on the same matter, k among them.
func (c *court) sameSide(k int) []int {
	x := c.contests[k]
	out := []int{k}
	for j, y := range c.contests {
		if j == k || y.act != x.act || y.holder.open() || x.holder.open() || y.holder.differs(x.holder) {
			continue
		}
		sim, _ := x.target.likeness(y.target)
		if x.sweeping() && y.sweeping() || x.bare(y) || sim >= 0.3 {
			out = append(out, j)
		}
	}
	return out
}

// sweeping reports whether a contest is against all that is claimed of its holder: "denies any wrongdoing in the two cases".
func (x contest) sweeping() bool { return x.generic || x.act == deny && x.target.all }

// bare reports whether two contests deny a claim and one of them does not say which: "denied involvement".
func (x contest) bare(y contest) bool {
	return x.act == deny && x.target.claims && y.target.claims && (len(x.target.words) == 0 || len(y.target.words) == 0)
}

// more returns the sentences of other articles that tell what a sentence does.
func (c *court) more(i int) []int {
	var out []int
	if s := c.stars[i]; s != nil {
		for _, mt := range s.matches {
			out = append(out, mt.unit)
		}
	}
	return out
}

// sideOf makes a side of sentences in which it is taken by one of some acts.
func (c *court) sideOf(members []int, acts ...act) side {
	places := c.placesOf(members, acts...)
	return side{value: places[0].span.Of(c.story.Docs[places[0].doc].Text), members: places}
}

// placesOf returns where sentences stand and who speaks them.
func (c *court) placesOf(units []int, acts ...act) []place {
	var out []place
	for _, i := range units {
		out = append(out, place{c.units[i].doc, c.partOf(i, acts), c.units[i].speaker})
	}
	return out
}

// partOf returns what is shown of a sentence that takes a side: all behind its dateline, or of a long one the clause
// with one of some acts, where that can be read alone.
func (c *court) partOf(i int, acts []act) news.Span {
	u := c.units[i]
	doc := c.story.Docs[u.doc]
	shown := c.opened(u)
	if !startsUpper(shown.Of(doc.Text)) { // better a "But" than no beginning
		shown = u.Span
	}
	if c.length(i) <= longSentence {
		return shown
	}
	for _, k := range c.of[i] {
		x := c.contests[k]
		if x.clause < 0 || !slices.Contains(acts, x.act) {
			continue
		}
		if cl := &doc.Clauses[x.clause]; isWhole(doc, cl) && 4*cl.Len() <= 3*u.Len() {
			return trimPart(doc.Text, news.Span{Start: max(shown.Start, cl.Start), End: cl.End})
		}
	}
	return shown
}
