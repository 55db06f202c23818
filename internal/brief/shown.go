package brief

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// statement returns what is shown of the first of some sentences that state a common fact: all of it but its dateline
// and mostly the conjunction before it, or, of one that is hard to read alone, the clause in which all stands that the
// others share. Where its extent is more, that is shown.
func (m *merger) statement(members []int, extent news.Span) news.Span {
	u := m.units[members[0]]
	doc := m.story.Docs[u.doc]
	if !m.reads(u.doc) {
		return u.Span
	}
	shown := m.opened(u)
	if extent != u.Span {
		if extent.Start == u.Start {
			extent.Start = shown.Start
		}
		return extent
	}
	if !m.plain(members[0]) || m.length(members[0]) > longSentence {
		if c, ok := m.sharedClause(members); ok {
			return trimPart(doc.Text, news.Span{Start: max(shown.Start, c.Start), End: c.End})
		}
	}
	return shown
}

// opened returns a sentence without its dateline and, where a name or a number follows, the conjunction that ties it to the sentence
// before: with a small letter none begins.
func (m *merger) opened(u *unit) news.Span {
	doc := m.story.Docs[u.doc]
	t := opening(doc, u.sentence)
	if r, _ := utf8.DecodeRuneInString(doc.Tokens[t].Of(doc.Text)); unicode.IsLower(r) {
		t = headed(doc, u.sentence)
	}
	return news.Span{Start: doc.Tokens[t].Start, End: u.End}
}

// headed returns the first token of sentence s behind a dateline, "VESTER (AP) —".
func headed(doc *news.Document, s int) int {
	sentence := doc.Sentences[s]
	if s > 0 && doc.Sentences[s-1].Paragraph == sentence.Paragraph {
		return sentence.First
	}
	return behindUpdate(doc, sentence, behindDateline(doc, sentence))
}

// opening returns the first token of sentence s behind its dateline and a conjunction that ties it to the sentence before.
func opening(doc *news.Document, s int) int {
	sentence := doc.Sentences[s]
	t := headed(doc, s)
	if t+1 >= sentence.Last || doc.Tokens[t+1].Tag() == "IN" {
		return t
	}
	word, comma := doc.Tokens[t].Of(doc.Text), doc.Tokens[t+1].Of(doc.Text) == ","
	if !strings.EqualFold(word, "but") && !strings.EqualFold(word, "and") && !(comma && connective[strings.ToLower(word)]) {
		return t
	}
	if t++; comma && t+1 < sentence.Last {
		t++
	}
	return t
}

// behindUpdate returns the token behind "Update 5 p.m. ET:" at the beginning of a paragraph, t where there is none.
func behindUpdate(doc *news.Document, sentence news.Sentence, t int) int {
	if w := doc.Tokens[t].Of(doc.Text); !strings.EqualFold(w, "update") && !strings.EqualFold(w, "updated") && !strings.EqualFold(w, "breaking") {
		return t
	}
	for k := t + 1; k+1 < min(sentence.Last, t+maxDateline); k++ {
		if doc.Tokens[k].Of(doc.Text) == ":" {
			return k + 1
		}
	}
	return t
}

// maxDateline is the most tokens of a dateline.
const maxDateline = 14

// behindDateline returns the token behind the dateline of a sentence, its first where it has none: names in capitals or
// in brackets, and a dash, or an outlet in brackets alone, at the beginning of an article also with a place before it.
func behindDateline(doc *news.Document, sentence news.Sentence) int {
	placed := false // a word in capitals or in brackets
	end := min(sentence.Last, sentence.First+maxDateline)
	for t := sentence.First; t+1 < end; t++ {
		word := doc.Tokens[t].Of(doc.Text)
		switch word {
		case "—", "–", "--", "-":
			if placed && (word != "-" || doc.Tokens[t-1].End < doc.Tokens[t].Start) {
				return t + 1
			}
			return sentence.First
		case "(":
			if t == sentence.First && t+3 < end && doc.Tokens[t+2].Of(doc.Text) == ")" && isCapitals(doc.Tokens[t+1].Of(doc.Text)) && !isDash(doc.Tokens[t+3].Of(doc.Text)) {
				return t + 3
			}
			if placed = true; sentence.Start == doc.Sentences[0].Start && t+3 < end && doc.Tokens[t+2].Of(doc.Text) == ")" && isCredit(doc, sentence.First, t+1) {
				return t + 3
			}
		case ",", ")", "/", ".":
		default:
			if !startsUpper(word) {
				return sentence.First
			}
			placed = placed || len(word) > 3 && isCapitals(word)
		}
	}
	return sentence.First
}

// isCredit reports whether the token at t, in brackets, is an outlet behind a place, "New Vester (CNN) The mayor said":
// not a short form of the words from first on, "Vester Water Board (VWB) Director Anna Berg".
func isCredit(doc *news.Document, first, t int) bool {
	word, next := doc.Tokens[t].Of(doc.Text), doc.Tokens[t+2].Of(doc.Text)
	if !isCapitals(word) || len(word) < 2 || !startsUpper(next) {
		return false
	}
	initials := ""
	for k := first; k < t-1; k++ {
		initials += doc.Tokens[k].Of(doc.Text)[:1]
	}
	return !strings.Contains(initials, word)
}

func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

func isDash(word string) bool { return word == "—" || word == "–" || word == "--" || word == "-" }

// isCapitals reports whether a word is letters in capitals.
func isCapitals(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.IsUpper(r) && r != '.' }) < 0
}

// sharedClause returns a clause of the first of some sentences that can be read alone and holds all that the
// others share with it: one with its own subject that is no pronoun, not what somebody is said to have said.
func (m *merger) sharedClause(members []int) (news.Span, bool) {
	u := m.units[members[0]]
	doc := m.story.Docs[u.doc]
	agreed := m.sharedTerms(members)
	clauses := doc.ClausesOf(u.sentence)
	for i := range clauses {
		c := &clauses[i]
		if len(c.Own) == 0 || !isWhole(doc, c) || 4*c.Len() > 3*u.Len() {
			continue
		}
		held := m.termsIn(u.doc, c.Span)
		if !slices.ContainsFunc(agreed, func(id int) bool { return !slices.Contains(held, id) }) {
			return c.Span, true
		}
	}
	return news.Span{}, false
}

// sharedTerms returns the terms of the first of some sentences that one of the others has.
func (m *merger) sharedTerms(members []int) []int {
	var ids []int
	for _, t := range m.units[members[0]].terms {
		if slices.ContainsFunc(members[1:], func(k int) bool { return m.units[k].hasTerm(t.id) }) {
			ids = append(ids, t.id)
		}
	}
	return ids
}

// termsIn returns the terms of a part of a sentence of document d, each once.
func (m *merger) termsIn(d int, s news.Span) []int {
	doc := m.story.Docs[d]
	first := tokenAt(doc, s.Start)
	end := tokenAt(doc, s.End-1) + 1
	mention := mentionBehind(doc, s.Start)
	var part unit
	f := filler{cast: m.cast, lex: m.lex, doc: doc, d: d}
	f.fill(&part, mention, first, end)
	var ids []int
	for _, t := range part.terms {
		ids = append(ids, t.id)
	}
	return ids
}

// mentionBehind returns the first mention of a document that ends behind an offset.
func mentionBehind(doc *news.Document, offset int) int {
	m, _ := slices.BinarySearchFunc(doc.Mentions, offset, func(m news.Mention, offset int) int { return m.End - offset - 1 })
	return m
}

// tokenAt returns the token of a document that ends behind an offset.
func tokenAt(doc *news.Document, offset int) int {
	t, _ := slices.BinarySearchFunc(doc.Tokens, offset, func(t nlp.Token, offset int) int { return t.End - offset - 1 })
	return t
}

// isWhole reports whether a clause is a whole statement by itself.
func isWhole(doc *news.Document, c *news.Clause) bool {
	switch {
	case c.Inherited, c.Subject.Empty(), !c.Contains(c.Subject), c.Attribution >= 0, isPronoun(doc, c.Subject):
		return false
	case hasInset(doc, doc.Sentences[c.Sentence].Paragraph, c.Span):
		return false
	case !isTop(doc, c), !isBounded(doc, c), !hasFinite(doc, c), doc.Tokens[c.Head].Class() == "PROPN": // or the tree is wrong
		return false
	}
	first := strings.ToLower(doc.Tokens[c.Own[0][0]].Of(doc.Text))
	return !leaning[first] && !connective[first] && balanced(c.Of(doc.Text)) && !isConditional(doc, c)
}

// isTop reports whether a clause is a part of no other.
func isTop(doc *news.Document, c *news.Clause) bool {
	for c.Kind == news.Conjoined && c.Parent >= 0 {
		c = &doc.Clauses[c.Parent]
	}
	return c.Kind == news.Main
}

// isConditional reports whether a sentence has a condition outside one of its clauses: without it the clause would say
// more than the sentence.
func isConditional(doc *news.Document, c *news.Clause) bool {
	s := doc.Sentences[c.Sentence]
	return slices.ContainsFunc(doc.Tokens[s.First:s.Last], func(t nlp.Token) bool {
		return conditions[strings.ToLower(t.Of(doc.Text))] && !c.Contains(t.Span)
	})
}

var conditions = wordSet(`if unless whether until provided otherwise except`)

// hasFinite reports whether a verb with a tense is among a clause's own words, and no relative pronoun.
func hasFinite(doc *news.Document, c *news.Clause) bool {
	finite := false
	for _, run := range c.Own {
		for _, t := range doc.Tokens[run[0]:run[1]] {
			switch t.Tag() {
			case "VBD", "VBZ", "VBP", "MD":
				finite = true
			case "WP", "WDT":
				return false
			}
		}
	}
	return finite
}

// isBounded reports whether a clause stands between marks and conjunctions.
func isBounded(doc *news.Document, c *news.Clause) bool {
	s := doc.Sentences[c.Sentence]
	joint := func(t int) bool {
		return t < s.First || t >= s.Last || doc.Tokens[t].Class() == "PUNCT" || doc.Tokens[t].Class() == "CCONJ"
	}
	return joint(tokenAt(doc, c.Start)-1) && joint(tokenAt(doc, c.End-1)+1)
}

// isPronoun reports whether a phrase is one word that stands for another.
func isPronoun(doc *news.Document, s news.Span) bool {
	t := doc.Tokens[tokenAt(doc, s.Start)]
	return t.Span == s && (t.Class() == "PRON" || t.Class() == "DET")
}

// balanced reports whether a text closes each quote mark and bracket that it opens.
func balanced(text string) bool {
	return wholeQuotes(text) && strings.Count(text, "(") == strings.Count(text, ")")
}
