package syntax

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// noWeights scores nothing, so that the guide alone says which move is best.
type noWeights struct{}

func (noWeights) moves(*features) (out [4]int32)           { return out }
func (noWeights) labels(*features, []Relation, *[64]int32) {}
func (noWeights) finals(*features, []Relation, *[64]int32) {}

// TestGuide takes random projective trees as guides of random moves: what the moves paid is what
// the arcs missed are worth; and the best moves miss none.
func TestGuide(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		n := 1 + random.IntN(12)
		words, tags := make([]lexicon.Word, n), make([]Tag, n)
		for i := range tags {
			tags[i].U = uNoun
		}
		c := &choices{}
		for k := range c.sets {
			c.sets[k] = []Relation{Dep}
		}
		walk := &search{weights: noWeights{}, width: 1, choices: c}
		walk.in.set(words, tags)
		tree := randomParse(walk, random, nil)

		g := &guide{}
		margins := make([]int32, n)
		for i := range margins {
			margins[i] = int32(random.IntN(100)) * guideShare
		}
		g.set(tree, make([]Relation, n), margins)

		var paid int32
		got := randomParse(walk, random, func(st *state, m move) { paid += g.lost(walk, st, m) })
		var missed int32
		for i := range got {
			if got[i] != tree[i] {
				missed += margins[i] / guideShare
			}
		}
		if paid != missed {
			t.Fatalf("paid %d, missed arcs worth %d: guide %v, tree %v", paid, missed, tree, got)
		}

		for i := range margins {
			margins[i] = 100
		}
		g.set(tree, make([]Relation, n), margins)
		s := &search{weights: noWeights{}, width: 4, slack: slack, choices: c, guide: g}
		s.in.set(words, tags)
		first, _ := s.run()
		heads := make([]int32, n)
		s.read(first, heads, make([]Relation, n))
		if !slices.Equal(heads, tree) {
			t.Fatalf("the guide is %v, the tree %v", tree, heads)
		}
	}
}

// randomParse makes random moves and returns the heads; each is called before every move.
func randomParse(s *search, random *rand.Rand, each func(*state, move)) []int32 {
	s.start()
	for at := range int32(2 * s.in.n) {
		st := &s.states[at]
		ok := s.allowed(st)
		m := move(random.IntN(int(moves)))
		for !ok[m] {
			m = move(random.IntN(int(moves)))
		}
		if each != nil {
			each(st, m)
		}
		s.apply(candidate{from: at, move: m, rel: Dep})
	}
	heads := make([]int32, s.in.n)
	s.read(int32(2*s.in.n), heads, make([]Relation, s.in.n))
	return heads
}

// TestMirror turns a sentence around twice, and looks at what stands between words.
func TestMirror(t *testing.T) {
	e := example("No/DT/DET/2/det ,/,/PUNCT/2/punct (/-LRB-/PUNCT/4/punct boats/NNS/NOUN/5/nsubj sank/VBD/VERB/0/root )/-RRB-/PUNCT/5/punct and/CC/CCONJ/8/cc left/VBD/VERB/5/conj ././PUNCT/5/punct")
	var a, b, c sentence
	a.set(e.Words, e.Tags)
	b.mirror(&a)
	c.mirror(&b)
	if c.back || c.n != a.n || !slices.Equal(a.tokens, c.tokens) {
		t.Errorf("twice mirrored: %+v\nwant %+v", c.tokens, a.tokens)
	}
	n := int32(a.n)
	for i := int32(1); i <= n; i++ {
		for j := i + 1; j <= n; j++ {
			v1, c1, k1, o1 := a.between(i, j)
			v2, c2, k2, o2 := b.between(n+1-j, n+1-i)
			if v1 != v2 || c1 != c2 || k1 != k2 || o1 != o2 {
				t.Errorf("between %d and %d: %d %d %d %d, mirrored %d %d %d %d", i, j, v1, c1, k1, o1, v2, c2, k2, o2)
			}
		}
	}
}
