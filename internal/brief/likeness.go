package brief

import (
	"math"

	"github.com/briefgen/briefgen/internal/nlp"
)

const (
	// sameFact is the least likeness at which one sentence is taken to state what another does, where
	// a day or an open question is shared besides.
	sameFact = 2.1
	// maybeSame is the likeness from which on words that are used alike are looked for.
	maybeSame = 1.6
	// nearWord is what a word counts for which the other sentence has one used like it, times
	// their cosine, if one that is shared counts 1.
	nearWord = 0.5
	// cosineWeight is what the cosine of two sentences' terms counts beside the logarithm of the
	// words that they share.
	cosineWeight = 3.0
)

// likeness tells how surely two sentences state a common fact: by how many words of one meaning
// they share, and by how much of all they say they share. It ranks pairs of sentences better than
// either alone (docs/quality.md).
func likeness(common int, cosine float64) float64 {
	return logOfOneMore(common) + cosineWeight*cosine
}

// likeness is that of two sentences, to which words that are used alike add where they may
// decide.
func (m *merger) likeness(u, v *unit, common int, cosine float64) float64 {
	sim := likeness(common, cosine)
	if sim < maybeSame {
		return sim
	}
	near := m.near(u, v)
	return math.Log(1+float64(common)+nearWord*near) + cosineWeight*cosine
}

// near returns how many words of u, names among them, are not in v and are used like one that is,
// "truck" like "car": each counts the cosine of the two.
func (m *merger) near(u, v *unit) float64 {
	if m.alike == nil {
		m.findAlike()
	}
	sum := 0.0
	for _, id := range u.alike {
		if v.has(id) {
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

// findAlike notes which words are used alike. In most stories of one article nobody asks.
func (m *merger) findAlike() {
	m.alike = nlp.AlikeAmong(m.lex.names[:m.terms])
	for _, u := range m.units {
		for _, id := range u.stems {
			if len(m.alike[id]) > 0 {
				u.alike = append(u.alike, id)
			}
		}
	}
}

// logOfOneMore returns the logarithm of n+1; it is asked for once for each pair of sentences
// that share a word.
func logOfOneMore(n int) float64 {
	if n < len(logs) {
		return logs[n]
	}
	return math.Log(1 + float64(n))
}

var logs = func() (table [256]float64) {
	for n := range table {
		table[n] = math.Log(1 + float64(n))
	}
	return table
}()
