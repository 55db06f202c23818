package linear

import (
	"bytes"
	"slices"
	"testing"
)

// TestLearn teaches a model to tell apart two classes by one feature, and reads it back.
func TestLearn(t *testing.T) {
	trainer := NewTrainer(3, 8)
	examples := []struct {
		features []uint32
		class    int
	}{{[]uint32{1, 7}, 0}, {[]uint32{2, 7}, 1}, {[]uint32{3, 7, 9}, 2}}
	for range 10 {
		for _, e := range examples {
			scores := make([]float32, 3)
			trainer.Score(scores, e.features)
			best := 0
			for c := range scores {
				if scores[c] > scores[best] {
					best = c
				}
			}
			trainer.Step()
			if best != e.class {
				trainer.Update(e.class, e.features, 1)
				trainer.Update(best, e.features, -1)
			}
		}
	}
	packed := trainer.Average(0.01).AppendBinary(nil)
	m, rest, err := Read(append(bytes.Clone(packed), "next"...))
	if err != nil || string(rest) != "next" {
		t.Fatalf("Read: %v, rest %q", err, rest)
	}
	for _, e := range examples {
		scores := make([]int, m.Classes())
		for _, f := range e.features {
			for c, w := range m.Row(f) {
				scores[c] += int(w)
			}
		}
		if got := slices.Index(scores, slices.Max(scores)); got != e.class {
			t.Errorf("features %v: class %d, want %d", e.features, got, e.class)
		}
	}
}

// FuzzRead holds that no bytes make Read panic.
func FuzzRead(f *testing.F) {
	trainer := NewTrainer(2, 4)
	trainer.Step()
	trainer.Update(1, []uint32{3, 5}, 1)
	f.Add(trainer.Average(0).AppendBinary(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, _, err := Read(b)
		if (m == nil) != (err != nil) {
			t.Errorf("model %v, error %v", m, err)
		}
	})
}
