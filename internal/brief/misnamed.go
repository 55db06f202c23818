package brief

import (
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

const (
	// sameBearer is the least probability that sentences about two full names state a common fact for the names to be one
	// person's.
	sameBearer = 0.40
	// mostGiven is the most given names beside one surname that are compared: more are a family.
	mostGiven = 6
)

// givenAs is a full name of somebody, by given name and surname.
type givenAs struct {
	actor int
	personName
	refs []mentionRef // the first of each document, in order
}

// misnaming is two names of one person of which only one can be right.
type misnaming struct {
	a, b  *givenAs
	sure  float64 // the probability that two sentences about them state a common fact, 0 for one actor
	alike bool    // the given names sound alike
}

// misnamedDisputes finds persons whom articles call by given names of which one must be wrong.
func (m *merger) misnamedDisputes() []news.Dispute {
	var out []news.Dispute
	for _, n := range m.misnamings() {
		out = append(out, m.dispute(news.NameDispute, n.a.family, n.sides(m)))
	}
	return out
}

// misnamings returns the persons of one surname, one pair of a surname at most: those whose given names sound alike ("Sara",
// "Sarah"), and those of other given names who hold one office in sentences that state a common fact. No article names both.
func (m *merger) misnamings() []misnaming {
	families, order := map[string][]*givenAs{}, []string{}
	for i, a := range m.cast.actors {
		if a.kind != news.Person || a.editors != "" {
			continue
		}
		for _, r := range a.inOrder() {
			family := m.enterGiven(families, i, r)
			if family != "" && len(families[family]) == 2 {
				order = append(order, family)
			}
		}
	}
	slices.Sort(order)
	var out []misnaming
	for _, family := range slices.Compact(order) {
		if n, ok := m.misnamed(families[family]); ok {
			out = append(out, n)
		}
	}
	return out
}

// enterGiven enters a mention under its surname, and returns that; "" where the mention is no full name.
func (m *merger) enterGiven(families map[string][]*givenAs, actor int, r mentionRef) string {
	doc := m.story.Docs[r.doc]
	name := nameParts(strings.Join(strings.Fields(doc.Mentions[r.mention].Of(doc.Text)), " "))
	if name.given == "" || name.suffix != "" || isInitial(name.given) {
		return ""
	}
	family := nlp.Fold(name.family)
	at := slices.IndexFunc(families[family], func(g *givenAs) bool { return g.actor == actor && nlp.Fold(g.given) == nlp.Fold(name.given) })
	switch {
	case at >= 0:
		if g := families[family][at]; g.refs[len(g.refs)-1].doc != r.doc {
			g.refs = append(g.refs, r)
		}
	case len(families[family]) <= mostGiven:
		families[family] = append(families[family], &givenAs{actor, name, []mentionRef{r}})
	}
	return family
}

// misnamed returns the first two of one surname who are one person under two names.
func (m *merger) misnamed(list []*givenAs) (misnaming, bool) {
	if len(list) > mostGiven {
		return misnaming{}, false
	}
	for i, a := range list {
		for _, b := range list[i+1:] {
			n := misnaming{a: a, b: b, alike: soundAlike(a.given, b.given)}
			if n.alike && a.actor == b.actor {
				if n.apart(m) {
					return n, true
				}
				continue
			}
			if a.actor == b.actor || !n.alike && (len(list) > 2 || !m.otherGiven(a, b)) || m.meetIn(a.actor, b.actor) {
				continue
			}
			if n.sure = m.linkOf(a.actor, b.actor); n.alike || n.sure >= sameBearer && m.oneOffice(a, b) {
				return n, true
			}
		}
	}
	return misnaming{}, false
}

// apart reports whether each of the names stands in an article that has the other nowhere.
func (n misnaming) apart(m *merger) bool {
	sides := n.sides(m)
	return len(sides[0].members) > 0 && len(sides[1].members) > 0
}

// sides returns the two names with the articles that have one of them alone.
func (n misnaming) sides(m *merger) []side {
	var all [2]side
	in := [2]map[int]bool{{}, {}}
	for k, g := range []*givenAs{n.a, n.b} {
		for _, r := range g.refs {
			all[k].members = append(all[k].members, place{r.doc, m.story.Docs[r.doc].Mentions[r.mention].Span, -1})
			in[k][r.doc] = true
		}
	}
	return []side{m.without(all[0], in[1]), m.without(all[1], in[0])}
}

// meetIn reports whether an article names both of two actors.
func (m *merger) meetIn(a, b int) bool {
	in := map[int]bool{}
	for _, r := range m.cast.actors[a].mentions {
		in[r.doc] = true
	}
	return slices.ContainsFunc(m.cast.actors[b].mentions, func(r mentionRef) bool { return in[r.doc] })
}

// otherGiven reports whether two given names are known ones of men, or of women, and neither may stand for the other: as
// its short form, or since somebody has both.
func (m *merger) otherGiven(a, b *givenAs) bool {
	x, y := nlp.Fold(a.given), nlp.Fold(b.given)
	p := nlp.PronounOf(a.given + " " + a.family)
	if p == "" || p != nlp.PronounOf(b.given+" "+b.family) || sameGiven(a.given, b.given) || pets[x] || pets[y] {
		return false
	}
	x, y = longForm(x), longForm(y)
	return !strings.HasPrefix(x, y[:min(3, len(y))]) && !m.hasWord(a, b.given) && !m.hasWord(b, a.given)
}

// longForm returns the given name that a folded one is short for, else itself.
func longForm(given string) string {
	if long := shortForms[given]; long != "" {
		return long
	}
	return given
}

// hasWord reports whether a word stands in any form of an actor's name.
func (m *merger) hasWord(g *givenAs, word string) bool {
	for form := range m.cast.actors[g.actor].forms {
		if slices.Contains(strings.Fields(nlp.Fold(form)), nlp.Fold(word)) {
			return true
		}
	}
	return false
}

// oneOffice reports whether two persons are given one office, which neither is said to have held before, and neither is
// somebody's relative.
func (m *merger) oneOffice(a, b *givenAs) bool {
	held := map[string]map[string]bool{}
	for _, r := range m.cast.actors[a.actor].inOrder() {
		t, ok := m.officeNow(r)
		if !ok {
			return false
		}
		if held[t.head] == nil {
			held[t.head] = map[string]bool{}
		}
		for _, w := range t.words {
			held[t.head][w] = true
		}
	}
	one := false
	for _, r := range m.cast.actors[b.actor].inOrder() {
		t, ok := m.officeNow(r)
		if !ok {
			return false
		}
		words := map[string]bool{}
		for _, w := range t.words {
			words[w] = true
		}
		one = one || t.head != "" && held[t.head] != nil && meet(held[t.head], words)
	}
	return one
}

// officeNow returns the office beside a mention; not ok is a former one, and whose kin somebody is.
func (m *merger) officeNow(r mentionRef) (title, bool) {
	doc := m.story.Docs[r.doc]
	t := titleOf(doc, doc.Mentions[r.mention])
	return t, !t.past && !nlp.IsRelative(lastWord(m.cast.officeAt(r)))
}

// linkOf returns the greatest probability that a sentence about one actor states a common fact with one about another.
func (m *merger) linkOf(a, b int) float64 {
	about := map[int]bool{}
	for _, i := range m.unitsAbout(b) {
		about[i] = true
	}
	sure := 0.0
	for _, i := range m.unitsAbout(a) {
		for _, l := range m.links[i] {
			if about[l.unit] {
				sure = max(sure, l.sim)
			}
		}
	}
	return sure
}

// unitsAbout returns the sentences that name an actor.
func (m *merger) unitsAbout(a int) []int {
	var out []int
	for _, r := range m.cast.actors[a].mentions {
		at := m.story.Docs[r.doc].Mentions[r.mention].Span
		i, begins := m.unitAt(r.doc, at.Start)
		if !begins {
			i--
		}
		if i >= 0 && m.units[i].doc == r.doc && m.units[i].Contains(at) {
			out = append(out, i)
		}
	}
	return out
}
