package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// voice finds the one who speaks a group of utterances: the actor whom all articles that name one
// give the words to, or -1, and whether the articles agree. A name counts before a pronoun, whose
// reading is ours and not the outlet's; a spokeswoman and the office she speaks for agree.
func (m *merger) voice(group []utterance) (int, bool) {
	named := m.sourced(group, func(u utterance) bool { return u.source != "" })
	if len(named) == 0 {
		named = m.sourced(group, func(utterance) bool { return true })
	}
	if len(named) == 0 {
		return -1, true
	}
	for _, u := range named {
		if m.agree(u, named) {
			return u.actor, true
		}
	}
	return -1, false
}

// sourced returns the first utterance of each speaker among those that keep keeps.
func (m *merger) sourced(group []utterance, keep func(utterance) bool) []utterance {
	var out []utterance
	seen := map[int]bool{}
	for _, u := range group {
		if u.actor >= 0 && keep(u) && !seen[u.actor] {
			seen[u.actor] = true
			out = append(out, u)
		}
	}
	return out
}

// sourceOf returns the words for who speaks in lower case, "" if they are a pronoun.
func sourceOf(doc *news.Document, at news.Attribution) string {
	source := strings.ToLower(at.Source.Of(doc.Text))
	switch source {
	case "he", "she", "they", "it", "we", "i", "who":
		return ""
	}
	return source
}

// How two utterances stand to each other by who speaks.
const (
	openVoice = iota // one of them names nobody
	oneVoice
	twoVoices
)

// beside tells whether one speaks in both: the same actor, or, where neither leads to one, whoever
// both articles call the same.
func (u utterance) beside(v utterance) int {
	named := u.actor >= 0 && v.actor >= 0
	called := u.actor < 0 && v.actor < 0 && u.source != "" && v.source != ""
	switch {
	case named && u.actor == v.actor || called && u.source == v.source:
		return oneVoice
	case named:
		return twoVoices
	}
	return openVoice
}

// agree reports whether all others can mean the speaker of u.
func (m *merger) agree(u utterance, others []utterance) bool {
	for _, v := range others {
		if v.actor != u.actor && !m.sayIt(u, v) {
			return false
		}
	}
	return true
}

// sayIt reports whether the words of v for who speaks have the surname of u's speaker in them, or
// v's speaker is a body that u's speaker, a person, speaks for.
func (m *merger) sayIt(u, v utterance) bool {
	a, b := m.cast.actors[u.actor], m.cast.actors[v.actor]
	if a.kind != news.Person {
		return false
	}
	if holds(v.source, lastWord(a.name)) {
		return true
	}
	if b.kind == news.Person {
		return false
	}
	role := ""
	if r := m.role(a); r.doc >= 0 {
		role = r.span.Of(m.story.Docs[r.doc].Text)
	}
	for form := range b.forms {
		if holds(u.source, form) || holds(role, form) {
			return true
		}
	}
	return false
}

// holds reports whether text has the words of name in a row.
func holds(text, name string) bool {
	all, words := appendWords(nil, text, news.Span{End: len(text)}, 0), appendWords(nil, name, news.Span{End: len(name)}, 0)
	for i := range all {
		if len(words) > 0 && startsWith(all[i:], words) {
			return true
		}
	}
	return false
}
