package lexicon

import "testing"

func TestCase(t *testing.T) {
	for form, want := range map[string]Case{
		"boat": Lower, "Boat": Title, "NATO": Upper, "iPhone": Mixed, "McVey": Mixed, "X": Single, "12": NoLetters, "Ärzte": Title, "": NoLetters, "4x4": Lower,
	} {
		if got := Look(form).Case; got != want {
			t.Errorf("Look(%q).Case = %d, want %d", form, got, want)
		}
	}
}

// TestNormalised holds that case, quote marks and the digits of a number change nothing.
func TestNormalised(t *testing.T) {
	for _, pair := range [][2]string{{"Don’t", "don't"}, {"1984", "2025"}, {"Élan", "élan"}} {
		a, b := Look(pair[0]), Look(pair[1])
		if a.Norm != b.Norm || a.Suffix != b.Suffix || a.Prefix != b.Prefix {
			t.Errorf("%q and %q differ: %+v, %+v", pair[0], pair[1], a, b)
		}
	}
	if Look("boat").Norm == Look("boats").Norm {
		t.Error("different words have one hash")
	}
}

func TestLongWord(t *testing.T) {
	long := make([]byte, 1<<20)
	for i := range long {
		long[i] = 'a'
	}
	if w := Look(string(long)); w.Case != Lower || w.Norm == 0 {
		t.Errorf("Look of a long word: %+v", w.Case)
	}
}

func BenchmarkLook(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Look("harbourmaster")
	}
}
