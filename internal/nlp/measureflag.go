package nlp

import "strings"

// told returns the participle or adjective right behind what is counted that says what became of
// it: "people killed", "people dead", "of whom"; -1 where there is none.
func (g *measuring) told(q Quantity, x int) int {
	if q.Unit != "" && q.Unit != "percent" {
		return -1
	}
	last := x
	for i := x; i < len(g.tokens) && (g.tokens[i].Start < q.End || g.tokens[i].Start < q.Counted.End); i++ {
		last = i
	}
	next := last + 1
	if end := g.jointEnd(q); end > 0 {
		next = end // "40 homes and shops destroyed"
	}
	if next < len(g.tokens) && (g.tokens[next].Tag() == "VBN" || g.tokens[next].Tag() == "VBD" && g.endsClause(next+1) || victims[strings.ToLower(g.word(next))]) {
		return next
	}
	if i := g.pastState(next); i > next && i < len(g.tokens) && victims[strings.ToLower(g.word(i))] {
		return i // "200 have been reported missing"
	}
	if c := g.child(x, "acl:relcl"); c > x && g.tokens[c].Class() == "VERB" {
		return c // "people who died"
	}
	return -1
}

// endsClause reports whether nothing that a verb does something to can begin at token i.
func (g *measuring) endsClause(i int) bool {
	return i >= len(g.tokens) || g.tokens[i].Class() == "PUNCT" || strings.EqualFold(g.word(i), "by")
}

// pastState returns the token behind the words at token i that say no more than that something is so, or is said to be.
func (g *measuring) pastState(i int) int {
	for ; i < len(g.tokens) && stating[strings.ToLower(g.word(i))]; i++ {
	}
	return i
}

var stating = wordSet(`have has had been were was are is remain remained remains still also now reported feared believed presumed confirmed listed left`)

// verbBefore returns the verb right before q, which is its object: "and destroyed 40 homes"; -1 where another word stands
// there, or a verb that says no more than that there is a figure.
func (g *measuring) verbBefore(q Quantity) int {
	i := 0
	for i < len(g.tokens) && g.tokens[i].Start < q.Start {
		i++
	}
	i--
	if i < 0 || g.isLight(i) || telling[g.lemma(i)] || g.tree.Relation(i) == "amod" {
		return -1
	}
	switch g.tokens[i].Tag() {
	case "VBD", "VBZ", "VBP", "VBG", "VB":
		return i
	case "VBN":
		if i > 0 && (having[strings.ToLower(g.word(i-1))] || g.tokens[i-1].Class() == "CCONJ") {
			return i
		}
	}
	return -1
}

var having = wordSet(`have has had 've ’ve`)

// isPart reports whether a whole stands behind q, "30 of the 80 wounded", "three of them", or opens its sentence: "Of the
// 80 wounded, 30 are children".
func (g *measuring) isPart(q Quantity) bool {
	if q.Unit != "" {
		return false
	}
	i := 0
	for i < len(g.tokens) && g.tokens[i].Start < q.End {
		i++
	}
	if len(g.tokens) > 2 && g.word(0) == "Of" && wholes[g.word(1)] && q.Start > g.tokens[2].End {
		return true
	}
	return i+1 < len(g.tokens) && strings.EqualFold(g.word(i), "of") && wholes[strings.ToLower(g.word(i+1))]
}

// isEarlier reports whether the words before q say that it was so and is no more.
func (g *measuring) isEarlier(q Quantity) bool {
	i := 0
	for i < len(g.tokens) && g.tokens[i].Start < q.Start {
		i++
	}
	for k := i - 1; k >= max(0, i-4); k-- {
		switch w := strings.ToLower(g.word(k)); {
		case w == "," || w == ";":
			return false
		case formerly[w] && (strings.HasSuffix(w, "ly") || k+1 < i && counts[strings.ToLower(g.word(k+1))]), w == "from" && k > 0 && (changing[strings.ToLower(g.word(k-1))] || k > 2 && changing[strings.ToLower(g.word(k-3))]):
			return true
		}
	}
	return false
}

// formerly are words before a figure that is no more so.
var formerly = wordSet(`earlier previous previously initial initially original originally`)

// counts are nouns for what somebody has counted.
var counts = wordSet(`toll count tally figure estimate report total number`)

// isJoint reports whether another noun is joined to the one that q counts.
func (g *measuring) isJoint(q Quantity) bool { return g.jointEnd(q) > 0 }

// jointEnd returns the token behind the nouns that are joined to the one that q counts, "homes and shops", "homes, shops and
// other buildings"; 0 where none is.
func (g *measuring) jointEnd(q Quantity) int {
	i := 0
	for i < len(g.tokens) && g.tokens[i].Start < q.Counted.End {
		i++
	}
	if q.Counted.Empty() || i == 0 || !g.isNoun(i-1) {
		return 0
	}
	for i+2 < len(g.tokens) && g.word(i) == "," && g.isNoun(i+1) {
		i += 2
	}
	if i+1 >= len(g.tokens) || g.tokens[i].Class() != "CCONJ" {
		return 0
	}
	if i++; i+1 < len(g.tokens) && strings.EqualFold(g.word(i), "other") {
		i++
	}
	if !g.isNoun(i) {
		return 0
	}
	return i + 1
}

// before returns the first of two tokens that stand right before offset and are these words, -1
// where they are others.
func (g *measuring) before(offset int, first, second string) int {
	i := 0
	for i < len(g.tokens) && g.tokens[i].Start < offset {
		i++
	}
	if i < 2 || !strings.EqualFold(g.word(i-1), second) || !strings.EqualFold(g.word(i-2), first) {
		return -1
	}
	return i - 2
}

// wholes are words that a whole begins with.
var wholes = wordSet(`the them whom these those its their his her our which`)

// isModal reports whether the clause of verb v says what may be, is needed or would be if. Whoever thing is that needs something is
// no less so for that: "94,000 people need a kidney".
func (g *measuring) isModal(v, thing int) bool {
	if v >= 0 && (needing[g.lemma(v)] || g.tree.Relation(v) == "xcomp" && g.tree.Head(v) >= 0 && needing[g.lemma(g.tree.Head(v))]) && (thing < 0 || g.subject(v) != thing) {
		return true
	}
	for i := range g.tokens {
		if g.tree.Head(i) == v && (g.tokens[i].Tag() == "MD" && may[strings.ToLower(g.word(i))] || g.tree.Relation(i) == "mark" && strings.EqualFold(g.word(i), "if")) {
			return true
		}
	}
	return false
}

// needing are verbs of what is not so and may never be.
var needing = wordSet(`need require face threaten recommend want hope`)

// may are verbs for what is not so, or not yet sure to be so.
var may = wordSet(`can could would should might ca wo`)
