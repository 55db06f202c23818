package main

import (
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/briefgen/briefgen/internal/news"
)

func TestShowProblem(t *testing.T) {
	long := strings.Repeat("abcdefghij", 30)
	cases := []struct {
		name    string
		problem news.Problem
		want    string
	}{
		{
			"all there is",
			news.Problem{Path: "a.md", Line: 2, Column: 9, Source: "title = x", Message: "is no text", Hint: "put it in quotes", Skipped: true},
			"a.md:2:9: is no text (skipped)\n   2 | title = x\n     |         ^\nhint: put it in quotes\n",
		},
		{"file alone", news.Problem{Path: "a.md", Message: "is empty"}, "a.md: is empty\n"},
		{"no column", news.Problem{Path: "a.md", Line: 2, Source: "x", Message: "m"}, "a.md:2: m\n   2 | x\n"},
		{"no source", news.Problem{Path: "a.md", Line: 2, Column: 3, Message: "m"}, "a.md:2:3: m\n"},
		{"behind the end", news.Problem{Path: "a.md", Line: 1, Column: 90, Source: "x", Message: "m"}, "a.md:1:90: m\n   1 | x\n     |  ^\n"},
		{"tab and umlaut", news.Problem{Path: "a.md", Line: 1, Column: 4, Source: "\tüß!", Message: "m"}, "a.md:1:4: m\n   1 |  üß!\n     |    ^\n"},
		{
			"long line", news.Problem{Path: "a.md", Line: 1, Column: 152, Source: long, Message: "m"},
			"a.md:1:152: m\n   1 | " + long[101:201] + "…\n     | " + strings.Repeat(" ", 50) + "^\n",
		},
		{
			"what steers a terminal", news.Problem{Path: "a\x1b[2J.md", Line: 1, Column: 1, Source: "\x1b]0;x\x07\u202e", Message: "m\x9b"},
			"a\ufffd[2J.md:1:1: m\ufffd\n   1 | \ufffd]0;x\ufffd\ufffd\n     | ^\n",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			newTerminal(nil, nil, &out).showProblem(&c.problem)
			if diff := cmp.Diff(c.want, out.String()); diff != "" {
				t.Errorf("problem %+v (-want +have):\n%s", c.problem, diff)
			}
		})
	}
}

// TestShowProblems wants some problems of a kind in a folder, the number of the others, and all of those of which
// there are few.
func TestShowProblems(t *testing.T) {
	problems := []*news.Problem{{Path: "content/a/0.md", Message: "is no date"}}
	for _, name := range []string{"1", "2", "3", "4"} {
		problems = append(problems, &news.Problem{Path: "content/a/" + name + ".md", Message: "is empty"})
	}
	problems = append(problems, &news.Problem{Path: "content/b/1.md", Message: "is empty"})
	all := "content/a/0.md: is no date\ncontent/a/1.md: is empty\ncontent/a/2.md: is empty\n"
	for most, want := range map[int]string{
		2: all + "content/b/1.md: is empty\ncontent/a: and 2 more: is empty\n" +
			"hint: inputs.html of the site lists all, and so does \"briefgen build --json\"\n6 problems\n",
		4: all + "content/a/3.md: is empty\ncontent/a/4.md: is empty\ncontent/b/1.md: is empty\n6 problems\n",
	} {
		var out bytes.Buffer
		newTerminal(nil, nil, &out).showProblems(problems, most)
		if diff := cmp.Diff(want, filepath.ToSlash(out.String())); diff != "" {
			t.Errorf("%d of a kind (-want +have):\n%s", most, diff)
		}
	}
}

func TestColor(t *testing.T) {
	p := &news.Problem{Path: "a.md", Message: "m"}
	var out bytes.Buffer
	term := &terminal{stderr: &out, color: true}
	term.showProblem(p)
	if want := "\x1b[1ma.md:\x1b[0m m\n"; out.String() != want {
		t.Errorf("have %q, want %q", out.String(), want)
	}
}

func TestPathBelowProject(t *testing.T) {
	cases := []struct{ folder, path, want string }{
		{"", "content/a.md", "content/a.md"},
		{"../desk", "content/a.md", "../desk/content/a.md"},
	}
	for _, c := range cases {
		term := &terminal{folder: filepath.FromSlash(c.folder)}
		if have := filepath.ToSlash(term.path(c.path)); have != c.want {
			t.Errorf("path %q in %q: have %q, want %q", c.path, c.folder, have, c.want)
		}
	}
}

func TestCount(t *testing.T) {
	for want, have := range map[string]string{"1 story": count(1, "story"), "0 stories": count(0, "story"), "2 files": count(2, "file")} {
		if have != want {
			t.Errorf("have %q, want %q", have, want)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"drafts", "output", "strict"}
	for word, want := range map[string]string{"dfarts": "drafts", "outputs": "output", "xylophone": "", "": ""} {
		if have := nearest(word, names); have != want {
			t.Errorf("nearest to %q: have %q, want %q", word, have, want)
		}
	}
}

// TestInOrder lets the first of the work end last.
func TestInOrder(t *testing.T) {
	var in []int
	for i := range 100 {
		in = append(in, i)
	}
	second := make(chan struct{})
	var have []int
	for n := range inOrder(in, func(n int) int {
		switch n {
		case 0:
			<-second
		case 1:
			close(second)
		}
		return n
	}) {
		have = append(have, n)
	}
	if !slices.Equal(in, have) {
		t.Errorf("have %v, want %v", have, in)
	}
}

func TestInOrderStops(t *testing.T) {
	n := 0
	for range inOrder(make([]int, 1000), func(int) int { return 0 }) {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("have %d results, want 3", n)
	}
}

// TestWriteError: a full disk or a closed pipe must not pass for a good result.
func TestWriteError(t *testing.T) {
	var errs bytes.Buffer
	if code := run([]string{"version", "--json"}, nil, brokenWriter{}, &errs); code != exitFailed {
		t.Errorf("have exit code %d, want %d; stderr:\n%s", code, exitFailed, errs.String())
	}
	if code := run([]string{"version"}, nil, brokenWriter{}, &errs); code != exitFailed {
		t.Errorf("have exit code %d, want %d; stderr:\n%s", code, exitFailed, errs.String())
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("no space left") }
