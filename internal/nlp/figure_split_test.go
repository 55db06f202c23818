package nlp

import (
	"fmt"
	"testing"
)

// splitHyphens cuts tokens at their hyphens, as Universal Dependencies has them.
func splitHyphens(text string, tokens []Token) []Token {
	var out []Token
	for _, t := range tokens {
		list := cut(text, []Token{t}, nil)
		for i, p := range list {
			tag := t.Tag()
			switch {
			case len(list) == 1:
			case p.lex == hyphenLexeme:
				tag = "HYPH"
			case isASCIIDigit(p.Of(text)[0]) || p.lex.is&isCardinal != 0:
				tag = "CD"
			case i == len(list)-1 && p.lex.word != "old":
				tag = "NN"
			}
			out = append(out, Token{Span: p.Span}.Tagged(tag, ""))
		}
	}
	return out
}

func TestHyphensMakeNoDifference(t *testing.T) {
	for _, text := range []string{
		"A 6.1-magnitude quake hit.", "The magnitude-5.9 quake hit.", "A two-hour talk.", "A 90-minute film.", "Twenty-five boats sank.",
		"A two-million-euro boat.", "A 20,000-strong crowd.", "A 60-member council.", "The 32-year-old driver.", "Between 1.5-2 million people.",
		"Two-thirds of the boats.", "A two-and-a-half-hour talk.", "It sank in mid-August.", "It sank on Aug. 10-12.", "The log says 2025-03-04.",
		"From 1995-2001 it lay here.", "She is 6-foot-4.", "A half-mile walk.", "An $11-million house.", "18- to 24-year-olds voted.", "A 3-2 win.",
		"The COVID-19 cases.", "It was shut in 2016-17.", "A half-dozen boats.",
	} {
		p := parse(text)
		see := func(tokens []Token) string {
			s := newSentence(text, tokens)
			out := ""
			for _, q := range Quantities(s) {
				out += fmt.Sprintf("%s: %v %v %s %s %s\n", q.Of(text), q.Value, q.Max, q.Unit, q.Modifier, p.of(q.Counted))
			}
			for _, d := range Dates(s, "2025-03-05") {
				out += fmt.Sprintf("%s: %s %s\n", d.Of(text), d.Precision, d.Value)
			}
			return out
		}
		if whole, split := see(p.tokens), see(splitHyphens(text, p.tokens)); whole != split {
			t.Errorf("%s\nwhole: %ssplit: %s", text, whole, split)
		}
	}
}
