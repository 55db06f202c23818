package nlp

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"
)

// seeds holds texts that once went wrong or well might.
var seeds = []string{
	"", " ", "\n", "a", ".", "\"", "“", "’s", "'80s", "’", "\xff", "\xe2\x80", "a\xff.b", "\u200b", "\u0301",
	"“We go,” said Anna Berg, the mayor. She left on Aug. 10, 2019 with at least 10 people.",
	"Mr. Vik's two-million-euro boat—U.S.-made—sank... 1. 2. (3)",
	"The Secretary of State for the Isles of Vester, Jens Dahl Jr., 44, of the Bank of Vester & Co. left",
	"$", "$ $1", "half an", "a dozen", "between 5 and", "5 to", "1-1-1-1-1-1-1", "magnitude-", "magnitude-x", "one hundred and",
	"million million million million million million million million million million", "10 million million million million million million",
	"May", "May 5", "in May", "5 May", "August 2,", "2019-02-30", "0000-01-01", "February 29",
	"www.éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé",
	"X of", "Bank of the", "of", "de la", "Al de", "A.", "I.", "No.", "no. 5", "etc. Berg", "東京。は",
}

// inText reports whether s is a span of text on rune boundaries.
func inText(text string, s Span) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(text) && onRune(text, s.Start) && onRune(text, s.End)
}

func onRune(text string, at int) bool {
	if at == len(text) || utf8.RuneStart(text[at]) {
		return true
	}
	for k := 1; k < utf8.UTFMax && k <= at; k++ {
		if _, n := utf8.DecodeRuneInString(text[at-k:]); n > k {
			return false
		}
	}
	return true // broken bytes are runes by themselves
}

func FuzzTokenize(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		checkTokens(t, text)
		cut := len(text) / 2
		for cut < len(text) && !onRune(text, cut) {
			cut++
		}
		checkPart(t, text, Span{cut, len(text)})
		checkPart(t, text, Span{0, cut})
	})
}

// addSeeds adds the texts that once went wrong and short hostile ones.
func addSeeds(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	for _, h := range hostile {
		f.Add(strings.Repeat(h.unit, 9))
	}
}

// checkTokens fails where a token of text is empty, begins or ends within a rune or overlaps
// another, or where something other than white space belongs to none.
func checkTokens(t *testing.T, text string) { checkPart(t, text, Span{0, len(text)}) }

// checkPart does so for a part of text.
func checkPart(t *testing.T, text string, part Span) {
	t.Helper()
	at := part.Start
	for _, tok := range Tokenize(text, part) {
		if tok.Empty() || tok.Start < at || tok.End > part.End || !inText(text, tok.Span) {
			t.Fatalf("token %v behind %d of %q", tok.Span, at, text)
		}
		assertBlank(t, text[at:tok.Start])
		at = tok.End
	}
	assertBlank(t, text[at:part.End])
}

// assertBlank fails where a gap between tokens holds more than white space.
func assertBlank(t *testing.T, gap string) {
	t.Helper()
	for _, r := range gap {
		if !isSpace(r) {
			t.Fatalf("%q belongs to no token", gap)
		}
	}
}

func FuzzSentences(f *testing.F) {
	addSeeds(f)
	f.Fuzz(checkSentences)
}

// checkSentences fails where the sentences of text are not all its tokens, each once. A word that
// hyphens part lies in one sentence.
func checkSentences(t *testing.T, text string) {
	t.Helper()
	tokens := Tokenize(text, Span{0, len(text)})
	at := 0
	sentences := Sentences(text, tokens)
	for _, s := range sentences {
		if s[0] != at || s[1] <= s[0] {
			t.Fatalf("sentence %v behind token %d of %q", s, at, text)
		}
		at = s[1]
	}
	if at != len(tokens) {
		t.Fatalf("sentences end with token %d of %d of %q", at, len(tokens), text)
	}
	joined, bounds := JoinHyphens(text, tokens, sentences)
	if len(bounds) != len(sentences) || len(joined) > len(tokens) || len(bounds) > 0 && bounds[len(bounds)-1][1] != len(joined) {
		t.Fatalf("%d joined words in %v of %q", len(joined), bounds, text)
	}
}

func FuzzFindings(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, "2025-03-05")
	}
	f.Add("On Monday", "2025-99-99")
	f.Add("On Monday", "longer than a day")
	f.Fuzz(func(t *testing.T, text, published string) {
		p := parse(text)
		for i, tok := range p.tokens {
			if tok.Tag() == "" {
				t.Errorf("token %d, %q, has no tag in %q", i, tok.Of(text), text)
			}
		}
		for _, n := range Names(text, p.tokens, p.sentences) {
			if n.Empty() || !inText(text, n.Span) || !inText(text, n.Role) || n.Sentence < 0 || n.Sentence >= len(p.sentences) {
				t.Errorf("name %+v of %q", n, text)
			}
		}
		for _, s := range p.sentences {
			checkFigures(t, text, p.tokens[s[0]:s[1]], published)
		}
	})
}

func checkFigures(t *testing.T, text string, tokens []Token, published string) {
	t.Helper()
	for _, q := range Quantities(NewSentence(text, tokens)) {
		if q.Empty() || !inText(text, q.Span) || !inText(text, q.Counted) {
			t.Errorf("quantity %+v of %q", q, text)
		}
		if math.IsInf(q.Max, 0) || math.IsNaN(q.Value) || q.Max < q.Value {
			t.Errorf("quantity %q of %q has the value %v to %v", q.Of(text), text, q.Value, q.Max)
		}
	}
	for _, d := range Dates(NewSentence(text, tokens), published) {
		if d.Empty() || !inText(text, d.Span) || d.Precision == "" {
			t.Errorf("date %+v of %q", d, text)
		}
	}
}

func FuzzStem(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if weight := IDF(Stem(word)); math.IsNaN(weight) || math.IsInf(weight, 0) {
			t.Errorf("the stem of %q has the weight %v", word, weight)
		}
		IsCommon(word)
		IsFunction(word)
	})
}
