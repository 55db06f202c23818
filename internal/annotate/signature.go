package annotate

import (
	"strings"
)

// maxSignature is the most tokens of a line that says whose words stand before it.
const maxSignature = 24

// signature finds who is named behind a dash that follows a quotation, in its paragraph or at the start of the
// next: “We go on.” — Anna Berg, 34, Vester.
func (a *attributor) signature(q quotation) found {
	dash := q.last
	for n := 0; n < 2 && (a.lower(dash) == "." || a.lower(dash) == ","); n++ {
		dash++ // of a list that was not edited: “We go on.”. — Anna Berg
	}
	if q.open || !isDash(a.lower(dash)) || dash+1 >= len(a.doc.Tokens) {
		return found{}
	}
	i := a.sentenceOf[dash]
	s := a.doc.Sentences[i]
	if s.Paragraph > q.paragraph+1 || s.Paragraph != q.paragraph && dash > s.First || !a.endsParagraph(dash) {
		return found{}
	}
	first, last := dash+1, dash+1
	for last < s.Last && a.lower(last) != "," && !a.quoted[last] && a.signs(last) {
		last++
	}
	for last > first && a.lower(last-1) == "." {
		last--
	}
	if first == last || !startsUpper(a.doc.Tokens[first].Of(a.doc.Text)) {
		return found{}
	}
	return found{a.span(first, last), a.doc.Tokens[dash].Span, true}
}

// endsParagraph reports whether the paragraph of token t ends within a few words, without a verb or quotation: all
// behind t is a signature.
func (a *attributor) endsParagraph(t int) bool {
	paragraph := a.doc.Sentences[a.sentenceOf[t]].Paragraph
	for k := t + 1; k < t+maxSignature; k++ {
		if k == len(a.doc.Tokens) || a.doc.Sentences[a.sentenceOf[k]].Paragraph != paragraph {
			return true
		}
		if a.quoted[k] || finite(a.tag(k)) {
			return false
		}
	}
	return false
}

// signs reports whether token t may be a part of a name that stands alone.
func (a *attributor) signs(t int) bool {
	switch a.lower(t) {
	case "of", "the", "de", "la", "van", "von", "der", "den", "bin", "al", "and", "'s", "’s", ".":
		return true
	}
	return startsUpper(a.doc.Tokens[t].Of(a.doc.Text)) || a.mentionAt(t) > t
}

func isDash(word string) bool {
	return word != "" && strings.Trim(word, "-–—―~") == ""
}
