package cache

import (
	"crypto/rand"
	"os"
	"sync"
)

// Scratch is a file for what one process would else hold in memory. Nobody else sees it, and nothing stays of it. It may be
// used by several goroutines at once.
type Scratch struct {
	file *os.File
	drop func() // removes the file where it still has a name

	mu  sync.Mutex
	end int64
}

// Scratch returns a file in the folder of the cache, nil where none can be made. The caller closes it.
func (s *Store) Scratch() *Scratch {
	if s == nil || s.makeFolder() != nil {
		return nil
	}
	name := s.at(rand.Text() + tempSuffix)
	file, err := s.root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil
	}
	scratch := &Scratch{file: file, drop: func() {}}
	if s.root.Remove(name) != nil { // where a file that is open keeps its name
		scratch.drop = func() { _ = s.root.Remove(name) }
	}
	return scratch
}

// Append writes data and returns where it lies. It fails where the disk is full, say; what was written before can still be
// read.
func (s *Scratch) Append(data []byte) (at int64, err error) {
	s.mu.Lock()
	at = s.end
	s.end += int64(len(data))
	s.mu.Unlock()
	_, err = s.file.WriteAt(data, at)
	return at, err
}

// ReadAt is that of [io.ReaderAt].
func (s *Scratch) ReadAt(data []byte, at int64) (int, error) { return s.file.ReadAt(data, at) }

// Close drops what was written.
func (s *Scratch) Close() {
	s.file.Close()
	s.drop()
}
