package build_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/pagetest"
)

// sampleSite builds the sample in memory.
func sampleSite(t *testing.T) map[string][]byte {
	t.Helper()
	root, err := os.OpenRoot(filepath.FromSlash("../.."))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	b := &build.Builder{Root: root, Config: sampleConfig(t, root)}
	ed, err := b.Edition(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	files, err := b.Site(ed)
	if err != nil {
		t.Fatal(err)
	}
	site := map[string][]byte{}
	for _, f := range files {
		site[f.Path] = f.Data
	}
	return site
}

func TestSampleInBrowser(t *testing.T) { pagetest.Browse(t, sampleSite(t)) }

func TestSampleValid(t *testing.T) { pagetest.Markup(t, sampleSite(t)) }
