package brief

import (
	"slices"
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// dateContext is a date among the words of its sentence.
type dateContext struct {
	sentenceWords
	first, last int // the date is tokens[first:last]
	before      int // the last token before the date that is no "early", "about", "the"
}

func (m *merger) newDateContext(u *unit, date news.Span) dateContext {
	c := dateContext{sentenceWords: m.wordsOf(u)}
	c.first = sort.Search(len(c.tokens), func(i int) bool { return c.tokens[i].End > date.Start })
	c.last = sort.Search(len(c.tokens), func(i int) bool { return c.tokens[i].Start >= date.End })
	c.before = c.first - 1
	for c.before >= 0 && loosely[c.word(c.before)] {
		c.before--
	}
	return c
}

// loosely are words between a preposition and its date.
var loosely = wordSet(`early late earlier later about around just only the very again overnight`)

// sentenceWords is the words of a sentence.
type sentenceWords struct {
	lex    *lexicon
	text   string
	tokens []nlp.Token
	words  []int32 // their numbers
}

func (m *merger) wordsOf(u *unit) sentenceWords {
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	return sentenceWords{m.lex, doc.Text, doc.Tokens[s.First:s.Last], m.lex.tokens[u.doc][s.First:s.Last]}
}

// word returns token i in lower case, "" beyond the sentence.
func (c *sentenceWords) word(i int) string {
	if i < 0 || i >= len(c.tokens) {
		return ""
	}
	return c.lex.words[c.words[i]].lower
}

func (c *sentenceWords) tag(i int) string {
	if i < 0 || i >= len(c.tokens) {
		return ""
	}
	return c.tokens[i].Tag()
}

// heads reports whether the date heads its sentence as in a list of what happened: "Nov. 3: The
// harbour closes."
func (c *dateContext) heads() bool {
	return c.first == 0 && (c.word(c.last) == ":" || c.word(c.last) == "—" || c.word(c.last) == "–") && c.last+4 < len(c.tokens)
}

// isAdverbial reports whether the date goes with a verb: it stands behind "on" or "in" or alone, and
// not before a noun, as in "the May 3 letter", "Tuesday's vote" or "2018 is".
func (c *dateContext) isAdverbial(date nlp.Date) bool {
	next, tag := c.word(c.last), c.tag(c.last)
	switch {
	case c.word(c.first-1) == "(" && next == ")": // when the picture was taken
		return false
	case next == "'s" || next == "’s" || next == "'" || next == "’" || next == "-":
		return false
	case c.word(c.first-1) == "the" && strings.HasPrefix(tag, "NNP"): // "the 2018 Vester games"
		return false
	case tag == "NN" || tag == "NNS" || tag == "JJ" || tag == "VBG" && c.tag(c.last+1) != "IN":
		return false
	}
	switch c.tag(c.before) {
	case "IN", "TO":
		switch c.word(c.before) {
		case "on", "in", "at", "during", "over":
			return true
		case "to", "of":
			return false
		case "for":
			return planning[c.word(c.before-1)]
		case "from", "between": // not "tax returns from 2011 to 2018"
			return strings.Contains(date.Value, "/") && !strings.HasPrefix(c.tag(c.before-1), "NN")
		}
		return joining[c.word(c.before)]
	case "DT", "PRP$", "POS", "JJ", "CD", "JJS":
		return c.before < c.first-1 && c.word(c.before) != "'s" // "a", "their": of a noun that follows
	}
	if tag == "NNP" && c.tag(c.before) == "NNP" { // "Fox News Sunday Morning"
		return false
	}
	if date.Precision == "year" && startsWithDigit(c.word(c.first)) && c.before >= 0 { // one of several numbers
		return false
	}
	if c.before < 0 || !hasLetterOrDigit(c.word(c.before)) {
		at := c.last
		for c.tag(at) == "RB" {
			at++
		}
		return !strings.HasPrefix(c.tag(at), "VB") && c.tag(at) != "MD" // else the date is the subject
	}
	return true
}

// joining are conjunctions behind which a date goes with the verb before or behind.
var joining = wordSet(`that while as when where`)

// planning are words for what is to come: "scheduled for Monday", "expected to meet".
var planning = wordSet(`scheduled set slated planned due expected plan plans planning supposed likely poised going intends intend hopes agreed`)

// isBound reports whether the date only limits what the sentence tells: "the worst since 2018", "the first since the flood
// of the lower town in 2018", "more than in 2018", "as of Tuesday".
func (c *dateContext) isBound() bool {
	for i := c.before; i >= max(0, c.before-farSince) && hasLetterOrDigit(c.word(i)) && !strings.HasPrefix(c.tag(i), "VB"); i-- {
		if c.word(i) == "since" {
			return true
		}
	}
	for i := c.before; i >= max(0, c.before-3); i-- {
		switch c.word(i) {
		case "since", "until", "till", "than", "compared", "versus", "unlike", "like":
			return true
		case "of":
			if i == c.before {
				return true
			}
		}
	}
	return false
}

// farSince is how many tokens back "since" may stand from its date, nouns between them.
const farSince = 10

// isReport reports whether the date tells when something was said or written: the verb or the noun right
// before it says so, "said on Tuesday", "in an interview on Tuesday".
func (c *dateContext) isReport() bool {
	at := c.before
	if tag := c.tag(at); tag == "IN" || tag == "," {
		at--
	}
	word := c.word(at)
	return statements[word] || sayings[word] || word == "told" || word == "wrote" || word == "tweeted"
}

// isCaption reports whether the date ends a sentence in the manner of captions, which name the year of a day just
// past: "Anna Berg speaks in Vester, March 4, 2025."
func (c *dateContext) isCaption(date nlp.Date, today string) bool {
	if c.last < len(c.tokens)-1 || c.tag(c.before) == "IN" || date.Precision != "day" || len(today) < 4 || date.First < today[:4] {
		return false
	}
	return c.namesYear(date)
}

// namesYear reports whether the words of a date name its year.
func (c *dateContext) namesYear(date nlp.Date) bool {
	for i := c.first; i < c.last; i++ {
		if date.First != "" && c.word(i) == date.First[:4] {
			return true
		}
	}
	return false
}

// wouldHave reports whether a clause tells what did not come to be: "would have met".
func (c *dateContext) wouldHave(doc *news.Document, clause *news.Clause) bool {
	head := clause.Head - doc.Sentences[clause.Sentence].First
	return clause.Modal == "would" && (c.word(head-1) == "have" || c.word(head-2) == "have")
}

// isPresent reports whether a clause is told in the present: "leaves", "is coming".
func (c *dateContext) isPresent(doc *news.Document, clause *news.Clause) bool {
	head := clause.Head - doc.Sentences[clause.Sentence].First
	switch c.tag(head) {
	case "VBZ", "VBP":
		return true
	case "VBD":
		return false
	}
	for i := head - 1; i >= max(0, head-3); i-- {
		if w := c.word(i); w == "is" || w == "are" || w == "'s" || w == "’s" || w == "'re" || w == "’re" {
			return !strings.HasPrefix(c.tag(head), "VBN")
		}
	}
	return false
}

// clause returns the clause that the date goes with: where a verb stands before the date and the predicate of its
// clause only behind, the tree has likely hung it on the wrong one, and the clause of that verb is meant; nil where
// there is none.
func (c *dateContext) clause(doc *news.Document, found *news.Clause) *news.Clause {
	base := doc.Sentences[found.Sentence].First
	if found.Head-base < c.last {
		return found
	}
	for i := c.first - 1; i >= 0 && c.word(i) != "," && c.word(i) != ";"; i-- {
		if tag := c.tag(i); !strings.HasPrefix(tag, "VB") && tag != "MD" {
			continue
		}
		list := doc.ClausesOf(found.Sentence)
		if k := slices.IndexFunc(list, func(cl news.Clause) bool { return cl.Head == base+i }); k >= 0 {
			return &list[k]
		}
		if c.tag(i) != "VBG" { // "following the talks"
			return nil
		}
	}
	return found
}

// isAhead reports whether the clause of the date tells what is still to come: "will meet", "is expected to
// meet", "is set for Monday".
func (c *dateContext) isAhead(doc *news.Document, clause *news.Clause) bool {
	head := clause.Head - doc.Sentences[clause.Sentence].First
	if clause.Modal == "will" || clause.Modal == "would" || clause.Modal == "shall" {
		return true
	}
	if w := c.word(head); planning[w] && c.tag(head) != "VBD" && (w != "set" || toBe[c.word(head-1)]) {
		return true
	}
	for i := head - 1; i >= max(0, head-4); i-- {
		if c.word(i) == "to" {
			return planning[c.word(i-1)] || toBe[c.word(i-1)] || planning[c.word(i-2)]
		}
	}
	return c.word(c.before) == "for" && planning[c.word(c.before-1)]
}

// statements are nouns for what is said, written or found out.
var statements = wordSet(`interview interviews statement statements tweet tweets email emails e-mail letter memo report reports briefing post
	posts comments remarks speech conference call editorial op-ed article column filing poll survey message release testimony`)
