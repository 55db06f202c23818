package publish

import (
	"fmt"
	"io/fs"
	"path"

	"github.com/briefgen/briefgen/internal/news"
)

// publish is Site for an opened folder.
func (f *folder) publish(gen generation) (Result, error) {
	// Before the lock: taking it touches the parent folder.
	if f.isTidy() && f.published(gen) {
		return Result{Unchanged: len(gen.files)}, nil
	}
	unlock, err := f.lock(lockWait)
	if err != nil {
		return Result{}, err
	}
	defer unlock()
	if err := f.recover(); err != nil {
		return Result{}, err
	}
	if f.published(gen) { // by the build that we waited for
		return Result{Unchanged: len(gen.files)}, nil
	}
	p, err := f.plan(gen)
	if err != nil {
		return Result{}, err
	}
	if err := f.makeStage(p); err != nil {
		f.dropStage()
		return Result{}, err
	}
	if err := f.swap(gen); err != nil {
		return Result{}, err
	}
	return p.result(), nil
}

// stager fills the stage and remembers what must be synced.
type stager struct {
	*folder
	plan    *plan
	made    map[string]bool // folders of the stage
	files   []string        // new files
	folders []string        // in the order in which they were made
	room    []byte          // for the bytes of a file that were laid aside
}

// makeStage makes the plan's generation beside the output folder, with a journal that says that it
// is complete, all on stable storage.
func (f *folder) makeStage(p *plan) error {
	s := &stager{folder: f, plan: p, made: map[string]bool{}}
	if err := s.folderFor(ManifestName); err != nil {
		return err
	}
	for _, file := range p.files {
		if err := s.place(file); err != nil {
			return err
		}
	}
	for _, other := range p.foreign {
		if err := s.carry(other); err != nil {
			return err
		}
	}
	if err := s.write(ManifestName, p.manifest); err != nil {
		return err
	}
	if err := f.writeJournal(p.manifest); err != nil {
		return err
	}
	s.files = append(s.files, f.journal())
	s.folders = append(s.folders, ".")
	if err := f.disk.sync(s.files, s.folders); err != nil {
		return fmt.Errorf("sync the new pages of %q to disk: %w", f.name, cause(err))
	}
	return nil
}

// place puts a file of ours into the stage.
func (s *stager) place(file news.File) error {
	if err := s.folderFor(file.Path); err != nil {
		return err
	}
	if s.plan.kept[file.Path] {
		return s.keep(file.Path)
	}
	data, err := file.Bytes(s.room)
	if err != nil {
		return err
	}
	if file.Aside != nil {
		s.room = data
	}
	return s.write(file.Path, data)
}

// carry puts something that is not ours into the stage.
func (s *stager) carry(other foreign) error {
	if other.isDir {
		return s.makeFolder(other.path)
	}
	if err := s.folderFor(other.path); err != nil {
		return err
	}
	return s.keep(other.path)
}

func (s *stager) write(p string, data []byte) error {
	name := s.staged(p)
	if err := s.disk.write(name, data); err != nil {
		return fmt.Errorf("write %q: %w", s.shown(p), cause(err))
	}
	s.files = append(s.files, name)
	return nil
}

// keep gives a file of the output folder a second name in the stage, or copies it where that
// does not work: on other file systems, with too many names, for files of other users.
func (s *stager) keep(p string) error {
	name := s.staged(p)
	if s.disk.link(s.at(p), name) == nil {
		return nil
	}
	if err := s.disk.copy(s.at(p), name); err != nil {
		return fmt.Errorf("copy %q: %w", s.shown(p), cause(err))
	}
	s.files = append(s.files, name)
	return nil
}

func (s *stager) folderFor(p string) error { return s.makeFolder(path.Dir(p)) }

// makeFolder makes the folder dir of the stage and those above it, with the modes of the output
// folder's.
func (s *stager) makeFolder(dir string) error {
	if s.made[dir] {
		return nil
	}
	if dir != "." {
		if err := s.makeFolder(path.Dir(dir)); err != nil {
			return err
		}
	}
	mode, ok := s.plan.modes[dir]
	if !ok {
		mode = fs.ModeDir | 0o755
	}
	if err := s.disk.mkdir(s.staged(dir), mode); err != nil {
		return fmt.Errorf("make folder %q: %w", s.shown(dir), cause(err))
	}
	s.made[dir] = true
	s.folders = append(s.folders, s.staged(dir))
	return nil
}

// staged returns where the file p of the output folder lies in the stage.
func (f *folder) staged(p string) string { return path.Join(f.stage(), p) }

// dropStage removes a stage that was not published, as far as it can: the error that led here is
// the one to report, and the next run drops what is left.
func (f *folder) dropStage() {
	if f.disk.removeAll(f.stage()) == nil {
		_ = f.disk.removeAll(f.journal())
	}
}
