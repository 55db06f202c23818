package vector

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math"
	"math/bits"
	"slices"
)

var errTable = errors.New("not a table of vectors")

// Read reads a table that Pack wrote. The table keeps no part of b.
func Read(b []byte) (*Table, error) {
	if len(b) < 8 {
		return nil, errTable
	}
	words, dims := uint64(binary.LittleEndian.Uint32(b)), uint64(binary.LittleEndian.Uint32(b[4:]))
	b = b[8:]
	if dims == 0 || dims > 4096 || words >= 1<<24 || uint64(len(b)) < words*(4+dims) {
		return nil, errTable
	}
	t := newTable(int(words), int(dims))
	for w := range int(words) {
		key := binary.LittleEndian.Uint32(b[4*w:])
		i := t.slot(key)
		for t.slots[i].row != 0 {
			i = (i + 1) & uint32(len(t.slots)-1)
		}
		t.slots[i] = slot{key, int32(w) + 1}
	}
	b = b[4*words:]
	for i := range t.rows {
		t.rows[i] = int8(b[i])
	}
	t.finish()
	return t, t.readClose(b[len(t.rows):])
}

func newTable(words, dims int) *Table {
	size := bits.Len(uint(2*words + 1))
	return &Table{
		dims: dims, shift: 32 - uint(size), slots: make([]slot, 1<<size),
		rows: make([]int8, words*dims), scale: make([]float32, words),
	}
}

// finish fills in what follows from the rows.
func (t *Table) finish() {
	n := min(t.dims, 64*signWords)
	t.apart = n
	if n >= 64 { // of fewer signs nothing follows
		t.apart = n * 46 / 100
	}
	t.signs = make([]uint64, len(t.scale)*signWords)
	for w := range t.scale {
		sum := int32(0)
		for _, x := range t.row(w) {
			sum += int32(x) * int32(x)
		}
		t.scale[w] = float32(1 / math.Sqrt(float64(sum)+1e-9))
		for i, x := range t.row(w)[:n] {
			if x > 0 {
				t.signs[w*signWords+i/64] |= 1 << (i % 64)
			}
		}
	}
}

// readClose reads which words are close to each other; each pair stands once.
func (t *Table) readClose(b []byte) error {
	type pair struct{ a, b int32 }
	var pairs []pair
	t.first = make([]int32, t.Len()+1)
	for w := range t.Len() {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > uint64(len(b)) {
			return errTable
		}
		b = b[size:]
		at := uint64(w)
		for range n {
			gap, size := binary.Uvarint(b)
			if size <= 0 || gap >= uint64(t.Len())-at {
				return errTable
			}
			b = b[size:]
			at += gap
			pairs = append(pairs, pair{int32(w), int32(at)})
			t.first[w+1]++
			t.first[at+1]++
		}
	}
	if len(b) > 0 {
		return errTable
	}
	for w := range t.Len() {
		t.first[w+1] += t.first[w]
	}
	t.near = make([]Neighbour, 2*len(pairs))
	next := slices.Clone(t.first)
	for _, p := range pairs {
		c := t.Cosine(int(p.a), int(p.b))
		t.near[next[p.a]] = Neighbour{p.b, c}
		t.near[next[p.b]] = Neighbour{p.a, c}
		next[p.a]++
		next[p.b]++
	}
	for w := range t.Len() {
		slices.SortStableFunc(t.Near(w), func(a, b Neighbour) int { return cmp.Compare(b.Cosine, a.Cosine) })
	}
	return nil
}
