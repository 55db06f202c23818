package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// stance is what somebody says for or against an issue in a sentence.
type stance struct {
	unit   int
	issue  int
	sign   int
	weight float64 // how sure it is: 1 for a clear word said of the issue
	token  int     // the word that tells it
	thing  int     // the token that names the issue, or -1
	holder holder
}

const (
	// saidOf is what a word weighs that is bound to the issue, pointedAt one that is bound to "it" or "this", and nearOf one in a sentence
	// that names the issue elsewhere.
	saidOf    = 1.0
	pointedAt = 0.8
	nearOf    = 0.4
	// unsure is by what a word that does not suffice is multiplied.
	unsure = 0.5
)

// stances returns what is said for and against the issues, sentence by sentence.
func (c *court) stances(x *issues) []stance {
	var out []stance
	for i, u := range c.units {
		if !c.reads(u.doc) || !c.mayNameIssue(x, i) || c.asks(i) || c.story.Docs[u.doc].Sentences[u.sentence].Heading {
			continue
		}
		r := &stanceReader{court: c, x: x, i: i, u: u, doc: c.story.Docs[u.doc]}
		r.s = r.doc.Sentences[u.sentence]
		out = append(out, r.said()...)
		out = append(out, r.acts()...)
	}
	return out
}

// mayNameIssue reports whether a sentence, or one before it that it may point to, can have words for an issue. Where the articles
// share none, only nouns for what was done stand for one.
func (c *court) mayNameIssue(x *issues, i int) bool {
	if len(x.nouns)+len(x.doers) > 0 {
		return true
	}
	for k := i; k >= max(0, i-farContext) && c.units[k].doc == c.units[i].doc; k-- {
		if c.deeds[k] {
			return true
		}
	}
	return false
}

// namesDeed reports whether a sentence has a noun for what was done.
func (m *merger) namesDeed(u *unit) bool {
	s := m.story.Docs[u.doc].Sentences[u.sentence]
	for t := s.First; t < s.Last; t++ {
		if m.lex.lexeme(u.doc, t).is(deedNoun) {
			return true
		}
	}
	return false
}

// stanceReader reads a sentence.
type stanceReader struct {
	*court
	x   *issues
	i   int
	u   *unit
	doc *news.Document
	s   news.Sentence
}

// acts returns what the narrator tells as done for or against an issue: "condemned the order".
func (r *stanceReader) acts() []stance {
	var out []stance
	for _, k := range r.of[r.i] {
		y := r.contests[k]
		sign := 0
		switch y.act {
		case oppose:
			sign = -1
		case support, answers:
			sign = 1
		default:
			continue
		}
		if y.holder.open() || y.negates || y.act == answers && !r.isDefence(y) {
			continue
		}
		if y.clause < 0 {
			continue
		}
		for _, run := range r.objectOf(r.u, y.clause) {
			if at, t, ok := r.firstIn(run[0], min(run[1], run[0]+reachOfAct)); ok && r.actorIn(r.u.doc, r.doc.Tokens[t].Span) < 0 {
				out = append(out, stance{r.i, at.issue, sign * at.sign, saidOf, y.token, t, y.holder})
				break
			}
		}
	}
	return append(out, r.views()...)
}

// views returns what the narrator tells of the views of somebody in a phrase: "was in favour of the order".
func (r *stanceReader) views() []stance {
	var out []stance
	first := firstClause(r.doc, r.u.sentence)
	for k, cl := range r.doc.ClausesOf(r.u.sentence) {
		if cl.Attribution >= 0 || unreal[cl.Modal] {
			continue
		}
		for _, run := range cl.Own {
			for t := run[0]; t < run[1]; t++ {
				e, ok := r.evaluationAt(t, r.s.Last)
				if !ok || e.sort != attitude || len(e.words) == 1 {
					continue
				}
				at, thing, weight := r.object(t+len(e.words), r.s.Last)
				if who := r.subjectOf(r.u, first+k); weight == saidOf && !who.open() && !r.conditional(&cl, t) {
					sign := e.sign * at.sign
					if r.turns(&cl, t, thing) {
						sign = -sign
					}
					out = append(out, stance{r.i, at.issue, sign, weight, t, thing, who})
				}
			}
		}
	}
	return out
}

// reachOfAct is how many tokens behind a verb its object may begin with the issue.
const reachOfAct = 6

// firstIn returns the first noun of some tokens that stands for an issue, where no other noun of its phrase does more: of "the president's order" the order.
func (r *stanceReader) firstIn(first, end int) (target, int, bool) {
	for t := first; t < min(end, r.s.Last); t++ {
		if !strings.HasPrefix(r.doc.Tokens[t].Tag(), "NN") {
			continue
		}
		for t+1 < r.s.Last && (r.doc.Tokens[t+1].Tag() == "POS" || strings.HasPrefix(r.doc.Tokens[t+1].Tag(), "NN")) {
			t++
		}
		if r.doc.Tokens[t].Tag() == "POS" {
			continue
		}
		at, ok := r.x.at(r.merger, r.u, t)
		return at, t, ok
	}
	return target{}, -1, false
}

// said returns what the words of somebody judge.
func (r *stanceReader) said() []stance {
	var out []stance
	for _, a := range r.speech[r.u.doc].in[r.u.sentence] {
		at := r.doc.Attributions[a]
		who := r.sourceHolder(r.u.doc, at)
		if who.open() {
			continue
		}
		if s, ok := r.called(at); ok {
			s.holder = who
			out = append(out, s)
			continue
		}
		for _, span := range at.Content {
			first, end := tokenAfter(r.doc, r.s, max(span.Start, r.u.Start)), tokenAfter(r.doc, r.s, min(span.End, r.u.End))
			for t := first; t < end; t++ {
				e, ok := r.evaluationAt(t, end)
				if !ok {
					continue
				}
				if s, ok := r.stanceOf(e, t, first, end); ok {
					s.holder = who
					out = append(out, s)
				}
				t += len(e.words) - 1
			}
		}
	}
	return out
}

// called returns the stance of those who are called critics or supporters: "supporters of the law say".
func (r *stanceReader) called(at news.Attribution) (stance, bool) {
	if !r.u.Contains(at.Source) {
		return stance{}, false
	}
	for t, end := tokenAfter(r.doc, r.s, at.Source.Start), tokenAfter(r.doc, r.s, at.Source.End); t < end; t++ {
		sign := 0
		switch word := r.word(t); {
		case critics[word]:
			sign = -1
		case backers[word]:
			sign = 1
		default:
			continue
		}
		if r.word(t+1) != "of" {
			if of, thing, w := r.context(pointedAt); w > 0 {
				return stance{unit: r.i, issue: of.issue, sign: sign, weight: w, token: t, thing: thing}, true
			}
			break
		}
		if of, thing, ok := r.firstIn(t+2, min(t+8, r.s.Last)); ok {
			return stance{unit: r.i, issue: of.issue, sign: sign * of.sign, weight: saidOf, token: t, thing: thing}, true
		}
	}
	return stance{}, false
}

// evaluationAt returns the longest evaluation that begins at token t.
func (r *stanceReader) evaluationAt(t, end int) (evaluation, bool) {
	word, lemma := r.lex.lexeme(r.u.doc, t), r.lex.lemmaAt(r.doc, r.u.doc, t)
	if word.begins == nil && lemma.begins == nil || r.inName(r.u.doc, r.doc.Tokens[t].Span) || r.inCompound(t) {
		return evaluation{}, false
	}
	var best evaluation
	r.evaluate(&best, word.begins, word.lower, t, end, false)
	if lemma.lower != word.lower {
		r.evaluate(&best, lemma.begins, lemma.lower, t, end, true)
	}
	return best, len(best.words) > 0
}

// evaluate replaces best by a longer evaluation that begins with a word at token t, or with its lemma.
func (r *stanceReader) evaluate(best *evaluation, begins *beginnings, word string, t, end int, lemma bool) {
	if begins == nil {
		return
	}
	tag := r.doc.Tokens[t].Tag()
	for _, e := range begins.evaluations {
		if len(e.words) <= len(best.words) || !r.hasWords(e.words, t, end) || len(e.words) == 1 && !e.fits(word, tag, lemma) {
			continue
		}
		*best = e
	}
}

// inCompound reports whether the word at token t is a part of one: "worst-hit".
func (r *stanceReader) inCompound(t int) bool {
	span, text := r.doc.Tokens[t].Span, r.doc.Text
	return span.End < len(text) && text[span.End] == '-' || span.Start > 0 && text[span.Start-1] == '-'
}

// fits reports whether a word with a tag can judge so; lemma says that it is not as written.
func (e evaluation) fits(word, tag string, lemma bool) bool {
	verb := strings.HasPrefix(tag, "VB")
	if e.sort == effect || e.sort == attitude {
		return verb
	}
	if e.sort == feeling && tag != "JJ" && tag != "VBN" {
		return false
	}
	if verb && tag != "VBN" && tag != "VBG" {
		return false
	}
	return tag != "RB" && !(verb && lemma) && !(adjectives[word] && !strings.HasPrefix(tag, "JJ"))
}

// adjectives are words that judge as adjectives alone.
var adjectives = wordSet(`right just wrong fair welcome essential good great best better positive partisan safe proper mean`)

// asked reports whether token t of some words that end before token end stands in a question.
func (r *stanceReader) asked(t, end int) bool {
	for ; t < end; t++ {
		switch r.word(t) {
		case "?":
			return true
		case ".", "!":
			return false
		}
	}
	return false
}

func (r *stanceReader) hasWords(words []string, t, end int) bool {
	if t+len(words) > end {
		return false
	}
	for k, w := range words[1:] {
		if r.lex.lowerAt(r.u.doc, t+k+1) != w && r.lex.lemmaAt(r.doc, r.u.doc, t+k+1).lower != w {
			return false
		}
	}
	return true
}

// stanceOf returns what an evaluation at token t of some words, tokens [first, end), is said of.
func (r *stanceReader) stanceOf(e evaluation, t, first, end int) (stance, bool) {
	cl := ownerOf(r.doc, r.u.sentence, t)
	if cl == nil {
		return stance{}, false
	}
	out := stance{unit: r.i, sign: e.sign, token: t}
	at, thing, weight := r.thingOf(e, cl, t, first, end)
	if weight == 0 {
		return stance{}, false
	}
	out.issue, out.thing, out.weight = at.issue, thing, weight
	out.sign *= at.sign
	if !e.sure {
		out.weight *= unsure
	}
	if r.turns(cl, t, thing) {
		if e.sort == effect {
			return stance{}, false
		}
		out.sign = -out.sign
	}
	if r.conditional(cl, t) || r.asked(t, end) {
		return stance{}, false
	}
	return out, true
}
