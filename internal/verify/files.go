package verify

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
)

// Names of files in a site.
const (
	indexName    = "index.json"
	briefingName = "briefing.json"
	manifestName = ".briefgen-manifest.json"
)

// manifestVersion is the version of the manifest that this package reads.
const manifestVersion = 1

// entry is a file of the manifest.
type entry struct {
	Path   string `json:"path"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// list returns the paths of all files of fsys, sorted.
func list(fsys fs.FS) ([]string, error) {
	var files []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.Name() == ".git" && d.IsDir() {
			return fs.SkipDir
		}
		if d.Type().IsRegular() {
			files = append(files, name)
		}
		return nil
	})
	slices.Sort(files)
	return files, err
}

func isSite(files []string) bool {
	return slices.Contains(files, indexName) || slices.Contains(files, manifestName)
}

// isPage reports whether name is something with words of articles in it for readers.
func isPage(name string) bool {
	switch path.Ext(name) {
	case ".html", ".htm", ".atom":
		return true
	}
	return false
}

// readManifest returns the entries of the manifest by path and reports the files that are
// missing. Without a manifest that can be read, which is a finding, it returns nil.
func (c *checker) readManifest(site fs.FS, files []string) map[string]entry {
	manifest, err := decodeManifest(site)
	if err != nil {
		c.found(Finding{File: manifestName, Problem: ProblemUnreadable + ": " + err.Error()})
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(manifest)) {
		if _, there := slices.BinarySearch(files, name); !there {
			c.found(Finding{File: name, Problem: ProblemMissing})
		}
	}
	return manifest
}

func decodeManifest(site fs.FS) (map[string]entry, error) {
	data, err := fs.ReadFile(site, manifestName)
	if err != nil {
		return nil, err
	}
	var m struct {
		Version int     `json:"version"`
		Files   []entry `json:"files"`
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, err
	}
	if m.Version != manifestVersion {
		return nil, fmt.Errorf("version %d is not known", m.Version)
	}
	// A site has pages: an empty list is a damaged one.
	if len(m.Files) == 0 {
		return nil, fmt.Errorf("no file is listed")
	}
	out := make(map[string]entry, len(m.Files))
	for _, e := range m.Files {
		out[e.Path] = e
	}
	return out, nil
}

// checkEntry compares a file with what the manifest says of it.
func (c *checker) checkEntry(name string, data []byte, e entry) {
	sum := sha256.Sum256(data)
	if e.Size != int64(len(data)) || e.SHA256 != hex.EncodeToString(sum[:]) {
		c.found(Finding{File: name, Problem: ProblemFile})
	}
}
