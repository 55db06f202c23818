package web

import (
	"slices"
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// givenRole is what articles say that an actor is.
type givenRole struct {
	text   string
	in     presence       // the story that has it first
	edited bool           // there
	shown  int            // in how many stories it is the role that the briefing gives
	at     []roleCitation // where it stands
	days   span
}

// span is the days from the first story to the last, "" where none is dated.
type span struct{ from, to string }

// add widens s by a day, "" for none.
func (s *span) add(day string) {
	if day == "" {
		return
	}
	if s.from == "" || day < s.from {
		s.from = day
	}
	s.to = max(s.to, day)
}

type roleCitation struct {
	in   presence
	cite news.Citation
}

// words returns the role as words of its story.
func (r *givenRole) words() Words {
	if r.edited {
		return r.in.fromEditor(r.text)
	}
	return r.in.fromArticles(r.text)
}

func (r *givenRole) view() ActorRole {
	out := ActorRole{Words: r.words(), Story: r.in.b.ID, Edited: r.edited, From: r.days.from, To: r.days.to}
	seen := map[string]bool{}
	for i, at := range r.at {
		source := at.in.label(at.in.articles[at.cite.Article])
		if seen[source.Text] {
			continue
		}
		seen[source.Text] = true
		if len(out.Sources) == shownSources {
			out.More++
			continue
		}
		cited := at.in.storyViews.cite(at.cite)
		out.Sources = append(out.Sources, cited.Source)
		if i == 0 {
			out.Copied, out.Story = &cited.Copied, at.in.b.ID
		}
	}
	return out
}

// roles returns what articles say that an actor is, first what most briefings give, then what most
// articles do, then what the latest do. It is empty where nothing is said.
func (p *profile) roles() []*givenRole {
	byKey := map[string]*givenRole{}
	var out []*givenRole
	add := func(in presence, text string, edited bool) *givenRole {
		key := plainRole(text)
		if key == "" {
			return nil
		}
		if byKey[key] == nil {
			byKey[key] = &givenRole{text: text, in: in, edited: edited}
			out = append(out, byKey[key])
		}
		byKey[key].days.add(in.b.Published)
		return byKey[key]
	}
	for _, in := range p.in {
		if in.actor.Role == "" {
			continue // what a mention has is then no role of one person: "Presidents Berg and Vik"
		}
		if in.editedRole(in.actor) {
			add(in, in.actor.Role, true)
			continue
		}
		cited := in.roleCitations()
		for _, c := range cited {
			if r := add(in, c.Text, false); r != nil {
				r.at = append(r.at, roleCitation{in, c})
			}
		}
		if len(cited) == 0 {
			add(in, in.role(in.actor).Text, false)
		}
		if r := byKey[plainRole(in.actor.Role)]; r != nil {
			r.shown++
		}
	}
	out = slices.DeleteFunc(out, func(r *givenRole) bool {
		one, plural := strings.CutSuffix(plainRole(r.text), "s")
		return plural && byKey[one] != nil
	})
	sort.SliceStable(out, func(i, k int) bool {
		if out[i].edited != out[k].edited {
			return out[i].edited
		}
		if out[i].shown != out[k].shown {
			return out[i].shown > out[k].shown
		}
		return len(out[i].at) > len(out[k].at)
	})
	return out
}

// plainRole is what one role in several articles shares: no article, no case.
func plainRole(role string) string {
	words := strings.Fields(strings.ToLower(role))
	if len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// roleCitations returns where the articles of a story say what the actor is: beside its first
// mention, or where the briefing cites the role.
func (in presence) roleCitations() []news.Citation {
	var out []news.Citation
	if c := in.actor.RoleCitation; c != nil {
		if role := in.roleCited(in.actor); role != nil {
			out = append(out, news.Citation{Article: role.Article, Start: role.Start, End: role.End, Text: role.Text})
		}
	}
	for _, c := range in.actor.Citations {
		if len(out) > 0 && out[0].Article == c.Article {
			continue
		}
		doc := in.b.Story.Docs[in.articles[c.Article]]
		at := sort.Search(len(doc.Mentions), func(i int) bool { return doc.Mentions[i].Start >= c.Start })
		if at == len(doc.Mentions) || doc.Mentions[at].Start != c.Start {
			continue
		}
		role := doc.Mentions[at].Role
		if role.Empty() || role.Start < 0 || role.End > len(doc.Text) {
			continue
		}
		out = append(out, news.Citation{Article: c.Article, Start: role.Start, End: role.End, Text: role.Of(doc.Text)})
	}
	return out
}
