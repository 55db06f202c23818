package syntax

import (
	"math/rand/v2"
	"slices"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// Example is a sentence to learn from: heads are -1 for the root.
type Example struct {
	Words     []lexicon.Word
	Tags      []Tag
	Heads     []int32
	Relations []Relation
}

// Options say how to train.
type Options struct {
	Seed      uint64
	Epochs    int
	Width     int // of the beam
	Bits      int // rows of the table of moves
	LabelBits int

	Log func(epoch int, p *Parser, wrong int)
}

// table learns weights by the averaged perceptron: sums holds each change times the number of
// the example, so that the mean is weights - sums/examples (Daumé 2006).
type table struct {
	classes int
	mask    uint32
	weights []int16
	sums    []int64
}

func newTable(classes, bits int) *table {
	return &table{classes, 1<<bits - 1, make([]int16, classes<<bits), make([]int64, classes<<bits)}
}

func (t *table) update(features []uint32, class int, by int16, example int64) {
	for _, f := range features {
		i := int(f&t.mask)*t.classes + class
		t.weights[i] += by
		t.sums[i] += int64(by) * example
	}
}

// learner is the weights in training.
type learner struct {
	move, label *table
	example     int64
}

func (l *learner) moves(features []uint32) (out [4]int32) {
	w := l.move.weights
	for _, f := range features {
		i := int(f&l.move.mask) * 4
		r := w[i : i+4 : i+4]
		out[0] += int32(r[0])
		out[1] += int32(r[1])
		out[2] += int32(r[2])
	}
	return out
}

func (l *learner) labels(features []uint32, set []Relation, scores *[64]int32) {
	c := l.label.classes
	for _, f := range features {
		i := int(f&l.label.mask) * c
		row := l.label.weights[i : i+c]
		for k, r := range set {
			scores[k&63] += int32(row[r])
		}
	}
}

const labelStride = 64

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

// oracle gives the right move of a state all of whose moves were right.
type oracle struct {
	heads []int32 // by token, the root's child has 0
	rels  []Relation
	last  []int32 // the last child of each token
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

// learn parses an example, and where the search leaves the right way, moves the weights at the
// point where it is furthest behind (max-violation, Huang et al. 2012). It reports whether the
// parse was right.
func (s *search) learn(l *learner, o *oracle) bool {
	s.start()
	first, last := int32(0), int32(1)
	gold := int32(0)
	worst := int32(least)
	var worstBest, worstGold int32
	rule := func(st *state) (move, Relation) { return o.best(s, st) }
	for range 2 * s.in.n {
		goldIn := gold >= first && gold < last
		s.expand(first, last, rule)
		oldGold := gold
		first = int32(len(s.states))
		gold = -1
		for i, c := range s.heap {
			if c.gold {
				gold = first + int32(i)
			}
			s.apply(c)
		}
		last = int32(len(s.states))
		_ = goldIn
		if gold < 0 { // the right way goes on beside the beam
			st := &s.states[oldGold]
			m, r := o.best(s, st)
			score := st.score + s.moveScores(st)[m]
			if m != shift {
				if h, d := s.arcOf(st, m); s.nodes[h].word != 0 {
					score += s.scoreOf(h, d, r)
				}
			}
			s.apply(candidate{score: score, from: oldGold, move: m, rel: r})
			gold = int32(len(s.states) - 1)
			s.states[gold].gold = true
		}
		if !s.states[first].gold {
			if v := s.states[first].score - s.states[gold].score; v >= worst {
				worst, worstBest, worstGold = v, first, gold
			}
		}
	}
	if s.states[first].gold {
		return true
	}
	if worst > least {
		// back to where the two ways part
		a, b := worstBest, worstGold
		for a != b {
			s.reward(l, a, -1)
			s.reward(l, b, 1)
			a, b = s.states[a].from, s.states[b].from
		}
	}
	return false
}

func (s *search) reward(l *learner, at int32, by int16) {
	st := &s.states[at]
	from := &s.states[st.from]
	x, q := s.nodes[from.top].word, s.nodes[from.next].word
	nextFeatures(&s.f, &s.in, x, q)
	l.move.update(s.f.list(), int(st.move), by, l.example)
	stackFeatures(&s.f, &s.in, s.nodes[s.nodes[from.top].below].word, x)
	l.move.update(s.f.list(), int(st.move), by, l.example)
	moveFeatures(&s.f, &s.in, s.nodes, from.top, from.next)
	l.move.update(s.f.list(), int(st.move), by, l.example)
	if st.move == shift {
		return
	}
	if h, d := s.arcOf(from, st.move); s.nodes[h].word != 0 {
		arcFeatures(&s.f, &s.in, s.nodes, h, d)
		l.label.update(s.f.list(), int(st.rel), by, l.example)
	}
}

// Train learns a parser from examples. The same examples and options give the same parser.
func Train(examples []Example, opt Options) *Parser {
	l := &learner{move: newTable(4, opt.Bits), label: newTable(labelStride, opt.LabelBits), example: 1}
	choices := newChoices(examples)
	s := &search{weights: l, width: opt.Width, choices: choices}
	var o oracle
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	straight := make([]Example, len(examples))
	for i, e := range examples {
		straight[i] = e
		straight[i].Heads = projective(e.Heads)
	}
	random := rand.New(rand.NewPCG(opt.Seed, 1))
	for epoch := range opt.Epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		wrong := 0
		for _, i := range order {
			e := &straight[i]
			s.in.set(e.Words, e.Tags)
			o.set(e)
			if !s.learn(l, &o) {
				wrong++
			}
			l.example++
		}
		if opt.Log != nil {
			opt.Log(epoch, l.parser(opt.Width, choices), wrong)
		}
	}
	return l.parser(opt.Width, choices)
}
