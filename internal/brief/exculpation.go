package brief

import "github.com/briefgen/briefgen/internal/news"

// exculpations returns the sentences that accuse somebody of what he says he has not done, or another says he has nothing to
// do with.
func (c *court) exculpations(k int) []rivalry {
	x := c.contests[k]
	if !x.negates {
		return nil
	}
	about := []int{x.holder.actor}
	if x.apart {
		about = append(about, x.target.actors...)
	}
	var out []rivalry
	for _, a := range about {
		for _, j := range c.accusers[a] {
			y := c.contests[j]
			if y.unit == x.unit || y.holder.is(x.holder) || c.denies(y.unit) || c.speaks(y.unit, x.holder) {
				continue
			}
			cover, n := x.target.cover(c.units[y.unit])
			if n > 0 {
				out = append(out, rivalry{k, y.unit, 0.4 + 0.2*float64(min(n, 2)) + 0.5*cover, news.DenialDispute, accusesSo})
			}
		}
	}
	return best(out, manyRivals)
}

// defences returns the sentences in which whoever a contest attacks speaks for himself: "Berg defended the sale".
func (c *court) defences(k int) []rivalry {
	x := c.contests[k]
	if x.target.phrase < 0 { // him, and nothing that he does
		return nil
	}
	var out []rivalry
	for _, a := range x.target.actors {
		for _, j := range c.defends[a] {
			y := c.contests[j]
			if y.unit != x.unit && y.holder.differs(x.holder) {
				sim, _ := x.target.likeness(y.target)
				out = append(out, rivalry{k, y.unit, 1 + sim, news.PositionDispute, defendsIt})
			}
		}
	}
	return best(out, manyRivals)
}
