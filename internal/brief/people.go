package brief

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// bearer is a person's full name, or a name of one word that nobody else's full name has.
type bearer struct {
	*form
	personName
}

// register finds the people of a story by a name in any spelling.
type register struct {
	list  []bearer
	bySur map[string][]int // spelling key of a surname, or of its last word
	by1st map[string][]int // key of a given name
	whole map[string]int   // whole key of a full name → actor
	tails map[string]int   // likewise, without the first of three words or more; -1 of several
}

func (g *register) add(b bearer) {
	n := len(g.list)
	g.list = append(g.list, b)
	g.whole[wholeKey(b.name)] = b.actor
	if _, tail, ok := strings.Cut(b.name, " "); ok && nameParts(tail).given != "" {
		key := wholeKey(tail)
		if a, ok := g.tails[key]; ok && a != b.actor {
			g.tails[key] = -1
		} else {
			g.tails[key] = b.actor
		}
	}
	for _, k := range append(spellingKeys(b.family), spellingKeys(lastWord(b.family))...) {
		if list := g.bySur[k]; len(list) < sameSurname && (len(list) == 0 || list[len(list)-1] != n) {
			g.bySur[k] = append(list, n)
		}
	}
	if b.given != "" {
		g.by1st[givenKey(b.given)] = append(g.by1st[givenKey(b.given)], n)
	}
}

// sameSurname is the most people of one surname that a name is compared with; no story has so
// many, and a text of nothing but names would take quadratic time.
const sameSurname = 300

// near returns those whose surname may be a spelling of name, in the order in which they came.
func (g *register) near(name string) []int {
	var out []int
	for _, k := range spellingKeys(name) {
		out = append(out, g.bySur[k]...)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return out[:min(sameSurname, len(out))]
}

// people merges persons: full names by surname and given name in any spelling, then initials,
// then surnames alone with those who bear them.
func (c *cast) people(forms []*form) {
	reg := &register{bySur: map[string][]int{}, by1st: map[string][]int{}, whole: map[string]int{}, tails: map[string]int{}}
	var full []*form
	for _, f := range forms {
		if f.kind == news.Person && nameParts(f.name).given != "" {
			full = append(full, f)
		}
	}
	slices.SortStableFunc(full, func(a, b *form) int { return a.doubt() - b.doubt() })
	for _, f := range full {
		name, known := nameParts(f.name), len(c.actors)
		c.fullName(f, name, reg)
		titled := slices.ContainsFunc(f.refs, func(r mentionRef) bool { return c.officeAt(r) != "" })
		if !f.glued || f.actor < known || titled || len(reg.near(name.family)) == 0 {
			reg.add(bearer{f, name})
		}
	}
	c.juniors(reg)
	for _, f := range forms {
		if f.known() || f.kind == news.Place {
			continue
		}
		if f.kind == news.Person || f.kind == news.Other || strings.ToUpper(f.name) != f.name {
			c.surname(f, reg)
		}
		if !f.known() && f.kind == news.Person {
			c.add(f, news.Person)
			reg.add(bearer{f, nameParts(f.name)})
		}
	}
	c.aliases(forms)
}

// doubt orders full names by how sure it is whose they are: as they are written, run into other
// words, with an initial.
func (f *form) doubt() int {
	switch {
	case isInitial(nameParts(f.name).given):
		return 2
	case f.glued:
		return 1
	}
	return 0
}

// isInitial reports whether a given name is one letter, with or without a full stop.
func isInitial(given string) bool { return len(nlp.Fold(given)) == 1 }

// fullName leads a full name to the person who has it in this or another spelling, else to a
// new one. Initials that may be those of several people lead to none of them.
func (c *cast) fullName(f *form, name personName, reg *register) {
	if actor, ok := reg.whole[wholeKey(f.name)]; ok {
		f.actor = actor
		c.trace.names(f.name, everywhere, ruleSameName)
		return
	}
	var same []int
	for _, k := range reg.near(name.family) {
		b := reg.list[k]
		if sameFamily(b.personName, name) && b.suffix == name.suffix && sameGiven(b.given, name.given) && !slices.Contains(same, b.actor) {
			same = append(same, b.actor)
		}
	}
	by := ruleSpelling
	if tail, ok := reg.tails[wholeKey(f.name)]; ok && tail >= 0 && len(same) == 0 {
		same, by = append(same, tail), ruleTail
	}
	if len(same) == 0 || len(same) > 1 && isInitial(name.given) {
		c.add(f, news.Person)
		return
	}
	c.trace.names(f.name, everywhere, by)
	f.actor = same[0]
}

// sameFamily reports whether two full names have one surname in two spellings. Behind the same given name a
// vowel more is enough in a short one: "Omar Malki", "Omar Maliki".
func sameFamily(a, b personName) bool {
	if samePart(a.family, b.family) {
		return true
	}
	x, y := romanised(a.family), romanised(b.family)
	return nlp.Fold(a.given) == nlp.Fold(b.given) && !isInitial(a.given) && len(skeleton(x)) >= 3 && len(x) != len(y) && max(len(x), len(y)) <= longestPart &&
		skeleton(x) == skeleton(y) && levenshtein.ComputeDistance(x, y) == 1
}

// juniors makes one person of a name with "Jr." or a number and the same name without, where no
// article has both and the articles give both the same office: a father has another.
func (c *cast) juniors(reg *register) {
	names := map[int][]*form{}
	for _, b := range reg.list {
		names[b.actor] = append(names[b.actor], b.form)
	}
	for _, b := range reg.list {
		if b.suffix == "" {
			continue
		}
		for _, k := range reg.near(b.family) {
			a := reg.list[k]
			if a.suffix != "" || a.actor == b.actor || !samePart(a.family, b.family) || !sameGiven(a.given, b.given) {
				continue
			}
			if !together(names[a.actor], names[b.actor]) && c.sameOffice(names[a.actor], names[b.actor]) {
				for _, f := range names[b.actor] {
					f.actor = a.actor
					c.trace.names(f.name, everywhere, ruleJunior)
				}
				names[a.actor] = append(names[a.actor], names[b.actor]...)
				break
			}
		}
	}
}

// together reports whether an article has names of both lists.
func together(a, b []*form) bool {
	in := map[int]bool{}
	for _, f := range a {
		for _, r := range f.refs {
			in[r.doc] = true
		}
	}
	for _, f := range b {
		for _, r := range f.refs {
			if in[r.doc] {
				return true
			}
		}
	}
	return false
}

// sameOffice reports whether two lists of names have an office in common.
func (c *cast) sameOffice(a, b []*form) bool {
	held := map[string]bool{}
	for _, f := range a {
		for _, r := range f.refs {
			held[c.officeAt(r)] = true
		}
	}
	for _, f := range b {
		for _, r := range f.refs {
			if o := c.officeAt(r); o != "" && held[o] {
				return true
			}
		}
	}
	return false
}

// officeAt returns the last word of the role of a mention and what makes it a lesser office,
// folded: "vice president"; "" where there is no role.
func (c *cast) officeAt(r mentionRef) string {
	doc := c.story.Docs[r.doc]
	key := roleKey(doc.Mentions[r.mention].Role.Of(doc.Text))
	if len(key) == 0 {
		return ""
	}
	return strings.Join(append(lesserWords(key[:len(key)-1]), key[len(key)-1]), " ")
}
