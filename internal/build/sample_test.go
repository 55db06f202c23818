package build_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/config"
	"github.com/briefgen/briefgen/internal/publish"
)

// TestSiteIsAsBuilt builds the sample in memory and compares it with the committed site, so that
// every change of behaviour shows as a change of a page. After reading the difference:
//
//	go run ./cmd/briefgen build
func TestSiteIsAsBuilt(t *testing.T) {
	root, err := os.OpenRoot(filepath.FromSlash("../.."))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	cfg := sampleConfig(t, root)
	committed := committedFiles(t, root, cfg.OutputDir)

	b := &build.Builder{Root: root, Config: cfg}
	ed, err := b.Edition(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	files, err := b.Site(ed)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !committed[file.Path] {
			t.Errorf("%s is built but not committed", file.Path)
			continue
		}
		delete(committed, file.Path)
		have, err := root.ReadFile(filepath.Join(cfg.OutputDir, filepath.FromSlash(file.Path)))
		if err != nil {
			t.Errorf("read committed file: %v", err)
			continue
		}
		if diff := cmp.Diff(string(have), string(file.Data)); diff != "" {
			t.Errorf("%s is not as committed (-committed +built):\n%.2000s", file.Path, diff)
		}
	}
	for name := range committed {
		t.Errorf("%s is committed but not built", name)
	}
}

func sampleConfig(t *testing.T, root *os.Root) config.Config {
	t.Helper()
	data, err := root.ReadFile("briefing.toml")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	cfg, problems := config.Parse("briefing.toml", data)
	for _, p := range problems {
		t.Error(p)
	}
	return cfg
}

// committedFiles returns what the manifest of the committed site lists.
func committedFiles(t *testing.T, root *os.Root, dir string) map[string]bool {
	t.Helper()
	data, err := root.ReadFile(filepath.Join(dir, publish.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Files []struct {
			Path string `json:"path"`
		} `json:"files"`
	}
	if err := json.Unmarshal(data, &manifest); err != nil {
		t.Fatalf("read manifest: %v", err)
	}
	files := map[string]bool{}
	for _, f := range manifest.Files {
		files[f.Path] = true
	}
	return files
}
