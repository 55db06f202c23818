package syntax

import "math"

// The parser that reads from right to left goes first, and guides the one that reads from left
// to right (after Zhang and Clark 2008, who so join two parsers in one search).

// guide is a tree found before. A move pays for each arc of it that can't be made any more (the
// costs of Goldberg and Nivre 2013), by how sure the arc was, and its relations are favoured.
type guide struct {
	heads  []int32 // by token
	rels   []Relation
	weight []int32 // by token: what its arc is worth
	last   []int32 // by token: its last child
	first  []int32 // and its first
	prev   []int32 // by token: the child of its head before it
}

const (
	guideShare    = 2   // what part of its margin an arc is worth
	guideMost     = 300 // and the most
	guideRelation = 40  // what its relation is worth
)

// set takes in a tree: heads, -1 for the root, relations, and what margins found.
func (g *guide) set(heads []int32, rels []Relation, margins []int32) {
	need := len(heads) + 2
	if cap(g.heads) < need {
		room := need + need/4
		g.heads, g.rels, g.weight = make([]int32, room), make([]Relation, room), make([]int32, room)
		g.last, g.first, g.prev = make([]int32, room), make([]int32, room), make([]int32, room)
	}
	g.heads, g.rels, g.weight = g.heads[:need], g.rels[:need], g.weight[:need]
	g.last, g.first, g.prev = g.last[:need], g.first[:need], g.prev[:need]
	clear(g.last)
	for i := range g.first {
		g.first[i] = int32(need)
	}
	g.heads[0], g.heads[need-1] = -1, -1
	for i, h := range heads {
		h, d := h+1, int32(i+1)
		g.heads[d], g.rels[d] = h, rels[i]
		g.weight[d] = min(margins[i]/guideShare, guideMost)
		g.prev[d], g.last[h] = g.last[h], d
		g.first[h] = min(g.first[h], d)
	}
}

// lost returns what the arcs are worth that a move makes impossible.
func (g *guide) lost(s *search, st *state, m move) (sum int32) {
	top, next := &s.nodes[st.top], s.nodes[st.next].word
	x := top.word
	if m == shift {
		if h := g.heads[next]; x != 0 && h < next && h != x && s.stacked(top.below, h) {
			sum += g.weight[next]
		}
		for at := st.top; s.nodes[at].word >= g.first[next]; at = s.nodes[at].below {
			if d := s.nodes[at].word; g.heads[d] == next {
				sum += g.weight[d]
			}
		}
		return sum
	}
	h, below := g.heads[x], s.nodes[top.below].word
	if m == left && (h == below || h > next) || m == right && h >= next {
		sum += g.weight[x]
	}
	for d := g.last[x]; d >= next; d = g.prev[d] {
		sum += g.weight[d]
	}
	return sum
}

// stacked reports whether word h is in the stack, whose words ascend, from a node down.
func (s *search) stacked(at, h int32) bool {
	for s.nodes[at].word > h {
		at = s.nodes[at].below
	}
	return s.nodes[at].word == h
}

// favour raises the score of the guide's relation, if it has an arc from h to d.
func (g *guide) favour(h, d int32, set []Relation, scores *[64]int32) {
	if g == nil || g.heads[d] != h {
		return
	}
	for k, r := range set {
		if r == g.rels[d] {
			scores[k&63] += guideRelation
		}
	}
}

// margins tells for each word how far behind the best parse, the first of the states from first
// to last, the next one is that gives it another head.
func (s *search) margins(first, last int32, heads, out []int32) {
	for i := range out {
		out[i] = math.MaxInt32
	}
	for k := first + 1; k < last; k++ {
		behind := s.states[first].score - s.states[k].score
		for at := k; at > 0; {
			st := &s.states[at]
			at = st.from
			if st.move == shift {
				continue
			}
			h, d := s.arcOf(&s.states[at], st.move)
			if i := s.nodes[d].word - 1; heads[i] != s.nodes[h].word-1 {
				out[i] = min(out[i], behind)
			}
		}
	}
}
