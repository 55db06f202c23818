package brief

import (
	"cmp"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// maxDateDisputes is the most events of a story that are shown at two times.
const maxDateDisputes = 6

// calendar is the dated events of a story.
type calendar struct {
	*merger
	list  []occasion
	byDoc map[int][]int
	same  map[int][]int // occasion → those of the same event at the same time
}

// discord is two occasions of one event at different times.
type discord struct {
	a, b int
	sure float64
}

// dateDisputes finds events to which articles give different days or hours: what is done by the same, or to the same, in
// sentences that state a common fact. An article that tells of both times tells of two events.
func (m *merger) dateDisputes() []news.Dispute {
	c := &calendar{merger: m, list: m.occasions(), byDoc: map[int][]int{}, same: map[int][]int{}}
	used := map[int]bool{}
	var out []news.Dispute
	for _, x := range c.discords() {
		if len(out) == maxDateDisputes {
			break
		}
		if used[x.a] || used[x.b] || c.alsoDates(x.a, x.b) || c.alsoDates(x.b, x.a) {
			continue
		}
		var sides []side
		for _, at := range [][2]int{{x.a, x.b}, {x.b, x.a}} {
			members := []int{at[0]}
			for _, i := range c.same[at[0]] {
				if i != at[1] && !used[i] && !slices.Contains(c.same[at[1]], i) {
					members = append(members, i)
				}
			}
			for _, i := range members {
				used[i] = true
			}
			sides = append(sides, c.sideOf(members))
		}
		if sides = oneSided(sides); len(sides) == 2 {
			out = append(out, m.dispute(news.DateDispute, m.occasionTopic(c.list[x.a]), sides))
		}
	}
	return out
}

// discords returns the pairs of occasions of one event whose times differ, the surest first.
func (c *calendar) discords() []discord {
	byUnit := map[int][]int{}
	for i, o := range c.list {
		byUnit[o.unit] = append(byUnit[o.unit], i)
		d := c.units[o.unit].doc
		c.byDoc[d] = append(c.byDoc[d], i)
	}
	var found []discord
	for i, o := range c.list {
		for _, mt := range c.links[o.unit] {
			for _, k := range byUnit[mt.unit] {
				switch {
				case k <= i || !c.oneEvent(o, c.list[k], mt.sim) || c.ofOtherEvents(o.unit, mt.unit):
				case c.otherTimes(o, c.list[k]):
					found = append(found, discord{i, k, mt.sim})
				default:
					c.same[i], c.same[k] = append(c.same[i], k), append(c.same[k], i)
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b discord) int { return cmp.Compare(b.sure, a.sure) })
	return found
}

// otherTimes reports whether two occasions cannot be at the same time.
func (m *merger) otherTimes(a, b occasion) bool {
	x, y := m.story.Docs[m.units[a.unit].doc].Text, m.story.Docs[m.units[b.unit].doc].Text
	return otherDays(a.date, b.date, x, y) || otherHours(a.date, b.date, x, y)
}

// alsoDates reports whether the article of occasion i has such an event at the time of occasion k as well: it tells of two.
func (c *calendar) alsoDates(i, k int) bool {
	than := c.list[k]
	return slices.ContainsFunc(c.byDoc[c.units[c.list[i].unit].doc], func(n int) bool {
		o := c.list[n]
		return o.act == than.act && !c.otherTimes(o, than)
	})
}

// sideOf makes a side of the occasions at one time.
func (c *calendar) sideOf(members []int) side {
	first := c.list[members[0]]
	s := side{value: first.date.Of(c.story.Docs[c.units[first.unit].doc].Text)}
	for _, i := range members {
		u := c.units[c.list[i].unit]
		if p := (place{u.doc, u.Span, c.speakerAt(u, c.list[i].date.Span)}); !slices.Contains(s.members, p) {
			s.members = append(s.members, p)
		}
	}
	return s
}
