package nlp

import (
	"strings"
	"sync"
)

// A piece is a token, or a part of one between hyphens: figures read "four-hour" alike whether
// it is one token or three.
type piece struct {
	Span
	lex   *lexeme
	token int
}

// pieces is a sentence as figures and dates see it.
type pieces struct {
	text   string
	tokens []Token
	list   []piece
}

// rooms holds lists of pieces for the next sentence.
var rooms = sync.Pool{New: func() any { return new([]piece) }}

// putRoom keeps a list for later, unless a sentence of rubbish has made it huge.
func putRoom(list *[]piece) {
	if cap(*list) <= 4096 {
		rooms.Put(list)
	}
}

// cut appends the pieces of the tokens of a sentence to list.
func cut(text string, tokens []Token, list []piece) []piece {
	for i, t := range tokens {
		word := t.Of(text)
		if len(word) > 2 && hyphened(word) {
			list = cutHyphens(text, t.Span, i, list)
			continue
		}
		list = append(list, piece{t.Span, lookUp(word), i})
	}
	return list
}

// hyphened reports whether word may have a hyphen inside: all but the plain one begin with one
// byte, which some other marks share.
func hyphened(word string) bool {
	for i := range len(word) {
		if word[i] == '-' || word[i] == 0xe2 {
			return true
		}
	}
	return false
}

// cutHyphens appends the parts of one token, and the hyphens between them.
func cutHyphens(text string, s Span, token int, list []piece) []piece {
	at := s.Start
	for k := s.Start; k < s.End; {
		n := hyphen(text[k:s.End])
		if n == 0 {
			k++
			continue
		}
		if k > at {
			list = append(list, piece{Span{at, k}, lookUp(text[at:k]), token})
		}
		list = append(list, piece{Span{k, k + n}, hyphenLexeme, token})
		k += n
		at = k
	}
	if at < s.End {
		list = append(list, piece{Span{at, s.End}, lookUp(text[at:s.End]), token})
	}
	return list
}

var hyphenLexeme = &lexeme{word: "-"}

// hyphen returns the length of the hyphen or dash that text begins with, 0 if there is none.
func hyphen(text string) int {
	switch {
	case text[0] == '-':
		return 1
	case strings.HasPrefix(text, "‐"), strings.HasPrefix(text, "‑"), strings.HasPrefix(text, "–"), strings.HasPrefix(text, "−"):
		return len("–")
	}
	return 0
}

// is reports whether piece i is one of kinds k; what is outside the sentence is none.
func (p *pieces) is(i int, k kinds) bool {
	return i >= 0 && i < len(p.list) && p.list[i].lex.is&k != 0
}

// word returns piece i, in lower case if the table has it; "" outside the sentence.
func (p *pieces) word(i int) string {
	if i < 0 || i >= len(p.list) {
		return ""
	}
	if w := p.list[i].lex.word; w != "" {
		return w
	}
	return p.list[i].Of(p.text)
}

// raw returns piece i as it stands, "" outside the sentence.
func (p *pieces) raw(i int) string {
	if i < 0 || i >= len(p.list) {
		return ""
	}
	return p.list[i].Of(p.text)
}

func (p *pieces) n(i int) float64 { return p.list[i].lex.n }

// tag returns the tag of the token that piece i is of.
func (p *pieces) tag(i int) string {
	if i < 0 || i >= len(p.list) {
		return ""
	}
	return p.tokens[p.list[i].token].Tag()
}

// dash reports whether piece i is a hyphen or dash.
func (p *pieces) dash(i int) bool {
	if i < 0 || i >= len(p.list) {
		return false
	}
	if p.list[i].lex == hyphenLexeme {
		return true
	}
	w := p.list[i].Of(p.text)
	return len(w) <= 3 && hyphen(w) == len(w)
}

// joined reports whether nothing stands between piece i and the one before it.
func (p *pieces) joined(i int) bool {
	return i > 0 && i < len(p.list) && p.list[i-1].End == p.list[i].Start
}

// tight reports whether piece i is a hyphen inside a word.
func (p *pieces) tight(i int) bool { return p.dash(i) && p.joined(i) && p.joined(i+1) }

// words reports whether the pieces from i on are those of list, lower case.
func (p *pieces) words(i int, list ...string) bool {
	for k, w := range list {
		if p.word(i+k) != w {
			return false
		}
	}
	return true
}

func (p *pieces) cover(first, last int) Span { return p.list[first].Cover(p.list[last].Span) }

func (p *pieces) capital(i int) bool { return i >= 0 && i < len(p.list) && startsUpper(p.raw(i)) }

// digit reports whether piece i begins with a digit.
func (p *pieces) digit(i int) bool { w := p.raw(i); return w != "" && isASCIIDigit(w[0]) }
