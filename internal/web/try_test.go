package web

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"text/template/parse"

	"errors"
)

// TestTry runs the built-in templates on samples, and holds that these go every way through them: what no sample
// reaches would not be tried in a user's template either.
func TestTry(t *testing.T) {
	files, err := templateFiles(nil)
	if err != nil {
		t.Fatal(err)
	}
	set, err := parsePages(files, english(t))
	if err != nil {
		t.Fatal(err)
	}
	ways := map[string]bool{}
	set.set.Funcs(map[string]any{"way": func(place string) bool { ways[place] = true; return false }})
	for _, tmpl := range set.set.Templates() {
		if tmpl.Tree != nil && tmpl.Tree.Root != nil {
			markWays(t, tmpl.Tree, tmpl.Tree.Root, ways)
		}
	}
	if err := set.try(); err != nil {
		t.Fatal(err)
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

// markWays puts {{if way "place"}}{{end}} at the head of every list of nodes.
func markWays(t *testing.T, tree *parse.Tree, list *parse.ListNode, ways map[string]bool) {
	if list == nil || len(list.Nodes) == 0 {
		return
	}
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.IfNode:
			markWays(t, tree, n.List, ways)
			markWays(t, tree, n.ElseList, ways)
		case *parse.RangeNode:
			markWays(t, tree, n.List, ways)
			markWays(t, tree, n.ElseList, ways)
		case *parse.WithNode:
			markWays(t, tree, n.List, ways)
			markWays(t, tree, n.ElseList, ways)
		}
	}
	location, context := tree.ErrorContext(list.Nodes[0])
	place := fmt.Sprintf("%s: %s", location, context)
	if strings.TrimSpace(context) == "" {
		return // white space between definitions
	}
	ways[place] = false
	probe, err := parse.Parse("probe", fmt.Sprintf(`{{if way %q}}{{end}}`, place), "", "", map[string]any{"way": true})
	if err != nil {
		t.Fatal(err)
	}
	list.Nodes = append([]parse.Node{probe["probe"].Root.Nodes[0]}, list.Nodes...)
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
