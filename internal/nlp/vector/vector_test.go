package vector

import (
	"math"
	"testing"
)

func TestPackAndRead(t *testing.T) {
	keys := []uint32{7, 1 << 31, 7<<8 | 1}
	v := []float32{1, 0, 0.6, 0.8, -2, 0}
	table, err := Read(Pack(keys, v))
	if err != nil {
		t.Fatal(err)
	}
	if table.Len() != 3 || table.Dims() != 2 || table.Row(keys[1]) != 1 || table.Row(12345) != -1 {
		t.Errorf("%d words, %d dimensions, row %d", table.Len(), table.Dims(), table.Row(keys[1]))
	}
	for _, x := range []struct {
		a, b int
		want float64
	}{{0, 0, 1}, {0, 1, 0.6}, {0, 2, -1}, {1, 2, -0.6}} {
		if got := float64(table.Cosine(x.a, x.b)); math.Abs(got-x.want) > 0.01 {
			t.Errorf("cosine of %d and %d: %.3f, want %.1f", x.a, x.b, got, x.want)
		}
	}
	if near := table.Near(0); len(near) != 0 {
		t.Errorf("close to the first: %v", near)
	}
	sum := make([]float32, 2)
	table.Add(sum, 2, 3)
	if math.Abs(float64(sum[0]+3)) > 0.01 || sum[1] != 0 {
		t.Errorf("sum %v, want [-3 0]", sum)
	}
}

func TestNear(t *testing.T) {
	table, err := Read(Pack([]uint32{1, 2, 3, 4}, []float32{1, 0, 0.8, 0.6, 0.9, 0.1, 0, -1}))
	if err != nil {
		t.Fatal(err)
	}
	var rows []int32
	for _, n := range table.Near(0) {
		rows = append(rows, n.Row)
	}
	if len(rows) != 2 || rows[0] != 2 || rows[1] != 1 || len(table.Near(3)) != 0 || len(table.Near(1)) != 2 {
		t.Errorf("close to the first: %v; to the last: %v", rows, table.Near(3))
	}
}

func TestReadRubbish(t *testing.T) {
	good := Pack([]uint32{1, 2}, []float32{1, 2, 3, 4})
	for n := range good {
		if _, err := Read(good[:n]); err == nil {
			t.Errorf("the first %d bytes are read", n)
		}
	}
	if _, err := Read([]byte{255, 255, 255, 255, 255, 255, 255, 255}); err == nil {
		t.Error("sizes that are too large are read")
	}
}

// FuzzRead holds that no bytes make Read panic.
func FuzzRead(f *testing.F) {
	f.Add(Pack([]uint32{1, 2, 3}, []float32{1, 0, 0.8, 0.6, 0.9, 0.1}))
	f.Fuzz(func(t *testing.T, b []byte) {
		table, err := Read(b)
		if err == nil && table.Len() > 0 {
			table.Near(table.Len() - 1)
			table.Cosine(0, table.Len()-1)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := Read(packed); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCosine(b *testing.B) {
	t := Words()
	for b.Loop() {
		t.Cosine(11, 29)
	}
}
