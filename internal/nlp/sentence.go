package nlp

import (
	"strings"
	"unicode/utf8"
)

// Sentences cuts tokens, which are those of one paragraph of text, into sentences. Each
// sentence is a pair of indexes, tokens[s[0]:s[1]]; together they are all tokens.
func Sentences(text string, tokens []Token) [][2]int {
	c := cutter{text: text, tokens: tokens, bracket: -1}
	for i := 0; i < len(tokens); i++ {
		if end := c.listItem(i); end > i {
			i = end - 1
			continue
		}
		switch last := text[tokens[i].End-1]; {
		case last == '(' && i > c.first:
			c.bracket = i
		case last == ')' && tokens[i].Len() == 1:
			c.bracket = -1
		case last == '"', last >= utf8.RuneSelf:
			c.quote(i)
		case last < utf8.RuneSelf && (isASCIILetter(last) || isASCIIDigit(last) || last == ','):
			continue
		}
		end, next := c.boundary(i)
		if end > 0 && !(c.bracket >= 0 && c.closesSoon(i)) {
			c.cut(end)
		}
		for next = max(next, end); i+1 < next; i++ {
			c.quote(i + 1)
			if c.word(i+1) == ")" {
				c.bracket = -1
			}
		}
	}
	if c.first < len(tokens) {
		c.cut(len(tokens))
	}
	return c.out
}

// cutter is on its way through a paragraph.
type cutter struct {
	text    string
	tokens  []Token
	out     [][2]int
	first   int  // token of the sentence
	bracket int  // where a bracket opened inside the sentence, or -1
	quoted  bool // inside a quotation, maybe one that began in an earlier sentence
	list    itemList
}

func (c *cutter) cut(end int) {
	c.out = append(c.out, [2]int{c.first, end})
	c.first, c.bracket = end, -1
}

func (c *cutter) word(i int) string {
	if i < 0 || i >= len(c.tokens) {
		return ""
	}
	return c.tokens[i].Of(c.text)
}

// attached reports whether no white space stands before token i.
func (c *cutter) attached(i int) bool {
	return i > 0 && i < len(c.tokens) && c.tokens[i-1].End == c.tokens[i].Start
}

// longBracket is the most tokens that a remark in brackets has inside a sentence: "at dawn (4.30
// a. m. ET) the gate was open". A bracket that does not close by then counts for nothing.
const longBracket = 25

// closesSoon reports whether the open bracket closes behind token i.
func (c *cutter) closesSoon(i int) bool {
	for k := i + 1; k < min(c.bracket+longBracket, len(c.tokens)); k++ {
		if c.word(k) == ")" {
			return true
		}
	}
	return false
}

// boundary returns the index behind the last token of the sentence that token i ends, or 0, and
// the token to go on with.
func (c *cutter) boundary(i int) (end, next int) {
	kind := c.terminal(i)
	if kind == notTerminal {
		return 0, 0
	}
	after := i + 1
	if kind == afterStop {
		if run := c.spacedDots(i); run > i+1 {
			return c.afterSpacedDots(i, run)
		}
	}
	end, closed := c.closers(after)
	if end == len(c.tokens) {
		return end, 0
	}
	switch {
	case c.endsBefore(kind, i, end, closed):
		return end, 0
	case kind == afterFace:
		return 0, end // all the faces of a row have the same behind them
	}
	return 0, 0
}

// endsBefore reports whether the sentence ends behind the terminal token i, the next one to
// begin with token end.
func (c *cutter) endsBefore(kind terminalKind, i, end int, closed bool) bool {
	word, next := c.word(i), c.word(end)
	switch kind {
	case afterAbbreviation:
		return c.endsAfterAbbreviation(word, i, end)
	case afterEllipsis:
		// In a quotation it stands for words left out more often than for a voice that trails off.
		if i == c.first || !closed && !starter[next] && !c.opensSentence(end) && (c.quoted || !c.attached(i) || c.attached(end)) {
			return false
		}
	case afterQuestion:
		if closed && c.saysNext(end) {
			return false
		}
	case afterFace:
		return startsUpper(next)
	case afterStop:
		if i > c.first && c.isEnumerator(i) || c.isNumberSign(i, next) {
			return false
		}
	}
	if kind == afterStop && (next == "(" || c.resumes(end)) {
		return true
	}
	return c.canStart(end) || !closed && (kind == afterStop && c.isPlainWord(i-1) || len(word) > 1 && kind == afterQuestion) && c.startsLower(end)
}

type terminalKind uint8

const (
	notTerminal terminalKind = iota
	afterStop
	afterQuestion
	afterEllipsis
	afterAbbreviation
	afterFace // :-)
)

// terminal says how token i may end a sentence.
func (c *cutter) terminal(i int) terminalKind {
	word := c.word(i)
	switch last := word[len(word)-1]; {
	case last == '.':
		switch {
		case len(word) == 1:
			return afterStop
		case word[len(word)-2] == '.' || strings.HasPrefix(word, "…"):
			return c.ellipsis(i)
		}
		return afterAbbreviation
	case word[0] == '?' || word[0] == '!':
		return afterQuestion
	case last < utf8.RuneSelf:
		if isFace(word) {
			return afterFace
		}
		return notTerminal
	}
	switch word {
	case "…":
		return c.ellipsis(i)
	case "。", "؟", "۔":
		return afterStop
	}
	return notTerminal
}

// ellipsis is afterEllipsis, but for marks that stand for words left out, in brackets ([...]) or at
// the start of a quotation ("... and left").
func (c *cutter) ellipsis(i int) terminalKind {
	if i == 0 || !c.attached(i) {
		return afterEllipsis
	}
	switch before := c.word(i - 1); {
	case before == "[", before == "(", isQuoteMark(before) && (i-1 == c.first || !c.attached(i-1)):
		return notTerminal
	}
	return afterEllipsis
}

// spacedDots returns the token behind a row of full stops parted by blanks, ". . .", that begins
// with token i; i+1 where there is no such row.
func (c *cutter) spacedDots(i int) int {
	k := i + 1
	for k < len(c.tokens) && c.tokens[k].Len() == 1 && c.word(k) == "." && c.tokens[k].Start <= c.tokens[k-1].End+1 {
		k++
	}
	if k < i+3 {
		return i + 1
	}
	return k
}

// afterSpacedDots returns where the sentence ends at the row of full stops tokens[i:run], after
// the Chicago Manual of Style: three stand for words left out within a sentence, four with the
// first against its word end it.
func (c *cutter) afterSpacedDots(i, run int) (end, next int) {
	end, closed := c.closers(run)
	switch {
	case end == len(c.tokens):
		return end, 0
	case closed && c.canStart(end):
		return end, 0
	case run-i >= 4 && c.attached(i) && i > c.first:
		return i + 1, run
	case run-i >= 4 && c.canStart(end):
		return end, 0
	}
	return 0, run
}

// isNumberSign reports whether the full stop i belongs to the abbreviation of "number", N°, with
// the number behind it.
func (c *cutter) isNumberSign(i int, next string) bool {
	return isASCIIDigit(next[0]) && i > c.first && c.attached(i) && (c.word(i-1) == "°" || c.word(i-1) == "Nº" || c.word(i-1) == "№")
}
