package speech

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"

	"github.com/briefgen/briefgen/internal/nlp/linear"
)

// Gold is a marked attribution, as runs of tokens of its sentence.
type Gold struct {
	Cue     int    // the head of the cue
	Source  [2]int // empty if none is marked
	Content [][2]int
	Outside int // tokens of the content that stand in other sentences
}

// Example is a sentence with the attributions that are to be found in it.
type Example struct {
	Sentence *Sentence
	Gold     []Gold
	Text     int // number of the text that it stands in: what is learned together
}

// Options say how to train.
type Options struct {
	Epochs int
	Bits   int     // 1<<Bits rows of weights in each model
	Folds  int     // parts into which the texts are cut, to judge attributions found by a model that has not seen them
	Rate   float64 // of learning
	Least  float64 // weights below are dropped
	Seed   uint64
	Log    func(format string, args ...any)
}

// Train learns a model by stochastic gradient descent with averaged weights: cues and the last
// word by logistic regression, contents and sources by log-linear ranking of candidates. The last
// word is learned from what models make of texts that they have not seen.
func Train(examples []Example, o Options) *Model {
	views := make([]*view, len(examples))
	for i, e := range examples {
		views[i] = newView(e.Sentence)
		views[i].grow()
	}
	l := learner{o: o, views: views, examples: examples}
	folds := make([][]judgement, o.Folds)
	parallel(o.Folds, func(fold int) {
		l := learner{o: o, views: fresh(views), examples: examples}
		folds[fold] = l.fold(fold)
		o.Log("speech: fold %d of %d", fold+1, o.Folds)
	})
	m := l.learn(func(int) bool { return true })
	m.accept = l.judge(slices.Concat(folds...))
	return m
}

// parallel calls work with 0 to n-1, as many at once as there are processors.
func parallel(n int, work func(i int)) {
	var wait sync.WaitGroup
	room := make(chan bool, runtime.GOMAXPROCS(0))
	for i := range n {
		wait.Go(func() {
			room <- true
			work(i)
			<-room
		})
	}
	wait.Wait()
}

// fresh returns copies of views that can be worked with beside them.
func fresh(views []*view) []*view {
	out := make([]*view, len(views))
	for i, v := range views {
		out[i] = &view{s: v.s, w: v.w, tree: true, tally: v.tally}
	}
	return out
}

// fold learns without the texts of a fold and returns what was found in them.
func (l *learner) fold(fold int) []judgement {
	m := l.learn(func(text int) bool { return text%l.o.Folds != fold })
	var out []judgement
	for i, e := range l.examples {
		if e.Text%l.o.Folds != fold {
			continue
		}
		for _, t := range m.triples(l.views[i]) {
			out = append(out, judgement{l.views[i], t, e.right(&t)})
		}
	}
	return out
}

// judgement is a found attribution and whether it is right.
type judgement struct {
	view   *view
	triple triple
	right  bool
}

type learner struct {
	o        Options
	views    []*view
	examples []Example
}

// learn learns all but the last word from the texts of use.
func (l *learner) learn(use func(text int) bool) *Model {
	rng := rand.New(rand.NewPCG(l.o.Seed, 1))
	var order []int
	for i, e := range l.examples {
		if use(e.Text) {
			order = append(order, i)
		}
	}
	m := &Model{}
	gate := l.trainer()
	l.epochs(rng, order, (l.o.Epochs+1)/2, func(v *view, e *Example, rate float64) {
		for w := range v.w {
			if v.maybe(w) {
				v.f.start(0)
				v.gate(w)
				logistic(gate, v.f.f, e.isCue(w), rate)
			}
		}
	})
	m.gate = l.pack(gate)
	cue, content, source := l.trainer(), l.trainer(), l.trainer()
	l.epochs(rng, order, l.o.Epochs, func(v *view, e *Example, rate float64) {
		for _, w := range m.gated(v, learnLeast) {
			v.cue(w)
			logistic(cue, v.f.f, e.isCue(w), rate)
		}
		for k := range e.Gold {
			rankContent(content, v, &e.Gold[k], rate)
			rankSource(source, v, &e.Gold[k], rate)
		}
	})
	m.cue, m.content, m.source = l.pack(cue), l.pack(content), l.pack(source)
	return m
}

// epochs calls learn for the examples of order, in a new order each time.
func (l *learner) epochs(rng *rand.Rand, order []int, n int, learn func(v *view, e *Example, rate float64)) {
	for epoch := range n {
		rate := l.o.Rate / (1 + float64(epoch)/2)
		rng.Shuffle(len(order), func(i, k int) { order[i], order[k] = order[k], order[i] })
		for _, i := range order {
			learn(l.views[i], &l.examples[i], rate)
		}
	}
}

func (l *learner) trainer() *linear.Trainer { return linear.NewTrainer(1, l.o.Bits) }

func (l *learner) pack(t *linear.Trainer) *linear.Model { return t.Rounded(1.0/unit, l.o.Least) }

// judge learns the last word.
func (l *learner) judge(all []judgement) *linear.Model {
	rng := rand.New(rand.NewPCG(l.o.Seed, 2))
	t := l.trainer()
	for epoch := range l.o.Epochs {
		rate := l.o.Rate / (1 + float64(epoch)/2)
		rng.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
		for i := range all {
			j := &all[i]
			j.view.accept(&j.triple)
			logistic(t, j.view.f.f, j.right, rate)
		}
	}
	return l.pack(t)
}

func (e *Example) isCue(w int) bool {
	for i := range e.Gold {
		if e.Gold[i].Cue == w {
			return true
		}
	}
	return false
}

// right reports whether t has the content and source of a marked attribution.
func (e *Example) right(t *triple) bool {
	for i := range e.Gold {
		g := &e.Gold[i]
		if g.likeness(&t.content) <= 0.5 {
			continue
		}
		if g.Source[1] == 0 && t.source.head < 0 || t.source.head >= 0 && t.source.first < g.Source[1] && t.source.end > g.Source[0] {
			return true
		}
	}
	return false
}

// likeness returns the share of the tokens of both contents that are in both.
func (g *Gold) likeness(k *content) float64 {
	both, size := 0, g.Outside+k.end-k.first+k.rest.end-k.rest.first
	for _, p := range g.Content {
		size += p[1] - p[0]
		both += max(0, min(p[1], k.end)-max(p[0], k.first)) + max(0, min(p[1], k.rest.end)-max(p[0], k.rest.first))
	}
	return float64(both) / float64(size-both)
}

// logistic makes a step of logistic regression.
func logistic(t *linear.Trainer, features []uint32, y bool, rate float64) {
	var s [1]float32
	t.Score(s[:], features)
	p := 1 / (1 + math.Exp(-float64(s[0])))
	want := 0.0
	if y {
		want = 1
	}
	t.Step()
	t.Update(0, features, float32(rate*(want-p)))
}

// softmax turns scores into shares of one.
func softmax(scores []float64) {
	most := math.Inf(-1)
	for _, s := range scores {
		most = max(most, s)
	}
	sum := 0.0
	for i, s := range scores {
		scores[i] = math.Exp(s - most)
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
}

// rankContent makes a step towards the candidate that is most like the marked content.
func rankContent(t *linear.Trainer, v *view, g *Gold, rate float64) {
	all := v.contents(g.Cue)
	best, likeness := -1, 0.5
	for i := range all {
		if s := g.likeness(&all[i]); s > likeness {
			best, likeness = i, s
		}
	}
	if best < 0 {
		return
	}
	var s [1]float32
	value := func() float64 {
		s[0] = 0
		t.Score(s[:], v.f.f)
		return float64(s[0])
	}
	starts, ends := map[int]float64{}, map[int]float64{}
	scores := make([]float64, len(all))
	for i := range all {
		k := &all[i]
		if _, known := starts[k.first]; !known {
			v.startFeatures(k.first, g.Cue)
			starts[k.first] = value()
		}
		if _, known := ends[k.last()]; !known {
			v.endFeatures(k.last(), g.Cue)
			ends[k.last()] = value()
		}
		v.pairFeatures(k, g.Cue)
		scores[i] = value() + starts[k.first] + ends[k.last()]
	}
	softmax(scores)
	clear(starts)
	clear(ends)
	t.Step()
	var startOrder, endOrder []int
	for i := range all {
		k := &all[i]
		by := -scores[i]
		if i == best {
			by++
		}
		if _, known := starts[k.first]; !known {
			startOrder = append(startOrder, k.first)
		}
		if _, known := ends[k.last()]; !known {
			endOrder = append(endOrder, k.last())
		}
		starts[k.first] += by
		ends[k.last()] += by
		if math.Abs(by) > negligible {
			v.pairFeatures(k, g.Cue)
			t.Update(0, v.f.f, float32(rate*by))
		}
	}
	for _, i := range startOrder {
		v.startFeatures(i, g.Cue)
		t.Update(0, v.f.f, float32(rate*starts[i]))
	}
	for _, i := range endOrder {
		v.endFeatures(i, g.Cue)
		t.Update(0, v.f.f, float32(rate*ends[i]))
	}
}

// negligible is a step that is not worth making.
const negligible = 0.001

// rankSource makes a step towards the candidate that is most like the marked source.
func rankSource(t *linear.Trainer, v *view, g *Gold, rate float64) {
	all := v.sources(g.Cue)
	best := bestSource(all, g)
	if best < 0 {
		return
	}
	scores := make([]float64, len(all))
	for i := range all {
		v.sourceFeatures(&all[i], g.Cue)
		var s [1]float32
		t.Score(s[:], v.f.f)
		scores[i] = float64(s[0])
	}
	softmax(scores)
	t.Step()
	for i := range all {
		by := -scores[i]
		if i == best {
			by++
		}
		if math.Abs(by) > negligible {
			v.sourceFeatures(&all[i], g.Cue)
			t.Update(0, v.f.f, float32(rate*by))
		}
	}
}

// bestSource returns the candidate that is most like the marked source, -1 where none is.
func bestSource(all []source, g *Gold) int {
	if g.Source[1] == 0 {
		return 0
	}
	best, most := -1, 0.0
	for i, s := range all {
		if s.head < 0 {
			continue
		}
		both := min(s.end, g.Source[1]) - max(s.first, g.Source[0])
		if both <= 0 {
			continue
		}
		like := float64(both) / float64(s.end-s.first+g.Source[1]-g.Source[0]-both)
		if s.head >= g.Source[0] && s.head < g.Source[1] {
			like++
		}
		if like > most {
			best, most = i, like
		}
	}
	return best
}
