package speech

import (
	"bytes"
	"testing"

	"github.com/briefgen/briefgen/internal/nlp"
)

// TestModelReadsBack holds that the model is written as it was read, and that less than all of it is none.
func TestModelReadsBack(t *testing.T) {
	if !bytes.Equal(Default().AppendBinary(nil), packed) {
		t.Error("the model is not written as it was read")
	}
	for _, n := range []int{0, 1, len(packed) / 2, len(packed) - 1} {
		if _, err := Read(packed[:n]); err == nil {
			t.Errorf("%d bytes of the model are read", n)
		}
	}
}

// sentence makes a sentence of all of text.
func sentence(text string) *Sentence {
	tokens := nlp.Tokenize(text, nlp.Span{End: len(text)})
	nlp.Tag(text, tokens)
	return &Sentence{Text: text, Tokens: tokens, Notes: make([]Note, len(tokens))}
}

// FuzzFind holds that what is found are runs of tokens, none empty but the source, and that no content holds its cue.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"", "said", "Berg said that", "The boats, Berg said, were old.", "according to", ": “Go.”", "the fear that that that", "said said said", ", , ,"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := sentence(text)
		for _, a := range Default().Find(s) {
			runs := a.Content
			if a.Source != [2]int{} {
				runs = append(runs[:len(runs):len(runs)], a.Source)
			}
			for _, r := range runs {
				if r[0] < 0 || r[0] >= r[1] || r[1] > len(s.Tokens) {
					t.Fatalf("%q: %+v", text, a)
				}
			}
			for _, r := range a.Content {
				if r[0] <= a.Cue && a.Cue < r[1] {
					t.Fatalf("%q: the content holds the cue: %+v", text, a)
				}
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Read(packed); err != nil {
			b.Fatal(err)
		}
	}
}
