package annotate

import (
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// clauses cuts the sentences along their trees. It takes time linear in the number of tokens.
func (a *attributor) clauses() []news.Clause {
	c := &clauser{attributor: a, said: make([]int, len(a.doc.Tokens)), frame: make([]int, len(a.doc.Tokens))}
	c.note()
	for s, sentence := range a.doc.Sentences {
		if !sentence.Heading && a.trees[s].Len() == sentence.Last-sentence.First {
			c.sentence(s)
		}
	}
	c.figures()
	return c.out
}

// clauser cuts the sentences of one document, one after the other.
type clauser struct {
	*attributor
	said, frame []int // token → the attribution in whose content, source or cue it stands, the innermost, or -1
	out         []news.Clause

	// Of the sentence at hand, by token from its first one on.
	tree  nlp.Tree
	first int
	base  int               // its first clause in out
	words []clauseWord      // the tokens
	order []int             // heads before what hangs on them
	kinds []news.ClauseKind // of the clause that a token is the head of, "" for most
}

type clauseWord struct {
	child, next int // first dependent, next dependent of the same head; -1 for none
	clause      int // index into out of the clause that it belongs to, -1 for a mark or what frames it
}

// note finds in which attribution each token stands.
func (c *clauser) note() {
	for t := range c.said {
		c.said[t], c.frame[t] = -1, -1
	}
	length := func(i int) (n int) {
		for _, s := range c.attributor.out[i].Content {
			n += s.Len()
		}
		return n
	}
	order := make([]int, len(c.attributor.out))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, k int) bool { return length(order[i]) > length(order[k]) })
	mark := func(of []int, s news.Span, i int) {
		for t := c.tokenAt(s.Start); !s.Empty() && t < len(of) && c.doc.Tokens[t].Start < s.End; t++ {
			of[t] = i
		}
	}
	for _, i := range order {
		at := c.attributor.out[i]
		for _, s := range at.Content {
			mark(c.said, s, i)
		}
		mark(c.frame, at.Source, i)
		mark(c.frame, at.Cue, i)
	}
}

// sentence adds the clauses of sentence s.
func (c *clauser) sentence(s int) {
	sentence := c.doc.Sentences[s]
	c.tree, c.first, c.base = c.trees[s], sentence.First, len(c.out)
	c.link()
	for _, i := range c.order {
		h := c.tree.Head(i)
		parent := -1
		if h >= 0 {
			parent = c.words[h].clause
		}
		c.words[i].clause = parent
		if kind := c.kindOf(i, parent); kind != "" {
			c.kinds[i] = kind
			c.words[i].clause = len(c.out)
			c.out = append(c.out, news.Clause{Sentence: s, Kind: kind, Parent: parent, Head: c.first + i, Attribution: c.said[c.first+i]})
		}
	}
	c.own()
	for k := c.base; k < len(c.out); k++ {
		c.state(&c.out[k])
	}
}

// link makes lists of the dependents of each token.
func (c *clauser) link() {
	n := c.tree.Len()
	c.words, c.kinds, c.order = c.words[:0], c.kinds[:0], c.order[:0]
	for range n {
		c.words = append(c.words, clauseWord{-1, -1, -1})
		c.kinds = append(c.kinds, "")
	}
	for i := n - 1; i >= 0; i-- {
		if h := c.tree.Head(i); h >= 0 {
			c.words[i].next, c.words[h].child = c.words[h].child, i
		} else {
			c.order = append(c.order, i)
		}
	}
	for k := 0; k < len(c.order); k++ {
		for i := c.words[c.order[k]].child; i >= 0; i = c.words[i].next {
			c.order = append(c.order, i)
		}
	}
}

// kindOf returns the kind of the clause that token i is the head of, "" if it is the head of none. parent is
// the clause that it would hang on.
func (c *clauser) kindOf(i, parent int) news.ClauseKind {
	if parent < 0 {
		return news.Main
	}
	switch relation := c.tree.Relation(i); relation {
	case "parataxis":
		if c.isPredicate(i) {
			return news.Main
		}
	case "conj":
		if c.isPredicate(i) && c.joins(i) {
			return news.Conjoined
		}
	case "acl:relcl":
		return news.Relative
	case "acl":
		if strings.HasPrefix(c.tagOf(i), "VB") && c.tagOf(i) != "VB" {
			return news.Participle
		}
		if c.dependent(i, "nsubj", "nsubj:pass") >= 0 {
			return news.Content // "the fear that the pumps fail"
		}
	case "appos":
		return news.Apposition
	case "ccomp":
		return news.Content
	case "advcl", "advcl:relcl":
		if relation == "advcl:relcl" && c.dependent(i, "nsubj", "nsubj:pass") >= 0 {
			return news.Relative
		}
		if tag := c.tagOf(i); (tag == "VBG" || tag == "VBN") && c.dependent(i, "mark", "nsubj", "nsubj:pass") < 0 {
			return news.Participle
		}
		if c.isPredicate(i) {
			return news.Adverbial
		}
	}
	return ""
}

// isPredicate reports whether token i is a verb, or has a copula or a subject.
func (c *clauser) isPredicate(i int) bool {
	return strings.HasPrefix(c.tagOf(i), "VB") || c.dependent(i, "cop", "nsubj", "nsubj:pass") >= 0
}

// joins reports whether token i is joined to the head of a clause, or is a clause by itself beside something else.
func (c *clauser) joins(i int) bool {
	if c.kinds[c.tree.Head(i)] != "" && c.isPredicate(c.tree.Head(i)) {
		return true
	}
	tag := c.tagOf(i)
	return tag == "VBD" || tag == "VBZ" || tag == "VBP" || c.dependent(i, "nsubj", "nsubj:pass") >= 0
}

func (c *clauser) tagOf(i int) string { return c.tag(c.first + i) }

// dependent returns the first dependent of token i with one of the relations, or -1.
func (c *clauser) dependent(i int, relations ...string) int {
	for k := c.words[i].child; k >= 0; k = c.words[k].next {
		r := c.tree.Relation(k)
		for _, want := range relations {
			if r == want {
				return k
			}
		}
	}
	return -1
}

// own gives each clause its words and its span. The words of a frame ("according to Berg") that hang in what it
// frames belong to nobody.
func (c *clauser) own() {
	for i := range c.words {
		k := c.words[i].clause
		t := c.first + i
		if f := c.frame[t]; f >= 0 && f == c.out[k].Attribution {
			c.words[i].clause = -1
			continue
		}
		clause := &c.out[k]
		if c.isEdge(i) {
			continue
		}
		if n := len(clause.Own); n > 0 && c.runsOn(clause.Own[n-1][1]-c.first, i, k) {
			clause.Own[n-1][1] = t + 1
		} else {
			clause.Own = append(clause.Own, [2]int{t, t + 1})
		}
	}
	c.cover()
	for k := c.base; k < len(c.out); k++ {
		c.frames(&c.out[k], k)
	}
}

// isEdge reports whether token i does not begin a run of its clause's words: a mark, or the conjunction before it.
func (c *clauser) isEdge(i int) bool {
	if c.doc.Tokens[c.first+i].Class() == "PUNCT" {
		return true
	}
	h := c.tree.Head(i)
	if h < 0 || c.kinds[h] == "" || i > h {
		return false
	}
	switch c.tree.Relation(i) {
	case "cc":
		return true
	case "mark":
		return c.kinds[h] == news.Content && c.lower(c.first+i) == "that"
	}
	return false
}

// runsOn reports whether all tokens from i to k, which belongs to the clause, are marks of that clause.
func (c *clauser) runsOn(i, k, clause int) bool {
	for ; i < k; i++ {
		if c.words[i].clause != clause {
			return false
		}
	}
	return true
}

// cover gives each clause its span: that of its words, and of the clauses that are a part of it.
func (c *clauser) cover() {
	for k := c.base; k < len(c.out); k++ {
		clause := &c.out[k]
		clause.Span = c.doc.Tokens[clause.Head].Span // all of it frames another
		if n := len(clause.Own); n > 0 {
			clause.Span = c.span(clause.Own[0][0], clause.Own[n-1][1])
		}
	}
	for k := len(c.out) - 1; k >= c.base; k-- { // those that hang on it stand behind it
		if up := c.within(k); up >= 0 {
			c.out[up].Span = c.out[up].Span.Cover(c.out[k].Span)
		}
	}
}

// within returns the clause that clause k is a part of, -1 for none: not what it is joined to, but what that is a part of.
func (c *clauser) within(k int) int {
	for c.out[k].Kind == news.Conjoined && c.out[k].Parent >= 0 {
		k = c.out[k].Parent
	}
	if c.out[k].Kind == news.Main {
		return -1
	}
	return c.out[k].Parent
}

// frames makes a frame of the clause with index k if its head is the cue of an attribution whose content other
// clauses make up.
func (c *clauser) frames(clause *news.Clause, k int) {
	f := c.frame[clause.Head]
	if f < 0 || !c.attributor.out[f].Cue.Contains(c.doc.Tokens[clause.Head].Span) {
		return
	}
	own, others := 0, 0
	for i := range c.words {
		if c.said[c.first+i] != f {
			continue
		}
		if c.words[i].clause == k {
			own++
		} else {
			others++
		}
	}
	if own <= others {
		clause.Kind = news.Frame
	}
}

// figures leads each clause to the dates and quantities among its words.
func (c *clauser) figures() {
	at := make([]int, len(c.doc.Tokens))
	for t := range at {
		at[t] = -1
	}
	for k := range c.out {
		for _, run := range c.out[k].Own {
			for t := run[0]; t < run[1]; t++ {
				at[t] = k
			}
		}
	}
	for i, d := range c.doc.Dates {
		if k := at[c.tokenAt(d.Start)]; k >= 0 {
			c.out[k].Dates = append(c.out[k].Dates, i)
		}
	}
	for i, q := range c.doc.Quantities {
		if k := at[c.tokenAt(q.Start)]; k >= 0 {
			c.out[k].Quantities = append(c.out[k].Quantities, i)
		}
	}
}
