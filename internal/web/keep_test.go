package web

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/briefgen/briefgen/internal/news"
)

// TestRenderAgain changes a site at random, and renders it with what is kept of the last time and without: the files are
// the same. Pages that did not change are the very same bytes in memory.
func TestRenderAgain(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var all []*news.Briefing
	for i := range 6 {
		all = append(all, numbered(harbour(t), i))
	}
	opts := options()
	opts.Actors = nil
	var r Renderer
	var before []news.File
	reused := 0
	for step := range 200 {
		what := changeSite(random, t, all, &opts)
		shown := all[:2+random.IntN(len(all)-2)]
		have := renderedAgain(t, &r, shown, opts, fmt.Sprintf("step %d, %s", step, what))
		reused += sharedBytes(before, have)
		before = have
	}
	if reused < 1000 {
		t.Errorf("%d pages in 200 steps were kept: the test shows nothing", reused)
	}
}

// renderedAgain renders with what is kept of the last time; the test fails where the files are not those of a clean render. what says
// what was changed.
func renderedAgain(t *testing.T, r *Renderer, briefings []*news.Briefing, opts Options, what string) []news.File {
	t.Helper()
	have, err := r.Render(briefings, opts)
	if err != nil {
		t.Fatal(err)
	}
	want, err := Render(briefings, opts)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.EqualFunc(have, want, sameFile) {
		t.Fatalf("%s (-clean +kept):\n%.3000s", what, cmp.Diff(dataOf(want), dataOf(have)))
	}
	return have
}

// TestCitedByAnother: where the page of one actor is made anew because of another story, the evidence of what both are in
// still has what the page of the other one cites alone.
func TestCitedByAnother(t *testing.T) {
	paul := news.Profile{ID: "paul-vik", Name: "Paul Vik", Kind: news.Person, Appearances: []news.Appearance{{Story: "mill", Actor: "paul-vik"}}}
	anna := news.Profile{ID: "anna-berg", Name: "Anna Berg", Kind: news.Person,
		Appearances: []news.Appearance{{Story: "mill", Actor: "anna-berg"}, {Story: "harbour-fire", Actor: "anna-berg"}}}
	opts := options()
	opts.Actors = []news.Profile{anna, paul}
	shared := mill(t)
	var r Renderer
	for _, title := range []string{"Fire in the harbour", "Fire in the old harbour"} {
		edited := harbour(t)
		edited.Title = title
		have := renderedAgain(t, &r, []*news.Briefing{shared, edited}, opts, title)
		if page := dataOf(have)["mill/sources/a-31.html"]; !strings.Contains(page, "He is the miller of Vester.") {
			t.Fatalf("%s: what the page of an actor cites is not on the evidence page:\n%s", title, page)
		}
	}
}

// mill is a story of two actors. That one of them is the miller stands in a sentence of its own.
func mill(t *testing.T) *news.Briefing {
	t.Helper()
	s := newStory(t, "mill", "The mill of Vester stands still", paper{
		id: "a-31", title: "The mill of Vester stands still", outlet: "Island Courier", published: "2025-02-27", language: "en", origin: "o-31",
		text: "Paul Vik stopped the wheel. It had turned for years. The river was low. He is the miller of Vester. It may rain. The town waits. Anna Berg has seen it.\n"})
	s.b.Origins = []news.BriefOrigin{{ID: "o-31", Name: "Island Courier", Articles: []string{"a-31"}, Why: news.Why{{Kind: news.OwnText}}}}
	s.b.Actors = []news.Actor{
		{ID: "paul-vik", Name: "Paul Vik", Kind: news.Person, Role: "miller", Mentions: 1, Citations: s.cites("a-31", "Paul Vik")},
		{ID: "anna-berg", Name: "Anna Berg", Kind: news.Person, Mentions: 1, Citations: s.cites("a-31", "Anna Berg")},
	}
	name, role := s.cite("a-31", "Paul Vik"), s.cite("a-31", "the miller")
	s.b.Story.Docs[0].Mentions = []news.Mention{{Span: name.Span(), Kind: news.Person, Role: role.Span()}}
	return s.b
}

// changeSite makes one change and says which.
func changeSite(random *rand.Rand, t *testing.T, all []*news.Briefing, opts *Options) string {
	i := random.IntN(len(all))
	switch random.IntN(6) {
	case 0:
		all[i] = numbered(harbour(t), i)
		all[i].Title = fmt.Sprintf("Title %d", random.IntN(100))
		return "a title"
	case 1:
		all[i] = numbered(harbour(t), i)
		all[i].Consensus = all[i].Consensus[:random.IntN(len(all[i].Consensus)+1)]
		return "fewer claims"
	case 2:
		opts.Actors = nil
		for _, a := range all[0].Actors[:random.IntN(len(all[0].Actors)+1)] {
			p := news.Profile{ID: a.ID, Name: a.Name, Kind: a.Kind}
			for _, b := range [][]*news.Briefing{all[:1], all[1:2], all[:2]}[random.IntN(3)] {
				p.Appearances = append(p.Appearances, news.Appearance{Story: b.ID, Actor: a.ID})
			}
			for _, b := range all[random.IntN(len(all)):] {
				p.Perhaps = append(p.Perhaps, news.Appearance{Story: b.ID, Actor: a.ID})
			}
			opts.Actors = append(opts.Actors, p)
		}
		return "actors"
	case 3:
		if random.IntN(4) == 0 {
			opts.Title = fmt.Sprintf("Site %d", random.IntN(100))
			return "the title of the site"
		}
		return "nothing"
	case 4:
		if random.IntN(4) == 0 {
			text := fmt.Sprintf("<!doctype html><title>%d</title>{{.Heading.Text}}", random.IntN(3))
			opts.Templates = fstest.MapFS{"site/story.html": {Data: []byte(text)}}
			return "a template"
		}
		return "nothing"
	default:
		opts.Excerpt = []string{"sentence", "none"}[random.IntN(2)]
		return "the excerpt"
	}
}

func dataOf(files []news.File) map[string]string {
	out := map[string]string{}
	for _, f := range files {
		out[f.Path] = string(f.Data)
	}
	return out
}

// sharedBytes counts the files that have the same memory.
func sharedBytes(a, b []news.File) int {
	n := 0
	for _, f := range b {
		if slices.ContainsFunc(a, func(g news.File) bool {
			return len(f.Data) > 0 && len(g.Data) == len(f.Data) && &g.Data[0] == &f.Data[0]
		}) {
			n++
		}
	}
	return n
}
