package syntax

// arcFeatures collects the features of an arc from h to d that tell its relation. They depend
// on nothing but the two nodes' words and those of d's outermost children.
func arcFeatures(f *features, s *sentence, nodes []node, h, d int32) {
	f.reset(keyLabel)
	nh, nd := &nodes[h], &nodes[d]
	t := s.tokens
	x, y := &t[nh.word], &t[nd.word]
	yl, yr := &t[nodes[nd.left].word], &t[nodes[nd.right].word]
	tags, dir := arcWords(f, s, nh.word, nd.word)
	// What hangs on d: its preposition, its subject or subordinator, its auxiliary.
	f.add(join(tags, yl.tag))
	f.add(join(tags, yl.word))
	f.add(join(tags, yr.tag))
	f.add(join3(yl.word, y.word, dir))
	f.add(join3(yl.word, y.tag, dir))
	f.add(join4(yl.word, y.tag, x.word, dir))
	f.add(join4(yl.word, y.cluster, x.cluster, dir))
	f.add(join4(yl.tag, y.tag, yr.tag, dir))
	f.add(join(y.tag, small(330+b2u(nh.word == 0)<<1|b2u(nd.nLeft+nd.nRight == 0))))
	// The children's relations, and the child of h beside d.
	dl, dr := mix(nd.lefts), mix(nd.rights+1<<63)
	hl, hr := mix(nh.lefts+1<<62), mix(nh.rights+3<<62)
	beside, besideRel := &t[nodes[nh.left].word], nh.relLeft
	hs := hl
	if nh.word < nd.word {
		beside, besideRel = &t[nodes[nh.right].word], nh.relRight
		hs = hr
	}
	f.add(join3(y.tag, dl, dir))
	f.add(join3(y.tag, dr, dir))
	f.add(join(tags, dl))
	f.add(join(tags, dr))
	f.add(join4(y.class, dl, dr, dir))
	f.add(join3(y.word, dl, dir))
	f.add(join(tags, rel(nd.relLeft)))
	f.add(join(tags, join(rel(nd.relLeft), yl.word)))
	f.add(join(tags, rel(nd.relRight)))
	f.add(join(tags, hs))
	f.add(join3(x.word, y.tag, hs))
	f.add(join4(x.tag, y.tag, hl, hr))
	f.add(join3(x.tag, y.word, hs))
	f.add(join(tags, beside.tag))
	f.add(join(tags, beside.word))
	f.add(join(tags, rel(besideRel)))
	f.add(join3(x.word, y.tag, rel(besideRel)))
	f.add(join3(y.cluster, rel(besideRel), x.cluster))
	f.add(join4(tags, rel(besideRel), dl, beside.tag))
}

// arcWords collects the features of an arc from word h to word d that its tree has no part in.
// It returns the values of the two tags, and of the direction.
func arcWords(f *features, s *sentence, h, d int32) (tags, dir uint64) {
	t := s.tokens
	x, y := &t[h], &t[d]
	at := func(i int32) *token { return &t[min(max(i, 0), int32(s.n+1))] }
	xp, xn, yp, yn := at(h-1), at(h+1), at(d-1), at(d+1)
	a, b := h, d
	side := uint64(0)
	if a > b {
		a, b = b, a
		side = 1
	}
	dist := small(256 + distance(a, b)<<1 | side)
	verbs, commas, conjs, open := s.between(a, b)
	dir = small(320 + side)

	f.add(dir)
	f.add(join(y.word, dir))
	f.add(join(y.tag, dir))
	f.add(join(y.wordTag, dir))
	f.add(join(y.cluster, dir))
	f.add(join(x.word, dir))
	f.add(join(x.tag, dir))
	f.add(join(x.wordTag, dir))
	f.add(join(x.cluster, dir))
	tags = join3(x.tag, y.tag, dir)
	f.add(tags)
	f.add(join3(x.word, y.tag, dir))
	f.add(join3(x.tag, y.word, dir))
	f.add(join3(x.word, y.word, dir))
	f.add(join3(x.cluster, y.cluster, dir))
	f.add(join3(x.cluster, y.tag, dir))
	f.add(join3(x.tag, y.cluster, dir))
	f.add(join(y.tag, dist))
	f.add(join(tags, dist))
	f.add(join(y.word, dist))
	f.add(join(tags, small(64+verbs<<4|commas<<2|conjs)))
	f.add(join(tags, yp.tag))
	f.add(join(tags, yn.tag))
	f.add(join(tags, xp.tag))
	f.add(join(tags, xn.tag))
	f.add(join3(tags, yp.tag, xn.tag))
	f.add(join3(y.tag, yp.tag, dir))
	f.add(join3(y.tag, yn.tag, dir))
	f.add(join3(y.tag, yp.word, dir))
	f.add(join3(y.tag, yn.word, dir))
	f.add(join3(y.form, yp.tag, dir))
	f.add(join(tags, y.form))
	f.add(join(tags, y.gap))
	f.add(join(tags, yn.gap))
	f.add(join3(tags, y.gap, yn.gap))
	f.add(join(tags, xn.gap))
	f.add(join3(y.word, y.gap, dir))
	f.add(join(tags, small(32+open)))
	f.add(join(tags, t[s.n+1].gap))
	return tags, dir
}
