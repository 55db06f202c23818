package web

import (
	"bytes"
	"html/template"
	"maps"
	"path"
	"reflect"
	"slices"
	"testing"
	"text/template/parse"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/sample"
	"github.com/briefgen/briefgen/templates/compile"
)

// bothWays returns the built-in templates as the library runs them, and what compiles them.
func bothWays(tb testing.TB, language string) (*template.Template, *compile.Set) {
	words, err := labels.Load(language, nil)
	if err != nil {
		tb.Fatal(err)
	}
	files, err := templateFiles(nil)
	if err != nil {
		tb.Fatal(err)
	}
	set, err := parsePages(files, words) // for the function part
	if err != nil {
		tb.Fatal(err)
	}
	lib := template.New("").Funcs(set.functions(words))
	for _, f := range files {
		template.Must(lib.New(path.Base(f.Path)).Parse(string(f.Data)))
	}
	return lib, &compile.Set{
		Tree:  func(name string) *parse.Tree { return lib.Lookup(name).Tree },
		Funcs: set.functions(words), Methods: methods(), Steps: 1 << 30, Bytes: 1 << 30,
	}
}

// TestCompiled: every built-in template of a page is compiled, runs to its end, and writes what the library does.
func TestCompiled(t *testing.T) {
	for _, language := range []string{"en", "de"} {
		lib, compiler := bothWays(t, language)
		views := sampleViews()
		for _, name := range slices.Sorted(maps.Keys(views)) {
			for seed := range uint64(sampleRounds) {
				view := views[name]()
				sample.Fill(view, seed)
				var want bytes.Buffer
				if err := lib.ExecuteTemplate(&want, name, view); err != nil {
					t.Fatal(err)
				}
				made, err := compiler.Compile(name, reflect.TypeOf(view))
				if err != nil {
					t.Fatalf("%s is not compiled: %v", name, err)
				}
				if have, ok := made.Execute(view); !ok || !bytes.Equal(have, want.Bytes()) {
					t.Fatalf("%s, sample %d: have %s (%v), want %s", name, seed, have, ok, want.Bytes())
				}
			}
		}
	}
}

// BenchmarkTemplate makes the page of a story out of its view, with the library and compiled.
func BenchmarkTemplate(b *testing.B) {
	lib, compiler := bothWays(b, "en")
	view := new(StoryPage)
	sample.Fill(view, 1)
	b.Run("library", func(b *testing.B) {
		var page bytes.Buffer
		for b.Loop() {
			page.Reset()
			if err := lib.ExecuteTemplate(&page, "story.html", view); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("compiled", func(b *testing.B) {
		made, err := compiler.Compile("story.html", reflect.TypeOf(view))
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, ok := made.Execute(view); !ok {
				b.Fatal("left to the library")
			}
		}
	})
}
