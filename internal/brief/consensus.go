package brief

import (
	"cmp"
	"math"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

const (
	// stated is the least probability at which a sentence is cited for what another states.
	// docs/quality.md has what other values gave.
	stated = 0.45
	// bound is the probability from which on a sentence that another line cites better is kept.
	bound = 0.75
	// untold is how many meanings that two sentences share, times the probability that they state a
	// common fact, must stand in no line that cites either, for them to make one. Half of what a meaning
	// counts is its weight in the news, against the usual one.
	untold      = 1.65
	usualWeight = 3.5
	// second is the probability from which on a second sentence of a document is cited, where what it shares with the
	// center and the document's best does not weighs beside at least: a line may tell two facts that another article tells
	// in two sentences. It is weighed as untold is.
	second = 0.6
	beside = 2.2
)

// brevity is how much a sentence that says the same in less is preferred: the power of what its words weigh in the news
// by which its score is divided.
const brevity = 0.2

// match is a sentence of another document that states what a sentence states, with the probability
// that it does.
type match struct {
	unit int
	sim  float64
	deed bool // a clause of one does what one of the other does
}

// starOf is a sentence with the sentences of other documents that state what it does, two of a document at most.
type starOf struct {
	center  int
	matches []match
	origins int
	shown   int       // of a line: the sentence that is shown
	extent  news.Span // of a line: that sentence, or the quotation of which it is a part
	joined  []joined  // of a line: what states the rest of that quotation
	score   float64   // how many matches are to be expected, weighed by how well the center reads, and how short
}

// joined is a sentence that a line cites since it states what another does, which the line shows or cites beside its own.
type joined struct{ unit, of int }

// members returns the sentences of a star, its center first.
func (s *starOf) members() []int {
	out := []int{s.center}
	for _, mt := range s.matches {
		out = append(out, mt.unit)
	}
	for _, j := range s.joined {
		out = append(out, j.unit)
	}
	return out
}

// heldAgainst returns the sentence with which sentence k was compared for a star.
func (s *starOf) heldAgainst(k int) int {
	for _, j := range s.joined {
		if j.unit == k {
			return j.of
		}
	}
	return s.center
}

// line returns the members of a line, the sentence that is shown first.
func (s *starOf) line() []int {
	out := s.members()
	k := slices.Index(out, s.shown)
	out[0], out[k] = out[k], out[0]
	return out
}

// stars returns the star around each sentence that has a match.
func (m *merger) stars() []*starOf {
	m.links = m.linksOf(m.pairs())
	var out []*starOf
	for i := range m.units {
		if len(m.links[i]) == 0 {
			continue
		}
		if s := m.star(i); len(s.matches) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// star makes the star around sentence i, of the best match of each document and those that state something else of it.
func (m *merger) star(i int) *starOf {
	s := &starOf{center: i}
	for list := m.links[i]; len(list) > 0; {
		n := 1
		for n < len(list) && m.units[list[n].unit].doc == m.units[list[0].unit].doc {
			n++
		}
		s.matches = m.addMatches(s.matches, i, list[:n])
		list = list[n:]
	}
	s.score = m.importance(s) / math.Pow(1+m.units[i].weight, brevity)
	s.origins = m.originsOf(s.members())
	return s
}

// addMatches adds those of a document's sentences that are cited for sentence i, the best first.
func (m *merger) addMatches(to []match, i int, list []match) []match {
	may := func(mt match, least float64) bool {
		return mt.sim >= least && m.against(i, mt.unit, mt.deed) == "" && !m.ofOtherEvents(i, mt.unit)
	}
	best := list[0]
	for _, mt := range list {
		if mt.sim > best.sim {
			best = mt
		}
	}
	if !may(best, stated) {
		return to // the document's own account of it differs
	}
	also := match{}
	for _, mt := range list {
		if mt != best && mt.sim > also.sim && may(mt, second) && m.beyond(i, mt.unit, best.unit) >= beside {
			also = mt
		}
	}
	if to = append(to, best); also.sim > 0 {
		to = append(to, also)
	}
	return to
}

// against tells why two sentences are not cited together, however alike they are; "" if they may be. deed tells whether a
// clause of one does what one of the other does: others are not opposed.
func (m *merger) against(i, k int, deed bool) string {
	switch {
	case m.contradict(i, k):
		return "gives another figure for the same thing"
	case deed && m.opposed(m.units[i], m.units[k]):
		return "one says as a fact what the other denies or calls possible"
	}
	return ""
}

// beyond weighs the meanings that sentence i shares with k and not with another.
func (m *merger) beyond(i, k, other int) float64 {
	sum := 0.0
	for id := range both(m.units[i].meanings, m.units[k].meanings) {
		if !has(m.units[other].meanings, id) {
			sum += m.lex.untold(id)
		}
	}
	return sum
}

// consensusOf takes the stars of enough origins, those first of which most matches are to be
// expected and that say least else, leaving out what those taken already say. The most important stand first.
func (m *merger) consensusOf(stars []*starOf) []*starOf {
	var enough []*starOf
	for _, s := range stars {
		if s.origins >= m.opts.MinOrigins {
			enough = append(enough, s)
		}
	}
	slices.SortStableFunc(enough, func(a, b *starOf) int { return cmp.Compare(b.score, a.score) })
	told := make([][]int, len(m.units)) // unit → what the lines that state what it does agree on
	shown := m.emptyIndex()
	var out []*starOf
	for _, s := range enough {
		if !m.bringsMore(s, told) || m.sameLine(shown, s.center, -1) {
			continue
		}
		shown.add(s.center)
		out = append(out, s)
		line := m.agreed(s)
		told[s.center] = ascending(append(told[s.center], line...))
		for _, mt := range m.links[s.center] {
			told[mt.unit] = ascending(append(told[mt.unit], line...))
		}
	}
	m.trim(out)
	m.inOrder(out)
	return m.once(out)
}

// importance weighs a star by how many articles are to be expected to state it, how early in its own its center
// stands and how well that reads.
func (m *merger) importance(s *starOf) float64 { return m.expected(s) * m.readable(s.center) }

// expected returns how many documents of a star's matches are to be expected to state what its center does.
func (m *merger) expected(s *starOf) float64 {
	sum, last := 0.0, -1
	for _, mt := range s.matches {
		if d := m.units[mt.unit].doc; d != last {
			sum, last = sum+mt.sim, d
		}
	}
	return sum
}

// agreed returns the meanings that the center of a star has in common with some match: what else it
// says is told by nobody else yet.
func (m *merger) agreed(s *starOf) []int {
	var out []int
	for _, mt := range s.matches {
		out = slices.AppendSeq(out, both(m.units[s.center].meanings, m.units[mt.unit].meanings))
	}
	return ascending(out)
}

// bringsMore reports whether a star has a match with which it shares enough that no line tells of
// which either is taken to state the same.
func (m *merger) bringsMore(s *starOf, told [][]int) bool {
	center := m.marked(m.units[s.center])
	for _, mt := range s.matches {
		n := 0.0
		for _, id := range m.units[mt.unit].meanings {
			if center.meanings[id] == center.turn && !has(told[s.center], id) && !has(told[mt.unit], id) {
				n += m.lex.untold(id)
			}
		}
		if mt.sim*n >= untold {
			return true
		}
	}
	return false
}

// untold is what a meaning counts that no line tells yet.
func (l *lexicon) untold(id int) float64 { return (1 + l.weight[id]/usualWeight) / 2 }

// trim leaves out of each line the sentences that another line cites with a higher probability, but
// those that are sure enough and the line's best.
func (m *merger) trim(lines []*starOf) {
	best := map[int]float64{}
	for _, s := range lines {
		best[s.center] = 1
		for _, mt := range s.matches {
			best[mt.unit] = max(best[mt.unit], mt.sim)
		}
	}
	for _, s := range lines {
		kept := &starOf{center: s.center}
		top := slices.MaxFunc(s.matches, func(a, b match) int { return cmp.Compare(a.sim, b.sim) })
		for _, mt := range s.matches {
			if mt == top || mt.sim >= bound || mt.sim >= best[mt.unit] {
				kept.matches = append(kept.matches, mt)
			}
		}
		if m.originsOf(kept.members()) >= m.opts.MinOrigins {
			s.matches = kept.matches
			s.origins = m.originsOf(s.members())
		}
	}
}
