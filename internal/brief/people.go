package brief

import (
	"slices"
	"strings"

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
	by1st map[string][]int // folded given name
}

func (g *register) add(b bearer) {
	n := len(g.list)
	g.list = append(g.list, b)
	for _, k := range append(spellingKeys(b.family), spellingKeys(lastWord(b.family))...) {
		if list := g.bySur[k]; len(list) < sameSurname && (len(list) == 0 || list[len(list)-1] != n) {
			g.bySur[k] = append(list, n)
		}
	}
	if b.given != "" {
		g.by1st[nlp.Fold(b.given)] = append(g.by1st[nlp.Fold(b.given)], n)
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
	reg := &register{bySur: map[string][]int{}, by1st: map[string][]int{}}
	for _, initials := range []bool{false, true} {
		for _, f := range forms {
			name := nameParts(f.name)
			if f.kind != news.Person || name.given == "" || isInitial(name.given) != initials {
				continue
			}
			c.fullName(f, name, reg)
			reg.add(bearer{f, name})
		}
	}
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
}

// isInitial reports whether a given name is one letter, with or without a full stop.
func isInitial(given string) bool { return len(nlp.Fold(given)) == 1 }

// fullName leads a full name to the person who has it in this or another spelling, else to a
// new one. Initials that may be those of several people lead to none of them.
func (c *cast) fullName(f *form, name personName, reg *register) {
	var same []int
	for _, k := range reg.near(name.family) {
		b := reg.list[k]
		if samePart(b.family, name.family) && b.suffix == name.suffix && sameGiven(b.given, name.given) && !slices.Contains(same, b.actor) {
			same = append(same, b.actor)
		}
	}
	if len(same) == 0 || len(same) > 1 && isInitial(name.given) {
		c.add(f, news.Person)
		return
	}
	f.actor = same[0]
}

// surname leads a name of one word to the person who bears it. Where several do, an article
// means by it, from its first use on, the one whom it had last named in full by then: a relative
// who is named later does not take it over. An article that had named none of them means the one
// whom most others do.
func (c *cast) surname(f *form, reg *register) {
	people := reg.bearersOf(f)
	if len(people) == 0 {
		return
	}
	f.actor = mostlyWith(f, people)
	if slices.IndexFunc(people, func(b bearer) bool { return b.actor != people[0].actor }) < 0 {
		return
	}
	meant := map[int]int{} // document → person
	votes := map[int]int{}
	for _, r := range f.refs { // by document and place
		if _, ok := meant[r.doc]; ok {
			continue
		}
		meant[r.doc] = namedBefore(people, r)
		if a := meant[r.doc]; a >= 0 {
			votes[a]++
		}
	}
	for _, b := range people {
		if votes[b.actor] > votes[f.actor] {
			f.actor = b.actor
		}
	}
	f.perRef = make([]int, len(f.refs))
	for i, r := range f.refs {
		f.perRef[i] = f.actor
		if a := meant[r.doc]; a >= 0 {
			f.perRef[i] = a
		}
	}
}

// bearersOf returns the people who may be meant by a name of one word: those with that surname,
// or that given name. What is not tagged as a person must be the surname to the letter.
func (g *register) bearersOf(f *form) []bearer {
	name := nameParts(f.name)
	var out []bearer
	for _, k := range g.near(name.family) {
		b := g.list[k]
		if !samePart(b.family, name.family) && !samePart(lastWord(b.family), name.family) {
			continue
		}
		if name.suffix != "" && name.suffix != b.suffix || f.kind != news.Person && f.name != b.family {
			continue
		}
		out = append(out, b)
	}
	if len(out) > 0 || f.kind != news.Person {
		return out
	}
	first := g.by1st[nlp.Fold(f.name)]
	for _, k := range first[:min(sameSurname, len(first))] {
		out = append(out, g.list[k])
	}
	return out
}

// mostlyWith returns the person whose full name stands most often in the documents that have a
// form, then most often at all, then first.
func mostlyWith(f *form, people []bearer) int {
	inDocs := f.docs()
	best, bestScore := -1, -1
	for _, b := range people {
		score := 0
		for _, r := range b.refs {
			if inDocs[r.doc] {
				score += 100
			}
			score++
		}
		if score > bestScore {
			best, bestScore = b.actor, score
		}
	}
	return best
}

// namedBefore returns the person whose full name stands last before a mention in its document,
// or -1.
func namedBefore(people []bearer, r mentionRef) int {
	before, last := -1, -1
	for _, b := range people {
		i, _ := slices.BinarySearchFunc(b.refs, r, compareRefs)
		if i > 0 && b.refs[i-1].doc == r.doc && b.refs[i-1].mention > last {
			before, last = b.actor, b.refs[i-1].mention
		}
	}
	return before
}

func compareRefs(a, b mentionRef) int {
	if a.doc != b.doc {
		return a.doc - b.doc
	}
	return a.mention - b.mention
}
