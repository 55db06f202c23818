package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// counterclaims returns what a sentence reports somebody to say is not so: "no company is obliged to share it", or calls
// untrue: "a hoax". Of a speaker that the text leaves open there are none.
func (m *merger) counterclaims(i int) []contest {
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	var out []contest
	for _, a := range m.speech[u.doc].in[u.sentence] {
		at := doc.Attributions[a]
		h := m.sourceHolder(u.doc, at)
		if h.open() {
			continue
		}
		for _, span := range at.Content {
			if c, ok := m.counterclaim(i, doc, s, span); ok {
				c.holder = h
				out = append(out, c)
			}
		}
	}
	return out
}

// counterclaim returns what a span of reported words says against what is claimed.
func (m *merger) counterclaim(i int, doc *news.Document, s news.Sentence, span news.Span) (contest, bool) {
	first, last := tokenAfter(doc, s, span.Start), tokenAfter(doc, s, span.End)
	var target matter
	known := false
	for t := first; t < last; t++ {
		word := m.lex.lexeme(m.units[i].doc, t)
		if !word.is(unfoundedWord | negation) {
			continue
		}
		if !known {
			target, known = m.matterOf(m.units[i], [][2]int{{first, last}}), true
			word = m.lex.lexeme(m.units[i].doc, t)
		}
		switch {
		case word.is(unfoundedWord) && !negatedAt(doc, s, t) && m.ofClaim(doc, s, t):
			return contest{unit: i, token: t, clause: -1, act: deny, target: target, generic: true, calls: true}, true
		case word.is(negation) && !target.generic():
			return contest{unit: i, token: t, clause: -1, act: deny, target: target, negates: true, apart: m.nothingToDo(doc, t)}, true
		}
	}
	return contest{}, false
}

// nothingToDo reports whether "nothing to do with" begins at token t.
func (m *merger) nothingToDo(doc *news.Document, t int) bool {
	for k, word := range [...]string{"nothing", "to", "do", "with"} {
		if t+k >= len(doc.Tokens) || !strings.EqualFold(doc.Tokens[t+k].Of(doc.Text), word) {
			return false
		}
	}
	return true
}

// ofClaim reports whether the word at token t is said of a claim: "false accusations", "called the charge baseless", "it
// is nonsense".
func (m *merger) ofClaim(doc *news.Document, s news.Sentence, t int) bool {
	for k := max(s.First, t-6); k < min(s.Last, t+3); k++ {
		word := strings.ToLower(doc.Tokens[k].Of(doc.Text))
		if k > t-4 && claims[word] || k < t && (k > t-5 && (toBe[word] || word == "'s" || word == "’s") && !m.verbBetween(doc, k, t) || callings[word]) {
			return true
		}
	}
	return false
}

// verbBetween reports whether another finite verb or participle stands between tokens k and t: "is accused of keeping false books".
func (m *merger) verbBetween(doc *news.Document, k, t int) bool {
	for _, tok := range doc.Tokens[k+1 : t] {
		if tag := tok.Tag(); tag != "VB" && strings.HasPrefix(tag, "VB") {
			return true
		}
	}
	return false
}

// callings are verbs that give something a name.
var callings = wordSet(`call calls called calling describe describes described describing label labelled labeled dub dubbed branded`)

// pleas returns who pleads not guilty in a sentence. What they plead to is told elsewhere.
func (m *merger) pleas(i int) []contest {
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	for t := s.First; t+2 < s.Last; t++ {
		word := m.lex.lowerAt(u.doc, t)
		if !strings.HasPrefix(word, "ple") || m.lex.lowerAt(u.doc, t+1) != "not" || m.lex.lowerAt(u.doc, t+2) != "guilty" {
			continue
		}
		c := contest{unit: i, token: t, clause: -1, act: deny, generic: true, pleads: true, holder: holder{actor: -1}, target: matter{phrase: -1, owner: holder{actor: -1}}}
		for k := t - 1; k >= max(s.First, t-manyWords) && c.holder.actor < 0; k-- {
			c.holder.actor = m.actorIn(u.doc, doc.Tokens[k].Span)
		}
		return []contest{c}
	}
	return nil
}
