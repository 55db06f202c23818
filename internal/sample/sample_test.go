package sample

import (
	"reflect"
	"slices"
	"testing"
)

type view struct {
	Title string
	Kind  string `sample:"cut|changed"`
	Kept  string `sample:"always"`
	Lines []line `sample:"some"`
	Whole []line `sample:"full"`
	Note  *line
	Count map[string]int `sample:"a|b"`
	Shown bool
	own   string
}

type line struct {
	Text       string
	Start, End int
	Below      []line
}

// TestFill: the same seed gives the same, tags are kept to, and what can be left out is there in some samples and not in others.
func TestFill(t *testing.T) {
	seen := map[string]bool{}
	for seed := range uint64(60) {
		var a, b view
		Fill(&a, seed)
		Fill(&b, seed)
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("seed %d gives two samples", seed)
		}
		whole := func(l line) bool { return l.Text == "" || l.End != len(l.Text) }
		if !slices.Contains([]string{"cut", "changed"}, a.Kind) || a.Kept == "" || len(a.Lines) == 0 || len(a.Whole) == 0 ||
			slices.ContainsFunc(a.Whole, whole) || a.own != "" {
			t.Errorf("seed %d: %+v", seed, a)
		}
		for name, there := range map[string]bool{"title": a.Title != "", "note": a.Note != nil, "shown": a.Shown, "count": a.Count["a"] > 0,
			"cut": a.Kind == "cut", "several": len(a.Lines) > 1} {
			if there {
				seen[name] = true
			} else {
				seen["no "+name] = true
			}
		}
	}
	if len(seen) != 12 {
		t.Errorf("samples are too much alike: %v", seen)
	}
}
