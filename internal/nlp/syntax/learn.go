package syntax

import "github.com/briefgen/briefgen/internal/nlp/lexicon"

// Example is a sentence to learn from: heads are -1 for the root.
type Example struct {
	Words     []lexicon.Word
	Tags      []Tag
	Heads     []int32
	Relations []Relation
}

// Options say how to train.
type Options struct {
	Seed         uint64
	Epochs       int     // over the moves
	FinalEpochs  int     // over the relations in complete trees
	Width        int     // of the beam
	HeadCost     int32   // by how much right moves have to win over a wrong head
	RelationCost int32   // and over a wrong relation
	FinalMargin  int32   // and a right relation in a complete tree over others
	Bits         int     // the table of moves has 1<<Bits rows
	LabelBits    int     // and each table of relations 1<<LabelBits
	Rare         int     // features seen less often have no weights
	Step         float64 // smallest weight in the model

	// Log, if not nil, is told after each epoch what was wrong; now makes the parser learned so
	// far, and is nil when it is complete but for the relations in complete trees.
	Log func(epoch, wrong int, now func() *Parser)
}

// Defaults are the options that the shipped model was made with.
var Defaults = Options{
	Seed: 1, Epochs: 12, FinalEpochs: 8, Width: 4, HeadCost: 5, RelationCost: 3, FinalMargin: 10, Bits: 20, LabelBits: 17, Rare: 2, Step: 0.25,
}

// table learns weights by the averaged perceptron: sums holds each change times the number of
// the example, so that the mean is weights - sums/examples (Daumé 2006).
type table struct {
	classes int
	owner   int // where in a row stands which feature's it is
	mask    uint32
	weights []int16
	sums    []int64
}

func newTable(classes, owner, bits int) *table {
	return &table{classes, owner, 1<<bits - 1, make([]int16, classes<<bits), make([]int64, classes<<bits)}
}

func (t *table) update(features []uint32, class int, by int16, example int64) {
	for _, f := range features {
		i := int(f&t.mask) * t.classes
		if t.weights[i+t.owner] == int16(f>>24) {
			t.weights[i+class] += by
			t.sums[i+class] += int64(by) * example
		}
	}
}

// learner is the weights in training.
type learner struct {
	move, label, final *table // final is nil from right to left
	example            int64
}

func (l *learner) moves(f *features) (out [4]int32) {
	w := l.move.weights
	for _, f := range f.list() {
		i := int(f&l.move.mask) * 4
		r := w[i : i+4 : i+4]
		if r[moveOwner] == int16(f>>24) {
			out[0] += int32(r[0])
			out[1] += int32(r[1])
			out[2] += int32(r[2])
		}
	}
	return out
}

func (l *learner) labels(f *features, set []Relation, scores *[64]int32) {
	l.label.add(f.list(), set, scores)
}

func (l *learner) finals(f *features, set []Relation, scores *[64]int32) {
	l.final.add(f.list(), set, scores)
}

// add adds the weights of features for the relations of set to scores.
func (t *table) add(features []uint32, set []Relation, scores *[64]int32) {
	for _, f := range features {
		row := (*[labelStride]int16)(t.weights[int(f&t.mask)*labelStride:])
		if row[labelOwner] == int16(f>>24) {
			for k, r := range set {
				scores[k&63] += int32(row[r&63])
			}
		}
	}
}

// Rows of the table of moves have four columns, the last of which tells whose the row is; those
// of the tables of relations have one for each relation, and the first, of no relation, tells it.
const (
	moveOwner   = 3
	labelOwner  = 0
	labelStride = 64
)

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
	s.cost = o
	defer func() { s.cost = nil }()
	for range 2 * s.in.n {
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

// featuresOf calls f for each family of features of the moves of a state.
func (s *search) featuresOf(st *state, f func()) {
	x, q := s.nodes[st.top].word, s.nodes[st.next].word
	nextFeatures(&s.f, &s.in, x, q)
	f()
	stackFeatures(&s.f, &s.in, s.nodes[s.nodes[st.top].below].word, x)
	f()
	moveFeatures(&s.f, &s.in, s.nodes, st.top, st.next)
	f()
}

func (s *search) reward(l *learner, at int32, by int16) {
	st := &s.states[at]
	from := &s.states[st.from]
	s.featuresOf(from, func() { l.move.update(s.f.list(), int(st.move), by, l.example) })
	if st.move == shift {
		return
	}
	if h, d := s.arcOf(from, st.move); s.nodes[h].word != 0 {
		arcFeatures(&s.f, &s.in, s.nodes, h, d)
		l.label.update(s.f.list(), int(st.rel), by, l.example)
	}
}
