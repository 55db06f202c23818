package speech

// triple is a cue with the best content and source found for it.
type triple struct {
	cue     int
	chance  int // score of the cue
	content content
	source  source
	lead    int // score of the content over the best that is another
	ahead   int // score of the source over the next
	rivals  int // words near by with the same content that are likelier cues
	around  int // words near by that are likelier cues, with a content that holds this cue
	within  int // words near by whose content lies in this one
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
	bottom := v.topRight(k.end-1, t.cue)
	b.two(v.path(t.cue, bottom), side)
	b.two(hash(1, way, v.path(t.cue, bottom)), q.tag)
	b.two(uint32(t.rivals), chance/2)
	b.two(uint32(t.around*4+t.within), side)
	b.two(uint32(t.around*4+t.within), q.tag)
	b.two(fine(k.score/4), side)
	b.two(bucket(k.end-k.first), q.lemma)
	b.two(flag(v.quoteWithin(t.cue, 30)), q.lemma)
	b.two(v.at(k.end).tag, hash(1, side, v.at(k.end+1).tag))
	b.two(v.w[k.end-1].tag, hash(1, side, v.at(k.end).norm))
	b.two(v.subjectKind(t.cue), q.lemma)
	b.two(v.at(k.end).norm, side)
	b.two(v.w[k.first].norm, q.lemma)
	b.two(v.w[k.first].norm, q.tag)
	if t.source.head < 0 {
		b.two(q.lemma, 0)
		b.two(q.tag, way)
		return
	}
	b.template = 760
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

// maxRivals is how many cues on each side are looked at.
const maxRivals = 12

// compare fills in how the triples of a sentence, in order of their cues, lie to each other.
func compare(all []triple) {
	for i := range all {
		t := &all[i]
		for k := max(0, i-maxRivals); k < min(len(all), i+maxRivals+1); k++ {
			o := &all[k]
			switch {
			case k == i:
			case alike(&o.content, &t.content):
				if o.chance > t.chance {
					t.rivals++
				}
			case o.chance > t.chance && o.content.first <= t.cue && t.cue < o.content.last():
				t.around++
			case t.content.first <= o.content.first && o.content.last() <= t.content.last():
				t.within++
			}
		}
		t.rivals, t.around, t.within = min(t.rivals, 3), min(t.around, 3), min(t.within, 3)
	}
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
