package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/pagetest"
)

// noticeText is what the notice of a page says, "" for none.
const noticeText = `(document.querySelector('.briefgen-notice .head')?.parentElement.innerText ?? '')`

// TestNoticeInBrowser: after an edit an open page says what it changed, and leads there; edits add up until the reader has
// gone on by himself or has closed the notice, by key or by button; a mistake in between lies over the page instead.
func TestNoticeInBrowser(t *testing.T) {
	b := pagetest.Open(t)
	dir := desk(t)
	url := startServe(t, "serve", "--source", dir)
	save := func(sentence string) {
		saveWhole(t, filepath.Join(dir, "content", "fire", "courier.md"), article("courier", sentence))
	}
	says := func(words string) { t.Helper(); b.Wait(fmt.Sprintf("%s.includes(%q)", noticeText, words)) }
	silent := func() {
		t.Helper()
		if have := pagetest.Eval[string](b, noticeText); have != "" {
			t.Errorf("the notice says %q", have)
		}
	}
	ready := func() { t.Helper(); b.Wait("document.readyState === 'complete'") }

	b.Load(url + "fire/")
	silent()
	save("Five boats were lost in the fire, the fire service said.")
	says("1 fact now disputed")
	if role := pagetest.Eval[string](b, "document.querySelector('.briefgen-notice').getAttribute('role')"); role != "status" {
		t.Errorf("the role of the notice is %q", role)
	}

	// Another edit, and one with a mistake, before it was read.
	save("Five boats were lost in the fire, the fire service said.\n\nSweepers cleared the quay of Vester and its sheds at noon.")
	says("2 new lines of one origin")
	config := filepath.Join(dir, "briefing.toml")
	writeFile(t, config, "tilte = 1\n")
	b.Wait("document.querySelector('.briefgen-problems')?.innerText.includes('unknown key')")
	silent()
	writeFile(t, config, "title = \"The desk\"\n")
	says("2 new lines of one origin")

	// A link leads to the line, also into a fold, and the reader who follows it goes on by himself.
	b.Wait(`document.querySelector('.briefgen-notice a[href*="#c-"]').click() || location.hash.startsWith('#c-')`)
	b.Wait(`(() => { const at = document.querySelector(':target'); return at && at.checkVisibility() && at.getBoundingClientRect().top < innerHeight })()`)
	if have := pagetest.Eval[string](b, "document.querySelector(':target').textContent"); !strings.Contains(have, "Five boats") && !strings.Contains(have, "Sweepers") {
		t.Errorf("the link leads to %q", have)
	}
	b.Load(url)
	ready()
	silent()

	// An edit that no line shows; Escape closes, and nothing comes again.
	save("Five boats were lost in the fire, the fire service said.\n\nSweepers cleared the quay of Vester and its sheds at noon.\n\n")
	writeFile(t, config, "title = \"The other desk\"\n")
	says("No line changed")
	b.Press("\x1b")
	silent()
	save("Three boats were lost in the fire, the fire service said.")
	says("1 difference gone")
	if have := pagetest.Eval[string](b, noticeText); strings.Contains(have, "No line") {
		t.Errorf("what was closed is told again: %q", have)
	}
	b.Wait("document.querySelector('.briefgen-notice .close').click() || " + noticeText + " === ''")

	// The page at 360 pixels.
	b.Size(360, 640)
	save("Five boats were lost in the fire, the fire service said.")
	says("1 fact now disputed")
	if wide := pagetest.Eval[float64](b, "document.querySelector('.briefgen-notice').getBoundingClientRect().right - innerWidth"); wide > 0 {
		t.Errorf("the notice is %v pixels too wide", wide)
	}
}
