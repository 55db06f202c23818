package pagetest

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Markup reports the errors that the Nu HTML checker (vnu) and html-validate find in the pages of a site, its stylesheets and pictures, and in
// pages as scripts leave them (see Browse).
func Markup(t *testing.T, files map[string][]byte, states ...string) {
	vnu, validate := tool(t, "vnu-jar/build/dist/vnu.jar"), tool(t, "html-validate/bin/html-validate.mjs")
	files = maps.Clone(files)
	for i, page := range states {
		v := visit{Open(t), Site(t, files), page}
		v.open()
		files[fmt.Sprintf("%s/state-%d.html", path.Dir(page), i)] = []byte(Eval[string](v.Browser, "'<!doctype html>' + document.documentElement.outerHTML"))
	}
	dir := t.TempDir()
	for name, data := range files {
		if !slices.Contains([]string{".html", ".css", ".svg"}, path.Ext(name)) {
			continue // vnu takes everything for HTML
		}
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// Rules for those who write pages by hand are off: how long a line is, or where a break stands, is the templates’ affair. Ids may have dots.
	const rules = `{"root": true, "extends": ["html-validate:recommended"], "rules": {
		"no-trailing-whitespace": "off", "long-title": "off", "void-style": "off", "attribute-boolean-style": "off", "doctype-style": "off",
		"attribute-empty-style": "off", "valid-id": ["error", {"relaxed": true}]}}`
	config := filepath.Join(t.TempDir(), "rules.json")
	if err := os.WriteFile(config, []byte(rules), 0o644); err != nil {
		t.Fatal(err)
	}
	var both sync.WaitGroup
	for _, command := range [][]string{
		{"java", "-XX:+UseSerialGC", "-Xss4m", "-jar", vnu, "--errors-only", "--stdout", "--also-check-css", "--also-check-svg", dir},
		{"node", validate, "--config", config, "--max-warnings", "0", "--formatter", "text", "--ext", "html", dir},
	} {
		both.Go(func() {
			out, err := exec.Command(command[0], command[1:]...).CombinedOutput()
			if err != nil {
				t.Errorf("%s: %v\n%.6000s", command[0], err, strings.ReplaceAll(string(out), dir, ""))
			}
		})
	}
	both.Wait()
}
