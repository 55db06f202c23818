package pagetest

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// tool returns the path of a file that .ci/pages has fetched into the folder that BRIEFGEN_NODE_MODULES names. Where the
// variable is not set the test is skipped; where it is, the file must be there.
func tool(t testing.TB, name string) string {
	t.Helper()
	dir := os.Getenv("BRIEFGEN_NODE_MODULES")
	if dir == "" {
		t.Skip("BRIEFGEN_NODE_MODULES is not set: pages are not held against " + filepath.Dir(name) + " (see .ci/pages)")
	}
	file := filepath.Join(dir, filepath.FromSlash(name))
	if _, err := os.Stat(file); err != nil {
		t.Fatal(err)
	}
	return file
}

// violations is what axe-core found, a line for each element.
const violations = `axe.run(document, {resultTypes: ["violations"]%s}).then((r) => r.violations.flatMap((v) =>
	v.nodes.slice(0, 3).map((n) => v.id + ": " + v.help + ": " + n.html.slice(0, 200) + " " + (n.any[0] || n.all[0] || n.none[0] || {message: ""}).message)))`

// access reports what axe-core finds wrong on the page: folded and unfolded, and again in dark, where only colours differ.
func (v visit) access() {
	v.t.Helper()
	axe, err := os.ReadFile(tool(v.t, "axe-core/axe.min.js"))
	if err != nil {
		v.t.Fatal(err)
	}
	v.Size(1440, 900)
	defer v.Media("screen")
	Eval[bool](v.Browser, "(() => {"+string(axe)+"\n})(), !!window.axe")
	for _, state := range []struct {
		scheme, options string
		open            bool
	}{
		{"light", "", false},
		{"light", "", true},
		{"dark", `, runOnly: ["color-contrast"]`, true},
	} {
		v.Media("screen", "prefers-color-scheme", state.scheme)
		v.unfold(state.open)
		for _, found := range Eval[[]string](v.Browser, fmt.Sprintf(violations, state.options)) {
			v.t.Errorf("%s: %s, unfolded %v: %s", v.page, state.scheme, state.open, found)
		}
	}
	v.unfold(false)
}
