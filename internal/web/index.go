package web

import (
	"net/url"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// latestFirst returns briefings by day, the latest first, then by title and id.
func latestFirst(briefings []*news.Briefing) []*news.Briefing {
	out := slices.Clone(briefings)
	slices.SortStableFunc(out, func(a, b *news.Briefing) int {
		if c := strings.Compare(b.Published, a.Published); c != 0 {
			return c
		}
		if c := strings.Compare(a.Title, b.Title); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return out
}

func indexPage(stories []*storyViews, actors int, site Site) *IndexPage {
	p := &IndexPage{Page: Page{Site: site, Heading: Title{Text: site.Title}, Description: site.Description}, Actors: actors}
	for _, v := range stories {
		if v.face == nil {
			card := v.card()
			v.face = &card
		}
		p.Stories = append(p.Stories, *v.face)
	}
	return p
}

func (v *storyViews) card() StoryCard {
	return StoryCard{
		ID:        v.b.ID,
		Href:      v.b.ID + "/index.html",
		Title:     v.title(),
		Published: v.b.Published,
		Sources:   v.outlets(v.b.ID + "/"),
		Size:      v.size(),
		Lede:      v.lede(),
		Agreed:    len(v.b.Consensus),
		Disputed:  len(v.b.Disputes),
		Quotes:    len(v.b.Quotes),
	}
}

// lede returns the first statement that the articles agree on; where there is none, the first
// that one of them reports; nil where there is neither.
func (v *storyViews) lede() *Copied {
	for _, claims := range [][]news.Claim{v.b.Consensus, v.b.Reported} {
		for _, c := range claims {
			if len(c.Citations) > 0 {
				lede := v.locate(c.Text, c.Citations)
				return &lede
			}
		}
	}
	return nil
}

func inputsPage(stories []*storyViews, site Site, problems []*news.Problem) *InputsPage {
	p := &InputsPage{Page: Page{Site: site, NoIndex: true}}
	for _, v := range stories {
		p.Articles += len(v.b.Articles)
		if v.inputs == nil {
			v.inputs = &StoryInputs{ID: v.b.ID, Href: v.b.ID + "/index.html", Title: v.title(), Sources: v.sources(v.b.ID + "/")}
		}
		p.Stories = append(p.Stories, *v.inputs)
	}
	for _, problem := range problems {
		place := *problem
		place.Message = ""
		p.Problems = append(p.Problems, Problem{
			Place:   strings.TrimSuffix(place.Error(), ": "),
			Message: problem.Message, Hint: problem.Hint, Skipped: problem.Skipped,
		})
	}
	slices.SortStableFunc(p.Problems, func(a, b Problem) int {
		if c := strings.Compare(a.Place, b.Place); c != 0 {
			return c
		}
		return strings.Compare(a.Message, b.Message)
	})
	return p
}

// notFoundPage is served for any address, so that its links start at the top of the host where
// it is known what lies there.
func notFoundPage(site Site, base *url.URL) *Page {
	p := &Page{Site: site, NoIndex: true}
	if base != nil {
		p.Root = base.EscapedPath()
	}
	return p
}
