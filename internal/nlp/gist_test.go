package nlp

import (
	"math"
	"testing"
)

// TestGists holds that sentences on one thing are closer than others, without a word in common.
func TestGists(t *testing.T) {
	stems := []string{Stem("firefighters"), Stem("blaze"), Stem("warehouse"), Stem("crews"), Stem("flames"), Stem("building"), Stem("parliament"), Stem("budget"), Stem("vote"), "no such stem"}
	g := NewGists(stems)
	list := [][]float32{g.Of([]int{0, 1, 2}), g.Of([]int{3, 4, 5}), g.Of([]int{6, 7, 8}), g.Of([]int{0, 1, 2}), g.Of([]int{9})}
	Apart(list)
	fire, other := GistCosine(list[0], list[1]), GistCosine(list[0], list[2])
	if fire < other+0.2 {
		t.Errorf("flames are like a blaze by %.2f, like a budget by %.2f", fire, other)
	}
	if same := GistCosine(list[0], list[3]); math.Abs(same-1) > 1e-5 {
		t.Errorf("the same words have a cosine of %v", same)
	}
	for _, x := range list[4] {
		if x != 0 {
			t.Fatal("a word that is not known points somewhere")
		}
	}
}
