package speech

// pairFeatures fills v.f with what tells that k as a whole is the content of cue c.
func (v *view) pairFeatures(k *content, c int) {
	side, two := flag(k.first > c), flag(k.rest.end > 0)
	top, bottom := v.topLeft(k.first, c), v.topRight(k.end-1, c)
	verbs, subjects := v.inside(k.first, k.end)
	v.f.start(500)
	v.pairTop(c, top, flag(top == bottom), side)
	v.pairWays(c, v.path(c, top), v.path(c, bottom))
	v.pairLength(c, bucket(k.end-k.first), side)
	v.pairVerbs(c, verbs, subjects, side)
	v.pairEdges(c, flag(k.first == 0), flag(k.end >= len(v.w)-1), side)
	v.pairParts(c, two)
	v.pairQuotes(c, v.quotes(k.first, k.end), flag(v.quoteWithin(c, quotesNear)), side, two)
	v.pairAround(k, side)
	v.pairSubject(c, flag(v.subjectInside(c, k.first, k.end)), side)
	v.pairBounds(k, side)
	v.pairRest(k, c)
}

// quotesNear is how many tokens from a cue quoted words count.
const quotesNear = 40

func (v *view) pairTop(c, top int, one, side uint32) {
	b := &v.f
	b.template = 500
	b.two(one, side)
	b.two(hash(1, one, v.w[top].rel), hash(1, side, v.w[c].tag))
}

func (v *view) pairWays(c int, way, wayEnd uint32) {
	b, q := &v.f, &v.w[c]
	both := hash(1, way, wayEnd)
	b.template = 502
	b.two(way, wayEnd)
	b.two(both, q.lemma)
	b.two(both, uint32(q.cluster>>3))
}

func (v *view) pairLength(c int, length, side uint32) {
	b, q := &v.f, &v.w[c]
	b.template = 505
	b.two(length, side)
	b.two(length, q.lemma)
	b.two(hash(1, length, q.tag), side)
}

func (v *view) pairVerbs(c int, verbs, subjects, side uint32) {
	b, q := &v.f, &v.w[c]
	b.template = 508
	b.two(hash(1, verbs, subjects), hash(2, side, q.tag))
	b.two(hash(1, verbs, subjects), hash(2, side, q.lemma))
}

func (v *view) pairEdges(c int, atFirst, atLast, side uint32) {
	b := &v.f
	b.template = 510
	b.two(hash(1, atFirst, atLast), hash(2, side, v.w[c].tag))
}

func (v *view) pairParts(c int, two uint32) {
	b, q := &v.f, &v.w[c]
	b.template = 511
	b.two(two, q.tag)
	b.two(two, q.lemma)
}

func (v *view) pairQuotes(c int, quotes, near, side, two uint32) {
	b := &v.f
	b.template = 513
	b.two(quotes, side)
	b.two(quotes, v.w[c].lemma)
	b.two(hash(1, quotes, near), two)
}

func (v *view) pairAround(k *content, side uint32) {
	b := &v.f
	b.template = 516
	b.two(hash(1, v.at(k.first-1).norm, v.at(k.end).norm), side)
}

func (v *view) pairSubject(c int, inside, side uint32) {
	b := &v.f
	b.template = 517
	b.two(hash(1, inside, side), v.w[c].tag)
}

func (v *view) pairBounds(k *content, side uint32) {
	b := &v.f
	b.template = 518
	b.two(hash(1, v.w[k.first].norm, v.at(k.end).norm), side)
}

func (v *view) pairRest(k *content, c int) {
	if k.rest.end == 0 {
		return
	}
	b, q := &v.f, &v.w[c]
	gap := hash(1, q.rel, bucket(k.rest.first-k.end))
	b.template = 519
	b.two(gap, q.lemma)
	b.two(gap, q.tag)
	b.two(hash(1, v.at(k.end+1).tag, v.at(k.rest.first-2).tag), 0)
}

// inside counts verbs with a tense and subjects among tokens [first, end), up to the third such verb.
func (v *view) inside(first, end int) (verbs, subjects uint32) {
	a, b := v.tally[first], v.tally[end]
	if verbs = b.finite - a.finite; verbs < 3 {
		return verbs, min(b.subjects-a.subjects, 2)
	}
	for end = first; v.tally[end].finite-a.finite < 3; {
		end++
	}
	return 3, min(v.tally[end].subjects-a.subjects, 2)
}

// quotes says how [first, end) lies to quotations: bits for quoted words inside, others inside, and
// a quotation cut at either end.
func (v *view) quotes(first, end int) uint32 {
	n := uint32(0)
	quoted := int(v.tally[end].quoted - v.tally[first].quoted)
	if quoted > 0 {
		n |= 1
	}
	if quoted < end-first {
		n |= 2
	}
	if v.w[first].quoted && v.at(first-1).quoted {
		n |= 4
	}
	if v.w[end-1].quoted && v.at(end).quoted {
		n |= 8
	}
	return n
}

// subjectInside reports whether the subject of cue c stands in [first, end).
func (v *view) subjectInside(c, first, end int) bool {
	s := v.dependent(c, nsubj, nsubjPass)
	return s >= first && s < end
}
