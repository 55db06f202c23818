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

// alike is how many pages of a folder of many are looked at: evidence pages, pages of actors.
const alike = 2

// kinds returns the paths of the HTML files, sorted; of pages that one template makes by the dozen the largest.
func kinds(files map[string][]byte) []string {
	folders := map[string][]string{}
	for name := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		folder := path.Dir(name)
		if path.Base(name) == "index.html" && path.Dir(folder) != "." {
			folder = path.Dir(folder) + "/*"
		}
		folders[folder] = append(folders[folder], name)
	}
	var out []string
	for folder, names := range folders {
		slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(files[b])-len(files[a]), strings.Compare(a, b)) })
		if folder != "." {
			names = names[:min(alike, len(names))]
		}
		out = append(out, names...)
	}
	slices.Sort(out)
	return out
}

// visit is a page of a site in a browser.
type visit struct {
	*Browser
	site, page string
}

// open loads the page; look is what look.js can do, from then on.
func (v visit) open() {
	v.t.Helper()
	v.Load(v.site + strings.TrimSuffix(v.page, "index.html"))
	Eval[bool](v.Browser, "(window.look = "+lookScript+", true)")
}

// well reports what a function of look.js finds.
func (v visit) well(found, where string) {
	v.t.Helper()
	for _, f := range Eval[[]string](v.Browser, "look."+found+"()") {
		v.t.Errorf("%s: %s (%s): %s", v.page, where, found, f)
	}
}

// Browse looks at every page of a site: its layout at three widths in light and dark, everything folded and unfolded; Tab, Enter and
// Space; without script; on paper; for readers who want no motion or colours of their own; and what the page asks for.
func Browse(t *testing.T, files map[string][]byte) {
	b := Open(t)
	site := Site(t, files)
	asked := b.Requests()
	for name, look := range map[string]func(visit){
		"layout": visit.layout, "keyboard": visit.keyboard, "script off": visit.scriptOff, "paper": visit.paper, "preferences": visit.preferences,
	} {
		t.Run(name, func(t *testing.T) {
			for _, page := range kinds(files) {
				look(visit{b.In(t), site, page})
			}
		})
	}
	for _, address := range asked() {
		if !strings.HasPrefix(address, site) && !strings.HasPrefix(address, "data:") && !strings.HasPrefix(address, "about:") {
			t.Errorf("a page asks for %s", address)
		}
	}
}

// The widths of a telephone, a tablet and a screen on a desk, in CSS pixels.
var widths = []int64{360, 768, 1440}

// paperWidth is that of a sheet of A4 between margins of a centimetre.
const paperWidth = 718

func (v visit) layout() {
	v.t.Helper()
	v.Size(1440, 900)
	v.open()
	for _, scheme := range []string{"light", "dark"} {
		v.Media("screen", "prefers-color-scheme", scheme)
		for _, width := range widths {
			v.Size(width, 900)
			for _, open := range []bool{false, true} {
				Eval[bool](v.Browser, fmt.Sprintf("(look.unfold(%v), true)", open))
				where := fmt.Sprintf("%d px, %s, unfolded %v", width, scheme, open)
				v.well("sideways", where)
				v.well("overlaps", where)
				v.well("cut", where)
				v.well("faint", where)
			}
		}
	}
}

func (v visit) preferences() {
	v.t.Helper()
	v.Size(768, 900)
	defer v.Media("screen")
	v.Media("screen", "prefers-reduced-motion", "reduce")
	v.open()
	v.well("moving", "reduced motion")
	for _, scheme := range []string{"light", "dark"} {
		v.Media("screen", "forced-colors", "active", "prefers-color-scheme", scheme)
		v.well("faint", "forced colours, "+scheme)
		v.well("overlaps", "forced colours, "+scheme)
	}
}

func (v visit) paper() {
	v.t.Helper()
	v.Size(paperWidth, 1000)
	v.Media("print")
	defer v.Media("screen")
	v.open()
	for _, look := range []string{"sideways", "overlaps", "cut", "faint", "unprinted"} {
		v.well(look, "paper")
	}
	ctx := v.ctx
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
	if err != nil || !strings.HasPrefix(string(pdf), "%PDF-") {
		v.t.Errorf("%s: no print of it: %v", v.page, err)
	}
}

// scriptOff holds what a page shows without script against what it shows with one. A page that has a script may show more with it,
// but must have something to read and a way on without.
func (v visit) scriptOff() {
	v.t.Helper()
	v.Size(768, 900)
	v.Media("screen")
	v.open()
	v.well("blocking", "first paint")
	with := Eval[string](v.Browser, "look.text()")
	scripts := Eval[int](v.Browser, "document.scripts.length")
	v.Script(false)
	defer v.Script(true)
	v.open()
	without := Eval[string](v.Browser, "look.text()")
	switch {
	case scripts == 0 && with != without:
		v.t.Errorf("%s: shows other words without script", v.page)
	case strings.TrimSpace(without) == "", Eval[int](v.Browser, "document.querySelectorAll('main a[href], footer a[href]').length") == 0:
		v.t.Errorf("%s: nothing there without script", v.page)
	}
	if Eval[int](v.Browser, "performance.getEntriesByName('first-contentful-paint').length") == 0 {
		v.Wait("performance.getEntriesByName('first-contentful-paint').length > 0")
	}
}

// keyboard presses Tab until the page has no more, then Enter and Space on what opens.
func (v visit) keyboard() {
	v.t.Helper()
	v.Size(1440, 900)
	v.Media("screen", "prefers-reduced-motion", "reduce")
	defer v.Media("screen")
	v.open()
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
