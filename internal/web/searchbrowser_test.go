package web

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/pagetest"
)

// inFolder writes a site into a folder, and returns the address of that.
func inFolder(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}).String()
}

// TestNotFoundHasStyle: the page for wrong addresses has its style opened as a file, and served for an address of any depth.
func TestNotFoundHasStyle(t *testing.T) {
	b := pagetest.Open(t)
	files := render(t, Options{BaseURL: "https://briefing.example/"}, bakery(t)).files
	files["no/such/page.html"] = files["404.html"]
	for _, address := range []string{inFolder(t, files) + "404.html", pagetest.Site(t, files) + "no/such/page.html"} {
		b.Load(address)
		if family := pagetest.Eval[string](b, "getComputedStyle(document.querySelector('.site-name')).fontWeight"); family != "700" {
			t.Errorf("%s: not styled: %s", address, family)
		}
	}
}

// TestSearchFromFolder searches a site that nobody serves, in a real browser and by the keyboard alone.
func TestSearchFromFolder(t *testing.T) {
	b := pagetest.Open(t)
	opts := actorOptions()
	opts.BaseURL = ""
	briefings := []*news.Briefing{harbour(t), inquiry(t), bakery(t)}
	s := render(t, opts, briefings...)
	top := inFolder(t, s.files)
	page := top + "search/index.html"
	open := func(fragment string) {
		b.Load("about:blank")
		b.Load(page + fragment)
		b.Wait("document.getElementById('search')?.dataset.ready === ''")
	}
	asked := b.Requests()

	for _, tt := range []struct {
		name, words, state string
		want               []string // links, the best first
		said               string
	}{
		{"a word of several states", "sprinkler", "", []string{"harbour-fire/index.html#d-30aa", "harbour-fire/index.html#q-11bb"}, "Results: 3"},
		{"agreed", "ferries", "agreed", []string{"harbour-fire/index.html#c-7de984ff"}, "Results: 1"},
		{"disputed", "smoke", "disputed", []string{"harbour-fire/index.html#d-91c0"}, "Results: 2"},
		{"one source", "rye", "single", nil, "Nothing found"},
		{"one source, another story", "bakery bridge", "single", []string{"bakery/index.html#c-"}, "Results: 1"},
		{"quotes by speaker", "berg", "quote", []string{"harbour-fire/index.html#q-07aa", "harbour-inquiry/index.html#q-44ee"}, "Results: 3"},
		{"somebody with a page", "anna", "actor", []string{"actors/anna-berg/index.html"}, "Results: 1"},
		{"somebody without a page", "marta lind", "actor", []string{"harbour-fire/index.html#actor-marta-lind"}, "Results: 1"},
		{"the beginning of a word", "firefi", "agreed", []string{"harbour-fire/index.html#c-9c3cdfce"}, "Results: 1"},
		{"a slip", "firefigthers", "agreed", []string{"harbour-fire/index.html#c-9c3cdfce"}, "Results: 1"},
		{"another alphabet's marks", "FÄHREN", "", nil, "Nothing found"},
		{"what is no word", "<script>", "", nil, "Nothing found"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := b.In(t)
			open("#" + url.Values{"q": {tt.words}, "state": {tt.state}}.Encode())
			var have []string
			for _, href := range pagetest.Eval[[]string](b, "[...document.querySelectorAll('#found a')].map(a => a.href)") {
				have = append(have, strings.TrimPrefix(href, top))
			}
			for _, want := range tt.want {
				if !slices.ContainsFunc(have, func(href string) bool { return strings.HasPrefix(href, want) }) {
					t.Errorf("%q is not among %q", want, have)
				}
			}
			if said := pagetest.Eval[string](b, "document.querySelector('[role=status][aria-live]').textContent"); said != tt.said {
				t.Errorf("announced %q, want %q: %q", said, tt.said, have)
			}
			checkResults(t, b, briefings)
		})
	}

	t.Run("every result leads to its line", func(t *testing.T) {
		b := b.In(t)
		open("#q=harbour")
		for _, href := range pagetest.Eval[[]string](b, "[...document.querySelectorAll('#found a')].map(a => a.href)") {
			path, id, _ := strings.Cut(strings.TrimPrefix(href, top), "#")
			if node := s.pages[path]; node == nil || id != "" && !ids(t, path, node)[id] {
				t.Errorf("%s#%s leads nowhere", path, id)
			}
		}
	})
	t.Run("keyboard", func(t *testing.T) {
		b := b.In(t)
		open("")
		pagetest.Eval[bool](b, "(document.getElementById('query').focus(), true)")
		b.Press("smoke")
		b.Wait("document.querySelectorAll('#found li').length > 0")
		b.Press(kb.Tab) // the button, then the filter
		b.Press(kb.Tab)
		b.Press(kb.ArrowRight)
		b.Press(kb.ArrowRight)
		if state := pagetest.Eval[string](b, "document.activeElement.value"); state != "disputed" {
			t.Errorf("the arrows lead to %q", state)
		}
		b.Wait("location.hash === '#q=smoke&state=disputed'")
		b.Press(kb.Tab)
		if tag := pagetest.Eval[string](b, "document.activeElement.closest('#found') && document.activeElement.localName"); tag != "a" {
			t.Errorf("behind the filter Tab leads to %q", tag)
		}
		pagetest.Eval[bool](b, "(setTimeout(() => document.activeElement.click()), true)") // a key that leaves the page has no answer
		b.Wait("location.hash === '#d-91c0' && document.querySelector(':target')?.checkVisibility()")
		pagetest.Eval[bool](b, "(setTimeout(() => history.back()), true)")
		b.Wait("document.getElementById('search')?.dataset.ready === '' && document.querySelectorAll('#found li').length === 2")
	})
	t.Run("without script", func(t *testing.T) {
		b := b.In(t)
		b.Script(false)
		defer b.Script(true)
		b.Load(page)
		if s.files["archive/2025-03/index.html"] == nil || !strings.Contains(string(s.files["search/index.html"]), `href="../archive/2025-03/index.html"`) {
			t.Error("no list stands for the search")
		}
		if !pagetest.Eval[bool](b, "!document.getElementById('search').checkVisibility()") {
			t.Error("a form that does nothing is shown")
		}
	})
	for _, address := range asked() {
		if !strings.HasPrefix(address, top) && address != "about:blank" {
			t.Errorf("the search asks for %s", address)
		}
	}
}

// checkResults holds the words of every result against the data: what is copied says from where.
func checkResults(t *testing.T, b *pagetest.Browser, briefings []*news.Briefing) {
	t.Helper()
	texts := map[string]string{}
	for _, briefing := range briefings {
		for i, a := range briefing.Articles {
			texts[briefing.ID+"/"+a.ID] = briefing.Story.Docs[i].Text
		}
	}
	const marks = `JSON.stringify([...document.querySelectorAll('#found [data-article]')].map(e => ({
		Of: e.closest('[data-story]').dataset.story + '/' + e.dataset.article, Start: +e.dataset.start, End: +e.dataset.end, Text: e.textContent})))`
	var copied []struct {
		Of, Text   string
		Start, End int
	}
	if err := json.Unmarshal([]byte(pagetest.Eval[string](b, marks)), &copied); err != nil {
		t.Fatal(err)
	}
	for _, c := range copied {
		if text := texts[c.Of]; c.End > len(text) || text[c.Start:c.End] != c.Text {
			t.Errorf("%q is not what stands at %d of %s", c.Text, c.Start, c.Of)
		}
	}
}
