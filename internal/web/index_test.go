package web

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/briefgen/briefgen/internal/news"
)

// dated returns so many stories of one article each, one of each day from the date on, the latest last.
func dated(t testing.TB, n int, from func(i int) string) []*news.Briefing {
	t.Helper()
	var out []*news.Briefing
	for i := range n {
		id := fmt.Sprintf("s-%03d", i)
		s := newStory(t, id, "", paper{id: "a-" + id, title: "Title " + id, outlet: "The Vester Post", language: "en", text: "The mill of Vester stood still. Nobody knew why.\n"})
		s.b.Published = from(i)
		s.b.Reported = []news.Claim{s.claim(1, 1, "a-"+id, "The mill of Vester stood still.")}
		out = append(out, s.b)
	}
	return out
}

// TestPaging: fifty stories a page, the latest first, each page leading to those beside it.
func TestPaging(t *testing.T) {
	s := render(t, options(), dated(t, 120, func(i int) string { return fmt.Sprintf("20%02d-03-04", i%100) })...)
	checkLinks(t, s)
	for _, tt := range []struct {
		page         string
		stories      int
		newer, older string
	}{
		{"index.html", 50, "", "page/2/index.html"},
		{"page/2/index.html", 50, "../../index.html", "../../page/3/index.html"},
		{"page/3/index.html", 20, "../../page/2/index.html", ""},
		{"page/4/index.html", 0, "", ""},
	} {
		if tt.stories == 0 {
			if s.pages[tt.page] != nil {
				t.Errorf("there is a page %s", tt.page)
			}
			continue
		}
		page := s.page(t, tt.page)
		if have := len(all(page, class("card"))); have != tt.stories {
			t.Errorf("%s: %d stories, want %d", tt.page, have, tt.stories)
		}
		ways := map[string]string{}
		for _, a := range all(page, has("rel")) {
			ways[attr(a, "rel")] = attr(a, "href")
		}
		if ways["prev"] != tt.newer || ways["next"] != tt.older {
			t.Errorf("%s: leads to %q and %q, want %q and %q", tt.page, ways["prev"], ways["next"], tt.newer, tt.older)
		}
		if noindex := strings.Contains(string(s.files[tt.page]), `content="noindex"`); noindex != (tt.page != "index.html") {
			t.Errorf("%s: noindex %v", tt.page, noindex)
		}
	}
}

// TestArchive: every story is in the list of one month, whatever is known of its date.
func TestArchive(t *testing.T) {
	dates := []string{"2025-03-04", "2025-03", "2025", "", "2024-12-31T23:00:00Z", "no date"}
	s := render(t, Options{}, dated(t, 6*80, func(i int) string { return dates[i%6] })...)
	checkLinks(t, s)
	months := map[string]int{}
	for _, name := range s.names {
		if strings.HasPrefix(name, "archive/") && name != "archive/index.html" {
			months[name] = len(all(all(s.page(t, name), class("story-rows"))[0], has("data-story")))
		}
	}
	want := map[string]int{"archive/2025-03/index.html": 160, "archive/2025/index.html": 80, "archive/undated/index.html": 160, "archive/2024-12/index.html": 80}
	if diff := cmp.Diff(want, months); diff != "" {
		t.Errorf("stories of months (-want +have):\n%s", diff)
	}
	s = render(t, Options{}, dated(t, 401, func(int) string { return "2025-03-04" })...)
	checkLinks(t, s)
	for name, n := range map[string]int{"index.html": 200, "2.html": 200, "3.html": 1} {
		if have := len(all(all(s.page(t, "archive/2025-03/"+name), class("story-rows"))[0], has("data-story"))); have != n {
			t.Errorf("%s has %d stories, want %d", name, have, n)
		}
	}
}

// TestOutletPaths: outlets whose names make one path have paths of their own, and that of the older one stays.
func TestOutletPaths(t *testing.T) {
	paths := func(outlets ...string) (out []string) {
		briefings := dated(t, len(outlets), func(i int) string { return fmt.Sprintf("2025-03-%02d", i+1) })
		for i, b := range briefings {
			b.Articles[0].Outlet = outlets[i]
		}
		s := render(t, Options{}, briefings...)
		checkLinks(t, s)
		for _, name := range s.names {
			if folder, ok := strings.CutPrefix(name, "outlets/"); ok && folder != "index.html" {
				out = append(out, strings.TrimSuffix(folder, "/index.html"))
			}
		}
		return out
	}
	alone, both := paths("The Post"), paths("The Post", "THE POST!", "Con", "Index")
	if !slices.Equal(alone, []string{"the-post"}) || len(both) != 4 || !slices.Contains(both, "the-post") {
		t.Errorf("alone %q, with others %q", alone, both)
	}
	for _, reserved := range []string{"con", "index"} {
		if slices.Contains(both, reserved) {
			t.Errorf("there is a folder %q", reserved)
		}
	}
}

// TestMeetings: an agreed point is one of two outlets if each has it from an origin of its own; they differ if they give different sides.
func TestMeetings(t *testing.T) {
	page := render(t, Options{}, harbour(t)).page(t, "outlets/the-lindow-gazette/index.html")
	var have []string
	for _, row := range all(all(page, class("beside"))[0], tag("tr"))[1:] {
		have = append(have, strings.Join(texts(all(row, tag("th", "td"))), "|"))
	}
	want := []string{
		"Island Courier|1|2|1",     // a third point is not Courier's; who gives one side of smoke
		"Workers' Weekly|1|2|0",    // the same side of smoke
		"North Coast Online|1|0|0", // all from one origin
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("beside the Gazette (-want +have):\n%s", diff)
	}
}

// TestSitemapLimit: what one sitemap may not hold is in several, all of which the first leads to.
func TestSitemapLimit(t *testing.T) {
	base := &url.URL{Scheme: "https", Host: "briefing.example", Path: "/"}
	pages := make([]sitemapURL, 2*sitemapLimit+1)
	for i := range pages {
		pages[i].Address = fmt.Sprintf("s-%d/index.html", i)
	}
	var index sitemapIndex
	sizes := map[string]int{}
	for _, j := range sitemapJobs(base, pages) {
		file, err := j.make(nil)
		if err != nil {
			t.Fatal(err)
		}
		if file.Path == "sitemap.xml" {
			err = xml.Unmarshal(file.Data, &index)
		} else {
			var s sitemap
			err = xml.Unmarshal(file.Data, &s)
			sizes["https://briefing.example/"+file.Path] = len(s.Pages)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	have := 0
	for _, m := range index.Maps {
		if n := sizes[m.Address]; n == 0 || n > sitemapLimit {
			t.Errorf("%s has %d pages", m.Address, n)
		}
		have += sizes[m.Address]
	}
	if have != len(pages) {
		t.Errorf("%d pages, want %d", have, len(pages))
	}
}

// TestFeedsAlike: both feeds have the same entries, under ids that stay when stories come; without an address of the site neither has one.
func TestFeedsAlike(t *testing.T) {
	read := func(opts Options, briefings ...*news.Briefing) (jsonFeed, []string) {
		s := render(t, opts, briefings...)
		var inJSON jsonFeed
		if err := json.Unmarshal(s.files["feed.json"], &inJSON); err != nil {
			t.Fatal(err)
		}
		var inAtom struct {
			Entries []struct {
				ID string `xml:"id"`
			} `xml:"entry"`
		}
		if err := xml.Unmarshal(s.files["feed.atom"], &inAtom); err != nil {
			t.Fatal(err)
		}
		var ids []string
		for i, e := range inAtom.Entries {
			ids = append(ids, e.ID)
			if inJSON.Items[i].ID != e.ID {
				t.Errorf("entry %d is %q and %q", i, inJSON.Items[i].ID, e.ID)
			}
		}
		return inJSON, ids
	}
	feed, one := read(options(), bakery(t))
	if feed.Feed != "https://briefing.example/news/feed.json" || feed.Items[0].URL != "https://briefing.example/news/bakery/index.html" {
		t.Errorf("addresses: %+v", feed)
	}
	if _, two := read(options(), bakery(t), harbour(t)); two[1] != one[0] {
		t.Errorf("the id was %q and is %q", one[0], two[1])
	}
	feed, _ = read(Options{}, bakery(t))
	if feed.Feed != "" || feed.HomePage != "" || feed.Items[0].URL != "" {
		t.Errorf("addresses of a site without one: %+v", feed)
	}
	if page := string(render(t, Options{}, bakery(t)).files["bakery/index.html"]); strings.Contains(page, "og:url") || strings.Contains(page, `rel="canonical"`) {
		t.Error("a page without an address has one")
	}
}

// TestUndatedOnce holds that the list of months says once that stories have no date.
func TestUndatedOnce(t *testing.T) {
	b := bakery(t)
	b.Published = ""
	page := render(t, Options{}, harbour(t), b).page(t, "archive/index.html")
	if have, want := strings.Count(words(all(page, tag("main"))[0]), "Without a date"), 1; have != want {
		t.Errorf("%d times", have)
	}
	last := all(page, class("months"))
	if have := words(last[len(last)-1]); strings.TrimSpace(have) != "1 story" {
		t.Errorf("have %q", have)
	}
}
