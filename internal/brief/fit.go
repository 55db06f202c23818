package brief

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/news"
)

// unfit returns why a sentence does not tell something by itself, "" if it does: it is long enough, has
// a verb, is no question, and does not lean on the sentence before with a pronoun or a conjunction.
// What stands in quote marks as a whole is shown among the quotes.
func (m *merger) unfit(i int) rule {
	u := m.units[i]
	if !m.reads(u.doc) {
		if m.isLead(i) {
			return ""
		}
		return ruleLanguage
	}
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	words, verb := 0, false
	for _, tok := range doc.Tokens[s.First:s.Last] {
		if hasLetterOrDigit(tok.Of(doc.Text)) {
			words++
		}
		switch tok.Tag() {
		case "VBD", "VBZ", "VBP", "MD", "VBN": // many a past tense is tagged as a participle
			verb = true
		}
	}
	switch {
	case words < minReported:
		return ruleShort
	case !verb:
		return ruleNoVerb
	case strings.HasSuffix(u.Of(doc.Text), "?"):
		return ruleQuestion
	case leaning[m.lex.lowerAt(u.doc, s.First)]:
		return ruleLeans
	case m.isQuoted(u):
		return ruleQuoted
	case hasInset(doc, s.Paragraph, u.Span):
		return ruleInset
	}
	return ""
}

// hasInset reports whether page furniture stands inside a part of a paragraph.
func hasInset(doc *news.Document, paragraph int, part news.Span) bool {
	return slices.ContainsFunc(doc.Paragraphs[paragraph].Insets, func(s news.Span) bool { return s.Overlap(part) > 0 })
}

// canStand reports whether a sentence tells something by itself.
func (m *merger) canStand(i int) bool { return m.unfit(i) == "" }

// unreported returns why a sentence is not shown as reported, "" if it is.
func (m *merger) unreported(i int, unknowns []news.Unknown) rule {
	if why := m.unfit(i); why != "" || !m.reads(m.units[i].doc) {
		return why
	}
	u := m.units[i]
	text := u.Of(m.story.Docs[u.doc].Text)
	switch {
	case strings.HasSuffix(text, ":"):
		return ruleAnnounces
	case beginsQuoted(text):
		return ruleHalfQuoted
	case isList(text):
		return ruleNoVerb
	case m.isOpen(u, unknowns):
		return ruleUnknown
	}
	return ""
}

// longList is the number of words from which on a sentence of names alone is the list of a form: of countries to choose from.
const longList = 60

// isList reports whether nearly all words of a long sentence are in capitals: its verb is none.
func isList(text string) bool {
	words, names := 0, 0
	for w := range strings.FieldsSeq(text) {
		words++
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLower(r) {
			names++
		}
	}
	return words > longList && 5*names > 4*words
}

// isOpen reports whether most of a sentence is shown among what is not known.
func (m *merger) isOpen(u *unit, unknowns []news.Unknown) bool {
	id := m.articleID(u.doc)
	return slices.ContainsFunc(unknowns, func(o news.Unknown) bool {
		return slices.ContainsFunc(o.Citations, func(c news.Citation) bool {
			return c.Article == id && 2*c.Span().Overlap(u.Span) > u.Len()
		})
	})
}

// reportedLine is a line of what one reports, and its rank.
type reportedLine struct {
	claim news.Claim
	rank  rank
}

// rank is how well a reported sentence tells something by itself.
type rank int

const (
	rankNews       rank = iota
	rankLeans           // it needs the sentence before, or the rest of a quotation
	rankBackground      // it tells what is so at all times, of nobody
)

// ranked orders lines by rank, and those of one by their outlets.
func ranked(lines []reportedLine) []news.Claim {
	slices.SortStableFunc(lines, func(a, b reportedLine) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.claim.Outlets, a.claim.Outlets))
	})
	out := []news.Claim{}
	for _, l := range lines {
		out = append(out, l.claim)
	}
	return out
}

func (m *merger) rank(i int) rank {
	u := m.units[i]
	switch {
	case !m.reads(u.doc):
		return rankNews
	case m.leansBack(i), !wholeQuotes(u.Of(m.story.Docs[u.doc].Text)):
		return rankLeans
	case m.isBackground(i):
		return rankBackground
	}
	return rankNews
}

// leansBack reports whether a sentence, as it is shown, opens with a word for what an earlier one tells of.
func (m *merger) leansBack(i int) bool {
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	first := m.lex.lowerAt(u.doc, opening(doc, u.sentence))
	return leaning[first] || first == "another" || m.leansInside(u)
}

// isBackground reports whether a sentence tells what is so at all times, of no actor and with no figure.
func (m *merger) isBackground(i int) bool {
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	for _, t := range doc.Tokens[s.First:s.Last] {
		switch t.Tag() {
		case "VBD", "VBN", "CD", "NNP", "NNPS":
			return false
		}
	}
	return len(m.figuresIn(i)) == 0
}

// wholeQuotes reports whether a text closes each quote mark that it opens, and opens each that it closes.
func wholeQuotes(text string) bool {
	return strings.Count(text, "“") == strings.Count(text, "”") && strings.Count(text, `"`)%2 == 0
}

// beginsQuoted reports whether a text begins within quoted words: the first quote mark closes.
func beginsQuoted(text string) bool {
	at := -1
	for _, mark := range [...]string{"“", "”", `"`} {
		if i := strings.Index(text, mark); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 || wholeQuotes(text) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return strings.HasPrefix(text[at:], "”") || text[at] == '"' && at > 0 && !unicode.IsSpace(before) && before != '(' && !isDash(string(before))
}
