package pagetest

import (
	"cmp"
	_ "embed"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

//go:embed look.js
var lookScript string

// Site serves files to a browser until the test ends, and returns the address that stands before their paths.
func Site(t testing.TB, files map[string][]byte) string {
	t.Helper()
	site := fstest.MapFS{}
	for name, data := range files {
		site[name] = &fstest.MapFile{Data: data}
	}
	server := httptest.NewServer(http.FileServerFS(site))
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	return server.URL + "/"
}

// alike is how many pages of a kind are looked at, those of stories aside: evidence pages, pages of actors.
const alike = 3

// kinds returns the paths of the HTML files, sorted: every story's page, and of the others that one template makes by the dozen the largest.
func kinds(files map[string][]byte) []string {
	kinds := map[string][]string{}
	for name := range files {
		if path.Ext(name) == ".html" {
			kind := kindOf(name, files)
			kinds[kind] = append(kinds[kind], name)
		}
	}
	var out []string
	for kind, names := range kinds {
		slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(files[b])-len(files[a]), strings.Compare(a, b)) })
		if kind != "story/index.html" {
			names = names[:min(alike, len(names))]
		}
		out = append(out, names...)
	}
	slices.Sort(out)
	return out
}

// kindOf returns the path without what tells pages of one kind apart: "story/sources/*", "actors/*/index.html".
func kindOf(name string, files map[string][]byte) string {
	parts := strings.Split(name, "/")
	last := len(parts) - 1
	switch _, story := files[parts[0]+"/briefing.json"]; {
	case last > 0 && story:
		parts[0] = "story"
		if last > 1 {
			parts[last] = "*"
		}
	case last > 1:
		parts[1] = "*"
	case last == 1 && parts[1] != "index.html":
		parts[1] = "*"
	}
	return strings.Join(parts, "/")
}

// visit is a page of a site in a browser. What looks at it folds, unfolds and resizes it; none but scriptOff loads it.
type visit struct {
	*Browser
	site, page string
}

// open loads the page; look is what look.js can do, from then on. A search is done when open returns.
func (v visit) open() {
	v.t.Helper()
	if strings.Contains(v.page, "#") {
		v.Load("about:blank") // to another place of the page that is open a browser only scrolls
	}
	v.Load(v.site + strings.TrimSuffix(v.page, "index.html"))
	v.Wait("[document.getElementById('search')].every(s => !s || s.hidden || s.dataset.ready === '')")
	Eval[bool](v.Browser, "(window.look = "+lookScript+", true)")
}

// well reports what functions of look.js find.
func (v visit) well(where string, looks ...string) {
	v.t.Helper()
	for _, look := range looks {
		for _, f := range Eval[[]string](v.Browser, "look."+look+"()") {
			v.t.Errorf("%s: %s (%s): %s", v.page, where, look, f)
		}
	}
}

func (v visit) unfold(open bool) {
	v.t.Helper()
	Eval[bool](v.Browser, fmt.Sprintf("(look.unfold(%v), true)", open))
}

// Browse looks at the pages of a site: without script; its layout at three widths in light and dark, everything folded and unfolded; with
// axe-core; for readers who want no motion or colours of their own; on paper; Tab, Enter and Space; and what the pages ask for. States are pages
// that are what they are by the place behind their address: "search/index.html#q=quay".
func Browse(t *testing.T, files map[string][]byte, states ...string) {
	b := Open(t)
	site := Site(t, files)
	asked := b.Requests()
	for _, page := range slices.Concat(kinds(files), states) {
		t.Run(page, func(t *testing.T) {
			v := visit{b.In(t), site, page}
			v.scriptOff()
			v.layout()
			v.paper() // before preferences: forced colours stay in pictures when the medium changes
			v.preferences()
			t.Run("axe-core", func(t *testing.T) { visit{b.In(t), site, page}.access() })
			v.keyboard()
		})
	}
	b.prints()
	for _, address := range asked() {
		if !strings.HasPrefix(address, site) && !strings.HasPrefix(address, "data:") && !strings.HasPrefix(address, "about:") {
			t.Errorf("a page asks for %s", address)
		}
	}
}

// The widths of a telephone, a tablet and a screen on a desk, in CSS pixels.
var widths = []int64{360, 768, 1440}

// paperWidth is that of a sheet of A4 between the margins of the stylesheet.
const paperWidth = 680

// layout looks at places in light alone, since a scheme changes nothing but colours, and at colours where all is unfolded.
func (v visit) layout() {
	v.t.Helper()
	v.Media("screen", "prefers-color-scheme", "light")
	for _, open := range []bool{false, true} {
		v.unfold(open)
		for _, width := range widths {
			v.Size(width, 900)
			v.well(fmt.Sprintf("%d px, unfolded %v", width, open), "sideways", "overlaps", "cut")
		}
	}
	for _, scheme := range []string{"light", "dark"} {
		v.Media("screen", "prefers-color-scheme", scheme)
		for _, width := range []int64{widths[0], widths[2]} {
			v.Size(width, 900)
			v.well(fmt.Sprintf("%d px, %s", width, scheme), "faint")
		}
	}
	v.unfold(false)
}

func (v visit) preferences() {
	v.t.Helper()
	v.Size(768, 900)
	defer v.Media("screen")
	v.Media("screen", "prefers-reduced-motion", "reduce")
	v.well("reduced motion", "moving")
	for _, scheme := range []string{"light", "dark"} {
		v.Media("screen", "forced-colors", "active", "prefers-color-scheme", scheme)
		v.well("forced colours, "+scheme, "faint")
	}
	v.well("forced colours", "overlaps")
}

func (v visit) paper() {
	v.t.Helper()
	v.Size(paperWidth, 1000)
	v.Media("print")
	defer v.Media("screen")
	v.well("paper", "sideways", "overlaps", "cut", "faint", "unprinted")
}

// prints makes a PDF of the page that is open.
func (b *Browser) prints() {
	b.t.Helper()
	b.Media("print")
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
	if err != nil || !strings.HasPrefix(string(pdf), "%PDF-") {
		b.t.Errorf("no print of the page: %v", err)
	}
}

// scriptOff holds what a page shows without script against what it shows with one. A page that has a script may show more with it,
// but must have something to read and a way on without. It leaves the page open with script.
func (v visit) scriptOff() {
	v.t.Helper()
	v.Size(768, 900)
	v.Media("screen")
	v.Script(false)
	v.open()
	without := Eval[string](v.Browser, "look.text()")
	ways := Eval[int](v.Browser, "document.querySelectorAll('main a[href], footer a[href]').length")
	v.Wait("performance.getEntriesByName('first-contentful-paint').length > 0")
	v.Script(true)
	v.open()
	v.well("first paint", "blocking")
	with := Eval[string](v.Browser, "look.text()")
	switch {
	case Eval[int](v.Browser, "document.scripts.length") == 0 && with != without:
		v.t.Errorf("%s: shows other words without script", v.page)
	case strings.TrimSpace(without) == "", ways == 0:
		v.t.Errorf("%s: nothing there without script", v.page)
	}
}

// keyboard presses Tab until the page has no more, then Enter and Space on what opens.
func (v visit) keyboard() {
	v.t.Helper()
	v.Size(1440, 900)
	v.Media("screen", "prefers-reduced-motion", "reduce")
	defer v.Media("screen")
	v.unfold(false)
	want := Eval[[]string](v.Browser, "look.follow()")
	v.Press(strings.Repeat(kb.Tab, len(want)))
	type step struct{ Name, Wrong string }
	var have []string
	for _, s := range Eval[[]step](v.Browser, "followed") {
		have = append(have, s.Name)
		if s.Wrong != "" {
			v.t.Errorf("%s: with the focus, %s %s", v.page, s.Name, s.Wrong)
		}
	}
	if !slices.Equal(have, want) {
		at := 0
		for at < min(len(have), len(want)) && have[at] == want[at] {
			at++
		}
		v.t.Errorf("%s: Tab reaches %d elements, want %d; they part at\nhave %q\nwant %q", v.page, len(have), len(want), firstOf(have[at:]), firstOf(want[at:]))
	}
	v.keys()
}

// keys opens a part with Enter, closes it with Space, and skips to the content.
func (v visit) keys() {
	v.t.Helper()
	for _, at := range []int{0, -1} {
		if Eval[int](v.Browser, "look.summaries().length") == 0 {
			break
		}
		Eval[bool](v.Browser, fmt.Sprintf("(window.summary = look.summaries().at(%d), summary.focus(), true)", at))
		before := Eval[bool](v.Browser, "summary.parentElement.open")
		for _, key := range []string{kb.Enter, " "} {
			v.Press(key)
			before = !before
			if have := Eval[bool](v.Browser, "summary.parentElement.open"); have != before {
				v.t.Errorf("%s: the key %q makes open %v, want %v", v.page, key, have, before)
			}
		}
	}
	Eval[bool](v.Browser, "(document.querySelector('.skip').focus(), true)")
	v.Press(kb.Enter)
	if hash := Eval[string](v.Browser, "location.hash"); hash != "#main" {
		v.t.Errorf("%s: the first link leads to %q, want the content", v.page, hash)
	}
}

func firstOf(list []string) string {
	if len(list) == 0 {
		return "(the end)"
	}
	return list[0]
}
