package web

import (
	"fmt"
	"math/rand/v2"
	"slices"
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
		have, err := r.Render(shown, opts)
		if err != nil {
			t.Fatal(err)
		}
		want, err := Render(shown, opts)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(dataOf(want), dataOf(have)); diff != "" {
			t.Fatalf("step %d, %s (-clean +kept):\n%.2000s", step, what, diff)
		}
		reused += sameBytes(before, have)
		before = have
	}
	if reused < 1000 {
		t.Errorf("%d pages in 200 steps were kept: the test shows nothing", reused)
	}
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

// sameBytes counts the files that have the same memory.
func sameBytes(a, b []news.File) int {
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
