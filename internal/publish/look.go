package publish

import (
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/briefgen/briefgen/internal/fileid"
)

// ahead is a look at a generation that goes on while the next one is made.
type ahead struct {
	done chan struct{}
	ok   bool
}

// Prepare begins to look whether all stands as it was left, so that the next call of Site need not wait for that. What others do
// to the pages between the two shows only in the call after.
func (p *Publisher) Prepare() {
	if p.ahead != nil { // of a generation that was never made
		<-p.ahead.done
	}
	if p.ahead = nil; p.last == nil {
		return
	}
	a, last := &ahead{done: make(chan struct{})}, p.last
	p.ahead = a
	go func() {
		defer close(a.done)
		_, err := withFolder(p.root, p.name, func(f *folder) (Result, error) {
			a.ok = f.stands(last)
			return Result{}, nil
		})
		a.ok = a.ok && err == nil
	}()
}

// stands reports whether the folder and its twin are as they were left.
func (p *Publisher) stands(f *folder) bool {
	ok := false
	if p.ahead == nil {
		ok = f.stands(p.last)
	} else if <-p.ahead.done; p.ahead.ok {
		ok = f.standsStill(p.last)
	}
	return ok && f.holdsYoung(p.last)
}

// stands reports whether the folder and its twin are as they were left: every file, and no entry more or less in any folder.
func (f *folder) stands(s *standing) bool {
	return look(f, s.ids, func(id, want fileid.ID) bool { return id == want }, f.at) && f.foldersStand(s.folders, f.at) && f.foldersStand(s.spare, f.staged)
}

// standsStill reports whether nobody else has published the folder since it was looked at.
func (f *folder) standsStill(s *standing) bool {
	at := func(of map[string]int64) map[string]int64 { return map[string]int64{".": of["."]} }
	manifest := map[string]fileid.ID{ManifestName: s.ids[ManifestName]}
	return look(f, manifest, func(id, want fileid.ID) bool { return id == want }, f.at) && f.foldersStand(at(s.folders), f.at) && f.foldersStand(at(s.spare), f.staged)
}

// holdsYoung compares the files by their bytes whose IDs do not show every change, and notes which of them do from now on.
func (f *folder) holdsYoung(s *standing) bool {
	if len(s.young) == 0 {
		return true
	}
	clock := f.clock()
	for p := range s.young {
		data, ours := s.files[p]
		if p == ManifestName {
			data, ours = s.manifest, true
		}
		if ours && !f.holds(f.at(p), data) {
			return false
		}
		if !ours || s.ids[p].Settled(clock) {
			delete(s.young, p)
		}
	}
	return true
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

// foldersStand reports whether folders were last modified when they should have been.
func (f *folder) foldersStand(folders map[string]int64, at func(string) string) bool {
	return look(f, folders, func(id fileid.ID, want int64) bool { return id.Modified == want }, at)
}

// look reports whether ok is true of the ID of each key of m and what m wants it to be. It looks on all processors.
func look[V any](f *folder, m map[string]V, ok func(fileid.ID, V) bool, at func(string) string) bool {
	dir, err := fileid.OpenFolder(f.root)
	if err != nil {
		return false
	}
	defer dir.Close()
	var bad atomic.Bool
	var group sync.WaitGroup
	keys := slices.Collect(maps.Keys(m))
	for part := range slices.Chunk(keys, len(keys)/runtime.GOMAXPROCS(0)+1) {
		group.Go(func() {
			for _, k := range part {
				id, err := dir.ID(at(k))
				if bad.Load() || err != nil || !ok(id, m[k]) {
					bad.Store(true)
					return
				}
			}
		})
	}
	group.Wait()
	return !bad.Load()
}
