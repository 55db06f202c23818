package nlp

import (
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	tests := []struct{ text, words, joined string }{
		{"The two-hour talk", "The two-hour talk", "The two-hour talk"},
		{"Anne-Marie Al-Dahl’s 20-year-old boat", "Anne-Marie Al-Dahl ’s 20-year-old boat", "Anne-Marie Al-Dahl ’s 20-year-old boat"},
		{"It cannot cost $88m", "It cannot cost $ 88m", "It can not cost $ 88 m"},
		{"Don't sail - or - do", "Do n't sail - or - do", "Do n't sail - or - do"},
		{"U.S.-made pre- and post-war", "U.S. - made pre - and post-war", "U.S. - made pre - and post-war"},
		{"5-10 boats--and a non‑profit", "5-10 boats -- and a non‑profit", "5-10 boats -- and a non‑profit"},
		{"-x- x- -", "- x - x - -", "- x - x - -"},
		{"", "", ""},
	}
	for _, tt := range tests {
		tokens := Tokenize(tt.text, Span{0, len(tt.text)})
		var words, joined []string
		for w := range Words(tt.text, tokens) {
			words = append(words, w.Of(tt.text))
		}
		list, bounds := JoinHyphens(tt.text, tokens, [][2]int{{0, len(tokens)}})
		for _, tok := range list {
			joined = append(joined, tok.Of(tt.text))
		}
		if have := strings.Join(words, " "); have != tt.words {
			t.Errorf("Words of %q are %q, want %q", tt.text, have, tt.words)
		}
		if have := strings.Join(joined, " "); have != tt.joined || bounds[0] != [2]int{0, len(list)} {
			t.Errorf("JoinHyphens makes %q of %q in %v, want %q", have, tt.text, bounds, tt.joined)
		}
	}
}
