package nlp

import (
	"sync"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
	"github.com/briefgen/briefgen/internal/nlp/syntax"
)

// Tree is the dependency tree of a sentence, with the relations of Universal Dependencies. The
// zero Tree is none.
type Tree struct{ arcs []arc }

type arc struct {
	head     int32
	relation syntax.Relation
}

// Len returns the number of tokens of the sentence, 0 where there is no tree.
func (t Tree) Len() int { return len(t.arcs) }

// Head returns the index of the head of token i in the sentence, -1 for the root.
func (t Tree) Head(i int) int { return int(t.arcs[i].head) }

// Relation returns the relation of token i to its head: nsubj, nmod:poss, root, …
func (t Tree) Relation(i int) string { return t.arcs[i].relation.String() }

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
func Parse(text string, tokens []Token) Tree { return grow(syntax.Load(), text, tokens) }

// Sketch is Parse in a fifth of the time, with one relation in twenty more wrong. Hold no tree of the one against
// one of the other.
func Sketch(text string, tokens []Token) Tree { return grow(syntax.Quick(), text, tokens) }

func grow(parser *syntax.Parser, text string, tokens []Token) Tree {
	m := parsings.Get().(*parsing)
	defer parsings.Put(m)
	m.grow(len(tokens))
	for i, t := range tokens {
		m.words[i] = lexicon.Look(t.Of(text))
		m.tags[i] = t.tag
	}
	parser.Parse(m.words, m.tags, m.heads, m.rels)
	tree := Tree{make([]arc, len(tokens))}
	for i := range tokens {
		tree.arcs[i] = arc{m.heads[i], m.rels[i]}
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
