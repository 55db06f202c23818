package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// desk makes a project of two articles on one event, and returns its folder.
func desk(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "content", "fire", "gazette.md"), article("gazette", "Three boats were lost in the fire."))
	writeFile(t, filepath.Join(dir, "content", "fire", "courier.md"), article("courier", "Three boats were lost in the fire, the fire service said."))
	return dir
}

// article is a report with a sentence of its own.
func article(outlet, sentence string) string {
	return fmt.Sprintf("+++\ntitle = \"Fire closes the harbour of Vester\"\nurl = \"https://%s.example/a\"\n+++\n\n"+
		"A fire closed the old harbour of Vester early on Tuesday.\n\n%s\n", outlet, sentence)
}

// TestPreviewSpeaks: what lies over a page of a German site is in German, even where the templates are wrong.
func TestPreviewSpeaks(t *testing.T) {
	dir := desk(t)
	writeFile(t, filepath.Join(dir, "briefing.toml"), "language = \"de\"\n")
	url := startServe(t, "serve", "--source", dir)
	waitForPage(t, url+"fire/", "Zum Inhalt")
	writeFile(t, filepath.Join(dir, "templates", "site", "404.html"), "{{")
	body := waitForPage(t, url+"fire/", `class="briefgen-problems"`)
	if want := "Die Seite ist die letzte gute."; !strings.Contains(body, want) {
		t.Errorf("no %q in:\n%s", want, body)
	}
}

// TestPreviewKeepsLastPage: whatever becomes wrong, the last good page stays with a word on it, and goes on where it was
// when that is mended.
func TestPreviewKeepsLastPage(t *testing.T) {
	dir := desk(t)
	url := startServe(t, "serve", "--source", dir)
	page := url + "fire/"
	waitForPage(t, page, "Three boats")
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	loop := at("templates/site/404.html")
	tests := []struct {
		name        string
		spoil, mend func()
		has         []string
	}{
		{"the content folder vanishes",
			func() { must(t, os.Rename(at("content"), at("away"))) },
			func() { must(t, os.Rename(at("away"), at("content"))) },
			[]string{"there is no content folder"}},
		{"a template that loops for ever",
			func() { writeFile(t, loop, "<!doctype html>\n{{range 9000000000000000000}}{{end}}\n") },
			func() { must(t, os.RemoveAll(at("templates"))) },
			[]string{"templates/site/404.html:2", "{{range 9000000000000000000}}", "loop for ever"}},
		{"a configuration with a mistake",
			func() { writeFile(t, at("briefing.toml"), "tilte = \"x\"\n") },
			func() { must(t, os.Remove(at("briefing.toml"))) },
			[]string{"briefing.toml:1", "unknown key"}},
		{"a file where the output folder stood",
			func() {
				must(t, os.Rename(at("site"), at("gone")))
				writeFile(t, at("site"), "mine")
				writeFile(t, at("content/fire/gazette.md"), article("gazette", "Nine boats were lost in the fire."))
			},
			func() {
				must(t, os.Remove(at("site")))
				must(t, os.Rename(at("gone"), at("site")))
				writeFile(t, at("content/fire/gazette.md"), article("gazette", "Three boats were lost in the fire."))
			},
			[]string{"the site cannot be written", "is a file, not a folder", "--output"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.spoil()
			body := waitForPage(t, page, `class="briefgen-problems"`)
			for _, want := range append(test.has, "Three boats", "The page is the last good one") {
				if !strings.Contains(body, want) {
					t.Errorf("the page does not hold %q:\n%s", want, body)
				}
			}
			test.mend()
			waitForPageWithout(t, page, "briefgen-problems")
			if disk, err := os.ReadFile(at("site/fire/index.html")); err != nil || !bytes.Contains(disk, []byte("Three boats")) {
				t.Errorf("the page on disk (%v):\n%s", err, disk)
			}
		})
	}
}

// TestPreviewFinishes: a page that somebody wrote into is made right though the build that follows fails.
func TestPreviewFinishes(t *testing.T) {
	dir := desk(t)
	url := startServe(t, "serve", "--source", dir) + "fire/"
	waitForPage(t, url, "Three boats")
	writeFile(t, filepath.Join(dir, "content", "fire", "gazette.md"), article("gazette", "Nine boats were lost in the fire."))
	waitForPage(t, url, "Nine boats")
	page := filepath.Join(dir, "site", "404.html")
	writeFile(t, page, "by hand")
	writeFile(t, filepath.Join(dir, "briefing.toml"), "tilte = \"x\"\n")
	waitForPage(t, url, "unknown key")
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		data, err := os.ReadFile(page)
		if err == nil && strings.Contains(string(data), "<html") {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("error %v, the page holds %q", err, data)
		}
	}
}

// TestPreviewStylesheet: a stylesheet of the user's that is deleted gives way to the built-in one; one that is deleted from
// the output is served all the same, and written again with the next build.
func TestPreviewStylesheet(t *testing.T) {
	dir := desk(t)
	url := startServe(t, "serve", "--source", dir)
	style := url + "assets/style.css"
	builtIn := waitForPage(t, style, "{")
	own := filepath.Join(dir, "templates", "site", "assets", "style.css")
	writeFile(t, own, "/* of the desk */ body { color: red }")
	waitForPage(t, style, "of the desk")
	must(t, os.Remove(own))
	if have := waitForPageWithout(t, style, "of the desk"); have != builtIn {
		t.Errorf("not the built-in stylesheet:\n%s", have)
	}
	onDisk := filepath.Join(dir, "site", "assets", "style.css")
	must(t, os.Remove(onDisk))
	if have, err := get(style); err != nil || have != builtIn {
		t.Errorf("deleted from the output, it is no longer served (%v)", err)
	}
	writeFile(t, filepath.Join(dir, "content", "fire", "gazette.md"), article("gazette", "Nine boats were lost in the fire."))
	waitForPage(t, url+"fire/", "Nine boats")
	if have, err := os.ReadFile(onDisk); err != nil || string(have) != builtIn {
		t.Errorf("it was not written again (%v)", err)
	}
}

// TestPreviewForgets: what is deleted or renamed is gone from the preview and from the folder.
func TestPreviewForgets(t *testing.T) {
	dir := desk(t)
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	writeFile(t, at("content/flood/horn.md"), article("horn", "The flood of the river came to Vester at night."))
	url := startServe(t, "serve", "--source", dir)
	waitForPage(t, url+"flood/", "The flood of the river")
	must(t, os.Rename(at("content/flood"), at("content/storm")))
	waitForPage(t, url+"storm/", "The flood of the river")
	waitForPageWithout(t, url+"flood/", "The flood of the river")
	must(t, os.RemoveAll(at("content/storm")))
	waitForPageWithout(t, url+"storm/", "The flood of the river")
	for _, gone := range []string{"site/flood", "site/storm"} {
		if _, err := os.Stat(at(gone)); !os.IsNotExist(err) {
			t.Errorf("%s is still there (%v)", gone, err)
		}
	}
}

// TestIgnored: what a build writes and what belongs to tools is never watched, wherever the project lies.
func TestIgnored(t *testing.T) {
	project := filepath.FromSlash("/srv/.git/desk")
	at := func(name string) string { return filepath.Join(project, filepath.FromSlash(name)) }
	written := []string{at("site"), at("outbox"), filepath.FromSlash("/srv/public")}
	for name, want := range map[string]bool{
		at("content/a.md"):              false,
		at("content/site/a.md"):         false,
		at("sites/a.html"):              false,
		at(".sitemap"):                  false,
		at("site"):                      true,
		at("site/index.html"):           true,
		at(".site.next/index.html"):     true,
		at(".site.lock"):                true,
		at("outbox/a.eml"):              true,
		at(".briefgen/cache/a.pack"):    true,
		at(".git/HEAD"):                 true,
		at("content/.git/HEAD"):         true,
		at("templates/node_modules/a"):  true,
		"/srv/public/index.html":        true,
		"/srv/.public.next/index.html":  true,
		"/srv/elsewhere/content/a.html": false,
	} {
		if have := ignored(filepath.FromSlash(name), project, written); have != want {
			t.Errorf("ignored(%q): have %v, want %v", name, have, want)
		}
	}
}

// TestReloadRefuses: a configuration that moves the input into the output of the command line is a mistake, and the one
// before stays.
func TestReloadRefuses(t *testing.T) {
	dir := desk(t)
	p, err := openProject(newTerminal(nil, &bytes.Buffer{}, &bytes.Buffer{}), projectFlags{source: dir}, buildFlags{})
	must(t, err)
	defer p.close()
	out := filepath.Join(dir, "public")
	must(t, p.reload(out))
	writeFile(t, filepath.Join(dir, "briefing.toml"), "content_dir = \"public/content\"\n")
	if err := p.reload(out); err == nil || !strings.Contains(err.Error(), "lie in one another") {
		t.Errorf("have error %v, want one that says that the folders lie in one another", err)
	}
	if have := p.builder.Config.ContentDir; have != "content" {
		t.Errorf("the content folder is %q now", have)
	}
	must(t, p.reload(""))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
