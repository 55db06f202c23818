package nlp

import (
	"strings"
	"testing"
)

// longestFuzz keeps one input of a fuzzer quick.
const longestFuzz = 4_000

// FuzzWhole reads any bytes with all layers, as one paragraph and as lines.
func FuzzWhole(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	for _, h := range hostile {
		f.Add(h.unit)
		f.Add(made(h.unit, 40))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > longestFuzz {
			return
		}
		checkWhole(t, text)
	})
}

// FuzzMix reads texts of words and marks that are each hard to read; a byte stands for one.
func FuzzMix(f *testing.F) {
	f.Add([]byte("\x00\x01\x02\x03"))
	for i := range hostile {
		f.Add([]byte{byte(i), byte(i + 7), byte(i + 31), byte(i), byte(i + 101)})
	}
	units := append([]string{" ", "\n", ". ", ", ", "the ", "said ", "Berg ", "harbour ", "12 ", "May ", "percent ", "is ", "’s "}, seeds...)
	for _, h := range hostile {
		units = append(units, h.unit)
	}
	f.Fuzz(func(t *testing.T, picks []byte) {
		var text strings.Builder
		for _, p := range picks {
			if unit := units[int(p)%len(units)]; text.Len()+len(unit) <= longestFuzz {
				text.WriteString(unit)
			}
		}
		checkWhole(t, text.String())
	})
}

func checkWhole(t *testing.T, text string) {
	t.Helper()
	Language(text)
	for _, lines := range [][]Span{{{0, len(text)}}, paragraphs(text)} {
		if err := readAll(text, lines, grownOut).check(); err != nil {
			t.Fatalf("%v\ntext %q", err, text)
		}
	}
}
