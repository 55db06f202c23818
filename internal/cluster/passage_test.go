package cluster

import (
	"testing"

	"github.com/briefgen/briefgen/internal/nlp"
)

// TestWordHash wants the hash of a word to be that of its folded form.
func TestWordHash(t *testing.T) {
	seen := map[uint64]string{}
	for _, word := range []string{"", "dam", "Dam", "DAM", "U.S.", "us", "u.s.a.", "e.g", "www.vester.example.org", "Erdős", "erdos", "ß", "co-op", "4.5", "45"} {
		folded := nlp.Fold(word)
		h := wordHash(word)
		if h != foldedHash(folded) {
			t.Errorf("%q does not have the hash of %q", word, folded)
		}
		if other, ok := seen[h]; ok && other != folded {
			t.Errorf("%q and %q have one hash", folded, other)
		}
		seen[h] = folded
	}
}
