package syntax

import "math"

// A move of the arc-hybrid system (Kuhlmann et al. 2011): shift the next word onto the stack,
// make the top of the stack a child of the next word, or of the word under it on the stack.
// Each word is shifted once and gets its head once, so that n words take 2n moves, and what
// comes out is a projective tree.
type move uint8

const (
	shift move = iota
	left
	right
	moves
)

// state is a parse begun.
type state struct {
	top   int32 // node on top of the stack
	next  int32 // node of the next word
	score int32
	from  int32 // the state before
	move  move
	rel   Relation
	gold  bool // in training: all moves were right
}

// weights scores features.
type weights interface {
	moves(f *features) [4]int32
	labels(f *features, set []Relation, scores *[64]int32)
	finals(f *features, set []Relation, scores *[64]int32)
}

// arc is a candidate's relation, remembered by the words that it depends on.
type arc struct {
	key   uint64
	turn  uint32
	score int32
	rel   Relation
}

const (
	arcBits  = 10
	pairBits = 10
)

// pair is the scores of the moves as far as two words tell.
type pair struct {
	key    uint64
	turn   uint32
	scores [4]int32
}

// search is the workspace of a parse.
type search struct {
	weights weights
	width   int
	cut     int32 // how far behind the best of a state a move may be, before the relation counts
	slack   int32 // how far behind the best a state of the beam may be
	choices *choices

	in     sentence
	turn   uint32 // number of the sentence
	nodes  []node
	states []state
	f      features
	scores [64]int32
	arcs   [1 << arcBits]arc
	pairs  [1 << pairBits]pair
	heap   []candidate
	kin    []kin
	guide  *guide    // nil for none
	cost   *oracle   // in training
	fore   *sentence // in training from right to left: what in mirrors
}

// candidate is a state that one move would lead to.
type candidate struct {
	score int32
	from  int32
	move  move
	rel   Relation
	gold  bool
}

// start makes the first state: the root on the stack and a node for each word.
func (s *search) start() {
	n := s.in.n
	s.nodes = s.nodes[:0]
	none := s.in.none()
	s.nodes = append(s.nodes, node{word: none}) // node 0: none
	for i := range n + 2 {                      // node i+1: token i; the last is the end
		s.nodes = append(s.nodes, node{word: int32(i)})
	}
	s.states = append(s.states[:0], state{top: 1, next: 2, from: -1, gold: true})
	if s.turn++; s.turn == 0 { // what is remembered is of one sentence
		clear(s.arcs[:])
		clear(s.pairs[:])
		s.turn = 1
	}
}

// allowed reports which moves a state may make.
func (s *search) allowed(st *state) (ok [moves]bool) {
	atEnd := int(s.nodes[st.next].word) == s.in.n+1
	top := &s.nodes[st.top]
	ok[shift] = !atEnd
	ok[left] = !atEnd && top.word != 0
	ok[right] = top.word != 0 && (s.nodes[top.below].word != 0 || atEnd)
	return ok
}

// arcOf returns the head and child nodes of the arc that a move makes.
func (s *search) arcOf(st *state, m move) (h, d int32) {
	if m == left {
		return st.next, st.top
	}
	return s.nodes[st.top].below, st.top
}

// moveScores returns the scores of the moves of a state.
func (s *search) moveScores(st *state) [4]int32 {
	x, q := s.nodes[st.top].word, s.nodes[st.next].word
	y := s.nodes[s.nodes[st.top].below].word
	key := uint64(x)<<32 | uint64(q)
	a := &s.pairs[key*0x9e3779b97f4a7c15>>(64-pairBits)]
	if a.key != key || a.turn != s.turn {
		nextFeatures(&s.f, &s.in, x, q)
		*a = pair{key, s.turn, s.weights.moves(&s.f)}
	}
	key = 1<<63 | uint64(y)<<32 | uint64(x)
	b := &s.pairs[key*0x9e3779b97f4a7c15>>(64-pairBits)]
	w := a.scores
	if b.key != key || b.turn != s.turn {
		stackFeatures(&s.f, &s.in, y, x)
		*b = pair{key, s.turn, s.weights.moves(&s.f)}
	}
	moveFeatures(&s.f, &s.in, s.nodes, st.top, st.next)
	c := s.weights.moves(&s.f)
	for m := range w {
		w[m] += b.scores[m] + c[m]
	}
	return w
}

// label returns the best relation of an arc and its score.
func (s *search) label(h, d int32) (Relation, int32) {
	nh, nd := &s.nodes[h], &s.nodes[d]
	if nh.word == 0 {
		return Root, 0
	}
	key := uint64(nh.word)<<48 ^ uint64(nd.word)<<32 ^ uint64(s.nodes[nd.left].word)<<16 ^ uint64(s.nodes[nd.right].word)
	key = (key ^ nd.lefts) * 0xbf58476d1ce4e5b9
	key = (key ^ key>>29 ^ nd.rights) * 0x94d049bb133111eb
	key = (key ^ key>>31 ^ nh.lefts) * 0xbf58476d1ce4e5b9
	key = (key ^ key>>30 ^ nh.rights) * 0x94d049bb133111eb
	key ^= key>>32 ^ uint64(s.nodes[nh.left].word)<<16 ^ uint64(s.nodes[nh.right].word)
	slot := &s.arcs[key*0x9e3779b97f4a7c15>>(64-arcBits)]
	if slot.key != key || slot.turn != s.turn {
		set := s.choices.of(&s.in, nh.word, nd.word)
		scores := s.labelScores(h, d, set)
		s.guide.favour(nh.word, nd.word, set, scores)
		best := 0
		for k := range set {
			if scores[k] > scores[best] {
				best = k
			}
		}
		*slot = arc{key, s.turn, scores[best], set[best]}
	}
	return slot.rel, slot.score
}

func (s *search) labelScores(h, d int32, set []Relation) *[64]int32 {
	arcFeatures(&s.f, &s.in, s.nodes, h, d)
	clear(s.scores[:len(set)])
	s.weights.labels(&s.f, set, &s.scores)
	return &s.scores
}

func (s *search) scoreOf(h, d int32, r Relation) int32 {
	one := [1]Relation{r}
	return s.labelScores(h, d, one[:])[0]
}

// apply appends the state that a move leads to.
func (s *search) apply(c candidate) {
	st := s.states[c.from]
	out := state{score: c.score, from: c.from, move: c.move, rel: c.rel, gold: c.gold}
	id := int32(len(s.nodes))
	switch c.move {
	case shift:
		nd := s.nodes[st.next]
		word := nd.word
		nd.below = st.top
		s.nodes = append(s.nodes, nd)
		out.top = id
		out.next = word + 2
	case left:
		h := s.nodes[st.next]
		h.left2, h.relLeft2 = h.left, h.relLeft
		h.left, h.relLeft = st.top, c.rel
		h.lefts |= 1 << c.rel
		h.nLeft = min(h.nLeft+1, 7)
		s.nodes = append(s.nodes, h)
		out.top = s.nodes[st.top].below
		out.next = id
	case right:
		h := s.nodes[s.nodes[st.top].below]
		h.right2, h.relRight2 = h.right, h.relRight
		h.right, h.relRight = st.top, c.rel
		h.rights |= 1 << c.rel
		h.nRight = min(h.nRight+1, 7)
		s.nodes = append(s.nodes, h)
		out.top = id
		out.next = st.next
	}
	s.states = append(s.states, out)
}

// only reports whether there is but one move to make.
func only(ok [moves]bool) bool { return !ok[shift] && !ok[left] || !ok[right] && !ok[left] }

// expand collects the moves of the states from first to last.
func (s *search) expand(first, last int32, gold func(st *state) (move, Relation)) {
	s.heap = s.heap[:0]
	alone := last-first == 1 && s.cost == nil
	for i := first; i < last; i++ {
		st := &s.states[i]
		ok := s.allowed(st)
		var w [4]int32
		if !alone || !only(ok) {
			w = s.moveScores(st)
		}
		top := int32(least)
		for m := range moves {
			if ok[m] {
				if s.guide != nil {
					w[m] -= s.guide.lost(s, st, m)
				}
				top = max(top, w[m])
			}
		}
		var gm move = 99
		var gr Relation
		if gold != nil && st.gold {
			gm, gr = gold(st)
		}
		for m := shift; m < moves; m++ {
			if !ok[m] || w[m] < top-s.cut {
				continue
			}
			c := candidate{score: st.score + w[m], from: i, move: m}
			if m != shift {
				r, score := s.label(s.arcOf(st, m))
				c.rel = r
				c.score += score
				if s.cost != nil {
					h, d := s.arcOf(st, m)
					h, d = s.nodes[h].word, s.nodes[d].word
					if s.cost.heads[d] != h {
						c.score += s.cost.headCost
					} else if s.cost.rels[d] != r {
						c.score += s.cost.relCost
					}
				}
			}
			c.gold = m == gm && c.rel == gr
			s.keep(c)
		}
	}
}

// prune drops candidates that are too far behind the best to win in the end.
func (s *search) prune() {
	floor := s.heap[0].score - s.slack
	for s.heap[len(s.heap)-1].score < floor {
		s.heap = s.heap[:len(s.heap)-1]
	}
}

// keep holds the best candidates in order, first come first.
func (s *search) keep(c candidate) {
	if len(s.heap) == s.width {
		if c.score <= s.heap[len(s.heap)-1].score {
			return
		}
		s.heap = s.heap[:len(s.heap)-1]
	}
	i := len(s.heap)
	s.heap = append(s.heap, c)
	for i > 0 && s.heap[i-1].score < c.score {
		s.heap[i] = s.heap[i-1]
		i--
	}
	s.heap[i] = c
}

// run parses the sentence in s.in and returns the first and the end of the last states, best
// first.
func (s *search) run() (first, last int32) {
	s.start()
	first, last = 0, 1
	for range 2 * s.in.n {
		s.expand(first, last, nil)
		s.prune()
		first = last
		for _, c := range s.heap {
			s.apply(c)
		}
		last = int32(len(s.states))
	}
	return first, last
}

// read follows the moves back from a state, and writes heads, -1 for the root, and relations.
func (s *search) read(at int32, heads []int32, rels []Relation) {
	for at > 0 {
		st := &s.states[at]
		at = st.from
		if st.move == shift {
			continue
		}
		h, d := s.arcOf(&s.states[at], st.move)
		word := s.nodes[d].word - 1
		heads[word] = s.nodes[h].word - 1
		rels[word] = st.rel
	}
}

// least is less than any score, and far its distance from any.
const (
	least = math.MinInt32 / 2
	far   = math.MaxInt32 / 4
)
