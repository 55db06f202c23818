package web

import (
	gocmp "cmp"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

// maxStory is how many bytes the page of a story of ten articles may have. One where twelve have every line stays below half as much again.
const maxStory = 150_000

// TestRestBelongsToStory: the page of the rest is nobody's to share, and the JSON-LD of the story leads to where each quote stands.
func TestRestBelongsToStory(t *testing.T) {
	s := render(t, options(), wide(t))
	more := string(s.files["gale/more.html"])
	if !strings.Contains(more, `<link rel="canonical" href="https://briefing.example/news/gale/index.html">`) || strings.Contains(more, `property="og:`) {
		t.Errorf("the page of the rest is not that of the story:\n%.2000s", more)
	}
	for _, name := range []string{"title", "h1"} {
		own, rest := all(s.page(t, "gale/index.html"), tag(name))[0], all(s.page(t, "gale/more.html"), tag(name))[0]
		if want := "More on: " + strings.TrimSpace(words(own)); strings.TrimSpace(words(rest)) != want {
			t.Errorf("<%s> of the rest: have %q, want %q", name, words(rest), want)
		}
	}
	moved := 0
	for _, found := range regexp.MustCompile(`"@id":"([^"#]*)#([^"]+)"`).FindAllStringSubmatch(string(s.files["gale/index.html"]), -1) {
		file := "gale/" + gocmp.Or(found[1], "index.html")
		if s.pages[file] == nil || !ids(t, file, s.pages[file])[found[2]] {
			t.Errorf("%s leads nowhere", found[0])
		}
		if found[1] != "" {
			moved++
		}
	}
	if moved == 0 {
		t.Error("no quote of the JSON-LD stands on the page of the rest: nothing was tried")
	}
}

// TestSizeOfStory holds the page of a story of ten reports to its size, with something in every section: whatever it has no room for is on the page
// of the rest, and nothing is lost, named twice or linked to where it is not.
func TestSizeOfStory(t *testing.T) {
	for _, test := range []struct {
		name string
		b    *news.Briefing
		rest bool
		most int
	}{
		{"500 words each", reports(t, 10, 26), false, maxStory},
		{"2,000 words each", reports(t, 10, 100), true, maxStory},
		{"twelve outlets, much of everything", wide(t), true, maxStory * 3 / 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := render(t, Options{}, test.b)
			page, more := test.b.ID+"/index.html", test.b.ID+"/more.html"
			if n := len(s.files[page]); n > test.most {
				t.Errorf("%d bytes, want at most %d", n, test.most)
			}
			if rest := s.pages[more] != nil; rest != test.rest {
				t.Fatalf("a page of the rest: %v, want %v", rest, test.rest)
			}
			checkLinks(t, s)
			checkCopied(t, s, test.b)
			have := ids(t, page, s.pages[page])
			if test.rest {
				for id := range ids(t, more, s.pages[more]) {
					if have[id] && !slices.Contains([]string{"main", "consensus", "quotes", "actors", "reported"}, id) && !labelling(s.pages[more], id) {
						t.Errorf("%s is on both pages", id)
					}
					have[id] = true
				}
			}
			for _, c := range slices.Concat(test.b.Consensus, test.b.Reported) {
				if !have[c.ID] {
					t.Errorf("line %s is on neither page", c.ID)
				}
			}
			for _, q := range test.b.Quotes {
				if !have[q.ID] {
					t.Errorf("quote %s is on neither page", q.ID)
				}
			}
		})
	}
}

// TestFit parts a page at many budgets: each time every entry is on one of the two pages, and the story's own is lighter.
func TestFit(t *testing.T) {
	for _, b := range []*news.Briefing{harbour(t), reports(t, 10, 40), wide(t)} {
		opts := options()
		v := newStoryViews(b, Site{Language: "en"}, english(t), opts)
		whole := entries(v.page(Sections(), ""), nil)
		last := 1 << 30
		for budget := 300_000; budget > 0; budget -= 6_000 {
			v := newStoryViews(b, Site{Language: "en"}, english(t), opts)
			p := v.page(Sections(), "")
			more := v.fit(p, budget)
			if have := entries(p, more); !slices.Equal(have, whole) {
				t.Fatalf("%s, %d bytes: %d entries, want %d\n%q", b.ID, budget, len(have), len(whole), have)
			}
			if w := p.weight(); w > last {
				t.Fatalf("%s, %d bytes: heavier than with more room", b.ID, budget)
			} else {
				last = w
			}
		}
	}
}

// entries returns the ids of all that may be on either page, sorted.
func entries(p *StoryPage, more *MorePage) []string {
	if more == nil {
		more = &MorePage{}
	}
	var out []string
	for _, l := range slices.Concat(p.Consensus, p.MoreConsensus, more.Consensus) {
		out = append(out, l.ID)
	}
	for _, g := range slices.Concat(p.Reported, more.Reported) {
		for _, l := range g.Lines {
			out = append(out, l.ID)
		}
	}
	for _, q := range quotesOf(slices.Concat(p.Voices, p.MoreVoices, more.Voices)) {
		out = append(out, q.ID)
	}
	for _, a := range slices.Concat(p.Actors, more.Actors) {
		out = append(out, a.ID)
	}
	slices.Sort(out)
	return out
}

// labelling reports whether the element with an id is the heading of a section.
func labelling(page *html.Node, id string) bool {
	return len(all(page, func(n *html.Node) bool { return attr(n, "aria-labelledby") == id })) > 0
}

// TestWeight holds what views are said to take against what they take.
func TestWeight(t *testing.T) {
	for _, b := range []*news.Briefing{harbour(t), reports(t, 10, 20), wide(t)} {
		opts := options()
		v := newStoryViews(b, Site{Title: opts.Title, Language: "en"}, english(t), opts)
		p := v.page(Sections(), "")
		more := v.fit(p, storyBudget)
		have := len(render(t, opts, b).files[b.ID+"/index.html"])
		if weight := p.weight(); weight < have*9/10 || weight > have*12/10 {
			t.Errorf("%s (rest %v): weighs %d, has %d bytes", b.ID, more != nil, weight, have)
		}
	}
}

// TestRestAgain: the page of an actor leads to a line on the page of the rest, also where the story's own pages are those of the last time.
func TestRestAgain(t *testing.T) {
	b := reports(t, 10, 100)
	opts := options()
	var r Renderer
	for _, name := range []string{"Coast Herald", "Coast Herald", "Herald of the Coast"} {
		opts.Actors = []news.Profile{{ID: "herald", Name: name, Kind: news.Person, Appearances: []news.Appearance{{Story: "ten", Actor: "anna-berg-9"}}}}
		kept, err := r.Render([]*news.Briefing{b}, opts)
		if err != nil {
			t.Fatal(err)
		}
		s := render(t, opts, b)
		checkLinks(t, s)
		clean, err := Render([]*news.Briefing{b}, opts)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(dataOf(kept), dataOf(clean)); diff != "" {
			t.Errorf("-kept +clean:\n%.2000s", diff)
		}
		if page := string(s.files["actors/herald/index.html"]); !strings.Contains(page, `href="../../ten/more.html#q-`) {
			t.Error("no quote leads to the page of the rest")
		}
	}
}
