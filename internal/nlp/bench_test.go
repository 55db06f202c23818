package nlp

import (
	"strings"
	"testing"
)

// report is a text like those that the program reads.
var report = strings.Repeat(`Mayor Anna Berg said on Tuesday that at least 12 boats were lost when the old harbour burned.
“We have never seen flames like it,” the harbour spokesman, Paul Vik, told the Vester Gazette at 4 a.m. It cost about $2.6 million.
`, 500)

// perWord reports the speed in words a second, too.
func perWord(b *testing.B) {
	b.Helper()
	b.SetBytes(int64(len(report)))
	b.ReportMetric(float64(b.N*len(strings.Fields(report)))/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkSentences(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Sentences(report, Tokenize(report, Span{0, len(report)}))
	}
	perWord(b)
}

func BenchmarkTag(b *testing.B) {
	tokens := Tokenize(report, Span{0, len(report)})
	for b.Loop() {
		Tag(report, tokens)
	}
	perWord(b)
}

func BenchmarkNames(b *testing.B) {
	p := parse(report)
	for b.Loop() {
		Names(p.text, p.tokens, p.sentences)
	}
	perWord(b)
}
