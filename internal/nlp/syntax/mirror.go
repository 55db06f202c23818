package syntax

import (
	"slices"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// A parser that reads from right to left makes other errors than one that reads from left to
// right (Sagae and Lavie 2006): it is the same parser on mirrored sentences.

// mirror fills s with the words of f from the last to the first.
func (s *sentence) mirror(f *sentence) {
	n := f.n
	s.n, s.back = n, !f.back
	need := len(f.tokens)
	if cap(s.tokens) < need {
		s.tokens = make([]token, need, need+need/4)
	}
	s.tokens = s.tokens[:need]
	copy(s.tokens, f.tokens)
	slices.Reverse(s.tokens[1 : n+1])
	end := f.tokens[n+1]
	for i := range n + 1 {
		s.tokens[i+1].gap = f.tokens[n+1-i].gap // the same marks, seen from behind
	}
	for i := 1; i <= n; i++ {
		k, of := &s.tokens[i], &f.tokens[n+1-i]
		k.verbs, k.conjs = end.verbs-of.verbs, end.conjs-of.conjs
		switch of.upos {
		case uVerb:
			k.verbs--
		case uCconj:
			k.conjs--
		}
		k.commas, k.quotes, k.nested = end.commas-of.commas, end.quotes-of.quotes, end.nested-of.nested
	}
	last := &s.tokens[n+1]
	last.verbs, last.conjs = end.verbs, end.conjs
	last.commas, last.quotes, last.nested = end.commas, end.quotes, end.nested
	for i := n + 2; i < n+pads; i++ {
		k := &s.tokens[i]
		*k = *last
		k.gap = emptyGap
	}
}

var emptyGap = mix(9 << 32)

// mirrorTree turns a tree of n words around; heads are -1 for the root.
func mirrorTree(heads []int32, rels []Relation) {
	n := int32(len(heads))
	slices.Reverse(heads)
	slices.Reverse(rels)
	for i, h := range heads {
		if h >= 0 {
			heads[i] = n - 1 - h
		}
	}
}

// set takes in the words of a sentence in training.
func (s *search) set(words []lexicon.Word, tags []Tag) {
	if !s.back {
		s.in.set(words, tags)
		return
	}
	s.fore.set(words, tags)
	s.in.mirror(&s.fore)
}
