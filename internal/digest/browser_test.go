package digest

import (
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/pagetest"
)

// TestBrowser looks at the mails as they are, and without their style sheets, as much web mail shows them.
func TestBrowser(t *testing.T) {
	files := map[string][]byte{}
	for name, m := range mails(t) {
		files[strings.ReplaceAll(name, " ", "-")+".html"] = m.HTML
	}
	bare := parse(t, mails(t)["world"].HTML)
	spoilers()["without style sheets"](bare)
	files["bare.html"] = []byte(written(t, bare))
	pagetest.Mails(t, files)
}
