package brief

import (
	"math"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// matter is what a contest is on: its words by meaning and its actors.
type matter struct {
	words   []term // meanings, ascending by id
	actors  []int
	sum     float64
	claims  bool   // it is named as a claim of somebody: "the allegation"
	told    bool   // it is what somebody said without accusing: "that view"
	all     bool   // it is all that is held against somebody: "any wrongdoing", "the charges"
	negated bool   // it has a word of negation
	that    bool   // it is a clause: "that he lied"
	spoken  bool   // it is something said: "the mayor's remarks"
	points  bool   // it points to what was said before: "those remarks"
	phrase  int    // token of its head noun, or -1
	noun    int    // token of the noun that names the claim, where claims
	owner   holder // whose claim it is: "the mayor's claim"
}

// generic reports whether a matter says only that there is one: what it is must be found elsewhere.
func (t matter) generic() bool { return len(t.words) < 2 }

// matterOf weighs the words of some runs of tokens of a unit's document. A word counts the more the rarer it is in the
// news; not in the story, so that another article changes nothing.
func (m *merger) matterOf(u *unit, runs [][2]int) matter {
	out := matter{phrase: -1, owner: holder{actor: -1}}
	m.lex.matter = m.lex.matter[:0]
	for _, run := range runs {
		for t := run[0]; t < run[1]; t++ {
			m.addWord(&out, u, run[0], t)
		}
	}
	slices.SortFunc(m.lex.matter, func(a, b term) int { return a.id - b.id })
	out.words = slices.Clone(slices.CompactFunc(m.lex.matter, func(a, b term) bool { return a.id == b.id }))
	for _, w := range out.words {
		out.sum += w.weight
	}
	return out
}

// addWord adds the word at token t of a run that begins at first.
func (m *merger) addWord(out *matter, u *unit, first, t int) {
	doc := m.story.Docs[u.doc]
	tok := doc.Tokens[t]
	word := m.lex.lexeme(u.doc, t)
	if word.lower == "that" && (tok.Tag() == "IN" || t == first && !m.isNoun(doc, t+1)) {
		out.that = true
	}
	out.negated = out.negated || word.is(negation)
	if a := m.actorIn(u.doc, tok.Span); a >= 0 {
		if !slices.Contains(out.actors, a) {
			out.actors = append(out.actors, a)
		}
		return
	}
	if word.term < 0 {
		return
	}
	noun := tok.Tag() == "NN" || tok.Tag() == "NNS"
	if noun && word.is(claimNoun|moveNoun) {
		if out.owner.open() {
			out.owner = m.possessor(u, first, t)
		}
		out.spoken = out.spoken || word.is(claimNoun|utteranceNoun)
		out.points = out.points || t > first && m.lex.lexeme(u.doc, t-1).is(pointer)
	}
	if noun && word.is(claimNoun) {
		out.claims, out.noun = true, t
		out.told = out.told || word.is(tellingNoun)
		out.all = out.all || word.is(blanketNoun)
		return
	}
	if noun && (out.phrase < 0 || out.phrase == t-1) && !word.is(noTopicWord|unfoundedWord) && !isOwner(doc, t) {
		out.phrase = t
	}
	ids := m.lex.at(u.doc, t)
	if weight := m.rarity(ids.term); weight >= tellingWord && word.act == noAct {
		m.lex.matter = append(m.lex.matter, term{ids.meaning, weight})
	}
}

// isOwner reports whether the noun at token t has something: "the company's decision".
func isOwner(doc *news.Document, t int) bool {
	return t+1 < len(doc.Tokens) && doc.Tokens[t+1].Tag() == "POS"
}

// isNoun reports whether a noun stands at token t.
func (m *merger) isNoun(doc *news.Document, t int) bool {
	return t < len(doc.Tokens) && strings.HasPrefix(doc.Tokens[t].Tag(), "NN")
}

// demonstrative are words that point to what was said before.
var demonstrative = wordSet(`this that these those such it them so`)

// rarity returns how rare a term is in the news.
func (m *merger) rarity(term int) float64 {
	return m.lex.idf(term)
}

// possessor returns who stands with "'s" up to four tokens before token t.
func (m *merger) possessor(u *unit, first, t int) holder {
	doc := m.story.Docs[u.doc]
	for k := t - 1; k > max(first, t-5); k-- {
		if doc.Tokens[k].Tag() == "POS" {
			return m.ownerAt(u, first, k-1)
		}
	}
	return holder{actor: -1}
}

// ownerAt returns who the noun phrase stands for that ends at token t.
func (m *merger) ownerAt(u *unit, first, t int) holder {
	doc := m.story.Docs[u.doc]
	span := doc.Tokens[t].Span
	h := holder{actor: m.actorIn(u.doc, span)}
	for k := t; k >= max(first, t-3) && doc.Tokens[k].Tag() != "IN"; k-- {
		span.Start = doc.Tokens[k].Start
	}
	if h.actor < 0 {
		h.actor = m.cast.described(u.doc, span)
	}
	return m.holderOf(h.actor, span.Of(doc.Text))
}

// tellingWord is the least weight of a word that tells what a matter is.
const tellingWord = 1.0

// cover returns the share of a matter's weight that a sentence has, with how many of its words.
func (t matter) cover(u *unit) (float64, int) {
	sum, n := 0.0, 0
	for _, w := range t.words {
		if _, ok := slices.BinarySearch(u.words, w.id); ok {
			sum += w.weight
			n++
		}
	}
	if t.sum == 0 {
		return 0, 0
	}
	return sum / t.sum, n
}

// likeness returns the cosine of the words of two matters.
func (t matter) likeness(o matter) (float64, int) {
	var dot, a, b float64
	n := 0
	for _, w := range t.words {
		a += w.weight * w.weight
		for _, v := range o.words {
			if v.id == w.id {
				dot += w.weight * v.weight
				n++
			}
		}
	}
	for _, v := range o.words {
		b += v.weight * v.weight
	}
	if dot == 0 {
		return 0, 0
	}
	return dot / math.Sqrt(a*b), n
}

// unitsWith returns the sentences that have a meaning.
func (m *merger) unitsWith(id int) []int {
	if id >= len(m.with) { // a word of names alone
		return nil
	}
	return m.with[id]
}
