package brief

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestBesides holds what stands beside a pair against a search through all that is next to it.
func TestBesides(t *testing.T) {
	var units []*unit
	for _, doc := range []int{0, 0, 0, 1, 1, 2, 2, 2, 2} {
		units = append(units, &unit{doc: doc})
	}
	m := &merger{units: units}
	var pairs []pair
	for a, u := range units {
		for b, v := range units[:a] {
			if u.doc != v.doc && (a*7+b*5)%3 > 0 {
				pairs = append(pairs, pair{a: a, b: b, cosine: float64((a*31+b*17)%23) / 23})
			}
		}
	}
	want := make([]float64, len(pairs))
	for n, p := range pairs {
		for _, q := range pairs {
			near := units[q.a].doc == units[p.a].doc && units[q.b].doc == units[p.b].doc && max(q.a-p.a, p.a-q.a) <= 1 && max(q.b-p.b, p.b-q.b) <= 1
			if near && (q.a != p.a || q.b != p.b) {
				want[n] = max(want[n], q.cosine)
			}
		}
	}
	m.besides(pairs)
	for n, p := range pairs {
		if diff := cmp.Diff(want[n], p.nextTo); diff != "" {
			t.Errorf("sentences %d and %d: %s", p.a, p.b, diff)
		}
	}
}
