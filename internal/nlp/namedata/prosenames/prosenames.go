// Package prosenames finds names with prose/v3, to measure it beside our own.
package prosenames

import (
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
	"github.com/briefgen/briefgen/internal/nlp/namedata"
	"github.com/jdkato/prose/v3/ner"
	"github.com/jdkato/prose/v3/tag"
	"github.com/jdkato/prose/v3/tokenize"
)

// New returns a finder that does what prose.NewDocument does, paragraph by paragraph. Its GPE is a
// place.
func New() (namedata.Finder, error) {
	tagger, err := tag.New()
	if err != nil {
		return nil, err
	}
	extracter, err := ner.New()
	if err != nil {
		return nil, err
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
				out = append(out, namedata.Name{Span: nlp.Span{Start: at + e.Start, End: at + e.End()}, Kind: kinds[e.Label]})
			}
			at += len(line)
		}
		return out
	}, nil
}

// kinds are those of prose; what it has no kind for is an other name.
var kinds = map[string]nlp.NameKind{
	"PERSON": nlp.PersonName, "GPE": nlp.PlaceName, "LOCATION": nlp.PlaceName, "ORGANIZATION": nlp.OrganizationName,
}
