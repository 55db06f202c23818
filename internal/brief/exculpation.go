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
				out = append(out, rivalry{k, y.unit, 0.4 + 0.2*float64(min(n, 2)) + 0.5*cover, news.DenialDispute})
			}
		}
	}
	return best(out, manyRivals)
}
