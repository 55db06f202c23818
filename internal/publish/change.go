package publish

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// change is what a generation has other than the one before.
type change struct {
	pages    []page      // all, as they will be; those that are written do not know their IDs yet
	written  []news.File // sorted, as all lists
	removed  []string
	made     []string // folders, those above first
	dropped  []string // folders, those below first
	manifest []byte

	times map[string]int64 // of touched folders, when they were complete
}

func (c *change) result(files int) Result {
	r := Result{Written: len(c.written), Unchanged: files - len(c.written), Removed: len(c.removed), Paths: slices.Clone(c.removed)}
	for _, f := range c.written {
		r.Paths = append(r.Paths, f.Path)
	}
	slices.Sort(r.Paths)
	return r
}

// changeTo compares what stands with files. The pages that stand are changed: if the change is not made, they are no longer
// true.
func (s *standing) changeTo(files []news.File) (*change, error) {
	c := &change{manifest: s.manifest.Data}
	if s.hasAll(files) {
		c.pages = s.pages
		for i, f := range files {
			c.take(&c.pages[i], f)
		}
	} else {
		files, err := sorted(files)
		if err != nil {
			return nil, err
		}
		c.merge(s.pages, files)
		c.folders(s)
	}
	if len(c.written)+len(c.removed) > 0 {
		c.manifest = joinManifest(len(c.pages), func(i int) string { return c.pages[i].line })
	}
	return c, nil
}

// hasAll reports whether files have the very paths of the pages that stand, in their order.
func (s *standing) hasAll(files []news.File) bool {
	if len(files) != len(s.pages) {
		return false
	}
	for i := range files {
		if files[i].Path != s.pages[i].Path {
			return false
		}
	}
	return true
}

// take makes a page hold a file.
func (c *change) take(p *page, f news.File) {
	if p.Path == "" || !same(p.Data, f.Data) {
		*p = newPage(f)
		c.written = append(c.written, f)
	}
}

// merge makes pages of old ones and files.
func (c *change) merge(old []page, files []news.File) {
	c.pages = make([]page, len(files))
	for i, f := range files {
		for len(old) > 0 && old[0].Path < f.Path {
			c.removed, old = append(c.removed, old[0].Path), old[1:]
		}
		if len(old) > 0 && old[0].Path == f.Path {
			c.pages[i], old = old[0], old[1:]
		}
		c.take(&c.pages[i], f)
	}
	for _, p := range old {
		c.removed = append(c.removed, p.Path)
	}
}

// same compares two pieces of data, at once if they are one.
func same(a, b []byte) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || string(a) == string(b))
}

// folders finds the folders that come and go.
func (c *change) folders(s *standing) {
	made, dropped := map[string]bool{}, map[string]bool{}
	for _, f := range c.written {
		for dir := path.Dir(f.Path); !made[dir]; dir = path.Dir(dir) {
			if _, there := s.dir(dir); there {
				break
			}
			made[dir] = true
		}
	}
	for _, p := range c.removed {
		for dir := path.Dir(p); dir != "." && !dropped[dir] && !c.needs(dir); dir = path.Dir(dir) {
			dropped[dir] = true
		}
	}
	c.made, c.dropped = slices.Sorted(maps.Keys(made)), slices.Sorted(maps.Keys(dropped))
	slices.Reverse(c.dropped)
}

// needs reports whether a page lies below a folder.
func (c *change) needs(dir string) bool {
	i, _ := slices.BinarySearchFunc(c.pages, dir+"/", func(p page, name string) int { return strings.Compare(p.Path, name) })
	return i < len(c.pages) && strings.HasPrefix(c.pages[i].Path, dir+"/")
}

// touched are the folders in which an entry comes or goes.
func (c *change) touched() []string {
	touched := map[string]bool{".": true}
	for _, p := range slices.Concat(c.removed, c.made, c.dropped) {
		touched[path.Dir(p)] = true
	}
	for _, f := range c.written {
		touched[path.Dir(f.Path)] = true
	}
	for _, dir := range c.made {
		touched[dir] = true
	}
	for _, dir := range c.dropped {
		delete(touched, dir)
	}
	return slices.Sorted(maps.Keys(touched))
}
