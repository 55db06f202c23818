package inbox

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the table of exceptions")

var tableRows = regexp.MustCompile(`(?s)(\|---\|---\|---\|\n).*?(\n\n|$)`)

// TestDocs holds docs/inbox.md to the exceptions and to the edition of the data.
func TestDocs(t *testing.T) {
	name := filepath.FromSlash("../../../docs/inbox.md")
	page, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, e := range Exceptions() {
		rows = append(rows, fmt.Sprintf("| %s | `%s` | %s |", e.Name, strings.Join(e.Of, "`, `"), e.Reason))
	}
	want := tableRows.ReplaceAllString(string(page), "${1}"+strings.ReplaceAll(strings.Join(rows, "\n"), "$", "$$")+"${2}")
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(page) != want {
		t.Error("docs/inbox.md has not these exceptions: go test ./internal/digest/inbox -update")
	}
	for _, s := range []string{known().edition.Package, known().edition.Updated} {
		if !strings.Contains(string(page), s) {
			t.Errorf("docs/inbox.md does not name %s", s)
		}
	}
}
