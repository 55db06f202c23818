package nlp

import (
	"strings"
	"unicode"
)

// Sentences cuts tokens, which are those of one paragraph of text, into sentences. Each
// sentence is a pair of indexes, tokens[s[0]:s[1]]; together they are all tokens.
func Sentences(text string, tokens []Token) [][2]int {
	var out [][2]int
	first := 0
	bracket := -1 // where a bracket opened inside the sentence
	for i := 0; i < len(tokens); i++ {
		switch word := tokens[i].Of(text); {
		case word == "(" && i > first:
			bracket = i
		case word == ")":
			bracket = -1
		}
		end := boundary(text, tokens, first, i)
		if end == 0 || bracket >= 0 && closesSoon(text, tokens, i, bracket+longBracket) {
			continue
		}
		out = append(out, [2]int{first, end})
		first, bracket = end, -1
		i = end - 1
	}
	if first < len(tokens) {
		out = append(out, [2]int{first, len(tokens)})
	}
	return out
}

// longBracket is the most tokens that a remark in brackets has inside a sentence: "at dawn (4.30
// a. m. ET) the gate was open". A bracket that does not close by then counts for nothing.
const longBracket = 25

// closesSoon reports whether a bracket closes behind token i and before token end.
func closesSoon(text string, tokens []Token, i, end int) bool {
	for k := i + 1; k < min(end, len(tokens)); k++ {
		if tokens[k].Of(text) == ")" {
			return true
		}
	}
	return false
}

// boundary returns the index behind the last token of the sentence that token i ends, or 0.
// The sentence began at token first.
func boundary(text string, tokens []Token, first, i int) int {
	word := tokens[i].Of(text)
	kind := terminal(word)
	if kind == notTerminal {
		return 0
	}
	end := i + 1
	closed := false
	for end < len(tokens) && isCloser(text, tokens, end) {
		closed = closed || isQuoteMark(tokens[end].Of(text))
		end++
	}
	if end == len(tokens) {
		return end
	}
	next := tokens[end].Of(text)
	switch {
	case strings.EqualFold(word, "etc.") && startsUpper(next):
		return end
	case kind == afterAbbreviation && (isLeading(word) || !starter[next] && !openerBefore(text, tokens, end)):
		return 0
	case kind == afterAbbreviation && isInitial(word) && !(word == "I." && i > first):
		return 0
	case i > first && isEnumerator(text, tokens, first, i):
		return 0
	case !canStart(next):
		return 0
	case kind == afterEllipsis && !starter[next] && !openerBefore(text, tokens, end) && !closed:
		return 0
	case kind == afterQuestion && closed && saysNext(text, tokens, end):
		return 0
	}
	return end
}

type terminalKind int

const (
	notTerminal terminalKind = iota
	afterStop
	afterQuestion
	afterEllipsis
	afterAbbreviation
)

func terminal(word string) terminalKind {
	switch {
	case word == ".":
		return afterStop
	case word == "…" || strings.HasPrefix(word, ".."):
		return afterEllipsis
	case word[0] == '?' || word[0] == '!':
		return afterQuestion
	case len(word) > 1 && word[len(word)-1] == '.':
		return afterAbbreviation
	case word == "。" || word == "؟" || word == "۔":
		return afterStop
	}
	return notTerminal
}

func isLeading(word string) bool {
	return kindOfAbbreviation(strings.TrimSuffix(word, ".")) == leading
}

func isInitial(word string) bool { return len(word) == 2 && startsUpper(word) }

// isEnumerator reports whether token i is the full stop behind the number or letter of a list
// item, "2. Name a successor", at the start of the sentence that begins at token first, or
// after a colon.
func isEnumerator(text string, tokens []Token, first, i int) bool {
	if tokens[i].Of(text) != "." {
		return false
	}
	n := tokens[i-1].Of(text)
	if len(n) > 2 || !isASCIIDigit(n[0]) && len(n) > 1 {
		return false
	}
	return i-1 == first || tokens[i-2].Of(text) == ":" || tokens[i-2].Of(text) == "•"
}

// isCloser reports whether token i closes what came before: a bracket, or a quote mark that
// stands against the word before and apart from the one behind.
func isCloser(text string, tokens []Token, i int) bool {
	word := tokens[i].Of(text)
	switch word {
	case ")", "]", "”", "»":
		return true
	case "\"", "'", "’", "''":
		return tokens[i-1].End == tokens[i].Start && (i+1 == len(tokens) || tokens[i+1].Start > tokens[i].End || isQuoteMark(tokens[i+1].Of(text)))
	}
	return false
}

func isQuoteMark(word string) bool {
	switch word {
	case "\"", "'", "“", "”", "‘", "’", "''", "``", "«", "»", "„":
		return true
	}
	return false
}

func openerBefore(text string, tokens []Token, i int) bool {
	switch tokens[i].Of(text) {
	case "“", "‘", "\"", "«", "(", "''", "``":
		return tokens[i].Start > tokens[i-1].End
	}
	return false
}

// canStart reports whether a sentence may begin with word.
func canStart(word string) bool {
	r := firstRune(word)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsTitle(r) || strings.ContainsRune("“‘\"'«([•*–—-$€£¿¡", r) ||
		unicode.IsLetter(r) && !unicode.IsLower(r)
}

// saysNext reports whether the words from token i on name who said what just closed: "he
// asked", "Anna Berg said". The question mark before them ends no sentence.
func saysNext(text string, tokens []Token, i int) bool {
	for k := i; k < min(i+4, len(tokens)); k++ {
		word := tokens[k].Of(text)
		if saying[strings.ToLower(word)] {
			return k > i
		}
		if !startsUpper(word) && !pronoun[strings.ToLower(word)] {
			return false
		}
		if starter[word] && !pronoun[strings.ToLower(word)] {
			return false
		}
	}
	return false
}

var saying = wordSet(`said says asked asks wrote writes told added replied cried shouted wondered tweeted joked quipped`)

var pronoun = wordSet(`he she they it we i you`)

// Words that often begin a sentence and seldom follow an abbreviation within one.
var starter = func() map[string]bool {
	m := map[string]bool{}
	for w := range wordSet(`the a an this that these those it its he she his her they their we our i you there here what when where why who
		how which while if in on at by for from with as after before since but and or so yet however meanwhile then also both
		some many most all no not one two three another each even once such under over during despite although though because
		according asked speaking earlier later last next still only just more several other until unlike instead moreover`) {
		m[strings.ToUpper(w[:1])+w[1:]] = true
	}
	return m
}()
