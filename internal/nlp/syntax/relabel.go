package syntax

// When a tree is complete its relations are found once more, with a model that sees the whole
// tree, and that is trained on all arcs, not only where the search went wrong. It sees no other
// relation, so that an error does not breed others. Its scores are added to those of the search.

// kin is what a word has to do with others in a tree.
type kin struct {
	lefts, rights uint32 // sets of the universal tags of its children
	first, last   int32  // its outermost children
	near          int32  // its last child left of it
	marker        int32  // its first child that is a preposition, subordinator or particle
	aux           int32  // its last auxiliary
	closer, outer int32  // its neighbours among its head's children on its side
	order         uint8  // its place among them, from the head
}

// family fills kin for the tree heads, by tokens.
func (s *sentence) family(heads []int32, all []kin) []kin {
	none := s.none()
	all = all[:0]
	for range s.n + 1 {
		all = append(all, kin{first: none, last: none, near: none, marker: none, aux: none, closer: none, outer: none})
	}
	link := func(i int32) {
		h := heads[i-1] + 1
		k, a := &all[h], &all[i]
		var before int32
		if i < h {
			k.lefts |= 1 << s.tokens[i].upos
			before, k.first = k.first, i
			if k.near == none {
				k.near = i
			}
		} else {
			k.rights |= 1 << s.tokens[i].upos
			before, k.last = k.last, i
		}
		a.closer = before
		if before != none {
			all[before].outer = i
			a.order = min(all[before].order+1, 3)
		}
	}
	for i := int32(1); i <= int32(s.n); i++ {
		if h := heads[i-1] + 1; h < i {
			link(i)
		}
		k := &all[heads[i-1]+1]
		switch s.tokens[i].upos {
		case uAdp, uSconj, uPart:
			if k.marker == none {
				k.marker = i
			}
		case uAux:
			k.aux = i
		}
	}
	for i := int32(s.n); i > 0; i-- {
		if h := heads[i-1] + 1; h > i {
			link(i)
		}
	}
	return all
}

// finalFeatures collects the features of the arc to word d in a complete tree.
func finalFeatures(f *features, s *sentence, heads []int32, all []kin, d int32) {
	f.reset(keyFinal)
	h := heads[d-1] + 1
	tags, dir := arcWords(f, s, h, d)
	t := s.tokens
	x, y := &t[h], &t[d]
	kx, ky := &all[h], &all[d]
	g, up := s.none(), uint64(0)
	if h > 0 {
		g = heads[h-1] + 1
		up = b2u(g < h) + 1
	}
	z := &t[g]

	yl, yr := &t[ky.first], &t[ky.last]
	mark, aux := &t[ky.marker], &t[ky.aux]
	dl, dr := mix(10<<40|uint64(ky.lefts)), mix(11<<40|uint64(ky.rights))
	f.add(join(tags, yl.tag))
	f.add(join(tags, yl.word))
	f.add(join(tags, yr.tag))
	f.add(join3(yl.word, y.word, dir))
	f.add(join3(yl.word, y.tag, dir))
	f.add(join4(yl.word, y.tag, x.word, dir))
	f.add(join4(yl.tag, y.tag, yr.tag, dir))
	f.add(join3(y.tag, dl, dir))
	f.add(join3(y.tag, dr, dir))
	f.add(join(tags, dl))
	f.add(join(tags, dr))
	f.add(join4(y.class, dl, dr, dir))
	f.add(join3(y.word, dl, dir))
	f.add(join3(y.tag, mark.word, dir))
	f.add(join(tags, mark.word))
	f.add(join3(y.word, mark.word, dir))
	f.add(join4(x.word, mark.word, y.tag, dir))
	f.add(join4(x.cluster, mark.word, y.cluster, dir))
	f.add(join3(x.word, mark.word, dir))
	f.add(join(tags, aux.word))
	f.add(join4(y.tag, aux.word, mark.word, dir))
	f.add(join(y.tag, small(340+b2u(h == 0)<<1|b2u(ky.lefts|ky.rights == 0))))

	// The head and its other children.
	hl, hr := mix(12<<40|uint64(kx.lefts)), mix(13<<40|uint64(kx.rights))
	order := small(350 + uint64(ky.order))
	closer, outer := &t[ky.closer], &t[ky.outer]
	hm, ha, hf, hn := &t[kx.marker], &t[kx.aux], &t[kx.first], &t[kx.near]
	f.add(join(tags, hl))
	f.add(join(tags, hr))
	f.add(join3(x.word, y.tag, hr))
	f.add(join3(y.word, x.tag, hl))
	f.add(join(tags, ha.word))
	f.add(join4(x.tag, y.tag, ha.word, hn.word))
	f.add(join3(x.word, ha.word, y.tag))
	f.add(join(tags, hm.word))
	f.add(join(tags, hf.word))
	f.add(join(tags, order))
	f.add(join3(x.word, y.tag, order))
	f.add(join3(x.word, y.word, order))
	f.add(join(tags, closer.tag))
	f.add(join(tags, closer.word))
	f.add(join(tags, outer.tag))
	f.add(join(tags, outer.word))
	f.add(join3(x.word, y.tag, closer.tag))
	f.add(join3(x.word, y.tag, outer.tag))
	f.add(join3(tags, closer.tag, outer.tag))
	f.add(join4(x.cluster, y.cluster, closer.tag, dir))

	// The head's head.
	f.add(join(tags, z.tag))
	f.add(join3(tags, z.tag, small(360+up)))
	f.add(join(tags, z.word))
	f.add(join3(y.word, z.tag, dir))
	f.add(join3(y.word, small(360+up), dir))
}

// relabel writes the relations of the complete tree that state at is the end of: those with the
// highest sum of what the search and the whole tree have for them.
func (s *search) relabel(at int32, heads []int32, rels []Relation) {
	if m, ok := s.weights.(*model); !ok || m.final == nil { // in training
		return
	}
	s.kin = s.in.family(heads, s.kin)
	for at > 0 {
		st := &s.states[at]
		at = st.from
		if st.move == shift {
			continue
		}
		h, d := s.arcOf(&s.states[at], st.move)
		child := s.nodes[d].word
		if s.nodes[h].word == 0 {
			continue
		}
		set := s.choices.of(&s.in, s.nodes[h].word, child)
		if len(set) == 1 {
			continue
		}
		s.guide.favour(s.nodes[h].word, child, set, s.labelScores(h, d, set))
		rels[child-1] = set[s.bestFinal(heads, child, set)]
	}
}

// bestFinal adds to s.scores what the whole tree has for the relations of the arc to word d, and
// returns the index of the highest.
func (s *search) bestFinal(heads []int32, d int32, set []Relation) int {
	finalFeatures(&s.f, &s.in, heads, s.kin, d)
	s.weights.finals(&s.f, set, &s.scores)
	best := 0
	for k := range set {
		if s.scores[k] > s.scores[best] {
			best = k
		}
	}
	return best
}

// rival returns the relation that right has to be taught to beat: the best of set, where right has
// to win by margin.
func (s *search) rival(heads []int32, d int32, set []Relation, right Relation, margin int32) Relation {
	clear(s.scores[:len(set)])
	s.bestFinal(heads, d, set)
	best := 0
	for k, r := range set {
		if r != right {
			s.scores[k] += margin
		}
		if s.scores[k] > s.scores[best] {
			best = k
		}
	}
	return set[best]
}

// learnFinals teaches the model of relations in complete trees.
func (s *search) learnFinals(l *learner, examples []Example, opt Options) {
	l.example = 1
	for epoch := range opt.FinalEpochs {
		wrong := 0
		for _, i := range shuffled(len(examples), opt.Seed+uint64(epoch)) {
			e := &examples[i]
			s.in.set(e.Words, e.Tags)
			s.kin = s.in.family(e.Heads, s.kin)
			for k, h := range e.Heads {
				if h < 0 {
					continue
				}
				set := s.choices.of(&s.in, h+1, int32(k+1))
				if got := s.rival(e.Heads, int32(k+1), set, e.Relations[k], opt.FinalMargin); got != e.Relations[k] {
					l.final.update(s.f.list(), int(got), -1, l.example)
					l.final.update(s.f.list(), int(e.Relations[k]), 1, l.example)
					wrong++
				}
				l.example++
			}
		}
		if opt.Log != nil {
			opt.Log(epoch, wrong, nil)
		}
	}
}
