package web

import (
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// shared tells why c has less origins than sources, or why an article counts apart from the text that it has in
// common with others; nil where every source is an origin.
func (v *storyViews) shared(c news.Claim) []Shared {
	var out []Shared
	for _, backing := range v.b.Backings(c, v.articles) {
		origin := v.origins[backing.Origin]
		if origin == nil || !origin.Part && backing.OneArticle() {
			continue
		}
		s := Shared{Origin: origin.Name}
		seen := map[string]bool{}
		for _, cite := range backing.Citations {
			if !seen[cite.Article] {
				seen[cite.Article] = true
				s.Sources = append(s.Sources, SharedSource{Source: v.cite(cite).Source, Why: v.why(cite, origin)})
			}
		}
		out = append(out, s)
	}
	return out
}

// why tells why the words of a citation are of an origin.
func (v *storyViews) why(c news.Citation, origin *news.BriefOrigin) string {
	switch {
	case origin.Part:
		return v.words.Why(origin.Why)
	case c.Origin != "":
		return v.words.Texts["same-sentence"]
	}
	return v.words.Why(v.b.Articles[v.articles[c.Article]].Reason)
}

// reported returns the claims of too few origins: first those of several sources, then those of one each, the
// sources in the order of the articles, but those with a pinned line before others.
func (v *storyViews) reported() []Group {
	var several []news.Claim
	byArticle := make([][]news.Claim, len(v.b.Articles))
	for _, c := range v.b.Reported {
		switch {
		case len(c.Citations) == 0:
		case !news.Backing{Citations: c.Citations}.OneArticle():
			several = append(several, c)
		default:
			i := v.articles[c.Citations[0].Article]
			byArticle[i] = append(byArticle[i], c)
		}
	}
	var out []Group
	if len(several) > 0 {
		out = append(out, Group{Source: Words{Text: v.words.Texts["several-sources"], Ours: true}, Lines: v.claims(several)})
	}
	order := make([]int, len(byArticle))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return v.pinned(byArticle[a]) - v.pinned(byArticle[b]) })
	for _, i := range order {
		if claims := byArticle[i]; len(claims) > 0 {
			out = append(out, Group{Source: v.label(i), Lines: v.claims(claims)})
		}
	}
	return out
}

// pinned returns the place of the first of some claims among what the editor pins, that behind all if it is not pinned.
func (v *storyViews) pinned(claims []news.Claim) int {
	pins := v.b.Story.Info.Pin
	if len(claims) > 0 {
		if at := slices.Index(pins, claims[0].ID); at >= 0 {
			return at
		}
	}
	return len(pins)
}

// heading returns the title of a section. That of what too few report depends on how many do.
func (v *storyViews) heading(name string) string {
	if name != "reported" {
		return v.words.Texts[name]
	}
	outlets, origins := 0, 0
	for _, c := range v.b.Reported {
		outlets, origins = max(outlets, c.Outlets), max(origins, c.Origins)
	}
	switch {
	case outlets < 2:
		return v.words.Texts["reported"]
	case origins < 2:
		return v.words.Texts["reported-origin"]
	}
	title, err := v.words.Count("reported-few", origins)
	if err != nil {
		return v.words.Texts["reported"]
	}
	return title
}
