package nlp

import "github.com/briefgen/briefgen/internal/nlp/morph"

// Lemma returns the form of a tagged token of text under which a dictionary has it: "say" for
// "said", "child" for "children". Names keep their form.
func Lemma(text string, t Token) string {
	return morph.DefaultLemmas().Of(t.Of(text), t.Tag(), t.Class())
}
