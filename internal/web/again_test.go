package web

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/briefgen/briefgen/internal/news"
)

// TestActorAgain changes stories of an actor with several pages at random: what is kept of the last time gives what is made from
// nothing, and an edit leaves most of these pages alone.
func TestActorAgain(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var all []*news.Briefing
	for i := range 70 {
		all = append(all, millOf(t, i, 0))
	}
	var r Renderer
	var before []news.File
	anew := 0
	for step := range 60 {
		what := "nothing"
		if step > 0 {
			what = changeMills(random, t, &all)
		}
		opts := options()
		opts.Actors = millers(all)
		if random.IntN(3) == 0 {
			slices.Reverse(opts.Actors)
		}
		if step%20 == 7 {
			opts.Templates = fstest.MapFS{"site/assets/map.txt": {Data: []byte("Vester")}}
		}
		have := renderedAgain(t, &r, all, opts, fmt.Sprintf("step %d, %s", step, what))
		if step > 0 {
			anew += len(have) - sharedBytes(before, have)
		}
		before = have
	}
	if most := 59 * 40; anew > most {
		t.Errorf("%d files were made anew, more than %d", anew, most)
	}
}

// TestActorAgainAll: a template may show on every page of an actor in how many stories it is.
func TestActorAgainAll(t *testing.T) {
	var all []*news.Briefing
	for i := range 45 {
		all = append(all, millOf(t, i, 0))
	}
	opts := options()
	opts.Templates = fstest.MapFS{"site/actor.html": {Data: []byte(`<p>{{.Name.Text}}: {{len .Stories}} of {{.All}}</p>`)}}
	var r Renderer
	for step := range 3 {
		all = all[:45-step]
		opts.Actors = millers(all)
		have := renderedAgain(t, &r, all, opts, fmt.Sprintf("%d stories fewer", step))
		const last = "actors/paul-vik/1.html"
		if text := fmt.Sprintf("<p>Paul Vik: 20 of %d</p>", 45-step); dataOf(have)[last] != text {
			t.Errorf("%s is %q, want %q", last, dataOf(have)[last], text)
		}
	}
}

// millOf is a story of its own about the miller: several have a role for him, a quote, another spelling.
func millOf(t testing.TB, i, version int) *news.Briefing {
	t.Helper()
	name := []string{"Paul Vik", "Paul A. Vik"}[version%2]
	id := fmt.Sprintf("a-%d", i)
	s := newStory(t, fmt.Sprintf("mill-%d", i), fmt.Sprintf("The mill of Vester, day %d", i), paper{
		id: id, title: fmt.Sprintf("The mill of Vester, day %d", i), outlet: []string{"Island Courier", "Coast Herald"}[i%2],
		published: fmt.Sprintf("2025-%02d-%02d", 1+i%3, 1+i%28), language: "en", origin: "o-" + id,
		text: fmt.Sprintf("%s stopped the wheel. It had turned for %d years. He is the miller of Vester. “I shall wait %d days,” he said. Anna Berg has seen it.\n", name, 10+version, i)})
	s.b.Origins = []news.BriefOrigin{{ID: "o-" + id, Name: "Island Courier", Articles: []string{id}, Why: news.Why{{Kind: news.OwnText}}}}
	if version >= 6 {
		s.add(paper{id: id + "-b", text: "The wheel stands still in Vester.", language: "en", origin: "o-" + id}) // of no outlet
	}
	s.b.Actors = []news.Actor{
		{ID: "paul-vik", Name: name, Kind: news.Person, Mentions: 1 + version%3, Citations: s.cites(id, name)},
		{ID: "anna-berg", Name: "Anna Berg", Kind: news.Person, Mentions: 1, Citations: s.cites(id, "Anna Berg")},
	}
	if version%3 != 1 {
		words := fmt.Sprintf("I shall wait %d days", i)
		s.b.Quotes = []news.Quote{{ID: fmt.Sprintf("q-%04d", i), Kind: news.DirectQuote, Text: words, Speaker: "paul-vik", Name: name, Citations: s.cites(id, words)}}
		s.b.Actors[0].Quotes = 1
	}
	if version%4 == 2 {
		role, at := s.cite(id, "miller"), s.cite(id, name)
		s.b.Actors[0].Role, s.b.Actors[0].RoleCitation = "miller", &role
		s.b.Story.Docs[0].Mentions = []news.Mention{{Span: at.Span(), Kind: news.Person, Role: role.Span()}}
	}
	return s.b
}

// millers are the profiles over all stories: who is in them, and who may be.
func millers(all []*news.Briefing) []news.Profile {
	paul := news.Profile{ID: "paul-vik", Name: "Paul Vik", Kind: news.Person}
	anna := news.Profile{ID: "anna-berg", Name: "Anna Berg", Kind: news.Person}
	for i, b := range all {
		if i%7 == 3 {
			anna.Appearances = append(anna.Appearances, news.Appearance{Story: b.ID, Actor: "anna-berg"})
		} else {
			anna.Perhaps = append(anna.Perhaps, news.Appearance{Story: b.ID, Actor: "anna-berg"})
		}
		paul.Appearances = append(paul.Appearances, news.Appearance{Story: b.ID, Actor: "paul-vik"})
	}
	return []news.Profile{paul, anna}
}

// changeMills changes one or two stories and says how.
func changeMills(random *rand.Rand, t *testing.T, all *[]*news.Briefing) string {
	what := ""
	for range 1 + random.IntN(2) {
		at := random.IntN(len(*all))
		b := (*all)[at]
		var i int
		if _, err := fmt.Sscanf(b.ID, "mill-%d", &i); err != nil {
			t.Fatal(err)
		}
		now := millOf(t, i, random.IntN(12))
		switch random.IntN(8) {
		case 0:
			now.Story.Info = news.StoryInfo{Folder: now.ID, Note: "A note."}
		case 1:
			now.Title = fmt.Sprintf("Title %d", random.IntN(100))
		case 2:
			now.Published = fmt.Sprintf("2025-%02d-01", 1+random.IntN(12))
		case 3:
			*all = slices.Delete(slices.Clone(*all), at, at+1)
			what += fmt.Sprintf("%s gone; ", b.ID)
			continue
		case 4:
			id := 100 + random.IntN(1000)
			if !slices.ContainsFunc(*all, func(b *news.Briefing) bool { return b.ID == fmt.Sprintf("mill-%d", id) }) {
				*all = slices.Insert(slices.Clone(*all), at, millOf(t, id, 0))
			}
			what += fmt.Sprintf("mill-%d new; ", id)
			continue
		}
		*all = slices.Clone(*all)
		(*all)[at] = now
		what += b.ID + " changed; "
	}
	return what
}
