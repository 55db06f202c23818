package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

func (r *stanceReader) word(t int) string {
	if t < r.s.First || t >= r.s.Last {
		return ""
	}
	return r.lex.lowerAt(r.u.doc, t)
}

func (r *stanceReader) tag(t int) string {
	if t < r.s.First || t >= r.s.Last {
		return ""
	}
	return r.doc.Tokens[t].Tag()
}

// thingOf returns the issue that an evaluation at token t is said of, the token that names it, or -1, and how surely; 0 where it
// is said of something else.
func (r *stanceReader) thingOf(e evaluation, cl *news.Clause, t, first, end int) (target, int, float64) {
	behind := t + len(e.words)
	switch {
	case e.sort == attitude && !(cl.Passive && cl.Head == t):
		if !r.ofSpeaker(cl) {
			return target{}, -1, 0
		}
		return r.object(behind, end)
	case e.sort == feeling:
		if at, k, w := r.object(behind+1, end); w > 0 {
			return at, k, w
		}
		return r.context(nearOf)
	case wholes[strings.Join(e.words, "_")]:
		return r.context(pointedAt)
	case e.sort == quality && strings.HasPrefix(r.tag(t), "JJ"):
		if h := r.headBehind(behind); h >= 0 {
			if at, ok := r.x.at(r.merger, r.u, h); ok {
				return at, h, saidOf
			}
			if !kinds[r.word(h)] && cl.Head != h {
				return target{}, -1, 0
			}
		}
	case e.sort == quality && r.word(behind) == "of" && e.words[len(e.words)-1] != "of":
		if at, k, w := r.object(behind+1, end); w == saidOf {
			return at, k, w
		}
	}
	if at, k, w := r.named(t); w > 0 {
		return at, k, w
	}
	return r.subject(e, cl)
}

// kinds are nouns that say only that a thing is one: "a shameful act".
var kinds = wordSet(`act thing move step decision day moment idea attempt way policy example piece law rule choice message news action result
	deal plan abuse use attack assault time chapter precedent`)

// ofSpeaker reports whether the subject of a clause may be who speaks.
func (r *stanceReader) ofSpeaker(cl *news.Clause) bool {
	word := strings.ToLower(cl.Subject.Of(r.doc.Text))
	return word == "" || word == "i" || word == "we" || word == "they" || heOrShe[word] && !relatives[word]
}

// wholes are phrases that judge what happened as a whole.
var wholes = wordSet(`good_day great_day wonderful_day historic_day sad_day dark_day above_the_law good_news great_news`)

// headBehind returns the last noun of a run of adjectives and nouns that begins at token t, or -1.
func (r *stanceReader) headBehind(t int) int {
	h := -1
	for ; ; t++ {
		switch tag := r.tag(t); {
		case strings.HasPrefix(tag, "NN"):
			h = t
		case h < 0 && (strings.HasPrefix(tag, "JJ") || tag == "CC" || tag == "," || tag == "VBN"):
		default:
			return h
		}
	}
}

// object returns the issue that the phrase behind token t stands for.
func (r *stanceReader) object(t, end int) (target, int, float64) {
	for r.word(t) == "by" || r.word(t) == "that" || r.word(t) == "with" || r.word(t) == "in" || r.word(t) == "at" {
		t++
	}
	if points[r.word(t)] && !strings.HasPrefix(r.tag(t+1), "NN") && !strings.HasPrefix(r.tag(t+1), "JJ") {
		return r.context(pointedAt)
	}
	if at, k, ok := r.firstIn(t, min(end, t+reachOfAct)); ok {
		return at, k, saidOf
	}
	return target{}, -1, 0
}

// points are pronouns that may stand for a deed.
var points = wordSet(`this that it which`)

// named returns what is called something in the words at token t: "called the order “a disgrace”".
func (r *stanceReader) named(t int) (target, int, float64) {
	for v := t - 1; v >= max(r.s.First, t-reachOfName); v-- {
		if !strings.HasPrefix(r.tag(v), "VB") {
			continue
		}
		if !namings[r.lex.lemmaAt(r.doc, r.u.doc, v).lower] {
			break
		}
		return r.object(v+1, t)
	}
	return target{}, -1, 0
}

// reachOfName is how many tokens behind "called" what it is called may stand.
const reachOfName = 12

// subject returns the issue that the subject of the clause stands for.
func (r *stanceReader) subject(e evaluation, cl *news.Clause) (target, int, float64) {
	span := cl.Subject
	if span.Empty() || relatives[strings.ToLower(span.Of(r.doc.Text))] {
		span = cl.Noun
	}
	if span.Empty() {
		return r.context(nearOf)
	}
	k := tokenAfter(r.doc, r.s, span.Start)
	switch word := r.word(k); {
	case points[word] && span.Len() <= len("which"):
		return r.context(pointedAt)
	case word == "we" || word == "i" || word == "you":
		return target{}, -1, 0
	case word == "there" || word == "today" || word == "justice":
		return r.context(nearOf)
	case heOrShe[word] || word == "they":
		if len(cl.Actors) == 1 {
			if r.x.doers[r.cast.of[r.u.doc][cl.Actors[0]]] {
				return r.doer(e)
			}
		}
		return target{}, -1, 0
	}
	if at, k, ok := r.firstIn(k, tokenAfter(r.doc, r.s, span.End)); ok {
		if r.actorIn(r.u.doc, r.doc.Tokens[k].Span) >= 0 {
			return r.doer(e)
		}
		return at, k, saidOf
	}
	return target{}, -1, 0
}

// doer returns the deed where what is said of who did it is said of that.
func (r *stanceReader) doer(e evaluation) (target, int, float64) {
	if e.sort != quality {
		return target{}, -1, 0
	}
	return r.context(saidOf)
}

// context returns the deed, if this sentence or one right before it tells it, with a weight.
func (r *stanceReader) context(weight float64) (target, int, float64) {
	for back := 0; back <= farContext && r.i-back >= 0; back++ {
		u := r.units[r.i-back]
		if u.doc != r.u.doc {
			break
		}
		if t := r.x.tells(r.merger, u); t >= 0 {
			if back > 0 {
				t = -1
			}
			return target{0, 1}, t, weight
		}
	}
	return target{}, -1, 0
}

// farContext is how many sentences before "this" may tell the deed that it stands for.
const farContext = 2

// tells returns the token of a sentence that tells the deed, or -1.
func (x *issues) tells(m *merger, u *unit) int {
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	for t := s.First; t < s.Last; t++ {
		if tag := doc.Tokens[t].Tag(); !strings.HasPrefix(tag, "NN") && !strings.HasPrefix(tag, "VB") || m.inName(u.doc, doc.Tokens[t].Span) {
			continue
		}
		if at, ok := x.nouns[m.lex.at(u.doc, t).meaning]; ok && at.issue == 0 && at.sign > 0 && (strings.HasPrefix(doc.Tokens[t].Tag(), "NN") || x.namesDoer(m, u)) {
			return t
		}
		if ofActs[m.lex.lowerAt(u.doc, t)] && pointed(doc, s, t) && x.isTheirs(m, u, t) {
			return t
		}
	}
	return -1
}

// namesDoer reports whether a sentence names who did the deed, or nobody is known to have done it.
func (x *issues) namesDoer(m *merger, u *unit) bool {
	for a := range x.doers {
		if id := m.termOfActor(a); id >= 0 && u.hasTerm(id) {
			return true
		}
	}
	return len(x.doers) == 0
}

// turns reports whether an evaluation is turned round: "not fair", "ends the abuse".
func (r *stanceReader) turns(cl *news.Clause, t, thing int) bool {
	for k := t - 1; k >= max(r.s.First, t-4); k-- {
		if limits[r.word(k)] && negations[r.word(k-1)] {
			return false
		}
	}
	turned := cl.Negated && cl.Head >= t-4 || negatedAt(r.doc, r.s, t) || isDenied(r.doc, cl)
	if thing > t && strings.HasPrefix(r.tag(t), "JJ") { // "without an unfair order" does not turn what that is
		return r.word(t-1) == "not"
	}
	for k := t - 1; k >= max(r.s.First, t-3); k-- {
		if relievers[r.word(k)] {
			return !turned
		}
	}
	return turned
}

// wishes are modals with which somebody says what he wants.
var wishes = wordSet(`must should`)

// conditional reports whether a clause is only supposed up to token t, or asked.
func (r *stanceReader) conditional(cl *news.Clause, t int) bool {
	if wishes[cl.Modal] {
		return true
	}
	for k := r.s.First; k < t && unreal[cl.Modal]; k++ { // "if he did, it would be a disgrace"
		if suppositions[r.word(k)] {
			return true
		}
	}
	for k := tokenAfter(r.doc, r.s, cl.Start) - 1; k <= t; k++ {
		if suppositions[r.word(k)] && r.word(k-1) != "as" && r.word(k-1) != "even" {
			return true
		}
	}
	return false
}
