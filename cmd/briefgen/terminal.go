package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/news"
)

// terminal is where the program reads and writes.
type terminal struct {
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	live   bool   // stderr is shown to a human as it is written
	color  bool   // stderr shows colours
	folder string // put before the paths of problems: the project as the user named it
}

func newTerminal(stdin io.Reader, stdout, stderr io.Writer) *terminal {
	live := isTerminal(stderr) && os.Getenv("TERM") != "dumb"
	return &terminal{
		stdin:  stdin,
		stdout: stdout,
		stderr: stderr,
		live:   live,
		color:  live && os.Getenv("NO_COLOR") == "",
	}
}

// isTerminal reports whether somebody reads or types at the other end. The null device looks like a terminal, too.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// result prints a line of the result.
func (t *terminal) result(format string, args ...any) {
	fmt.Fprintf(t.stdout, format+"\n", args...)
}

// resultJSON prints v on one line.
func (t *terminal) resultJSON(v any) error {
	enc := json.NewEncoder(t.stdout)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write result: %w", err)
	}
	return nil
}

// message prints a line that is not part of the result.
func (t *terminal) message(format string, args ...any) {
	fmt.Fprintln(t.stderr, printable(fmt.Sprintf(format, args...)))
}

// showError prints a failure: its problems, all of them since no page lists them, its error and its hint.
func (t *terminal) showError(f *failure) {
	t.showProblems(f.problems, len(f.problems))
	if f.err != nil {
		fmt.Fprintf(t.stderr, "%s %s\n", t.style(red, "briefgen:"), printable(f.err.Error()))
	}
	if f.hint != "" {
		fmt.Fprintf(t.stderr, "%s %s\n", t.style(dim, "hint:"), printable(f.hint))
	}
}

// showProblem prints one problem so that editors and terminals can lead to the place:
//
//	content/fire/gazette.md:2:13: is not a date (skipped)
//	   2 | published = "soon"
//	     |             ^
//	hint: write it as 2025-03-04
func (t *terminal) showProblem(p *news.Problem) {
	fmt.Fprintf(t.stderr, "%s %s", t.style(bold, printable(t.place(p))+":"), printable(p.Message))
	if p.Skipped {
		fmt.Fprint(t.stderr, " (skipped)")
	}
	fmt.Fprintln(t.stderr)
	if p.Source != "" && p.Line > 0 {
		t.showSource(p)
	}
	if p.Hint != "" {
		fmt.Fprintf(t.stderr, "%s %s\n", t.style(dim, "hint:"), printable(p.Hint))
	}
}

// place returns where a problem is: "content/fire/gazette.md:2:13".
func (t *terminal) place(p *news.Problem) string {
	var b strings.Builder
	b.WriteString(t.path(p.Path))
	if p.Line > 0 {
		b.WriteString(":" + strconv.Itoa(p.Line))
	}
	if p.Line > 0 && p.Column > 0 {
		b.WriteString(":" + strconv.Itoa(p.Column))
	}
	return b.String()
}

// path returns a path of the project as one can use it in the folder where the user is.
func (t *terminal) path(name string) string {
	name = filepath.FromSlash(name)
	if t.folder == "" || filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(t.folder, name)
}

// maxSource is how much of a line is shown: a minified page may be one line of a megabyte.
const maxSource = 100

// showSource prints the line of a problem and marks the column.
func (t *terminal) showSource(p *news.Problem) {
	line := []rune(printable(p.Source))
	column := min(p.Column-1, len(line))
	if from := column - maxSource/2; from > 0 && len(line) > maxSource {
		line, column = line[from:], column-from
	}
	if len(line) > maxSource {
		line = append(line[:maxSource:maxSource], '…')
	}
	number := fmt.Sprintf("%4d", p.Line)
	fmt.Fprintf(t.stderr, "%s | %s\n", number, string(line))
	if p.Column > 0 {
		indent := strings.Repeat(" ", column)
		fmt.Fprintf(t.stderr, "%*s | %s%s\n", len(number), "", indent, t.style(red, "^"))
	}
}

// printable replaces what could steer the terminal: names and lines come from foreign files.
func printable(s string) string {
	clean := func(r rune) bool {
		return r != utf8.RuneError && !unicode.IsControl(r) && !unicode.Is(unicode.Bidi_Control, r)
	}
	if strings.IndexFunc(s, func(r rune) bool { return !clean(r) }) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r == '\n' || clean(r):
			return r
		}
		return utf8.RuneError
	}, s)
}

// The styles of a terminal.
const (
	bold = "1"
	dim  = "2"
	red  = "1;31"
)

func (t *terminal) style(code, s string) string {
	if !t.color {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// count says how many there are of something: "1 problem", "3 problems", "2 stories".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	if stem, ok := strings.CutSuffix(what, "y"); ok {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, what)
}
