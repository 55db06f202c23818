package brief

import (
	"math"
	"slices"
	"sort"
)

const (
	// sameFact is the least likeness at which one sentence is taken to state what another
	// does. docs/quality.md has what other values gave.
	sameFact = 2.1
	// maybeSame is the likeness from which on words that are used alike are looked for.
	maybeSame = 1.6
	// nearWord is what a word counts for which the other sentence has one used like it, times
	// their cosine, if one that is shared counts 1.
	nearWord = 0.5
	// sameLine is the similarity from which on two sentences would be one line told twice.
	sameLine = 0.32
)

// match is a sentence of another document that states what a sentence states.
type match struct {
	unit int
	sim  float64
}

// starOf is a sentence with the sentences of other documents that state what it does, at most
// one of a document.
type starOf struct {
	center  int
	matches []match
	origins int
	score   float64
}

// members returns the sentences of a star, its center first.
func (s *starOf) members() []int {
	out := []int{s.center}
	for _, mt := range s.matches {
		out = append(out, mt.unit)
	}
	return out
}

// stars returns the star around each sentence that has a match.
func (m *merger) stars() []*starOf {
	matches := m.matches()
	var out []*starOf
	for i := range m.units {
		if s := m.star(i, matches[i]); len(s.matches) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// matches leads each sentence to those of other documents that state what it does. Each pair is
// compared once, with the later sentence looking for the earlier one.
func (m *merger) matches() [][]match {
	out := make([][]match, len(m.units))
	index := newOverlap(m.units, m.terms)
	for i, u := range m.units {
		if !m.reads(u.doc) {
			continue
		}
		for _, k := range index.with(u) {
			v := m.units[k]
			if v.doc == u.doc {
				continue
			}
			common, cosine := index.common[k], index.cosine(u, k)
			if sim := m.likeness(u, v, common, cosine); sim >= sameFact {
				out[i] = append(out[i], match{k, sim})
			}
			if sim := m.likeness(v, u, common, cosine); sim >= sameFact {
				out[k] = append(out[k], match{i, sim})
			}
		}
		index.add(i)
	}
	return out
}

// star makes the star around sentence i of its matches, the best of each document.
func (m *merger) star(i int, matches []match) *starOf {
	slices.SortFunc(matches, func(a, b match) int { return a.unit - b.unit })
	s := &starOf{center: i}
	for n := 0; n < len(matches); {
		best := matches[n]
		d := m.units[best.unit].doc
		for ; n < len(matches) && m.units[matches[n].unit].doc == d; n++ {
			if matches[n].sim > best.sim {
				best = matches[n]
			}
		}
		if m.contradict(i, best.unit) {
			continue // the document's own account of it differs
		}
		s.matches = append(s.matches, best)
	}
	for _, mt := range s.matches {
		s.score += mt.sim
	}
	s.score *= m.readable(i)
	s.origins = m.originsOf(s.members())
	return s
}

// likeness tells how surely two sentences state a common fact: by how many words of one meaning
// they share, and by how much of all they say they share. On marked stories it ranks pairs of
// sentences better than either alone (docs/quality.md).
func likeness(common int, cosine float64) float64 {
	return logOfOneMore(common) + 3*cosine
}

// likeness is that of two sentences, to which words that are used alike add where they may
// decide.
func (m *merger) likeness(u, v *unit, common int, cosine float64) float64 {
	sim := likeness(common, cosine)
	if sim < maybeSame {
		return sim
	}
	near := m.near(u, v)
	return math.Log(1+float64(common)+nearWord*near) + 3*cosine
}

// near returns how many words of u, names among them, are not in v and are used like one that is,
// "truck" like "car": each counts the cosine of the two.
func (m *merger) near(u, v *unit) float64 {
	sum := 0.0
	for _, id := range u.stems {
		if len(m.alike[id]) == 0 || v.has(id) {
			continue
		}
		for _, a := range m.alike[id] { // the most alike first
			if v.has(a.Index) {
				sum += a.Cosine
				break
			}
		}
	}
	return sum
}

// logOfOneMore returns the logarithm of n+1; it is asked for once for each pair of sentences
// that share a word.
func logOfOneMore(n int) float64 {
	if n < len(logs) {
		return logs[n]
	}
	return math.Log(1 + float64(n))
}

var logs = func() (table [64]float64) {
	for n := range table {
		table[n] = math.Log(1 + float64(n))
	}
	return table
}()

// consensusOf takes the stars of enough origins, those of most origins first, leaving out what
// one taken already says: a star must bring in a sentence that none of them cites, and must not
// show what one of them shows.
func (m *merger) consensusOf(stars []*starOf) []*starOf {
	var enough []*starOf
	for _, s := range stars {
		if s.origins >= m.opts.MinOrigins {
			enough = append(enough, s)
		} else {
			m.trace.leftOut(s.center, ruleOrigins)
		}
	}
	sort.SliceStable(enough, func(i, k int) bool {
		a, b := enough[i], enough[k]
		if a.origins != b.origins {
			return a.origins > b.origins
		}
		return a.score > b.score
	})
	cited := map[int]bool{}
	shown := newOverlap(m.units, m.terms)
	var out []*starOf
	for _, s := range enough {
		if !bringsMore(s, cited) {
			m.trace.leftOut(s.center, ruleCited)
			continue
		}
		if shown.repeated(m.units[s.center], sameLine) {
			m.trace.leftOut(s.center, ruleRepeats)
			continue
		}
		for _, i := range s.members() {
			cited[i] = true
		}
		shown.add(s.center)
		out = append(out, s)
	}
	return out
}

// bringsMore reports whether a star has a match that is not cited yet.
func bringsMore(s *starOf, cited map[int]bool) bool {
	for _, mt := range s.matches {
		if !cited[mt.unit] {
			return true
		}
	}
	return false
}
