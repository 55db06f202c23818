package brief

import (
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// usage is a way in which an article calls somebody: by the surname with "Mr", with "Ms", or bare.
type usage struct {
	doc int
	sex byte // 'm', 'f', or 0 where no honorific says
}

// surname leads a name of one word to the person who bears it. Where several do, an article
// means by it, from its first use on, the one whom it had last named in full by then: a relative
// who is named later does not take it over. With an honorific it may be another one than
// without. An article that had named none of them means the one who holds the office that it
// gives, else the one whom most others mean; where no article says, it is left open.
func (c *cast) surname(f *form, reg *register) {
	people, given := reg.bearersOf(f)
	if len(people) == 0 {
		return
	}
	meant := map[usage]int{} // → person, -1 where the article does not say
	votes := map[int]int{}
	holders := c.holders(people)
	relative := map[int]bool{}
	for _, b := range people {
		relative[b.actor] = relative[b.actor] || c.isRelative(b)
	}
	ways := make([]usage, len(f.refs))
	for i, r := range f.refs { // by document and place
		ways[i] = usage{r.doc, c.sexAt(r)}
		if _, ok := meant[ways[i]]; ok {
			continue
		}
		a := namedBefore(c.ofSex(people, ways[i], meant), r)
		if _, held := holders[c.officeAt(r)]; !held && relative[a] {
			a = -1 // "Mayor Vik", behind the mayor's daughter
		}
		by := ruleNamedBefore
		if office, ok := holders[c.officeAt(r)]; ok && a < 0 && !given {
			a, by = office, ruleOffice
		}
		if meant[ways[i]] = a; a >= 0 {
			votes[a]++
			c.trace.names(f.name, r.doc, by)
		}
	}
	mostly := mostlyMeant(f, people, votes, func(b bearer) bool { return !given && relative[b.actor] })
	actors := make([]int, len(f.refs))
	for i := range f.refs {
		if actors[i] = meant[ways[i]]; actors[i] < 0 && (!given || ways[i].sex == 0) {
			actors[i] = mostly
			c.trace.names(f.name, f.refs[i].doc, ruleMostly)
		}
	}
	c.settle(f, actors)
}

// ofSex returns those of some people who can be meant in a way of an article: not those whom it
// calls by the other honorific.
func (c *cast) ofSex(people []bearer, way usage, meant map[usage]int) []bearer {
	other := map[byte]byte{'m': 'f', 'f': 'm'}[way.sex]
	if other == 0 {
		return people
	}
	not, ok := meant[usage{way.doc, other}]
	return slices.DeleteFunc(slices.Clone(people), func(b bearer) bool {
		if ok && b.actor == not {
			return true
		}
		return len(b.refs) > 0 && c.sexAt(b.refs[0]) == other
	})
}

// mostlyMeant returns the person whom most articles mean that say so, else the one who stands most
// often beside the name; mere relatives only where there is nobody else, and -1 for none.
func mostlyMeant(f *form, people []bearer, votes map[int]int, relative func(bearer) bool) int {
	others := slices.DeleteFunc(slices.Clone(people), relative)
	if len(others) > 0 {
		people = others
	}
	best := -1
	for _, b := range people {
		if votes[b.actor] > 0 && (best < 0 || votes[b.actor] > votes[best]) {
			best = b.actor
		}
	}
	if best >= 0 {
		return best
	}
	return mostlyWith(f, others)
}

// isRelative reports whether somebody is first named as another's: "the mayor's son Paul Vik". The
// surname alone is that other's.
func (c *cast) isRelative(b bearer) bool {
	return slices.ContainsFunc(b.refs, func(r mentionRef) bool { return nlp.IsRelative(lastWord(c.officeAt(r))) })
}

// settle gives the mentions of a name to their actors; those of actor -1 are of one of their own,
// if any other is settled.
func (c *cast) settle(f *form, actors []int) {
	open := -1
	for i, a := range actors {
		if a >= 0 || f.kind != news.Person {
			continue
		}
		if open < 0 {
			open = c.add(f, news.Person)
		}
		actors[i] = open
	}
	f.actor = actors[0]
	if slices.ContainsFunc(actors, func(a int) bool { return a != actors[0] }) {
		f.perRef = actors
	}
}

// holders returns who of some people is given an office, -1 where several are.
func (c *cast) holders(people []bearer) map[string]int {
	held := map[string]int{}
	for _, b := range people {
		for _, r := range b.refs {
			office := c.officeAt(r)
			if a, ok := held[office]; ok && a != b.actor {
				held[office] = -1
				continue
			}
			held[office] = b.actor
		}
	}
	held[""] = -1
	return held
}

// sexAt returns what the honorific before a mention says.
func (c *cast) sexAt(r mentionRef) byte {
	doc := c.story.Docs[r.doc]
	at := doc.Mentions[r.mention].Start
	before := strings.Fields(doc.Text[max(0, at-8):at])
	if len(before) == 0 || !strings.HasSuffix(doc.Text[:at], " ") {
		return 0
	}
	switch before[len(before)-1] {
	case "Mr", "Mr.", "Sir", "Lord":
		return 'm'
	case "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dame", "Lady", "Mme":
		return 'f'
	}
	return 0
}

// bearersOf returns the people who may be meant by a name of one word: those with that surname,
// or that given name. What is not tagged as a person must be the surname to the letter. Of
// several spellings the nearest counts.
func (g *register) bearersOf(f *form) (people []bearer, given bool) {
	name := nameParts(f.name)
	nearest := 0
	for _, k := range g.near(name.family) {
		b := g.list[k]
		likeness := surnameLikeness(b.family, name.family)
		if likeness == 0 || likeness < nearest || name.suffix != "" && name.suffix != b.suffix || f.kind != news.Person && f.name != b.family {
			continue
		}
		if likeness > nearest {
			people, nearest = nil, likeness
		}
		people = append(people, b)
	}
	if len(people) > 0 || f.kind != news.Person {
		return people, false
	}
	first := g.by1st[givenKey(f.name)]
	for _, k := range first[:min(sameSurname, len(first))] {
		people = append(people, g.list[k])
	}
	return people, true
}

// surnameLikeness returns how alike a surname is to a name of one word: 3 the same, 2 but for the
// way it is written in English, 1 but for a letter, 0 not.
func surnameLikeness(family, name string) int {
	last := lastWord(family)
	switch {
	case nlp.Fold(family) == nlp.Fold(name) || nlp.Fold(last) == nlp.Fold(name):
		return 3
	case romanised(family) == romanised(name) || romanised(last) == romanised(name):
		return 2
	case samePart(family, name) || samePart(last, name):
		return 1
	}
	return 0
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
