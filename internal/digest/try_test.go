package digest

import (
	"errors"
	"testing"
	"testing/fstest"

	"github.com/briefgen/briefgen/internal/news"
)

func TestTry(t *testing.T) {
	if err := Try("de", nil); err != nil {
		t.Fatal(err)
	}
	user := fstest.MapFS{"mail/digest.html": {Data: []byte("<p>\n{{range .Stories}}{{range .Unknowns}}{{.Nonsense}}{{end}}{{end}}")}}
	var problem *news.Problem
	if err := Try("en", user); !errors.As(err, &problem) || problem.Path != "mail/digest.html" || problem.Line != 2 {
		t.Errorf("have %v, want the mistake in line 2", err)
	}
}
