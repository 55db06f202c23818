package main

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestEveryCommandIsExplained: a short description, and one to three examples that call it by
// its name with flags that it has.
func TestEveryCommandIsExplained(t *testing.T) {
	root := newRoot(newTerminal(nil, nil, nil))
	for _, cmd := range append(root.Commands(), root) {
		t.Run(cmd.Name(), func(t *testing.T) {
			if cmd.Short == "" || strings.HasSuffix(cmd.Short, ".") {
				t.Errorf("short description %q", cmd.Short)
			}
			lines := strings.Split(cmd.Example, "\n")
			if cmd.Example == "" || len(lines) > 3 {
				t.Errorf("%d lines of examples, want 1 to 3:\n%s", len(lines), cmd.Example)
			}
			for _, line := range lines {
				checkExample(t, root, line)
			}
		})
	}
}

// checkExample runs the flags of an example through the command that it calls.
func checkExample(t *testing.T, root *cobra.Command, line string) {
	t.Helper()
	example, _, _ := strings.Cut(line, "#")
	example, _, _ = strings.Cut(example, "|")
	example = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(example), "source <("), ")")
	words := strings.Fields(example)
	if len(words) == 0 || words[0] != "briefgen" {
		t.Errorf("example %q does not call briefgen", line)
		return
	}
	cmd, args, err := root.Find(words[1:])
	if err != nil {
		t.Errorf("example %q: %v", line, err)
		return
	}
	if err := cmd.ParseFlags(args); err != nil {
		t.Errorf("example %q: %v", line, err)
	}
}
