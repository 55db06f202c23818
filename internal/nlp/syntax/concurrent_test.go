package syntax

import (
	"slices"
	"sync"
	"testing"
)

// TestManyParsers parses in many goroutines; the race detector looks on.
func TestManyParsers(t *testing.T) {
	words, tags := text(30)
	parse := func() ([]int32, []Relation) {
		heads, rels := make([]int32, len(words)), make([]Relation, len(words))
		Load().Parse(words, tags, heads, rels)
		return heads, rels
	}
	want, wantRels := parse()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if heads, rels := parse(); !slices.Equal(heads, want) || !slices.Equal(rels, wantRels) {
				t.Errorf("have %v %v, want %v %v", heads, rels, want, wantRels)
			}
		})
	}
	all.Wait()
}
