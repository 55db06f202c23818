package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// quotation is a run of text in double quote marks within one paragraph: tokens[first:last],
// the marks included.
type quotation struct {
	news.Span
	first, last int
	paragraph   int
	open        bool // has no closing mark: the next paragraph may go on with it
	used        bool // is part of an attribution
}

// quotations finds all text in double quote marks. A mark that nothing closes ends with its
// paragraph, so that a missing mark spoils no more than that.
func quotations(doc *news.Document) []quotation {
	var out []quotation
	at := -1 // the token that opened
	flush := func(last, paragraph int, open bool) {
		q := quotation{first: at, last: last, paragraph: paragraph, open: open}
		q.Span = doc.Tokens[at].Cover(doc.Tokens[last-1].Span)
		out = append(out, q)
		at = -1
	}
	for i, s := range doc.Sentences {
		for t := s.First; t < s.Last; t++ {
			switch mark(doc.Tokens[t].Of(doc.Text)) {
			case opens:
				if at < 0 {
					at = t
				}
			case closes:
				if at >= 0 {
					flush(t+1, s.Paragraph, false)
				}
			case toggles:
				if at >= 0 {
					flush(t+1, s.Paragraph, false)
				} else {
					at = t
				}
			}
		}
		lastOfParagraph := i+1 == len(doc.Sentences) || doc.Sentences[i+1].Paragraph != s.Paragraph
		if lastOfParagraph && at >= 0 {
			flush(s.Last, s.Paragraph, true)
		}
	}
	return out
}

type markKind int

const (
	noMark markKind = iota
	opens
	closes
	toggles
)

func mark(word string) markKind {
	switch word {
	case "“", "«", "„", "``":
		return opens
	case "”", "»":
		return closes
	case "\"", "''":
		return toggles
	}
	return noMark
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
		if c := doc.Tokens[t].Of(doc.Text)[0]; c >= '0' && c != ':' && c != ';' && c != '?' {
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
