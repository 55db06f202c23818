package nlp

import (
	"unicode"
	"unicode/utf8"
)

// Tokenize splits text[s.Start:s.End] into tokens, after the conventions of the Penn Treebank as
// Universal Dependencies has them for English: "do|n't", "can|not", "Kyiv|'s", "U.S." and "a.m."
// whole, "$|1.1", "70|%", "5|pm", hyphenated words split ("well|-|known") but for prefixes
// ("e-mail", "mid-80s"), telephone numbers and dates; addresses, emoji and a long run of one mark
// ("=====") whole. Tokens are in order, do not overlap, and only white space lies between them.
// It panics if s does not lie in text.
func Tokenize(text string, s Span) []Token {
	sc := scanner{text: text, from: s.Start, at: s.Start, end: s.End}
	sc.out = make([]Token, 0, s.Len()*2/9+4)
	for sc.skipSpace(); sc.at < sc.end; sc.skipSpace() {
		sc.next()
	}
	return sc.out
}

type scanner struct {
	text          string
	from, at, end int
	out           []Token
}

func (sc *scanner) skipSpace() {
	for sc.at < sc.end {
		if sc.text[sc.at] == ' ' {
			sc.at++
			continue
		}
		r, n := sc.rune(sc.at)
		if !isSpace(r) {
			return
		}
		sc.at += n
	}
}

func (sc *scanner) rune(at int) (rune, int) {
	if at >= sc.end {
		return -1, 0
	}
	if c := sc.text[at]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(sc.text[at:sc.end])
}

func (sc *scanner) emit(end int) {
	sc.out = append(sc.out, Token{Span: Span{sc.at, end}})
	sc.at = end
}

func (sc *scanner) next() {
	r, n := sc.rune(sc.at)
	switch {
	case unicode.IsDigit(r):
		sc.number(sc.at)
	case isWordRune(r):
		sc.word()
	default:
		sc.mark(r, n)
	}
}

// attached reports whether no white space stands before the token that begins here.
func (sc *scanner) attached() bool {
	if sc.at == sc.from {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(sc.text[sc.from:sc.at])
	return !isSpace(r)
}

func (sc *scanner) digitAt(at int) bool {
	r, _ := sc.rune(at)
	return unicode.IsDigit(r)
}

func (sc *scanner) wordAt(at int) bool {
	r, _ := sc.rune(at)
	return isWordRune(r) || unicode.IsDigit(r)
}

// spaceAt reports whether white space or the end stands at.
func (sc *scanner) spaceAt(at int) bool {
	r, n := sc.rune(at)
	return n == 0 || isSpace(r)
}

// isSpace reports whether r parts words. Marks without width that only steer how text is laid
// out count as space, though Unicode does not take them for it.
func isSpace(r rune) bool {
	if r < 0x2000 {
		return r == ' ' || r >= '\t' && r <= '\r' || r >= 0x85 && unicode.IsSpace(r)
	}
	switch {
	case r <= 0x200b, r == 0x200e, r == 0x200f, r >= 0x2028 && r <= 0x202f, r >= 0x205f && r <= 0x2064, r >= 0x2066 && r <= 0x206f:
		return true
	}
	return r == 0x3000 || r == 0xfeff
}

// isWordRune reports whether r may be part of a word: a letter, what stands upon one, and the
// joiners and soft hyphens that lie inside words unseen.
func isWordRune(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	case r >= 0x2000 && r < 0x2070: // quote marks, dashes
		return r == 0x200c || r == 0x200d
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) && !isVariation(r) || r == 0xad
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

func isASCIIDigit(c byte) bool { return '0' <= c && c <= '9' }

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
