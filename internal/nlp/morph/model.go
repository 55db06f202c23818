package morph

import (
	"cmp"
	"math"
	"slices"
)

// maxTags is the most tags that a tagger may have.
const maxTags = 128

// model has the weights of features, most of which know few tags: a hash table of features, each
// with a run of cells.
type model struct {
	slots []slot // 1<<n of them
	mask  uint32
	cells []cell
}

type slot struct {
	feature uint32
	at      uint32 // first cell
	n       uint32 // cells; 0: the slot is free
}

type cell struct {
	tag    Tag
	weight int8
}

// score adds the weights of features to scores.
func (m *model) score(scores *[maxTags]int32, features []uint32) {
	for _, f := range features {
		for at := f & m.mask; ; at = (at + 1) & m.mask {
			s := &m.slots[at]
			if s.n == 0 {
				break
			}
			if s.feature == f {
				for _, c := range m.cells[s.at : s.at+s.n] {
					scores[c.tag%maxTags] += int32(c.weight)
				}
				break
			}
		}
	}
}

// entry is a feature with its weights, for building.
type entry struct {
	feature uint32
	cells   []cell
}

// build makes the table of entries, which are in the order of their features, at most half full.
func build(entries []entry) model {
	size := 4
	for size < len(entries)*2 {
		size *= 2
	}
	m := model{slots: make([]slot, size), mask: uint32(size - 1)}
	for _, e := range entries {
		at := e.feature & m.mask
		for m.slots[at].n > 0 {
			at = (at + 1) & m.mask
		}
		m.slots[at] = slot{e.feature, uint32(len(m.cells)), uint32(len(e.cells))}
		m.cells = append(m.cells, e.cells...)
	}
	return m
}

// entries returns what the table was built of, in the order of the features.
func (m *model) entries() []entry {
	var out []entry
	for _, s := range m.slots {
		if s.n > 0 {
			out = append(out, entry{s.feature, m.cells[s.at : s.at+s.n]})
		}
	}
	slices.SortFunc(out, func(a, b entry) int { return cmp.Compare(a.feature, b.feature) })
	return out
}

// quantise maps a weight to 8 bits, where unit is worth 1.
func quantise(w, unit float64) int8 {
	return int8(math.Round(math.Max(-127, math.Min(127, w/unit))))
}
