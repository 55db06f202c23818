package syntax

import "slices"

// A parser that reads from right to left makes other errors than one that reads from left to
// right (Sagae and Lavie 2006). It is the same parser, on mirrored sentences.

// mirror fills s with the words of f from the last to the first. What a token tells of the words
// and marks before it, a mirrored one tells of those behind it.
func (s *sentence) mirror(f *sentence) {
	n := f.n
	s.n, s.back = n, !f.back
	s.tokens = append(s.tokens[:0], f.tokens...)
	slices.Reverse(s.tokens[1 : n+1])
	all := &f.tokens[n+1]
	for i := 1; i < n+pads; i++ {
		k := &s.tokens[i]
		of := &f.tokens[max(0, n+1-i)]
		if i <= n+1 {
			k.gap = f.tokens[n+2-i].gap
		}
		k.verbs, k.conjs = all.verbs-of.verbs, all.conjs-of.conjs
		switch of.upos {
		case uVerb:
			k.verbs--
		case uCconj:
			k.conjs--
		}
		k.commas, k.quotes, k.nested = all.commas-of.commas, all.quotes-of.quotes, all.nested-of.nested
	}
}

// mirrorTree turns a tree around; heads are -1 for the root.
func mirrorTree(heads []int32, rels []Relation) {
	slices.Reverse(heads)
	slices.Reverse(rels)
	for i, h := range heads {
		if h >= 0 {
			heads[i] = int32(len(heads)-1) - h
		}
	}
}
