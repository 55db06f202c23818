package nlp

import (
	"sort"
	"strings"
)

// countedByTree returns the noun phrase that the number of s goes with in the tree, where it
// begins at or behind piece first.
func (p *quantityReader) countedByTree(s scalar, first int) (Span, int, bool) {
	if !p.mayCountByTree(s, first) {
		return Span{}, 0, false
	}
	t := p.sentence.Tree()
	if t.Len() != len(p.tokens) {
		return Span{}, 0, false
	}
	a := p.list[s.end-1].token
	for steps := 0; steps < 3 && t.has(a, "compound") && t.Head(a) > a && t.Head(a) <= p.list[s.end-1].token+1; steps++ {
		a = t.Head(a) // "two million people"
	}
	if h := t.Head(a); t.has(a, "nummod") && h > a && h < a+longPhrase && p.isNoun(h) {
		from := max(p.list[min(first, len(p.list)-1)].token, a+1)
		if p.reachesOver(from, h) { // "under 5, over 6 boats"
			return Span{}, 0, false
		}
		return p.tokenSpan(from, h)
	}
	for c := a + 1; c < min(a+longPhrase, t.Len()); c++ { // "five of the passengers"
		if t.Head(c) == a && t.has(c, "nmod") && p.isNoun(c) && cased(t, p, c, "of") {
			return p.tokenSpan(leftEdge(t, c), c)
		}
	}
	return Span{}, 0, false
}

// mayCountByTree reports whether any tree has what countedByTree looks for: trees are dear. That is a noun that nothing parts
// from the number, which may have a token more than s tells, or one behind an "of".
func (p *quantityReader) mayCountByTree(s scalar, first int) bool {
	number, behind := p.list[s.end-1].token, p.list[min(first, len(p.list)-1)].token
	near, next, of := max(behind, number+1), max(behind, number+2), false
	for k := number + 1; k < min(number+longPhrase+1, len(p.tokens)); k++ {
		if p.isNoun(k) && (of || k >= near && !p.reachesOver(near, k) || k >= next && !p.reachesOver(next, k)) {
			return true
		}
		of = of || strings.EqualFold(p.tokens[k].Of(p.text), "of")
	}
	return false
}

// reachesOver reports whether a mark, a conjunction or a preposition stands at token first, or a
// number between tokens first and last.
func (p *quantityReader) reachesOver(first, last int) bool {
	for k := first; k < last; k++ {
		if class := p.tokens[k].Class(); class == "NUM" || k == first && (class == "PUNCT" || class == "CCONJ" || class == "ADP") {
			return true
		}
	}
	return false
}

func (p *quantityReader) isNoun(token int) bool {
	return strings.HasPrefix(p.tokens[token].Tag(), "NN")
}

// tokenSpan returns the span of tokens first to last, and the piece behind it.
func (p *quantityReader) tokenSpan(first, last int) (Span, int, bool) {
	if first > last {
		return Span{}, 0, false
	}
	end := sort.Search(len(p.list), func(k int) bool { return p.list[k].token > last })
	return p.tokens[first].Cover(p.tokens[last].Span), end, true
}

// cased reports whether token c has the preposition word.
func cased(t Tree, p *quantityReader, c int, word string) bool {
	for k := c - 1; k >= max(0, c-longPhrase); k-- {
		if t.Head(k) == c && t.has(k, "case") {
			return strings.EqualFold(p.tokens[k].Of(p.text), word)
		}
	}
	return false
}

// leftEdge returns the first of the adjectives and nouns that stand right before noun c and
// belong to it.
func leftEdge(t Tree, c int) int {
	first := c
	for k := c - 1; k >= max(0, c-longPhrase); k-- {
		mark := t.has(k, "punct", "cc")
		if !mark && !t.has(k, "amod", "compound", "advmod", "conj", "flat") || !under(t, k, c) {
			break
		}
		if !mark {
			first = k
		}
	}
	return first
}

// under reports whether token k hangs on token c, over two others at most.
func under(t Tree, k, c int) bool {
	for range 3 {
		if k = t.Head(k); k == c {
			return true
		}
		if k < 0 {
			return false
		}
	}
	return false
}

// has reports whether the relation of token k is one of list, or a kind of it: nmod:poss is nmod.
func (t Tree) has(k int, list ...string) bool {
	relation, _, _ := strings.Cut(t.Relation(k), ":")
	for _, r := range list {
		if r == relation {
			return true
		}
	}
	return false
}
