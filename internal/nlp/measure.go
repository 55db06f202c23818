package nlp

import "strings"

// Measure tells what a quantity measures, as far as its sentence says: spans of the text, empty
// where it does not.
type Measure struct {
	Thing   Span // the noun that is counted or has the size: "people" of "killed 12 people", "talks" of "the talks lasted two hours"
	Act     Span // the word for what happens to it, or how it has the size: "killed", "lasted", "worth"
	Agent   bool // the counted do what Act says to somebody else: "12 men robbed the bank"
	Part    bool // the figure is some of a whole: "30 of the 80 wounded"
	Modal   bool // it is what may be, and not what is: "a quake of 6.0 can level a town"
	Clause  Span // the clause of Act, else the sentence
	Earlier bool // the text says that it is no more so: "up from 10", "an earlier count of 10"
	Joint   bool // other things are counted with Thing: "40 homes and shops"
	Whose   Span // the subject of Act, or who has Thing: "the city's" of "the city's 12 schools"
}

// AppendMeasures appends a measure for each of list, the quantities of s, to out. The tree is one
// of s. Those behind the first mostMeasured of a sentence measure nothing.
func AppendMeasures(out []Measure, s *Sentence, tree Tree, list []Quantity) []Measure {
	g := measuring{text: s.Text, tokens: s.Tokens, tree: tree}
	for i, q := range list {
		if tree.Len() != len(s.Tokens) || len(s.Tokens) == 0 || i >= mostMeasured {
			out = append(out, Measure{})
			continue
		}
		m := g.measure(q)
		if m.Earlier && i > 0 && list[i-1].Unit == q.Unit { // "40 people were hurt, up from 31"
			m = out[len(out)-1]
			m.Earlier = true
		}
		out = append(out, m)
	}
	return out
}

// mostMeasured is how many quantities of a sentence are looked at: each takes time linear in the
// sentence.
const mostMeasured = 40

// measuring looks around the quantities of one sentence.
type measuring struct {
	text   string
	tokens []Token
	tree   Tree
}

// found is a measure by tokens; -1 for none.
type found struct{ thing, act, whose int }

// measure finds what q measures: it climbs from the figure to the verb that governs it.
func (g *measuring) measure(q Quantity) Measure {
	x, ok := g.anchor(q)
	if !ok {
		return Measure{}
	}
	f := found{-1, g.told(q, x), -1}
	if home := g.before(q.Start, "home", "to"); home >= 0 {
		f.act = home
	}
	if !q.Counted.Empty() {
		f.thing = x
	}
	// Of "20 percent of the houses were destroyed" and of "killing 3 people and wounding 12" the
	// verb is that of the number.
	if t, ok := g.top(q.Span); ok && (q.Dimension == "share" || q.Counted.End <= q.Start && !measures[strings.ToLower(g.word(x))]) {
		x = t
	}
	m := Measure{Part: g.isPart(q), Joint: g.isJoint(q), Earlier: g.isEarlier(q)}
	if f.act < 0 {
		m.Agent = g.climb(&f, x, q)
	}
	if f.whose < 0 && f.thing >= 0 {
		f.whose = g.child(f.thing, "nmod:poss")
	}
	verb := g.verb(max(x, f.act))
	if f.whose < 0 && f.act >= 0 {
		if f.whose = g.subject(f.act); f.whose < 0 && g.isNoun(f.act) && g.tree.Relation(f.act) == "appos" {
			f.whose = g.tree.Head(f.act) // "Vester, home to 3,000 people"
		}
	}
	if f.whose < 0 && !telling[g.lemma(verb)] {
		f.whose = g.subject(verb)
	}
	f.thing, f.whose = g.antecedent(f.thing), g.antecedent(f.whose)
	if f.whose == f.thing {
		f.whose = -1
	}
	if f.thing >= 0 && (g.isNoun(f.thing) || victims[strings.ToLower(g.word(f.thing))] || q.Counted.Contains(g.tokens[f.thing].Span)) {
		m.Thing = g.tokens[f.thing].Span
	}
	if f.act >= 0 && !g.isLight(f.act) {
		m.Act = g.tokens[f.act].Span
	}
	m.Modal, m.Clause = g.isModal(verb), g.under(verb)
	if f.whose >= 0 {
		m.Whose = g.name(f.whose)
	}
	return m
}

// anchor returns the token that q hangs by in the tree: the noun that it counts, else its unit or
// its number.
func (g *measuring) anchor(q Quantity) (int, bool) {
	if !q.Counted.Empty() {
		if t, ok := g.top(q.Counted); ok {
			return t, true
		}
	}
	return g.top(q.Span)
}

// top returns the last token of a span whose head lies outside of it.
func (g *measuring) top(s Span) (int, bool) {
	best, ok := -1, false
	for i, t := range g.tokens {
		if t.Start < s.Start || t.End > s.End {
			continue
		}
		h := g.tree.Head(i)
		if h < 0 || g.tokens[h].Start < s.Start || g.tokens[h].End > s.End {
			if !ok || g.isNoun(i) || !g.isNoun(best) {
				best, ok = i, true
			}
		}
	}
	return best, ok
}

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
	if g.isJoint(q) {
		next += 2 // "40 homes and shops destroyed"
	}
	if next < len(g.tokens) && (g.tokens[next].Tag() == "VBN" || victims[strings.ToLower(g.word(next))]) {
		return next
	}
	if c := g.child(x, "acl:relcl"); c > x && g.tokens[c].Class() == "VERB" {
		return c // "people who died"
	}
	return -1
}

// isPart reports whether a whole stands behind q: "30 of the 80 wounded", "three of them".
func (g *measuring) isPart(q Quantity) bool {
	if q.Unit != "" {
		return false
	}
	i := 0
	for i < len(g.tokens) && g.tokens[i].Start < q.End {
		i++
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
func (g *measuring) isJoint(q Quantity) bool {
	i := 0
	for i < len(g.tokens) && g.tokens[i].Start < q.Counted.End {
		i++
	}
	return !q.Counted.Empty() && i > 0 && i+1 < len(g.tokens) && g.tokens[i].Class() == "CCONJ" && g.isNoun(i+1) && g.isNoun(i-1)
}

// antecedent returns the noun that the relative pronoun x stands for, x where it is none.
func (g *measuring) antecedent(x int) int {
	if x < 0 || g.tokens[x].Tag() != "WP" && g.tokens[x].Tag() != "WDT" {
		return x
	}
	for h := g.tree.Head(x); h >= 0; h = g.tree.Head(h) {
		if g.tree.Relation(h) == "acl:relcl" {
			return g.tree.Head(h)
		}
		if g.tokens[h].Class() != "VERB" || g.tree.Relation(h) != "conj" {
			break
		}
	}
	return -1
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

func (g *measuring) subject(h int) int {
	if s := g.child(h, "nsubj"); s >= 0 {
		return s
	}
	return g.child(h, "nsubj:pass")
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

// isModal reports whether the clause of verb v says what may be, or would be if.
func (g *measuring) isModal(v int) bool {
	for i := range g.tokens {
		if g.tree.Head(i) == v && (g.tokens[i].Tag() == "MD" && may[strings.ToLower(g.word(i))] || g.tree.Relation(i) == "mark" && strings.EqualFold(g.word(i), "if")) {
			return true
		}
	}
	return false
}

// may are verbs for what is not so, or not yet sure to be so.
var may = wordSet(`can could would should might ca wo`)

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
