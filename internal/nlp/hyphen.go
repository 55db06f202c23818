package nlp

import (
	"iter"
	"strings"
)

// JoinHyphens returns tokens, those of sentences[i] being tokens[s[0]:s[1]], with each word that
// hyphens part made one again, "two|-|hour" to "two-hour", and the sentences over them. For those
// who look words up as they are written.
func JoinHyphens(text string, tokens []Token, sentences [][2]int) ([]Token, [][2]int) {
	return appendJoined(make([]Token, 0, len(tokens)), make([][2]int, 0, len(sentences)), text, tokens, sentences)
}

// appendJoined appends what JoinHyphens returns to joined and bounds, which are empty.
func appendJoined(joined []Token, bounds [][2]int, text string, tokens []Token, sentences [][2]int) ([]Token, [][2]int) {
	for _, s := range sentences {
		first := len(joined)
		for i := s[0]; i < s[1]; {
			end := joinedEnd(text, tokens, i, s[1])
			t := tokens[i]
			if end > i+1 {
				t.Span = t.Span.Cover(tokens[end-1].Span)
				t = t.Tagged(joinedTag(text, tokens, i, end, s[1]), t.Class())
			}
			joined = append(joined, t)
			i = end
		}
		bounds = append(bounds, [2]int{first, len(joined)})
	}
	return joined, bounds
}

// Words yields the words and marks of tokens as they are written, in order: a word that hyphens
// part is one, and so are can|not and 88|m.
func Words(text string, tokens []Token) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for i := 0; i < len(tokens); {
			end := joinedEnd(text, tokens, i, len(tokens))
			for end < len(tokens) && runsOn(text, tokens, end) {
				end++
			}
			if !yield(tokens[i].Cover(tokens[end-1].Span)) {
				return
			}
			i = end
		}
	}
}

// runsOn reports whether token i is letters written against the letter or digit before.
func runsOn(text string, tokens []Token, i int) bool {
	at := tokens[i].Start
	if tokens[i-1].End != at || !isASCIILetter(text[at]) || strings.ContainsAny(tokens[i].Of(text), "'’") { // do|n't
		return false
	}
	return isASCIILetter(text[at-1]) || isASCIIDigit(text[at-1])
}

// joinedEnd returns the token behind the word that begins at token i and that hyphens part.
func joinedEnd(text string, tokens []Token, i, end int) int {
	k := i + 1
	for k+1 < end && IsHyphenInside(text, tokens, k) {
		k += 2
	}
	return k
}

// IsHyphenInside reports whether token i is a hyphen between two words or numbers that it joins
// to one: the second token of "two|-|hour".
func IsHyphenInside(text string, tokens []Token, i int) bool {
	if i <= 0 || i+1 >= len(tokens) || tokens[i-1].End != tokens[i].Start || tokens[i].End != tokens[i+1].Start {
		return false
	}
	r := firstRune(tokens[i].Of(text))
	if !isHyphen(r) || tokens[i].Len() > len("‐") || tokens[i].Len() > 1 && r == '-' {
		return false
	}
	before, behind := tokens[i-1].Of(text), firstRune(tokens[i+1].Of(text))
	last := before[len(before)-1]
	return (isWordRune(behind) || isDigitRune(behind)) && (isASCIILetter(last) || isASCIIDigit(last) || last >= 0x80)
}

func isDigitRune(r rune) bool { return '0' <= r && r <= '9' }

// joinedTag returns the tag of a word that hyphens part into tokens[i:end], in a sentence that
// ends at token last: that of its last part, but an adjective's before a noun.
func joinedTag(text string, tokens []Token, i, end, last int) string {
	tag := tokens[end-1].Tag()
	if startsUpper(tokens[i].Of(text)) && startsUpper(tokens[end-1].Of(text)) {
		return "NNP"
	}
	if tag == "NN" && end < last && (tokens[end].Tag() == "NN" || tokens[end].Tag() == "NNS") {
		return "JJ"
	}
	if tag == "CD" && tokens[i].Tag() != "CD" {
		return "NN" // Covid-19
	}
	return tag
}
