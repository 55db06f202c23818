package syntax

import (
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"math/bits"
	"slices"
)

// model is the weights in use: a row of four bytes for each hash of a feature of moves, and a
// row of labelStride for each of arcs. The bytes of moves are weights + 128, so that a row
// without weights adds nothing but what is taken off again for all.
type model struct {
	moveMask, labelMask uint32
	move                []uint32
	label, final        *relationTable // final may be nil, in training
}

// relationTable has a row of labelStride weights for each hash. Whose a row is stands apart too,
// close together, so that features without weights are soon passed by.
type relationTable struct {
	owners  []uint8
	weights []int8
}

func newRelationTable(weights []int8) *relationTable {
	t := &relationTable{make([]uint8, len(weights)/labelStride), weights}
	for i := range t.owners {
		t.owners[i] = uint8(weights[i*labelStride+labelOwner])
	}
	return t
}

func (m *model) moves(features []uint32) (out [4]int32) {
	var even, odd uint32 // sums of bytes 0 and 2, 1 and 3, in 16 bits each: enough for 256 features
	table := m.move
	for _, f := range features {
		row := table[f&uint32(len(table)-1)]
		own := uint32(emptyRow)
		if row^f < 1<<24 { // a row of this feature; compiled without a branch, which could not be foretold
			own = row
		}
		even += own & 0x00ff00ff
		odd += own >> 8 & 0x000000ff
	}
	bias := int32(len(features)) * 128
	out[0] = int32(even&0xffff) - bias
	out[1] = int32(odd&0xffff) - bias
	out[2] = int32(even>>16) - bias
	return out
}

func (m *model) labels(features []uint32, set []Relation, scores *[64]int32) {
	m.add(m.label, features, set, scores)
}

func (m *model) finals(features []uint32, set []Relation, scores *[64]int32) {
	m.add(m.final, features, set, scores)
}

// add adds the weights of features for the relations of set to scores.
func (m *model) add(table *relationTable, features []uint32, set []Relation, scores *[64]int32) {
	var rows [256]*[labelStride]int8
	n := 0
	for _, f := range features { // without a branch: which features have weights can't be foretold
		at := f & m.labelMask
		rows[n&255] = (*[labelStride]int8)(table.weights[int(at)*labelStride:])
		n += int((uint32(table.owners[at])^f>>24)-1) >> 31 & 1
	}
	for k, r := range set {
		sum := int32(0)
		for _, row := range rows[:n] {
			sum += int32(row[r&63])
		}
		scores[k&63] += sum
	}
}

// Pack writes the parser: tables of the moves and of the relations, each row that has weights
// with the gap to it.
func (p *Parser) Pack() []byte {
	m := p.weights
	var b []byte
	b = append(b, byte(bits.Len32(m.moveMask)), byte(bits.Len32(m.labelMask)), byte(p.width))
	b = p.choices.pack(b)
	b = packPlaces(b, p.places)
	b = m.pack(b)
	b = packRelations(b, m.final.weights)
	return p.back.pack(b)
}

// pack appends the tables of moves and of relations on the way.
func (m *model) pack(b []byte) []byte {
	gap := uint64(0)
	for _, row := range m.move {
		gap++
		if row&0xffffff == emptyRow {
			continue
		}
		b = binary.AppendUvarint(b, gap)
		b = binary.LittleEndian.AppendUint32(b, row)
		gap = 0
	}
	return packRelations(append(b, 0), m.label.weights)
}

// packRelations appends a table of relations.
func packRelations(b []byte, table []int8) []byte {
	gap := uint64(0)
	for i := 0; i < len(table); i += labelStride {
		gap++
		set := uint64(0)
		for k, w := range table[i : i+labelStride] {
			if w != 0 {
				set |= 1 << k
			}
		}
		if set&^(1<<labelOwner) == 0 {
			continue
		}
		b = binary.AppendUvarint(b, gap)
		b = binary.AppendUvarint(b, set)
		for _, w := range table[i : i+labelStride] {
			if w != 0 {
				b = append(b, byte(w))
			}
		}
		gap = 0
	}
	return append(b, 0)
}

const emptyRow = 0x00808080

var errModel = errors.New("syntax: not a model of this version")

// Read reads what Pack wrote.
func Read(b []byte) (*Parser, error) {
	if len(b) < 3 || b[0] > 24 || b[1] > 20 || b[2] == 0 || b[2] > maxWidth {
		return nil, errModel
	}
	m, back := newModel(b[0], b[1]), newModel(b[0], b[1])
	final := make([]int8, labelStride<<b[1])
	p := &Parser{weights: m, back: back, width: int(b[2]), slack: slack, common: common{choices: &choices{}}}
	b = p.choices.read(b[3:])
	p.places, b = readPlaces(b)
	if b = m.read(b); b == nil {
		return nil, errModel
	}
	if b = readRelations(b, final); b == nil {
		return nil, errModel
	}
	if b = back.read(b); b == nil || len(b) > 0 {
		return nil, errModel
	}
	m.final = newRelationTable(final)
	return p, nil
}

func newModel(moveBits, labelBits byte) *model {
	m := &model{moveMask: 1<<moveBits - 1, labelMask: 1<<labelBits - 1, move: make([]uint32, 1<<moveBits)}
	for i := range m.move {
		m.move[i] = emptyRow
	}
	return m
}

// read reads what pack wrote and returns what stands behind it, nil for an error.
func (m *model) read(b []byte) []byte {
	for i := -1; ; {
		gap, n := binary.Uvarint(b)
		if gap == 0 && n == 1 {
			b = b[1:]
			break
		}
		if n <= 0 || gap > uint64(len(m.move)) || len(b) < n+4 || i+int(gap) >= len(m.move) {
			return nil
		}
		i += int(gap)
		m.move[i] = binary.LittleEndian.Uint32(b[n:])
		b = b[n+4:]
	}
	label := make([]int8, labelStride*(int(m.labelMask)+1))
	b = readRelations(b, label)
	m.label = newRelationTable(label)
	return b
}

// readRelations reads a table and returns what stands behind it, nil for an error.
func readRelations(b []byte, table []int8) []byte {
	rows := len(table) / labelStride
	for i := -1; ; {
		gap, n := binary.Uvarint(b)
		if gap == 0 && n == 1 {
			return b[1:]
		}
		if n <= 0 || gap > uint64(rows) || i+int(gap) >= rows {
			return nil
		}
		i += int(gap)
		b = b[n:]
		set, n := binary.Uvarint(b)
		if n <= 0 || len(b) < n+bits.OnesCount64(set) {
			return nil
		}
		b = b[n:]
		row := table[i*labelStride : (i+1)*labelStride]
		for ; set != 0; set &= set - 1 {
			row[bits.TrailingZeros64(set)] = int8(b[0])
			b = b[1:]
		}
	}
}

const maxWidth = 32

// Weights that are left out of the model, which costs no accuracy and saves a fifth of it: rows of
// moves whose weights differ by so little, and so small weights of relations.
const (
	smallMove     = 7
	smallRelation = 1
)

// quantise makes the model of mean weights, step being what is worth 1.
func (l *learner) quantise(step float64) *model {
	m := &model{moveMask: l.move.mask, labelMask: l.label.mask, label: newRelationTable(l.label.quantise(step, l.example))}
	move := l.move.quantise(step, l.example)
	m.move = make([]uint32, len(move)/4)
	for i := range m.move {
		w := move[4*i:]
		m.move[i] = emptyRow
		if int(max(w[0], w[1], w[2]))-int(min(w[0], w[1], w[2])) <= smallMove {
			continue
		}
		m.move[i] = emptyRow + uint32(int32(w[0])+int32(w[1])<<8+int32(w[2])<<16) | uint32(uint8(w[moveOwner]))<<24
	}
	return m
}

func (t *table) quantise(step float64, example int64) []int8 {
	out := make([]int8, len(t.weights))
	for i, w := range t.weights {
		if i%t.classes == t.owner {
			out[i] = int8(w)
		} else if w != 0 || t.sums[i] != 0 {
			v := (float64(w) - float64(t.sums[i])/float64(example)) / step
			out[i] = int8(max(-127, min(127, math.Round(v))))
			if t.owner == labelOwner && max(out[i], -out[i]) <= smallRelation {
				out[i] = 0
			}
		}
	}
	return out
}

// pack appends the sets of relations, each as bits.
func (c *choices) pack(b []byte) []byte {
	var last uint64
	run := uint64(0)
	for k := range c.sets {
		set := uint64(0)
		for _, r := range c.sets[k] {
			set |= 1 << r
		}
		if k > 0 && set == last {
			run++
			continue
		}
		if k > 0 {
			b = binary.AppendUvarint(b, run)
			b = binary.AppendUvarint(b, last)
		}
		last, run = set, 1
	}
	b = binary.AppendUvarint(b, run)
	return binary.AppendUvarint(b, last)
}

func (c *choices) read(b []byte) []byte {
	var shared []Relation
	for k := 0; k < len(c.sets); {
		run, n := binary.Uvarint(b)
		if n <= 0 || run == 0 || run > uint64(len(c.sets)-k) {
			return nil
		}
		set, n2 := binary.Uvarint(b[n:])
		if n2 <= 0 || set == 0 {
			return nil
		}
		b = b[n+n2:]
		shared = nil
		for ; set != 0; set &= set - 1 {
			shared = append(shared, Relation(bits.TrailingZeros64(set)))
		}
		for range run {
			c.sets[k] = shared
			k++
		}
	}
	return b
}

func packPlaces(b []byte, table map[uint32]place) []byte {
	b = binary.AppendUvarint(b, uint64(len(table)))
	for _, k := range slices.Sorted(maps.Keys(table)) {
		b = binary.LittleEndian.AppendUint32(b, k)
		b = append(b, byte(table[k]))
	}
	return b
}

func readPlaces(b []byte) (map[uint32]place, []byte) {
	count, n := binary.Uvarint(b)
	if n <= 0 || count > uint64(len(b)-n)/5 {
		return nil, nil
	}
	table := make(map[uint32]place, count)
	for b = b[n:]; count > 0; count-- {
		table[binary.LittleEndian.Uint32(b)] = min(place(b[4]), places-1)
		b = b[5:]
	}
	return table, b
}
