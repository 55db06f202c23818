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
const violations = `axe.run(document, {resultTypes: ["violations"]}).then((r) => r.violations.flatMap((v) =>
	v.nodes.slice(0, 3).map((n) => v.id + ": " + v.help + ": " + n.html.slice(0, 200) + " " + (n.any[0] || n.all[0] || n.none[0] || {message: ""}).message)))`

// Access reports what axe-core finds wrong on the pages of a site, folded and unfolded, in light and dark.
func Access(t *testing.T, files map[string][]byte) {
	axe, err := os.ReadFile(tool(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	b := Open(t)
	site := Site(t, files)
	for _, page := range kinds(files) {
		v := visit{b, site, page}
		v.Size(1440, 900)
		v.Media("screen")
		v.open()
		Eval[bool](b, "(() => {"+string(axe)+"\n})(), !!window.axe")
		for _, scheme := range []string{"light", "dark"} {
			v.Media("screen", "prefers-color-scheme", scheme)
			for _, open := range []bool{false, true} {
				Eval[bool](b, fmt.Sprintf("(look.unfold(%v), true)", open))
				for _, found := range Eval[[]string](b, violations) {
					t.Errorf("%s: %s, unfolded %v: %s", page, scheme, open, found)
				}
			}
		}
	}
}
