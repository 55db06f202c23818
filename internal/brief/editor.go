package brief

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// editorsChoice puts pinned lines first among those of their kind, in the editor's order, and leaves
// hidden ones out, as _index.md says.
func (m *merger) editorsChoice(b *news.Briefing) {
	c := choice{pin: map[string]int{}, hide: map[string]bool{}}
	for i, id := range m.story.Info.Pin {
		if _, twice := c.pin[id]; !twice {
			c.pin[id] = i
		}
	}
	for _, id := range m.story.Info.Hide {
		c.hide[id] = true
	}
	b.Consensus = arrange(b.Consensus, claimID, c)
	b.Reported = arrange(b.Reported, claimID, c)
	b.Disputes = arrange(b.Disputes, disputeID, c)
	b.Revised = arrange(b.Revised, disputeID, c)
	b.Quotes = arrange(b.Quotes, quoteID, c)
	b.Unknowns = arrange(b.Unknowns, unknownID, c)
	b.Timeline = arrange(b.Timeline, eventID, choice{hide: c.hide}) // in the order of time
}

func claimID(c news.Claim) string     { return c.ID }
func disputeID(d news.Dispute) string { return d.ID }
func quoteID(q news.Quote) string     { return q.ID }
func unknownID(u news.Unknown) string { return u.ID }
func eventID(e news.Event) string     { return e.ID }

// choice is what the editor wants first and what not at all, by id.
type choice struct {
	pin  map[string]int
	hide map[string]bool
}

// rank orders pinned lines, and all others behind them.
func (c choice) rank(id string) int {
	if i, pinned := c.pin[id]; pinned {
		return i
	}
	return math.MaxInt
}

func arrange[T any](list []T, id func(T) string, c choice) []T {
	out := []T{}
	for _, line := range list {
		if !c.hide[id(line)] {
			out = append(out, line)
		}
	}
	slices.SortStableFunc(out, func(a, b T) int { return cmp.Compare(c.rank(id(a)), c.rank(id(b))) })
	return out
}

// lineIDs returns the ids of all lines of a briefing that an editor may pin or hide.
func lineIDs(b *news.Briefing) map[string]bool {
	ids := map[string]bool{}
	for _, claims := range [][]news.Claim{b.Consensus, b.Reported} {
		for _, c := range claims {
			ids[c.ID] = true
		}
	}
	for _, d := range slices.Concat(b.Disputes, b.Revised) {
		ids[d.ID] = true
	}
	for _, q := range b.Quotes {
		ids[q.ID] = true
	}
	for _, u := range b.Unknowns {
		ids[u.ID] = true
	}
	for _, e := range b.Timeline {
		ids[e.ID] = true
	}
	return ids
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
func oneLine(name string) string {
	if isOneLine(name) {
		return name
	}
	return strings.Join(strings.Fields(name), " ")
}

// isOneLine reports whether a name is plain text with single spaces inside it alone.
func isOneLine(name string) bool {
	before := byte(' ')
	for i := range len(name) {
		c := name[i]
		if c < ' ' || c >= 0x7f || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return before != ' '
}

// unmet returns what _index.md asks for and no article has: names in aliases and roles, and ids
// of lines to pin or hide. b is the briefing before lines were hidden.
func (m *merger) unmet(b *news.Briefing) []*news.Problem {
	var out []*news.Problem
	note := func(of, hint, format string, args ...any) {
		at := m.story.Info.Lines[of]
		out = append(out, &news.Problem{
			Path: m.story.Info.Path, Line: at.Number, Column: at.Column, Source: at.Text, Message: fmt.Sprintf(format, args...), Hint: hint,
		})
	}
	var names map[string]bool
	if len(m.story.Info.Aliases)+len(m.story.Info.Roles) > 0 {
		names = m.cast.names()
	}
	for _, name := range slices.Sorted(maps.Keys(m.story.Info.Aliases)) {
		listed := append([]string{name}, m.story.Info.Aliases[name]...)
		met := slices.ContainsFunc(listed, func(n string) bool { return names[oneLine(n)] })
		if !met {
			note(name, nameHint(names, name), "no article of the story names %q or any of its aliases", name)
			continue
		}
		for _, other := range listed[1:] {
			if !names[oneLine(other)] {
				note(other, nameHint(names, other), "no article of the story has the alias %q of %q", other, name)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.story.Info.Roles)) {
		if !slices.ContainsFunc(m.cast.actors, func(a *actor) bool { return a.hasName(name) }) {
			note(name, nameHint(names, name), "no article of the story names %q, who has a role", name)
		}
	}
	ids := lineIDs(b)
	for _, list := range []struct {
		key string
		ids []string
	}{{"pin", m.story.Info.Pin}, {"hide", m.story.Info.Hide}} {
		for _, id := range list.ids {
			if !ids[id] {
				note(id, "take the id from briefing.json, or remove it: a line that was reworded has another id", "no line of the story has the id %q in %q", id, list.key)
			}
		}
	}
	return out
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
