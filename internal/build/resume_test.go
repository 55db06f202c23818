package build_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/config"
	"github.com/briefgen/briefgen/internal/publish"
)

// rest is long enough for the clock of a file system to go on.
const rest = 30 * time.Millisecond

// run builds like a process of its own: with nothing in memory.
func run(t *testing.T, b *build.Builder) build.Report {
	t.Helper()
	fresh := &build.Builder{Root: b.Root, Config: b.Config, Drafts: b.Drafts, CacheDir: build.CacheDir, Resume: true}
	defer fresh.Close()
	report, err := fresh.Build(t.Context(), build.Target{Root: b.Root, Name: "site"})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// asBuilt fails unless the folder of the site holds what a builder makes that keeps nothing.
func asBuilt(t *testing.T, b *build.Builder, after string) {
	t.Helper()
	clean := &build.Builder{Root: b.Root, Config: b.Config, Drafts: b.Drafts}
	files, err := clean.Site(edition(t, clean))
	if err != nil {
		t.Fatal(err)
	}
	have := tree(t, b.Root.Name())
	want := map[string]string{}
	for _, f := range files {
		want[filepath.Join(b.Root.Name(), "site", filepath.FromSlash(f.Path))] = string(f.Data)
	}
	delete(have, filepath.Join(b.Root.Name(), "site", publish.ManifestName))
	if diff := cmp.Diff(want, have); diff != "" {
		t.Fatalf("after %s (-clean +built):\n%.2000s", after, diff)
	}
}

// times returns when each file and folder of a project was modified.
func times(t *testing.T, dir string) map[string]time.Time {
	t.Helper()
	out := map[string]time.Time{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		out[name] = info.ModTime()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestNothingChanged(t *testing.T) {
	b := project(t, desk)
	time.Sleep(rest)
	first := run(t, b)
	before := times(t, b.Root.Name())
	time.Sleep(rest)
	second := run(t, b)
	if diff := cmp.Diff(before, times(t, b.Root.Name())); diff != "" {
		t.Errorf("a second build touched files (-before +after):\n%s", diff)
	}
	first.Unchanged, first.Written, first.Paths, first.Duration, second.Duration = first.Written, 0, nil, 0, 0
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("report of the second build (-want +have):\n%s", diff)
	}
}

// TestResumeSeesChanges changes a project and its output in ways that an early end could miss.
func TestResumeSeesChanges(t *testing.T) {
	zebra := "# Zebra caught\n\nThe zebra was caught on Monday. It was tired, the keeper said.\n"
	b := project(t, desk)
	dir := b.Root.Name()
	page := filepath.Join(dir, "site", "index.html")
	for _, step := range []struct {
		name   string
		change func()
	}{
		{"an article", func() { write(t, dir, "content/zebra.md", []byte(zebra)) }},
		{"a letter of an article", func() {
			write(t, dir, "content/zebra.md", []byte(strings.Replace(zebra, "Monday", "Friday", 1)))
		}},
		{"an article with its old time", func() {
			info, err := os.Stat(filepath.Join(dir, "content/zebra.md"))
			if err != nil {
				t.Fatal(err)
			}
			write(t, dir, "content/zebra.md", []byte(zebra))
			if err := os.Chtimes(filepath.Join(dir, "content/zebra.md"), info.ModTime(), info.ModTime()); err != nil {
				t.Fatal(err)
			}
		}},
		{"a sidecar", func() { write(t, dir, "content/note.toml", []byte("outlet = \"The Bell\"\n")) }},
		{"an article of the sidecar", func() { write(t, dir, "content/note.txt", []byte("Quay shut\n\nThe quay was shut on Monday.\n")) }},
		{"another sidecar", func() { write(t, dir, "content/note.toml", []byte("outlet = \"The Horn\"\n")) }},
		{"the file of a story", func() {
			write(t, dir, "content/harbour-fire/_index.md", []byte("+++\ntitle = \"Fire at the harbour\"\n+++\n"))
		}},
		{"a removed article", func() { remove(t, dir, "content/zebra.md") }},
		{"the title of the site", func() { b.Config.Title = "Harbour watch" }},
		{"the name of an outlet", func() {
			b.Config.Outlets = map[string]config.Outlet{"courier.example": {Name: "The Courier"}}
		}},
		{"drafts", func() { b.Drafts = true }},
		{"a template", func() { write(t, dir, "templates/site/404.html", []byte("<!doctype html><title>gone</title>\n")) }},
		{"a letter of a template", func() { write(t, dir, "templates/site/404.html", []byte("<!doctype html><title>lost</title>\n")) }},
		{"no template", func() { remove(t, dir, "templates/site/404.html") }},
		{"a page that was removed", func() { remove(t, dir, "site/index.html") }},
		{"a page edited by hand", func() {
			info, err := os.Stat(page)
			if err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			data[len(data)/2]++
			if err := os.WriteFile(page, data, 0o666); err != nil {
				t.Fatal(err)
			}
			if err := os.Chtimes(page, info.ModTime(), info.ModTime()); err != nil {
				t.Fatal(err)
			}
		}},
		{"the removed manifest", func() { remove(t, dir, "site/"+publish.ManifestName) }},
		{"the removed cache", func() {
			if err := os.RemoveAll(filepath.Join(dir, build.CacheDir)); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		run(t, b)
		time.Sleep(rest)
		step.change()
		run(t, b)
		asBuilt(t, b, step.name)
	}
}

// TestQuickEdits edits and builds as fast as it goes, so that files change twice within a tick of the clock.
func TestQuickEdits(t *testing.T) {
	b := project(t, desk)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 60 {
		day := []string{"Monday", "Friday", "Sunday"}[random.IntN(3)]
		text := fmt.Sprintf("# Zebra caught\n\nThe zebra was caught on %s. It was tired, the keeper said.\n", day)
		write(t, b.Root.Name(), "content/zebra.md", []byte(text))
		run(t, b)
		if i%5 == 0 {
			asBuilt(t, b, fmt.Sprintf("edit %d", i))
		}
	}
	asBuilt(t, b, "all edits")
}

// TestDamagedCache flips bytes all over the files of the cache: the site stays that of a clean build.
func TestDamagedCache(t *testing.T) {
	b := project(t, desk)
	time.Sleep(rest)
	run(t, b)
	random := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		files, err := filepath.Glob(filepath.Join(b.Root.Name(), build.CacheDir, "*"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no cache: %v", err)
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for range 25 {
				data[random.IntN(len(data))] ^= byte(1 + random.IntN(255))
			}
			if err := os.WriteFile(name, data, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		remove(t, b.Root.Name(), "site/index.html")
		run(t, b)
		asBuilt(t, b, "damage")
	}
}

// TestCacheFromRunToRun: what one run found another one reads, and writes no more.
func TestCacheFromRunToRun(t *testing.T) {
	b := project(t, desk)
	run(t, b)
	pattern := filepath.Join(b.Root.Name(), build.CacheDir, "*.pack")
	before, err := filepath.Glob(pattern)
	if err != nil || len(before) != 1 {
		t.Fatalf("packs %v, error %v; want one", before, err)
	}
	b.Config.Title = "Harbour watch"
	run(t, b)
	asBuilt(t, b, "a change of the title")
	if after, _ := filepath.Glob(pattern); !reflect.DeepEqual(before, after) {
		t.Errorf("packs %v before, %v after a build of the same articles", before, after)
	}
}
