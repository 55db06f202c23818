package publish

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// openRoot opens the folder dir for the time of the test.
func openRoot(t *testing.T, dir string) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

// filesOf makes files of pairs of path and content.
func filesOf(pairs ...string) []news.File {
	var files []news.File
	for i := 0; i < len(pairs); i += 2 {
		files = append(files, news.File{Path: pairs[i], Data: []byte(pairs[i+1])})
	}
	return files
}

// put writes a file by hand, with its folders.
func put(t *testing.T, dir, name, content string) {
	t.Helper()
	full := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// listing shows all of a folder, one line for each file, link and empty folder. It leaves out
// what skip names.
func listing(dir string, skip ...string) (string, error) {
	lines := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if slices.Contains(skip, rel) {
			return nil
		}
		line, err := describe(name, d)
		if line != "" {
			lines[rel] = line
		}
		if d.IsDir() && rel != "." {
			delete(lines, path.Dir(rel))
		}
		delete(lines, path.Dir(rel))
		return err
	})
	var b strings.Builder
	for _, name := range slices.SortedFunc(maps.Keys(lines), cmp.Compare[string]) {
		fmt.Fprintf(&b, "%s: %s\n", name, lines[name])
	}
	return b.String(), err
}

func describe(name string, d fs.DirEntry) (string, error) {
	switch {
	case d.IsDir():
		return "empty folder", nil
	case d.Type()&fs.ModeSymlink != 0:
		target, err := os.Readlink(name)
		return "link to " + target, err
	}
	data, err := os.ReadFile(name)
	return fmt.Sprintf("%q", data), err
}

func mustList(t *testing.T, dir string, skip ...string) string {
	t.Helper()
	l, err := listing(dir, skip...)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// laidAside returns files with their bytes elsewhere.
func laidAside(files []news.File) []news.File {
	var all bytes.Buffer
	out := make([]news.File, len(files))
	for i, f := range files {
		out[i] = news.File{Path: f.Path, Aside: &news.Aside{At: int64(all.Len()), Length: len(f.Data), SHA256: sha256.Sum256(f.Data)}}
		all.Write(f.Data)
	}
	for i := range out {
		out[i].Aside.In = bytes.NewReader(all.Bytes())
	}
	return out
}

// publishTo is Site for a folder that the test has opened, to give it a disk of its own.
func publishTo(f *folder, files []news.File) (Result, error) {
	gen, err := newGeneration(files)
	if err != nil {
		return Result{}, err
	}
	return f.publish(gen)
}
