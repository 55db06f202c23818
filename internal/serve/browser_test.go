package serve

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/pagetest"
)

// TestBrowser shows a page with a strict policy in a real browser: an edit of the page loads it again, one of the style changes the sheet
// alone, a build that fails lays its problem over the last good page and the next good one takes it away; and nothing that an
// article slipped in ever runs.
func TestBrowser(t *testing.T) {
	b := pagetest.Open(t)
	site := func(text, style string) Outcome {
		const head = `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
			`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'none'">` +
			`<link rel="stylesheet" href="style.css"><title>x</title></head>`
		page := head + "<body><p>" + text + "</p><script>new Image().src = '/inline'; fetch('/inline')</script></body></html>"
		return Outcome{Files: filesOf("index.html", page, "style.css", style)}
	}
	p := newPreview("127.0.0.1")
	show := func(outcome Outcome) {
		p.rebuild(t.Context(), nil, func(context.Context, []string) Outcome { return outcome })
	}
	listening := make(chan bool, 100) // a page counts once it would hear of a change: before that it is told to load again
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == eventsPath {
			w = &openedStream{w, listening}
		}
		p.ServeHTTP(w, r)
	}))
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	asked := b.Requests()

	show(site("one", "p { color: rgb(1, 1, 1) }"))
	b.Load(server.URL + "/")
	b.Wait("document.querySelector('p').innerText === 'one'")
	<-listening

	show(site("two", "p { color: rgb(1, 1, 1) }"))
	b.Wait("document.querySelector('p').innerText === 'two'")
	<-listening

	pagetest.Eval[bool](b, "window.kept = true")
	show(site("two", "p { color: rgb(2, 2, 2) }"))
	b.Wait("getComputedStyle(document.querySelector('p')).color === 'rgb(2, 2, 2)'")
	if !pagetest.Eval[bool](b, "window.kept === true") {
		t.Error("an edit of the style loaded the page again")
	}

	show(Outcome{Problems: []*news.Problem{{Path: "content/vester/gale.md", Line: 3, Message: "the front matter does not parse", Source: "outlet = Herald"}}})
	b.Wait("document.querySelector('[role=alert]')?.innerText.includes('gale.md:3') === true")
	over := pagetest.Eval[string](b, "document.body.innerText")
	for _, words := range []string{"two", "the front matter does not parse", "outlet = Herald"} {
		if !strings.Contains(over, words) {
			t.Errorf("after a build that failed the page does not say %q: %q", words, over)
		}
	}
	<-listening

	show(site("three", "p { color: rgb(2, 2, 2) }"))
	b.Wait("document.querySelector('p').innerText === 'three'")
	if pagetest.Eval[bool](b, "document.querySelector('[role=alert]') !== null") {
		t.Error("the problem still lies over the page")
	}

	b.Load(server.URL + "/index.html#100%") // is no escape
	show(site("four", "p { color: rgb(2, 2, 2) }"))
	b.Wait("document.querySelector('p').innerText === 'four'")
	for _, address := range asked() {
		if strings.HasSuffix(address, "/inline") {
			t.Error("an inline script ran")
		}
	}
}

// openedStream tells when the first bytes of an answer go out.
type openedStream struct {
	http.ResponseWriter
	opened chan<- bool
}

func (s *openedStream) FlushError() error {
	err := http.NewResponseController(s.ResponseWriter).Flush()
	if s.opened != nil {
		s.opened <- true
		s.opened = nil
	}
	return err
}
