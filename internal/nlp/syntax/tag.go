package syntax

import "github.com/briefgen/briefgen/internal/nlp/lexicon"

// Tag is a part of speech.
type Tag = lexicon.Tag

// MakeTag returns the tag of the names of the Penn Treebank and of Universal Dependencies.
func MakeTag(x, u string) Tag { return lexicon.MakeTag(x, u) }

// The universal tags that features ask for.
const (
	uAdp   = 2
	uAux   = 4
	uPart  = 10
	uSconj = 14
	uCconj = 5
	uNoun  = 8
	uPunct = 13
	uVerb  = 16
)
