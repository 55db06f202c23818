package nlp

import (
	"unicode"
	"unicode/utf8"
)

// mark emits the mark r, n bytes long, that stands here, or what it begins: a run of marks, a
// clitic, a decade, a number with its sign, a hashtag, an emoji.
func (sc *scanner) mark(r rune, n int) {
	switch r {
	case '.':
		if sc.digitAt(sc.at+1) && (!sc.attached() || sc.behindOpening()) {
			sc.number(sc.at + 1) // a batting average of .265
			return
		}
		sc.emit(sc.run(r))
		return
	case '-', '!', '?', '*', '_', '<', '>', '=':
		if end := sc.emoticon(r); end > 0 {
			sc.emit(end)
			return
		}
		sc.emit(sc.run(r))
		return
	case '…':
		end := sc.run(r)
		if next, _ := sc.rune(end); next == '.' {
			end++
		}
		sc.emit(end)
		return
	case ':', ';':
		if end := sc.emoticon(r); end > 0 {
			sc.emit(end)
			return
		}
	case '+':
		if sc.digitAt(sc.at+1) && (!sc.attached() || sc.behindOpening()) {
			sc.number(sc.at + 1) // +44 20 7946 0000
			return
		}
	case '#', '@':
		if end := sc.tag(sc.at + 1); end > 0 && !sc.attached() {
			sc.emit(end)
			return
		}
	case '\'', '’', 'ʼ', '`', '´':
		if sc.attached() {
			if clitic := sc.clitic(sc.at); clitic > 0 {
				sc.emit(sc.at + clitic)
				return
			}
		}
		if end := sc.shortened(sc.at + n); end > 0 {
			sc.emit(end)
			return
		}
		if sc.decade(n) {
			sc.number(sc.at + n)
			return
		}
	}
	if r >= utf8.RuneSelf {
		if end := sc.emoji(r, n); end > 0 {
			sc.emit(end)
			return
		}
	}
	sc.marks(r, n)
}

// marks emits the mark r, n bytes long, or a run of it that is one quote mark or too long to mean
// anything.
func (sc *scanner) marks(r rune, n int) {
	end := sc.run(r)
	switch length := end - sc.at; {
	case length > maxMarks*n, length == 2*n && (r == '\'' || r == '`' || r == '’' || r == '‘'): // ''typewriter quotes''
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
		if n == 0 || next != r && !((r == '!' || r == '?') && (next == '!' || next == '?')) {
			return at
		}
		at += n
	}
}

// behindOpening reports whether a bracket or quote mark stands before the token that begins here.
func (sc *scanner) behindOpening() bool {
	r, _ := utf8.DecodeLastRuneInString(sc.text[sc.from:sc.at])
	return r == '(' || r == '[' || r == '“' || r == '"' || r == '‘' || unicode.Is(unicode.Sc, r)
}

// decade reports whether a year without its century stands here, '80s, behind an apostrophe of
// n bytes.
func (sc *scanner) decade(n int) bool {
	rest := sc.text[sc.at+n : sc.end]
	return len(rest) >= 3 && isASCIIDigit(rest[0]) && isASCIIDigit(rest[1]) && rest[2] == 's'
}

// shortened returns the end of a word that lost its beginning, 'em or 'til, of which the first
// letter is at, or 0.
func (sc *scanner) shortened(at int) int {
	for _, word := range []string{"em", "til"} {
		if end := at + len(word); end <= sc.end && sc.text[at:end] == word && !sc.wordAt(end) {
			return end
		}
	}
	return 0
}

// tag returns the end of the name of a hashtag or account, of which the first letter is at, or 0.
func (sc *scanner) tag(at int) int {
	if r, _ := sc.rune(at); !unicode.IsLetter(r) {
		return 0
	}
	for {
		r, n := sc.rune(at)
		if !isWordRune(r) && !unicode.IsDigit(r) && r != '_' {
			return at
		}
		at += n
	}
}

// emoticon returns the end of a face that r begins, ":-)", and that stands apart from the words,
// or 0.
func (sc *scanner) emoticon(r rune) int {
	if r != ':' && r != ';' && r != '=' || sc.attached() {
		return 0
	}
	at := sc.at + 1
	if at+1 < sc.end && (sc.text[at] == '-' || sc.text[at] == '\'') {
		at++
	}
	if at >= sc.end {
		return 0
	}
	switch sc.text[at] {
	case ')', '(', 'D', 'P', 'p', 'O', 'o', '/', '|':
	default:
		return 0
	}
	if next, _ := sc.rune(at + 1); isWordRune(next) || unicode.IsDigit(next) || next == '/' {
		return 0
	}
	return at + 1
}

// emoji returns the end of the emoji that r, n bytes long, begins, with what changes and joins
// it: skin, the form of a flag, a family. It is 0 where r begins none.
func (sc *scanner) emoji(r rune, n int) int {
	if !isPicture(r) {
		return 0
	}
	at := sc.at + n
	if isFlagLetter(r) {
		if next, n := sc.rune(at); isFlagLetter(next) {
			at += n
		}
		return at
	}
	for {
		r, n := sc.rune(at)
		switch {
		case isVariation(r) || r >= 0x1f3fb && r <= 0x1f3ff || r >= 0xe0020 && r <= 0xe007f || r == 0x20e3:
			at += n
		case r == 0x200d:
			next, m := sc.rune(at + n)
			if !isPicture(next) {
				return at + n
			}
			at += n + m
		default:
			return at
		}
	}
}

// isPicture reports whether r is an emoji, an arrow or a like sign.
func isPicture(r rune) bool {
	return r >= 0x1f000 && r <= 0x1faff || r >= 0x2600 && r <= 0x27bf || r >= 0x2b00 && r <= 0x2bff || r >= 0x2190 && r <= 0x21ff
}

func isFlagLetter(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }

// isVariation reports whether r chooses between the forms of the sign before it.
func isVariation(r rune) bool { return r >= 0xfe00 && r <= 0xfe0f }
