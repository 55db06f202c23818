package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// quote notes whether token i opens or closes a quotation.
func (c *cutter) quote(i int) {
	switch c.word(i) {
	case "\"":
		c.quoted = !c.quoted
	case "“":
		c.quoted = true
	case "”":
		c.quoted = false
	}
}

// closers returns the token behind the brackets, quote marks and faces from token i on that
// belong to the sentence before, and whether a quote mark was among them.
func (c *cutter) closers(i int) (end int, closed bool) {
	open := c.quoted
	for i < len(c.tokens) {
		switch n := c.closer(i, open); {
		case n == 0:
			return i, closed
		default:
			if word := c.word(i); isQuoteMark(word) {
				closed = true
				open = open && word != "\""
			}
			i += n
		}
	}
	return i, closed
}

// resumes reports whether token i is an ellipsis behind a full sentence, for what was left out
// before the next: "They left. ... Berg stayed."
func (c *cutter) resumes(i int) bool {
	word := c.word(i)
	return (strings.HasPrefix(word, "..") || word == "…") && !c.attached(i) && !c.attached(i+1) && startsUpper(c.word(i+1))
}

// isPlainWord reports whether token i is a word in small letters too long for an abbreviation, so
// that a full stop behind it ends the sentence though a small letter follows.
func (c *cutter) isPlainWord(i int) bool {
	word := c.word(i)
	if len(word) < 4 {
		return false
	}
	for k := 0; k < len(word); k++ {
		if word[k] < 'a' || word[k] > 'z' {
			return false
		}
	}
	return true
}

// startsLower reports whether token i is a word in small letters that stands apart.
func (c *cutter) startsLower(i int) bool {
	return !c.attached(i) && unicode.IsLower(firstRune(c.word(i)))
}

func isFace(word string) bool {
	return len(word) >= 2 && len(word) <= 3 && (word[0] == ':' || word[0] == ';' || word[0] == '=') && word[len(word)-1] != word[0]
}

// closer returns how many tokens from token i on close what came before: a bracket, a face, the
// mark of a note ([12]), a quote mark that stands against the word before and apart from the one
// behind, or that is open still.
func (c *cutter) closer(i int, open bool) int {
	word := c.word(i)
	switch word {
	case ")", "]", "”", "»":
		return 1
	case "[":
		if note := c.word(i + 1); i+2 < len(c.tokens) && c.word(i+2) == "]" && len(note) <= 3 && isASCIIDigit(note[0]) {
			return 3
		}
	case "\"":
		if c.standsBehind(i) || open && c.attached(i) == c.attached(i+1) {
			return 1
		}
	case "'", "’", "''", "’’":
		if c.standsBehind(i) {
			return 1
		}
	default:
		if isFace(word) {
			return 1
		}
	}
	return 0
}

// standsBehind reports whether token i stands against the one before and not against a word
// behind.
func (c *cutter) standsBehind(i int) bool {
	if !c.attached(i) {
		return false
	}
	if i+1 == len(c.tokens) || !c.attached(i+1) {
		return true
	}
	next := c.word(i + 1)
	return isQuoteMark(next) || next == ")" || next == "]"
}

func isQuoteMark(word string) bool {
	if word == "" || word[0] >= '0' && word[0] < utf8.RuneSelf && word[0] != '`' {
		return false
	}
	switch word {
	case "\"", "'", "“", "”", "‘", "’", "''", "``", "«", "»", "„", "’’", "‘‘":
		return true
	}
	return false
}

// opensSentence reports whether token i is a quote mark that opens, with a capital behind it, or a
// bracket with a sentence in it.
func (c *cutter) opensSentence(i int) bool {
	switch c.word(i) {
	case "(":
		return starter[c.word(i+1)]
	case "“", "‘", "\"", "«", "''", "``", "‘‘":
		return !c.attached(i) && startsUpper(c.word(i+1))
	}
	return false
}

// canStart reports whether a sentence may begin with token i.
func (c *cutter) canStart(i int) bool {
	word := c.word(i)
	switch r := firstRune(word); {
	case r < utf8.RuneSelf && isASCIILetter(byte(r)):
		return r <= 'Z' || len(word) > 4 && (strings.HasPrefix(word, "http") || strings.HasPrefix(word, "www."))
	case unicode.IsLetter(r):
		return !unicode.IsLower(r)
	case unicode.IsDigit(r):
		return !c.attached(i) || word[0] >= utf8.RuneSelf
	case r == '(' || r == '[' || r == '-' || r == '–' || r == '—':
		return !unicode.IsLower(firstRune(c.word(i + 1)))
	default:
		return strings.ContainsRune("“‘\"'«`•*$€£¿¡@#<>=_~⁃▪‣◦●■", r)
	}
}

// saysNext reports whether the words from token i on name who said what just closed: "he
// asked", "Anna Berg said". The question mark before them ends no sentence.
func (c *cutter) saysNext(i int) bool {
	for k := i; k < min(i+4, len(c.tokens)); k++ {
		word := c.word(k)
		if saying[strings.ToLower(word)] {
			return k > i
		}
		isPronoun := pronoun[strings.ToLower(word)]
		if !isPronoun && (!startsUpper(word) || starter[word]) {
			return false
		}
	}
	return false
}

var saying = wordSet(`said says asked asks wrote writes told added replied cried shouted wondered tweeted joked quipped`)

var pronoun = wordSet(`he she they it we i you`)
