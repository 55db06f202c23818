package brief

import (
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// accusations returns the sentences that accuse who denies, without saying what.
func (c *court) accusations(k int) []rivalry {
	x := c.contests[k]
	named := c.charges[x.holder.actor]
	list := slices.Clone(named[:min(len(named), manyContests)])
	for i := max(0, x.unit-3); i < x.unit; i++ {
		if (c.charged[i] || c.claimedAt(x, i)) && c.units[i].doc == c.units[x.unit].doc && !slices.Contains(list, i) {
			list = append(list, i)
		}
	}
	var out []rivalry
	for _, i := range list {
		if i != x.unit && !c.denies(i) && !c.speaks(i, x.holder) && (!x.pleads || c.accused(i, x.holder)) {
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
		if c.accused(r.unit, x.holder) {
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
	if c.claimedAt(x, i) {
		score += 0.3
	}
	if c.accused(i, x.holder) {
		score += 0.4
	}
	if c.voices[i].differs(x.holder) {
		score += 0.1
	}
	return score
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

// accused reports whether somebody accuses a holder in sentence i.
func (c *court) accused(i int, h holder) bool {
	for _, k := range c.of[i] {
		if y := c.contests[k]; y.act == accuse && h.actor >= 0 && slices.Contains(y.target.actors, h.actor) && y.holder.actor != h.actor {
			return true
		}
	}
	return false
}
