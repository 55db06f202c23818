package brief

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzNames holds any two names to what the merging of actors relies on.
func FuzzNames(f *testing.F) {
	for _, s := range []string{"Omar Abdel-Rahim\nOmar Abdul Rahim", "Anna Berg Anna BergMayor\nA. Berg", "Ministry of Roads\nRoads Ministry",
		"the\nThe", "Мария\nMaria", "Lund Jr.\nPeder Lund, III", "al-\nabdul", "U.S. Cod Board\nthe US", "-\n.", "\xff\n ", "of the\n&"} {
		a, b, _ := strings.Cut(s, "\n")
		f.Add(a, b)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			return // no article has such a text
		}
		if samePart(a, b) != samePart(b, a) || sameGiven(a, b) != sameGiven(b, a) {
			t.Errorf("likeness of %q and %q depends on their order", a, b)
		}
		if samePart(a, b) && !slices.ContainsFunc(spellingKeys(a), func(k string) bool { return slices.Contains(spellingKeys(b), k) }) {
			t.Errorf("%q and %q are alike and share no key", a, b)
		}
		name := oneLine(a)
		if !strings.Contains(name, unglued(name)) {
			t.Errorf("unglued %q is %q, which is no part of it", name, unglued(name))
		}
		bodyKey(name)
		nameParts(name)
		ofCountry(name)
		acronym(name)
		initialsOf(name)
		abbreviates(a, b)
	})
}
