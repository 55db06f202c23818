package nlp

import (
	"fmt"
	"strings"
	"testing"
)

// hostile holds what a text may be made of to bring out work that is not linear, or a span that
// is none.
var hostile = []struct{ name, unit string }{
	{"one sentence", "boats and "},
	{"short sentences", "It burned. "},
	{"words without sense", "x "},
	{"letters", "a"},
	{"capitals", "A"},
	{"names", "Anna Berg "},
	{"names and marks", "Anna Berg, "},
	{"particles", "Al de la "},
	{"titles", "Mr. Secretary of State "},
	{"double quotes", `"`},
	{"opening quotes", "“"},
	{"single quotes", "'"},
	{"quoted words", "“a” "},
	{"abbreviations", "U.S. "},
	{"titles with dots", "Mr. "},
	{"initials", "A. "},
	{"dotted letters", "a.b.c."},
	{"numbered", "1. "},
	{"digits", "7"},
	{"digits and commas", "1,"},
	{"digits and dots", "1."},
	{"numbers", "one hundred and "},
	{"millions", "million million "},
	{"halves", "and a half "},
	{"ranges", "between 5 and 7 to "},
	{"fractions", "1/"},
	{"dollars", "$"},
	{"dollars apart", "$ "},
	{"years", "in 2019 "},
	{"months", "May "},
	{"weekdays", "on Tuesday "},
	{"numbers apart", "5 "},
	{"to", "5 to "},
	{"ages", "three years ago "},
	{"early", "early "},
	{"last days", "last Friday "},
	{"counted", "12 big "},
	{"shares", "two-thirds of "},
	{"feet", "5ft 3in "},
	{"parts of days", "morning of "},
	{"ranges of years", "2019-"},
	{"decades", "’80s "},
	{"brackets", "("},
	{"brackets apart", "( "},
	{"pairs of brackets", "(a) "},
	{"hyphens", "-"},
	{"hyphenated", "a-"},
	{"dashes", "—"},
	{"apostrophes", "a'"},
	{"clitics", "n't's'll"},
	{"full stops", "."},
	{"question marks", "?! "},
	{"colons", ":"},
	{"commas", ", "},
	{"at signs", "a@"},
	{"mail", "a@b.c "},
	{"schemes", "http://"},
	{"addresses", "http://a.b/c?d=e&f "},
	{"slashes", "a/"},
	{"ampersands", "A&"},
	{"combining marks", "\u0301"},
	{"letters with marks", "a\u0301\u0302"},
	{"zero width spaces", "\u200b"},
	{"zero width joiners", "\u200d"},
	{"zero width in words", "a\u200bb\u200c"},
	{"byte order marks", "\ufeff"},
	{"right to left", "\u202e"},
	{"marks of direction", "a\u200f\u200e "},
	{"family", "👩\u200d👩\u200d👧\u200d"},
	{"flags", "🇺🇦"},
	{"skin", "👍🏽"},
	{"Chinese", "港口起火了。"},
	{"Arabic", "احترق المرفأ. "},
	{"Thai", "ท่าเรือไฟไหม้"},
	{"not UTF-8", "\xff"},
	{"half a rune", "a\xe2\x80"},
	{"bytes that go on", "\x80\xbf"},
	{"NUL", "\x00"},
	{"NUL in words", "a\x00b "},
	{"controls", "\x1b[0m\x07"},
	{"soft hyphens", "har\u00adbour "},
	{"new lines", "\n"},
	{"lines", "It burned\n"},
	{"lines of old systems", "a\r\n\v\f\u2028\u2029\u0085"},
	{"spaces of no width", "\u00a0\u2009\u3000"},
	{"nouns", "harbour boat fire chief "},
	{"verbs", "said that "},
	{"of", "the head of "},
	{"and", "and "},
	{"who", "who said who "},
	{"stops apart", ". "},
	{"stops and closers", ".\") "},
	{"joined digits", "555-"},
	{"figures", "1,1.1:"},
	{"open brackets", "Go (a. "},
	{"notes", ". [1"},
	{"mail with hyphens", "a-b@"},
	{"domains", "a.com/"},
	{"prefixes", "re-"},
	{"list letters", "a) "},
	{"bullets", "• "},
	{"questions and names", "Go? Vik "},
	{"hours", "at 5 p.m. Vik "},
	{"currencies", "US$"},
	{"underscores", "_a"},
	{"faces", ":-) "},
}

// made returns unit again and again, n bytes at least.
func made(unit string, n int) string { return strings.Repeat(unit, n/len(unit)+1) }

// TestHostile reads what nobody writes, each text as one paragraph and as lines.
func TestHostile(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			text := made(h.unit, 8<<10)
			for _, lines := range [][]Span{{{0, len(text)}}, paragraphs(text)} {
				if err := readAll(text, lines, grownOut).check(); err != nil {
					t.Errorf("8 KB of %q: %v", h.unit, err)
				}
			}
		})
	}
}

// TestHostileMix reads all of it at once.
func TestHostileMix(t *testing.T) {
	var text strings.Builder
	for _, h := range hostile {
		text.WriteString(made(h.unit, 100))
	}
	whole := text.String()
	if err := readAll(whole, []Span{{0, len(whole)}}, grownOut).check(); err != nil {
		t.Error(err)
	}
}

// BenchmarkMillion reads a sentence of a million words, and a million sentences.
func BenchmarkMillion(b *testing.B) {
	for _, c := range []struct{ name, unit string }{{"words", "boats and "}, {"sentences", "It burned. "}} {
		text := strings.Repeat(c.unit, 1_000_000)
		if c.name == "words" {
			text = text[:len(text)/2]
		}
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if err := readAll(text, []Span{{0, len(text)}}, grownOut).check(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkHostile shows work that is not linear: the time for a byte grows with the text. It
// takes a few minutes; of one kind of text:
//
//	go test ./internal/nlp -run '^$' -bench 'Hostile/brackets' -cpu 1
func BenchmarkHostile(b *testing.B) {
	for _, h := range hostile {
		for _, times := range []int{1, 2, 4} {
			text := made(h.unit, times<<18) + " boats" // a row may be read otherwise where it is not all
			b.Run(fmt.Sprintf("%s/%dx", strings.ReplaceAll(h.name, " ", "_"), times), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					readAll(text, []Span{{0, len(text)}}, grownOut)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(text)), "ns/byte")
			})
		}
	}
}
