package nlp

import (
	"bytes"
	"fmt"
	"testing"
)

// tagged returns the sentences of text with tags.
func tagged(text string) []*Sentence {
	p := parse(text)
	var out []*Sentence
	for _, s := range p.sentences {
		out = append(out, newSentence(text, p.tokens[s[0]:s[1]]))
	}
	return out
}

func BenchmarkQuantities(b *testing.B) {
	list := tagged(report)
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range list {
			Quantities(s)
		}
	}
	perWord(b)
}

func BenchmarkDates(b *testing.B) {
	list := tagged(report)
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range list {
			Dates(s, "2025-03-05")
		}
	}
	perWord(b)
}

// badFigures are texts of nothing but what figures and dates are made of.
var badFigures = map[string]string{
	"digits": "7", "millions": "million ", "halves": "and a half ", "hyphens": "-", "ranges": "1-", "spaced": "5 ", "words": "two hundred and ",
	"weekdays": "Tuesday ", "ago": "three years ago ", "dollars": "$", "early": "early ", "commas": "1,", "may": "May 5 ", "last": "last Friday ",
	"to": "5 to ", "nouns": "12 big ", "fractions": "two-thirds of ", "feet": "5ft 3in ", "mornings": "morning of ", "years": "2019-", "quotes": "’80s ",
}

// BenchmarkBadFigures shows that time grows like the length of one sentence, whatever it is: the
// time per byte is the same at 1, 2 and 4 times 256 KB.
func BenchmarkBadFigures(b *testing.B) {
	for _, name := range []string{"digits", "millions", "halves", "hyphens", "ranges", "weekdays", "ago", "mornings", "nouns"} {
		for n := 1; n <= 4; n *= 2 {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				s := oneSentence(badFigures[name], n<<18)
				b.SetBytes(int64(len(s.Text)))
				for b.Loop() {
					Quantities(s)
					Dates(s, "2025-03-05")
				}
			})
		}
	}
}

// oneSentence returns size bytes of a text again and again as one sentence, without tags.
func oneSentence(text string, size int) *Sentence {
	all := string(bytes.Repeat([]byte(text), size/len(text)))
	tokens := Tokenize(all, Span{0, len(all)})
	for i := range tokens {
		tokens[i] = tokens[i].Tagged("JJ", "")
	}
	return withTree(all, tokens, Tree{})
}

func TestBadFigures(t *testing.T) {
	for name, text := range badFigures {
		for _, tag := range []string{"JJ", "NN", "CD", "VB"} {
			s := oneSentence(text, 1<<15)
			for i := range s.Tokens {
				s.Tokens[i] = s.Tokens[i].Tagged(tag, "")
			}
			for _, q := range Quantities(s) {
				if q.Empty() || !inText(s.Text, q.Span) || !inText(s.Text, q.Counted) {
					t.Fatalf("%s: quantity %+v", name, q)
				}
			}
			for _, d := range Dates(s, "2025-03-05") {
				if d.Empty() || !inText(s.Text, d.Span) {
					t.Fatalf("%s: date %+v", name, d)
				}
			}
		}
	}
}
