package brief

import (
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// bodyNames finds the organisations and places of a story by their names.
type bodyNames struct {
	story    *news.Story
	byKey    map[string]int             // squeezed key → actor
	initials map[string]int             // acronym → actor, -1 where it may be of several
	nations  map[string]map[string]bool // key without a country → the countries that stand before it
	short    *shortNames
	kinds    map[int]news.Kind // of the actors
	trace    *trace
}

// bodies merges organisations and other places: names alike but for an article, a country before
// them or the order of their words, acronyms with the name that they were put behind or whose
// initials they are, and short names with the long.
func (c *cast) bodies(forms []*form) {
	n := &bodyNames{story: c.story, byKey: map[string]int{}, initials: map[string]int{}, nations: map[string]map[string]bool{}, short: newShortNames(c.story), kinds: map[int]news.Kind{}, trace: c.trace}
	var list []*form
	for _, f := range forms { // longest first
		if f.known() || f.kind != news.Organization && f.kind != news.Place {
			continue
		}
		list = append(list, f)
		if key, country := ofCountry(f.name); country != "" {
			if n.nations[key] == nil {
				n.nations[key] = map[string]bool{}
			}
			n.nations[key][country] = true
		}
	}
	slices.SortStableFunc(list, func(a, b *form) int { return len(seats[a.name]) - len(seats[b.name]) })
	for _, f := range list {
		key := n.key(f)
		if seat, ok := seats[f.name]; ok && n.has(squeezed(seat)) && c.governs(f) {
			key = seat
		}
		if f.actor = n.find(f, key); f.actor < 0 {
			n.kinds[c.add(f, f.kind)] = f.kind
			n.short.add(f, key)
		}
		n.byKey[squeezed(key)] = f.actor
		n.introduce(f)
	}
}

// seats are cities that stand for a body that governs from there, as capitals do for countries.
var seats = map[string]string{"Brussels": "european union"}

// has reports whether a body of the story has a key.
func (n *bodyNames) has(key string) bool { _, ok := n.byKey[key]; return ok }

// squeezed returns a key without spaces: "Harkness Oil" and "HarknessOil" are one.
func squeezed(key string) string { return strings.ReplaceAll(key, " ", "") }

// key is the key of a name in this story: a country before it counts where there are two of them.
func (n *bodyNames) key(f *form) string {
	key, country := ofCountry(f.name)
	if country != "" && len(n.nations[key]) > 1 {
		key = bodyKey(f.name)
	}
	return key
}

// find returns the actor whose name f is in another form, or -1.
func (n *bodyNames) find(f *form, key string) int {
	if i, ok := n.byKey[squeezed(key)]; ok {
		n.trace.names(f.name, everywhere, ruleSameName)
		return i
	}
	if a := acronym(f.name); a != "" {
		if i, ok := n.initials[a]; ok && i >= 0 && (f.kind == news.Organization || f.kind == n.kinds[i]) {
			n.trace.names(f.name, everywhere, ruleAcronym)
			return i
		}
	}
	if companyWords[nlp.Fold(lastWord(f.name))] {
		return -1 // that is a name in full
	}
	i := n.short.of(f, key)
	if i >= 0 {
		n.trace.names(f.name, everywhere, ruleShortName)
	}
	return i
}

// introduce enters the acronyms of a name: the one in brackets behind it, and its initials.
func (n *bodyNames) introduce(f *form) {
	if !strings.ContainsAny(f.name, " -") {
		return
	}
	enter := func(a string) {
		if i, ok := n.initials[a]; ok && i != f.actor {
			n.initials[a] = -1 // it could be either
			return
		}
		n.initials[a] = f.actor
	}
	if a := initialsOf(f.name); len(a) >= 2 {
		enter(a)
	}
	for _, r := range f.refs {
		doc := n.story.Docs[r.doc]
		behind := doc.Text[doc.Mentions[r.mention].End:]
		if behind = behind[:min(len(behind), 16)]; !strings.HasPrefix(behind, " (") {
			continue
		}
		if in, _, ok := strings.Cut(behind[2:], ")"); ok {
			if a := acronym(in); a != "" && a != initialsOf(f.name) && abbreviates(a, f.name) {
				enter(a)
			}
		}
	}
}

// abbreviates reports whether the letters of an acronym stand in a name, in their order: not those
// of "OLDHAVEN (VBC)", which say who reports. Of a name that was translated they are the initials in another order.
func abbreviates(acronym, name string) bool {
	if len(acronym) > 2 && slices.Equal(slices.Sorted(slices.Values([]byte(acronym))), slices.Sorted(slices.Values([]byte(initialsOf(name))))) {
		return true
	}
	i := 0
	for _, r := range strings.ToUpper(nlp.Fold(name)) {
		if i < len(acronym) && byte(r) == acronym[i] {
			i++
		}
	}
	return i == len(acronym)
}
