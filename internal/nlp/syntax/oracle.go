package syntax

import "slices"

// projective lifts arcs until none cross (Nivre and Nilsson 2005, without their labels).
func projective(heads []int32) []int32 {
	out := slices.Clone(heads)
	for {
		worst, length := -1, int32(1<<30)
		for d, h := range out {
			if h < 0 {
				continue
			}
			a, b := min(int32(d), h), max(int32(d), h)
			for k := a + 1; k < b; k++ {
				if !under(out, k, h) && b-a < length {
					worst, length = d, b-a
				}
			}
		}
		if worst < 0 {
			return out
		}
		out[worst] = out[out[worst]]
	}
}

// under reports whether h is k or an ancestor of k.
func under(heads []int32, k, h int32) bool {
	for range heads {
		if k == h {
			return true
		}
		if k < 0 {
			return false
		}
		k = heads[k]
	}
	return false
}

// wordHeads returns the heads of e with no mark as a head: what hung on one hangs on its head.
func wordHeads(e *Example) []int32 {
	heads := slices.Clone(e.Heads)
	root := int32(-1)
	for i := range heads {
		if e.Tags[i].U == uPunct {
			continue
		}
		h := heads[i]
		for h >= 0 && e.Tags[h].U == uPunct {
			h = e.Heads[h]
		}
		if h < 0 {
			if root >= 0 {
				h = root
			} else {
				root = int32(i)
			}
		}
		heads[i] = h
	}
	return heads
}

// bare returns e with the heads and relations of its words alone, counted among them; words and
// tags stay.
func bare(e *Example) Example {
	kept := keep(e.Tags, nil)
	if len(kept) == 0 {
		return *e
	}
	number := make([]int32, len(e.Tags))
	for k, i := range kept {
		number[i] = int32(k)
	}
	heads := wordHeads(e)
	out := Example{Words: e.Words, Tags: e.Tags}
	for _, i := range kept {
		h := heads[i]
		r := e.Relations[i]
		if h >= 0 {
			h = number[h]
			if r == Root {
				r = Parataxis
			}
		} else {
			r = Root
		}
		out.Heads = append(out.Heads, h)
		out.Relations = append(out.Relations, r)
	}
	return out
}

// oracle gives the right move of a state all of whose moves were right.
type oracle struct {
	heads []int32 // by token, the root's child has 0
	rels  []Relation
	last  []int32 // the last child of each token

	headCost, relCost int32 // what a wrong head or relation is worth in training
}

func (o *oracle) set(e *Example) {
	n := len(e.Heads)
	o.heads = append(o.heads[:0], -1)
	o.rels = append(o.rels[:0], None)
	o.last = append(o.last[:0], make([]int32, n+2)...)
	for i, h := range e.Heads {
		o.heads = append(o.heads, h+1)
		o.rels = append(o.rels, e.Relations[i])
		o.last[h+1] = int32(i + 1)
	}
	o.heads = append(o.heads, -1)
	o.rels = append(o.rels, None)
}

func (o *oracle) best(s *search, st *state) (move, Relation) {
	top, next := &s.nodes[st.top], s.nodes[st.next].word
	w := top.word
	if w == 0 {
		return shift, None
	}
	if o.last[w] < next {
		switch o.heads[w] {
		case next:
			return left, o.rels[w]
		case s.nodes[top.below].word:
			if o.heads[w] != 0 || int(next) == s.in.n+1 {
				return right, o.rels[w]
			}
		}
	}
	return shift, None
}
