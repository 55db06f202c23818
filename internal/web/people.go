package web

import (
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

func (v *storyViews) actorCards() []Actor {
	var out []Actor
	for i := range v.b.Actors {
		a := &v.b.Actors[i]
		if a.Name == "" {
			continue
		}
		view := Actor{
			Name: v.actorName(a), Kind: string(a.Kind), Label: v.words.kind(string(a.Kind)),
			Role: v.role(a), Mentions: a.Mentions, Quotes: a.Quotes, Sources: v.actorSources(a),
		}
		view.Name.Href = ""
		if v.linked[a.ID] {
			view.ID = v.id("actor-" + a.ID)
		}
		for _, alias := range a.Aliases {
			if alias != "" && alias != a.Name {
				view.Aliases = append(view.Aliases, v.alias(a, alias))
			}
		}
		out = append(out, view)
	}
	return out
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
