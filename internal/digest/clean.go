package digest

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// clean drops the control characters of s, which mail programs take for commands or show as
// boxes. Line ends become "\n"; tabs stay.
func clean(s string) string {
	if !strings.ContainsFunc(s, unicode.IsControl) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\u0085':
			return '\n'
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
}

// oneLine folds all white space of s and drops what could reorder or break a line.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), isBidiControl(r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// languageTag returns tag if it looks like one of BCP 47, else "".
func languageTag(tag string) string {
	if strings.ContainsFunc(tag, func(r rune) bool {
		return r != '-' && (r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r))
	}) {
		return ""
	}
	return tag
}

func isBidiControl(r rune) bool {
	return r == '\u200e' || r == '\u200f' || r == '\u061c' ||
		'\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}

// direction returns "auto" if s may run from right to left, so that it cannot reorder the words
// around it, else "". Templates know it as dir.
func direction(s string) string {
	for _, r := range s {
		if r < 0x0590 {
			continue
		}
		if isBidiControl(r) {
			return "auto"
		}
		p, _ := bidi.LookupRune(r)
		if c := p.Class(); c == bidi.R || c == bidi.AL {
			return "auto"
		}
	}
	return ""
}
