package web

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// replaced is files of one owner that take the place of others of the same owner.
type replaced struct{ before, now []news.File }

// swap notes that files take the place of others.
func (r *rendering) swap(before, now []news.File) {
	if len(before)+len(now) > 0 {
		r.replaced = append(r.replaced, replaced{before, now})
	}
}

// siteFiles are all files of a site.
type siteFiles struct {
	list   []news.File       // by path
	folded map[string]string // path in small letters → path
}

// change replaces files, and returns them all, sorted by path, in a list of its own. It fails where two would be one file, on a
// file system that takes A for a, too.
func (s *siteFiles) change(all []replaced) ([]news.File, error) {
	if s.folded == nil {
		return s.begin(all)
	}
	changes := map[string]*news.File{} // by path; nil for what is gone
	var come []string
	for _, r := range all {
		gone, fresh := difference(pathsOf(r.before), pathsOf(r.now))
		for _, path := range gone {
			changes[path] = nil
			delete(s.folded, strings.ToLower(path))
		}
		come = append(come, fresh...)
	}
	for _, path := range come {
		if err := s.add(path); err != nil {
			return nil, err
		}
	}
	for _, r := range all {
		for i := range r.now {
			if i >= len(r.before) || !isFile(r.before[i], r.now[i]) {
				changes[r.now[i].Path] = &r.now[i]
			}
		}
	}
	s.list = s.merge(changes)
	return s.list, nil
}

// begin is change where there was nothing.
func (s *siteFiles) begin(all []replaced) ([]news.File, error) {
	var files []news.File
	for _, r := range all {
		files = append(files, r.now...)
	}
	files, err := sorted(files)
	if err != nil {
		return nil, err
	}
	s.list, s.folded = files, make(map[string]string, len(files))
	for _, f := range files {
		s.folded[strings.ToLower(f.Path)] = f.Path
	}
	return files, nil
}

func (s *siteFiles) add(path string) error {
	name := strings.ToLower(path)
	if other, twice := s.folded[name]; twice {
		return twoFiles(min(other, path), max(other, path))
	}
	s.folded[name] = path
	return nil
}

// merge returns the list with changes.
func (s *siteFiles) merge(changes map[string]*news.File) []news.File {
	if len(changes) == 0 {
		return slices.Clone(s.list)
	}
	out, rest := make([]news.File, 0, len(s.list)+len(changes)), s.list
	for _, path := range slices.Sorted(maps.Keys(changes)) {
		at, there := slices.BinarySearchFunc(rest, path, func(f news.File, path string) int { return strings.Compare(f.Path, path) })
		out = append(out, rest[:at]...)
		rest = rest[at:]
		if there {
			rest = rest[1:]
		}
		if file := changes[path]; file != nil {
			out = append(out, *file)
		}
	}
	return append(out, rest...)
}

func pathsOf(files []news.File) []string {
	out := make([]string, len(files))
	for i, f := range files {
		out[i] = f.Path
	}
	return out
}

// isFile reports whether two files are one: they have one path and the very same data.
func isFile(a, b news.File) bool {
	return a.Path == b.Path && len(a.Data) == len(b.Data) && (len(a.Data) == 0 || &a.Data[0] == &b.Data[0])
}

// sorted sorts files by path. It fails where two would be one file, as in [siteFiles.change].
func sorted(files []news.File) ([]news.File, error) {
	slices.SortFunc(files, func(a, b news.File) int { return strings.Compare(a.Path, b.Path) })
	byName := make(map[string]string, len(files))
	for _, f := range files {
		name := strings.ToLower(f.Path)
		if other, twice := byName[name]; twice {
			return nil, twoFiles(other, f.Path)
		}
		byName[name] = f.Path
	}
	return files, nil
}

func twoFiles(a, b string) error {
	return fmt.Errorf("two files of the site have one path: %q and %q", a, b)
}
