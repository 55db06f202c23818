package web

import (
	"flag"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGolden(t *testing.T) {
	s := render(t, options(), bakery(t), harbour(t))
	for _, name := range []string{
		"index.html", "index.json", "feed.atom", "feed.json", "sitemap.xml", "robots.txt", "404.html", "inputs.html",
		"archive/index.html", "archive/2025-03/index.html", "outlets/index.html", "outlets/island-courier/index.html",
		"search/index.html", "search/2025-03-00.js", "search/actors.js",
		"harbour-fire/index.html", "harbour-fire/briefing.json", "harbour-fire/matrix.csv",
		"harbour-fire/sources/a-01.html", "harbour-fire/sources/a-05.html", "bakery/index.html",
	} {
		t.Run(name, func(t *testing.T) {
			compareGolden(t, name, s.files[name])
		})
	}
}

func TestFiles(t *testing.T) {
	want := []string{
		"404.html", "archive/2025-02/index.html", "archive/2025-03/index.html", "archive/index.html",
		"assets/minisearch.js", "assets/search.css", "assets/search.js", "assets/style.css",
		"bakery/briefing.json", "bakery/index.html", "bakery/sources/a-09.html", "feed.atom", "feed.json",
		"harbour-fire/briefing.json", "harbour-fire/index.html", "harbour-fire/matrix.csv",
		"harbour-fire/sources/a-01.html", "harbour-fire/sources/a-02.html", "harbour-fire/sources/a-03.html",
		"harbour-fire/sources/a-04.html", "harbour-fire/sources/a-05.html",
		"index.html", "index.json", "inputs.html",
		"outlets/index.html", "outlets/island-courier/index.html", "outlets/north-coast-online/index.html",
		"outlets/the-lindow-gazette/index.html", "outlets/workers-weekly/index.html",
		"robots.txt", "search/2025-02-00.js", "search/2025-03-00.js", "search/actors.js", "search/index.html", "sitemap.xml",
	}
	paths := func(opts Options) []string {
		files, err := Render([]*news.Briefing{harbour(t), bakery(t)}, opts)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, f := range files {
			out = append(out, f.Path)
		}
		return out
	}
	if diff := cmp.Diff(want, paths(options())); diff != "" {
		t.Errorf("files (-want +have):\n%s", diff)
	}
	want = slices.DeleteFunc(want, func(s string) bool { return s == "sitemap.xml" })
	if diff := cmp.Diff(want, paths(Options{})); diff != "" {
		t.Errorf("files without a base url (-want +have):\n%s", diff)
	}
}

func TestPages(t *testing.T) {
	for _, opts := range []Options{{}, options(), {Excerpt: "none"}, {Sections: []string{"quotes", "disputes"}}} {
		briefings := []*news.Briefing{harbour(t), bakery(t)}
		s := render(t, opts, briefings...)
		checkLinks(t, s)
		checkCopied(t, s, briefings...)
		checkMarked(t, s)
		checkNesting(t, s)
		for _, name := range s.names {
			checkFrame(t, name, s.pages[name])
		}
	}
}

// checkFrame reports what every page must have: its policy, its landmarks, headings in order.
func checkFrame(t *testing.T, name string, page *html.Node) {
	t.Helper()
	policy := all(page, func(n *html.Node) bool { return attr(n, "http-equiv") == "Content-Security-Policy" })
	scripts := "script-src 'none'"
	if name == "search/index.html" {
		scripts = "script-src 'self'"
	}
	if len(policy) != 1 || !strings.Contains(attr(policy[0], "content"), scripts) {
		t.Errorf("%s: no content security policy with %s", name, scripts)
	}
	for _, one := range []string{"title", "main", "h1", "html"} {
		if n := len(all(page, func(n *html.Node) bool { return n.Data == one && n.Namespace == "" })); n != 1 {
			t.Errorf("%s: %d elements %s, want 1", name, n, one)
		}
	}
	level := 0
	for _, h := range all(page, tag("h1", "h2", "h3", "h4", "h5", "h6")) {
		next, _ := strconv.Atoi(h.Data[1:])
		if next > level+1 {
			t.Errorf("%s: h%d follows h%d: %q", name, next, level, words(h))
		}
		if strings.TrimSpace(words(h)) == "" {
			t.Errorf("%s: empty h%d", name, next)
		}
		level = next
	}
	runs := func(n *html.Node) bool {
		return n.Data == "script" && attr(n, "type") != "application/ld+json" || n.Data == "form"
	}
	if bad := all(page, runs); len(bad) > 0 && name != "search/index.html" {
		t.Errorf("%s: has a %s", name, bad[0].Data)
	}
	if bad := all(page, tag("style", "iframe", "img")); len(bad) > 0 {
		t.Errorf("%s: has a %s", name, bad[0].Data)
	}
}

func TestSections(t *testing.T) {
	tests := []struct {
		name     string
		sections []string
		change   func(*news.Briefing)
		want     []string
	}{
		{"all", nil, nil, Sections()},
		{"chosen, in their order", []string{"sources", "quotes"}, nil, []string{"sources", "quotes"}},
		{"none", []string{}, nil, nil},
		{"empty ones are left out", nil, func(b *news.Briefing) { b.Quotes, b.Unknowns = nil, nil },
			[]string{"consensus", "disputes", "actors", "timeline", "reported", "sources"}},
		{"a claim without a citation is not shown", []string{"consensus"}, func(b *news.Briefing) {
			for i := range b.Consensus {
				b.Consensus[i].Citations = nil
			}
		}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := harbour(t)
			if test.change != nil {
				test.change(b)
			}
			s := render(t, Options{Sections: test.sections}, b)
			var have []string
			for _, n := range all(s.page(t, "harbour-fire/index.html"), tag("section")) {
				if id := attr(n, "id"); id != "note" {
					have = append(have, id)
				}
			}
			if !slices.Equal(have, test.want) {
				t.Errorf("sections\nhave %q\nwant %q", have, test.want)
			}
			checkLinks(t, s)
		})
	}
}

func TestLanguageOfCopiedWords(t *testing.T) {
	s := render(t, Options{}, harbour(t))
	for _, name := range s.names {
		for _, n := range all(s.pages[name], has("data-article")) {
			want := ""
			if attr(n, "data-article") == "a-05" {
				want = "de"
			}
			if have := attr(n, "lang"); have != want {
				t.Errorf("%s: %q\nhave lang %q\nwant lang %q", name, words(n), have, want)
			}
		}
	}
}

func TestTitleOwners(t *testing.T) {
	tests := []struct{ name, title, editors, wantText, wantOwner string }{
		{"of an article", "Old harbour burns; five treated for smoke", "", "Old harbour burns; five treated for smoke", "a-02"},
		{"of the editor", "The night of the fire", "The night of the fire", "The night of the fire", "_index"},
		{"of the program", "Harbour fire", "", "Harbour fire", ""},
		{"none", "", "", "Fire closes the old harbour of Lindow", "a-01"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := harbour(t)
			b.Title, b.Story.Info.Title = test.title, test.editors
			s := render(t, Options{}, b)
			for _, name := range []string{"index.html", "harbour-fire/index.html", "inputs.html"} {
				headings := all(s.page(t, name), func(n *html.Node) bool { return n.Data == "h1" || n.Data == "h2" })
				i := slices.IndexFunc(headings, func(n *html.Node) bool { return words(n) == test.wantText })
				if i < 0 {
					t.Fatalf("%s: no heading %q in %q", name, test.wantText, texts(headings))
				}
				have := ""
				if marked := all(headings[i], has("data-title")); len(marked) > 0 {
					have = attr(marked[0], "data-title")
				}
				if have != test.wantOwner {
					t.Errorf("%s: owner %q, want %q", name, have, test.wantOwner)
				}
			}
		})
	}
}

func TestDeterministic(t *testing.T) {
	want, err := Render([]*news.Briefing{bakery(t), harbour(t)}, options())
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		have, err := Render([]*news.Briefing{harbour(t), bakery(t)}, options())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, have); diff != "" {
			t.Fatalf("another run, another site:\n%s", diff)
		}
	}
}

func TestBriefingsAreNotChanged(t *testing.T) {
	have, want := harbour(t), harbour(t)
	if _, err := Render([]*news.Briefing{have}, options()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("Render changed its input:\n%s", diff)
	}
}

func TestNoBriefings(t *testing.T) {
	s := render(t, Options{})
	if have := texts(all(s.page(t, "index.html"), tag("h1", "h2"))); !slices.Equal(have, []string{"Briefings", "No briefings yet"}) {
		t.Errorf("headings %q", have)
	}
	if have, want := string(s.files["index.json"]), "{\n  \"version\": 1,\n  \"stories\": []\n}\n"; have != want {
		t.Errorf("index.json\nhave %s\nwant %s", have, want)
	}
	checkLinks(t, s)
}

func TestEmptyStory(t *testing.T) {
	b := &news.Briefing{Version: 1, ID: "empty", Story: &news.Story{ID: "empty"}}
	s := render(t, Options{}, b)
	checkLinks(t, s)
	if strings.Contains(string(s.files["empty/briefing.json"]), "null") {
		t.Errorf("null in briefing.json:\n%s", s.files["empty/briefing.json"])
	}
}

func TestNotFoundLinks(t *testing.T) {
	for base, want := range map[string]string{
		"": "assets/style.css", "https://a.example": "/assets/style.css",
		"https://a.example/x/y": "/x/y/assets/style.css", "https://a.example/x y/?q#f": "/x%20y/assets/style.css",
	} {
		s := render(t, Options{BaseURL: base})
		sheet := all(s.page(t, "404.html"), func(n *html.Node) bool { return attr(n, "rel") == "stylesheet" })
		if have := attr(sheet[len(sheet)-1], "href"); have != want {
			t.Errorf("base %q: have %q, want %q", base, have, want)
		}
		if have := attr(sheet[0], "href"); have != "assets/style.css" { // opened as a file
			t.Errorf("base %q: have %q first", base, have)
		}
	}
}

func TestOrderOfStories(t *testing.T) {
	stories := func(ids ...string) []*news.Briefing {
		byID := map[string]*news.Briefing{
			"old":      {ID: "old", Title: "A", Published: "2024-12-31"},
			"new":      {ID: "new", Title: "Z", Published: "2025-03-05"},
			"new-2":    {ID: "new-2", Title: "B", Published: "2025-03-05"},
			"new-3":    {ID: "new-3", Title: "Z", Published: "2025-03-05"},
			"undated":  {ID: "undated", Title: "A"},
			"undated2": {ID: "undated2", Title: "B"},
		}
		var out []*news.Briefing
		for _, id := range ids {
			out = append(out, byID[id])
		}
		return out
	}
	want := []string{"new-2", "new", "new-3", "old", "undated", "undated2"}
	for _, given := range [][]string{
		{"old", "new", "new-2", "new-3", "undated", "undated2"}, {"undated2", "undated", "new-3", "new-2", "new", "old"},
	} {
		var have []string
		for _, b := range latestFirst(stories(given...)) {
			have = append(have, b.ID)
		}
		if !slices.Equal(have, want) {
			t.Errorf("given %q\nhave %q\nwant %q", given, have, want)
		}
	}
}

func TestWhoseWords(t *testing.T) {
	b := harbour(t)
	b.Story.Info.Roles = map[string]string{"Marta Lind": "union leader", "Jonas Field": "mayor"}
	b.Actors[2].Role = "union leader"
	b.Story.Info.Aliases = map[string][]string{"Anna Berg": {"the harbour's guardian"}}
	b.Actors[0].Aliases = append(b.Actors[0].Aliases, "the harbour's guardian")
	page := render(t, Options{Sections: []string{"actors"}}, b).page(t, "harbour-fire/index.html")
	tests := map[string]string{ // words → the attribute that says whose they are
		"harbour master": "data-words", "mayor": "data-words", "Berg": "data-words", "Jonas Field": "data-words",
		"Anna Berg": "data-words", "union leader": "data-note", "the harbour's guardian": "data-note",
	}
	for _, actor := range all(page, class("actor")) {
		for _, n := range all(actor, tag("span")) {
			if want, ok := tests[words(n)]; ok && (!has(want)(n) || len(n.Attr) != 1) {
				t.Errorf("%q: have %v, want %s", words(n), n.Attr, want)
			}
			delete(tests, words(n))
		}
	}
	for left := range tests {
		t.Errorf("%q is not on the page", left)
	}
}

func TestRoleAsWritten(t *testing.T) {
	b := harbour(t)
	at := strings.Index(b.Story.Docs[1].Text, "Harbour master")
	b.Story.Docs[1].Mentions = []news.Mention{
		{Role: news.Span{Start: -1, End: 1 << 20}},
		{Role: news.Span{Start: at, End: at + len("Harbour master")}},
	}
	page := render(t, Options{}, b).page(t, "harbour-fire/index.html")
	have := texts(all(page, class("role")))
	want := []string{"Harbour master", "chair", "mayor", "Harbour master", "mayor", "chair"}
	if !slices.Equal(have, want) {
		t.Errorf("have %q\nwant %q", have, want)
	}
}
