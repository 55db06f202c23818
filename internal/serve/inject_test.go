package serve

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/briefgen/briefgen/internal/news"
)

// TestInject runs the cases of testdata/inject: page, and problem (path, line, column, the line,
// message and hint, a line each) if there is one, give want.
func TestInject(t *testing.T) {
	cases, err := filepath.Glob("testdata/inject/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		parts := map[string]string{}
		for _, f := range archive.Files {
			parts[f.Name] = string(f.Data)
		}
		have := string((&generation{id: "g1", files: []file{}, problems: problemsOf(t, parts["problem"])}).inject([]byte(parts["page"])))
		if have != parts["want"] {
			t.Errorf("%s\npage\n%s\nhave\n%s\nwant\n%s", name, parts["page"], have, parts["want"])
		}
	}
}

func problemsOf(t *testing.T, text string) []*news.Problem {
	t.Helper()
	if text == "" {
		return nil
	}
	lines := strings.Split(text, "\n")
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	return []*news.Problem{{Path: lines[0], Line: number(lines[1]), Column: number(lines[2]), Source: lines[3], Message: lines[4], Hint: lines[5]}}
}
