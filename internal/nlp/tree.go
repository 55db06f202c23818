package nlp

import (
	"sync"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
	"github.com/briefgen/briefgen/internal/nlp/syntax"
)

// Tree is the dependency tree of a sentence, with the relations of Universal Dependencies.
type Tree struct {
	Heads     []int32           // for each token the index of its head in the sentence, -1 for the root
	Relations []syntax.Relation // for each token its relation to its head: Nsubj, Obl, Root, …
}

// parsing is the memory that parsing takes, kept for the next sentence.
type parsing struct {
	words []lexicon.Word
	tags  []syntax.Tag
}

var parsings = sync.Pool{New: func() any { return new(parsing) }}

// Parse returns the tree of tokens, which are those of one sentence of text and have tags. It
// takes time linear in the number of tokens.
func Parse(text string, tokens []Token) Tree {
	m := parsings.Get().(*parsing)
	defer parsings.Put(m)
	m.words, m.tags = m.words[:0], m.tags[:0]
	for _, t := range tokens {
		m.words = append(m.words, lexicon.Look(t.Of(text)))
		m.tags = append(m.tags, syntax.MakeTag(t.Tag, t.Class))
	}
	tree := Tree{make([]int32, len(tokens)), make([]syntax.Relation, len(tokens))}
	syntax.Load().Parse(m.words, m.tags, tree.Heads, tree.Relations)
	clear(m.words) // keep no text alive
	if cap(m.words) > maxKept {
		m.words, m.tags = nil, nil
	}
	return tree
}

// maxKept is the most words that memory is kept for.
const maxKept = 4096
