package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

const (
	// frontStories is how many stories a page of the index shows.
	frontStories = 50
	// shownTopics is how many disputes a card names.
	shownTopics = 3
)

// indexJobs are the pages of [indexPages].
func indexJobs(stories []*storyViews, actors int, site Site) []job {
	var jobs []job
	for _, page := range indexPages(stories, actors, site) {
		jobs = append(jobs, sharedJob(page.file, "index.html", page.view))
	}
	return jobs
}

// indexPages are index.html with the latest stories, page/2/index.html with those before them, and so on.
func indexPages(stories []*storyViews, actors int, site Site) []filed[*IndexPage] {
	var out []filed[*IndexPage]
	for i, sheet := range sheets(stories, frontStories) {
		p := &IndexPage{
			Page: Page{Site: site, Heading: Title{Text: site.Title}, Description: site.Description, Share: "website"},
			All:  len(stories), Actors: actors, Turn: sheet.turn(frontFile),
		}
		if i > 0 {
			p.Root, p.NoIndex, p.Share, p.Actors = "../../", true, "", 0
			for _, way := range []*string{&p.Turn.Newer, &p.Turn.Older} {
				if *way != "" {
					*way = p.Root + *way
				}
			}
		}
		for _, v := range sheet.list {
			p.Stories = append(p.Stories, v.parts.card(v, p.Root))
		}
		out = append(out, filed[*IndexPage]{frontFile(i + 1), p})
	}
	return out
}

// frontFile names page n of the index, from 1.
func frontFile(n int) string {
	if n == 1 {
		return "index.html"
	}
	return "page/" + strconv.Itoa(n) + "/index.html"
}

// sheet is a part of a list that stands on one page.
type sheet[T any] struct {
	list      []T
	number, n int
}

// sheets parts a list into pages of at most so many; an empty list has one page.
func sheets[T any](list []T, most int) []sheet[T] {
	n := max(1, (len(list)+most-1)/most)
	out := make([]sheet[T], n)
	for i := range out {
		out[i] = sheet[T]{list[min(i*most, len(list)):min((i+1)*most, len(list))], i + 1, n}
	}
	return out
}

// turn tells the pages beside the sheet; name gives the file of a page.
func (s sheet[T]) turn(name func(int) string) Turn {
	t := Turn{Number: s.number, Pages: s.n}
	if s.number > 1 {
		t.Newer = name(s.number - 1)
	}
	if s.number < s.n {
		t.Older = name(s.number + 1)
	}
	return t
}

// numberedFile names page n of a list that has a folder of its own.
func numberedFile(n int) string {
	if n == 1 {
		return "index.html"
	}
	return strconv.Itoa(n) + ".html"
}

// card announces the story on a page from which root leads to the top of the site.
func (v *storyViews) card(root string) *StoryCard {
	folder := root + v.b.ID + "/"
	c := &StoryCard{
		ID:        v.b.ID,
		Href:      folder + "index.html",
		Title:     v.title(),
		Published: v.b.Published,
		Sources:   v.outlets(folder),
		Size:      v.size(),
		Lede:      v.lede(),
		Agreed:    len(v.b.Consensus),
		Disputed:  len(v.b.Disputes),
		Quotes:    len(v.b.Quotes),
	}
	for _, d := range v.b.Disputes {
		if d.Topic == "" {
			continue
		}
		if len(c.Topics) == shownTopics {
			c.MoreTopics++
			continue
		}
		topic := v.fromArticles(d.Topic)
		if place := v.place(d.ID); place != "" {
			topic.Href = folder + place
		}
		c.Topics = append(c.Topics, topic)
	}
	return c
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
		p.Stories = append(p.Stories, v.parts.inputs)
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

// storyInputs lists the articles of the story for the page of inputs.
func (v *storyViews) storyInputs() *StoryInputs {
	return &StoryInputs{ID: v.b.ID, Href: v.b.ID + "/index.html", Title: v.title(), Sources: v.sources(v.b.ID + "/")}
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
