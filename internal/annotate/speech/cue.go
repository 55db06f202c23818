package speech

import "github.com/briefgen/briefgen/internal/nlp/lexicon"

// Hashes of relations, classes and words that are asked for by name.
var (
	nsubj, nsubjPass, obj, obl, agent = text("nsubj"), text("nsubj:pass"), text("obj"), text("obl"), text("obl:agent")
	ccomp, xcomp, advcl, acl, relcl   = text("ccomp"), text("xcomp"), text("advcl"), text("acl"), text("acl:relcl")
	parataxis, nmod, possessor, amod  = text("parataxis"), text("nmod"), text("nmod:poss"), text("amod")
	mark, caseMark, aux, auxPass      = text("mark"), text("case"), text("aux"), text("aux:pass")
	compound, flat, fixed, nummod     = text("compound"), text("flat"), text("fixed"), text("nummod")
	advmod, punct, copula, det, cc    = text("advmod"), text("punct"), text("cop"), text("det"), text("cc")

	verb, auxiliary, pronoun, punctuation, adposition = text("VERB"), text("AUX"), text("PRON"), text("PUNCT"), text("ADP")
	whTag, whDeterminer                               = text("WP"), text("WDT")

	comma, colon, dash, double, who = lexicon.Hash(","), lexicon.Hash(":"), lexicon.Hash("-"), lexicon.Hash("--"), lexicon.Hash("who")
)

// gate adds to v.f what tells at little cost, without the tree, whether word i may be a cue.
func (v *view) gate(i int) {
	w, b := &v.w[i], &v.f
	p, n, p2, n2 := v.at(i-1), v.at(i+1), v.at(i-2), v.at(i+2)
	b.template = 100
	b.one(0)
	b.two(w.lemma, 0)
	b.two(w.norm, w.tag)
	b.two(w.tag, w.class)
	b.two(uint32(w.cluster), flag(w.class == verb))
	b.two(uint32(w.cluster>>3), flag(w.class == verb))
	b.two(w.suffix, w.tag)
	b.two(w.lemma, n.lemma)
	b.two(w.lemma, p.lemma)
	b.two(w.lemma, n.tag)
	b.two(w.lemma, p.tag)
	b.two(w.tag, n.norm)
	b.two(w.tag, p.norm)
	b.two(hash(1, w.tag, n.tag), n2.tag)
	b.two(hash(1, w.tag, p.tag), p2.tag)
	b.two(w.lemma, n2.norm)
	b.two(w.tag, n2.norm)
	b.two(w.lemma, flag(w.quoted)*2+flag(w.taken))
	b.two(hash(1, w.tag, uint32(p.name)), flag(n.quoted)*2+flag(p.quoted))
	b.two(hash(1, w.tag, flag(w.quoted)*2+flag(n.quoted && !w.quoted)), bucket(len(v.w)-i))
}

// maybe reports whether word i is of a kind that cues are of.
func (v *view) maybe(i int) bool {
	w := &v.w[i]
	if w.taken {
		return false
	}
	return w.class != punctuation || w.norm == colon
}

// cue fills v.f with what tells whether word i is a cue.
func (v *view) cue(i int) {
	v.f.start(0)
	v.gate(i)
	w, b := &v.w[i], &v.f
	b.template = 200
	c3 := uint32(w.cluster >> 3)
	b.two(w.rel, w.tag)
	b.two(w.lemma, w.rel)
	b.two(c3, w.rel)
	h := v.at(int(w.head))
	b.two(h.lemma, w.rel)
	b.two(h.tag, hash(1, w.rel, w.tag))
	b.two(w.lemma, h.lemma)
	b.two(h.class, hash(1, w.lemma, w.rel))
	v.dependents(i)
	b.two(v.subjectKind(i), w.tag)
	b.same(v.subjectKind(i), w.lemma)
	b.two(v.subjectKind(i), c3)
	b.two(hash(1, w.tag, bucket(i)), bucket(len(v.w)-i))
	b.two(w.tag, bucket(int(w.right)-i))
	b.same(w.lemma, bucket(int(w.right)-i))
	b.two(w.lemma, v.at(int(w.right)+1).norm)
	b.two(flag(v.quoteWithin(i, 4)), w.lemma)
	b.same(flag(v.quoteWithin(i, 4)), w.tag)
}

// dependents adds the frame of word i: what depends on it, and how.
func (v *view) dependents(i int) {
	w, b := &v.w[i], &v.f
	c3 := uint32(w.cluster >> 3)
	t := b.template
	frame := uint32(0)
	for c := w.child; c >= 0; c = v.w[c].next {
		d := &v.w[c]
		if d.rel == punct {
			continue
		}
		side := d.rel ^ flag(int(c) > i)
		b.template = t
		b.two(side, w.tag)
		b.two(side, w.lemma)
		b.two(side, c3)
		b.two(hash(1, side, d.tag), w.tag)
		switch d.rel {
		case obj, nsubj, nsubjPass, obl, nmod, xcomp, ccomp, advmod, aux, auxPass, agent:
			b.two(hash(2, side, d.lemma), w.lemma)
			b.two(hash(2, side, uint32(d.cluster>>3)), c3)
			b.two(hash(2, side, uint32(d.name)), w.lemma)
			b.two(hash(2, side, d.lemma), w.tag)
			frame += d.rel
		}
		b.template = t + 10
		if m := v.dependent(int(c), mark, caseMark); m >= 0 {
			b.two(hash(3, side, v.w[m].norm), w.lemma)
			b.two(hash(3, side, v.w[m].norm), w.tag)
			b.two(hash(3, side, v.w[m].norm), c3)
		}
	}
	b.template = t + 20
	b.two(frame, w.tag)
	b.two(frame, w.lemma)
}

// subjectKind says what the subject of word i is.
func (v *view) subjectKind(i int) uint32 {
	s := v.dependent(i, nsubj, nsubjPass)
	if s < 0 {
		return 1
	}
	w := &v.w[s]
	if w.class == pronoun {
		return w.norm
	}
	return hash(2, w.class, uint32(w.name))
}

// quoteWithin reports whether quoted words stand within n tokens of word i, itself not quoted.
func (v *view) quoteWithin(i, n int) bool {
	if v.w[i].quoted {
		return false
	}
	for k := i - n; k <= i+n; k++ {
		if v.at(k).quoted {
			return true
		}
	}
	return false
}
