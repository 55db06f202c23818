package syntax

// guide is another parser's tree. A move pays for each arc of it that can't be made any more
// (the costs of Goldberg and Nivre 2013).
type guide struct {
	heads    []int32 // by token
	rels     []Relation
	last     []int32 // by token: its last child
	prev     []int32 // by token: the child of its head before it
	weight   []int32 // by token: what its arc is worth
	relBonus int32
}

func (g *guide) set(heads []int32, rels []Relation, margin []int32, a, k, top, relBonus int32) {
	n := len(heads)
	g.relBonus = relBonus
	g.heads, g.rels = append(g.heads[:0], -1), append(g.rels[:0], None)
	g.last = append(g.last[:0], make([]int32, n+2)...)
	g.prev = append(g.prev[:0], make([]int32, n+2)...)
	g.weight = append(g.weight[:0], make([]int32, n+2)...)
	for i, h := range heads {
		h++
		d := int32(i + 1)
		g.heads, g.rels = append(g.heads, h), append(g.rels, rels[i])
		g.prev[d], g.last[h] = g.last[h], d
		g.weight[d] = a + min(margin[n-1-i]*k/16, top)
	}
	g.heads, g.rels = append(g.heads, -1), append(g.rels, None)
}

// lost returns what the arcs are worth that a move makes impossible.
func (g *guide) lost(s *search, st *state, m move) (sum int32) {
	top, next := &s.nodes[st.top], s.nodes[st.next].word
	if m == shift {
		if h := g.heads[next]; top.word != 0 && h < next && h != top.word && s.stacked(top.below, h) {
			sum += g.weight[next]
		}
		// The children of next come before it: on the stack, or had already.
		for at := st.top; s.nodes[at].word != 0; at = s.nodes[at].below {
			if d := s.nodes[at].word; g.heads[d] == next {
				sum += g.weight[d]
			}
		}
		return sum
	}
	x := top.word
	h := g.heads[x]
	below := s.nodes[top.below].word
	if m == left && (h == below || h > next) || m == right && h >= next {
		sum += g.weight[x]
	}
	for d := g.last[x]; d >= next; d = g.prev[d] {
		sum += g.weight[d]
	}
	return sum
}

// stacked reports whether word h is on the stack from node at down. Words on it ascend.
func (s *search) stacked(at, h int32) bool {
	for s.nodes[at].word > h {
		at = s.nodes[at].below
	}
	return s.nodes[at].word == h
}

// favour raises the score of the guide's relation of its own arc.
func (g *guide) favour(h, d int32, set []Relation, scores *[64]int32) {
	if g.heads[d] != h {
		return
	}
	for k, r := range set {
		if r == g.rels[d] {
			scores[k&63] += g.relBonus
		}
	}
}
