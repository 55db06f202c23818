package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tokenize splits text[s.Start:s.End] into tokens, after the conventions of the Penn Treebank
// for news English: "do|n't", "Kyiv|'s", "U.S." and "a.m." whole, "$|1.1", "70|%", hyphenated
// words whole, a long run of one mark ("=====") whole. Tokens are in order, do not overlap, and
// only white space lies between them. It panics if s does not lie in text.
func Tokenize(text string, s Span) []Token {
	sc := scanner{text: text, at: s.Start, end: s.End}
	sc.out = make([]Token, 0, s.Len()/5+1)
	for sc.skipSpace(); sc.at < sc.end; sc.skipSpace() {
		sc.next()
	}
	return sc.out
}

type scanner struct {
	text    string
	at, end int
	out     []Token
}

func (sc *scanner) skipSpace() {
	for sc.at < sc.end {
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
		sc.emit(sc.number(sc.at))
	case isWordRune(r):
		sc.word()
	case r == '.' || r == '-' || r == '!' || r == '?' || r == '*' || r == '_':
		sc.emit(sc.run(r))
	case isApostrophe(r) && sc.attached() && sc.clitic(sc.at) > 0:
		sc.emit(sc.at + sc.clitic(sc.at))
	case isApostrophe(r) && sc.decade(n):
		sc.emit(sc.number(sc.at + n))
	default:
		sc.mark(r, n)
	}
}

// mark emits the mark r, n bytes long, or a run of it that is one quote mark or too long to mean
// anything.
func (sc *scanner) mark(r rune, n int) {
	end := sc.run(r)
	switch length := end - sc.at; {
	case length > maxMarks*n, length == 2 && (r == '\'' || r == '`'): // ''typewriter quotes''
		sc.emit(end)
	default:
		sc.emit(sc.at + n)
	}
}

// maxMarks is the most of one mark that may be so many marks: three nested quotations end in
// three quote marks. More are a line drawn across the page.
const maxMarks = 3

// run returns the end of a run of the mark r: "...", "--", "?!".
func (sc *scanner) run(r rune) int {
	at := sc.at
	for {
		next, n := sc.rune(at)
		if next != r && !((r == '!' || r == '?') && (next == '!' || next == '?')) {
			return at
		}
		at += n
	}
}

// attached reports whether no white space stands before the token that begins here.
func (sc *scanner) attached() bool {
	if sc.at == 0 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(sc.text[:sc.at])
	return !isSpace(r)
}

// decade reports whether a year without its century stands here, '80s, behind an apostrophe of
// n bytes.
func (sc *scanner) decade(n int) bool {
	rest := sc.text[sc.at+n : sc.end]
	return len(rest) >= 3 && isASCIIDigit(rest[0]) && isASCIIDigit(rest[1]) && rest[2] == 's'
}

// number returns the end of a number: 1,500 6.1 9:30 2022-05-01 2.5m 4x4 1980s 5th.
func (sc *scanner) number(at int) int {
	for {
		r, n := sc.rune(at)
		switch {
		case unicode.IsDigit(r) || unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
			at += n
		case (r == '.' || r == ',' || r == ':' || r == '/' || r == '×') && sc.digitAt(at+n):
			at += n
		case (r == '-' || r == '‐' || r == '‑') && sc.wordAt(at+n):
			at += n
		default:
			return sc.dottedHour(at)
		}
	}
}

// dottedHour takes in the ".m." of "4a.m.".
func (sc *scanner) dottedHour(at int) int {
	if at > sc.at && at+3 <= sc.end && (sc.text[at-1] == 'a' || sc.text[at-1] == 'p') && sc.text[at:at+3] == ".m." {
		return at + 3
	}
	return at
}

func (sc *scanner) digitAt(at int) bool {
	r, _ := sc.rune(at)
	return unicode.IsDigit(r)
}

func (sc *scanner) wordAt(at int) bool {
	r, _ := sc.rune(at)
	return isWordRune(r) || unicode.IsDigit(r)
}

// word emits the word that starts here, its clitic ("n't", "'s") as a token of its own, and
// takes in the full stop of an abbreviation.
func (sc *scanner) word() {
	if end := sc.address(); end > 0 {
		sc.emit(end)
		return
	}
	end := sc.wordEnd()
	if next, _ := sc.rune(end); next == '.' && isAbbreviation(sc.text[sc.at:end], sc.text[end:sc.end]) {
		sc.emit(end + 1)
		return
	}
	if cut := negation(sc.text[sc.at:end]); cut > 0 {
		sc.emit(sc.at + cut)
		sc.emit(end)
		return
	}
	sc.emit(end)
}

// wordEnd returns the end of the word, before its clitic.
func (sc *scanner) wordEnd() int {
	at := sc.at
	for {
		r, n := sc.rune(at)
		switch {
		case isWordRune(r) || unicode.IsDigit(r):
			at += n
		case (r == '-' || r == '‐' || r == '‑' || r == '&' || r == '_' || r == '@') && sc.wordAt(at+n):
			at += n
		case r == '.' && sc.dotInside(at):
			at += n
		case isApostrophe(r) && sc.apostropheInside(at, n):
			at += n
		default:
			return at
		}
	}
}

// dotInside reports whether the full stop at stands inside an abbreviation or name: U.S. a.m.
// e.g. OpenAI.com. A full stop between a word and a capitalised word is a sentence end that
// lost its space.
func (sc *scanner) dotInside(at int) bool {
	next, _ := sc.rune(at + 1)
	if unicode.IsDigit(next) && isASCIIDigit(sc.text[at-1]) {
		return true // "magnitude-5.9"
	}
	if !isWordRune(next) {
		return false
	}
	letters := 0
	for i := at - 1; i >= sc.at && sc.text[i] != '.'; i-- {
		letters++
	}
	if letters == 2 && unicode.IsUpper(next) { // "Ph.D."
		behind, _ := sc.rune(at + 1 + utf8.RuneLen(next))
		return behind == '.'
	}
	return letters <= 1 || unicode.IsLower(next)
}

// apostropheInside reports whether the apostrophe at, n bytes long, belongs to the word:
// O'Neill, don't. It does not where a clitic or a closing mark begins.
func (sc *scanner) apostropheInside(at, n int) bool {
	if !sc.wordAt(at + n) {
		return false
	}
	if next, _ := sc.rune(at + n); next == 't' || next == 'T' {
		if prev := sc.text[at-1]; prev == 'n' || prev == 'N' {
			return true // cut later, by negation
		}
	}
	return sc.clitic(at) == 0
}

// clitic returns the length of the clitic at: 's 're 've 'll 'd 'm; 0 if there is none.
func (sc *scanner) clitic(at int) int {
	r, n := sc.rune(at)
	if !isApostrophe(r) {
		return 0
	}
	end := at + n
	for isASCIILetterAt(sc.text, end, sc.end) {
		end++
	}
	if next, _ := sc.rune(end); isWordRune(next) || unicode.IsDigit(next) {
		return 0
	}
	switch strings.ToLower(sc.text[at+n : end]) {
	case "s", "re", "ve", "ll", "d", "m":
		return end - at
	}
	return 0
}

// negation returns where "n't" begins in word, or 0.
func negation(word string) int {
	for _, end := range []string{"n't", "n’t", "N'T", "N’T"} {
		if cut := len(word) - len(end); cut > 0 && word[cut:] == end {
			return cut
		}
	}
	return 0
}

// address returns the end of a web or mail address that starts here, or 0.
func (sc *scanner) address() int {
	rest := sc.text[sc.at:sc.end]
	end := strings.IndexFunc(rest[:min(len(rest), maxAddress)], unicode.IsSpace)
	if end < 0 && len(rest) > maxAddress {
		return 0
	}
	word := rest
	if end >= 0 {
		word = rest[:end]
	}
	at := strings.IndexByte(word, '@')
	isMail := at > 0 && strings.IndexByte(word[at:], '.') > 0
	if !isMail && !strings.HasPrefix(word, "http://") && !strings.HasPrefix(word, "https://") && !strings.HasPrefix(word, "www.") {
		return 0
	}
	word = strings.TrimRight(word, ".,;:!?)]}\"'”’»")
	return sc.at + len(word)
}

// maxAddress bounds the look-ahead for addresses, so that time stays linear.
const maxAddress = 256

// isSpace reports whether r parts words; some of these Unicode does not count as space.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r) || r == '\u200d'
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

func isASCIIDigit(c byte) bool { return '0' <= c && c <= '9' }

func isASCIILetterAt(text string, at, end int) bool {
	return at < end && (text[at]|0x20) >= 'a' && (text[at]|0x20) <= 'z'
}
