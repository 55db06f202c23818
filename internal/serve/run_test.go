package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/briefgen/briefgen/internal/news"
)

// running is a preview of a folder with one page, which shows what stands in content/page.txt.
type running struct {
	t      *testing.T
	dir    string
	url    string
	client *http.Client
	stop   func() error
}

// start runs a preview until the test ends.
func start(t *testing.T) *running {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	r := &running{t: t, dir: dir, client: &http.Client{Transport: &http.Transport{}}}
	r.write("page.txt", "first")
	r.write("style.txt", "body{}")
	ready := make(chan string, 1)
	opts := Options{Fixed: true, Watch: []string{dir}, Ready: func(url string) { ready <- url }}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, opts, r.build) }()
	var result error
	stopped := false
	r.stop = func() error {
		if !stopped {
			stopped = true
			cancel()
			select {
			case result = <-ended:
			case <-time.After(20 * time.Second):
				result = fmt.Errorf("the preview does not end")
			}
			r.client.CloseIdleConnections()
		}
		return result
	}
	t.Cleanup(func() {
		if err := r.stop(); err != nil {
			t.Error(err)
		}
	})
	select {
	case r.url = <-ready:
	case err := <-ended:
		t.Fatal(err)
	}
	return r
}

func (r *running) build(context.Context, []string) Outcome {
	page, err := os.ReadFile(filepath.Join(r.dir, "page.txt"))
	if err != nil || strings.Contains(string(page), "broken") {
		return Outcome{Problems: []*news.Problem{{Path: "page.txt", Line: 1, Source: string(page), Message: "it is broken"}}}
	}
	style, err := os.ReadFile(filepath.Join(r.dir, "style.txt"))
	if err != nil {
		return Outcome{Problems: []*news.Problem{{Path: "style.txt", Message: err.Error()}}}
	}
	return Outcome{Files: filesOf("index.html", "<body>"+string(page)+"</body>", "style.css", string(style))}
}

func (r *running) write(name, text string) {
	r.t.Helper()
	if err := os.WriteFile(filepath.Join(r.dir, name), []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r *running) get(path string) string {
	r.t.Helper()
	response, err := r.client.Get(r.url + path)
	if err != nil {
		r.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return string(body)
}

func (r *running) waitFor(text string) {
	r.t.Helper()
	waitUntil(r.t, func() string {
		if have := r.get(""); !strings.Contains(have, text) {
			return fmt.Sprintf("have %s\nwant it to contain %q", have, text)
		}
		return ""
	})
}

// stream opens the event stream and returns the events as "name data".
func (r *running) stream(generation string) <-chan string {
	r.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r.t.Cleanup(cancel)
	request, err := http.NewRequestWithContext(ctx, "GET", r.url+"_briefgen/events?generation="+generation, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	response, err := r.client.Do(request)
	if err != nil {
		r.t.Fatal(err)
	}
	events := make(chan string, 1000)
	go func() {
		defer close(events)
		defer response.Body.Close()
		lines := bufio.NewScanner(response.Body)
		name := ""
		for lines.Scan() {
			if n, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
				name = n
			}
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				events <- name + " " + data
			}
		}
	}()
	return events
}

func (r *running) generation() string {
	_, rest, _ := strings.Cut(r.get(""), `data-generation="`)
	id, _, _ := strings.Cut(rest, `"`)
	return id
}

func next(t *testing.T, events <-chan string) string {
	t.Helper()
	select {
	case e := <-events:
		return e
	case <-time.After(20 * time.Second):
		t.Fatal("no event came")
		return ""
	}
}

// TestRun is a session: edits are shown and told of, a mistake is laid over the page, a style is
// swapped.
func TestRun(t *testing.T) {
	r := start(t)
	if have := r.get(""); !strings.Contains(have, "<body>first<script") {
		t.Fatalf("have %s", have)
	}
	events := r.stream(r.generation())
	r.write("page.txt", "second")
	r.waitFor("second")
	if have := next(t, events); !strings.HasPrefix(have, "reload ") {
		t.Errorf("after an edit: have %s, want reload", have)
	}
	r.write("page.txt", "broken")
	r.waitFor("it is broken")
	if have := r.get(""); !strings.Contains(have, "second") {
		t.Errorf("the last good page is gone: %s", have)
	}
	next(t, events)
	r.write("page.txt", "third")
	r.waitFor("<body>third<script")
	next(t, events)
	waitUntil(t, func() string { // a broken file is written in two steps, so a signal more may come
		select {
		case e := <-events:
			return "one more: " + e
		default:
			return ""
		}
	})
	r.write("style.txt", "p{}")
	for {
		e := next(t, events)
		if strings.HasPrefix(e, "reload") {
			continue
		}
		if !strings.HasPrefix(e, `style {"generation":"`) || !strings.HasSuffix(e, `","styles":["style.css"]}`) {
			t.Errorf("after an edit of the style: have %s", e)
		}
		break
	}
}

// TestCatchUp: a page that shows an older generation is told at once, one that is up to date is not.
func TestCatchUp(t *testing.T) {
	r := start(t)
	current := r.generation()
	if have, want := next(t, r.stream("older")), "reload {\"generation\":\""+current+"\",\"styles\":[]}"; have != want {
		t.Errorf("have %s, want %s", have, want)
	}
	events := r.stream(current)
	r.write("page.txt", "second")
	r.waitFor("second")
	if have := next(t, events); strings.Contains(have, current) {
		t.Errorf("told of what it shows: %s", have)
	}
}

// TestRequestsWait: a request during a build, the first or a later one, gets what the build makes.
func TestRequestsWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPreview("127.0.0.1")
		for _, text := range []string{"first", "second"} {
			release := make(chan struct{})
			go p.rebuild(t.Context(), nil, func(context.Context, []string) Outcome {
				<-release
				return Outcome{Files: filesOf("index.html", text)}
			})
			synctest.Wait()
			w, answered := httptest.NewRecorder(), false
			go func() {
				p.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/", nil))
				answered = true
			}()
			synctest.Wait()
			if answered {
				t.Errorf("an answer before the build was done: %s", w.Body)
			}
			close(release)
			synctest.Wait()
			if !answered || !strings.HasPrefix(w.Body.String(), text) {
				t.Errorf("have %q, want %s", w.Body, text)
			}
		}
	})
}

// TestEndsDuringBuild: the end of the context ends Run at once, even if a build does not heed it,
// and open streams and waiting requests with it.
func TestEndsDuringBuild(t *testing.T) {
	hang := make(chan struct{})
	defer close(hang)
	ctx, cancel := context.WithCancel(t.Context())
	ready := make(chan string, 1)
	ended := make(chan error, 1)
	started := make(chan struct{})
	opts := Options{Fixed: true, Watch: []string{t.TempDir()}, Ready: func(url string) { ready <- url }}
	go func() {
		ended <- Run(ctx, opts, func(context.Context, []string) Outcome { close(started); <-hang; return Outcome{} })
	}()
	url := <-ready
	<-started
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		if response, err := http.Get(url); err == nil {
			response.Body.Close()
		}
	}()
	cancel()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("Run does not end")
	}
	<-answered
}

// TestNoLeaks: previews that came and went leave no goroutine and no open file.
func TestNoLeaks(t *testing.T) {
	session := func() {
		r := start(t)
		r.get("")
		r.stream(r.generation())
		if err := os.MkdirAll(filepath.Join(r.dir, "a", "b"), 0o755); err != nil {
			t.Fatal(err)
		}
		r.write("page.txt", "second")
		r.waitFor("second")
		if err := r.stop(); err != nil {
			t.Fatal(err)
		}
	}
	session()
	var before int
	waitUntil(t, func() string { // what the first session began may take a moment to end
		now := runtime.NumGoroutine()
		if now != before {
			before = now
			time.Sleep(100 * time.Millisecond)
			return "goroutines do not settle"
		}
		return ""
	})
	filesBefore := openFiles()
	for range 10 {
		session()
	}
	waitUntil(t, func() string {
		if now, files := runtime.NumGoroutine(), openFiles(); now > before+2 || files > filesBefore+2 {
			return fmt.Sprintf("goroutines: %d, now %d; open files: %d, now %d", before, now, filesBefore, files)
		}
		return ""
	})
}

// openFiles counts the open files of this process, where the system tells; else 0.
func openFiles() int {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return 0
	}
	return len(entries)
}

// TestPorts: a port that is named and taken is an error; else the next free one is taken.
func TestPorts(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	opts := Options{Port: port, Fixed: true}.withDefaults()
	_, err = listen(opts)
	if want := fmt.Sprintf("listen on port %d: it is taken", port); err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("have %v, want %s…", err, want)
	}
	opts.Fixed = false
	other, err := listen(opts)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if have := other.Addr().(*net.TCPAddr).Port; have <= port {
		t.Errorf("have port %d, want one after %d", have, port)
	}
}

// TestMalformedEscapes goes over the wire: a client library would not send such requests.
func TestMalformedEscapes(t *testing.T) {
	server := httptest.NewServer(previewOf("127.0.0.1", smallSite()))
	defer server.Close()
	for target, want := range map[string]string{
		"/%zz":                 "400",
		"/%":                   "400",
		"/..%2f..%2fetc":       "400",
		"/../../etc/passwd":    "400",
		"/harbour/%2e%2e/..":   "400",
		"http://evil.example/": "403",
		"/":                    "200",
	} {
		conn, err := net.Dial("tcp", server.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", target)
		line, err := bufio.NewReader(conn).ReadString('\n')
		conn.Close()
		if err != nil || !strings.HasPrefix(line, "HTTP/1.1 "+want) {
			t.Errorf("%s: have %q (%v), want %s", target, line, err, want)
		}
	}
}
