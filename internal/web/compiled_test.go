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

// TestCompiled: every built-in template of a page is compiled, runs to its end, and writes what the library does.
func TestCompiled(t *testing.T) {
	for _, language := range []string{"en", "de"} {
		words, err := labels.Load(language, nil)
		if err != nil {
			t.Fatal(err)
		}
		files, err := templateFiles(nil)
		if err != nil {
			t.Fatal(err)
		}
		set, err := parsePages(files, words) // for the function part
		if err != nil {
			t.Fatal(err)
		}
		lib := template.New("").Funcs(set.functions(words))
		for _, f := range files {
			template.Must(lib.New(path.Base(f.Path)).Parse(string(f.Data)))
		}
		compiler := &compile.Set{
			Tree:  func(name string) *parse.Tree { return lib.Lookup(name).Tree },
			Funcs: set.functions(words), Methods: methods(), Bytes: 1 << 30,
		}
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
