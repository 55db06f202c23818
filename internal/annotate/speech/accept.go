package speech

// triple is a cue with the best content and source found for it.
type triple struct {
	cue     int
	chance  int // score of the cue
	content content
	source  source
	lead    int // score of the content over the best that is another
	ahead   int // score of the source over the next
	score   int // that all of it is right
}

// accept fills v.f with what tells that t is an attribution.
func (v *view) accept(t *triple) {
	b, q := &v.f, &v.w[t.cue]
	c3 := uint32(q.cluster >> 3)
	chance, lead, ahead := fine(t.chance), fine(t.lead), fine(t.ahead)
	k := &t.content
	side := flag(k.first > t.cue) + 2*flag(k.rest.end > 0)
	top := v.topLeft(k.first, t.cue)
	way := v.path(t.cue, top)
	b.start(700)
	b.one(0)
	b.one(chance)
	b.one(lead)
	b.one(ahead)
	b.two(chance/2, lead/2)
	b.two(chance/2, ahead/2)
	b.two(lead/2, ahead/2)
	b.two(q.lemma, q.tag)
	b.two(q.lemma, chance/2)
	b.two(q.tag, chance/2)
	b.two(c3, chance/4)
	b.two(q.tag, q.rel)
	b.two(way, side)
	b.two(way, q.lemma)
	b.two(way, q.tag)
	b.two(bucket(k.end-k.first), side)
	b.two(bucket(k.end-k.first), q.tag)
	b.two(hash(1, v.quotes(k.first, k.end), flag(q.quoted)), side)
	b.two(flag(v.takenInside(k.part) || v.takenInside(k.rest)), side)
	b.two(v.at(k.end).norm, side)
	b.two(v.w[k.first].norm, q.lemma)
	b.two(v.w[k.first].norm, q.tag)
	if t.source.head < 0 {
		b.two(q.lemma, 0)
		b.two(q.tag, way)
		return
	}
	b.template += 2
	w := &v.w[t.source.head]
	kind := hash(1, w.class, uint32(w.name))
	if w.class == pronoun {
		kind = w.norm
	}
	to := v.path(t.cue, t.source.head)
	b.two(kind, q.tag)
	b.two(kind, q.lemma)
	b.two(to, q.tag)
	b.two(to, kind)
	b.two(to, way)
	b.two(w.lemma, 0)
	b.two(uint32(w.cluster>>3), c3)
	b.two(flag(t.source.head >= k.first && t.source.head < k.end), side)
}

// takenInside reports whether another attribution's cue or content stands in p.
func (v *view) takenInside(p part) bool {
	for i := p.first; i < p.end; i++ {
		if v.w[i].taken || v.w[i].said {
			return true
		}
	}
	return false
}

// fine puts a score into one of a few dozen classes.
func fine(score int) uint32 { return uint32(min(max((score+6*unit)/(unit/2), 0), 40)) }
