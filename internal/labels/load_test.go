package labels_test

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/briefgen/briefgen/internal/golden"
	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/templates"
)

// TestBuiltin holds the built-in files against each other: all have the same keys, the same places for words, and
// the forms of their plurals. Taken for a user's language of its own, each must pass.
func TestBuiltin(t *testing.T) {
	files, err := fs.Glob(templates.FS, "labels/*.toml")
	if err != nil || len(files) < 2 {
		t.Fatalf("have %v, %v; want the words of two languages", files, err)
	}
	for _, name := range files {
		data, err := fs.ReadFile(templates.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		language := strings.TrimSuffix(filepath.Base(name), ".toml")
		alias := language + "-x-whole" // no built-in file, the same plurals
		user := fstest.MapFS{"labels/" + alias + ".toml": {Data: data}}
		if _, err := labels.Load(alias, user); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		model, words := load(t, "en"), load(t, language)
		if have, want := slices.Sorted(maps.Keys(words.Texts)), slices.Sorted(maps.Keys(model.Texts)); !slices.Equal(have, want) {
			t.Errorf("%s: keys differ from those of en.toml (-want +have):\n%s", name, cmp.Diff(want, have))
		}
	}
}

// TestLoad runs the cases of testdata: a language, files of the user, and what comes of it.
func TestLoad(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			user, language := fstest.MapFS{}, ""
			var want *txtar.File
			for i, f := range archive.Files {
				switch f.Name {
				case "language":
					language = strings.TrimSpace(string(f.Data))
				case "want":
					want = &archive.Files[i]
				default:
					user[f.Name] = &fstest.MapFile{Data: f.Data}
				}
			}
			have := told(labels.Load(language, user))
			if golden.Updating() {
				want.Data = []byte(have)
				if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(want.Data), have); diff != "" {
				t.Errorf("-want +have:\n%s", diff)
			}
		})
	}
}

// told tells what came of Load: some labels, or the error with its hint.
func told(l *labels.Labels, err error) string {
	var problem *news.Problem
	var unknown *labels.UnknownError
	switch {
	case errors.As(err, &problem):
		return fmt.Sprintf("error: %v\nline: %s\nhint: %s\n", problem, problem.Source, problem.Hint)
	case errors.As(err, &unknown):
		return fmt.Sprintf("error: %v\nknown: %s\n", unknown, strings.Join(unknown.Known, " "))
	case err != nil:
		return "error: " + err.Error() + "\n"
	}
	var out strings.Builder
	fmt.Fprintf(&out, "language: %s\nsources: %s\nskip: %s\ndate: %s\n", l.Language, l.Texts["sources"], l.Texts["skip"], l.Date("2025-03-04"))
	for _, n := range []int{0, 1, 2, 5, 22, 12345} {
		text, err := l.Count("articles", n)
		if err != nil {
			text = strconv.Quote(err.Error())
		}
		fmt.Fprintln(&out, text)
	}
	return out.String()
}

// TestForms: a language with more forms of the plural than English has its own, and one form less is an error.
func TestForms(t *testing.T) {
	data, err := fs.ReadFile(templates.FS, "labels/en.toml")
	if err != nil {
		t.Fatal(err)
	}
	polish := strings.ReplaceAll(string(data), ", other = ", `, few = "{n} few", many = "{n} many", other = `)
	own := regexp.MustCompile(`(?m)^articles = .*$`).ReplaceAllString(polish, `articles = { one = "{n} artykuł", few = "{n} artykuły", many = "{n} artykułów", other = "{n} artykułu" }`)
	l, err := labels.Load("pl", fstest.MapFS{"labels/pl.toml": {Data: []byte(own)}})
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range map[int]string{1: "1 artykuł", 2: "2 artykuły", 5: "5 artykułów", 22: "22 artykuły", 112: "112 artykułów"} {
		if have := l.Counted("articles", n); have != want {
			t.Errorf("have %q, want %q", have, want)
		}
	}
	if _, err := labels.Load("pl", fstest.MapFS{"labels/pl.toml": {Data: data}}); err == nil || !strings.Contains(err.Error(), `lacks the form "few"`) {
		t.Errorf("have %v, want an error that names the form", err)
	}
}
