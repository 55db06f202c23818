package brief

import (
	"sort"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/news"
)

const (
	// minReported is the fewest words of a sentence that is shown as reported.
	minReported = 6
	// minLead is the fewest letters of a sentence that stands for an article that is not read.
	minLead = 15
	// repeats is the similarity to a line already shown from which on a sentence repeats it.
	repeats = 0.5
)

// reportedOf returns the sentences that no consensus line cites and that repeat none that is shown: first
// those that several outlets carry, then by how early in their articles. What would make a line of
// its own, but that others tell what is agreed of it, stands alone: its matches are cited there. What cannot be read alone comes behind the others, background last.
func (m *merger) reportedOf(consensus, all []*starOf, unknowns []news.Unknown) []news.Claim {
	used := map[int]bool{}
	stars := map[int]*starOf{}
	for _, s := range all {
		if s.origins < m.opts.MinOrigins {
			stars[s.center] = s
		}
	}
	shown := m.emptyIndex()
	for _, s := range consensus {
		shown.add(s.center)
		for _, i := range s.members() {
			used[i] = true
		}
	}
	copies := m.copiesOf(all)
	lines := []reportedLine{}
	texts := map[string]bool{} // of sentences without a telling word, which are like nothing
	for _, i := range m.byPlace() {
		u := m.units[i]
		text := u.Of(m.story.Docs[u.doc].Text)
		if used[i] {
			continue
		}
		if why := m.unreported(i, unknowns); why != "" {
			m.trace.leftOut(i, why)
			continue
		}
		if texts[text] {
			m.trace.leftOut(i, ruleSameText)
			continue
		}
		if m.reads(u.doc) && m.repeated(shown, u, repeats) {
			m.trace.leftOut(i, ruleRepeats)
			continue
		}
		texts[text] = true
		shown.add(i)
		members := []int{i}
		if s := stars[i]; s != nil && s.origins > 1 {
			members = s.members()
			for _, k := range members {
				used[k] = true
			}
		}
		for _, k := range copies[i] {
			if !used[k] {
				used[k] = true
				members = append(members, k)
			}
		}
		c := m.claim(members, u.Span)
		lines = append(lines, reportedLine{c, m.rank(i)})
		m.trace.line(c, stars[i], members)
	}
	return ranked(lines)
}

// copiesOf leads each sentence to its copies in articles of the same origin.
func (m *merger) copiesOf(stars []*starOf) map[int][]int {
	copies := map[int][]int{}
	for _, s := range stars {
		u := m.units[s.center]
		for _, mt := range s.matches {
			v := m.units[mt.unit]
			if m.origin[v.doc] == m.origin[u.doc] && cosine(v, u) >= repeats {
				copies[s.center] = append(copies[s.center], mt.unit)
			}
		}
	}
	return copies
}

// byPlace orders the sentences by how early they stand in their articles.
func (m *merger) byPlace() []int {
	order := make([]int, len(m.units))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool {
		x, y := m.units[order[a]], m.units[order[b]]
		if x.sentence != y.sentence {
			return x.sentence < y.sentence
		}
		return x.doc < y.doc
	})
	return order
}

// isLead reports whether a sentence is the first of its article that has some length. Of an
// article in a language that is not read it stands for the whole.
func (m *merger) isLead(i int) bool {
	long := func(i int) bool {
		u := m.units[i]
		return utf8.RuneCountInString(u.Of(m.story.Docs[u.doc].Text)) >= minLead
	}
	if !long(i) {
		return false
	}
	for k := i - 1; k >= 0 && m.units[k].doc == m.units[i].doc; k-- {
		if long(k) {
			return false
		}
	}
	return true
}
