package serve

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// recorder watches a folder as a preview does: each call reads all there is.
type recorder struct {
	t       *testing.T
	dir     string
	mu      sync.Mutex
	calls   int
	seen    string
	changed [][]string
	logged  []string
	next    *Watched // to be watched after the next call
}

// record starts watching content/ and briefing.toml in a new folder, until the test ends.
func record(t *testing.T, change func(*Options)) *recorder {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	r := &recorder{t: t, dir: dir}
	r.write("content/a.md", "start")
	opts := Options{
		Watch: []string{filepath.Join(dir, "content"), filepath.Join(dir, "briefing.toml"), filepath.Join(dir, "templates")},
		Log:   func(m string) { r.mu.Lock(); defer r.mu.Unlock(); r.logged = append(r.logged, m) },
	}
	if change != nil {
		change(&opts)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- Watch(ctx, opts, r.onChange) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	r.waitSeen()
	return r
}

func (r *recorder) onChange(changed []string) *Watched {
	now := r.contents()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.calls++
	r.seen = now
	r.changed = append(r.changed, changed)
	next := r.next
	r.next = nil
	return next
}

// contents is everything that a build would read.
func (r *recorder) contents() string {
	var b strings.Builder
	_ = filepath.WalkDir(r.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !d.Type().IsRegular() || isScratch(d.Name()) {
			return nil
		}
		data, err := os.ReadFile(path)
		if err == nil {
			fmt.Fprintf(&b, "%s: %s\n", path, data)
		}
		return nil
	})
	return b.String()
}

func (r *recorder) path(name string) string { return filepath.Join(r.dir, filepath.FromSlash(name)) }

func (r *recorder) do(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

func (r *recorder) write(name, content string) {
	r.t.Helper()
	r.do(os.MkdirAll(filepath.Dir(r.path(name)), 0o755))
	r.do(os.WriteFile(r.path(name), []byte(content), 0o644))
}

func (r *recorder) rename(from, to string) {
	r.t.Helper()
	r.do(os.Rename(r.path(from), r.path(to)))
}

func (r *recorder) remove(name string) {
	r.t.Helper()
	r.do(os.Remove(r.path(name)))
}

// waitSeen waits until a call has seen the files as they are now, and returns the calls so far.
func (r *recorder) waitSeen() int {
	r.t.Helper()
	want := r.contents()
	var calls int
	waitUntil(r.t, func() string {
		r.mu.Lock()
		defer r.mu.Unlock()
		calls = r.calls
		if r.calls > 0 && r.seen == want {
			return ""
		}
		return fmt.Sprintf("after %d calls, the last saw\n%s\nwant\n%s", r.calls, r.seen, want)
	})
	return calls
}

// waitUntil waits until problem returns "", and fails with what it says if that takes too long.
func waitUntil(t *testing.T, problem func() string) {
	t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for {
		text := problem()
		if text == "" {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal(text)
		}
		time.Sleep(2 * time.Millisecond)
	}
}
