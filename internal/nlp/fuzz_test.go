package nlp

import (
	"errors"
	"math"
	"strings"
	"testing"
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

// FuzzTokenize reads the two halves of a text, each as a part of it.
func FuzzTokenize(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		cut := len(text) / 2
		for cut < len(text) && !onRune(text, cut) {
			cut++
		}
		for _, part := range []Span{{0, cut}, {cut, len(text)}} {
			r := reading{text: text, tokens: Tokenize(text, part)}
			if err := r.checkTokens(part); err != nil {
				t.Fatalf("%v\ntext %q", err, text)
			}
		}
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

// FuzzJoinHyphens makes words of the tokens of sentences; each lies in one sentence.
func FuzzJoinHyphens(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		r := readAll(text, []Span{{0, len(text)}}, cutUp)
		joined, bounds := JoinHyphens(text, r.tokens, r.sentences)
		words := &reading{text: text, tokens: joined, sentences: bounds}
		if err := errors.Join(words.checkTokens(Span{0, len(text)}), words.checkSentences()); err != nil {
			t.Fatalf("%v\ntext %q", err, text)
		}
		if len(bounds) != len(r.sentences) {
			t.Fatalf("%d sentences of %d in %q", len(bounds), len(r.sentences), text)
		}
	})
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
