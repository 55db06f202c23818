package serve

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestBrowser opens a page with a strict policy in a real browser, if there is one, and looks at
// what the browser asks for: the script and the stream despite the policy, the page again after
// an edit, the sheet alone after an edit of the style, and never what an article slipped in.
func TestBrowser(t *testing.T) {
	browser := findBrowser()
	if browser == "" || testing.Short() {
		t.Skip("no Chromium here, or no time for it")
	}
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
	show(site("one", "body{}"))

	var mu sync.Mutex
	var asked []string
	note := func(uri string) {
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, uri)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == eventsPath { // a page counts once it would hear of a change: before that it is told to load again
			w = &openedStream{ResponseWriter: w, opened: sync.OnceFunc(func() { note(r.URL.RequestURI()) })}
		} else {
			note(r.URL.RequestURI())
		}
		p.ServeHTTP(w, r)
	}))
	profile, err := os.MkdirTemp("", "briefgen-browser-") // not TempDir: a browser that ends may still write
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(profile) })
	cmd := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
		"--user-data-dir="+profile, "--remote-debugging-port=0", server.URL+"/")
	if err := cmd.Start(); err != nil {
		t.Skipf("the browser does not start: %v", err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		server.CloseClientConnections()
		server.Close()
	})
	// waitAsked waits until the browser has asked n times for what begins so.
	waitAsked := func(prefix string, n int) {
		t.Helper()
		waitUntil(t, func() string {
			mu.Lock()
			defer mu.Unlock()
			count := 0
			for _, a := range asked {
				if strings.HasPrefix(a, prefix) && (prefix != "/" || a == "/") {
					count++
				}
			}
			if count >= n {
				return ""
			}
			return fmt.Sprintf("want %d requests for %s, have %q", n, prefix, asked)
		})
	}
	waitAsked(eventsPath, 1)
	show(site("two", "body{}"))
	waitAsked("/", 2)
	waitAsked(eventsPath, 2)
	show(site("two", "p{}"))
	waitAsked("/style.css?generation=", 1)
	show(Outcome{})
	waitAsked("/", 3)
	waitAsked(overlayPath, 1)
	mu.Lock()
	defer mu.Unlock()
	if slices.Contains(asked, "/inline") {
		t.Errorf("an inline script ran: %q", asked)
	}
	if n := strings.Count(strings.Join(asked, "\n")+"\n", "/\n"); n != 3 {
		t.Errorf("the page was loaded %d times, want 3: %q", n, asked)
	}
}

// openedStream tells when the first bytes of an answer go out.
type openedStream struct {
	http.ResponseWriter
	opened func()
}

func (s *openedStream) FlushError() error {
	err := http.NewResponseController(s.ResponseWriter).Flush()
	s.opened()
	return err
}

func findBrowser() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}
