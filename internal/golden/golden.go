// Package golden runs tests whose cases are data: txtar files that hold input and expected output
// side by side, so that anyone can add a case without touching Go. Only tests import it.
package golden

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// update asks for new .want files.
var update = flag.Bool("update", false, "write what is seen into the .want files of testdata")

// Updating reports whether the flag -update is set, for tests that keep their own files.
func Updating() bool { return *update }

// testCase is a case of a file.
type testCase struct {
	name, input string
	want        *txtar.File // nil where the file has none yet
	fails       string      // why it is known to fail, "" if it should pass
}

// Run holds what look makes of each case's input in a txtar file against what is wanted. Line
// ends at the end of input and output do not count. A case is a file NAME.txt, the input, with a
// file NAME.want, the output one should see:
//
//	-- question.txt --
//	“Is it over?” he asked. Mr. Smith left.
//	-- question.want --
//	“Is it over?” he asked.
//	Mr. Smith left.
//
// A third file NAME.fails makes a known failure of the case and says why. A known failure that
// starts to pass fails the test until that file is taken out, so that there are ever fewer.
//
// With the flag -update the .want files are written anew, but for those of known failures. Read
// the diff.
func Run(t *testing.T, file string, look func(input string) string) {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	cases := readCases(archive)
	if len(cases) == 0 {
		t.Fatalf("%s holds no case", file)
	}
	if *update {
		writeCases(t, file, archive, cases, look)
		return
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { c.check(t, look) })
	}
}

func (c testCase) check(t *testing.T, look func(input string) string) {
	if c.want == nil {
		t.Fatalf("no %s.want: run the test with -update and read what it writes", c.name)
	}
	have, want := strings.TrimRight(look(c.input), "\n"), strings.TrimRight(string(c.want.Data), "\n")
	switch {
	case c.fails != "" && have == want:
		t.Errorf("passes now: take %s.fails out", c.name)
	case c.fails != "":
		t.Skipf("known failure: %s", c.fails)
	case have != want:
		t.Errorf("input:\n%s\nhave:\n%s\n\nwant:\n%s\n\ndiff (-want +have):\n%s", c.input, have, want, cmp.Diff(want, have))
	}
}

// readCases returns the cases of an archive in their order.
func readCases(archive *txtar.Archive) []testCase {
	files := map[string]*txtar.File{}
	for i := range archive.Files {
		files[archive.Files[i].Name] = &archive.Files[i]
	}
	var out []testCase
	for _, f := range archive.Files {
		name, ok := strings.CutSuffix(f.Name, ".txt")
		if !ok {
			continue
		}
		c := testCase{name: name, input: strings.TrimRight(string(f.Data), "\n"), want: files[name+".want"]}
		if f := files[name+".fails"]; f != nil {
			c.fails = strings.TrimSpace(string(f.Data))
		}
		out = append(out, c)
	}
	return out
}

// writeCases writes the archive anew, with what look sees.
func writeCases(t *testing.T, file string, archive *txtar.Archive, cases []testCase, look func(input string) string) {
	t.Helper()
	out := &txtar.Archive{Comment: archive.Comment}
	for _, c := range cases {
		want := []byte(strings.TrimRight(look(c.input), "\n") + "\n")
		if c.fails != "" && c.want != nil {
			want = c.want.Data
		}
		out.Files = append(out.Files, txtar.File{Name: c.name + ".txt", Data: []byte(c.input + "\n")}, txtar.File{Name: c.name + ".want", Data: want})
		if c.fails != "" {
			out.Files = append(out.Files, txtar.File{Name: c.name + ".fails", Data: []byte(c.fails + "\n")})
		}
	}
	if err := os.WriteFile(file, txtar.Format(out), 0o644); err != nil {
		t.Fatal(err)
	}
}
