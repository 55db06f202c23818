package bench

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/nlp"
	"github.com/briefgen/briefgen/internal/nlp/namedata"
	"github.com/jdkato/prose/v3/ner"
	"github.com/jdkato/prose/v3/tag"
	"github.com/jdkato/prose/v3/tokenize"
)

// TestNames prints the f1 of names by exact spans, ours and those of prose/v3.
func TestNames(t *testing.T) {
	if _, err := os.Stat(data); err != nil {
		t.Skipf("the measuring data are not beside the repository: %v", err)
	}
	ours, err := namedata.Measure(data, namedata.Ours)
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := namedata.Measure(data, proseNames(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(ours)) {
		t.Logf("%-24s ours %.3f, prose/v3 %.3f", name, ours[name], theirs[name])
	}
}

// proseNames returns a finder that does what prose.NewDocument does, paragraph by paragraph. Its
// GPE is a place.
func proseNames(t *testing.T) namedata.Finder {
	tagger, err := tag.New()
	if err != nil {
		t.Fatal(err)
	}
	extracter, err := ner.New()
	if err != nil {
		t.Fatal(err)
	}
	tokenizer := tokenize.New()
	return func(d namedata.Document) []namedata.Name {
		var out []namedata.Name
		at := 0
		for line := range strings.SplitAfterSeq(d.Text, "\n") {
			tokens := tokenizer.Tokenize(line)
			if len(tokens) > 0 {
				tagger.TagTokens(tokens)
				extracter.Label(tokens)
			}
			for _, e := range extracter.Chunk(line, tokens) {
				out = append(out, namedata.Name{Span: nlp.Span{Start: at + e.Start, End: at + e.End()}, Kind: proseKinds[e.Label]})
			}
			at += len(line)
		}
		return out
	}
}

// proseKinds are those of prose; what it has no kind for is an other name.
var proseKinds = map[string]nlp.NameKind{
	"PERSON": nlp.PersonName, "GPE": nlp.PlaceName, "LOCATION": nlp.PlaceName, "ORGANIZATION": nlp.OrganizationName,
}
