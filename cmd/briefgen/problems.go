package main

import (
	"fmt"
	"path"

	"github.com/briefgen/briefgen/internal/news"
)

// someOfAKind is how many problems of a kind a folder shows where a page lists all: of a folder of a thousand
// articles on as many events two thousand lines would hide everything else.
const someOfAKind = 5

// problemKind is what problems have in common that are summed up.
type problemKind struct{ folder, message string }

// showProblems prints problems, in their order, and how many there are. Of those that say the same of articles in
// one folder it prints no more than most, and counts the others.
func (t *terminal) showProblems(problems []*news.Problem, most int) {
	if len(problems) == 0 {
		return
	}
	var kinds []problemKind
	found := map[problemKind]int{}
	for _, p := range problems {
		kind := problemKind{path.Dir(p.Path), p.Message}
		if found[kind]++; found[kind] <= most {
			t.showProblem(p)
		} else if found[kind] == most+1 {
			kinds = append(kinds, kind)
		}
	}
	for _, kind := range kinds {
		folder := t.style(bold, printable(t.path(kind.folder))+":")
		fmt.Fprintf(t.stderr, "%s and %d more: %s\n", folder, found[kind]-most, printable(kind.message))
	}
	if len(kinds) > 0 {
		fmt.Fprintf(t.stderr, "%s inputs.html of the site lists all, and so does \"briefgen build --json\"\n", t.style(dim, "hint:"))
	}
	fmt.Fprintln(t.stderr, count(len(problems), "problem"))
}
