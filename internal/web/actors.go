package web

import (
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

func (v *storyViews) actorCards() []Actor {
	var out []Actor
	for i := range v.b.Actors {
		a := &v.b.Actors[i]
		if a.Name == "" {
			continue
		}
		view := v.actorCard(a)
		if v.pages[a.ID] == "" {
			view.Name.Href = ""
		}
		if v.linked[a.ID] {
			view.ID = v.id("actor-" + a.ID)
		}
		out = append(out, view)
	}
	return out
}

// Leading returns the actors that the articles say more of than the name, or that speak.
func (p *StoryPage) Leading() []Actor { return knownOrNot(p.Actors, true) }

// AlsoNamed returns the others.
func (p *StoryPage) AlsoNamed() []Actor { return knownOrNot(p.Actors, false) }

// Leading is that of a StoryPage.
func (m *MorePage) Leading() []Actor { return knownOrNot(m.Actors, true) }

// AlsoNamed is that of a StoryPage.
func (m *MorePage) AlsoNamed() []Actor { return knownOrNot(m.Actors, false) }

func knownOrNot(actors []Actor, known bool) []Actor {
	var out []Actor
	for _, a := range actors {
		if a.known() == known {
			out = append(out, a)
		}
	}
	return out
}

func (a Actor) known() bool {
	return a.Role.Text != "" || a.Quotes > 0 || len(a.Aliases) > 1 || a.EditedName
}

// namedSources is how many sources of an actor its entry in a briefing names.
const namedSources = 2

// Named returns the first of Sources.
func (a Actor) Named() []Words { return a.Sources[:min(len(a.Sources), namedSources)] }

// MoreSources is how many of Sources are not Named.
func (a Actor) MoreSources() int { return max(0, len(a.Sources)-namedSources) }

func (v *storyViews) actorCard(a *news.Actor) Actor {
	view := Actor{
		Name: v.actorName(a), Kind: string(a.Kind), Label: v.words.Kind(string(a.Kind)),
		Role: v.role(a), RoleCited: v.roleCited(a), Mentions: a.Mentions, Quotes: a.Quotes, QuotedOutlets: a.QuotedOutlets,
		EditedName: slices.Contains(a.Edited, "name"), EditedRole: slices.Contains(a.Edited, "role"), Sources: v.actorSources(a),
	}
	for _, alias := range a.Aliases {
		if alias != "" && alias != a.Name {
			view.Aliases = append(view.Aliases, v.alias(a, alias))
		}
	}
	return view
}

// roleCited returns the role of a as an article has it, nil where none is cited or the citation has
// other words.
func (v *storyViews) roleCited(a *news.Actor) *Citation {
	c, ok := a.WrittenRole()
	if !ok {
		return nil
	}
	role := v.cite(*a.RoleCitation)
	role.Copied = v.copied(v.articles[c.Article], c.Start, c.End)
	if role.Text != c.Text {
		return nil
	}
	return &role
}

func (v *storyViews) alias(a *news.Actor, alias string) Words {
	if slices.Contains(v.b.Story.Info.Aliases[a.Name], alias) {
		return v.fromEditor(alias)
	}
	return v.fromArticles(alias)
}

// actorSources cites a once for each article: an actor may be cited at every mention, and
// evidence pages are not to become the articles.
func (v *storyViews) actorSources(a *news.Actor) []Words {
	var cited []Citation
	seen := map[string]bool{}
	for _, c := range a.Citations {
		if !seen[c.Article] {
			seen[c.Article] = true
			cited = append(cited, v.cite(c))
		}
	}
	return sourcesOf(cited)
}

// names returns the names of the actors with these ids.
func (v *storyViews) names(ids []string) []Words {
	var out []Words
	for _, id := range ids {
		if a := v.actors[id]; a != nil && a.Name != "" {
			out = append(out, v.actorName(a))
		}
	}
	return out
}

// actorName returns the name of a, leading to its page over all stories, or to its entry in the briefing.
func (v *storyViews) actorName(a *news.Actor) Words {
	words := v.fromArticles(a.Name)
	if _, editors := v.b.Story.Info.Aliases[a.Name]; editors {
		words = v.fromEditor(a.Name)
	}
	switch page := v.pages[a.ID]; {
	case page != "" && page == v.self:
	case page != "":
		words.Href = v.actorsWay + page + "/index.html"
	case v.linked[a.ID] && v.way == "":
		words.Href = "#actor-" + a.ID
	case v.rest["actor-"+a.ID]:
		words.Href = v.way + moreName + "#actor-" + a.ID
	case v.linked[a.ID]:
		words.Href = v.way + "index.html#actor-" + a.ID
	}
	return words
}

// role returns the role of a, and whose words it is.
func (v *storyViews) role(a *news.Actor) Words {
	if v.editedRole(a) {
		return v.fromEditor(a.Role)
	}
	if written := v.roles[a.Role]; written != "" {
		return v.fromArticles(written)
	}
	return v.fromArticles(a.Role)
}

// editedRole reports whether the editor gave the role of a.
func (v *storyViews) editedRole(a *news.Actor) bool {
	return slices.ContainsFunc(append([]string{a.Name}, a.Aliases...), func(name string) bool { return v.b.Story.Info.Roles[name] != "" })
}

// rolesAsWritten returns the roles of people by their lower-case form, which briefings hold: a
// reader should see "German chancellor" as the article has it.
func rolesAsWritten(docs []*news.Document) map[string]string {
	out := map[string]string{}
	for _, doc := range docs {
		for _, m := range doc.Mentions {
			if m.Role.Empty() || m.Role.Start < 0 || m.Role.End > len(doc.Text) {
				continue
			}
			written := m.Role.Of(doc.Text)
			if lower := strings.ToLower(written); out[lower] == "" {
				out[lower] = written
			}
		}
	}
	return out
}
