package nlp

import (
	"strings"
	"unicode/utf8"
)

// webAddress returns the end of a web address that starts here, or 0.
func (sc *scanner) webAddress() int {
	rest := sc.text[sc.at:sc.end]
	switch rest[0] {
	case 'h', 'H', 'f':
		if len(rest) > 8 && strings.Contains(rest[:8], "://") {
			return sc.addressEnd(sc.at)
		}
	case 'w', 'W':
		if hasFoldedPrefix(rest, "www.") {
			return sc.addressEnd(sc.at)
		}
	}
	return 0
}

// mailAddress returns the end of a mail address that starts here, or 0.
func (sc *scanner) mailAddress() int {
	rest := sc.text[sc.at:sc.end]
	local := 0
	for local < min(len(rest), maxLocal) && isMailByte[rest[local]] {
		local++
	}
	if local == len(rest) || rest[local] != '@' {
		return 0
	}
	dot := false
	end := local + 1
	for end < min(len(rest), local+maxLocal) && isMailByte[rest[end]] {
		dot = dot || rest[end] == '.'
		end++
	}
	for end > local && (rest[end-1] == '.' || rest[end-1] == '-' || rest[end-1] == '_') {
		end--
	}
	if !dot || !isASCIILetter(rest[end-1]) {
		return 0
	}
	return sc.at + end
}

func hasFoldedPrefix(s, prefix string) bool {
	return len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// addressEnd returns the end of the web address that goes on at: before white space and the marks
// that close a sentence or quotation.
func (sc *scanner) addressEnd(at int) int {
	limit := min(sc.end, sc.at+maxAddress)
	for at < limit {
		r, n := sc.rune(at)
		if isSpace(r) || r == '<' || r == '>' || r == '"' || r == '“' || r == '”' {
			break
		}
		at += n
	}
	if at > sc.at+utf8.UTFMax {
		at = sc.at + len(strings.TrimRight(sc.text[sc.at:at], ".,;:!?)]}'’»…"))
	}
	return max(at, sc.at+1)
}

const (
	maxLocal   = 64   // bytes of a mail address before its @, and behind
	maxAddress = 1024 // bytes of a web address; a longer one comes in pieces
)

// isMailByte are the bytes that mail addresses are made of.
var isMailByte = func() (set [256]bool) {
	for c := range set {
		set[c] = isASCIILetter(byte(c)) || isASCIIDigit(byte(c)) || strings.IndexByte("._-+%", byte(c)) >= 0
	}
	return set
}()
