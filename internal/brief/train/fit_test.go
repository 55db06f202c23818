package main

import (
	"math"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// TestFit learns a rule that two features tell and the third does not.
func TestFit(t *testing.T) {
	var story []example
	for i := range 400 {
		x, y, z := float64(i%7)/7, float64(i%11)/11, float64(i%5)/5
		e := example{story: "invented", features: []float64{x, y, z}}
		if x+y > 1 {
			e.same = 1
		}
		story = append(story, e)
	}
	w := fit([][]example{story})
	if w[0] < 2 || w[1] < 2 || math.Abs(w[2]) > 0.5 {
		t.Errorf("weights are %.2f", w)
	}
	if ap := averagePrecision(story, w); ap < 0.97 {
		t.Errorf("average precision is %.3f", ap)
	}
	again := fit([][]example{story})
	for i := range w {
		if w[i] != again[i] {
			t.Fatal("the same examples give other weights")
		}
	}
}

func TestFolded(t *testing.T) {
	const text = "“The  ferry’s hull”\n\nsank…"
	got, places := folded(text)
	if want := `"The ferry's hull" sank...`; got != want {
		t.Fatalf("have %q, want %q", got, want)
	}
	for i, at := range places {
		if got[i] == 'h' && text[at] != 'h' {
			t.Errorf("byte %d stands at %d", i, at)
		}
	}
}

func TestCommon(t *testing.T) {
	marks := []mark{{0, news.Span{Start: 10, End: 20}}, {1, news.Span{Start: 40, End: 60}}}
	cases := []struct {
		a, b news.Span
		want bool
	}{
		{news.Span{Start: 0, End: 30}, news.Span{Start: 5, End: 15}, true},
		{news.Span{Start: 0, End: 30}, news.Span{Start: 16, End: 40}, false},
		{news.Span{Start: 0, End: 30}, news.Span{Start: 40, End: 60}, false},
	}
	for _, c := range cases {
		if got := common(marks, c.a, marks, c.b); got != c.want {
			t.Errorf("%v and %v: have %v", c.a, c.b, got)
		}
	}
}
