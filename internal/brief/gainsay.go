package brief

import (
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// gainsays reports whether sentence u says not to be so what v says: a clause of v has for its predicate a word that a negation
// of u is on, shares another word or an actor with what is negated, and is of no other subject. Who has "nothing to do with" something gainsays all of it.
func (m *merger) gainsays(u, v *unit) bool {
	doc := m.story.Docs[u.doc]
	list := doc.ClausesOf(u.sentence)
	for k := range list {
		cl := &list[k]
		t := negationIn(doc, cl)
		if t < 0 {
			continue
		}
		if m.nothingToDo(doc, t) {
			return true
		}
		behind := [2]int{t + 1, tokenAfter(doc, doc.Sentences[u.sentence], cl.End)}
		all := m.matterOf(u, [][2]int{tokensOf(doc, u.sentence, cl.Subject), behind})
		if m.saysSo(v, m.matterOf(u, [][2]int{behind}), all, m.subjects(u, cl)) {
			return true
		}
	}
	return false
}

// negationIn returns the first word of negation among a clause's own tokens, or -1.
func negationIn(doc *news.Document, cl *news.Clause) int {
	for _, run := range cl.Own {
		for t := run[0]; t < run[1]; t++ {
			if negations[strings.ToLower(doc.Tokens[t].Of(doc.Text))] {
				return t
			}
		}
	}
	return -1
}

// tokensOf returns the tokens [first, end) of a part of a sentence.
func tokensOf(doc *news.Document, sentence int, part news.Span) [2]int {
	s := doc.Sentences[sentence]
	return [2]int{tokenAfter(doc, s, part.Start), tokenAfter(doc, s, part.End)}
}

// subjects returns the actors that do what a clause tells.
func (m *merger) subjects(u *unit, cl *news.Clause) []int {
	var out []int
	doc := m.story.Docs[u.doc]
	if u.speaker >= 0 && (m.isFirst(doc, cl.Subject) || len(cl.Actors) == 0 && ofSpeaker[strings.ToLower(cl.Subject.Of(doc.Text))]) {
		return []int{u.speaker}
	}
	for _, mention := range cl.Actors {
		if a := m.cast.of[u.doc][mention]; a >= 0 {
			out = append(out, a)
		}
	}
	return out
}

// saysSo reports whether a clause of a sentence tells as a fact what a negation is on, said of some actors; all has the words of
// the negated clause.
func (m *merger) saysSo(v *unit, denied, all matter, of []int) bool {
	doc := m.story.Docs[v.doc]
	list := doc.ClausesOf(v.sentence)
	for k := range list {
		cl := &list[k]
		switch cl.Kind {
		case news.Adverbial, news.Participle, news.Apposition:
			continue
		}
		does := m.lex.of(cl.Predicate).meaning
		if cl.Negated || negationIn(doc, cl) >= 0 || !denied.has(does) {
			continue
		}
		told := m.matterOf(v, append([][2]int{tokensOf(doc, v.sentence, cl.Subject)}, cl.Own...))
		who := m.subjects(v, cl)
		if len(of) > 0 && len(who) > 0 && !haveOne(of, who) {
			continue
		}
		if told.sharesBut(all, does) || haveOne(of, who) && haveOne(told.actors, denied.actors) {
			return true
		}
	}
	return false
}

// ofSpeaker are pronouns that stand for who speaks, where they lead to nobody else: "Lunde said it had joined".
var ofSpeaker = wordSet(`it he she they`)

// has reports whether a matter has a word.
func (t matter) has(id int) bool {
	return slices.ContainsFunc(t.words, func(w term) bool { return w.id == id })
}

// sharesBut reports whether two matters share a word that is not the one with an id.
func (t matter) sharesBut(o matter, id int) bool {
	return slices.ContainsFunc(t.words, func(w term) bool { return w.id != id && o.has(w.id) })
}

func haveOne(a, b []int) bool {
	return slices.ContainsFunc(a, func(x int) bool { return slices.Contains(b, x) })
}
