package brief

import (
	"slices"
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// strayActs returns the acts of a sentence whose verbs are the head of none of its clauses, where the tree went wrong:
// "while officials have denied it". The tags before and behind the verb tell who does what.
func (m *merger) strayActs(i int) []contest {
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	var out []contest
	for t := s.First + 1; t+1 < s.Last; t++ {
		a := m.lex.lexeme(u.doc, t).act
		if a == noAct || !strings.HasPrefix(doc.Tokens[t].Tag(), "VB") || m.isHead(u, t) {
			continue
		}
		if m.isFinite(doc, s, t) {
			if c := m.strayAct(i, t, a); !c.holder.open() {
				out = append(out, c)
			}
		}
	}
	return out
}

// isHead reports whether a clause of a sentence has token t as its head.
func (m *merger) isHead(u *unit, t int) bool {
	return slices.ContainsFunc(m.story.Docs[u.doc].ClausesOf(u.sentence), func(c news.Clause) bool { return c.Head == t })
}

func (m *merger) strayAct(i, t int, a act) contest {
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	c := contest{unit: i, token: t, clause: -1, act: a, holder: m.doerBefore(u, s, t)}
	end := t + 1
	for end < s.Last && !breaks[doc.Tokens[end].Of(doc.Text)] {
		end++
	}
	c.target = m.matterOf(u, [][2]int{{t + 1, end}})
	c.whom = m.whomOf(u, m.lex.termAt(u.doc, t), [][2]int{{t + 1, end}})
	c.generic = c.target.generic()
	switch {
	case a == reject && (c.target.claims || c.target.that):
		c.act = deny
	case a == reject:
		c.act = oppose
	}
	return c
}

// breaks end what a verb is on.
var breaks = map[string]bool{",": true, ";": true, ":": true, "—": true, "–": true, "(": true, "but": true, "while": true}

// isFinite reports whether the verb at token t has a subject of its own: a past tense, or a participle with "have"; not "backed
// by".
func (m *merger) isFinite(doc *news.Document, s news.Sentence, t int) bool {
	tag := doc.Tokens[t].Tag()
	if strings.EqualFold(doc.Tokens[t+1].Of(doc.Text), "by") {
		return false
	}
	if tag == "VBN" {
		for k := t - 1; k >= max(s.First, t-2); k-- {
			switch strings.ToLower(doc.Tokens[k].Of(doc.Text)) {
			case "have", "has", "had":
				return true
			case "been", "not", "n't", "n’t":
				return false
			}
		}
	}
	return tag == "VBD"
}

// doerBefore returns who the noun phrase stands for that ends before the verb at token t, adverbs, times and what stands
// between two commas left out.
func (m *merger) doerBefore(u *unit, s news.Sentence, t int) holder {
	doc := m.story.Docs[u.doc]
	k := t - 1
	for k > s.First && (strings.HasPrefix(doc.Tokens[k].Tag(), "RB") || strings.HasPrefix(doc.Tokens[k].Tag(), "VB")) {
		k--
	}
	for k > s.First && (inDate(doc, doc.Tokens[k].Span) || strings.EqualFold(doc.Tokens[k].Of(doc.Text), "on")) {
		k--
	}
	if doc.Tokens[k].Tag() == "," {
		for k--; k > s.First && doc.Tokens[k].Tag() != ","; k-- {
		}
		k--
	}
	if k < s.First || !strings.HasPrefix(doc.Tokens[k].Tag(), "NN") {
		return holder{actor: -1}
	}
	return m.ownerAt(u, max(s.First, k-longPhrase), k)
}

// inDate reports whether a span stands in a date.
func inDate(doc *news.Document, s news.Span) bool {
	i := sort.Search(len(doc.Dates), func(i int) bool { return doc.Dates[i].End > s.Start })
	return i < len(doc.Dates) && doc.Dates[i].Start < s.End
}
