package publish

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"github.com/briefgen/briefgen/internal/news"
)

// ManifestName is the file of the output folder that lists the files of ours in it.
const ManifestName = ".briefgen-manifest.json"

const manifestVersion = 1

// entry is a file of the manifest.
type entry struct {
	Path   string `json:"path"`
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
}

// encodeManifest lists files, which are sorted, one to a line: a change of one page is a change
// of one line.
func encodeManifest(files []news.File) []byte {
	lines := make([]string, len(files))
	for i, f := range files {
		lines[i] = manifestLine(f)
	}
	return joinManifest(len(lines), func(i int) string { return lines[i] })
}

// manifestLine is the line of the manifest for a file.
func manifestLine(f news.File) string {
	sum := f.Sum()
	line, err := json.Marshal(entry{Path: f.Path, Size: f.Size(), SHA256: hex.EncodeToString(sum[:])})
	if err != nil {
		panic(err) // strings and numbers always encode
	}
	return string(line)
}

// joinManifest makes a manifest of n lines.
func joinManifest(n int, line func(i int) string) []byte {
	size := 64 // the frame
	for i := range n {
		size += len(line(i)) + len(",\n")
	}
	data := fmt.Appendf(make([]byte, 0, size), "{\n\"version\": %d,\n\"files\": [", manifestVersion)
	for i := range n {
		if i > 0 {
			data = append(data, ',')
		}
		data = append(data, '\n')
		data = append(data, line(i)...)
	}
	return append(data, "\n]\n}\n"...)
}

// decodeManifest is the set of paths that a manifest lists. A path that we would never have
// written makes the whole manifest unbelievable: it may name somebody's .git.
func decodeManifest(data []byte) (map[string]bool, error) {
	var m struct {
		Version int     `json:"version"`
		Files   []entry `json:"files"`
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, err
	}
	if m.Version != manifestVersion {
		return nil, fmt.Errorf("version %d is not one that this program knows (%d)", m.Version, manifestVersion)
	}
	paths := make(map[string]bool, len(m.Files))
	for _, e := range m.Files {
		if err := checkPath(e.Path); err != nil {
			return nil, fmt.Errorf("file %q: %w", e.Path, err)
		}
		paths[e.Path] = true
	}
	return paths, nil
}

// readManifest returns the paths of ours in the folder dir beside or at the output folder; none
// where there is no manifest.
func (f *folder) readManifest(dir string) (map[string]bool, error) {
	data, err := f.root.ReadFile(dir + "/" + ManifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %q: %w", f.shown(ManifestName), cause(err))
	}
	ours, err := decodeManifest(data)
	if err != nil {
		return nil, fmt.Errorf("%q is damaged, so your files cannot be told from ours; restore it, or move your own files out and delete the folder: %w", f.shown(ManifestName), err)
	}
	return ours, nil
}
