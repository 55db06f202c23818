package golden

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Page holds the examples of a Markdown page against what the program does. An example is a block
// of code behind a comment that names it:
//
//	<!-- example: tokens -->
//	```text
//	It | burned | .
//	```
//
// Every example of the page needs a function of its name, and every function its example. With the
// flag -update the blocks are written anew. Read the diff.
func Page(t *testing.T, file string, examples map[string]func() string) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	page := string(raw)
	parts := strings.Split(page, "<!-- example: ")
	seen := map[string]bool{}
	for i, part := range parts[1:] {
		name, _, _ := strings.Cut(part, " -->")
		look := examples[name]
		if look == nil || seen[name] {
			t.Fatalf("%s: the example %q is there twice or nobody knows it", file, name)
		}
		seen[name] = true
		at := block.FindStringIndex(part)
		if at == nil || at[0] != len(name)+1 {
			t.Fatalf("%s: no block of text behind the example %q", file, name)
		}
		parts[i+1] = part[:at[0]] + fmt.Sprintf("-->\n```text\n%s\n```\n", strings.TrimRight(look(), "\n")) + part[at[1]:]
	}
	for name := range examples {
		if !seen[name] {
			t.Errorf("%s has no example %q", file, name)
		}
	}
	have := strings.Join(parts, "<!-- example: ")
	switch {
	case have == page:
	case *update:
		if err := os.WriteFile(file, []byte(have), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is not what the program does; run the test with -update and read the diff (-page +program):\n%s", file, cmp.Diff(page, have))
	}
}

// block is the first block of code behind the comment that names an example.
var block = regexp.MustCompile("(?s)-->\n```text\n.*?```\n")
