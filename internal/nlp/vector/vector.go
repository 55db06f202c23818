// Package vector holds a vector for each frequent word, such that the vectors of words which
// stand among the same words point the same way.
package vector

import (
	_ "embed"
	"encoding/binary"
	"math"
	"math/bits"
	"sync"
)

// Table is a table of vectors. It is read-only and may be used from many goroutines.
type Table struct {
	dims  int
	shift uint
	slots []slot
	rows  []int8    // words × dims
	scale []float32 // by row: one over its length
	signs []uint64  // words × signWords: a bit for each of the first numbers that is positive
	apart int       // how many signs differ in vectors that Alike takes for unlike
	first []int32   // by row: where its neighbours begin in near; one more at the end
	near  []Neighbour
}

// Neighbour is a word whose vector points almost where another's does.
type Neighbour struct {
	Row    int32
	Cosine float32
}

// Close is the least cosine of neighbours.
const Close = 0.7

// signWords is how many times 64 signs are compared.
const signWords = 2

type slot struct {
	key uint32
	row int32 // from 1; 0 is an empty slot
}

// The vectors are made by ../train; README.md says from what.
//
//go:embed vectors.bin
var packed []byte

// Words returns the table of the program, read on first use.
var Words = sync.OnceValue(func() *Table {
	t, err := Read(packed)
	if err != nil {
		panic("vector: vectors.bin: " + err.Error()) // part of the binary
	}
	return t
})

// Dims returns the number of dimensions.
func (t *Table) Dims() int { return t.dims }

// Len returns the number of words.
func (t *Table) Len() int { return len(t.scale) }

// Row returns the row of the word with hash key, -1 if there is none.
func (t *Table) Row(key uint32) int {
	for i := t.slot(key); t.slots[i].row != 0; i = (i + 1) & uint32(len(t.slots)-1) {
		if t.slots[i].key == key {
			return int(t.slots[i].row) - 1
		}
	}
	return -1
}

func (t *Table) slot(key uint32) uint32 { return key * 0x9E3779B1 >> t.shift }

// Key returns the key of a stem.
func Key(stem string) uint32 {
	h := uint32(2166136261) // FNV-1a
	for i := 0; i < len(stem); i++ {
		h = (h ^ uint32(stem[i])) * 16777619
	}
	return h
}

// Near returns the words that are close to the word in a row, itself left out, nearest first.
func (t *Table) Near(row int) []Neighbour { return t.near[t.first[row]:t.first[row+1]] }

// Cosine returns the cosine of the vectors in two rows, from -1 to 1.
func (t *Table) Cosine(a, b int) float32 {
	x, y := t.row(a), t.row(b)
	y = y[:len(x)]
	var s, u int32
	n := len(x) &^ 3
	for i := 0; i < n; i += 4 {
		s += int32(x[i])*int32(y[i]) + int32(x[i+1])*int32(y[i+1])
		u += int32(x[i+2])*int32(y[i+2]) + int32(x[i+3])*int32(y[i+3])
	}
	for i := n; i < len(x); i++ {
		s += int32(x[i]) * int32(y[i])
	}
	return float32(s+u) * t.scale[a] * t.scale[b]
}

// Alike returns the cosine of the vectors in two rows, or 0 where so many of their signs differ
// that it hardly can be over 0.3 (Charikar 2002): some times as fast, since most words are unlike.
func (t *Table) Alike(a, b int) float32 {
	x, y := (*[signWords]uint64)(t.signs[a*signWords:]), (*[signWords]uint64)(t.signs[b*signWords:])
	if bits.OnesCount64(x[0]^y[0])+bits.OnesCount64(x[1]^y[1]) > t.apart {
		return 0
	}
	return t.Cosine(a, b)
}

// Add adds the vector in a row, of length 1 times weight, to sum, which has an element for each
// dimension.
func (t *Table) Add(sum []float32, row int, weight float32) {
	weight *= t.scale[row]
	v := t.row(row)
	sum = sum[:len(v)]
	for i, x := range v {
		sum[i] += weight * float32(x)
	}
}

func (t *Table) row(i int) []int8 { return t.rows[i*t.dims:][:t.dims] }

// Pack returns the bytes of a table of the words with hashes keys, whose vectors stand in v one
// behind the other: how many words and dimensions there are, the keys, the vectors with numbers of 8
// bits, and for each word how many later ones are close to it and the gaps to these. The length of
// a vector is lost.
func Pack(keys []uint32, v []float32) []byte {
	dims := len(v) / max(1, len(keys))
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(keys)))
	b = binary.LittleEndian.AppendUint32(b, uint32(dims))
	for _, k := range keys {
		b = binary.LittleEndian.AppendUint32(b, k)
	}
	t := newTable(len(keys), dims)
	for w := range keys {
		row := v[w*dims:][:dims]
		largest := 1e-12
		for _, x := range row {
			largest = math.Max(largest, math.Abs(float64(x)))
		}
		for i, x := range row {
			t.row(w)[i] = int8(math.Round(float64(x) / largest * 127))
			b = append(b, byte(t.row(w)[i]))
		}
	}
	t.finish()
	for w := range keys {
		b = t.appendClose(b, w)
	}
	return b
}

// appendClose appends to b the later words that are close to word w.
func (t *Table) appendClose(b []byte, w int) []byte {
	var list []int
	for k := w + 1; k < t.Len(); k++ {
		if t.Alike(w, k) >= Close {
			list = append(list, k)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(list)))
	last := w
	for _, k := range list {
		b = binary.AppendUvarint(b, uint64(k-last))
		last = k
	}
	return b
}
