package nlp

import (
	"sync"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
	"github.com/briefgen/briefgen/internal/nlp/syntax"
)

// Tree is the dependency tree of a sentence, with the relations of Universal Dependencies.
type Tree struct {
	Heads     []int    // for each token the index of its head in the sentence, -1 for the root
	Relations []string // for each token its relation to its head: nsubj, obl, root, …
}

// parsing is the memory that parsing takes, kept for the next sentence.
type parsing struct {
	words []lexicon.Word
	tags  []syntax.Tag
	heads []int32
	rels  []syntax.Relation
}

var parsings = sync.Pool{New: func() any { return new(parsing) }}

// Parse returns the tree of tokens, which are those of one sentence of text and have tags. It
// takes time linear in the number of tokens.
func Parse(text string, tokens []Token) Tree {
	m := parsings.Get().(*parsing)
	defer parsings.Put(m)
	m.grow(len(tokens))
	for i, t := range tokens {
		m.words[i] = lexicon.Look(t.Of(text))
		m.tags[i] = syntax.MakeTag(t.Tag, t.Class)
	}
	syntax.Load().Parse(m.words, m.tags, m.heads, m.rels)
	tree := Tree{make([]int, len(tokens)), make([]string, len(tokens))}
	for i := range tokens {
		tree.Heads[i], tree.Relations[i] = int(m.heads[i]), m.rels[i].String()
		m.words[i].Form = "" // keep no text alive
	}
	if len(tokens) > maxKept {
		*m = parsing{}
	}
	return tree
}

// grow makes room for n words.
func (m *parsing) grow(n int) {
	if cap(m.words) < n {
		room := max(n, 2*cap(m.words), 64)
		*m = parsing{make([]lexicon.Word, room), make([]syntax.Tag, room), make([]int32, room), make([]syntax.Relation, room)}
	}
	m.words, m.tags, m.heads, m.rels = m.words[:n], m.tags[:n], m.heads[:n], m.rels[:n]
}

// maxKept is the most words that memory is kept for.
const maxKept = 4096
