package serve

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// filesOf makes files of pairs of path and content.
func filesOf(pairs ...string) []news.File {
	files := []news.File{}
	for i := 0; i < len(pairs); i += 2 {
		files = append(files, news.File{Path: pairs[i], Data: []byte(pairs[i+1])})
	}
	return files
}

// previewOf is a preview that has been built once, with this outcome.
func previewOf(host string, outcome Outcome) *preview {
	p := newPreview(host)
	p.rebuild(context.Background(), nil, func(context.Context, []string) Outcome { return outcome })
	return p
}

func smallSite() Outcome {
	return Outcome{Files: filesOf(
		"index.html", "<body>home</body>",
		"404.html", "<body>nothing here</body>",
		"harbour/index.html", "<body>harbour</body>",
		"a b/ü.html", "<body>umlaut</body>",
		"assets/style.css", "body{}",
		"feed.xml", "<feed/>",
		"briefing.json", "{}",
		"unknown.zzz", "?",
		".briefgen-manifest.json", "{}",
		"harbour/.hidden/x.html", "x",
	)}
}

// TestRequests is what the preview answers to what: a request line and headers, and the status,
// the headers of interest and the beginning of the body.
func TestRequests(t *testing.T) {
	const host = "127.0.0.1:8765"
	tests := []struct {
		request string // method, target, headers, with "; " between
		want    string // status, type, location; body
	}{
		{"GET /", "200 text/html; charset=utf-8; <body>home<script"},
		{"HEAD /", "200 text/html; charset=utf-8; "},
		{"GET /index.html", "200 text/html; charset=utf-8; <body>home<script"},
		{"GET /harbour/", "200 text/html; charset=utf-8; <body>harbour<script"},
		{"GET /harbour", "302 to /harbour/; "},
		{"GET /harbour?a=b", "302 to /harbour/?a=b; "},
		{"GET /a%20b/%C3%BC.html", "200 text/html; charset=utf-8; <body>umlaut<script"},
		{"GET /assets/style.css", "200 text/css; charset=utf-8; body{}"},
		{"GET /assets/style.css?generation=1", "200 text/css; charset=utf-8; body{}"},
		{"GET /feed.xml", "200 application/xml; charset=utf-8; <feed/>"},
		{"GET /briefing.json", "200 application/json; {}"},
		{"GET /unknown.zzz", "200 application/octet-stream; ?"},
		{"GET /_briefgen/reload.js", "200 text/javascript; charset=utf-8; // Added by the preview"},
		{"GET /_briefgen/overlay.css", "200 text/css; charset=utf-8; .briefgen-problems"},
		{"HEAD /_briefgen/events", "200 text/event-stream; charset=utf-8; "},

		// Nothing but the site.
		{"GET /none", "404 text/html; charset=utf-8; <body>nothing here<script"},
		{"GET /none/", "404 text/html; charset=utf-8; <body>nothing here<script"},
		{"GET /index.html/", "404 text/html; charset=utf-8; <body>nothing here<script"},
		{"GET /assets/", "404 text/html; charset=utf-8; <body>nothing here<script"}, // no listing
		{"GET /assets", "404 text/html; charset=utf-8; <body>nothing here<script"},
		{"GET /.briefgen-manifest.json", "404 text/html; charset=utf-8; <body>nothing here<script"},
		{"GET /harbour/.hidden/x.html", "404 text/html; charset=utf-8; <body>nothing here<script"},
		{"GET /.git/config", "404 text/html; charset=utf-8; <body>nothing here<script"},
		{"GET /_briefgen/", "404 text/plain; charset=utf-8; Not found."},
		{"GET /_briefgen/../index.html", "400 text/plain; charset=utf-8; Not a path"},
		{"GET /_briefgen%2freload.js", "400 text/plain; charset=utf-8; Not a path"},
		{"GET /..", "400 text/plain; charset=utf-8; Not a path"},
		{"GET /../../etc/passwd", "400 text/plain; charset=utf-8; Not a path"},
		{"GET /%2e%2e/%2e%2e/etc/passwd", "400 text/plain; charset=utf-8; Not a path"},
		{"GET /harbour%2findex.html", "400 text/plain; charset=utf-8; Not a path"},
		{"GET /harbour%2Findex.html", "400 text/plain; charset=utf-8; Not a path"},
		{"GET /harbour%5cindex.html", "400 text/plain; charset=utf-8; Not a path"},
		{"GET /..%5c..%5cetc", "400 text/plain; charset=utf-8; Not a path"},
		{"GET /harbour%00", "400 text/plain; charset=utf-8; Not a path"},
		{"GET //harbour", "400 text/plain; charset=utf-8; Not a path"},
		{"GET //evil.example/..", "400 text/plain; charset=utf-8; Not a path"},
		{"GET /harbour//", "400 text/plain; charset=utf-8; Not a path"},
		{"GET /./index.html", "400 text/plain; charset=utf-8; Not a path"},

		// Only reading.
		{"POST /", "405 text/plain; charset=utf-8; Only GET and HEAD."},
		{"OPTIONS /", "405 text/plain; charset=utf-8; Only GET and HEAD."},
		{"DELETE /_briefgen/events", "405 text/plain; charset=utf-8; Only GET and HEAD."},

		// Only for this machine and its own pages.
		{"GET /; Host: localhost", "200 text/html; charset=utf-8; <body>home<script"},
		{"GET /; Host: LOCALHOST:1234", "200 text/html; charset=utf-8; <body>home<script"},
		{"GET /; Host: [::1]:8765", "200 text/html; charset=utf-8; <body>home<script"},
		{"GET /; Host: evil.example", "403 text/plain; charset=utf-8; This preview"},
		{"GET /; Host: evil.example:8765", "403 text/plain; charset=utf-8; This preview"},
		{"GET /; Host: localhost.evil.example", "403 text/plain; charset=utf-8; This preview"},
		{"GET /; Host: 127.0.0.1.evil.example", "403 text/plain; charset=utf-8; This preview"},
		{"GET /; Host: 192.0.2.7:8765", "403 text/plain; charset=utf-8; This preview"},
		{"GET /; Host: ", "403 text/plain; charset=utf-8; This preview"},
		{"GET /; Origin: http://127.0.0.1:8765", "200 text/html; charset=utf-8; <body>home<script"},
		{"GET /; Origin: http://evil.example", "403 text/plain; charset=utf-8; This preview"},
		{"GET /; Origin: https://127.0.0.1:8765", "403 text/plain; charset=utf-8; This preview"},
		{"GET /; Origin: http://127.0.0.1:9999", "403 text/plain; charset=utf-8; This preview"},
		{"GET /; Origin: null", "403 text/plain; charset=utf-8; This preview"},
		{"GET /_briefgen/events; Origin: http://evil.example", "403 text/plain; charset=utf-8; This preview"},
		{"GET /_briefgen/events; Host: evil.example", "403 text/plain; charset=utf-8; This preview"},
	}
	p := previewOf("127.0.0.1", smallSite())
	for _, test := range tests {
		fields := strings.Split(test.request, "; ")
		method, target, _ := strings.Cut(fields[0], " ")
		r := httptest.NewRequest(method, "http://"+host+"/", nil)
		var err error
		if r.URL, err = url.ParseRequestURI(target); err != nil { // as the server does
			t.Fatal(err)
		}
		r.Host = host
		for _, h := range fields[1:] {
			name, value, _ := strings.Cut(h, ": ")
			r.Header.Set(name, value)
			if name == "Host" {
				r.Host = value
			}
		}
		w := httptest.NewRecorder()
		p.ServeHTTP(w, r)
		have := fmt.Sprintf("%d %s; %s", w.Code, w.Header().Get("Content-Type"), w.Body)
		if to := w.Header().Get("Location"); to != "" {
			have = fmt.Sprintf("%d to %s; %s", w.Code, to, w.Body)
		}
		if !strings.HasPrefix(have, test.want) || method == "HEAD" && have != test.want {
			t.Errorf("%s\nhave %s\nwant %s", test.request, have, test.want)
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: no nosniff", test.request)
		}
	}
}

// TestHostElsewhere: a server that was told to listen on other interfaces answers to addresses and
// to its own names, not to somebody else's.
func TestHostElsewhere(t *testing.T) {
	p := previewOf("0.0.0.0", smallSite())
	for host, want := range map[string]int{
		"192.0.2.7:8765": 200, "localhost:8765": 200, "[2001:db8::1]:8765": 200,
		"evil.example:8765": 403, "": 403,
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		p.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("Host %q: have %d, want %d", host, w.Code, want)
		}
	}
}

// TestETag: an asset that has not changed is not sent again; a page is never kept.
func TestETag(t *testing.T) {
	p := previewOf("127.0.0.1", smallSite())
	get := func(target, etag string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", "http://localhost"+target, nil)
		if etag != "" {
			r.Header.Set("If-None-Match", etag)
		}
		w := httptest.NewRecorder()
		p.ServeHTTP(w, r)
		return w
	}
	etag := get("/assets/style.css", "").Header().Get("ETag")
	if w := get("/assets/style.css", etag); etag == "" || w.Code != http.StatusNotModified {
		t.Errorf("asset with ETag %s: have %d, want 304", etag, w.Code)
	}
	if have := get("/", "").Header().Get("Cache-Control"); have != "no-store" {
		t.Errorf("page: have Cache-Control %q, want no-store", have)
	}
}

// TestProblems: the last good page stays, with what is wrong over it, until the next good build.
func TestProblems(t *testing.T) {
	p := newPreview("127.0.0.1")
	show := func(outcome Outcome) (int, string) {
		p.rebuild(t.Context(), nil, func(context.Context, []string) Outcome { return outcome })
		w := httptest.NewRecorder()
		p.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/", nil))
		return w.Code, w.Body.String()
	}
	broken := Outcome{Problems: []*news.Problem{{Path: "content/a.md", Line: 3, Source: "titel = ", Message: "no <value>", Hint: "give one"}}}
	steps := []struct {
		outcome  Outcome
		code     int
		has, not string
	}{
		{broken, 500, "content/a.md:3", "The page is"},
		{Outcome{}, 500, "without saying why", "content/a.md"},
		{Outcome{Files: filesOf("index.html", "<body>one</body>")}, 200, "one", "briefgen-problems"},
		{broken, 200, "one", "<value>"},
		{broken, 200, "titel = ", "two"},
		{Outcome{Files: filesOf("index.html", "<body>two</body>"), Problems: broken.Problems}, 200, "two", "briefgen-problems"},
	}
	for i, step := range steps {
		code, body := show(step.outcome)
		if code != step.code || !strings.Contains(body, step.has) || strings.Contains(body, step.not) || !strings.Contains(body, scriptPath) {
			t.Errorf("step %d: have %d\n%s\nwant %d, with %q, without %q", i, code, body, step.code, step.has, step.not)
		}
	}
}

// TestChangesTo is what an open page is told when one site follows on another.
func TestChangesTo(t *testing.T) {
	var nothing *generation
	base := nothing.follow(Outcome{Files: filesOf("a.html", "1", "b.css", "1", "c.css", "1")})
	failed := Outcome{Problems: []*news.Problem{{Message: "broken"}}}
	tests := []struct {
		name     string
		from, to *generation
		want     string
	}{
		{"the first", nothing, base, "reload"},
		{"a page", base, base.follow(Outcome{Files: filesOf("a.html", "2", "b.css", "1", "c.css", "1")}), "reload"},
		{"a style", base, base.follow(Outcome{Files: filesOf("a.html", "1", "b.css", "2", "c.css", "1")}), "style [b.css]"},
		{"two styles", base, base.follow(Outcome{Files: filesOf("a.html", "1", "b.css", "2", "c.css", "2")}), "style [b.css c.css]"},
		{"a style and a page", base, base.follow(Outcome{Files: filesOf("a.html", "2", "b.css", "2", "c.css", "1")}), "reload"},
		{"a new style", base, base.follow(Outcome{Files: filesOf("a.html", "1", "b.css", "1", "c.css", "1", "d.css", "1")}), "reload"},
		{"another style", base, base.follow(Outcome{Files: filesOf("a.html", "1", "b.css", "1", "d.css", "1")}), "reload"},
		{"a failure", base, base.follow(failed), "reload"},
		{"the end of a failure", base.follow(failed), base, "reload"},
	}
	for _, test := range tests {
		s := test.from.changesTo(test.to)
		have := "reload"
		if !s.reload {
			have = fmt.Sprintf("style %v", s.styles)
		}
		if have != test.want {
			t.Errorf("%s: have %s, want %s", test.name, have, test.want)
		}
	}
	if same := base.follow(Outcome{Files: filesOf("c.css", "1", "b.css", "1", "a.html", "1")}); same.id != base.id {
		t.Error("the same site has another generation")
	}
}
