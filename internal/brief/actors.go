package brief

import (
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// actorsOf makes the actors that are shown, the most salient first: all persons, and the
// organisations and places that are named more than once or on whose word something rests.
func (m *merger) actorsOf(b *news.Briefing) []news.Actor {
	quotes, needed := map[string]int{}, speakersOf(b)
	for _, q := range b.Quotes {
		quotes[q.Speaker]++
	}
	out := []news.Actor{}
	for _, a := range m.cast.actors {
		if a.kind == news.Person || len(a.mentions) > 1 || needed[a.id] {
			out = append(out, m.actor(a, quotes[a.id]))
		}
	}
	sort.SliceStable(out, func(i, k int) bool {
		if a, b := salience(out[i]), salience(out[k]); a != b {
			return a > b
		}
		return out[i].Name < out[k].Name
	})
	return out
}

// speakersOf returns the ids of the actors that the lines of a briefing lead to.
func speakersOf(b *news.Briefing) map[string]bool {
	ids := map[string]bool{}
	add := func(list []string) {
		for _, id := range list {
			ids[id] = true
		}
	}
	for _, q := range b.Quotes {
		ids[q.Speaker] = true
	}
	for _, c := range b.Consensus {
		add(c.SaidBy)
	}
	for _, c := range b.Reported {
		add(c.SaidBy)
	}
	for _, d := range b.Disputes {
		for _, v := range d.Variants {
			add(v.SaidBy)
		}
	}
	return ids
}

// salience counts in how many articles an actor is, how often, and how much it speaks.
func salience(a news.Actor) int { return 4*len(a.Citations) + a.Mentions + 3*a.Quotes }

func (m *merger) actor(a *actor, quotes int) news.Actor {
	out := news.Actor{ID: a.id, Name: a.name, Kind: a.kind, Aliases: []string{}, Edited: []string{}, Mentions: len(a.mentions), Quotes: quotes}
	out.Aliases = append(out.Aliases, a.aliases()...)
	out.Role = m.role(a)
	seen := map[int]bool{}
	for _, r := range a.inOrder() {
		if seen[r.doc] {
			continue
		}
		seen[r.doc] = true
		out.Citations = append(out.Citations, m.cite(r.doc, m.story.Docs[r.doc].Mentions[r.mention].Span))
	}
	return out
}

// aliases returns the forms of a's name that are not shown as its name, the most used first.
func (a *actor) aliases() []string {
	var out []string
	for name := range a.forms {
		if name != a.name {
			out = append(out, name)
		}
	}
	sort.Slice(out, func(i, k int) bool {
		x, y := out[i], out[k]
		if a.forms[x] != a.forms[y] {
			return a.forms[x] > a.forms[y]
		}
		return x < y
	})
	return out
}

// inOrder returns the mentions of a by document and place.
func (a *actor) inOrder() []mentionRef {
	refs := append([]mentionRef(nil), a.mentions...)
	sort.Slice(refs, func(i, k int) bool {
		if refs[i].doc != refs[k].doc {
			return refs[i].doc < refs[k].doc
		}
		return refs[i].mention < refs[k].mention
	})
	return refs
}

// role returns the words, lower case, that most articles give for what an actor is; of those
// alike in number the first.
func (m *merger) role(a *actor) string {
	if role := m.editorsRole(a); role != "" {
		return role
	}
	docs := map[string]map[int]bool{}
	words := map[string]string{}
	var keys []string
	for _, r := range a.inOrder() {
		doc := m.story.Docs[r.doc]
		span := doc.Mentions[r.mention].Role
		if span.Empty() {
			continue
		}
		role := strings.ToLower(span.Of(doc.Text))
		key := roleKey(role)
		if docs[key] == nil {
			docs[key] = map[int]bool{}
			words[key] = role
			keys = append(keys, key)
		}
		docs[key][r.doc] = true
	}
	best := ""
	for _, k := range keys {
		if best == "" || len(docs[k]) > len(docs[best]) {
			best = k
		}
	}
	return trimArticle(words[best])
}

// editorsRole returns the role that _index.md gives to one of the actor's names, or "".
func (m *merger) editorsRole(a *actor) string {
	var names []string
	for name := range m.story.Info.Roles {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if a.forms[name] > 0 || a.name == name {
			return m.story.Info.Roles[name]
		}
	}
	return ""
}

// roleKey is what roles share that differ in little: "US Secretary of State" and "Secretary of
// State".
func roleKey(role string) string {
	var out []string
	for _, w := range strings.Fields(role) {
		w = strings.Trim(w, ",.")
		switch nlp.Fold(w) {
		case "the", "a", "an", "us", "uk":
			continue
		}
		if _, ok := nlp.NationalityOf(strings.ToUpper(w[:min(1, len(w))]) + w[min(1, len(w)):]); ok {
			continue
		}
		out = append(out, nlp.Fold(w))
	}
	return strings.Join(out, " ")
}

func trimArticle(role string) string {
	for _, article := range []string{"the ", "a ", "an "} {
		role = strings.TrimPrefix(role, article)
	}
	return role
}
