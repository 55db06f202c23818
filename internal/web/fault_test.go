package web

import (
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// TestFaultOfAJob: a panic while a file is made is an error that names the file, and of several
// it is the first.
func TestFaultOfAJob(t *testing.T) {
	well := job{path: "a/index.html", make: func(*pages) (news.File, error) { return news.File{Path: "a/index.html"}, nil }}
	broken := job{path: "b/index.html", make: func(*pages) (news.File, error) { panic("no origin") }}
	other := job{path: "c/index.html", make: func(*pages) (news.File, error) { panic("no title") }}
	_, err := run([]job{well, broken, other}, new(pages))
	const want = "render b/index.html failed because of a mistake in briefgen: no origin"
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("have error %v, want %s", err, want)
	}
}
