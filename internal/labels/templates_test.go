package labels_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/templates"
)

// TestUsed holds the templates and the code against the labels: each label that a template names is there, and none
// is left that nobody names.
func TestUsed(t *testing.T) {
	english := load(t, "en")
	// Named by what an actor is, in the plural.
	used := map[string]bool{"persons": true, "organizations": true, "places": true}
	call := regexp.MustCompile(`\b(t|count|fill) "([^"]*)"`)
	eachTemplate(t, func(name, text string) {
		for _, m := range call.FindAllStringSubmatch(text, -1) {
			used[m[2]] = true
			if !there(english, m[1], m[2]) {
				t.Errorf("%s: no label for %s", name, m[0])
			}
		}
	})
	for _, dir := range []string{"web", "digest", "news", "labels", "changes", "serve", "../cmd/briefgen"} {
		literals(t, filepath.Join("..", dir), used)
	}
	for key := range english.Texts {
		if !used[key] {
			t.Errorf("label %q is used nowhere", key)
		}
	}
	for _, key := range english.Counts() {
		if !used[key] {
			t.Errorf("label %q with a number is used nowhere", key)
		}
	}
}

func there(l *labels.Labels, function, key string) bool {
	_, err := l.Text(key)
	if function == "count" {
		_, err = l.Count(key, 1)
	}
	return err == nil
}

// literals notes the texts of the Go files of a folder, tests aside.
func literals(t *testing.T, dir string, used map[string]bool) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no Go files in %s: %v", dir, err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if text, err := strconv.Unquote(lit.Value); err == nil {
					used[text] = true
					used["why-"+text], used["why-"+text+"-or-more"] = true, true // a news.FindingKind
				}
			}
			return true
		})
	}
}

// TestNoOwnWords finds words of a language that stand in a template and not in a file of labels.
func TestNoOwnWords(t *testing.T) {
	eachTemplate(t, func(name, text string) {
		for _, words := range ownWords(text) {
			t.Errorf("%s: %q belongs into a file of labels", name, words)
		}
	})
	for text, want := range map[string]string{
		`<p>{{t "sources"}}, {{.Count}} <!-- x --></p><style>p { color: red }</style>`: "",
		`<p>{{t "sources"}} and more</p>`:                                              "and more",
		`<a href="x.html" aria-label="read it there">↗</a>`:                            "read it there",
		`<p>{{if .X}}yes{{end}}</p>`:                                                   "yes",
		`{{define "x"}}<img alt="{{t "chart"}}">{{end}}`:                               "",
		`{{define "x"}}<img alt="a chart of {{.}}">{{end}}`:                            "a chart of",
	} {
		if have := strings.Join(ownWords(text), ", "); have != want {
			t.Errorf("%s: have %q, want %q", text, have, want)
		}
	}
}

var (
	action = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	shown  = map[string]bool{"aria-label": true, "aria-description": true, "aria-roledescription": true, "alt": true,
		"title": true, "placeholder": true, "label": true, "summary": true}
)

// ownWords returns what a template would show or read out in any language.
func ownWords(template string) []string {
	var found []string
	add := func(text string) {
		if text = strings.TrimSpace(text); strings.ContainsFunc(text, unicode.IsLetter) {
			found = append(found, text)
		}
	}
	// What stands in noscript would be one text to the tokenizer.
	plain := strings.NewReplacer("<noscript>", "<div>", "</noscript>", "</div>").Replace(action.ReplaceAllString(template, ""))
	tokens := html.NewTokenizer(strings.NewReader(plain))
	skip := ""
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return found
		case html.TextToken:
			if text := string(tokens.Text()); skip == "" {
				add(text)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := tokens.Token()
			if tag.Data == "style" || tag.Data == "script" {
				skip = tag.Data
			}
			for _, a := range tag.Attr {
				if shown[a.Key] {
					add(a.Val)
				}
			}
		case html.EndTagToken:
			if tag := tokens.Token(); tag.Data == skip {
				skip = ""
			}
		}
	}
}

func eachTemplate(t *testing.T, look func(name, text string)) {
	t.Helper()
	err := fs.WalkDir(templates.FS, ".", func(p string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(p) != ".html" {
			return err
		}
		data, err := fs.ReadFile(templates.FS, p)
		if err == nil {
			look(p, string(data))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	preview := filepath.Join("..", "serve", "digest.html") // not among those that a user can change
	data, err := os.ReadFile(preview)
	if err != nil {
		t.Fatal(err)
	}
	look(preview, string(data))
}
