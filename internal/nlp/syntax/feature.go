package syntax

// node is a word with the children it has so far. Nodes are never changed once others see them.
type node struct {
	word                int32  // index into tokens
	below               int32  // the node under it on the stack
	left, left2         int32  // nodes of its first and second child from the left, left of it
	right, right2       int32  // and from the right
	lefts, rights       uint64 // sets of the relations of its children
	nLeft, nRight       uint8
	relLeft, relLeft2   Relation
	relRight, relRight2 Relation
}

// features collects the hashes of features; each call of add is a template of its own.
type features struct {
	n   int
	key uint64
	at  [256]uint32

	rows [256]uint32 // room for what a table of weights has for them
}

func (f *features) reset(key uint64) { f.n, f.key = 0, key }

func (f *features) list() []uint32 { return f.at[:f.n] }

func (f *features) add(v uint64) {
	f.key += 0x9e3779b97f4a7c16
	f.at[f.n&255] = uint32(v * f.key >> 32)
	f.n++
}

// Keys at which the families of templates begin; odd, as are all multipliers.
const (
	keyMove  = 0x2545f4914f6cdd1d
	keyNext  = 0x9fb21c651e98df25
	keyStack = 0xd6e8feb86659fd93
	keyLabel = 0xd1342543de82ef95
	keyFinal = 0xaf251af3b0f025b5
)

func rel(r Relation) uint64 { return relHash[r] }

var relHash = func() (h [64]uint64) {
	for i := range h {
		h[i] = mix(7<<40 | uint64(i))
	}
	return h
}()

var smallHash = func() (h [512]uint64) {
	for i := range h {
		h[i] = mix(8<<40 | uint64(i))
	}
	return h
}()

func small(i uint64) uint64 { return smallHash[i&511] }

// nextFeatures collects the features of the word x on top of the stack and the next word q.
func nextFeatures(f *features, s *sentence, i, k int32) {
	f.reset(keyNext)
	t := s.tokens
	x, q := &t[i], &t[k]
	b1, b2, b3 := s.ahead(k)
	xn, xp, qp := s.behind(i), &t[max(0, i-1)], &t[max(0, k-1)]

	f.add(1)
	f.add(x.word)
	f.add(x.tag)
	f.add(x.wordTag)
	f.add(join(x.cluster, x.tag))
	f.add(q.word)
	f.add(q.tag)
	f.add(q.wordTag)
	f.add(join(q.cluster, q.tag))
	f.add(b1.word)
	f.add(b1.tag)
	f.add(b1.wordTag)
	f.add(b1.cluster)
	f.add(b2.word)
	f.add(b2.tag)
	f.add(b2.wordTag)
	f.add(b3.tag)
	f.add(join(x.wordTag, q.wordTag))
	f.add(join(x.wordTag, q.tag))
	f.add(join(x.tag, q.wordTag))
	f.add(join(x.word, q.word))
	f.add(join(x.word, q.tag))
	f.add(join(x.tag, q.word))
	f.add(join(x.tag, q.tag))
	f.add(join(x.cluster, q.cluster))
	f.add(join(x.cluster, q.tag))
	f.add(join(x.tag, q.cluster))
	f.add(join(x.coarse, q.coarse))
	f.add(join(q.tag, b1.tag))
	f.add(join(q.word, b1.tag))
	f.add(join(q.tag, b1.word))
	f.add(join(q.word, b1.word))
	f.add(join3(q.tag, b1.tag, b2.tag))
	f.add(join3(x.tag, q.tag, b1.tag))
	f.add(join3(x.word, q.tag, b1.tag))
	f.add(join3(x.tag, q.word, b1.tag))
	f.add(join3(x.tag, q.tag, b1.word))
	f.add(join3(x.cluster, q.cluster, b1.cluster))
	f.add(join4(x.tag, q.tag, b1.tag, b2.tag))
	f.add(join4(x.class, q.class, b1.class, b2.class) ^ b3.class)
	f.add(join3(x.tag, xn.tag, q.tag))
	f.add(join3(xp.tag, x.tag, q.tag))
	f.add(join3(x.tag, qp.tag, q.tag))
	f.add(join4(x.tag, xn.tag, qp.tag, q.tag))
	f.add(join3(x.form, q.form, x.tag) ^ q.tag)

	d := small(distance(i, k))
	verbs, commas, conjs, open := s.between(i, k)
	tags := join(x.tag, q.tag)
	f.add(join(x.word, d))
	f.add(join(x.tag, d))
	f.add(join(q.word, d))
	f.add(join(q.tag, d))
	f.add(join(tags, d))
	f.add(join3(x.word, q.word, d))
	f.add(join(tags, small(16+verbs)))
	f.add(join(tags, small(24+commas)))
	f.add(join(tags, small(32+conjs)))
	f.add(join(tags, small(64+verbs<<4|commas<<2|conjs)))
	f.add(join(tags, small(32+open)))
	f.add(join(tags, q.gap))
	f.add(join(tags, xn.gap))
	f.add(join3(tags, q.gap, xn.gap))
	f.add(join(q.word, q.gap))
	f.add(join(q.tag, b1.gap))
	f.add(join(tags, b1.gap))
	f.add(join3(q.tag, b1.tag, b1.gap))
	f.add(join(x.word, xn.gap))
	f.add(join3(q.tag, b1.gap, b2.gap))
}

// ahead returns the three tokens behind token i.
func (s *sentence) ahead(i int32) (a, b, c *token) {
	last := int32(s.n + pads - 1)
	return &s.tokens[min(i+1, last)], &s.tokens[min(i+2, last)], &s.tokens[min(i+3, last)]
}

// behind returns the token behind token i.
func (s *sentence) behind(i int32) *token { return &s.tokens[min(i+1, s.none())] }

// stackFeatures collects the features of the two words on top of the stack.
func stackFeatures(f *features, s *sentence, k, i int32) {
	f.reset(keyStack)
	t := s.tokens
	y, x := &t[k], &t[i]
	xn, xp, yn := s.behind(i), &t[max(0, i-1)], s.behind(k)
	var d, verbs, commas, conjs, open uint64
	if k != s.none() {
		d = small(distance(k, i))
		verbs, commas, conjs, open = s.between(k, i)
	}
	tags := join(y.tag, x.tag)
	f.add(y.word)
	f.add(y.tag)
	f.add(y.wordTag)
	f.add(join(y.cluster, y.tag))
	f.add(join(y.word, x.word))
	f.add(join(y.word, x.tag))
	f.add(join(y.tag, x.word))
	f.add(tags)
	f.add(join(y.wordTag, x.tag))
	f.add(join(y.tag, x.wordTag))
	f.add(join(y.cluster, x.cluster))
	f.add(join(y.cluster, x.tag))
	f.add(join(y.tag, x.cluster))
	f.add(join(y.coarse, x.coarse))
	f.add(join(y.tag, d))
	f.add(join(tags, d))
	f.add(join(tags, small(16+verbs)))
	f.add(join(tags, small(24+commas)))
	f.add(join(tags, small(64+verbs<<4|commas<<2|conjs)))
	f.add(join(tags, xp.tag))
	f.add(join(tags, xn.tag))
	f.add(join(tags, small(32+open)))
	f.add(join(tags, x.gap))
	f.add(join(tags, yn.gap))
	f.add(join(tags, xn.gap))
	f.add(join3(tags, x.gap, yn.gap))
	f.add(join(tags, yn.tag))
}

// moveFeatures collects the other features of a state whose stack ends in n0 and whose next
// word is nb: those of three words and more, and of children.
func moveFeatures(f *features, s *sentence, nodes []node, n0, nb int32) {
	f.reset(keyMove)
	s0, b := &nodes[n0], &nodes[nb]
	s1 := &nodes[s0.below]
	s2 := &nodes[s1.below]
	t := s.tokens
	x, y, z, q := &t[s0.word], &t[s1.word], &t[s2.word], &t[b.word]
	b1, _, _ := s.ahead(b.word)

	// Three words.
	f.add(z.word)
	f.add(z.tag)
	tags := join3(y.tag, x.tag, q.tag)
	f.add(tags)
	f.add(join3(y.word, x.tag, q.tag))
	f.add(join3(y.tag, x.word, q.tag))
	f.add(join3(y.tag, x.tag, q.word))
	f.add(join3(y.word, x.tag, q.word))
	f.add(join3(y.word, x.word, q.tag))
	f.add(join3(y.cluster, x.cluster, q.cluster))
	f.add(join3(y.coarse, x.coarse, q.coarse))
	f.add(join(y.tag, q.tag))
	f.add(join(y.word, q.word))
	f.add(join(y.word, q.tag))
	f.add(join(y.tag, q.word))
	f.add(join(y.cluster, q.cluster))
	f.add(join(tags, b1.tag))
	f.add(join(tags, q.gap))
	f.add(join4(y.tag, q.tag, q.gap, b1.tag))
	f.add(join4(z.tag, y.tag, x.tag, q.gap))
	f.add(join3(y.word, q.tag, q.gap))
	f.add(join3(y.tag, q.tag, b1.tag))
	f.add(join3(z.tag, y.tag, x.tag))
	f.add(join3(z.tag, y.tag, q.tag))
	f.add(join(z.tag, q.tag))
	f.add(join(z.word, q.word))
	f.add(join(z.class, join4(y.class, x.class, q.class, b1.class)))

	// Their children.
	xl, xr, xl2, xr2 := &nodes[s0.left], &nodes[s0.right], &nodes[s0.left2], &nodes[s0.right2]
	yr, yr2 := &nodes[s1.right], &nodes[s1.right2]
	ql, ql2 := &nodes[b.left], &nodes[b.left2]
	txl, txr, txl2, txr2 := &t[xl.word], &t[xr.word], &t[xl2.word], &t[xr2.word]
	tyr, tyr2 := &t[yr.word], &t[yr2.word]
	tql, tql2 := &t[ql.word], &t[ql2.word]
	nxl, nxr := small(128+uint64(s0.nLeft)), small(136+uint64(s0.nRight))
	nyr := small(152 + uint64(s1.nRight))
	sxl, sxr := mix(s0.lefts), mix(s0.rights+1<<63)
	syl, syr, sql := mix(s1.lefts), mix(s1.rights+1<<63), mix(b.lefts)

	f.add(join(x.tag, nxr))
	f.add(join(y.tag, nyr))
	f.add(join4(x.tag, q.tag, nxl, nxr))
	f.add(join4(x.tag, q.tag, sxr, q.gap))
	f.add(join4(y.tag, x.tag, nyr, nxr))
	f.add(join(x.word, sxl))
	f.add(join(x.word, sxr))
	f.add(join(x.tag, sxr))
	f.add(join(y.word, syl))
	f.add(join(y.tag, syl))
	f.add(join(y.word, syr))
	f.add(join(y.tag, syr))
	f.add(join(q.word, sql))
	f.add(join(q.tag, sql))
	f.add(join3(x.tag, q.tag, sql))
	f.add(join3(x.tag, q.tag, sxr))
	f.add(join3(x.tag, q.tag, sxl))
	f.add(join4(y.tag, x.tag, q.tag, sql))
	f.add(join3(y.tag, x.tag, syr))
	f.add(join3(y.tag, x.tag, sxl))
	f.add(join3(y.tag, x.tag, sxr))
	f.add(join3(y.tag, x.tag, syl))
	f.add(join4(x.tag, q.tag, sxl, sql))

	f.add(join(x.tag, txl.word))
	f.add(join(x.word, txl.tag))
	f.add(join3(x.tag, txl.tag, txl2.tag))
	f.add(join3(x.tag, rel(s0.relLeft), rel(s0.relLeft2)))
	f.add(join(x.tag, txr.word))
	f.add(join(x.word, rel(s0.relRight)))
	f.add(join3(x.tag, txr.tag, txr2.tag))
	f.add(join3(x.tag, rel(s0.relRight), rel(s0.relRight2)))
	f.add(join(y.tag, tyr.word))
	f.add(join(y.tag, rel(s1.relRight)))
	f.add(join(y.word, rel(s1.relRight)))
	f.add(join3(y.tag, tyr.tag, tyr2.tag))
	f.add(join(y.tag, rel(s1.relLeft)))
	f.add(join(q.tag, tql.word))
	f.add(join(q.word, tql.word))
	f.add(join3(q.tag, tql.tag, tql2.tag))
	f.add(join3(q.tag, rel(b.relLeft), rel(b.relLeft2)))

	tags = join(x.tag, q.tag)
	f.add(join(tags, txr.tag))
	f.add(join(tags, rel(s0.relRight)))
	f.add(join(tags, rel(s0.relLeft)))
	f.add(join(tags, tql.word))
	f.add(join(tags, tql2.tag))
	f.add(join(tags, rel(b.relLeft)))
	f.add(join3(x.word, q.tag, tql.word))
	f.add(join3(x.cluster, q.cluster, tql.word))
	f.add(join3(y.word, q.tag, tql.word))
	f.add(join3(y.word, q.word, tql.word))
	f.add(join3(y.cluster, q.cluster, tql.word))
	f.add(join4(y.tag, x.tag, q.tag, tql.word))
	f.add(join4(y.tag, x.tag, q.tag, tql.tag))
	f.add(join4(y.tag, x.tag, q.tag, tyr.tag))

	tags = join(y.tag, x.tag)
	f.add(join(tags, txr.tag))
	f.add(join(tags, rel(s0.relRight)))
	f.add(join(tags, txl.word))
	f.add(join(tags, rel(s0.relLeft)))
	f.add(join(tags, tyr.tag))
	f.add(join(tags, rel(s1.relRight)))
	f.add(join(tags, rel(s1.relLeft)))
	f.add(join3(y.word, x.tag, txl.word))
	f.add(join3(y.cluster, x.cluster, txl.word))

	// Their children's children.
	txrr, txrl := &t[nodes[xr.right].word], &t[nodes[xr.left].word]
	f.add(join3(x.tag, txr.tag, txrr.tag))
	f.add(join3(x.tag, txr.tag, txrl.tag))
	f.add(join4(x.tag, txr.tag, txrl.word, q.tag))
	tyrl := &t[nodes[yr.left].word]
	f.add(join4(y.tag, tyr.tag, tyrl.word, x.tag))
}
