package nlp

import "strings"

// antecedent returns the noun that the relative pronoun x stands for, x where it is none.
func (g *measuring) antecedent(x int) int {
	if x < 0 || g.tokens[x].Tag() != "WP" && g.tokens[x].Tag() != "WDT" {
		return x
	}
	for h, steps := g.tree.Head(x), 0; h >= 0 && steps < longPath; h, steps = g.tree.Head(h), steps+1 {
		if g.tree.Relation(h) == "acl:relcl" {
			return g.tree.Head(h)
		}
		if g.tokens[h].Class() != "VERB" || g.tree.Relation(h) != "conj" {
			break
		}
	}
	return -1
}

// telling are verbs whose subject says what a figure is, and does not have it.
var telling = wordSet(`say tell add announce report state write confirm estimate show note`)

// name returns noun x with the nouns that belong to it: "the Vester ferry company".
func (g *measuring) name(x int) Span {
	span := g.tokens[x].Span
	for i := max(0, x-4); i < min(len(g.tokens), x+5); i++ {
		if g.tree.Head(i) == x && g.tree.has(i, "compound", "flat", "appos") && (g.isNoun(i) || g.tokens[i].Class() == "PROPN") {
			span = span.Cover(g.tokens[i].Span)
		}
	}
	return span
}

// longClimb is the most steps from a figure to its verb.
const longClimb = 6

// climb goes from token x up to the verb that governs it, and reports whether the figure is of
// those who do something to others.
func (g *measuring) climb(f *found, x int, q Quantity) bool {
	for range longClimb {
		h := g.tree.Head(x)
		if h < 0 { // "the toll was 12"
			if s := g.subject(x); s >= 0 && f.thing < 0 {
				f.thing = s
			}
			if c := g.tokens[x].Class(); f.act < 0 && (c == "VERB" || c == "ADJ") {
				f.act = x
			}
			return false
		}
		relation, _, _ := strings.Cut(g.tree.Relation(x), ":")
		class := g.tokens[h].Class()
		switch {
		case q.Span.Contains(g.tokens[h].Span):
			x = h // "dozens of homes"
		case strings.EqualFold(g.word(h), "worth"):
			f.act = h
			if f.thing < 0 && h > 0 && g.isNoun(h-1) {
				f.thing = h - 1
			} else if f.thing < 0 {
				f.thing = g.tree.Head(h)
			}
			return false
		case relation == "conj" && class != "VERB":
			x = h
		case class == "VERB" || class == "AUX" || class == "ADJ" || class == "ADV" || class == "ADP":
			g.governed(f, x, h, relation, q)
			return relation == "nsubj" && !strings.HasSuffix(g.tree.Relation(x), "pass") && g.child(h, "obj") >= 0
		case relation == "nsubj" || relation == "csubj": // "3,000 people were victims"
			f.act = h
			return false
		case class == "NOUN" || class == "PROPN" || class == "NUM":
			switch {
			case f.thing < 0 && class != "NUM":
				f.thing = h
			case relation == "nmod" && g.preposition(x) == "of" && f.act < 0 && class == "NOUN" && unitOf(strings.ToLower(g.word(h))) == "":
				f.act = h // "the deaths of 12 people"
			case relation == "nmod" && f.whose < 0:
				f.whose = h
				return false
			}
			x = h
		default:
			return false
		}
	}
	return false
}

// governed takes verb h, which governs token x, for the act, and finds what is measured where
// the figure does not count it.
func (g *measuring) governed(f *found, x, h int, relation string, q Quantity) {
	if f.act < 0 || g.isLight(f.act) {
		f.act = h
		if h+1 < len(g.tokens) && g.isLight(h) && victims[strings.ToLower(g.word(h+1))] {
			f.act = h + 1 // "200 were reported missing"
		}
	}
	if f.thing >= 0 {
		return
	}
	if relation == "obl" { // "put the damage at $2m", "cut the fare to $2"
		switch g.preposition(x) {
		case "to", "at", "by", "from":
			f.thing = g.child(h, "obj")
		}
	}
	if f.thing < 0 && relation != "nsubj" && (relation != "obj" || q.Unit != "" && q.Dimension != "money" || has[g.lemma(h)]) {
		if s := g.subject(h); s >= 0 && (q.Unit != "" || measures[strings.ToLower(g.word(s))]) {
			f.thing = s
		}
	}
	if f.thing < 0 && g.tree.Head(h) >= 0 {
		if r := g.tree.Relation(h); strings.HasPrefix(r, "acl") || r == "amod" { // "a necklace valued at $2m"
			f.thing = g.tree.Head(h)
		}
	}
}

// has are verbs whose subject is of the size that their object gives.
var has = wordSet(`cost total exceed reach fetch equal measure weigh last average`)

// light are verbs that say no more than that there is a figure.
var light = wordSet(`be have report say include involve see make take leave reach rise total number give show find count get do go come know believe fear confirm think feel estimate`)

func (g *measuring) isLight(i int) bool { return light[g.lemma(i)] }

func (g *measuring) lemma(i int) string { return strings.ToLower(Lemma(g.text, g.tokens[i])) }

func (g *measuring) word(i int) string { return g.tokens[i].Of(g.text) }

func (g *measuring) isNoun(i int) bool { return strings.HasPrefix(g.tokens[i].Tag(), "NN") }

// child returns the first token that hangs on h by a relation, -1 where there is none.
func (g *measuring) child(h int, relation string) int {
	for i := range g.tokens {
		if g.tree.Head(i) == h && g.tree.Relation(i) == relation {
			return i
		}
	}
	return -1
}

// subject returns the subject of h, or of the verb that it is joined to; -1 where there is none.
func (g *measuring) subject(h int) int {
	for {
		if s := g.child(h, "nsubj"); s >= 0 {
			return s
		}
		if s := g.child(h, "nsubj:pass"); s >= 0 {
			return s
		}
		first := g.tree.Head(h)
		if first < 0 || first >= h || g.tree.Relation(h) != "conj" || g.tokens[first].Class() != "VERB" {
			return -1
		}
		h = first
	}
}

// preposition returns the preposition of token x in lower case, "" where it has none.
func (g *measuring) preposition(x int) string {
	if c := g.child(x, "case"); c >= 0 {
		return strings.ToLower(g.word(c))
	}
	return ""
}

// verb returns the verb of the clause that token x stands in, its root where it has none.
func (g *measuring) verb(x int) int {
	for steps := 0; steps < longPath; steps++ {
		h := g.tree.Head(x)
		if h < 0 || g.tokens[x].Class() == "VERB" && g.tree.Relation(x) != "amod" {
			break
		}
		x = h
	}
	return x
}

// under returns the span of all that hangs on token h.
func (g *measuring) under(h int) Span {
	span := g.tokens[h].Span
	for i := range g.tokens {
		k := i
		for steps := 0; k >= 0 && k != h && steps < longPath; steps++ {
			k = g.tree.Head(k)
		}
		if k == h {
			span = span.Cover(g.tokens[i].Span)
		}
	}
	return span
}

// longPath is the most arcs that are followed from a word to its clause.
const longPath = 24
