package annotate

import (
	"fmt"
	"strings"
	"testing"
)

// hostile holds what a text may be made of to bring out hidden quadratic work.
var hostile = []struct{ name, unit string }{
	{"quote marks", `"`},
	{"letters", "a"},
	{"capitals", "A"},
	{"opening marks", "“"},
	{"pairs", "“a”"},
	{"pairs apart", "“a b c.” "},
	{"abbreviations", "Mr. "},
	{"list numbers", "1. "},
	{"digits and dots", "1."},
	{"digits", "7"},
	{"commas", ","},
	{"spaced commas", ", "},
	{"he said", "he said "},
	{"he said comma", "he said, "},
	{"said", "said "},
	{"and", "and "},
	{"hyphens", "a-"},
	{"apostrophes", "a'"},
	{"dots", "a."},
	{"full stops", "."},
	{"at signs", "a@"},
	{"names", "Anna Berg, "},
	{"roles", "Mayor Anna Berg said “I am here.” The mayor said “No.” "},
	{"quotes and pronouns", "“We go on,” he said. “We stay,” she said. "},
	{"numbers", "one hundred "},
	{"dollars", "$ "},
	{"years", "in 2019 "},
	{"paragraphs", "“We go on.\n\n"},
	{"newlines", "\n"},
	{"combining", "á̂"},
	{"bytes", "\xff"},
	{"particles", "Al de la "},
	{"comma said", ", said "},
	{"and said", "and said "},
	{"who said", "who, said "},
	{"phrase and verbs", "“a” said , said , "},
	{"long words", strings.Repeat("x", 300) + "@ "},
	{"marks", "“)”"},
	{"single marks", "‘a’ "},
	{"single speech", "‘We go,’ he said. "},
	{"apostrophes and marks", "'a' \"b\" "},
	{"inches", "5'10\" "},
	{"turns", "Berg: We go.\n\nVik: No.\n\n"},
	{"signatures", "“We go on.” — Anna Berg\n\n"},
	{"dashes", "“a b c.” — "},
	{"brackets", "“a b c,” ("},
	{"also", "also "},
	{"quotes and also", "“We go,” also also also "},
	{"open paragraphs", "“We go on,” he said. “We stay.\n\n"},
	{"colons", "Berg: “We go on here.” "},
	{"yells", "he yelled “No!” "},
	{"distinct", ""},
}

// repeat makes a text of n bytes out of unit.
func repeat(unit string, n int) string {
	if unit == "" { // ever new names
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "Governor Anna%c%c%c Berg%c%c%c said he would go. The governor said no. ", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26, 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26)
		}
		return b.String()
	}
	return strings.Repeat(unit, n/len(unit)+1)
}

// BenchmarkHostile shows work that is not linear: of one input, the time for 512 KB should be
// no more than five times that for 128 KB.
func BenchmarkHostile(b *testing.B) {
	for _, h := range hostile {
		for _, kb := range []int{128, 512} {
			art := plain(repeat(h.unit, kb<<10))
			b.Run(fmt.Sprintf("%s/%dKB", strings.ReplaceAll(h.name, " ", "-"), kb), func(b *testing.B) {
				b.SetBytes(int64(len(art.Text)))
				for b.Loop() {
					Article(art)
				}
			})
		}
	}
}
