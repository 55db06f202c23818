package brief

import (
	"slices"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// supporters returns the sentences in which others are for what the contest is against, or in which who is attacked
// speaks of it.
func (c *court) supporters(k int) []rivalry {
	x := c.contests[k]
	var out []rivalry
	for _, i := range c.near(x.target, x.unit) {
		if c.speaks(i, x.holder) {
			continue
		}
		score, by := 0.0, isFor
		for _, j := range c.of[i] {
			y := c.contests[j]
			if y.act != support && y.act != answers || !y.holder.differs(x.holder) {
				continue
			}
			sim, n := x.target.likeness(y.target)
			if n > 0 && c.sameTarget(x, y, n) {
				score = max(score, sim+0.2*float64(min(n, 3)-1)+0.3)
			}
		}
		cover, n := x.target.cover(c.units[i])
		if v := c.voices[i]; v.actor >= 0 && slices.Contains(x.whom, v.actor) && n > 0 {
			if s := cover + 0.3 + 0.1*float64(n-1); s > score {
				score, by = s, speaksOf
			}
		}
		if score > 0 {
			out = append(out, rivalry{k, i, score, news.PositionDispute, by})
		}
	}
	return slices.Concat(best(out, manyRivals), c.owned(k), c.defences(k))
}

// sameTarget reports whether two contests are on one thing: by the same noun or on the same actor, or with n words in common.
func (c *court) sameTarget(x, y contest, n int) bool {
	if n > 2 || len(x.whom) > 0 && len(y.whom) > 0 && x.whom[0] == y.whom[0] {
		return true
	}
	head := c.headOf(x)
	return head >= 0 && head == c.headOf(y)
}

// isDefence reports whether a verb speaks up for something, and does not only say it again.
func (c *court) isDefence(x contest) bool {
	doc := c.story.Docs[c.units[x.unit].doc]
	stem := c.lex.termOf(doc.Tokens[x.token].Of(doc.Text))
	return stem != saysOn[0] && stem != saysOn[1]
}

// saysOn are the stems of verbs with which somebody says a thing again.
var saysOn = [...]string{nlp.Stem("insist"), nlp.Stem("maintain")}

// headOf returns what the head noun of a contest's target means, or -1.
func (c *court) headOf(x contest) int {
	if x.target.phrase < 0 {
		return -1
	}
	doc := c.story.Docs[c.units[x.unit].doc]
	return c.lex.of(doc.Tokens[x.target.phrase].Of(doc.Text)).meaning
}
