package cache

import (
	"cmp"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"time"
)

const (
	// mostPacks is how many packs are opened at each run at most.
	mostPacks = 8
	// slack is how many bytes nobody asks for are always let be.
	slack = 16 << 20
	// forgotten is the age of a file that was never finished, when its process must be dead.
	forgotten = time.Hour
)

// tidy keeps the number and the size of the packs small.
func (s *Store) tidy() {
	switch {
	case s.damaged: // or the damaged entry may hide the one that was made anew
		s.merge(s.packs, func(Key) bool { return true })
		s.damaged = false
	case s.all && s.size > 2*s.inUse()+slack:
		s.merge(s.packs, func(key Key) bool { return s.used[key] })
	case len(s.packs) > mostPacks:
		bySize := slices.SortedFunc(slices.Values(s.packs), func(a, b *pack) int { return cmp.Compare(a.size, b.size) })
		s.merge(bySize[:len(bySize)-1], func(Key) bool { return true })
	}
	s.removeOthers()
}

// inUse returns how many bytes were asked for or put.
func (s *Store) inUse() (used int64) {
	for key, at := range s.entries {
		if s.used[key] {
			used += int64(at.length)
		}
	}
	return used
}

// merge puts one pack in the place of old ones, with those of their entries that are wanted. Where that fails, all stays.
func (s *Store) merge(old []*pack, wanted func(Key) bool) {
	w := s.newWriter()
	if w == nil {
		return
	}
	for _, p := range old {
		for _, key := range sortedKeys(p.entries) {
			if wanted(key) && !w.copyFrom(key, p.entries[key]) {
				w.abort()
				return
			}
		}
	}
	name, ok := w.finish()
	if !ok {
		return
	}
	merged := s.openPack(name)
	if merged == nil {
		return
	}
	keep := slices.DeleteFunc(slices.Clone(s.packs), func(p *pack) bool { return slices.Contains(old, p) })
	s.packs, s.size, s.entries = nil, 0, map[Key]place{}
	for _, p := range append(keep, merged) {
		s.add(p)
	}
	for _, p := range old {
		p.file.Close()
		if p.name != name {
			_ = s.root.Remove(s.at(p.name)) // else the next run opens it, too
		}
	}
}

func sortedKeys(m map[Key]place) []Key {
	return slices.SortedFunc(maps.Keys(m), func(a, b Key) int { return slices.Compare(a[:], b[:]) })
}

// removeOthers removes packs of other programs, packs that are not whole, and what killed processes left. What is whole and
// of this program another process has added meanwhile.
func (s *Store) removeOthers() {
	ours := map[string]bool{}
	for _, p := range s.packs {
		ours[p.name] = true
	}
	entries, err := fs.ReadDir(s.root.FS(), s.dir)
	if err != nil {
		return
	}
	now := s.newest()
	for _, entry := range entries {
		name := entry.Name()
		info, err := entry.Info()
		if err != nil {
			continue
		}
		foreign := strings.HasSuffix(name, packSuffix) && !strings.HasPrefix(name, s.prefix())
		stale := strings.HasSuffix(name, tempSuffix) || strings.HasSuffix(name, packSuffix) && !ours[name]
		if foreign || stale && now.Sub(info.ModTime()) > forgotten && !s.whole(name) {
			_ = s.root.Remove(s.at(name))
		}
	}
}

// whole reports whether a file is a pack that can be read.
func (s *Store) whole(name string) bool {
	if !strings.HasSuffix(name, packSuffix) {
		return false
	}
	p := s.openPack(name)
	if p == nil {
		return false
	}
	p.file.Close()
	return true
}

// newest returns the time of the pack that was written last, by the clock of its file system.
func (s *Store) newest() time.Time {
	var newest time.Time
	for _, p := range s.packs {
		if info, err := p.file.Stat(); err == nil && info.ModTime().After(newest) {
			newest = info.ModTime()
		}
	}
	return newest
}

// tag tells programs that make copies of a disk that this folder is a cache (bford.info/cachedir).
const tag = "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of briefgen: it may be deleted at any time.\n"

// makeFolder makes the folder of the cache, with the files that keep it out of backups and of version control.
func (s *Store) makeFolder() error {
	if err := s.root.MkdirAll(s.dir, 0o777); err != nil {
		return err
	}
	for name, text := range map[string]string{"CACHEDIR.TAG": tag, ".gitignore": "*\n"} {
		err := s.writeNew(name, text)
		if err != nil {
			return err
		}
	}
	return nil
}

// writeNew writes a file unless it is there.
func (s *Store) writeNew(name, text string) error {
	file, err := s.root.OpenFile(path.Join(s.dir, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if os.IsExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	return cmp.Or(err, file.Close())
}
