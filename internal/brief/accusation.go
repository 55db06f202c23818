package brief

import (
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// accusations returns the sentences that accuse who denies, without saying what.
func (c *court) accusations(k int) []rivalry {
	x := c.contests[k]
	named := c.chargedIn[x.holder.actor]
	list := slices.Clone(named[:min(len(named), manyContests)])
	if x.thing {
		list = nil
	}
	for i := max(0, x.unit-3); i < x.unit; i++ {
		if (c.pointedAt(x, i) || !x.thing && (c.charged[i] || c.claimedAt(x, i))) && c.units[i].doc == c.units[x.unit].doc && !slices.Contains(list, i) {
			list = append(list, i)
		}
	}
	var out []rivalry
	for _, i := range list {
		if i != x.unit && !c.refutes(i) && !c.speaks(i, x.holder) && (!x.pleads || c.accuses(i, x.holder)) {
			out = append(out, rivalry{k, i, c.accusation(x, i), news.DenialDispute, accusesHim})
		}
	}
	return best(out, manyRivals)
}

// chargesBehind returns the sentences that accuse whoever denies a charge of which more is told than that there is one.
func (c *court) chargesBehind(k int) []rivalry {
	x := c.contests[k]
	if x.negates || !x.target.claims || x.holder.actor < 0 {
		return nil
	}
	var out []rivalry
	for _, r := range c.accusations(k) {
		if c.accuses(r.unit, x.holder) {
			if _, n := x.target.cover(c.units[r.unit]); n == 0 {
				r.score -= 0.3
			}
			out = append(out, r)
		}
	}
	return out
}

// accusation tells how surely sentence i says what a contest denies.
func (c *court) accusation(x contest, i int) float64 {
	u := c.units[i]
	near := u.doc == c.units[x.unit].doc && i < x.unit && x.unit-i <= 3
	cover, _ := x.target.cover(u)
	score := 0.4 + 0.3*cover + 0.05*float64(c.origins(i)) + 0.1/float64(1+u.sentence)
	if x.holder.actor >= 0 && c.tells(u, x.holder.actor) {
		score += 0.2
	}
	if near {
		score += 0.2
	}
	switch {
	case near && c.pointedAt(x, i):
		score += 0.5
	case c.claimedAt(x, i):
		score += 0.3
	}
	switch {
	case c.charges(i, x.holder):
		score += 0.4
	case c.accuses(i, x.holder):
		score += 0.25
	case !near:
		score -= 0.2
	}
	if c.voices[i].differs(x.holder) {
		score += 0.1
	}
	return score
}

// pointedAt reports whether sentence i is the one before that of a contest against "this" or "those remarks".
func (c *court) pointedAt(x contest, i int) bool {
	own := c.units[i].speaker >= 0 && c.units[i].speaker == c.units[x.unit].speaker // who denies it goes on to say so
	return i == x.unit-1 && (x.thing || x.target.points) && !(own && c.negated(i))
}

// claimedAt reports whether sentence i, before that of a contest against "the claim", tells what somebody else claims.
func (c *court) claimedAt(x contest, i int) bool {
	if !x.target.told || x.calls || len(x.target.words) > 0 || i != x.unit-1 || c.units[i].doc != c.units[x.unit].doc {
		return false
	}
	u := c.units[i]
	doc := c.story.Docs[u.doc]
	for k := firstClause(doc, u.sentence); k < len(doc.Clauses) && doc.Clauses[k].Sentence == u.sentence; k++ {
		if claims[doc.Clauses[k].Predicate] {
			return true
		}
	}
	return x.target.owner.open() && c.voices[i].differs(x.holder)
}

// charges reports whether a verb of sentence i accuses a holder.
func (c *court) charges(i int, h holder) bool {
	return h.actor >= 0 && slices.ContainsFunc(c.of[i], func(k int) bool { return c.contests[k].act == accuse && slices.Contains(c.contests[k].whom, h.actor) })
}

// accuses reports whether somebody accuses a holder in sentence i.
func (c *court) accuses(i int, h holder) bool {
	return h.actor >= 0 && slices.Contains(c.accused[i], h.actor)
}
