package morph

import (
	"path/filepath"
	"testing"

	"github.com/briefgen/briefgen/internal/nlp/conllu"
	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// devWords returns the sentences of ud-dev, and how many words they have.
func devWords(b testing.TB) (sentences [][]lexicon.Word, n int) {
	bank, err := conllu.ReadFile(filepath.FromSlash("../../../../shared/data/ud-dev.conllu.gz"))
	if err != nil {
		b.Skip("no treebank here: ", err)
	}
	for _, s := range bank {
		var words []lexicon.Word
		for _, w := range s.Words {
			words = append(words, lexicon.Look(w.Form))
		}
		sentences = append(sentences, words)
		n += len(words)
	}
	return sentences, n
}

func BenchmarkTag(b *testing.B) {
	sentences, n := devWords(b)
	tags := make([]Tag, 1<<12)
	t := Default()
	b.ReportAllocs()
	for b.Loop() {
		for _, words := range sentences {
			t.Tag(words, tags[:len(words)])
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLemma(b *testing.B) {
	sentences, n := devWords(b)
	t, l := Default(), DefaultLemmas()
	var forms []string
	var labels []Label
	for _, words := range sentences {
		tags := make([]Tag, len(words))
		t.Tag(words, tags)
		for i := range words {
			forms = append(forms, words[i].Form)
			labels = append(labels, t.Label(tags[i]))
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		for i, form := range forms {
			l.Of(form, labels[i].Penn, labels[i].Class)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		l, err := ReadLemmas(packedLemmas)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Read(packed, l); err != nil {
			b.Fatal(err)
		}
	}
}
