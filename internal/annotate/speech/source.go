package speech

// source is a candidate for who speaks: a noun phrase by its head, or none.
type source struct {
	head int // -1 for none
	part
	score int
}

const (
	maxSources   = 14 // candidates on the left of a cue, and half as many on its right
	sourceWindow = 60 // tokens
)

// sources returns the candidates for who speaks with the cue at word c.
func (v *view) sources(c int) []source {
	out := []source{{head: -1}}
	n := 0
	for i := c - 1; i >= max(0, c-sourceWindow) && n < maxSources; i-- {
		if v.isPhrase(i, c) {
			out = append(out, source{head: i, part: v.phrase(i, c)})
			n++
		}
	}
	n = 0
	for i := c + 1; i < min(len(v.w), c+sourceWindow) && n < maxSources/2; i++ {
		if v.isPhrase(i, c) {
			out = append(out, source{head: i, part: v.phrase(i, c)})
			n++
		}
	}
	return out
}

// isPhrase reports whether word i is the head of a noun phrase.
func (v *view) isPhrase(i, c int) bool {
	w := &v.w[i]
	if i == c {
		return false
	}
	switch w.rel {
	case compound, flat, fixed, nummod, det, amod:
		return false
	case nsubj, nsubjPass, agent:
		return true
	}
	return w.nominal || w.norm == who || w.rel == possessor
}

// phrase returns the noun phrase of word i: its subtree without a clause behind it that holds
// word c, without the preposition before it.
func (v *view) phrase(i, c int) part {
	first, end := int(v.w[i].left), int(v.w[i].right)+1
	if first <= c && c < i {
		first = c + 1
	}
	for d := v.w[i].child; d >= 0; d = v.w[d].next {
		k := &v.w[d]
		switch {
		case int(d) < i && (k.rel == caseMark || k.rel == mark || k.rel == copula || k.rel == nsubj || k.rel == punct || k.rel == advmod || k.rel == cc):
			first = max(first, int(k.right)+1)
		case int(d) > i && (k.rel == caseMark || k.rel == punct && int(d) == end-1):
			end = min(end, int(k.left))
		case int(d) > i && (k.rel == relcl || k.rel == parataxis || k.rel == advcl || k.rel == ccomp || k.rel == acl && v.covers(int(d), c) || v.covers(int(d), c)):
			end = min(end, int(k.left))
		}
	}
	if first > i {
		first = i
	}
	if end <= i {
		end = i + 1
	}
	for end > i+1 && v.w[end-1].class == punctuation {
		end--
	}
	for first < i && v.w[first].class == punctuation {
		first++
	}
	return part{first, end}
}

// sourceFeatures fills v.f with what tells that the phrase of s speaks with cue c.
func (v *view) sourceFeatures(s *source, c int) {
	b, q := &v.f, &v.w[c]
	c3 := uint32(q.cluster >> 3)
	b.start(600)
	if s.head < 0 {
		b.one(0)
		b.two(q.lemma, q.tag)
		b.two(q.tag, q.rel)
		b.two(c3, q.rel)
		b.two(q.lemma, q.rel)
		b.two(v.subjectKind(c), q.tag)
		b.two(v.subjectKind(c), q.lemma)
		b.two(flag(v.dependent(c, auxPass) >= 0), q.tag)
		b.two(flag(v.dependent(c, auxPass, nsubjPass) >= 0), q.lemma)
		b.two(v.at(int(q.head)).lemma, q.rel)
		b.two(flag(v.dependent(c, nsubj) >= 0), q.rel)
		return
	}
	b.template = 620
	i := s.head
	w := &v.w[i]
	way := v.path(c, i)
	side := flag(i > c)
	kind := hash(1, w.class, uint32(w.name))
	if w.class == pronoun || w.tag == whTag || w.tag == whDeterminer {
		kind = w.norm
	}
	b.two(way, side)
	b.two(way, hash(1, q.tag, side))
	b.two(way, q.lemma)
	b.two(way, c3)
	b.two(way, kind)
	b.two(way, v.marksBetween(c, i))
	b.two(kind, side)
	b.two(kind, hash(1, q.lemma, side))
	b.two(kind, hash(1, w.rel, side))
	b.two(w.lemma, side)
	b.two(w.lemma, q.lemma)
	b.two(uint32(w.cluster>>3), side)
	b.two(uint32(w.cluster>>3), w.rel)
	b.two(w.rel, hash(1, q.rel, side))
	b.two(w.rel, hash(1, q.lemma, side))
	b.two(hash(1, w.rel, side), v.marksBetween(c, i))
	b.two(bucket(i-c), q.tag)
	b.two(hash(1, bucket(i-c), kind), q.tag)
	b.two(v.at(s.first-1).norm, side)
	b.two(v.at(s.first-1).norm, q.lemma)
	b.two(v.at(s.end).norm, side)
	b.two(hash(1, v.at(s.end).tag, q.tag), hash(2, side, w.rel))
	b.two(hash(1, flag(w.quoted), flag(q.quoted)), side)
	b.two(flag(w.head == int32(c)), hash(1, w.rel, q.tag))
	h := v.at(int(w.head))
	b.two(h.tag, hash(1, w.rel, side))
	b.two(flag(i == v.dependent(c, nsubj)), side)
	b.two(uint32(v.w[i].suffix), w.rel)
	b.two(flag(s.first == 0), hash(1, w.rel, side))
}
