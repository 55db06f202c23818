package brief

import "strings"

// judged returns the token of the noun that the words are said of, and what it means; -1 where that is nothing that can be
// known again.
func (r *judging) judged() (int, int) {
	switch {
	case r.use != called && r.isPredicate():
		return r.subject()
	case r.use == anywhere && r.headFrom(r.end) >= 0:
		return r.matter(r.headFrom(r.end))
	case namings[r.cl.Predicate] && r.cl.Passive:
		return r.subject()
	case namings[r.cl.Predicate]:
		if h := r.nounFrom(r.cl.Head + 1); h < r.t {
			return r.matter(h)
		}
	case r.isPredicate():
		return r.subject()
	}
	return -1, -1
}

// namings are verbs by which something is called something.
var namings = wordSet(`call describe label brand dub hail dismiss denounce slam deride deem consider view see declare tout decry criticize criticise
	praise condemn regard characterize characterise paint portray defend find blast`)

// linkingVerbs say what their subject is.
var linkingVerbs = wordSet(`be become remain seem appear look prove mark represent amount constitute make turn stay feel`)

// isPredicate reports whether the words say of the subject of their clause what it is: "was a total sham", "is unfair",
// "made false claims".
func (r *judging) isPredicate() bool {
	if !r.isLinked() {
		return false
	}
	head := r.cl.Head
	if head >= r.t && head <= r.end+2 {
		return head < r.end || r.headFrom(r.end) == head
	}
	return linkingVerbs[r.lemma(head)] && r.t > head && r.t <= head+5
}

// isLinked reports whether a verb that says what its subject is stands up to five tokens before the words.
func (r *judging) isLinked() bool {
	for t := r.t - 1; t >= max(r.s.First, r.t-5); t-- {
		if w := r.word(t); toBe[w] || w == "'s" || w == "’s" || w == "'re" || w == "’re" || w == "be" || r.tagged(t, "VB") && linkingVerbs[r.lemma(t)] {
			return true
		}
	}
	return false
}

// subject returns the noun that heads the subject of the clause, with what it means; of "he" the actor for whom that
// stands.
func (r *judging) subject() (int, int) {
	span := r.cl.Subject
	if span.Empty() || relatives[strings.ToLower(span.Of(r.doc.Text))] {
		span = r.cl.Noun
	}
	if span.Empty() {
		return -1, -1
	}
	first := tokenAfter(r.doc, r.s, span.Start)
	if heOrShe[r.word(first)] && len(r.cl.Actors) == 1 {
		if a := r.m.cast.of[r.u.doc][r.cl.Actors[0]]; a >= 0 {
			return r.t, r.m.termOfActor(a)
		}
	}
	if h := r.nounFrom(first); h >= 0 && r.doc.Tokens[h].End <= span.End {
		return r.matter(h)
	}
	return -1, -1
}

// heOrShe are pronouns for somebody named before.
var heOrShe = wordSet(`he she who`)

// termOfActor returns the term that stands for an actor, or -1.
func (m *merger) termOfActor(a int) int {
	if id, ok := m.lex.hasActor(m.cast, a); ok {
		return id
	}
	return -1
}

// termAt returns the actor that the name at token t is, or what the word means; -1 where that says nothing.
func (r *judging) termAt(t int) int {
	if a := r.m.actorIn(r.u.doc, r.doc.Tokens[t].Span); a >= 0 {
		return r.m.termOfActor(a)
	}
	return r.m.lex.of(r.doc.Tokens[t].Of(r.doc.Text)).meaning
}

// matter returns a noun that names something which can be judged, with what it means: an actor, or a thing that is no day,
// measure or "someone".
func (r *judging) matter(t int) (int, int) {
	if t < 0 || r.m.actorIn(r.u.doc, r.doc.Tokens[t].Span) < 0 && (r.tagged(t, "NNP") || noTopic[r.word(t)] || anybody[r.word(t)]) {
		return -1, -1
	}
	return t, r.termAt(t)
}

// anybody are nouns that name nothing in particular.
var anybody = wordSet(`someone somebody anyone anybody everyone everybody person people man men woman women idea point reason question kind sort
	example guy guys lot job`)

// nounFrom returns the noun that heads the phrase which begins at token t, or -1.
func (r *judging) nounFrom(t int) int {
	for r.tagged(t, "DT", "PRP$", "PDT", "CD") {
		t++
	}
	return r.headFrom(t)
}

// headFrom returns the last noun of a run that begins at token t with adjectives, or -1; of "Berg's testimony" the testimony.
func (r *judging) headFrom(t int) int {
	h := -1
	for ; t >= r.s.First && t < r.s.Last; t++ {
		switch word := r.word(t); {
		case r.tagged(t, "NN"):
			h = t
		case r.tagged(t, "POS"):
			h = -1
		case h >= 0:
			return h
		case !r.tagged(t, "JJ", "CC", "VBN", "VBG", "RB") && word != "," && word != "“" && word != "”" && word != `"`:
			return -1
		}
	}
	return h
}
