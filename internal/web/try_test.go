package web

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"text/template/parse"
)

// TestTry runs the built-in templates on samples, and holds that these go every way through them: what no sample
// reaches would not be tried in a user's template either.
func TestTry(t *testing.T) {
	files, err := templateFiles(nil)
	if err != nil {
		t.Fatal(err)
	}
	ways := map[string]bool{}
	for i, f := range files {
		if path.Ext(f.Path) == ".html" {
			files[i].Data = []byte(markWays(t, path.Base(f.Path), string(f.Data), ways))
		}
	}
	set := new(pages)
	functions := set.functions(english(t))
	functions["way"] = func(place string) bool { ways[place] = true; return false }
	if err := set.parse(files, functions); err != nil {
		t.Fatal(err)
	}
	if err := set.try(); err != nil {
		t.Fatal(err)
	}
	if len(ways) < 100 {
		t.Fatalf("%d ways are marked: too few to be all", len(ways))
	}
	var missed []string
	for place, gone := range ways {
		if !gone {
			missed = append(missed, place)
		}
	}
	slices.Sort(missed)
	for _, place := range missed {
		t.Errorf("%s: no sample goes here: say in a tag of the view what its field may be, or enter the page in sampleViews", place)
	}
}

// markWays puts {{if way "place"}}{{end}} at the head of every list of nodes of a template.
func markWays(t *testing.T, name, text string, ways map[string]bool) string {
	trees := map[string]*parse.Tree{}
	file := parse.New(name)
	file.Mode = parse.SkipFuncCheck
	if _, err := file.Parse(text, "", "", trees); err != nil {
		t.Fatal(err)
	}
	marks := map[int]string{}
	for _, tree := range trees {
		eachWay(tree.Root, func(list *parse.ListNode) {
			location, context := tree.ErrorContext(list.Nodes[0])
			if strings.TrimSpace(context) == "" {
				return // white space between definitions
			}
			if strings.HasSuffix(strings.TrimSpace(text[:list.Pos]), "else") {
				return // else if, whose branches are lists of their own
			}
			place := fmt.Sprintf("%s: %s", location, context)
			ways[place] = false
			marks[int(list.Pos)] = fmt.Sprintf("{{if way %q}}{{end}}", place)
		})
	}
	for _, at := range slices.Backward(slices.Sorted(maps.Keys(marks))) {
		text = text[:at] + marks[at] + text[at:]
	}
	return text
}

func eachWay(list *parse.ListNode, do func(*parse.ListNode)) {
	if list == nil || len(list.Nodes) == 0 {
		return
	}
	do(list)
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.IfNode:
			eachWay(n.List, do)
			eachWay(n.ElseList, do)
		case *parse.RangeNode:
			eachWay(n.List, do)
			eachWay(n.ElseList, do)
		case *parse.WithNode:
			eachWay(n.List, do)
			eachWay(n.ElseList, do)
		}
	}
}

// TestTryFinds: a mistake in a part that no story needs is found, with file, line and page.
func TestTryFinds(t *testing.T) {
	user := fstest.MapFS{"site/section-unknowns.html": {Data: []byte("<ul>\n{{range .Unknowns}}{{.Nonsense}}{{end}}\n</ul>")}}
	err := Try("en", user)
	var failed *TemplateError
	if !errors.As(err, &failed) {
		t.Fatalf("have %v, want a *TemplateError", err)
	}
	if have := failed.Problem.Path; have != "site/section-unknowns.html" || failed.Problem.Line != 2 {
		t.Errorf("have %s:%d, want line 2 of the section", have, failed.Problem.Line)
	}
	if !strings.Contains(failed.Page, "story.html") {
		t.Errorf("page %q, want a sample of story.html", failed.Page)
	}
}
