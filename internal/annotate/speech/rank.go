package speech

import "github.com/briefgen/briefgen/internal/nlp/linear"

// ranker scores the candidates for the content of one cue. What many share is looked at once: where they begin, where they
// end, and of what they are seen by as a whole all but their words and their place in the tree.
type ranker struct {
	model  *linear.Model
	v      *view
	c      int
	near   uint32 // quoted words stand near the cue
	starts []start
	ends   []end

	lengths  [lengths][2]shared
	verbs    [4][3][2]shared
	edges    [2][2][2]shared
	parts    [2]shared
	quotes   [16][2][2]shared
	subjects [2][2]shared
}

// lengths is how many lengths [bucket] tells apart.
const lengths = 11

// shared is the score of some features, once it is known.
type shared struct {
	score int
	known bool
}

// start is a token that candidates begin with.
type start struct {
	shared
	top  int
	way  uint32
	tops [2]shared
}

// end is a token that candidates end before.
type end struct {
	shared        // of those whose last part ends here
	seen   bool   // bottom and way are known: those whose first part ends here
	bottom int    // of the token before
	way    uint32 // to it
}

// rank scores candidates of cue c.
func (m *Model) rank(v *view, all []content, c int) {
	r := &v.ranker
	*r = ranker{model: m.content, v: v, c: c, near: flag(v.quoteWithin(c, quotesNear)), starts: r.starts[:0], ends: r.ends[:0]}
	r.starts = append(r.starts, make([]start, len(v.w))...)
	r.ends = append(r.ends, make([]end, len(v.w)+1)...)
	for i := range all {
		all[i].score = r.shares(&all[i])
	}
	// The weights of what each has for itself are asked for one behind the other, so that the memory gives many at once.
	v.f.start(500)
	for i := range all {
		r.own(&all[i])
		v.upTo = append(v.upTo, len(v.f.f))
	}
	v.sums(m.content, func(i, score int) { all[i].score += score })
}

// shares returns the score of what a candidate shares with others.
func (r *ranker) shares(k *content) int {
	v, c := r.v, r.c
	a, e := r.startAt(k.first), r.endAt(k.end)
	side, two, one := flag(k.first > c), flag(k.rest.end > 0), flag(a.top == e.bottom)
	length := bucket(k.end - k.first)
	verbs, subjects := v.inside(k.first, k.end)
	atFirst, atLast := flag(k.first == 0), flag(k.end >= len(v.w)-1)
	quotes := v.quotes(k.first, k.end)
	subject := flag(v.subjectInside(c, k.first, k.end))

	sum := a.score + r.once(&r.ends[k.last()].shared, func() { v.endFeatures(k.last(), c) })
	sum += r.once(&a.tops[one], func() { v.pairTop(c, a.top, one, side) })
	sum += r.once(&r.lengths[length][side], func() { v.pairLength(c, length, side) })
	sum += r.once(&r.verbs[verbs][subjects][side], func() { v.pairVerbs(c, verbs, subjects, side) })
	sum += r.once(&r.edges[atFirst][atLast][side], func() { v.pairEdges(c, atFirst, atLast, side) })
	sum += r.once(&r.parts[two], func() { v.pairParts(c, two) })
	sum += r.once(&r.quotes[quotes][side][two], func() { v.pairQuotes(c, quotes, r.near, side, two) })
	sum += r.once(&r.subjects[subject][side], func() { v.pairSubject(c, subject, side) })
	return sum
}

// own adds the features that a candidate has for itself.
func (r *ranker) own(k *content) {
	v, side := r.v, flag(k.first > r.c)
	v.pairWays(r.c, r.starts[k.first].way, r.ends[k.end].way)
	v.pairAround(k, side)
	v.pairBounds(k, side)
	v.pairRest(k, r.c)
}

// once returns the score of the features that fill fills v.f with, remembered in s.
func (r *ranker) once(s *shared, fill func()) int {
	if !s.known {
		r.v.f.start(0)
		fill()
		*s = shared{r.model.Sum(r.v.f.f), true}
	}
	return s.score
}

func (r *ranker) startAt(i int) *start {
	a := &r.starts[i]
	if !a.known {
		r.once(&a.shared, func() { r.v.startFeatures(i, r.c) })
		a.top = r.v.topLeft(i, r.c)
		a.way = r.v.path(r.c, a.top)
	}
	return a
}

func (r *ranker) endAt(i int) *end {
	e := &r.ends[i]
	if !e.seen {
		e.seen = true
		e.bottom = r.v.topRight(i-1, r.c)
		e.way = r.v.path(r.c, e.bottom)
	}
	return e
}
