// Package vector holds a vector for each frequent word, such that the vectors of words which
// stand among the same words point the same way.
package vector

import (
	_ "embed"
	"encoding/binary"
	"errors"
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
}

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
// bits. The length of a vector is lost.
func Pack(keys []uint32, v []float32) []byte {
	dims := len(v) / max(1, len(keys))
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(keys)))
	b = binary.LittleEndian.AppendUint32(b, uint32(dims))
	for _, k := range keys {
		b = binary.LittleEndian.AppendUint32(b, k)
	}
	for at := 0; at < len(v); at += dims {
		row := v[at:][:dims]
		largest := 1e-12
		for _, x := range row {
			largest = math.Max(largest, math.Abs(float64(x)))
		}
		for _, x := range row {
			b = append(b, byte(int8(math.Round(float64(x)/largest*127))))
		}
	}
	return b
}

var errTable = errors.New("not a table of vectors")

// Read reads a table that Pack wrote. The table keeps no part of b.
func Read(b []byte) (*Table, error) {
	if len(b) < 8 {
		return nil, errTable
	}
	words, dims := uint64(binary.LittleEndian.Uint32(b)), uint64(binary.LittleEndian.Uint32(b[4:]))
	b = b[8:]
	if dims == 0 || dims > 4096 || words >= 1<<24 || uint64(len(b)) != words*(4+dims) {
		return nil, errTable
	}
	size := bits.Len(uint(2*words + 1))
	t := &Table{
		dims: int(dims), shift: 32 - uint(size), slots: make([]slot, 1<<size),
		rows: make([]int8, words*dims), scale: make([]float32, words),
	}
	for w := range int(words) {
		i := t.slot(binary.LittleEndian.Uint32(b[4*w:]))
		for t.slots[i].row != 0 {
			i = (i + 1) & uint32(len(t.slots)-1)
		}
		t.slots[i] = slot{binary.LittleEndian.Uint32(b[4*w:]), int32(w) + 1}
	}
	for i, c := range b[4*words:] {
		t.rows[i] = int8(c)
	}
	t.sign()
	for w := range t.scale {
		sum := int32(0)
		for _, x := range t.row(w) {
			sum += int32(x) * int32(x)
		}
		t.scale[w] = float32(1 / math.Sqrt(float64(sum)+1e-9))
	}
	return t, nil
}

// sign fills signs.
func (t *Table) sign() {
	n := min(t.dims, 64*signWords)
	t.apart = n * 46 / 100
	t.signs = make([]uint64, len(t.scale)*signWords)
	for w := range t.scale {
		for i, x := range t.row(w)[:n] {
			if x > 0 {
				t.signs[w*signWords+i/64] |= 1 << (i % 64)
			}
		}
	}
}
