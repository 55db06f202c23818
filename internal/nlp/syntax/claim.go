package syntax

// Of the features that share a row of a table only one has it: that which is seen most often
// in the right parses of the training data. The others, and the rare, have no weights. A row
// tells by the top byte of the hash whose it is.

// claims gives the rows of a table to features.
type claims struct {
	table  *table
	counts []uint8 // by the top 24 bits of a hash
	most   []uint8 // by row: how often its feature was seen
}

func newClaims(t *table) *claims {
	return &claims{t, make([]uint8, 1<<24), make([]uint8, t.mask+1)}
}

func (c *claims) count(features []uint32) {
	for _, f := range features {
		if n := &c.counts[f>>8]; *n < 255 {
			*n++
		}
	}
}

func (c *claims) give(features []uint32, rare int) {
	for _, f := range features {
		n := c.counts[f>>8]
		if row := f & c.table.mask; int(n) >= rare && n > c.most[row] {
			c.most[row] = n
			c.table.weights[int(row)*c.table.classes+c.table.owner] = int16(f >> 24)
		}
	}
}

// claim gives the rows of all tables to features.
func (s *search) claim(l *learner, examples []Example, o *oracle, opt Options) {
	move, label := newClaims(l.move), newClaims(l.label)
	s.walk(examples, o, func() { move.count(s.f.list()) }, func() { label.count(s.f.list()) })
	s.walk(examples, o, func() { move.give(s.f.list(), opt.Rare) }, func() { label.give(s.f.list(), opt.Rare) })
	if l.final == nil {
		return
	}
	final := newClaims(l.final)
	s.walkFinals(examples, func() { final.count(s.f.list()) })
	s.walkFinals(examples, func() { final.give(s.f.list(), opt.Rare) })
}

// walk makes the right moves for each example and calls a function for each set of features.
func (s *search) walk(examples []Example, o *oracle, move, label func()) {
	for i := range examples {
		e := &examples[i]
		s.take(e)
		o.set(e)
		s.start()
		for at := range int32(2 * s.in.n) {
			st := &s.states[at]
			s.featuresOf(st, func() { move() })
			m, r := o.best(s, st)
			if m != shift {
				if h, d := s.arcOf(st, m); s.nodes[h].word != 0 {
					arcFeatures(&s.f, &s.in, s.nodes, h, d)
					label()
				}
			}
			s.apply(candidate{from: at, move: m, rel: r})
		}
	}
}

// walkFinals calls a function for the features of each arc of the complete trees.
func (s *search) walkFinals(examples []Example, final func()) {
	for i := range examples {
		e := &examples[i]
		s.take(e)
		s.kin = s.in.family(e.Heads, s.kin)
		for d, h := range e.Heads {
			if h >= 0 {
				finalFeatures(&s.f, &s.in, e.Heads, s.kin, int32(d+1))
				final()
			}
		}
	}
}
