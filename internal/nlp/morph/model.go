package morph

import (
	"cmp"
	"math"
	"slices"
)

// maxTags is the most tags that a tagger may have.
const maxTags = 128

// model has the weights of features, most of which know few tags: a table of features, each
// with a run of cells.
type model struct {
	runs  table // feature → first cell << 8 | number of cells
	cells []cell
}

// cell is a tag and, in the higher 8 bits, its weight.
type cell uint16

func newCell(tag Tag, weight int8) cell { return cell(tag) | cell(uint8(weight))<<8 }

func (c cell) tag() Tag     { return Tag(c) }
func (c cell) weight() int8 { return int8(c >> 8) }

// score adds the weights of features to scores. All features are looked up before the first
// weight is read: the memory is asked for many at once.
func (m *model) score(scores *[maxTags]int32, features []uint32) {
	var found [maxStatic + maxDynamic]uint32
	n := 0
	for _, f := range features {
		run, ok := m.runs.get(f)
		if ok {
			found[n%len(found)] = run
			n++
		}
	}
	for _, run := range found[:n] {
		for _, c := range m.cells[run>>8 : run>>8+run&0xff] {
			scores[c&(maxTags-1)] += int32(int8(c >> 8))
		}
	}
}

// entry is a feature with its weights.
type entry struct {
	feature uint32
	cells   []cell
}

// build makes a model of entries, which are in the order of their features.
func build(entries []entry) model {
	n := 0
	for _, e := range entries {
		n += len(e.cells)
	}
	m := model{runs: newTable(len(entries)), cells: make([]cell, 0, n)}
	for _, e := range entries {
		m.runs.put(e.feature, uint32(len(m.cells)<<8|len(e.cells)))
		m.cells = append(m.cells, e.cells...)
	}
	return m
}

// entries returns what the model was built of, in the order of the features.
func (m *model) entries() []entry {
	var out []entry
	m.runs.each(func(f, run uint32) {
		out = append(out, entry{f, m.cells[run>>8 : run>>8+run&0xff]})
	})
	slices.SortFunc(out, func(a, b entry) int { return cmp.Compare(a.feature, b.feature) })
	return out
}

// maxCells is the most cells of a feature.
const maxCells = 255

// appendCells appends a weight, rounded. One that 8 bits do not hold takes several cells.
func appendCells(cells []cell, tag Tag, weight float64) []cell {
	for w := int(math.Round(weight)); w != 0 && len(cells) < maxCells; {
		part := max(-127, min(127, w))
		cells = append(cells, newCell(tag, int8(part)))
		w -= part
	}
	return cells
}
