package nlp

import (
	"fmt"
	"strings"
	"testing"
)

// hostile are texts that would take a careless program quadratic time, as pieces to be repeated.
var hostile = []struct{ name, piece string }{
	{"words", "boat "},
	{"one word", "boat"},
	{"sentences", "Go. "},
	{"stops", "."},
	{"spaced stops", ". "},
	{"stops and closers", ".\") "},
	{"quote marks", "\""},
	{"curly quote marks", "“"},
	{"abbreviations", "Mr. "},
	{"joined abbreviations", "a.b.c.d."},
	{"initials", "A. "},
	{"digits", "7"},
	{"joined digits", "555-"},
	{"figures", "1,1.1:"},
	{"combining marks", "\u0301"},
	{"opening brackets", "("},
	{"open brackets", "Go (a. "},
	{"notes", ". [1"},
	{"at signs", "@"},
	{"mail", "a@"},
	{"mail with hyphens", "a-"},
	{"web addresses", "http://"},
	{"domains", "a.com/"},
	{"hyphens", "-"},
	{"prefixes", "re-"},
	{"apostrophes", "'"},
	{"clitics", "n't"},
	{"curly apostrophes", "’s"},
	{"list items", "1. "},
	{"list letters", "a) "},
	{"bullets", "• "},
	{"asks", "Go? Vik "},
	{"hours", "at 5 p.m. Vik "},
	{"joiners", "\u200d"},
	{"zero width", "a\u200b"},
	{"right to left", "\u202ea\u200f"},
	{"emoji", "👨\u200d"},
	{"flags", "🇳"},
	{"broken", "\xff\xe2\x80"},
	{"currencies", "US$"},
	{"underscores", "_a"},
	{"faces", ":-) "},
	{"blanks", " "},
}

// TestHostile holds tokens and sentences of hostile texts against what always holds.
func TestHostile(t *testing.T) {
	for _, h := range hostile {
		text := strings.Repeat(h.piece, 5000/len(h.piece))
		checkTokens(t, text)
		checkSentences(t, text)
	}
}

// BenchmarkHostile shows that time grows with the length of the text and no faster.
func BenchmarkHostile(b *testing.B) {
	for _, h := range hostile {
		for _, kb := range []int{256, 512, 1024} {
			text := strings.Repeat(h.piece, kb<<10/len(h.piece))
			b.Run(fmt.Sprintf("%s/%dKB", strings.ReplaceAll(h.name, " ", "-"), kb), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					Sentences(text, Tokenize(text, Span{0, len(text)}))
				}
			})
		}
	}
}
