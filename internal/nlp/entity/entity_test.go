package entity

import (
	"slices"
	"testing"

	"github.com/briefgen/briefgen/internal/nlp/linear"
)

func TestLabelsRoundTrip(t *testing.T) {
	names := []Entity{{0, 2, Person, 0}, {2, 3, Place, 0}, {4, 7, Organization, 0}}
	l := Labels(8, names)
	found := make([]label, len(l))
	for i, x := range l {
		found[i] = label(x)
	}
	have := entities(nil, 0, 0, found)
	if len(have) != len(names) {
		t.Fatalf("have %v, want %v", have, names)
	}
	for i := range names {
		if have[i] != names[i] {
			t.Errorf("have %v, want %v", have[i], names[i])
		}
	}
}

func TestReadRefusesRubbish(t *testing.T) {
	for n := range 200 {
		if _, err := Read(packed[:n*len(packed)/200]); err == nil {
			t.Errorf("a model cut off after %d of %d bytes is read", n*len(packed)/200, len(packed))
		}
	}
}

// FuzzRead holds that no bytes make Read panic.
func FuzzRead(f *testing.F) {
	known := newKnowledge([]knownSlot{{3, 1}, {9, 2}}).appendBinary(nil)
	t := linear.NewTrainer(classes, 3)
	t.Step()
	t.Update(1, []uint32{3, 5}, 1)
	model := t.Average(0).AppendBinary(nil)
	f.Add(slices.Concat(known, model, model))
	f.Fuzz(func(t *testing.T, b []byte) {
		if tagger, err := Read(b); (tagger == nil) != (err != nil) {
			t.Errorf("tagger %v, error %v", tagger, err)
		}
	})
}

// TestScore holds that weights added four at a time are those of the model.
func TestScore(t *testing.T) {
	r := Default().second
	var f []uint32
	for i := range uint32(maxFeatures) {
		f = append(f, hash(i, i*i, 7))
	}
	var have, want [labels]int32
	r.score(&have, f)
	for _, x := range f {
		row := r.rows[x&r.mask]
		for c := range classes {
			want[c+1] += int32(int8(uint8(row[c/8]>>(c%8*8)) ^ 0x80))
		}
	}
	if have != want {
		t.Errorf("have %v, want %v", have, want)
	}
}

// BenchmarkRead reads the model, as the first use of it does.
func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := Read(packed); err != nil {
			b.Fatal(err)
		}
	}
}
