package web

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

// inquiry is a later story with two of the harbour's actors, one of them under another role.
func inquiry(t testing.TB) *news.Briefing {
	t.Helper()
	s := newStory(t, "harbour-inquiry", "Council opens harbour inquiry",
		paper{
			id: "a-21", title: "Council opens harbour inquiry", outlet: "Island Courier", url: "https://courier.example/news/inquiry",
			published: "2025-04-11", language: "en", origin: "o-21",
			text: `The council has opened an inquiry into the fire. Former harbour master Anna K. Berg will lead it.

“I shall ask everybody the same questions,” Berg said. Field welcomed the inquiry.
`},
		paper{
			id: "a-22", title: "Berg to lead inquiry", outlet: "", published: "2025-04-12", language: "en", origin: "o-22",
			text: `Anna K. Berg will lead the inquiry into the fire. It will take a year, Berg said.
`})
	s.b.Origins = []news.BriefOrigin{
		{ID: "o-21", Name: "Island Courier", Articles: []string{"a-21"}, Why: news.Why{{Kind: news.OwnText}}},
		{ID: "o-22", Name: "a-22.md", Articles: []string{"a-22"}, Why: news.Why{{Kind: news.OwnText}}},
	}
	s.b.Quotes = []news.Quote{{ID: "q-44ee", Kind: news.DirectQuote, Text: "I shall ask everybody the same questions", Speaker: "anna-k-berg", Name: "Anna K. Berg",
		Citations: s.cites("a-21", "I shall ask everybody the same questions")}}
	s.b.Reported = []news.Claim{s.claim(1, 1, "a-22", "It will take a year, Berg said."), s.claim(1, 1, "a-21", "The council has opened an inquiry into the fire.")}
	s.b.Reported[0].SaidBy = []string{"anna-k-berg"}
	s.b.Actors = []news.Actor{
		{ID: "anna-k-berg", Name: "Anna K. Berg", Kind: news.Person, Role: "former harbour master", Aliases: []string{"Berg"}, Mentions: 4, Quotes: 1,
			Citations: s.cites("a-21", "Anna K. Berg", "a-22", "Anna K. Berg")},
		{ID: "field", Name: "Field", Kind: news.Person, Mentions: 1, Citations: s.cites("a-21", "Field")},
	}
	at := s.cite("a-21", "Former harbour master")
	name := s.cite("a-21", "Anna K. Berg")
	s.b.Story.Docs[0].Mentions = []news.Mention{{Span: name.Span(), Kind: news.Person, Role: at.Span()}}
	return s.b
}

// profiles are those of the harbour and the inquiry.
func profiles() []news.Profile {
	return []news.Profile{
		{ID: "anna-berg", Name: "Anna Berg", Kind: news.Person, Appearances: []news.Appearance{{Story: "harbour-fire", Actor: "anna-berg"}, {Story: "harbour-inquiry", Actor: "anna-k-berg"}}},
		{ID: "jonas-field", Name: "Jonas Field", Kind: news.Person, Appearances: []news.Appearance{{Story: "harbour-fire", Actor: "jonas-field"}},
			Perhaps: []news.Appearance{{Story: "harbour-inquiry", Actor: "field"}}},
		{ID: "fire-service", Name: "fire service", Kind: news.Organization, Appearances: []news.Appearance{{Story: "harbour-fire", Actor: "fire-service"}}},
	}
}

func actorOptions() Options {
	opts := options()
	opts.Actors = profiles()
	return opts
}

func TestActorPages(t *testing.T) {
	briefings := []*news.Briefing{harbour(t), inquiry(t), bakery(t)}
	s := render(t, actorOptions(), briefings...)
	for _, name := range []string{"actors/index.html", "actors/index.json", "actors/anna-berg/index.html", "actors/jonas-field/index.html", "actors/fire-service/index.html"} {
		compareGolden(t, name, s.files[name])
	}
	checkLinks(t, s)
	checkCopied(t, s, briefings...)
	checkMarked(t, s)
	checkNesting(t, s)
	for _, name := range s.names {
		checkFrame(t, name, s.pages[name])
	}
}

// TestActorRoles: a page has the role that most briefings give first, and none of a story whose briefing gives none.
func TestActorRoles(t *testing.T) {
	roles := func(change func(*news.Actor)) (out []string) {
		later := inquiry(t)
		change(&later.Actors[0])
		page := render(t, actorOptions(), harbour(t), later).page(t, "actors/anna-berg/index.html")
		for _, list := range all(page, class("roles")) {
			for _, n := range all(list, class("role")) {
				out = append(out, words(n))
			}
		}
		return out
	}
	for _, tt := range []struct {
		role string
		want []string
	}{
		{"former harbour master", []string{"Former harbour master", "harbour master"}},
		{"", []string{"harbour master"}},
	} {
		if have := roles(func(a *news.Actor) { a.Role = tt.role }); !slices.Equal(have, tt.want) {
			t.Errorf("role %q: have %q, want %q", tt.role, have, tt.want)
		}
	}
}

// TestActorLinks: names of actors with a page lead there, those of others to their entries.
func TestActorLinks(t *testing.T) {
	s := render(t, actorOptions(), harbour(t), inquiry(t))
	hrefs := map[string][]string{}
	for _, name := range []string{"harbour-fire/index.html", "harbour-inquiry/index.html", "actors/jonas-field/index.html"} {
		for _, n := range all(s.page(t, name), tag("a")) {
			words, href := strings.Join(texts([]*html.Node{n}), ""), attr(n, "href")
			if strings.Contains(href, "actor") && !strings.HasSuffix(href, "actors/index.html") && href != "#actors" && !slices.Contains(hrefs[name+" "+words], href) {
				hrefs[name+" "+words] = append(hrefs[name+" "+words], href)
			}
		}
	}
	want := map[string][]string{
		"harbour-fire/index.html Anna Berg":        {"../actors/anna-berg/index.html"},
		"harbour-fire/index.html Jonas Field":      {"../actors/jonas-field/index.html"},
		"harbour-fire/index.html fire service":     {"../actors/fire-service/index.html"},
		"harbour-fire/index.html Marta Lind":       {"#actor-marta-lind"},
		"harbour-inquiry/index.html Anna K. Berg":  {"../actors/anna-berg/index.html"},
		"actors/jonas-field/index.html Marta Lind": {"../../harbour-fire/index.html#actor-marta-lind"},
		"actors/jonas-field/index.html Field":      {"../../harbour-inquiry/index.html#actor-field"},
	}
	if diff := cmp.Diff(want, hrefs); diff != "" {
		t.Errorf("links to actors (-want +have):\n%s", diff)
	}
}

// TestNoActorPages: a site whose stories show no actors has no pages of them, nor one without any.
func TestNoActorPages(t *testing.T) {
	opts := actorOptions()
	opts.Sections = []string{"quotes"}
	for _, s := range []site{render(t, opts, harbour(t), inquiry(t)), render(t, options(), harbour(t))} {
		for file, data := range s.files {
			if strings.HasPrefix(file, "actors/") || strings.Contains(string(data), "actors/index.html") {
				t.Errorf("%s is there, or leads to what is not", file)
			}
		}
		checkLinks(t, s)
	}
}

func TestActorsRefused(t *testing.T) {
	in := []news.Appearance{{Story: "harbour-fire", Actor: "anna-berg"}}
	for name, p := range map[string]news.Profile{
		"no safe name":       {ID: "../up", Appearances: in},
		"upper case":         {ID: "Anna", Appearances: in},
		"the list's name":    {ID: "index", Appearances: in},
		"no story":           {ID: "anna-berg"},
		"an unknown story":   {ID: "anna-berg", Appearances: []news.Appearance{{Story: "ball", Actor: "anna-berg"}}},
		"a stranger":         {ID: "anna-berg", Appearances: []news.Appearance{{Story: "harbour-fire", Actor: "paul-vik"}}},
		"the id of another":  {ID: "jonas-field", Appearances: in},
		"a letter's page is": {ID: "jonas-field", Appearances: in},
	} {
		t.Run(name, func(t *testing.T) {
			files, err := Render([]*news.Briefing{harbour(t)}, Options{Actors: []news.Profile{profiles()[1], p}})
			if err == nil || files != nil {
				t.Errorf("have %d files and error %v, want an error", len(files), err)
			}
		})
	}
}

// many returns stories of which each has an actor of its own and one that is in all.
func many(t testing.TB, n int) ([]*news.Briefing, []news.Profile) {
	t.Helper()
	var briefings []*news.Briefing
	everywhere := news.Profile{ID: "anna-berg", Name: "Anna Berg", Kind: news.Person}
	list := []news.Profile{}
	for i := range n {
		id := fmt.Sprintf("story-%04d", i)
		s := newStory(t, id, "Story "+id, paper{id: "a-1", outlet: fmt.Sprintf("Outlet %d", i%20), title: "Story " + id,
			published: fmt.Sprintf("%d-01-01", 1000+i), text: fmt.Sprintf("“We waited,” said Anna Berg, harbour master %d. Paul Vik%d left.\n", i%10, i)})
		s.b.Quotes = []news.Quote{{ID: "q-1", Kind: news.DirectQuote, Text: "We waited", Speaker: "anna-berg", Name: "Anna Berg", Citations: s.cites("a-1", "We waited")}}
		own := fmt.Sprintf("paul-vik%d", i)
		s.b.Actors = []news.Actor{
			{ID: "anna-berg", Name: "Anna Berg", Kind: news.Person, Role: fmt.Sprintf("harbour master %d", i%10), Mentions: 1, Quotes: 1, Citations: s.cites("a-1", "Anna Berg")},
			{ID: own, Name: fmt.Sprintf("Paul Vik%d", i), Kind: news.Person, Mentions: 1, Citations: s.cites("a-1", fmt.Sprintf("Paul Vik%d", i))},
		}
		briefings = append(briefings, s.b)
		everywhere.Appearances = append(everywhere.Appearances, news.Appearance{Story: id, Actor: "anna-berg"})
		list = append(list, news.Profile{ID: own, Name: s.b.Actors[1].Name, Kind: news.Person, Appearances: []news.Appearance{{Story: id, Actor: own}}})
	}
	return briefings, append([]news.Profile{everywhere}, list...)
}

// TestActorOfManyStories: an actor of many stories has several pages of a bounded size, and a story
// more leaves the pages of the older ones as they were.
func TestActorOfManyStories(t *testing.T) {
	briefings, actors := many(t, 99)
	before := render(t, Options{Actors: actors}, briefings...)
	briefings, actors = many(t, 100)
	after := render(t, Options{Actors: actors}, briefings...)
	var have []string
	for _, file := range slices.Sorted(maps.Keys(after.files)) {
		if strings.HasPrefix(file, "actors/anna-berg/") {
			have = append(have, fmt.Sprintf("%s %d", file, len(all(after.page(t, file), class("appearance")))))
		}
	}
	want := []string{"actors/anna-berg/1.html 20", "actors/anna-berg/2.html 20", "actors/anna-berg/3.html 20", "actors/anna-berg/4.html 20", "actors/anna-berg/index.html 20"}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("pages with stories (-want +have):\n%s", diff)
	}
	for _, page := range []string{"1", "2"} {
		file := "actors/anna-berg/" + page + ".html"
		if diff := cmp.Diff(string(before.files[file]), string(after.files[file])); diff != "" {
			t.Errorf("%s is another with a story more (-before +after):\n%s", file, diff)
		}
	}
	checkLinks(t, after)
	for file, data := range after.files {
		if len(data) > 100_000 {
			t.Errorf("%s has %d bytes", file, len(data))
		}
	}
}

// TestActorsByLetter: a long list has a page for each letter.
func TestActorsByLetter(t *testing.T) {
	briefings, actors := many(t, listedActors+5)
	actors[3].Name = "7 of Vester"
	briefings[2].Actors[1].Name = "7 of Vester"
	briefings[2].Actors[1].ID = "paul-vik2"
	s := render(t, Options{Actors: actors}, briefings...)
	have := texts(all(s.page(t, "actors/index.html"), tag("nav")))
	if !slices.Contains(have, "B V") {
		t.Errorf("letters: %q", have)
	}
	if n := len(all(s.page(t, "actors/person-v.html"), class("name"))); n != listedActors+5 {
		t.Errorf("%d names on the page of V", n)
	}
	checkLinks(t, s)
}

// TestActorTemplates: a user's own page of an actor is made in place of the built-in one.
func TestActorTemplates(t *testing.T) {
	opts := actorOptions()
	opts.Templates = fstest.MapFS{
		"site/actor.html":  {Data: []byte(`<p>{{.Name.Text}}: {{len .Stories}} of {{.All}}</p>`)},
		"site/actors.html": {Data: []byte(`{{range .Kinds}}{{.Label}} {{.Count}} {{end}}`)},
	}
	s := render(t, opts, harbour(t), inquiry(t))
	for file, want := range map[string]string{"actors/anna-berg/index.html": "<p>Anna Berg: 2 of 2</p>", "actors/index.html": "People 2 Organisations 1 "} {
		if have := string(s.files[file]); have != want {
			t.Errorf("%s: have %q, want %q", file, have, want)
		}
	}
}

func TestSortKey(t *testing.T) {
	for name, want := range map[string]string{
		"Anna Berg": "berg anna", "Paul Vik Jr.": "vik paul jr.", "Ida van der Meer": "meer ida van der", "Éva": "eva", "": "", "‘Abd": "abd", "Jr.": "jr.",
		"Анна Берг": "berg anna",
	} {
		if have := sortKey(name, news.Person); have != want {
			t.Errorf("%q: have %q, want %q", name, have, want)
		}
	}
	for name, want := range map[string]string{"The Harbour Office": "harbour office", "the": "the", "“404”": "404\""} {
		if have := sortKey(name, news.Organization); have != want {
			t.Errorf("%q: have %q, want %q", name, have, want)
		}
	}
}

// compareGolden compares a file with the one of testdata/golden.
func compareGolden(t *testing.T, name string, data []byte) {
	t.Helper()
	golden := filepath.Join("testdata", "golden", filepath.FromSlash(name))
	if *update {
		if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(data)); diff != "" {
		t.Errorf("%s differs (-want +have); refresh with -update and read the diff:\n%s", name, diff)
	}
}
