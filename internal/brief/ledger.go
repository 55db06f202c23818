package brief

import (
	"cmp"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// figureDisputes compares the figures of all articles: two are of one thing when they have one
// unit, count the same, and have like words around them.
func (m *merger) figureDisputes() (disputes, revised []news.Dispute) {
	disputes, revised = []news.Dispute{}, []news.Dispute{}
	figures := m.figures
	g := grouping{figures: figures, root: make([]int, len(figures)), members: make([][]int, len(figures))}
	byWord := map[measured]*crowd{} // figures so far
	var near []int
	found := make([]int, len(figures)) // figure → the latest that has it near
	for i, f := range figures {
		g.root[i], g.members[i] = i, []int{i}
		near = near[:0]
		for _, w := range f.around.words {
			key := measured{f.measure(), w.name}
			if byWord[key] == nil {
				byWord[key] = &crowd{doc: -1}
			}
			for _, k := range byWord[key].list {
				if found[k] != i {
					found[k] = i
					near = append(near, k)
				}
			}
			byWord[key].add(i, m.units[f.unit].doc)
		}
		slices.Sort(near)
		for _, k := range near {
			if m.sameMeasure(f, figures[k]) {
				g.links = append(g.links, link{k, i, f.closeness(figures[k])})
			}
		}
		g.links = m.pairsOf(i, g.links)
	}
	slices.SortStableFunc(g.links, func(a, b link) int { return cmp.Compare(b.weight, a.weight) })
	for _, l := range g.links {
		g.join(l.i, l.k)
	}
	for i, group := range g.members {
		if m.isRemnant(g.members, figures, i) {
			continue
		}
		switch d, ok := m.figureDispute(figures, group); {
		case ok && d.Kind == news.RevisedFigure:
			revised = append(revised, d)
		case ok:
			disputes = append(disputes, d)
		}
	}
	return disputes, revised
}

// measured is what figures measure, and a word around them.
type measured struct{ measure, word string }

// crowd is figures, of which one document may have only so many, and all together: a text of nothing but figures and a story
// of thousands of articles would take quadratic time.
type crowd struct {
	list   []int
	doc, n int // the last document, and how many are of it
}

const mostOfOne, mostOfAll = 30, 1000

func (c *crowd) add(i, doc int) {
	if c.doc != doc {
		c.doc, c.n = doc, 0
	}
	if c.n++; c.n <= mostOfOne && len(c.list) < mostOfAll {
		c.list = append(c.list, i)
	}
}

// grouping joins figures of one thing.
type grouping struct {
	figures []figure
	root    []int   // leads to the figure that stands for a group
	members [][]int // of each group, by the figure that stands for it
	links   []link
}

// link is two figures that may be of one thing.
type link struct {
	i, k   int
	weight float64
}

// isRemnant reports whether group i is of two documents and has the figure of a larger group on the
// same: who gives that figure means what the larger group does, so the other of i means something else.
func (m *merger) isRemnant(groups [][]int, figures []figure, i int) bool {
	docs := m.docsOf(figures, groups[i])
	if len(docs) != 2 {
		return false
	}
	first := figures[groups[i][0]]
	for _, other := range groups {
		if len(other) < 3 {
			continue
		}
		if o := figures[other[0]]; o.act != first.act || o.act == "" || o.measure() != first.measure() || len(m.docsOf(figures, other)) < 3 {
			continue
		}
		for _, k := range other {
			for _, n := range groups[i] {
				if slices.Contains(groups[i], k) {
					return false
				}
				if sameFigure(figures[k].v, figures[n].v) {
					return true
				}
			}
		}
	}
	return false
}

func (m *merger) docsOf(figures []figure, group []int) map[int]bool {
	docs := map[int]bool{}
	for _, i := range group {
		docs[m.units[figures[i].unit].doc] = true
	}
	return docs
}

// closeness tells how sure it is that two figures are of one thing.
func (a figure) closeness(b figure) float64 {
	sure := a.around.cosine(b.around)
	if a.act != "" && a.act == b.act {
		sure++
	}
	if a.thing != "" && a.thing == b.thing {
		sure++
	}
	return sure
}

// manyMembers is how many figures of a group another is held against before it joins.
const manyMembers = 24

// join makes one group of those of i and k, unless some of their figures cannot be of one thing.
func (g *grouping) join(i, k int) {
	i, k = findRoot(g.root, i), findRoot(g.root, k)
	if i == k {
		return
	}
	i, k = min(i, k), max(i, k)
	for _, a := range g.members[i][:min(manyMembers, len(g.members[i]))] {
		for _, b := range g.members[k][:min(manyMembers, len(g.members[k]))] {
			if g.figures[a].conflicts(g.figures[b]) {
				return
			}
		}
	}
	g.root[k] = i
	g.members[i], g.members[k] = append(g.members[i], g.members[k]...), nil
}

func findRoot(root []int, i int) int {
	for root[i] != i {
		root[i] = root[root[i]]
		i = root[i]
	}
	return i
}

// figureDispute makes a dispute of the figures of one thing, if articles differ in them by more
// than rounding.
func (m *merger) figureDispute(figures []figure, group []int) (news.Dispute, bool) {
	group = m.principal(figures, group)
	var given, earlier []int
	for _, i := range group {
		if figures[i].m.Earlier {
			earlier = append(earlier, i)
		} else {
			given = append(given, i)
		}
	}
	sides, value := m.sidesOf(figures, given)
	if sides = oneSided(sides); len(sides) < 2 {
		return news.Dispute{}, false
	}
	for i := range sides {
		first := sides[i].members[0]
		sides[i].value = value[first].Of(m.story.Docs[first.doc].Text)
	}
	kind := news.QuantityDispute
	if said := m.replaced(figures, earlier, sides, value); m.inOrderOfTime(sides, said) {
		if kind = news.RevisedFigure; len(said) == 0 && !oneAct(figures, given) {
			return news.Dispute{}, false // what an outlet tells a day later may be of another thing
		}
	}
	return m.dispute(kind, m.figureTopic(figures, group), sides), true
}

// oneAct reports whether the same happens to the same in all figures of a group.
func oneAct(figures []figure, group []int) bool {
	first := figures[group[0]]
	return first.act != "" && !slices.ContainsFunc(group, func(i int) bool { return figures[i].act != first.act || figures[i].thing != first.thing })
}

// sidesOf makes a side of all figures that are the same but for rounding, the smallest first, and
// tells which figure each member stands for.
func (m *merger) sidesOf(figures []figure, group []int) ([]side, map[place]nlp.Quantity) {
	slices.SortStableFunc(group, func(i, k int) int { return cmp.Compare(figures[i].v.Value, figures[k].v.Value) })
	var sides []side
	var last nlp.Quantity
	value := map[place]nlp.Quantity{}
	for _, i := range group {
		f := figures[i]
		u := m.units[f.unit]
		if len(sides) == 0 || !sameFigure(last, f.v) && !roundedDown(last, f.v) {
			last = f.v
			sides = append(sides, side{})
		}
		s := &sides[len(sides)-1]
		if p := (place{u.doc, u.Span, m.speakerAt(u, f.q.Span)}); !slices.Contains(s.members, p) {
			s.members = append(s.members, p)
			value[p] = f.v
		}
	}
	return sides, value
}

// principal leaves out of a group the figures of a document that are parts of the first one that it
// gives: "12 were killed … five of them in Vester, two in Karsk".
func (m *merger) principal(figures []figure, group []int) []int {
	first := map[int]int{} // document → its first figure
	for _, i := range group {
		d := m.units[figures[i].unit].doc
		if k, ok := first[d]; !ok || i < k {
			first[d] = i
		}
	}
	var out []int
	for _, i := range group {
		f, whole := figures[i], figures[first[m.units[figures[i].unit].doc]]
		part := f.v.Unit == "" && f.v.Value < whole.v.Value && !f.m.Earlier && !sameFigure(f.v, whole.v)
		if !part || slices.ContainsFunc(group, func(k int) bool { return m.bears(figures[k], f) }) {
			out = append(out, i)
		}
	}
	return out
}

// bears reports whether a gives the figure of b in another document.
func (m *merger) bears(a, b figure) bool {
	return m.units[a.unit].doc != m.units[b.unit].doc && sameFigure(a.v, b.v)
}

// oneSided leaves out the documents that stand on several sides: who gives two figures speaks of
// two things.
func oneSided(sides []side) []side {
	on := map[int]int{} // document → how many sides it is on
	for _, s := range sides {
		docs := map[int]bool{}
		for _, p := range s.members {
			if !docs[p.doc] {
				docs[p.doc] = true
				on[p.doc]++
			}
		}
	}
	var out []side
	for _, s := range sides {
		s.members = slices.DeleteFunc(s.members, func(p place) bool { return on[p.doc] > 1 })
		if len(s.members) > 0 {
			out = append(out, s)
		}
	}
	return out
}
