package nlp

import "sync"

// Sentence is a tagged sentence of a text, with its tree: that is dear, and is grown when it is
// first asked for. Its Tokens have tags. A Sentence may be read from many goroutines at once and must
// not be copied once it is in use.
type Sentence struct {
	Text   string
	Tokens []Token

	once sync.Once
	tree Tree
}

// Tree returns the tree of s. In a language other than English it means nothing.
func (s *Sentence) Tree() Tree {
	s.once.Do(func() { s.tree = Parse(s.Text, s.Tokens) })
	return s.tree
}

// Give gives s the tree of a sentence of the same tokens, which need not be grown again.
func (s *Sentence) Give(tree Tree) { s.once.Do(func() { s.tree = tree }) }

// Grown returns the tree of s if it was grown, the zero Tree if it was not: for who has made s, as long as nobody else knows it.
func (s *Sentence) Grown() Tree { return s.tree }
