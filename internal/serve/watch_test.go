package serve

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// fakeSource gives the events that a test puts in.
type fakeSource chan event

func (s fakeSource) events() <-chan event { return s }
func (s fakeSource) close()               {}

// batching runs a watch over a fake source in a bubble where time is exact. Each call takes as
// long as work says; calls notes when each began and what it was given.
func batching(t *testing.T, work time.Duration, feed func(chan<- event)) (calls []string) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		src := make(fakeSource, eventsKept)
		start := time.Now()
		w := &watch{
			opts: Options{}.withDefaults(), src: src, done: make(chan *Watched, 1),
			onChange: func(changed []string) *Watched {
				calls = append(calls, fmt.Sprintf("%v %v", time.Since(start), changed))
				time.Sleep(work)
				return nil
			},
		}
		ended := make(chan error)
		go func() { ended <- w.run(ctx) }()
		synctest.Wait()
		time.Sleep(time.Hour) // the first call, which tells of no change, is over
		start = time.Now()
		feed(src)
		time.Sleep(time.Hour)
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return calls[1:]
}

func TestBatching(t *testing.T) {
	ms := time.Millisecond
	tests := []struct {
		name string
		work time.Duration
		feed func(chan<- event)
		want string
	}{
		{"one change", 0, func(c chan<- event) { c <- event{path: "a"} }, "20ms [a]"},
		{"sorted, each once", 0, func(c chan<- event) {
			c <- event{path: "b"}
			c <- event{path: "a"}
			c <- event{path: "b"}
		}, "20ms [a b]"},
		{"apart", 0, func(c chan<- event) {
			c <- event{path: "a"}
			time.Sleep(21 * ms)
			c <- event{path: "b"}
		}, "20ms [a]|41ms [b]"},
		{"together", 0, func(c chan<- event) {
			c <- event{path: "a"}
			time.Sleep(19 * ms)
			c <- event{path: "b"}
		}, "39ms [a b]"},
		{"a second of noise at most", 0, func(c chan<- event) {
			for range 120 {
				c <- event{path: "a"}
				time.Sleep(10 * ms)
			}
		}, "1s [a]|1.21s [a]"},
		{"many during a call give one more", 500 * ms, func(c chan<- event) {
			c <- event{path: "a"}
			for i := range 4 {
				time.Sleep(100 * ms)
				c <- event{path: fmt.Sprint(i)}
			}
		}, "20ms [a]|520ms [0 1 2 3]"},
		{"lost events are anything", 0, func(c chan<- event) {
			c <- event{path: "a"}
			c <- event{}
		}, "20ms []"},
		{"200 saves in 1.2 s", 5 * ms, func(c chan<- event) {
			for range 200 {
				c <- event{path: "a"}
				time.Sleep(6 * ms)
			}
		}, "1s [a]|1.214s [a]"},
	}
	for _, test := range tests {
		have := strings.Join(batching(t, test.work, test.feed), "|")
		if have != test.want {
			t.Errorf("%s\nhave %s\nwant %s", test.name, have, test.want)
		}
	}
}

// TestFolders: folders come, go and come back, and nothing is missed before or after.
func TestFolders(t *testing.T) {
	tests := []struct {
		name string
		do   func(r *recorder)
		then string // a file to write afterwards
	}{
		{"a folder in a folder and a file at once", func(r *recorder) { r.write("content/b/c/d.md", "deep") }, "content/b/c/d.md"},
		{"a file removed", func(r *recorder) { r.write("content/b.md", "x"); r.waitSeen(); r.remove("content/b.md") }, "content/b.md"},
		{"a folder away and back", func(r *recorder) {
			r.write("content/b/c/d.md", "deep")
			r.waitSeen()
			r.rename("content/b", "away")
			r.rename("away", "content/b")
		}, "content/b/c/d.md"},
		{"a folder away, then back", func(r *recorder) {
			r.write("content/b/c/d.md", "deep")
			r.waitSeen()
			r.rename("content/b", "away")
			r.waitSeen()
			r.rename("away", "content/b")
		}, "content/b/c/d.md"},
		{"a folder under another name", func(r *recorder) {
			r.write("content/b/c/d.md", "deep")
			r.waitSeen()
			r.rename("content/b", "content/e")
		}, "content/e/c/d.md"},
		{"a folder removed and made again", func(r *recorder) {
			r.write("content/b/c/d.md", "deep")
			r.waitSeen()
			r.do(os.RemoveAll(r.path("content/b")))
			r.write("content/b/c/d.md", "again")
		}, "content/b/c/d.md"},
		{"all content away and back", func(r *recorder) {
			r.rename("content", "away")
			r.waitSeen()
			r.rename("away", "content")
		}, "content/a.md"},
		{"the configuration comes", func(r *recorder) { r.write("briefing.toml", "title") }, "briefing.toml"},
		{"templates come", func(r *recorder) { r.write("templates/story.html", "x") }, "templates/story.html"},
		{"two folders change names", func(r *recorder) {
			r.write("content/b/x.md", "b")
			r.write("content/c/x.md", "c")
			r.waitSeen()
			r.rename("content/b", "t")
			r.rename("content/c", "content/b")
			r.rename("t", "content/c")
		}, "content/b/x.md"},
		{"a loop of links", func(r *recorder) {
			r.do(os.Symlink("..", r.path("content/up")))
			r.write("content/b.md", "x")
		}, "content/b.md"},
	}
	for _, poll := range []bool{false, true} {
		for _, test := range tests {
			t.Run(fmt.Sprintf("%s/poll=%v", test.name, poll), func(t *testing.T) {
				t.Parallel()
				r := record(t, func(o *Options) { o.Poll = poll })
				test.do(r)
				r.waitSeen()
				r.write(test.then, "written afterwards")
				r.waitSeen()
			})
		}
	}
}

// TestIgnored: what is ignored, hidden or beside what is watched gives no call.
func TestIgnored(t *testing.T) {
	r := record(t, func(o *Options) {
		o.Ignore = func(path string) bool { return filepath.Base(path) == "cache" }
	})
	before := r.waitSeen()
	r.write("site/index.html", "x")
	r.write("content/.git/HEAD", "x")
	r.write("content/cache/b.md", "x")
	r.write("content/b.md~", "x")
	r.write("other.txt", "x")
	time.Sleep(20 * time.Millisecond)
	r.do(os.Chtimes(r.path("content/a.md"), time.Now(), time.Now()))
	r.write("content/z.md", "the last")
	r.waitSeen()
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, changed := range r.changed[before:] {
		for _, path := range changed {
			if path != r.path("content/z.md") {
				t.Errorf("a call for %s", path)
			}
		}
	}
}

// TestFollow: what a call asks to be watched is watched from then on, and looked at once more; what was watched is not.
func TestFollow(t *testing.T) {
	for _, poll := range []bool{false, true} {
		r := record(t, func(o *Options) { o.Poll = poll })
		r.mu.Lock()
		r.next = &Watched{
			Paths:  []string{r.path("desk"), r.path("briefing.toml")},
			Ignore: func(path string) bool { return filepath.Base(path) == "cache" },
		}
		r.mu.Unlock()
		r.write("briefing.toml", "content_dir = \"desk\"")
		waitUntil(t, func() string {
			r.mu.Lock()
			defer r.mu.Unlock()
			if r.next == nil && r.changed[len(r.changed)-1] == nil {
				return ""
			}
			return fmt.Sprintf("no call for all that is watched now: %q", r.changed)
		})
		r.mu.Lock()
		before := r.calls
		r.mu.Unlock()
		r.write("content/a.md", "not watched any more")
		r.write("desk/cache/b.md", "ignored")
		r.write("desk/deep/b.md", "watched")
		r.waitSeen()
		r.write("desk/deep/b.md", "watched still")
		r.waitSeen()
		r.mu.Lock()
		for _, changed := range r.changed[before:] {
			for _, path := range changed {
				if !isBelow(path, r.path("desk")) && path != r.path("desk") || isBelow(path, r.path("desk/cache")) {
					t.Errorf("poll=%v: a call for %s", poll, path)
				}
			}
		}
		r.mu.Unlock()
	}
}

// TestOverflow: when the system has lost events, all is looked at again.
func TestOverflow(t *testing.T) {
	dir := t.TempDir()
	opts := Options{Watch: []string{dir}}.withDefaults()
	src, err := newNotifySource(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	src.watcher.Errors <- fsnotify.ErrEventOverflow
	if have, want := <-src.events(), (event{folders: true}); have != want {
		t.Errorf("have %+v, want %+v", have, want)
	}
}

// TestSecondLook: after a build that was told what had changed, all is looked at when it is quiet, and built again if that
// finds something. A change breaks the look off; where it is never quiet, a build looks at all.
func TestSecondLook(t *testing.T) {
	tests := []struct {
		name  string
		edits []time.Duration // between one and the next
		lost  bool            // a look finds something, once
		want  string
	}{
		{"nothing is found", []time.Duration{0}, false, "[call [a], look]"},
		{"something is found", []time.Duration{0}, true, "[call [a], look, call []]"},
		{"put off", []time.Duration{0, 200 * time.Millisecond}, false, "[call [a], call [a], look]"},
		{"broken off", []time.Duration{0, 350 * time.Millisecond}, true, "[call [a], look broken off, call [a], look, call []]"},
		{"never quiet", slices.Repeat([]time.Duration{200 * time.Millisecond}, 60), true,
			"[" + strings.Repeat("call [a], ", 51) + "call [], " + strings.Repeat("call [a], ", 8) + "look, call []]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var told []string
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				src := make(fakeSource, eventsKept)
				lost := test.lost
				check := func(ctx context.Context) bool {
					select {
					case <-ctx.Done():
						told = append(told, "look broken off")
						return true
					case <-time.After(100 * time.Millisecond):
						told = append(told, "look")
						was := lost
						lost = false
						return was
					}
				}
				w := &watch{
					opts: Options{Watch: []string{t.TempDir()}, Poll: true}.withDefaults(), src: src, done: make(chan *Watched, 1), second: secondLook{check: check},
					onChange: func(changed []string) *Watched {
						told = append(told, fmt.Sprintf("call %v", changed))
						return nil
					},
				}
				ended := make(chan error)
				go func() { ended <- w.run(ctx) }()
				time.Sleep(time.Minute)
				synctest.Wait()
				told = nil // but for the first call
				for _, pause := range test.edits {
					time.Sleep(pause)
					src <- event{path: "a"}
				}
				time.Sleep(time.Minute)
				cancel()
				if err := <-ended; err != nil {
					t.Error(err)
				}
				w.src.close()
				synctest.Wait()
			})
			if have := "[" + strings.Join(told, ", ") + "]"; have != test.want {
				t.Errorf("have %s\nwant %s", have, test.want)
			}
		})
	}
}

// TestConcerns is the table of what a change may be about.
func TestConcerns(t *testing.T) {
	root := t.TempDir()
	at := func(name string) string { return filepath.Join(root, filepath.FromSlash(name)) }
	opts := Options{
		Watch:  []string{at(".home/content"), at(".home/briefing.toml")},
		Ignore: func(path string) bool { return path == at(".home/content/site") },
	}.withDefaults()
	for name, want := range map[string]bool{
		".home":                      true, // if it goes, so does content
		".home/content":              true,
		".home/content/a.md":         true,
		".home/content/b/c.md":       true,
		".home/content/.git/HEAD":    false,
		".home/content/b/.a.md.swp":  false,
		".home/content/a.md~":        false,
		".home/content/4913":         false,
		".home/content/site":         false,
		".home/content/site/a.html":  false,
		".home/contents":             false,
		".home/briefing.toml":        true,
		".home/briefing.toml.backup": false,
		"elsewhere":                  false,
	} {
		if have := opts.concerns(at(name)); have != want {
			t.Errorf("concerns(%q): have %v, want %v", name, have, want)
		}
	}
}
