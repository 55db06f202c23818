package morph

import (
	"bytes"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

func look(text string) []lexicon.Word {
	var words []lexicon.Word
	for _, form := range strings.Fields(text) {
		words = append(words, lexicon.Look(form))
	}
	return words
}

func TestTag(t *testing.T) {
	for text, want := range map[string]string{
		"The boats left the old harbour on Tuesday .":                "DT NNS VBD DT JJ NN IN NNP .",
		"She has not seen whether they 're ready to leave .":         "PRP VBZ RB VBN IN PRP VBP JJ TO VB .",
		"“ We ’ll wait , ” said Mayor Berg .":                        "`` PRP MD VB , '' VBD NNP NNP .",
		"Vester 's well - known pilots , who refused , were fined .": "NNP POS RB HYPH VBN NNS , WP VBD , VBD VBN .",
	} {
		words := look(text)
		tags := make([]Tag, len(words))
		Default().Tag(words, tags)
		var have []string
		for _, tag := range tags {
			have = append(have, Default().Label(tag).Penn)
		}
		if got := strings.Join(have, " "); got != want {
			t.Errorf("%s\nhave %s\nwant %s", text, got, want)
		}
	}
}

func TestLemma(t *testing.T) {
	for _, c := range []struct{ form, penn, class, want string }{
		{"said", "VBD", "VERB", "say"},
		{"Boats", "NNS", "NOUN", "boat"},
		{"stopping", "VBG", "VERB", "stop"},
		{"hoping", "VBG", "VERB", "hope"},
		{"children", "NNS", "NOUN", "child"},
		{"wives", "NNS", "NOUN", "wife"},
		{"ministries", "NNS", "NOUN", "ministry"},
		{"series", "NNS", "NOUN", "series"},
		{"fled", "VBD", "VERB", "flee"},
		{"found", "VB", "VERB", "found"},
		{"found", "VBD", "VERB", "find"},
		{"left", "JJ", "ADJ", "left"},
		{"worse", "JJR", "ADJ", "bad"},
		{"bigger", "JJR", "ADJ", "big"},
		{"Norwegian", "JJ", "ADJ", "Norwegian"},
		{"n’t", "RB", "PART", "not"},
		{"wo", "MD", "AUX", "will"},
		{"'re", "VBP", "AUX", "be"},
		{"i", "PRP", "PRON", "I"},
		{"Them", "PRP", "PRON", "they"},
		{"Hastings", "NNP", "PROPN", "Hastings"},
		{"glorping", "VBG", "VERB", "glorp"}, // no word
		{"", "NN", "NOUN", ""},
		{"\xff\xfe", "NNS", "NOUN", "\xff\xfe"},
		{strings.Repeat("s", 100), "NNS", "NOUN", strings.Repeat("s", 100)},
	} {
		if got := DefaultLemmas().Of(c.form, c.penn, c.class); got != c.want {
			t.Errorf("lemma of %s/%s: %q, want %q", c.form, c.penn, got, c.want)
		}
	}
}

// TestNoAllocation holds that tags and lemmas of known words cost no memory.
func TestNoAllocation(t *testing.T) {
	words := look("Three old boats sank near the harbour , officials said on Tuesday .")
	tags := make([]Tag, len(words))
	tagger, lemmas := Default(), DefaultLemmas()
	n := testing.AllocsPerRun(10, func() {
		tagger.Tag(words, tags)
		for i := range words {
			l := tagger.Label(tags[i])
			lemmas.Of(words[i].Form, l.Penn, l.Class)
		}
	})
	if n > 0 {
		t.Errorf("%v allocations, want none", n)
	}
}

// lessons are enough to learn from.
func lessons() [][]Example {
	var out [][]Example
	for _, s := range []string{"the/DT/DET boat/NN/NOUN sank/VBD/VERB", "the/DT/DET boats/NNS/NOUN sank/VBD/VERB", "she/PRP/PRON saw/VBD/VERB the/DT/DET harbour/NN/NOUN"} {
		var words []Example
		for _, w := range strings.Fields(s) {
			f := strings.Split(w, "/")
			words = append(words, Example{f[0], f[1], f[2]})
		}
		for range 10 {
			out = append(out, words)
		}
	}
	return out
}

// TestSameBytes holds that the same lessons give the same model, and that it can be read.
func TestSameBytes(t *testing.T) {
	a := Train(lessons(), DefaultLemmas(), Defaults).Pack()
	b := Train(lessons(), DefaultLemmas(), Defaults).Pack()
	if !bytes.Equal(a, b) {
		t.Error("two models of the same lessons differ")
	}
	tagger, err := Read(a, DefaultLemmas())
	if err != nil {
		t.Fatal(err)
	}
	words := look("she saw the boats")
	tags := make([]Tag, len(words))
	tagger.Tag(words, tags)
	if got := tagger.Label(tags[3]).Penn; got != "NNS" {
		t.Errorf("tag of boats: %s, want NNS", got)
	}
	if !bytes.Equal(tagger.Pack(), a) {
		t.Error("packed again the model is another")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(Train(lessons(), DefaultLemmas(), Defaults).Pack())
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		tagger, err := Read(b, DefaultLemmas())
		if (tagger == nil) != (err != nil) {
			t.Fatalf("tagger %v, error %v", tagger, err)
		}
		if tagger != nil {
			words := look("the boats sank")
			tagger.Tag(words, make([]Tag, len(words)))
		}
	})
}

func FuzzLemma(f *testing.F) {
	f.Add("Boats", "NNS", "NOUN")
	f.Add("\xffs", "NNS", "NOUN")
	f.Fuzz(func(t *testing.T, form, penn, class string) { DefaultLemmas().Of(form, penn, class) })
}
