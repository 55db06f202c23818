package build_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the path of the module; the folders of the table are below it.
const module = "github.com/briefgen/briefgen/"

// arrows says which packages of the module each package may import. Stages never import each
// other: only build knows more than one of them. A new package has to be entered here.
var arrows = map[string][]string{
	"cmd/briefgen": {"internal/build", "internal/changes", "internal/config", "internal/digest/inbox", "internal/labels", "internal/news", "internal/publish", "internal/send", "internal/serve", "internal/verify", "templates"},

	// The language layer: nlp is its face, the packages below it its parts.
	"internal/nlp":           {"internal/nlp/entity", "internal/nlp/gazetteer", "internal/nlp/lexicon", "internal/nlp/morph", "internal/nlp/syntax", "internal/nlp/vector"},
	"internal/nlp/entity":    {"internal/nlp/gazetteer", "internal/nlp/lexicon", "internal/nlp/linear"},
	"internal/nlp/morph":     {"internal/nlp/lexicon"},
	"internal/nlp/syntax":    {"internal/nlp/lexicon"},
	"internal/nlp/vector":    {},
	"internal/nlp/lexicon":   {},
	"internal/nlp/gazetteer": {"internal/nlp/lexicon"},
	"internal/nlp/linear":    {},

	"internal/news":   {"internal/nlp"},
	"internal/config": {"internal/news"},

	"internal/ingest":   {"internal/news", "internal/nlp"},
	"internal/annotate": {"internal/annotate/speech", "internal/news", "internal/nlp"},
	"internal/cluster":  {"internal/news", "internal/nlp"},
	"internal/brief":    {"internal/news", "internal/nlp"},
	"internal/web":      {"internal/labels", "internal/news", "internal/sample", "templates", "templates/compile"},
	"internal/digest":   {"internal/labels", "internal/news", "internal/sample", "templates"},
	"internal/verify":   {"internal/news", "internal/nlp"},

	"internal/digest/inbox":      {},
	"internal/digest/inbox/trim": {"internal/digest/inbox"}, // renews its data

	"internal/publish": {"internal/fileid", "internal/lockfile", "internal/news"},
	"internal/serve":   {"internal/labels", "internal/news"},
	"internal/changes": {"internal/news"},
	"internal/send":    {"internal/lockfile"},
	"internal/labels":  {"internal/news", "templates"},
	"internal/sample":  {},
	"templates":        {"templates/compile"},

	"internal/build": {
		"internal/annotate", "internal/brief", "internal/build/doccode", "internal/cache", "internal/cluster", "internal/config", "internal/digest",
		"internal/fileid", "internal/ingest", "internal/labels", "internal/news", "internal/nlp", "internal/publish", "internal/web",
	},
	"internal/build/doccode": {"internal/news", "internal/nlp"},
	"templates/compile":      {},
	"internal/cache":         {"internal/fileid"},
	"internal/fileid":        {},
	"internal/lockfile":      {},

	"internal/annotate/speech": {"internal/nlp", "internal/nlp/lexicon", "internal/nlp/linear"},

	// Tools of the project, no part of the program: they make the models and tables of nlp and
	// measure how good the language work and the briefings are.
	"internal/annotate/train": {"internal/annotate", "internal/annotate/speech", "internal/ingest", "internal/news"},
	"internal/brief/train":    {"internal/annotate", "internal/brief", "internal/cluster", "internal/ingest", "internal/news", "internal/quality/marks"},
	"internal/nlp/train":      {"internal/nlp", "internal/nlp/conllu", "internal/nlp/entity", "internal/nlp/lexicon", "internal/nlp/morph", "internal/nlp/namedata", "internal/nlp/syntax", "internal/nlp/vector"},
	"internal/nlp/measure":    {"internal/floors", "internal/nlp", "internal/nlp/conllu", "internal/nlp/namedata"},
	"internal/nlp/namedata":   {"internal/nlp", "internal/nlp/conllu", "internal/nlp/entity", "internal/nlp/gazetteer", "internal/nlp/lexicon"},
	"internal/nlp/conllu":     {},
	"internal/quality":        {"internal/floors", "internal/quality/marks"},
	"internal/quality/marks":  {},
	"internal/floors":         {},
	"internal/golden":         {}, // of tests
	"internal/pagetest":       {}, // likewise
	"internal/smtptest":       {}, // likewise
}

// TestImports holds what every package imports, tests aside, against the table.
func TestImports(t *testing.T) {
	imports, err := moduleImports(os.DirFS(filepath.FromSlash("../..")))
	if err != nil {
		t.Fatal(err)
	}
	for _, pkg := range slices.Sorted(maps.Keys(imports)) {
		allowed, known := arrows[pkg]
		if !known {
			t.Errorf("package %s is not in the table: enter it with what it may import", pkg)
			continue
		}
		for _, imported := range imports[pkg] {
			if !slices.Contains(allowed, imported) {
				t.Errorf("%s imports %s; it may import %v", pkg, imported, allowed)
			}
		}
	}
	for pkg := range arrows {
		if _, there := imports[pkg]; !there {
			t.Errorf("package %s of the table does not exist: take it out", pkg)
		}
	}
}

// moduleImports returns what the packages below root import of each other, by folder.
func moduleImports(root fs.FS) (map[string][]string, error) {
	imports := map[string][]string{}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			// These are no part of the module for the go command, either.
			base := d.Name()
			if name == "." {
				return nil
			}
			_, err := fs.Stat(root, path.Join(name, "go.mod"))
			if err == nil || base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		found, err := fileImports(root, name)
		if err != nil {
			return err
		}
		pkg := path.Dir(name)
		imports[pkg] = append(imports[pkg], found...)
		return nil
	})
	for pkg, list := range imports {
		slices.Sort(list)
		imports[pkg] = slices.Compact(list)
	}
	return imports, err
}

// fileImports returns what one file imports of the module.
func fileImports(root fs.FS, name string) ([]string, error) {
	data, err := fs.ReadFile(root, name)
	if err != nil {
		return nil, err
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, data, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	var found []string
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		if below, ours := strings.CutPrefix(imported, module); ours {
			found = append(found, below)
		}
	}
	return found, nil
}
