package brief

import (
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// cast is the actors of a story and which of them each mention is of.
type cast struct {
	story   *news.Story
	actors  []*actor
	of      [][]int // document, mention → index into actors, or -1
	bearers bearers

	speaking map[mentionRef]bool // mentions that are the source of an attribution; nil until asked for
	trace    *trace              // nil where nobody asks
}

// actor is a person, an organisation or a place under all its names.
type actor struct {
	id       string
	name     string
	kind     news.Kind
	country  string         // of a place or a government
	editors  string         // the name that the editor gives it, or ""
	forms    map[string]int // form → mentions
	glued    map[string]bool
	docs     map[string]map[int]bool
	mentions []mentionRef
	ordered  []mentionRef // see inOrder
}

type mentionRef struct{ doc, mention int }

// form is a name as written, with where.
type form struct {
	name   string
	kind   news.Kind
	refs   []mentionRef // in order
	actor  int          // index into cast.actors, or -1
	glued  bool         // only found run into other words
	perRef []int        // for a name that several bear: the actor of each of refs; else nil
}

// castOf finds the actors of a story.
func castOf(story *news.Story, t *trace) *cast {
	c := &cast{story: story, trace: t}
	forms := formsOf(story)
	c.people(forms)
	c.places(forms)
	c.bodies(forms)
	c.asEdited(forms)
	c.bind(forms)
	c.bearers = c.bearersOf()
	c.nameAll()
	return c
}

// formsOf collects the names of a story, each with the kind that most of its mentions have,
// longest first.
func formsOf(story *news.Story) []*form {
	byName := map[string]*form{}
	kinds := map[string]map[news.Kind]int{}
	var forms []*form
	for d, doc := range story.Docs {
		for m, mention := range doc.Mentions {
			name := oneLine(mention.Of(doc.Text))
			if name == "" {
				continue
			}
			glued := false
			if mention.Kind == news.Person {
				whole := name
				name = unquoted(unglued(name))
				glued = name != whole
			}
			f := byName[name]
			if f == nil {
				f = &form{name: name, actor: -1, glued: true}
				byName[name] = f
				kinds[name] = map[news.Kind]int{}
				forms = append(forms, f)
			}
			f.refs = append(f.refs, mentionRef{d, m})
			f.glued = f.glued && glued
			kinds[name][mention.Kind]++
		}
	}
	surnames := map[string]bool{} // of persons named in full
	for _, f := range forms {
		k := kinds[f.name]
		if strings.Contains(f.name, " ") && k[news.Person] > k[news.Place]+k[news.Organization] {
			surnames[lastWord(f.name)] = true
		}
	}
	for _, f := range forms {
		// Who is a person in one article and bears a person's surname is one in all.
		if _, country := nlp.CountryOf(f.name); surnames[f.name] && kinds[f.name][news.Person] > 0 && !country {
			kinds[f.name][news.Person] += kinds[f.name][news.Place] + kinds[f.name][news.Organization]
		}
		if kinds[f.name][news.Organization] > 0 && isBranch(f.name) {
			kinds[f.name][news.Organization] += kinds[f.name][news.Place]
		}
		f.kind = news.Other
		for _, k := range []news.Kind{news.Person, news.Organization, news.Place} {
			if kinds[f.name][k] > kinds[f.name][f.kind] {
				f.kind = k
			}
		}
		if f.kind == news.Person && (strings.Contains(f.name, " of ") || strings.Contains(f.name, " for ")) {
			f.kind = news.Organization
		}
	}
	sort.SliceStable(forms, func(i, k int) bool {
		a, b := forms[i], forms[k]
		if wa, wb := strings.Count(a.name, " "), strings.Count(b.name, " "); wa != wb {
			return wa > wb
		}
		if len(a.refs) != len(b.refs) {
			return len(a.refs) > len(b.refs)
		}
		return a.name < b.name
	})
	return forms
}

// isBranch reports whether a name is that of a firm in a country, if it is one of a body: "Harkness USA".
func isBranch(name string) bool {
	_, whole := nlp.CountryOf(name)
	_, end := nlp.CountryOf(lastWord(name))
	return isFull(name) && end && !whole
}

// docs returns the documents that have a name.
func (f *form) docs() map[int]bool {
	in := map[int]bool{}
	for _, r := range f.refs {
		in[r.doc] = true
	}
	return in
}

// add makes an actor of a name.
func (c *cast) add(f *form, kind news.Kind) int {
	c.actors = append(c.actors, &actor{kind: kind, forms: map[string]int{}, glued: map[string]bool{}, docs: map[string]map[int]bool{}})
	f.actor = len(c.actors) - 1
	return f.actor
}

// bind leads the mentions to their actors and drops the actors that no mention is of.
func (c *cast) bind(forms []*form) {
	for _, doc := range c.story.Docs {
		of := make([]int, len(doc.Mentions))
		for m := range of {
			of[m] = -1
		}
		c.of = append(c.of, of)
	}
	all := c.actors
	number := make([]int, len(all)) // index into all → into those that are left, plus one
	c.actors = nil
	for _, f := range forms {
		for i, r := range f.refs {
			a := f.at(i)
			if a < 0 {
				continue
			}
			all[a].bear(f, r)
			c.of[r.doc][r.mention] = a
		}
	}
	for i, a := range all {
		if len(a.mentions) > 0 {
			c.actors = append(c.actors, a)
			number[i] = len(c.actors)
		}
	}
	for _, of := range c.of {
		for m, a := range of {
			if a >= 0 {
				of[m] = number[a] - 1
			}
		}
	}
}

// bear enters a mention of a under one of its names.
func (a *actor) bear(f *form, r mentionRef) {
	name := f.name
	a.forms[name]++
	if f.glued {
		a.glued[name] = true
	}
	if a.docs[name] == nil {
		a.docs[name] = map[int]bool{}
	}
	a.docs[name][r.doc] = true
	a.mentions = append(a.mentions, r)
}

// nameAll gives each actor the editor's name for it, else the fullest that most articles use,
// and an id made of it.
func (c *cast) nameAll() {
	taken := map[string]bool{}
	for _, a := range c.actors {
		a.name = a.editors
		if a.name == "" {
			a.name = a.bestName()
		}
		a.id = news.Slug(a.name)
		if taken[a.id] {
			a.id = news.ID(a.id, a.name, string(a.kind))
		}
		taken[a.id] = true
	}
}

func (a *actor) bestName() string {
	var names []string
	for n := range a.forms {
		names = append(names, n)
	}
	sort.Slice(names, func(i, k int) bool {
		x, y := names[i], names[k]
		if cx, cy := a.countryRank(x), a.countryRank(y); cx != cy {
			return cx < cy
		}
		if fx, fy := isFull(x), isFull(y); fx != fy {
			return fx
		}
		if a.glued[x] != a.glued[y] {
			return a.glued[y]
		}
		if sx, sy := isShouted(x), isShouted(y); sx != sy {
			return sy
		}
		if dx, dy := len(a.docs[x]), len(a.docs[y]); dx != dy {
			return dx > dy
		}
		if a.forms[x] != a.forms[y] {
			return a.forms[x] > a.forms[y]
		}
		if len(x) != len(y) {
			return len(x) > len(y)
		}
		return x < y
	})
	return names[0]
}

// countryRank orders the names of a country: its own, another, its capital.
func (a *actor) countryRank(name string) int {
	if a.country == "" || name == a.country {
		return 0
	}
	if c, ok := nlp.CountryOf(name); ok && c.IsCapital(name) {
		return 2
	}
	return 1
}

// isShouted reports whether a name is in capitals, and no acronym: "REUTERS" of a dateline.
func isShouted(name string) bool {
	return len(name) > 5 && strings.ToUpper(name) == name && strings.ToLower(name) != name && !strings.Contains(name, ".")
}

// isFull reports whether a name is one in full: several words.
func isFull(name string) bool { return strings.Contains(name, " ") }
