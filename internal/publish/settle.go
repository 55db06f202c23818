package publish

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/fileid"
)

// settle finishes the last generation, and makes it anew where it is not what was published.
func (p *Publisher) settle() error {
	if p.last == nil {
		return nil
	}
	last := p.last
	_, err := p.with(func(f *folder) (Result, error) {
		err := p.finish(f)
		if !errors.Is(err, errNotAgain) {
			return Result{}, err
		}
		return p.anew(f, last.files())
	})
	return err
}

// finish brings the twin up to date, and looks at all files. It fails with errNotAgain where these are not what was published.
func (p *Publisher) finish(f *folder) error {
	unlock, err := f.lock(lockWait)
	if err != nil {
		return err
	}
	defer unlock()
	if err := p.catchUp(f); err != nil || p.last == nil {
		return err
	}
	if !f.isLast(p.last) || !p.filesStand(f) {
		return errNotAgain
	}
	return nil
}

// catchUp brings the twin, which is the generation that stood before, to what stands now, to be the next stage. Until all
// that came into that folder has been saved the journal stays: a later run would do the same. Without a twin, which another run
// may have removed, p.last is nil afterwards. It fails with errNotAgain where somebody has put something into the old folder.
func (p *Publisher) catchUp(f *folder) error {
	s := p.last
	if s.behind == nil {
		return nil
	}
	p.last = nil
	if !f.exists(f.stage()) || !f.exists(f.journal()) || f.exists(f.retired()) {
		return nil
	}
	if err := f.disk.sync(nil, []string{"."}); err != nil {
		return fmt.Errorf("the new pages stand, but may not be on disk yet: %w", cause(err))
	}
	if !f.dirsStand(s, all(), 1-s.shown) {
		return errors.Join(errNotAgain, f.retire())
	}
	if !f.bringUp(s) {
		f.dropStage()
		return nil
	}
	p.last = s
	return nil
}

// bringUp gives the twin what it is behind, and notes how all of that stands.
func (f *folder) bringUp(s *standing) bool {
	c := s.behind
	if f.disk.removeAll(f.journal()) != nil { // first: nothing of ours is to be taken for somebody's
		return false
	}
	if f.takeOver(c, func(name string, _ []byte) error { return f.disk.link(f.at(name), f.staged(name)) }) != nil {
		return false
	}
	look, err := fileid.OpenFolder(f.root)
	if err != nil {
		return false
	}
	defer look.Close()
	s.behind = nil
	s.replaceDirs(c)
	return f.noteDirs(look, s, c) && f.noteFiles(look, s, c)
}

// replaceDirs drops and adds the folders that went and came.
func (s *standing) replaceDirs(c *change) {
	if len(c.dropped)+len(c.made) == 0 {
		return
	}
	gone := make(map[string]bool, len(c.dropped))
	for _, p := range c.dropped {
		gone[p] = true
	}
	s.dirs = slices.DeleteFunc(s.dirs, func(d dir) bool { return gone[d.path] })
	for _, p := range c.made {
		s.dirs = append(s.dirs, dir{path: p})
	}
	slices.SortFunc(s.dirs, func(a, b dir) int { return strings.Compare(a.path, b.path) })
}

// noteDirs notes how touched folders were left.
func (f *folder) noteDirs(look *fileid.Folder, s *standing, c *change) bool {
	for p, time := range c.times {
		id, err := look.ID(f.staged(p))
		i, there := s.dir(p)
		if err != nil || !there {
			return false
		}
		s.dirs[i].modified[s.shown], s.dirs[i].modified[1-s.shown] = time, id.Modified
	}
	return true
}

// noteFiles notes how the files stand that were written.
func (f *folder) noteFiles(look *fileid.Folder, s *standing, c *change) bool {
	for _, file := range c.written {
		if !f.noteFile(look, s.page(file.Path)) {
			return false
		}
	}
	return f.noteFile(look, &s.manifest)
}
