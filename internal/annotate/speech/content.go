package speech

// part is a run of tokens, [first, end).
type part struct{ first, end int }

// content is a candidate for what is said: one run of tokens, or two around a cue that
// interrupts them.
type content struct {
	part
	rest  part // empty where there is one part
	score int
}

const (
	maxEdges  = 18 // of each kind that are looked at
	maxReach  = 90 // tokens from the cue that may belong to a content
	maxAsides = 2  // commas on each side of a cue that may close an aside
)

// last returns where the content ends.
func (k *content) last() int { return max(k.end, k.rest.end) }

// contents returns the candidates for what the cue at word c introduces.
func (v *view) contents(c int) []content {
	v.first, v.last = v.starts(v.first[:0], c), v.ends(v.last[:0], c)
	v.found = v.found[:0]
	for _, s := range v.first {
		for _, e := range v.last {
			if s < e && (e <= c || s > c) {
				v.found = append(v.found, content{part: part{s, e}})
			}
		}
	}
	v.found = v.asides(v.found, c)
	return v.found
}

// starts returns where a content may begin: nearest to the cue first on each side.
func (v *view) starts(out []int, c int) []int {
	n := 0
	for i := c + 1; i < min(len(v.w), c+maxReach) && n < maxEdges; i++ {
		if v.opens(i, c) {
			out = append(out, i)
			n++
		}
	}
	n = 0
	first := max(0, c-maxReach)
	for i := c - 1; i >= first && n < maxEdges/2; i-- {
		if i == 0 || v.opens(i, c) && v.w[i].left == int32(i) {
			out = append(out, i)
			n++
		}
	}
	if first == 0 && n == maxEdges/2 {
		out = append(out, 0)
	}
	return out
}

// opens reports whether a constituent that leaves out word c begins with word i, or a clause does.
func (v *view) opens(i, c int) bool {
	if isComma(v.w[i].norm) || v.w[i].class == punctuation && !v.w[i].quoted {
		return false
	}
	p := v.at(i - 1)
	if i == c+1 || p.class == punctuation {
		return true
	}
	top := v.topLeft(i, c)
	r := v.w[top].rel
	if int(v.w[top].left) != i {
		return false
	}
	switch r {
	case compound, flat, fixed, aux, auxPass, punct, caseMark, amod, det, nummod, copula:
		return false
	case mark:
		return true
	}
	return true
}

// topLeft returns the highest word whose subtree begins with word i and leaves out word c.
func (v *view) topLeft(i, c int) int {
	top := i
	for steps := 0; steps < 12; steps++ {
		h := int(v.w[top].head)
		if h < 0 || int(v.w[h].left) != i || v.covers(h, c) {
			// "that Berg left": the mark is on the left of its clause.
			break
		}
		top = h
	}
	return top
}

// topRight is topLeft for the word that ends a subtree.
func (v *view) topRight(i, c int) int {
	top := i
	for steps := 0; steps < 12; steps++ {
		h := int(v.w[top].head)
		if h < 0 || int(v.w[h].right) != i || v.covers(h, c) {
			break
		}
		top = h
	}
	return top
}

// ends returns where a content may end.
func (v *view) ends(out []int, c int) []int {
	n := 0
	last := min(len(v.w), c+maxReach)
	for i := c + 2; i <= last && n < maxEdges; i++ {
		if i == last || v.closes(i, c) {
			out = append(out, i)
			n++
		}
	}
	end := len(v.w)
	for end > c+1 && v.w[end-1].class == punctuation && !v.w[end-1].quoted {
		end--
	}
	if end > c+1 && end <= last && n == maxEdges {
		out = append(out, end)
	}
	n = 0
	for i := c; i > max(0, c-maxReach) && n < maxEdges/2; i-- {
		if v.closes(i, c) {
			out = append(out, i)
			n++
		}
	}
	return out
}

// closes reports whether a content may end before token i.
func (v *view) closes(i, c int) bool {
	w := &v.w[i-1]
	if isComma(w.norm) || w.class == punctuation && !w.quoted {
		return false
	}
	n := v.at(i)
	if n.class == punctuation || i == len(v.w) || i == c || n.quoted != w.quoted {
		return true
	}
	top := v.topRight(i-1, c)
	switch v.w[top].rel {
	case compound, caseMark, aux, auxPass, mark, amod, det, nummod, copula, punct:
		return false
	}
	return int(v.w[top].right) == i-1
}

// asides adds candidates on both sides of the words that hold the cue: "The boat, Berg said, sank".
func (v *view) asides(out []content, c int) []content {
	if c == 0 {
		return out
	}
	end := len(v.w)
	for end > c+1 && v.w[end-1].class == punctuation && !v.w[end-1].quoted {
		end--
	}
	left := v.commas(c-1, max(0, c-25), -1)
	right := v.commas(c+1, min(end-1, c+12), 1)
	for _, l := range left {
		if l == 0 {
			continue
		}
		for _, r := range right {
			if r+1 < end {
				out = append(out, content{part: part{0, l}, rest: part{r + 1, end}})
			}
		}
	}
	return out
}

// whole returns the best candidate that goes on behind the cue where the one given is a subject without its
// verb: "The boats, Berg said, sank".
func (v *view) whole(all []content, given int) int {
	k := &all[given]
	if k.rest.end > 0 || k.first > 0 || v.quotes(k.first, k.end)&1 != 0 {
		return given
	}
	if verbs, _ := v.inside(k.first, k.end); verbs > 0 {
		return given
	}
	best := given
	for i := range all {
		if all[i].rest.end > 0 && all[i].end == k.end && (best == given || all[i].score > all[best].score) {
			best = i
		}
	}
	all[best].score = all[given].score
	return best
}

// commas returns the first commas and dashes on the way from one token to another.
func (v *view) commas(from, to, step int) []int {
	var out []int
	for i := from; i != to+step && len(out) < maxAsides && i >= 0 && i < len(v.w); i += step {
		if isComma(v.w[i].norm) {
			out = append(out, i)
		}
	}
	return out
}

func isComma(norm uint32) bool { return norm == comma || norm == dash || norm == double }

// startFeatures fills v.f with what tells that a content of cue c begins with token i.
func (v *view) startFeatures(i, c int) {
	b, w, p, q := &v.f, &v.w[i], v.at(i-1), &v.w[c]
	c3 := uint32(q.cluster >> 3)
	top := v.topLeft(i, c)
	t := &v.w[top]
	way := v.path(c, top)
	side := flag(i > c)
	b.start(300)
	b.two(way, side)
	b.two(way, q.lemma)
	b.two(way, hash(1, q.class, c3))
	b.two(hash(1, way, p.norm), q.tag)
	b.two(hash(1, t.rel, side), q.tag)
	b.two(hash(1, t.rel, side), q.lemma)
	b.two(w.norm, side)
	b.two(w.norm, q.lemma)
	b.two(hash(1, w.norm, q.tag), flag(i == c+1))
	b.two(hash(1, w.tag, side), q.lemma)
	b.two(hash(1, w.tag, side), hash(2, p.tag, q.tag))
	b.two(p.norm, side)
	b.two(p.norm, q.lemma)
	b.two(hash(1, p.norm, w.norm), side)
	b.two(bucket(i-c), q.tag)
	b.two(bucket(i-c), q.lemma)
	b.two(flag(i == 0), q.tag)
	b.two(hash(1, flag(w.quoted), flag(p.quoted)), side)
	b.two(hash(1, flag(w.quoted), flag(p.quoted)), q.lemma)
	b.two(hash(1, v.marksBetween(c, i), side), q.tag)
	b.two(hash(1, v.marksBetween(c, i), side), q.lemma)
	b.two(v.headBetween(c, i), side)
	b.two(uint32(w.cluster>>3), hash(1, side, flag(i == c+1)))
	b.two(hash(1, uint32(w.cluster>>3), c3), hash(1, side, flag(i == c+1)))
}

// endFeatures fills v.f with what tells that a content of cue c ends before token e.
func (v *view) endFeatures(e, c int) {
	b, w, n, q := &v.f, &v.w[e-1], v.at(e), &v.w[c]
	top := v.topRight(e-1, c)
	t := &v.w[top]
	way := v.path(c, top)
	side := flag(e > c)
	b.start(400)
	b.two(way, side)
	b.two(way, q.lemma)
	b.two(way, q.tag)
	b.two(hash(1, t.rel, side), q.tag)
	b.two(n.norm, side)
	b.two(n.norm, q.lemma)
	b.two(n.tag, hash(1, side, w.tag))
	b.two(hash(1, n.rel, side), n.norm)
	b.two(hash(1, n.rel, n.tag), v.path(c, min(e, len(v.w)-1)))
	b.two(hash(1, n.norm, v.at(e+1).norm), side)
	b.two(hash(1, n.norm, v.at(e+1).tag), side)
	b.two(hash(1, n.norm, v.at(e+1).tag), q.tag)
	b.two(bucket(len(v.w)-e), side)
	b.two(bucket(len(v.w)-e), q.lemma)
	b.two(bucket(e-c), q.tag)
	b.two(flag(w.quoted)*2+flag(n.quoted), side)
	b.two(flag(e == c), q.tag)
	b.two(flag(n.taken)*2+flag(v.at(e+1).taken), side)
	b.two(hash(1, v.marksBetween(c, e-1), side), n.tag)
	b.two(hash(1, w.tag, side), q.tag)
}

// marksBetween counts commas, colons and verbs with a tense between two tokens.
func (v *view) marksBetween(a, b int) uint32 {
	if a > b {
		a, b = b, a
	}
	commas, verbs, others := 0, 0, 0
	for i := a + 1; i < b; i++ {
		switch w := &v.w[i]; {
		case w.norm == comma:
			commas++
		case w.class == punctuation:
			others++
		case w.finite:
			verbs++
		}
	}
	return uint32(min(commas, 3)*16 + min(verbs, 2)*4 + min(others, 2))
}

// headBetween says whether the heads of a and b stand between them.
func (v *view) headBetween(a, b int) uint32 {
	h := int(v.w[b].head)
	switch {
	case h < 0:
		return 0
	case h == a:
		return 1
	case h > min(a, b) && h < max(a, b):
		return 2
	case v.covers(a, b):
		return 3
	case v.covers(b, a):
		return 4
	}
	return 5
}
