package publish

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/fileid"
	"github.com/briefgen/briefgen/internal/news"
)

// Publisher publishes one folder again and again, as a preview does. What it leaves in the folder is what [Site] would; but
// the old generation is not removed: it stays beside the folder (".site.next"), is given the files that are new, and
// becomes the next stage. So a generation costs as much as what changes in it. Whoever else publishes the folder
// meanwhile removes it, and the next generation is made as by Site.
//
// The data of a file that was published must not be changed afterwards. A Publisher may not be used by two goroutines at
// once.
type Publisher struct {
	root  *os.Root
	name  string
	last  *standing // what stands since the last call; nil where a spare generation is not to be had
	alone bool      // the system cannot exchange folders
	ahead *ahead    // a look at what stands that was begun before, or nil
	disk  func(disk) disk
}

// NewPublisher returns a publisher of the folder called name below root.
func NewPublisher(root *os.Root, name string) *Publisher {
	return &Publisher{root: root, name: name, disk: func(d disk) disk { return d }}
}

// standing is a generation in the folder, with its twin beside it: hard links to the same files.
type standing struct {
	files   map[string][]byte    // by path
	ids     map[string]fileid.ID // of the files of the folder, the manifest among them
	folders map[string]int64     // path → when it was modified
	spare   map[string]int64     // likewise, of the twin
	young   map[string]bool      // files that may have been changed since without showing it: see [fileid.ID.Settled]
	lines   map[string]string    // path → its line of the manifest

	manifest []byte
}

// Site is [Site].
func (p *Publisher) Site(files []news.File) (Result, error) {
	return withFolder(p.root, p.name, func(f *folder) (Result, error) {
		f.disk = p.disk(f.disk)
		defer func() { p.ahead = nil }()
		if p.last != nil {
			result, err := p.again(f, files)
			p.alone = p.alone || errors.Is(err, errors.ErrUnsupported)
			if !errors.Is(err, errNotAgain) {
				return result, err
			}
		}
		p.last = nil
		gen, err := newGeneration(files)
		if err != nil {
			return Result{}, err
		}
		result, err := f.publish(gen)
		if err == nil && !p.alone {
			p.last = f.twin(gen)
		}
		return result, err
	})
}

// Close removes the spare generation. The folder stays as it is.
func (p *Publisher) Close() {
	if p.ahead != nil {
		<-p.ahead.done
	}
	if p.last == nil {
		return
	}
	p.last = nil
	_ = Recover(p.root, p.name) // what it cannot remove the next build will
}

// errNotAgain says that a generation must be made from the ground.
var errNotAgain = errors.New("not as it was left")

// again publishes files over what p.last says.
func (p *Publisher) again(f *folder, files []news.File) (Result, error) {
	unlock, err := f.lock(lockWait)
	if err != nil {
		return Result{}, err
	}
	defer unlock()
	if f.exists(f.journal()) || f.exists(f.retired()) || !p.stands(f) {
		return Result{}, errNotAgain
	}
	c, err := p.last.changeTo(files)
	if err != nil {
		return Result{}, err
	}
	if len(c.written)+len(c.removed) == 0 {
		return c.result(len(files)), nil
	}
	last := p.last
	p.last = nil
	if err := f.fillStage(c); err != nil {
		f.dropStage()
		return Result{}, err
	}
	if err := f.swapStage(last); err != nil {
		return Result{}, err
	}
	p.last = f.followUp(last, c)
	return c.result(len(files)), nil
}

// change is what a generation has other than the one before.
type change struct {
	files    map[string][]byte
	written  []news.File // sorted, as all lists
	removed  []string
	made     []string // folders, those above first
	dropped  []string // folders, those below first
	lines    map[string]string
	manifest []byte
}

func (c *change) result(files int) Result {
	r := Result{Written: len(c.written), Unchanged: files - len(c.written), Removed: len(c.removed), Paths: slices.Clone(c.removed)}
	for _, f := range c.written {
		r.Paths = append(r.Paths, f.Path)
	}
	slices.Sort(r.Paths)
	return r
}

// changeTo compares what stands with files.
func (s *standing) changeTo(files []news.File) (*change, error) {
	if s.hasAll(files) {
		return s.changeOf(files), nil
	}
	c := &change{files: make(map[string][]byte, len(files)), lines: make(map[string]string, len(files))}
	for _, f := range files {
		c.files[f.Path] = f.Data
		if old, ok := s.files[f.Path]; ok && same(old, f.Data) {
			c.lines[f.Path] = s.lines[f.Path]
			continue
		}
		c.lines[f.Path] = manifestLine(f)
		c.written = append(c.written, f)
	}
	if _, err := sorted(files); err != nil {
		return nil, err
	}
	for p := range s.files {
		if _, ok := c.files[p]; !ok {
			c.removed = append(c.removed, p)
		}
	}
	slices.Sort(c.removed)
	slices.SortFunc(c.written, func(a, b news.File) int { return strings.Compare(a.Path, b.Path) })
	c.folders(s)
	c.manifest = joinManifest(slices.Sorted(maps.Keys(c.lines)), c.lines)
	return c, nil
}

// hasAll reports whether files are in order and have the very paths of the files that stand.
func (s *standing) hasAll(files []news.File) bool {
	if len(files) != len(s.files) {
		return false
	}
	for i, f := range files {
		if _, ok := s.files[f.Path]; !ok || i > 0 && files[i-1].Path >= f.Path {
			return false
		}
	}
	return true
}

// changeOf is changeTo where no file comes or goes. The maps of s are those of the change.
func (s *standing) changeOf(files []news.File) *change {
	c := &change{files: s.files, lines: s.lines, manifest: s.manifest}
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = f.Path
		if !same(s.files[f.Path], f.Data) {
			s.files[f.Path], s.lines[f.Path] = f.Data, manifestLine(f)
			c.written = append(c.written, f)
		}
	}
	if len(c.written) > 0 {
		c.manifest = joinManifest(paths, s.lines)
	}
	return c
}

// same compares two pieces of data, at once if they are one.
func same(a, b []byte) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || string(a) == string(b))
}

// folders finds the folders that come and go.
func (c *change) folders(s *standing) {
	needed := map[string]bool{".": true}
	for p := range c.files {
		for dir := path.Dir(p); !needed[dir]; dir = path.Dir(dir) {
			needed[dir] = true
		}
	}
	for dir := range needed {
		if _, there := s.folders[dir]; !there {
			c.made = append(c.made, dir)
		}
	}
	for dir := range s.folders {
		if !needed[dir] {
			c.dropped = append(c.dropped, dir)
		}
	}
	slices.Sort(c.made)
	slices.Sort(c.dropped)
	slices.Reverse(c.dropped)
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
	s := &standing{
		files: map[string][]byte{}, ids: map[string]fileid.ID{}, folders: map[string]int64{}, spare: map[string]int64{},
		young: map[string]bool{}, lines: map[string]string{}, manifest: gen.manifest,
	}
	for _, file := range gen.files {
		s.files[file.Path] = file.Data
		s.lines[file.Path] = manifestLine(file)
	}
	if !f.note(s, append(slices.Collect(maps.Keys(s.files)), ManifestName), slices.Collect(maps.Keys(t.modes))) || !f.published(gen) {
		f.dropStage()
		return nil
	}
	maps.DeleteFunc(s.young, func(p string, _ bool) bool { return s.ids[p].Settled(clock) })
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

// note notes how files and folders stand now.
func (f *folder) note(s *standing, files, folders []string) bool {
	look, err := fileid.OpenFolder(f.root)
	if err != nil {
		return false
	}
	defer look.Close()
	for _, p := range files {
		id, err := look.ID(f.at(p))
		if err != nil {
			return false
		}
		s.ids[p] = id
		s.young[p] = true
	}
	for _, p := range folders {
		here, err := look.ID(f.at(p))
		there, errThere := look.ID(f.staged(p))
		if err != nil || errThere != nil {
			return false
		}
		s.folders[p], s.spare[p] = here.Modified, there.Modified
	}
	return true
}
