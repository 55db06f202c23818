package brief

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// editorsChoice puts pinned claims first, in the editor's order, and leaves hidden ones out, as
// _index.md says.
func (m *merger) editorsChoice(b *news.Briefing) {
	pin, hide := map[string]int{}, map[string]bool{}
	for i, id := range m.story.Info.Pin {
		if _, twice := pin[id]; !twice {
			pin[id] = i
		}
	}
	for _, id := range m.story.Info.Hide {
		hide[id] = true
	}
	b.Consensus = arrange(b.Consensus, pin, hide)
	b.Reported = arrange(b.Reported, pin, hide)
}

func arrange(list []news.Claim, pin map[string]int, hide map[string]bool) []news.Claim {
	out := []news.Claim{}
	for _, c := range list {
		if !hide[c.ID] {
			out = append(out, c)
		}
	}
	rank := func(c news.Claim) int {
		if i, pinned := pin[c.ID]; pinned {
			return i
		}
		return math.MaxInt
	}
	sort.SliceStable(out, func(i, k int) bool { return rank(out[i]) < rank(out[k]) })
	return out
}

// asEdited merges the actors whose names the editor lists as forms of one name, and gives them
// that name.
func (c *cast) asEdited(forms []*form) {
	byName := map[string]*form{}
	for _, f := range forms {
		byName[f.name] = f
	}
	for _, name := range slices.Sorted(maps.Keys(c.story.Info.Aliases)) {
		var listed []*form
		for _, other := range append([]string{name}, c.story.Info.Aliases[name]...) {
			if f := byName[strings.Join(strings.Fields(other), " ")]; f != nil {
				listed = append(listed, f)
			}
		}
		c.unite(name, listed, forms)
	}
}

// unite makes one actor of the actors of some listed names.
func (c *cast) unite(name string, listed, forms []*form) {
	if len(listed) == 0 {
		return
	}
	to := -1
	for _, f := range listed {
		if to < 0 {
			to = f.actor
		}
	}
	if to < 0 {
		to = c.add(listed[0], listed[0].kind)
	}
	from := map[int]bool{}
	for _, f := range listed {
		if f.actor >= 0 {
			from[f.actor] = true
		}
		f.actor, f.perRef = to, nil
		c.trace.names(f.name, everywhere, ruleAliases)
	}
	for _, f := range forms {
		if from[f.actor] {
			f.actor = to
		}
		for i, a := range f.perRef {
			if from[a] {
				f.perRef[i] = to
			}
		}
	}
	c.actors[to].editors = name
}

// editorsRole returns the role that _index.md gives to one of the actor's names.
func (m *merger) editorsRole(a *actor) (string, bool) {
	for _, name := range slices.Sorted(maps.Keys(m.story.Info.Roles)) {
		if a.hasName(name) {
			return m.story.Info.Roles[name], true
		}
	}
	return "", false
}

// hasName reports whether a is shown under a name or an article has it.
func (a *actor) hasName(name string) bool { return a.name == name || a.forms[oneLine(name)] > 0 }

// oneLine returns a name with single spaces between its words, as forms are kept.
func oneLine(name string) string { return strings.Join(strings.Fields(name), " ") }

// unmet returns what _index.md asks for and no article has: names in aliases and roles, and ids
// of lines to pin or hide. b is the briefing before lines were hidden.
func (m *merger) unmet(b *news.Briefing) []*news.Problem {
	var out []*news.Problem
	note := func(hint, format string, args ...any) {
		out = append(out, &news.Problem{Path: m.story.Info.Path, Message: fmt.Sprintf(format, args...), Hint: hint})
	}
	names := m.cast.names()
	for _, name := range slices.Sorted(maps.Keys(m.story.Info.Aliases)) {
		listed := append([]string{name}, m.story.Info.Aliases[name]...)
		met := slices.ContainsFunc(listed, func(n string) bool { return names[oneLine(n)] })
		if !met {
			note(nameHint(names, name), "no article of the story names %q or any of its aliases", name)
			continue
		}
		for _, other := range listed[1:] {
			if !names[oneLine(other)] {
				note(nameHint(names, other), "no article of the story has the alias %q of %q", other, name)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.story.Info.Roles)) {
		if !slices.ContainsFunc(m.cast.actors, func(a *actor) bool { return a.hasName(name) }) {
			note(nameHint(names, name), "no article of the story names %q, who has a role", name)
		}
	}
	for _, list := range []struct {
		key string
		ids []string
	}{{"pin", m.story.Info.Pin}, {"hide", m.story.Info.Hide}} {
		for _, id := range list.ids {
			if !hasClaim(b.Consensus, id) && !hasClaim(b.Reported, id) {
				note("take the id from briefing.json, or remove it: a line that was reworded has another id", "no line of the story has the id %q in %q", id, list.key)
			}
		}
	}
	return out
}

func hasClaim(list []news.Claim, id string) bool {
	return slices.ContainsFunc(list, func(c news.Claim) bool { return c.ID == id })
}

// names returns all names that the articles have.
func (c *cast) names() map[string]bool {
	names := map[string]bool{}
	for _, doc := range c.story.Docs {
		for _, mention := range doc.Mentions {
			names[oneLine(mention.Of(doc.Text))] = true
		}
	}
	return names
}

// nameHint proposes the name of an article that is most like one that no article has.
func nameHint(names map[string]bool, name string) string {
	const write = "write a name as an article has it, or remove the line"
	folded := nlp.Fold(name)
	best, least := "", max(1, len(folded)/4)+1
	if len(folded) > longestPart {
		return write
	}
	for _, n := range slices.Sorted(maps.Keys(names)) {
		if f := nlp.Fold(n); max(len(f)-len(folded), len(folded)-len(f)) < least {
			if d := levenshtein.ComputeDistance(f, folded); d < least {
				best, least = n, d
			}
		}
	}
	if best == "" {
		return write
	}
	return fmt.Sprintf("did you mean %q? %s", best, write)
}
