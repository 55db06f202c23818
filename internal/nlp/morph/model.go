package morph

import (
	"cmp"
	"math"
	"slices"
)

// maxTags is the most tags that a tagger may have.
const maxTags = 128

// model has the weights of features, most of which know few tags: a table of features, each with
// a run of cells. Those that know many, such as "the word before is a comma", have a row of all
// tags instead.
type model struct {
	runs  table // feature → first cell << 8 | number of cells; or row << 8, without any
	cells []cell
	rows  []lanes

	// marks has a bit for the higher bits of each feature: most features of a text have no
	// weight, and need not be looked for in the table, which is too large for the processor's cache.
	marks []uint64
}

const markBits = 21 // 256 KB

func (m *model) mark(f uint32) {
	f >>= 32 - markBits
	m.marks[f>>6] |= 1 << (f & 63)
}

// marked returns 1 if f is marked, else 0.
func (m *model) marked(f uint32) int {
	f >>= 32 - markBits
	return int(m.marks[f>>6] >> (f & 63) & 1)
}

// lanes has a number of 16 bits for each tag, four in a word, so that four are added at once. A
// weight w is written as w + bias: nothing is ever carried from one number to the next, and the
// biases, the same for all tags, change no comparison.
type lanes [maxTags / 4]uint64

const (
	bias      = 512
	maxWeight = bias - 1 // sums of maxStatic + maxDynamic weights fit
	denseFrom = 16       // cells
)

func (l *lanes) add(m *lanes, words int) {
	for i := range l[:words] {
		l[i] += m[i]
	}
}

func (l *lanes) of(tag Tag) int32 { return int32(l[tag>>2&(maxTags/4-1)] >> (tag & 3 * 16) & 0xffff) }

func (l *lanes) set(tag Tag, w int) {
	shift := tag & 3 * 16
	l[tag>>2] = l[tag>>2]&^(0xffff<<shift) | uint64(w+bias)<<shift
}

// cell is a tag and, in the higher 8 bits, its weight.
type cell uint16

func newCell(tag Tag, weight int8) cell { return cell(tag) | cell(uint8(weight))<<8 }

func (c cell) tag() Tag     { return Tag(c) }
func (c cell) weight() int8 { return int8(c >> 8) }

// sums are the scores of tags, in two parts: of weights in cells and of those in rows.
type sums struct {
	cells [maxTags]int32
	rows  lanes
}

func (s *sums) of(tag Tag) int32 { return s.cells[tag&(maxTags-1)] + s.rows.of(tag) }

// score adds the weights of features to s. In each step all of the memory that it needs is asked for before any of it is looked
// at, so that it comes at once.
func (m *model) score(s *sums, features []uint32, words int) {
	var marked [maxStatic + maxDynamic]uint32
	var slots [maxStatic + maxDynamic]slot
	n := 0
	for _, f := range features { // without a branch: which are marked can't be foretold
		marked[n%len(marked)] = f
		n += m.marked(f)
	}
	all := m.runs.slots
	for i, f := range marked[:n] {
		slots[i] = all[f&uint32(len(all)-1)]
	}
	found := marked[:0]
	for i, f := range marked[:n] {
		run, ok := slots[i].value, slots[i].key == f && f != 0
		if !ok && slots[i].key != 0 {
			run, ok = m.runs.get(f)
		}
		if ok {
			found = append(found, run)
		}
	}
	for _, run := range found {
		if run&0xff == 0 {
			s.rows.add(&m.rows[run>>8], words)
			continue
		}
		for _, c := range m.cells[run>>8 : run>>8+run&0xff] {
			s.cells[c&(maxTags-1)] += int32(int8(c >> 8))
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
	m := model{runs: newTable(len(entries)), cells: make([]cell, 0, n), marks: make([]uint64, 1<<(markBits-6))}
	for _, e := range entries {
		m.mark(e.feature)
		if len(e.cells) < denseFrom {
			m.runs.put(e.feature, uint32(len(m.cells)<<8|len(e.cells)))
			m.cells = append(m.cells, e.cells...)
			continue
		}
		m.runs.put(e.feature, uint32(len(m.rows)<<8))
		m.rows = append(m.rows, rowOf(e.cells))
	}
	return m
}

// rowOf returns cells as a row.
func rowOf(cells []cell) lanes {
	var sums [maxTags]int
	for _, c := range cells {
		sums[c.tag()] += int(c.weight())
	}
	var row lanes
	for tag, w := range sums {
		row.set(Tag(tag), max(-maxWeight, min(maxWeight, w)))
	}
	return row
}

// entries returns what the model was built of, in the order of the features.
func (m *model) entries() []entry {
	var out []entry
	m.runs.each(func(f, run uint32) {
		if run&0xff > 0 {
			out = append(out, entry{f, m.cells[run>>8 : run>>8+run&0xff]})
			return
		}
		e := entry{feature: f}
		for tag := range Tag(maxTags) {
			e.cells = appendCells(e.cells, tag, float64(m.rows[run>>8].of(tag)-bias))
		}
		out = append(out, e)
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
