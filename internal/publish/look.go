package publish

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/briefgen/briefgen/internal/fileid"
)

// lookAhead looks at the folders for the next call of Site.
func (p *Publisher) lookAhead() {
	p.ahead = nil
	if p.last == nil {
		return
	}
	_, _ = p.with(func(f *folder) (Result, error) { // without an answer Site looks itself
		if p.last.behind != nil {
			unlock, err := f.lock(lockWait)
			if err != nil {
				return Result{}, err
			}
			err = p.catchUp(f)
			unlock()
			if err != nil {
				return Result{}, err
			}
		}
		ok := p.last == nil || f.dirsStand(p.last, one, p.last.shown, 1-p.last.shown) // one, beside the build
		p.ahead = &ok
		return Result{}, nil
	})
}

// stands reports whether the folder and its twin are as they were left, as far as an exchange would change anything.
func (p *Publisher) stands(f *folder) bool {
	if p.last == nil {
		return false
	}
	if p.ahead == nil {
		return f.isLast(p.last) && f.dirsStand(p.last, all(), p.last.shown, 1-p.last.shown)
	}
	return *p.ahead && f.isLast(p.last)
}

// isLast reports whether nobody else has published the folder since, or put anything into it itself.
func (f *folder) isLast(s *standing) bool {
	dir, err := fileid.OpenFolder(f.root)
	if err != nil {
		return false
	}
	defer dir.Close()
	manifest, err := dir.ID(f.at(ManifestName))
	here, errHere := dir.ID(f.base)
	there, errThere := dir.ID(f.stage())
	top, _ := s.dir(".")
	return err == nil && errHere == nil && errThere == nil && manifest == s.manifest.id &&
		here.Modified == s.dirs[top].modified[s.shown] && there.Modified == s.dirs[top].modified[1-s.shown]
}

// dirsStand reports whether the folders of some sides are as they were left: no entry more or less in any.
func (f *folder) dirsStand(s *standing, workers int, sides ...int) bool {
	for _, side := range sides {
		in := f.base
		if side != s.shown {
			in = f.stage()
		}
		ok := f.look(in, workers, len(s.dirs), func(at *fileid.Folder, i int) bool {
			id, err := at.ID(s.dirs[i].path)
			return err == nil && id.Modified == s.dirs[i].modified[side]
		})
		if !ok {
			return false
		}
	}
	return true
}

// filesStand reports whether all files are as they were left. It ends early, with true, as soon as somebody waits.
func (p *Publisher) filesStand(f *folder) bool {
	s := p.last
	ok := f.look(f.base, all(), len(s.pages), func(at *fileid.Folder, i int) bool {
		if p.hurry.Load() {
			return true
		}
		id, err := at.ID(s.pages[i].Path)
		return err == nil && id == s.pages[i].id
	})
	return ok && (p.hurry.Load() || f.holdsYoung(s))
}

// holdsYoung compares the files by their bytes whose IDs do not show every change, and notes which of them do from now on.
func (f *folder) holdsYoung(s *standing) bool {
	clock := f.clock()
	for i := range s.pages {
		if s.pages[i].young && !f.holdsPage(&s.pages[i], clock) {
			return false
		}
	}
	return !s.manifest.young || f.holdsPage(&s.manifest, clock)
}

func (f *folder) holdsPage(p *page, clock fileid.ID) bool {
	p.young = !p.id.Settled(clock)
	return f.holds(f.at(p.Path), p.Data)
}

// clock returns the ID of a file that is changed at this moment: that of the lock, which the caller holds. The zero ID, after which
// nothing is settled, is that of one that cannot be changed.
func (f *folder) clock() fileid.ID {
	now := time.Now()
	if f.root.Chtimes(f.lockName(), now, now) != nil {
		return fileid.ID{}
	}
	info, err := f.root.Lstat(f.lockName())
	if err != nil {
		return fileid.ID{}
	}
	return fileid.Of(info)
}

// Workers that look at a folder.
const one = 1

func all() int { return runtime.GOMAXPROCS(0) }

// look reports whether ok is true of 0 to n-1, in the folder in beside the output folder.
func (f *folder) look(in string, workers, n int, ok func(at *fileid.Folder, i int) bool) bool {
	root, err := f.root.OpenRoot(in)
	if err != nil {
		return false
	}
	defer root.Close()
	at, err := fileid.OpenFolder(root)
	if err != nil {
		return false
	}
	defer at.Close()
	var bad atomic.Bool
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			for i := w * n / workers; i < (w+1)*n/workers && !bad.Load(); i++ {
				if !ok(at, i) {
					bad.Store(true)
				}
			}
		})
	}
	group.Wait()
	return !bad.Load()
}
