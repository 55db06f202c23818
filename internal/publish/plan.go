package publish

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/briefgen/briefgen/internal/news"
)

// generation is what shall stand in the output folder.
type generation struct {
	files    []news.File // sorted, without the manifest
	manifest []byte
}

func newGeneration(files []news.File) (generation, error) {
	files, err := sorted(files)
	if err != nil {
		return generation{}, err
	}
	return generation{files: files, manifest: encodeManifest(files)}, nil
}

// published says whether the generation stands in the output folder already. It compares every
// byte: size and time do not show an edit by hand, and reading is cheap beside rendering.
func (f *folder) published(gen generation) bool {
	if !f.holds(f.at(ManifestName), gen.manifest) {
		return false
	}
	different := atomic.Bool{}
	var readers sync.WaitGroup
	for part := range slices.Chunk(gen.files, len(gen.files)/runtime.GOMAXPROCS(0)+1) {
		readers.Go(func() {
			for _, file := range part {
				if different.Load() || !f.has(file) {
					different.Store(true)
					return
				}
			}
		})
	}
	readers.Wait()
	return !different.Load()
}

// holds says whether name is a file, not a link to one, with these bytes.
func (f *folder) holds(name string, data []byte) bool {
	have, ok := f.read(name, len(data))
	return ok && bytes.Equal(have, data)
}

// has says whether a file of ours stands as it should. Bytes that were laid aside are compared by their sum.
func (f *folder) has(file news.File) bool {
	if file.Aside == nil {
		return f.holds(f.at(file.Path), file.Data)
	}
	have, ok := f.read(f.at(file.Path), file.Size())
	return ok && sha256.Sum256(have) == file.Sum()
}

// read returns what name holds, if it is a file of this size.
func (f *folder) read(name string, size int) (data []byte, ok bool) {
	info, err := f.root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(size) {
		return nil, false
	}
	data, err = f.root.ReadFile(name)
	return data, err == nil
}

// plan is how a generation follows on what stands in the output folder.
type plan struct {
	generation
	kept    map[string]bool // paths of files that stand as they should
	removed []string        // files of the last generation that are no longer made
	foreign []foreign       // what is not ours, in the order of a walk
	modes   map[string]fs.FileMode
}

// foreign is something in the output folder that the manifest does not list: a file, a link, or a
// folder with nothing in it.
type foreign struct {
	path  string
	isDir bool
}

// plan compares the generation with the output folder. It fails where something of somebody
// else's stands in the way.
func (f *folder) plan(gen generation) (*plan, error) {
	ours, err := f.readManifest(f.base)
	if err != nil {
		return nil, err
	}
	p := &plan{generation: gen, kept: map[string]bool{}}
	tree, err := f.walk(f.base, ours)
	if err != nil {
		return nil, err
	}
	p.foreign, p.modes = tree.foreign, tree.modes
	made := make(map[string]bool, len(gen.files))
	for _, file := range gen.files {
		made[file.Path] = true
		if tree.has[file.Path] && f.has(file) {
			p.kept[file.Path] = true
		}
	}
	for _, old := range tree.ours {
		if !made[old] {
			p.removed = append(p.removed, old)
		}
	}
	return p, f.checkForeign(p)
}

// checkForeign refuses a plan that would put a file where something of somebody else's stands,
// and takes what has the right bytes for ours.
func (f *folder) checkForeign(p *plan) error {
	needed := map[string]string{} // folder → a file that goes into it
	index := make(map[string]bool, len(p.files))
	for _, file := range p.files {
		index[file.Path] = true
		for dir := path.Dir(file.Path); dir != "." && needed[dir] == ""; dir = path.Dir(dir) {
			needed[dir] = file.Path
		}
	}
	var carried []foreign
	for _, other := range p.foreign {
		if p.kept[other.path] {
			continue
		}
		if file, ok := meets(other, index, needed); ok {
			return fmt.Errorf("%q is in the way of %q and was not made by briefgen: move it away or choose another output folder", f.shown(other.path), f.shown(file))
		}
		carried = append(carried, other)
	}
	p.foreign = carried
	return nil
}

// meets returns the file of ours that cannot stand beside other.
func meets(other foreign, files map[string]bool, needed map[string]string) (string, bool) {
	if files[other.path] {
		return other.path, true
	}
	if file, ok := needed[other.path]; ok && !other.isDir {
		return file, true
	}
	for dir := path.Dir(other.path); dir != "."; dir = path.Dir(dir) {
		if files[dir] {
			return dir, true
		}
	}
	return "", false
}

// changed lists what the plan writes and removes, sorted.
func (p *plan) changed() []string {
	paths := slices.Clone(p.removed)
	for _, file := range p.files {
		if !p.kept[file.Path] {
			paths = append(paths, file.Path)
		}
	}
	slices.Sort(paths)
	return paths
}

func (p *plan) result() Result {
	return Result{
		Written:   len(p.files) - len(p.kept),
		Unchanged: len(p.kept),
		Removed:   len(p.removed),
		Paths:     p.changed(),
	}
}

// tree is what a folder holds, with paths below that folder.
type tree struct {
	has     map[string]bool // every file and link
	ours    []string        // those that the manifest lists
	foreign []foreign
	modes   map[string]fs.FileMode // of folders; "." is the folder itself
	mount   uint64                 // that the folder lies on, 0 if the system does not tell
}

// walk lists the folder dir, of which ours are the files that its manifest lists. A folder that
// is missing is an empty one.
func (f *folder) walk(dir string, ours map[string]bool) (tree, error) {
	t := tree{has: map[string]bool{}, modes: map[string]fs.FileMode{}}
	if !f.exists(dir) {
		return t, nil
	}
	err := fs.WalkDir(f.root.FS(), dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("read %q: %w", f.shown(below(dir, name)), cause(err))
		}
		return f.visit(&t, below(dir, name), name, d, ours)
	})
	return t, err
}

// visit adds the entry p of a folder, which has the name name in the parent, to t.
func (f *folder) visit(t *tree, p, name string, d fs.DirEntry, ours map[string]bool) error {
	if !d.IsDir() {
		t.has[p] = true
		if ours[p] {
			t.ours = append(t.ours, p)
		} else if p != ManifestName {
			t.foreign = append(t.foreign, foreign{path: p})
		}
		return nil
	}
	info, err := d.Info()
	if err != nil {
		return fmt.Errorf("look at %q: %w", f.shown(p), cause(err))
	}
	t.modes[p] = info.Mode()
	empty, mount, err := f.lookInto(name)
	if err != nil {
		return fmt.Errorf("read %q: %w", f.shown(p), cause(err))
	}
	switch {
	case p == ".":
		t.mount = mount
	case mount != t.mount:
		// It cannot come along, and removing the old generation would empty it.
		return fmt.Errorf("%q is a mount point inside the output folder; mount it elsewhere, or name another output folder", f.shown(p))
	}
	if empty && p != "." {
		t.foreign = append(t.foreign, foreign{path: p, isDir: true})
	}
	return nil
}

// lookInto returns whether the folder name is empty, and the mount it lies on.
func (f *folder) lookInto(name string) (empty bool, mount uint64, err error) {
	dir, err := f.root.Open(name)
	if err != nil {
		return false, 0, err
	}
	defer dir.Close()
	// An error here comes again, with its name, when the walk reads the folder.
	_, err = dir.ReadDir(1)
	return err != nil, mountOf(dir), nil
}

// below is name as a path below dir, "." for dir itself.
func below(dir, name string) string {
	if name == dir {
		return "."
	}
	return strings.TrimPrefix(name, dir+"/")
}
