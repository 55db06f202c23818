package entity

import (
	"github.com/briefgen/briefgen/internal/nlp/gazetteer"
	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// mode says how a sentence uses capitals.
type mode uint8

const (
	normal   mode = iota
	headline      // Most Words Have One
	shouted       // ALL CAPS
)

func modeOf(tokens []Token) mode {
	upper, title, lower := 0, 0, 0
	for i := range tokens {
		switch tokens[i].Case {
		case lexicon.Upper:
			upper++
		case lexicon.Title, lexicon.Mixed:
			title++
		case lexicon.Lower:
			if tokens[i].Class&gazetteer.Function == 0 {
				lower++
			}
		}
	}
	switch all := upper + title + lower; {
	case upper >= 2 && 4*upper >= 3*all:
		return shouted
	case all >= 5 && 10*(upper+title) >= 7*all:
		return headline
	}
	return normal
}

// mayName reports whether token i of a sentence may be a word of a name by its capitals.
func mayName(tokens []Token, i int, m mode) bool {
	t := &tokens[i]
	switch t.Case {
	case lexicon.Lower, lexicon.NoLetters:
		return false
	case lexicon.Single, lexicon.Title:
		if t.Class&gazetteer.Function != 0 && (m != normal || i+1 == len(tokens) || tokens[i+1].Case <= lexicon.Lower && tokens[i+1].Class&gazetteer.Joiner == 0) {
			return false
		}
	case lexicon.Upper:
		return m != shouted || t.Class&gazetteer.Function == 0
	}
	return true
}

// maxInside is the most small words and marks that stand between two capitalised words of a name.
const maxInside = 3

// regions calls do with each row of words of a sentence that may hold names: capitalised words
// and the small ones between them. No name goes over the bounds of a row.
func regions(tokens []Token, m mode, do func(first, last int)) {
	for i := 0; i < len(tokens); {
		if !mayName(tokens, i, m) {
			i++
			continue
		}
		first := i
		for first > 0 && i-first < maxInside && before(tokens, first-1) {
			first--
		}
		last := i + 1
		for {
			next := last
			for next < len(tokens) && next-last < maxInside && !mayName(tokens, next, m) && between(tokens, next, last) {
				next++
			}
			if next < len(tokens) && mayName(tokens, next, m) {
				last = next + 1
				continue
			}
			break
		}
		if last < len(tokens) && tokens[last].Digits && tokens[last].Case != lexicon.Title {
			last++
		}
		do(first, last)
		i = last
	}
}

// between reports whether token i may stand inside a name, the last capitalised word of which is
// token last-1.
func between(tokens []Token, i, last int) bool {
	if tokens[i].Class&(gazetteer.Joiner|gazetteer.Particle) != 0 || tokens[i].Digits {
		return true
	}
	return tokens[i].Form == "," && i+1 < len(tokens) && tokens[i+1].Class&gazetteer.Suffix != 0
}

// before reports whether token i, a small word, may begin a name: "von", "al".
func before(tokens []Token, i int) bool {
	return tokens[i].Case == lexicon.Lower && tokens[i].Class&gazetteer.Particle != 0
}
