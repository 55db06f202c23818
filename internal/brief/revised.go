package brief

import (
	"slices"

	"github.com/briefgen/briefgen/internal/nlp"
)

// replaced returns which side an article itself says is no more right: pairs of the older side and
// that of the article's new figure. old are figures that their articles call earlier ones.
func (m *merger) replaced(figures []figure, old []int, sides []side, value map[place]nlp.Quantity) [][2]int {
	var out [][2]int
	for _, i := range old {
		doc := m.units[figures[i].unit].doc
		for from, s := range sides {
			if !sameFigure(value[s.members[0]], figures[i].v) {
				continue
			}
			for to, t := range sides {
				if to != from && slices.ContainsFunc(t.members, func(p place) bool { return p.doc == doc }) {
					out = append(out, [2]int{from, to})
				}
			}
		}
	}
	return out
}

// inOrderOfTime reports whether the sides of a figure are one account brought up to date: an article
// says so, or one outlet or one speaker gave them one after the other. It brings them in that order.
func (m *merger) inOrderOfTime(sides []side, replaced [][2]int) bool {
	next := slices.Clone(replaced)
	for i := range sides {
		for k := range sides {
			if i != k && m.follows(sides[i], sides[k]) {
				next = append(next, [2]int{i, k})
			}
		}
	}
	root, before := make([]int, len(sides)), make([]int, len(sides))
	for i := range root {
		root[i] = i
	}
	for _, n := range next {
		join(root, n[0], n[1])
		before[n[1]] = max(before[n[1]], before[n[0]]+1)
	}
	for i := range sides {
		if findRoot(root, i) != 0 || before[i] > len(sides) {
			return false
		}
	}
	order := make([]int, len(sides))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, k int) int { return before[i] - before[k] })
	old := slices.Clone(sides)
	for n, i := range order {
		sides[n] = old[i]
	}
	return true
}

// follows reports whether an outlet or a speaker that stands for a gave b later.
func (m *merger) follows(a, b side) bool {
	for _, p := range a.members {
		for _, q := range b.members {
			d, e := m.story.Docs[p.doc], m.story.Docs[q.doc]
			outlet := d.Outlet != "" && d.Outlet == e.Outlet && d.Published < e.Published && dayOf(d) != ""
			speaker := p.actor >= 0 && p.actor == q.actor && dayOf(d) != "" && dayOf(d) < dayOf(e)
			if outlet || speaker {
				return true
			}
		}
	}
	return false
}

// join makes one group of those of i and k, which the least of its members stands for.
func join(root []int, i, k int) {
	i, k = findRoot(root, i), findRoot(root, k)
	root[max(i, k)] = min(i, k)
}
