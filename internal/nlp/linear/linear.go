// Package linear holds linear classifiers over hashed features: each feature is a 32-bit hash
// that picks a row of weights, one for each class, and the class with the highest sum wins.
// Features that share a row share its weights, in training as in use.
//
// A [Trainer] learns by the averaged perceptron (Collins 2002); a [Model] is what it learned,
// with weights of 8 bits, small enough to be part of the program.
package linear

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Model has a row of weights, one for each class, for every feature. It is read-only and may be used from many goroutines.
type Model struct {
	classes int
	stride  int    // classes, rounded up
	mask    uint32 // rows - 1
	weights []int8 // rows × stride
}

// Classes returns the number of classes.
func (m *Model) Classes() int { return m.classes }

// Rows returns the number of rows of weights, a power of two.
func (m *Model) Rows() int { return int(m.mask) + 1 }

// Row returns the weights of one feature, one for each class.
func (m *Model) Row(feature uint32) []int8 {
	at := int(feature&m.mask) * m.stride
	return m.weights[at : at+m.classes]
}

// Sum returns the score of features under a model of one class.
func (m *Model) Sum(features []uint32) int {
	weights, sum := m.weights, 0
	for _, f := range features {
		sum += int(weights[f&m.mask])
	}
	return sum
}

// Trainer learns the weights of a model.
type Trainer struct {
	classes int
	mask    uint32
	weights []float32
	sums    []float32 // weight × steps, up to stamp
	stamps  []uint32
	step    uint32
}

// NewTrainer returns a trainer for a model of 1<<bits rows.
func NewTrainer(classes, bits int) *Trainer {
	n := classes << bits
	return &Trainer{
		classes: classes, mask: 1<<bits - 1,
		weights: make([]float32, n), sums: make([]float32, n), stamps: make([]uint32, n),
	}
}

// Score adds the weights of features to scores.
func (t *Trainer) Score(scores []float32, features []uint32) {
	scores = scores[:t.classes]
	for _, f := range features {
		at := int(f&t.mask) * t.classes
		for i, w := range t.weights[at : at+t.classes] {
			scores[i] += w
		}
	}
}

// Step begins the next example; averages are over steps.
func (t *Trainer) Step() { t.step++ }

// Update adds by to the weight of every feature for class.
func (t *Trainer) Update(class int, features []uint32, by float32) {
	for _, f := range features {
		i := int(f&t.mask)*t.classes + class
		t.sums[i] += t.weights[i] * float32(t.step-t.stamps[i])
		t.stamps[i] = t.step
		t.weights[i] += by
	}
}

// Average returns the model of the mean weights over all steps so far, leaving training as it
// is. A row whose weights would all be smaller than least, a share of the largest weight, is
// dropped.
func (t *Trainer) Average(least float64) *Model {
	largest := 0.0
	for i := range t.weights {
		largest = math.Max(largest, math.Abs(t.mean(i)))
	}
	if largest == 0 {
		return newModel(t.classes, int(t.mask)+1)
	}
	return t.Rounded(largest/127, least*largest)
}

// Rounded is Average with weights in multiples of unit, cut off at 127 of them, so that scores of
// models learned apart can be compared. A row whose weights would all be smaller than least is dropped.
func (t *Trainer) Rounded(unit, least float64) *Model {
	rows := int(t.mask) + 1
	m := newModel(t.classes, rows)
	for r := range rows {
		keep := false
		for c := range t.classes {
			keep = keep || math.Abs(t.mean(r*t.classes+c)) >= least
		}
		if !keep {
			continue
		}
		for c := range t.classes {
			m.weights[r*m.stride+c] = int8(math.Round(min(max(t.mean(r*t.classes+c)/unit, -127), 127)))
		}
	}
	return m
}

// mean returns the mean of weight i over all steps so far.
func (t *Trainer) mean(i int) float64 {
	return (float64(t.sums[i]) + float64(t.weights[i])*float64(t.step-t.stamps[i])) / math.Max(1, float64(t.step))
}

// strideOf returns how many weights a row takes: rows of several classes begin where words of memory do.
func strideOf(classes int) int {
	if classes == 1 {
		return 1
	}
	return (classes + 7) &^ 7
}

func newModel(classes, rows int) *Model {
	stride := strideOf(classes)
	return &Model{classes: classes, stride: stride, mask: uint32(rows - 1), weights: make([]int8, rows*stride)}
}

// AppendBinary appends the model to b: rows, classes, then each row that has a weight as the gap
// to it, a bit for each class that has one, and these weights.
func (m *Model) AppendBinary(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(m.mask)+1)
	b = binary.AppendUvarint(b, uint64(m.classes))
	bits := (m.classes + 7) / 8
	next := 0
	for r := 0; r <= int(m.mask); r++ {
		row := m.Row(uint32(r))
		set := make([]byte, bits)
		any := false
		for c, w := range row {
			if w != 0 {
				set[c/8] |= 1 << (c % 8)
				any = true
			}
		}
		if !any {
			continue
		}
		b = binary.AppendUvarint(b, uint64(r-next)+1)
		next = r + 1
		b = append(b, set...)
		for _, w := range row {
			if w != 0 {
				b = append(b, byte(w))
			}
		}
	}
	return append(b, 0)
}

var errModel = errors.New("linear: not a model")

// maxModel bounds the memory that a model read from a file may ask for.
const maxModel = 1 << 28

// Read reads a model that AppendBinary wrote, and returns what stands behind it.
func Read(b []byte) (*Model, []byte, error) {
	number := func() int {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > maxModel {
			b = nil
			return -1
		}
		b = b[size:]
		return int(n)
	}
	rows, classes := number(), number()
	if rows <= 0 || classes <= 0 || rows&(rows-1) != 0 || rows > maxModel/strideOf(classes) {
		return nil, nil, errModel
	}
	m := newModel(classes, rows)
	bits := (classes + 7) / 8
	for r := -1; ; {
		gap := number()
		if gap == 0 {
			return m, b, nil
		}
		r += gap
		if gap < 0 || r >= rows || len(b) < bits {
			return nil, nil, fmt.Errorf("%w: cut off at row %d", errModel, r)
		}
		set := b[:bits]
		b = b[bits:]
		row := m.Row(uint32(r))
		for c := range row {
			if set[c/8]>>(c%8)&1 != 0 {
				if len(b) == 0 {
					return nil, nil, fmt.Errorf("%w: cut off at row %d", errModel, r)
				}
				row[c] = int8(b[0])
				b = b[1:]
			}
		}
	}
}
