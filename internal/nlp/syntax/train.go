package syntax

import "math/rand/v2"

// Train learns a parser from examples. The same examples and options give the same parser.
func Train(examples []Example, opt Options) *Parser {
	c := &common{choices: newChoices(examples), places: learnMarks(examples)}
	straight := make([]Example, len(examples))
	for i := range examples {
		straight[i] = bare(&examples[i])
		straight[i].Heads = projective(straight[i].Heads)
	}
	l := newLearner(opt)
	l.final = newTable(labelStride, labelOwner, opt.LabelBits)
	s := &search{weights: l, width: opt.Width, slack: far, cut: far, choices: c.choices}
	l.learn(s, straight, opt, func() *Parser { return l.parser(opt, c) })
	p := l.parser(opt, c)
	s.learnFinals(l, straight, opt)
	p.weights.final = newRelationTable(l.final.relations(opt.Step, l.example))

	for i := range straight {
		mirrorTree(straight[i].Heads, straight[i].Relations)
	}
	l = newLearner(opt)
	s = &search{weights: l, width: opt.Width, slack: far, cut: far, choices: c.choices, fore: new(sentence)}
	l.learn(s, straight, opt, nil)
	p.back = l.quantise(opt.Step)
	return p
}

func newLearner(opt Options) *learner {
	return &learner{move: newTable(4, moveOwner, opt.Bits), label: newTable(labelStride, labelOwner, opt.LabelBits), example: 1}
}

// learn learns moves and the relations on the way, from left to right, or from right to left if
// s.fore is set; the trees of the examples are then mirrored.
func (l *learner) learn(s *search, examples []Example, opt Options, now func() *Parser) {
	o := oracle{headCost: opt.HeadCost, relCost: opt.RelationCost}
	s.claim(l, examples, &o, opt)
	for epoch := range opt.Epochs {
		wrong := 0
		for _, i := range shuffled(len(examples), opt.Seed+uint64(epoch)) {
			e := &examples[i]
			s.take(e)
			o.set(e)
			if !s.learn(l, &o) {
				wrong++
			}
			l.example++
		}
		if opt.Log != nil {
			opt.Log(epoch, wrong, now)
		}
	}
}

// take takes in the words of an example.
func (s *search) take(e *Example) {
	if s.fore == nil {
		s.in.set(e.Words, e.Tags)
		return
	}
	s.fore.set(e.Words, e.Tags)
	s.in.mirror(s.fore)
}

// shuffled returns the numbers below n in an order that seed fixes.
func shuffled(n int, seed uint64) []int {
	return rand.New(rand.NewPCG(seed, 1)).Perm(n)
}
