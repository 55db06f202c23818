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
		if v := g.verbBefore(q); v >= 0 && v != f.act { // a verb that the tree hangs elsewhere
			f.act, m.Agent = v, false
		}
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
	if f.whose == f.thing || f.whose >= 0 && q.Span.Contains(g.tokens[f.whose].Span) {
		f.whose = -1
	}
	if f.thing >= 0 && (g.isNoun(f.thing) || victims[strings.ToLower(g.word(f.thing))] || q.Counted.Contains(g.tokens[f.thing].Span)) {
		m.Thing = g.tokens[f.thing].Span
	}
	if f.act >= 0 && !g.isLight(f.act) {
		m.Act = g.tokens[f.act].Span
	}
	m.Modal, m.Clause = g.isModal(verb, f.thing), g.under(verb)
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
