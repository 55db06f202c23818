package brief

import "slices"

const (
	// samePair is the least probability that two sentences state a common fact for figures of one unit in them to be of one thing where
	// neither sentence has another like them, sameUnlike that for counts of which the sentences say different nouns.
	samePair   = 0.60
	sameUnlike = 0.80
	// pairApart is the most times that one of them may be the other.
	pairApart = 2.0
	// leastCount is the least count that is compared so: small ones stand in many sentences.
	leastCount = 1000
)

// oneThing reports whether two figures are of one thing: by the words that stand around them, or since their sentences state
// a common fact and have no other figure that could be meant.
func (m *merger) oneThing(a, b figure) bool {
	return a.measure() == b.measure() && (m.sameMeasure(a, b) || m.backed(a, b)) || m.paired(a, b)
}

// backed reports whether two figures of the same noun are of one thing since their sentences state a common fact: the surer that is,
// the less alike the words around them need be.
func (m *merger) backed(a, b figure) bool {
	if !a.pairs(b) || a.thing == "" || a.thing != b.thing || a.thing == person || a.time != b.time || a.v.Dimension == "share" {
		return false
	}
	sure := m.surelyLinked(a.unit, b.unit)
	return sure >= samePair && a.around.cosine(b.around) >= (1-sure/2)*a.needs(b) && !a.conflicts(b)
}

// paired reports whether two figures stand for each other in sentences that state a common fact.
func (m *merger) paired(a, b figure) bool {
	if !a.pairs(b) || m.units[a.unit].doc == m.units[b.unit].doc || a.conflicts(b) || a.time != b.time {
		return false
	}
	least := samePair
	if a.v.Unit == "" {
		if min(a.v.Value, b.v.Value) < leastCount {
			return false
		}
		if a.thing != b.thing {
			least = sameUnlike
		}
	}
	return m.surelyLinked(a.unit, b.unit) >= least && m.onlyOne(a, b) && m.onlyOne(b, a)
}

// pairs reports whether two figures are of one unit and near enough to stand for each other. Times and ages stand beside others of other
// matters, the size of a quake beside that of another.
func (a figure) pairs(b figure) bool {
	if a.v.Unit != b.v.Unit || a.q.Vague || b.q.Vague || fates[a.act] && fates[b.act] && a.act != b.act {
		return false
	}
	switch a.v.Dimension {
	case "time", "age", "magnitude", "length":
		return false
	}
	return a.near(b) && max(a.v.Value, b.v.Value) > 2
}

// near reports whether one of two figures is no more than pairApart times the other.
func (a figure) near(b figure) bool {
	lo, hi := min(a.v.Value, b.v.Value), max(a.v.Value, b.v.Value)
	return lo > 0 && hi <= pairApart*lo
}

// surelyLinked returns the probability that two sentences state a common fact, 0 where it is small.
func (m *merger) surelyLinked(i, k int) float64 {
	n := slices.IndexFunc(m.links[i], func(l match) bool { return l.unit == k })
	if n < 0 {
		return 0
	}
	return m.links[i][n].sim
}

// onlyOne reports whether a is the only figure of its sentence that could stand for b.
func (m *merger) onlyOne(a, b figure) bool {
	return !slices.ContainsFunc(m.figuresIn(a.unit), func(f figure) bool {
		return f.q.Span != a.q.Span && f.v.Unit == b.v.Unit && f.near(b)
	})
}

// pairsOf appends the earlier figures that figure i stands for in another sentence which states a common fact.
func (m *merger) pairsOf(i int, links []link) []link {
	f := m.figures[i]
	for _, l := range m.links[f.unit] {
		if l.unit >= f.unit || l.sim < samePair {
			continue
		}
		for k := m.figuresAt[l.unit]; k < m.figuresAt[l.unit+1]; k++ {
			if g := m.figures[k]; m.paired(f, g) || f.measure() == g.measure() && m.backed(f, g) {
				links = append(links, link{k, i, f.closeness(g)})
			}
		}
	}
	return links
}
