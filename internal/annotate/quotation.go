package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// quotation is a run of text in quote marks within one paragraph: tokens[first:last],
// the marks included.
type quotation struct {
	news.Span
	first, last int
	paragraph   int
	open        bool // has no closing mark: the next paragraph may go on with it
	used        bool // is part of an attribution
}

// quotations finds all text in quote marks, the outermost marks only. A mark that nothing closes ends with
// its paragraph, so that a missing mark spoils no more than that.
func quotations(doc *news.Document) []quotation {
	var out []quotation
	single := quotesInSingles(doc)
	for i := 0; i < len(doc.Sentences); {
		end := i + 1
		for end < len(doc.Sentences) && doc.Sentences[end].Paragraph == doc.Sentences[i].Paragraph {
			end++
		}
		first, last := doc.Sentences[i].First, doc.Sentences[end-1].Last
		p := pairing{last: last, goesOn: end < len(doc.Sentences) && beginsQuoted(doc, doc.Sentences[end].First, single)}
		for _, pair := range p.pairs(paragraphMarks(doc, first, last, single)) {
			q := quotation{first: pair[0], last: min(pair[1]+1, last), paragraph: doc.Sentences[i].Paragraph, open: pair[1] == last}
			q.Span = doc.Tokens[q.first].Cover(doc.Tokens[q.last-1].Span)
			if !q.isNickname(doc) {
				out = append(out, q)
			}
		}
		i = end
	}
	return out
}

// beginsQuoted reports whether token t opens a quotation.
func beginsQuoted(doc *news.Document, t int, single bool) bool {
	marks := paragraphMarks(doc, t, t+1, single)
	return len(marks) > 0 && marks[0].side != closes
}

// pairing joins the quote marks of a paragraph into pairs.
type pairing struct {
	last   int         // the end of the paragraph
	goesOn bool        // the next paragraph begins with a mark
	open   []quoteMark // what is not closed yet
	out    [][2]int    // pairs of tokens that no other pair holds, in order
}

// pairs returns the outermost pairs of marks. Where marks are missing, what is paired without doubt is
// kept; a quotation that the paragraph does not close goes up to its end.
func (p *pairing) pairs(marks []quoteMark) [][2]int {
	for _, m := range marks {
		top := len(p.open) - 1
		switch {
		case m.single && top >= 0 && (m.side == opens || !p.open[top].single): // an apostrophe
		case m.side == opens || m.side == toggles && top < 0:
			p.open = append(p.open, m)
		case top >= 0 && (m.single || !p.open[top].single):
			p.close(p.open[top].token, m.token)
			p.open = p.open[:top]
		}
	}
	if len(p.open) == 0 {
		return p.out
	}
	from := p.open[len(p.open)-1].token
	inside := len(p.out) > 0 && p.out[len(p.out)-1][0] > from
	if !inside || len(p.open) == 1 && p.goesOn {
		p.close(from, p.last)
	}
	return p.out
}

// close adds the pair of tokens first and last in place of the pairs that it holds.
func (p *pairing) close(first, last int) {
	for len(p.out) > 0 && p.out[len(p.out)-1][0] > first {
		p.out = p.out[:len(p.out)-1]
	}
	p.out = append(p.out, [2]int{first, last})
}

// inner returns the quoted words without the marks.
func (q quotation) inner(doc *news.Document) news.Span {
	first, last := q.first+1, q.last
	if !q.open {
		last--
	}
	if first >= last {
		return news.Span{}
	}
	return doc.Tokens[first].Cover(doc.Tokens[last-1].Span)
}

// words counts the words between the marks.
func (q quotation) words(doc *news.Document) int {
	n := 0
	for t := q.first + 1; t < q.last; t++ {
		if r := firstRune(doc.Tokens[t].Of(doc.Text)); unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// isClause reports whether a verb with a tense stands between the marks.
func (q quotation) isClause(doc *news.Document) bool {
	for t := q.first + 1; t < q.last; t++ {
		if finite(doc.Tokens[t].Tag()) {
			return true
		}
	}
	return false
}

// isTitle reports whether every word between the marks has a capital but the small ones of a
// title, so that they name a work and are nobody's words: “The Old Man of Vester”. One word may
// be anything.
func (q quotation) isTitle(doc *news.Document) bool {
	capitals := 0
	for t := q.first + 1; t < q.last; t++ {
		word := doc.Tokens[t].Of(doc.Text)
		switch r := firstRune(word); {
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsLetter(r) && !nlp.IsFunction(word):
			return false
		}
	}
	return capitals >= 2
}

// isNickname reports whether the marks stand around one capital word within a name: Anna “Bo” Berg.
func (q quotation) isNickname(doc *news.Document) bool {
	if q.last-q.first != 3 || q.first == 0 || q.last == len(doc.Tokens) {
		return false
	}
	for _, t := range []int{q.first - 1, q.first + 1, q.last} {
		if !unicode.IsUpper(firstRune(doc.Tokens[t].Of(doc.Text))) {
			return false
		}
	}
	return strings.HasPrefix(doc.Tokens[q.first-1].Tag(), "NNP") && strings.HasPrefix(doc.Tokens[q.last].Tag(), "NNP")
}

// endsWithStop reports whether the last token inside the marks ends a clause.
func (q quotation) endsWithStop(doc *news.Document) bool {
	t := q.last - 2
	if q.open {
		t = q.last - 1
	}
	if t <= q.first {
		return false
	}
	return strings.ContainsRune(".,?!…—-", firstRune(doc.Tokens[t].Of(doc.Text)))
}

// startsUpper reports whether the first word inside the marks has a capital, or no case.
func (q quotation) startsUpper(doc *news.Document) bool {
	if q.first+1 >= q.last {
		return false
	}
	return !unicode.IsLower(firstRune(doc.Tokens[q.first+1].Of(doc.Text)))
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func finite(tag string) bool {
	return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD"
}

// nounPhrase reports whether a tag may stand in a noun phrase.
func nounPhrase(tag string) bool {
	switch tag {
	case "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "DT", "PRP", "PRP$", "POS", "CD", "$", "WP$":
		return true
	}
	return false
}
