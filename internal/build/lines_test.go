package build

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestAlignLines(t *testing.T) {
	tests := []struct {
		name, text, file, want string
	}{
		{"the file itself", "Boats burn\n\nThe quay is shut.", "Boats burn\n\nThe quay is shut.", "Boats:1 burn:1 The:3 quay:3 is:3 shut:3"},
		{"a wrapped paragraph", "The quay is shut.", "The quay\nis shut.", "The:1 quay:1 is:2 shut:2"},
		{"front matter that has the words", "The quay is shut.", "+++\ntitle = \"The quay is shut\"\n+++\n\nThe quay is shut.", "The:5 quay:5 is:5 shut:5"},
		{"links and emphasis", "The old quay of Vester is shut.", "The *old* [quay](https://vester.example/quay) of\nVester is shut.", "The:1 old:1 quay:1 of:1 Vester:2 is:2 shut:2"},
		{"tags between", "The quay is shut.\n\nNobody was hurt at all.", "<p class=\"lead\">\nThe quay is shut.</p>\n<p>Nobody was hurt at all.</p>",
			"The:2 quay:2 is:2 shut:2 Nobody:3 was:3 hurt:3 at:3 all:3"},
		{"words that the file has not", "Brief note. The quay is shut.", "\nThe quay is shut.", "The:2 quay:2 is:2 shut:2"},
		{"nothing in common", "The quay is shut.", "Boats burn here", ""},
		{"empty", "", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var have []string
			for _, w := range alignLines(test.text, test.file) {
				have = append(have, fmt.Sprintf("%s:%d", w.Of(test.text), w.line))
			}
			if diff := cmp.Diff(test.want, strings.Join(have, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// FuzzAlignLines wants every word that is found to stand in the line that it is given, in order.
func FuzzAlignLines(f *testing.F) {
	f.Add("The quay is shut.", "---\na: b\n---\nThe *quay*\nis shut.")
	f.Add("é é é a", "é\né\né a")
	f.Fuzz(func(t *testing.T, text, file string) {
		if !utf8.ValidString(text) {
			return // no article has such a text
		}
		lines := strings.Split(file, "\n")
		last := 1
		for _, w := range alignLines(text, file) {
			if w.line < last || w.line > len(lines) || !strings.Contains(lines[w.line-1], w.Of(text)) {
				t.Fatalf("%q is said to stand in line %d of %q", w.Of(text), w.line, file)
			}
			last = w.line
		}
	})
}
