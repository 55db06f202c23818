package publish

import (
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/fileid"
	"github.com/briefgen/briefgen/internal/news"
)

// standing is a generation in the folder, with its twin beside it: hard links to the same files, but for what the twin is
// behind.
type standing struct {
	pages    []page // by path
	manifest page
	dirs     []dir   // by path
	shown    int     // which time of a dir is that of the folder; the other one is the twin's
	behind   *change // what dirs and the twin are behind; nil if nothing
}

// page is a file as it stands.
type page struct {
	news.File
	line  string    // of the manifest
	id    fileid.ID // of the file when it was left
	young bool      // it may have been changed since without showing it: see [fileid.ID.Settled]
}

func newPage(f news.File) page { return page{File: f, line: manifestLine(f)} }

// dir is a folder and its twin.
type dir struct {
	path     string
	modified [2]int64 // when they were left
}

func (s *standing) page(p string) *page {
	if p == ManifestName {
		return &s.manifest
	}
	i, _ := slices.BinarySearchFunc(s.pages, p, func(p page, name string) int { return strings.Compare(p.Path, name) })
	return &s.pages[i]
}

// dir returns the place of a folder among all, and whether it is there.
func (s *standing) dir(p string) (int, bool) {
	return slices.BinarySearchFunc(s.dirs, p, func(d dir, name string) int { return strings.Compare(d.path, name) })
}

// files are the files of the generation.
func (s *standing) files() []news.File {
	files := make([]news.File, len(s.pages))
	for i, p := range s.pages {
		files[i] = p.File
	}
	return files
}

// follow notes that a change has been published. The folders are left to [Publisher.catchUp].
func (s *standing) follow(c *change) {
	s.pages, s.manifest.File = c.pages, news.File{Path: ManifestName, Data: c.manifest}
	s.shown, s.behind = 1-s.shown, c
}

// isOurs reports whether the folder holds nothing but the files of ours.
func isOurs(t tree, files int) bool { return len(t.foreign) == 0 && len(t.ours) == files }

// twin makes the spare generation and notes what stands; nil where there is none to be had: the folder holds files of others,
// or the system knows no hard links or no exchange of folders. It fails in silence, since the site is published.
func (f *folder) twin(gen generation) *standing {
	unlock, err := f.lock(lockWait)
	if err != nil {
		return nil
	}
	defer unlock()
	ours, err := f.readManifest(f.base)
	if err != nil || f.hasLeftovers() {
		return nil
	}
	t, err := f.walk(f.base, ours)
	if err != nil || !isOurs(t, len(gen.files)) || !f.linkAll(gen, t.modes) {
		f.dropStage()
		return nil
	}
	clock := f.clock() // behind nearly all of the links, which change the files
	s := &standing{manifest: page{File: news.File{Path: ManifestName, Data: gen.manifest}}}
	for _, file := range gen.files {
		s.pages = append(s.pages, newPage(file))
	}
	for _, p := range slices.Sorted(maps.Keys(t.modes)) {
		s.dirs = append(s.dirs, dir{path: p})
	}
	if !f.noteAll(s) || !f.published(gen) {
		f.dropStage()
		return nil
	}
	for i := range s.pages {
		s.pages[i].young = !s.pages[i].id.Settled(clock)
	}
	return s
}

// linkAll fills the stage with a second name for each file of the folder.
func (f *folder) linkAll(gen generation, modes map[string]fs.FileMode) bool {
	for _, dir := range slices.Sorted(maps.Keys(modes)) { // "." first
		if f.disk.mkdir(f.staged(dir), modes[dir]) != nil {
			return false
		}
	}
	for _, file := range gen.files {
		if f.disk.link(f.at(file.Path), f.staged(file.Path)) != nil {
			return false
		}
	}
	return f.disk.link(f.at(ManifestName), f.staged(ManifestName)) == nil
}

// noteAll notes how all files and folders stand now.
func (f *folder) noteAll(s *standing) bool {
	look, err := fileid.OpenFolder(f.root)
	if err != nil {
		return false
	}
	defer look.Close()
	for i := range s.pages {
		if !f.noteFile(look, &s.pages[i]) {
			return false
		}
	}
	for i := range s.dirs {
		d := &s.dirs[i]
		here, err := look.ID(f.at(d.path))
		there, errThere := look.ID(f.staged(d.path))
		if err != nil || errThere != nil {
			return false
		}
		d.modified[s.shown], d.modified[1-s.shown] = here.Modified, there.Modified
	}
	return f.noteFile(look, &s.manifest)
}

// noteFile notes how a file stands now.
func (f *folder) noteFile(look *fileid.Folder, p *page) bool {
	id, err := look.ID(f.at(p.Path))
	p.id, p.young = id, true
	return err == nil
}
