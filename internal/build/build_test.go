package build_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/config"
	"github.com/briefgen/briefgen/internal/news"
)

// desk is a small project: a story of two outlets, an article of its own, a draft of each kind,
// and two files that cannot be read.
const desk = `
-- content/harbour-fire/_index.md --
+++
title = "The harbour fire"
+++
-- content/harbour-fire/gazette.md --
+++
title = "Fire closes the old harbour"
outlet = "The Gazette"
published = 2025-03-04
+++

A fire closed the old harbour early on Tuesday. Nobody was hurt, the fire service said.
-- content/harbour-fire/courier.md --
+++
title = "Harbour shut after blaze"
url = "https://courier.example/blaze"
published = 2025-03-04
+++

The old harbour was closed by a fire early on Tuesday. Three boats were lost.
-- content/harbour-fire/later.md --
+++
title = "Harbour opens again"
draft = true
+++

The old harbour was opened again on Friday after the wrecks had been towed away.
-- content/bridge/_index.md --
+++
draft = true
+++
-- content/bridge/gazette.md --
+++
title = "Bridge opened to traffic"
+++

The new bridge over the Alder was opened to traffic on Monday after two years of work.
-- content/zebra.md --
+++
title = "Zebra found in a garden"
+++

A zebra was found in a garden on Sunday. It had walked out of the circus at night.
-- content/broken.md --
+++
title = 
+++

Nobody will read this sentence, since the lines above it are broken.
-- content/empty.txt --
`

// project writes files, a txtar archive, into a folder and returns a builder for it.
func project(t *testing.T, files string) *build.Builder {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(files)).Files {
		write(t, dir, f.Name, f.Data)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return &build.Builder{Root: root, Config: config.Default()}
}

func write(t *testing.T, dir, name string, data []byte) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

func edition(t *testing.T, b *build.Builder) *build.Edition {
	t.Helper()
	ed, err := b.Edition(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return ed
}

func paths(docs []*news.Document) []string {
	list := make([]string, len(docs))
	for i, doc := range docs {
		list[i] = doc.Path
	}
	return list
}

func TestEdition(t *testing.T) {
	cases := []struct {
		name   string
		drafts bool
		want   []string
	}{
		{"published", false, []string{"harbour-fire/courier.md", "harbour-fire/gazette.md", "zebra.md"}},
		{"with drafts", true, []string{"bridge/gazette.md", "harbour-fire/courier.md", "harbour-fire/gazette.md", "harbour-fire/later.md", "zebra.md"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := project(t, desk)
			b.Drafts = c.drafts
			ed := edition(t, b)
			if diff := cmp.Diff(c.want, paths(ed.Documents)); diff != "" {
				t.Errorf("documents (-want +have):\n%s", diff)
			}
			inStories := 0
			for _, briefing := range ed.Briefings {
				inStories += len(briefing.Articles)
			}
			if inStories != len(c.want) {
				t.Errorf("the stories hold %d articles, want each of %d once", inStories, len(c.want))
			}
			report := b.Report(ed)
			var problems []string
			for _, p := range report.Problems {
				problems = append(problems, p.Path)
			}
			if diff := cmp.Diff([]string{"content/broken.md", "content/empty.txt"}, problems); diff != "" {
				t.Errorf("problems (-want +have):\n%s", diff)
			}
			if report.Skipped != 2 || report.Articles != len(c.want) {
				t.Errorf("report: %d articles, %d skipped; want %d and 2", report.Articles, report.Skipped, len(c.want))
			}
		})
	}
}

func TestArticlesHoldDrafts(t *testing.T) {
	arts, err := project(t, desk).Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var have []string
	for _, art := range arts {
		have = append(have, art.Path)
	}
	want := []string{"bridge/gazette.md", "harbour-fire/courier.md", "harbour-fire/gazette.md", "harbour-fire/later.md", "zebra.md"}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("articles (-want +have):\n%s", diff)
	}
}

// joined joins files into a text that can be compared.
func joined(files []news.File) string {
	var b strings.Builder
	for _, f := range files {
		fmt.Fprintf(&b, "-- %s --\n%s\n", f.Path, f.Data)
	}
	return b.String()
}

func site(t *testing.T, b *build.Builder) string {
	t.Helper()
	files, err := b.Site(edition(t, b))
	if err != nil {
		t.Fatal(err)
	}
	return joined(files)
}

// TestCacheNeverGoesStale changes a project in ways that a cache could miss, and compares the
// site of a builder that has seen it all with that of a new one.
func TestCacheNeverGoesStale(t *testing.T) {
	b := project(t, desk)
	dir := b.Root.Name()
	steps := []struct {
		name   string
		change func()
	}{
		{"nothing", func() {}},
		{"an article", func() {
			write(t, dir, "content/zebra.md", []byte("# Zebra caught\n\nThe zebra was caught on Monday. It was tired, the keeper said.\n"))
		}},
		{"the name of an outlet", func() {
			b.Config.Outlets = map[string]config.Outlet{"courier.example": {Name: "The Courier"}}
		}},
		{"drafts", func() { b.Drafts = true }},
		{"a removed article", func() { remove(t, dir, "content/zebra.md") }},
		{"the same article again", func() {
			write(t, dir, "content/zebra.md", []byte("# Zebra caught\n\nThe zebra was caught on Monday. It was tired, the keeper said.\n"))
		}},
		{"a moved article", func() {
			remove(t, dir, "content/zebra.md")
			write(t, dir, "content/zoo/zebra.md", []byte("# Zebra caught\n\nThe zebra was caught on Monday. It was tired, the keeper said.\n"))
		}},
		{"the file of the story", func() {
			write(t, dir, "content/harbour-fire/_index.md", []byte("+++\ntitle = \"Fire at the harbour\"\n+++\n"))
		}},
	}
	before := ""
	for i, step := range steps {
		step.change()
		have := site(t, b)
		clean := &build.Builder{Root: b.Root, Config: b.Config, Drafts: b.Drafts}
		if diff := cmp.Diff(site(t, clean), have); diff != "" {
			t.Fatalf("after %s (-clean +cached):\n%.3000s", step.name, diff)
		}
		if i > 0 && have == before {
			t.Errorf("%s changed nothing: the test shows nothing", step.name)
		}
		before = have
	}
}

func remove(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
		t.Fatal(err)
	}
}

func TestDocumentsAreKept(t *testing.T) {
	b := project(t, desk)
	first := edition(t, b)
	write(t, b.Root.Name(), "content/zebra.md", []byte("# Zebra caught\n\nThe zebra was caught on Monday. It was tired, the keeper said.\n"))
	second := edition(t, b)
	for i, doc := range second.Documents {
		kept := doc == first.Documents[i]
		if want := doc.Path != "zebra.md"; kept != want {
			t.Errorf("%s: kept %v, want %v", doc.Path, kept, want)
		}
	}
}

func TestNoInput(t *testing.T) {
	cases := []struct{ name, files, message string }{
		{"no folder", "", `there is no content folder "content"`},
		{"no article", "-- content/readme.pdf --\n", `there is no article in "content"`},
		{"no good article", "-- content/a.txt --\n", `the only article in "content" cannot be used`},
		{"a file", "-- content --\nnot a folder\n", `cannot open the content folder "content"`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := project(t, c.files).Edition(t.Context())
			var noInput *build.NoInputError
			if !errors.As(err, &noInput) {
				t.Fatalf("have error %v, want a NoInputError", err)
			}
			if !strings.HasPrefix(err.Error(), c.message) {
				t.Errorf("have message %q, want %q", err, c.message)
			}
		})
	}
}

func TestUnknownStory(t *testing.T) {
	b := project(t, desk)
	_, err := b.Digest(edition(t, b), build.MailOptions{Stories: []string{"harbour-fire", "harbor-fire"}})
	var unknown *build.UnknownStoryError
	if !errors.As(err, &unknown) || unknown.ID != "harbor-fire" {
		t.Fatalf("have error %v, want an UnknownStoryError for harbor-fire", err)
	}
}

// TestFailedBuildWritesNothing breaks a template between two builds.
func TestFailedBuildWritesNothing(t *testing.T) {
	b := project(t, desk)
	out := build.Target{Root: b.Root, Name: "site"}
	if _, err := b.Build(t.Context(), out); err != nil {
		t.Fatal(err)
	}
	before := tree(t, b.Root.Name())
	write(t, b.Root.Name(), "content/zebra.md", []byte("# Zebra caught\n\nThe zebra was caught on Monday. It was tired, the keeper said.\n"))
	write(t, b.Root.Name(), "templates/site/story.html", []byte("{{ .NoSuchField }}\n"))
	if _, err := b.Build(t.Context(), out); err == nil {
		t.Fatal("a broken template did not stop the build")
	}
	if diff := cmp.Diff(before, tree(t, b.Root.Name())); diff != "" {
		t.Errorf("site (-before +after):\n%s", diff)
	}
}

// tree returns the bytes of all files of the site.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(filepath.Join(dir, "site"), func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestCancelled(t *testing.T) {
	b := project(t, desk)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := b.Build(ctx, build.Target{Root: b.Root, Name: "site"}); !errors.Is(err, context.Canceled) {
		t.Fatalf("have error %v, want %v", err, context.Canceled)
	}
	if _, err := b.Root.Stat("site"); err == nil {
		t.Error("a cancelled build wrote a site")
	}
}

// TestUnmetEditor: what an _index.md asks for and no article has is a problem of the report, with
// the path of that file.
func TestUnmetEditor(t *testing.T) {
	b := project(t, strings.Replace(desk, `title = "The harbour fire"`, "title = \"The harbour fire\"\n[roles]\n\"Quentin Osterhazy\" = \"drummer\"", 1))
	ed, err := b.Edition(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range b.Report(ed).Problems {
		if p.Path == "content/harbour-fire/_index.md" && strings.Contains(p.Message, "Quentin Osterhazy") && p.Hint != "" && !p.Skipped {
			return
		}
	}
	t.Errorf("nothing is said of a role that nobody has: %v", b.Report(ed).Problems)
}
