package serve

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// step does one step of a save of testdata/editors.txtar in content/.
func (r *recorder) step(line, text string) {
	r.t.Helper()
	fields := strings.Fields(line)
	names := make([]string, len(fields)-1)
	for i, name := range fields[1:] {
		names[i] = r.path("content/" + name)
	}
	open := func(name string, flags int) *os.File {
		file, err := os.OpenFile(name, os.O_WRONLY|flags, 0o644)
		r.do(err)
		return file
	}
	switch fields[0] {
	case "new":
		r.do(open(names[0], os.O_CREATE|os.O_EXCL).Close())
	case "empty":
		r.do(open(names[0], os.O_CREATE|os.O_TRUNC).Close())
	case "open":
		r.do(open(names[0], 0).Close())
	case "text":
		file := open(names[0], os.O_APPEND)
		_, err := file.WriteString(text)
		r.do(err)
		r.do(file.Close())
	case "rename":
		r.do(os.Rename(names[0], names[1]))
	case "remove":
		r.do(os.Remove(names[0]))
	case "link":
		r.do(os.Link(names[0], names[1]))
	case "copy":
		data, err := os.ReadFile(names[0])
		r.do(err)
		r.do(os.WriteFile(names[1], data, 0o644))
	case "symlink":
		r.do(os.Symlink(fields[1], names[1]))
	case "chmod":
		r.do(os.Chmod(names[0], 0o644))
	default:
		r.t.Fatalf("unknown step %q", line)
	}
}

// TestEditors saves ten times as each editor does. Each save is seen, by one call. Where the
// machine was too slow for the steps of a save to belong together, calls are not counted.
func TestEditors(t *testing.T) {
	editors, err := txtar.ParseFile("testdata/editors.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, editor := range editors.Files {
		first, again, _ := strings.Cut(strings.TrimSpace(string(editor.Data)), "\nagain\n")
		if again == "" {
			again = first
		}
		t.Run(editor.Name, func(t *testing.T) {
			t.Parallel()
			quiet := 60 * time.Millisecond
			r := record(t, func(o *Options) { o.Quiet = quiet })
			slow := false
			steps := first
			for i := range 10 {
				start := time.Now()
				for line := range strings.SplitSeq(steps, "\n") {
					r.step(line, fmt.Sprintf("save %d", i))
				}
				slow = slow || time.Since(start) > quiet/4
				r.waitSeen()
				steps = again
			}
			time.Sleep(3 * quiet) // for a call too many
			r.mu.Lock()
			defer r.mu.Unlock()
			if have, want := r.calls, 11; have < want || have > want && !slow {
				t.Errorf("calls: have %d, want %d, one to begin and one for each save: %q", have, want, r.changed)
			}
		})
	}
}

// TestFoldersAtOnce makes a hundred times folders in folders with a file in them at once: none is missed, nor what is
// written there later.
func TestFoldersAtOnce(t *testing.T) {
	r := record(t, nil)
	for i := range 100 {
		name := fmt.Sprintf("content/story-%d/deep/er", i)
		r.do(os.MkdirAll(r.path(name), 0o755))
		r.do(os.WriteFile(r.path(name+"/a.md"), []byte("at once"), 0o644))
		if i%10 == 0 { // else folders come while others are being looked at
			r.waitSeen()
		}
	}
	r.waitSeen()
	for _, i := range []int{0, 1, 37, 99} {
		r.write(fmt.Sprintf("content/story-%d/deep/er/a.md", i), "later")
		r.waitSeen()
	}
}
