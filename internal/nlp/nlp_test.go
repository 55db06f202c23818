package nlp

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/golden"
)

// parsed is a text of one paragraph a line, with its tokens and sentences.
type parsed struct {
	text      string
	tokens    []Token
	sentences [][2]int
}

// parse tokenizes text line by line, cuts each line into sentences and tags them.
func parse(text string) parsed {
	p := parsed{text: text}
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		tokens := Tokenize(text, Span{at, at + len(line)})
		for _, s := range Sentences(text, tokens) {
			Tag(text, tokens[s[0]:s[1]])
			p.sentences = append(p.sentences, [2]int{s[0] + len(p.tokens), s[1] + len(p.tokens)})
		}
		p.tokens = append(p.tokens, tokens...)
		at += len(line)
	}
	return p
}

func newSentence(text string, tokens []Token) *Sentence { return &Sentence{Text: text, Tokens: tokens} }

// of returns the words of s, "-" where there are none.
func (p parsed) of(s Span) string {
	if s.Empty() {
		return "-"
	}
	return s.Of(p.text)
}

func TestTokenize(t *testing.T) {
	golden.Run(t, "testdata/tokens.txtar", func(input string) string {
		var out []string
		for _, tok := range Tokenize(input, Span{0, len(input)}) {
			out = append(out, tok.Of(input))
		}
		return strings.Join(out, " | ")
	})
}

func TestSentences(t *testing.T) {
	golden.Run(t, "testdata/sentences.txtar", func(input string) string {
		p := parse(input)
		var out []string
		for _, s := range p.sentences {
			out = append(out, p.tokens[s[0]].Cover(p.tokens[s[1]-1].Span).Of(input))
		}
		return strings.Join(out, "\n")
	})
}

func TestTag(t *testing.T) {
	golden.Run(t, "testdata/tags.txtar", func(input string) string {
		p := parse(input)
		var out []string
		for _, tok := range p.tokens {
			out = append(out, tok.Of(input)+"/"+tok.Tag())
		}
		return strings.Join(out, " ")
	})
}

func TestNames(t *testing.T) {
	kinds := map[NameKind]string{OtherName: "other", PersonName: "person", OrganizationName: "organization", PlaceName: "place"}
	golden.Run(t, "testdata/names.txtar", func(input string) string {
		p := parse(input)
		var out []string
		for _, n := range Names(p.text, p.tokens, p.sentences) {
			line := kinds[n.Kind] + ": " + p.of(n.Span)
			if !n.Role.Empty() {
				line += " (" + p.of(n.Role) + ")"
			}
			if n.Credit {
				line += ", a credit"
			}
			out = append(out, line)
		}
		return strings.Join(out, "\n")
	})
}

func TestQuantities(t *testing.T) {
	golden.Run(t, "testdata/quantities.txtar", func(input string) string {
		p := parse(input)
		var out []string
		for _, s := range p.sentences {
			for _, q := range Quantities(newSentence(input, p.tokens[s[0]:s[1]])) {
				value := number(q.Value)
				if q.Max != q.Value {
					value += " to " + number(q.Max)
				}
				out = append(out, fmt.Sprintf("%s: value %s, unit %s, modifier %s, counted %s", p.of(q.Span), value, dash(q.Unit), dash(q.Modifier), p.of(q.Counted)))
			}
		}
		return strings.Join(out, "\n")
	})
}

// number writes a figure without the noise of its last binary digits.
func number(v float64) string { return strconv.FormatFloat(math.Round(v*1e4)/1e4, 'f', -1, 64) }

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// A first line "published DAY" gives the anchor.
func TestDates(t *testing.T) {
	golden.Run(t, "testdata/dates.txtar", func(input string) string {
		published := ""
		if first, rest, ok := strings.Cut(input, "\n"); ok && strings.HasPrefix(first, "published ") {
			published, input = strings.TrimPrefix(first, "published "), rest
		}
		p := parse(input)
		var out []string
		for _, s := range p.sentences {
			for _, d := range Dates(newSentence(input, p.tokens[s[0]:s[1]]), published) {
				out = append(out, fmt.Sprintf("%s: %s %s", p.of(d.Span), d.Precision, dash(d.Value)))
			}
		}
		return strings.Join(out, "\n")
	})
}

func TestStem(t *testing.T) {
	golden.Run(t, "testdata/stems.txtar", func(input string) string {
		var out []string
		for word := range strings.FieldsSeq(input) {
			out = append(out, fmt.Sprintf("%s: fold %s, stem %s", word, Fold(word), Stem(word)))
		}
		return strings.Join(out, "\n")
	})
}

func TestIDFFallsWithFrequency(t *testing.T) {
	list := []string{"the", "people", "sailor", "zzyzxqq"}
	for i := 1; i < len(list); i++ {
		if low, high := IDF(Stem(list[i-1])), IDF(Stem(list[i])); low >= high {
			t.Errorf("IDF(%q) = %.2f, IDF(%q) = %.2f: want the first lower", list[i-1], low, list[i], high)
		}
	}
}

func TestCountries(t *testing.T) {
	tests := []struct {
		name, country, capital string
	}{
		{"Norway", "Norway", "Oslo"},
		{"Oslo", "Norway", "Oslo"},
		{"the Netherlands", "Netherlands", "The Hague"},
		{"Atlantis", "", ""},
		{"", "", ""},
	}
	for _, tt := range tests {
		c, ok := CountryOf(tt.name)
		if ok != (tt.country != "") || c.Name != tt.country {
			t.Errorf("CountryOf(%q) = %q, %v; want %q", tt.name, c.Name, ok, tt.country)
		}
		if ok && !c.IsCapital(tt.capital) {
			t.Errorf("CountryOf(%q) has the capitals %q, want %q", tt.name, c.Capitals, tt.capital)
		}
	}
	if c, ok := NationalityOf("Norwegians"); !ok || c.Name != "Norway" || !c.IsCapital("Oslo") || c.IsCapital("Bergen") {
		t.Errorf("NationalityOf(Norwegians) = %+v, %v", c, ok)
	}
}
