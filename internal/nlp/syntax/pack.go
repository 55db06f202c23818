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

// relationTable has a row of weights for each hash. Whose a row is stands apart too, close together, so
// that features without weights are soon passed by.
type relationTable struct {
	owners []uint8
	rows   [][labelStride]int8
}

func newRelationTable(rows [][labelStride]int8) *relationTable {
	t := &relationTable{make([]uint8, len(rows)), rows}
	for i := range t.owners {
		t.owners[i] = uint8(rows[i][labelOwner])
	}
	return t
}

// moves adds up the weights of features. All rows are asked for before the first is looked at: the table is too large for
// the processor's cache, and the less there is to do between two rows, the more of them the memory is asked for at once.
func (m *model) moves(f *features) (out [4]int32) {
	table := m.move
	mask := uint32(len(table) - 1)
	for i := 0; i < f.n; i += 4 {
		at, rows := (*[4]uint32)(f.at[i&252:]), (*[4]uint32)(f.rows[i&252:])
		rows[0], rows[1], rows[2], rows[3] = table[at[0]&mask], table[at[1]&mask], table[at[2]&mask], table[at[3]&mask]
	}
	var even, odd uint32 // sums of bytes 0 and 2, 1 and 3, in 16 bits each: enough for 256 features
	for i, hash := range f.list() {
		row := f.rows[i&255]
		own := uint32(emptyRow)
		if row^hash < 1<<24 { // a row of this feature; compiled without a branch, which could not be foretold
			own = row
		}
		even += own & 0x00ff00ff
		odd += own >> 8 & 0x000000ff
	}
	bias := int32(f.n) * 128
	out[0] = int32(even&0xffff) - bias
	out[1] = int32(odd&0xffff) - bias
	out[2] = int32(even>>16) - bias
	return out
}

func (m *model) labels(f *features, set []Relation, scores *[64]int32) {
	m.label.add(f, set, scores)
}

func (m *model) finals(f *features, set []Relation, scores *[64]int32) {
	m.final.add(f, set, scores)
}

// add adds the weights of features for the relations of set to scores.
func (t *relationTable) add(f *features, set []Relation, scores *[64]int32) {
	owners := t.owners
	mask := uint32(len(owners) - 1)
	n := 0
	for _, hash := range f.list() { // without a branch: which features have weights can't be foretold
		f.rows[n&255] = hash & mask
		n += int((uint32(owners[hash&mask])^hash>>24)-1) >> 31 & 1
	}
	// The first relation is alone, so that all rows are asked for at once, as in moves.
	hits := f.rows[:n]
	scores[0] += t.sum(hits, set[0])
	k := 1
	for ; k+2 <= len(set); k += 2 {
		a, b := t.sums(hits, set[k], set[k+1])
		scores[k&63] += a
		scores[(k+1)&63] += b
	}
	if k < len(set) {
		scores[k&63] += t.sum(hits, set[k])
	}
}

// sum adds up the weights that some rows have for a relation.
func (t *relationTable) sum(rows []uint32, r Relation) (sum int32) {
	r &= 63
	for _, row := range rows {
		sum += int32(t.rows[row][r])
	}
	return sum
}

// sums is sum for two relations: more do not fit into the registers.
func (t *relationTable) sums(rows []uint32, r, q Relation) (a, b int32) {
	r &= 63
	q &= 63
	all := t.rows
	for _, i := range rows {
		row := &all[i]
		a += int32(row[r])
		b += int32(row[q])
	}
	return a, b
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
	b = packRelations(b, m.final.rows)
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
	return packRelations(append(b, 0), m.label.rows)
}

// packRelations appends a table of relations.
func packRelations(b []byte, table [][labelStride]int8) []byte {
	gap := uint64(0)
	for i := range table {
		gap++
		set := uint64(0)
		for k, w := range table[i] {
			if w != 0 {
				set |= 1 << k
			}
		}
		if set&^(1<<labelOwner) == 0 {
			continue
		}
		b = binary.AppendUvarint(b, gap)
		b = binary.AppendUvarint(b, set)
		for _, w := range table[i] {
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
	final := make([][labelStride]int8, 1<<b[1])
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
	label := make([][labelStride]int8, m.labelMask+1)
	b = readRelations(b, label)
	m.label = newRelationTable(label)
	return b
}

// readRelations reads a table and returns what stands behind it, nil for an error.
func readRelations(b []byte, table [][labelStride]int8) []byte {
	for i := -1; ; {
		gap, n := binary.Uvarint(b)
		if gap == 0 && n == 1 {
			return b[1:]
		}
		if n <= 0 || gap > uint64(len(table)) || i+int(gap) >= len(table) {
			return nil
		}
		i += int(gap)
		b = b[n:]
		set, n := binary.Uvarint(b)
		if n <= 0 || len(b) < n+bits.OnesCount64(set) {
			return nil
		}
		b = b[n:]
		row := &table[i]
		for ; set != 0; set &= set - 1 {
			row[bits.TrailingZeros64(set)&63] = int8(b[0])
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
	m := &model{moveMask: l.move.mask, labelMask: l.label.mask, label: newRelationTable(l.label.relations(step, l.example))}
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

// relations quantises a table of relations.
func (t *table) relations(step float64, example int64) [][labelStride]int8 {
	flat := t.quantise(step, example)
	rows := make([][labelStride]int8, len(flat)/labelStride)
	for i := range rows {
		copy(rows[i][:], flat[i*labelStride:])
	}
	return rows
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
