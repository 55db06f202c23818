package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// judgement is what somebody calls a thing, for or against it.
type judgement struct {
	unit, token int    // sentence, and the word that judges
	thing       int    // token of the noun that is judged, or of the word where a pronoun stands for an actor
	term        int    // what that means, or the actor that it is
	scale, sign int    // of its pole, the sign turned round by a negation
	holder      holder // who judges
	party       int    // "a victory for Berg": what the one means for whom it is, or -1
	before      bool   // the word stands before the noun: "false testimony"
}

// judgements returns what is judged in the words of somebody whom the text names, in their order.
func (m *merger) judgements() []judgement {
	var out []judgement
	for i, u := range m.units {
		doc := m.story.Docs[u.doc]
		if !m.reads(u.doc) || len(m.speech[u.doc].in[u.sentence]) == 0 || strings.HasSuffix(strings.TrimRight(u.Of(doc.Text), "\"”’'"), "?") {
			continue
		}
		s := doc.Sentences[u.sentence]
		for t := s.First; t < s.Last; t++ {
			word := m.lex.lexeme(u.doc, t)
			out = m.judgementsAt(out, i, t, word.begins, false)
			if strings.HasPrefix(doc.Tokens[t].Tag(), "NN") { // "wronged" is not "wrong"
				if lemma := m.lex.lemmaAt(doc, u.doc, t); lemma.lower != word.lower {
					out = m.judgementsAt(out, i, t, lemma.begins, true)
				}
			}
		}
	}
	return out
}

// judgementsAt appends what a word at token t of sentence i judges, or its lemma: that of a noun, as what something is called.
func (m *merger) judgementsAt(out []judgement, i, t int, begins *beginnings, lemma bool) []judgement {
	if begins == nil {
		return out
	}
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	for _, p := range begins.poles {
		if lemma && p.use != called {
			continue
		}
		r := judging{m: m, u: u, doc: doc, s: doc.Sentences[u.sentence], t: t, end: t + len(p.words), pole: p}
		if j, ok := r.judgement(i); ok {
			out = append(out, j)
		}
	}
	return out
}

// judging reads what the words of a pole, tokens [t, end) of a sentence, are said of.
type judging struct {
	m   *merger
	u   *unit
	doc *news.Document
	s   news.Sentence
	cl  *news.Clause // that has them
	pole
	t, end int
}

func (r *judging) judgement(i int) (judgement, bool) {
	j := judgement{unit: i, token: r.t, scale: r.scale, sign: r.sign, party: -1}
	if !r.fits() || r.m.inName(r.u.doc, r.doc.Tokens[r.t].Span) {
		return j, false
	}
	if r.cl = ownerOf(r.doc, r.u.sentence, r.t); r.cl == nil || r.supposed() {
		return j, false
	}
	if j.holder = r.m.voiceAt(r.u, r.doc.Tokens[r.t].Span); j.holder.open() {
		return j, false
	}
	if j.thing, j.term = r.judged(); j.term < 0 {
		return j, false
	}
	j.before = r.use == anywhere && j.thing > r.t
	if r.turned() {
		j.sign = -j.sign
	}
	if r.use == called && (r.word(r.end) == "for" || r.word(r.end) == "to") {
		if h := r.nounFrom(r.end + 1); h >= 0 {
			j.party = r.termAt(h)
		}
	}
	return j, true
}

// fits reports whether the words of the pole stand there, in the class that its use asks for: of a noun before another, that
// is what is called so.
func (r *judging) fits() bool {
	for k, w := range r.words[1:] {
		if r.word(r.t+k+1) != w {
			return false
		}
	}
	if r.use == called {
		return (r.tagged(r.t, "NN") || len(r.words) > 1) && !r.tagged(r.end, "NN")
	}
	return r.tagged(r.t, "JJ", "RB", "VBN", "VBD")
}

// word returns token t in lower case, "" beyond the sentence.
func (r *judging) word(t int) string {
	if t < r.s.First || t >= r.s.Last {
		return ""
	}
	return r.m.lex.lowerAt(r.u.doc, t)
}

// tagged reports whether the tag of token t begins with one of some.
func (r *judging) tagged(t int, tags ...string) bool {
	if t < r.s.First || t >= r.s.Last {
		return false
	}
	for _, tag := range tags {
		if strings.HasPrefix(r.doc.Tokens[t].Tag(), tag) {
			return true
		}
	}
	return false
}

// lemma returns the form of token t under which a dictionary has it.
func (r *judging) lemma(t int) string {
	return r.m.lex.lemmaAt(r.doc, r.u.doc, t).lower
}

// ownerOf returns the clause of a sentence that has a token among its own, nil where none has.
func ownerOf(doc *news.Document, sentence, t int) *news.Clause {
	list := doc.ClausesOf(sentence)
	for k := range list {
		for _, run := range list[k].Own {
			if run[0] <= t && t < run[1] {
				return &list[k]
			}
		}
	}
	return nil
}

// supposed reports whether the clause tells what may, should or would be, or is to be.
func (r *judging) supposed() bool {
	if unreal[r.cl.Modal] || r.word(r.cl.Head-1) == "to" || r.word(r.cl.Head-2) == "to" && r.word(r.cl.Head-1) == "be" {
		return true
	}
	for t := tokenAfter(r.doc, r.s, r.cl.Start) - 1; t <= max(r.cl.Head, r.t); t++ {
		if suppositions[r.word(t)] {
			return true
		}
	}
	return false
}

// suppositions are words before what is only supposed.
var suppositions = wordSet(`if whether unless until till lest`)

// turned reports whether a word of negation turns the judgement round: "not fair", but not "nothing more than a sham".
func (r *judging) turned() bool {
	for t := r.t - 1; t >= max(r.s.First, r.t-4); t-- {
		if limits[r.word(t)] && negations[r.word(t-1)] {
			return false
		}
	}
	far := r.word(r.t-1) == "from" && r.word(r.t-2) == "far"
	return r.cl.Negated || negatedAt(r.doc, r.s, r.t) || isDenied(r.doc, r.cl) || r.word(r.t-1) == "hardly" || far
}

// limits are words behind a negation that do not deny: "not only", "nothing but", "no less".
var limits = wordSet(`only just merely more less but short`)
