// Package cache keeps bytes that can be made anew at any time, under keys that say what they were made of.
//
//	store := cache.Open(root, ".briefgen/cache", program)
//	defer store.Close()
//	if data := store.Get(key); data == nil {
//		store.Put(key, made)
//	}
//
// A cache is never wrong and never in the way: an entry that is damaged is none, a folder that cannot be read is an
// empty cache, and one that cannot be written stays as it is. The folder may be deleted at any time, also while it is in
// use, and several processes may share it.
//
// # On disk
//
// Beside the entries a few files lie there under names of their own: see [Store.Save]. Entries lie in packs ("docs-<program>-<content>.pack"), each written aside and put in place by one rename, and never
// changed afterwards:
//
//	"briefgenpack001\n"
//	the entries, one behind the other
//	the index: for each entry key (16 bytes), place (8), length (4), CRC-32C of key and entry (4)
//	place of the index (8), number of entries (4), CRC-32C of the index (4), "briefgenpack001\n"
//
// Numbers are little-endian. Every call of [Store.Commit] with something new adds a pack, and so does [Store.Put] where much
// was put, so that a long run that is killed loses little. Where there are many, a commit makes one of the small ones; where
// most of what they hold was not asked for by a run that has asked for everything ([Store.Complete]), one pack of what was
// takes the place of all. Packs of another program are removed by a commit.
package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
	"os"
	"path"
	"sync"

	"github.com/briefgen/briefgen/internal/fileid"
)

// Key says what an entry was made of.
type Key [16]byte

// KeyOf returns the key of parts: others have another key.
func KeyOf(parts ...[]byte) Key {
	h := sha256.New()
	var length [8]byte
	for _, p := range parts {
		binary.LittleEndian.PutUint64(length[:], uint64(len(p)))
		h.Write(length[:])
		h.Write(p)
	}
	return Key(h.Sum(nil)[:len(Key{})])
}

// Store is a cache that is open. It may be used by several goroutines at once. The nil Store holds nothing and keeps
// nothing.
type Store struct {
	// PackSize is how many bytes are put before they become a pack of their own, before any commit; in a large cache it
	// takes an eighth of what is there. To be changed before the first Put.
	PackSize int64

	root    *os.Root
	dir     string
	program Key

	mu      sync.Mutex
	loaded  bool
	packs   []*pack
	entries map[Key]place
	size    int64        // of all packs
	used    map[Key]bool // what was asked for or put since the store was opened
	all     bool         // used has all that there is a use for
	writer  *writer      // nil where nothing was put since the last commit
	fresh   bool         // packs were added since the last commit
	off     bool         // the folder cannot be written
	damaged bool         // a pack holds an entry that is not whole
}

const (
	packSize  = 16 << 20
	packShare = 8 // so that a large cache has few packs
)

// place is where an entry lies.
type place struct {
	file   *os.File
	offset int64
	length uint32
	sum    uint32
}

// Open opens the cache in the folder dir below root for one version of the program. The folder need not be there.
func Open(root *os.Root, dir string, program Key) *Store {
	return &Store{root: root, dir: dir, program: program, PackSize: packSize, entries: map[Key]place{}, used: map[Key]bool{}}
}

// load opens the packs, once: who asks for no entry need not wait for that. The caller holds the lock.
func (s *Store) load() {
	if s.loaded {
		return
	}
	s.loaded = true
	for _, name := range s.names(s.prefix()) {
		if p := s.openPack(name); p != nil {
			s.add(p)
		}
	}
}

func (s *Store) add(p *pack) {
	s.packs = append(s.packs, p)
	s.size += p.size
	for key, at := range p.entries {
		s.entries[key] = at
	}
}

// Get returns the entry of key, nil if there is none that is whole. The caller may keep and change it.
func (s *Store) Get(key Key) []byte {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	s.load()
	at, ok := s.entries[key]
	s.used[key] = true
	s.mu.Unlock()
	if !ok {
		return nil
	}
	data := at.read(key)
	if data == nil {
		s.mu.Lock()
		if s.entries[key] == at { // else it was moved meanwhile
			delete(s.entries, key)
			s.damaged = true
		}
		s.mu.Unlock()
	}
	return data
}

// read returns the entry, nil if it is not as it was written.
func (at place) read(key Key) []byte {
	data := make([]byte, at.length)
	if _, err := at.file.ReadAt(data, at.offset); err != nil || sumOf(key, data) != at.sum {
		return nil
	}
	return data
}

func sumOf(key Key, data []byte) uint32 {
	return crc32.Update(crc32.Checksum(key[:], castagnoli), castagnoli, data)
}

// Has reports whether there is an entry of key. It may be damaged still.
func (s *Store) Has(key Key) bool {
	if s == nil {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.load()
	_, ok := s.entries[key]
	s.used[key] = s.used[key] || ok
	return ok
}

// Put keeps data under key, at the latest from the next commit on.
func (s *Store) Put(key Key, data []byte) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.load()
	s.used[key] = true
	if _, ok := s.entries[key]; ok || s.off {
		return
	}
	if s.writer == nil {
		if s.writer = s.newWriter(); s.writer == nil {
			s.off = true
			return
		}
	}
	if !s.writer.put(key, data) {
		s.drop()
	} else if s.writer.size >= max(s.PackSize, s.size/packShare) {
		s.finish()
	}
}

// finish makes a pack of what was put since the last one.
func (s *Store) finish() {
	name, ok := s.writer.finish()
	s.writer = nil
	if !ok {
		s.off = true
		return
	}
	if p := s.openPack(name); p != nil {
		s.add(p)
		s.fresh = true
	}
}

// Complete says that everything there is a use for has been asked for or put: what was not may go at the next commit.
func (s *Store) Complete() {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all = true
}

// drop gives up what was put since the last commit, and writing.
func (s *Store) drop() {
	s.writer.abort()
	s.writer, s.off = nil, true
}

// Pending returns how many bytes the next commit would write of what was put.
func (s *Store) Pending() int64 {
	if s == nil {
		return 0
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.writer == nil {
		return 0
	}
	return s.writer.size
}

// Commit writes what was put, and tidies up the folder if that is due. With nothing new it touches nothing.
func (s *Store) Commit() {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.writer != nil {
		s.finish()
	}
	if s.fresh {
		s.fresh = false
		s.tidy()
	}
}

// Close commits and closes the files of the store, which must not be used any more.
func (s *Store) Close() {
	if s == nil {
		return
	}
	s.Commit()
	for _, p := range s.packs {
		p.file.Close()
	}
}

// Clock returns the ID of a file that was written at this moment, by the clock of the file system that the cache lies on:
// see [fileid.ID.Settled]. The zero ID, after which nothing is settled, is that of a folder that cannot be written.
func (s *Store) Clock() fileid.ID {
	if s == nil || s.makeFolder() != nil {
		return fileid.ID{}
	}
	file, err := s.root.OpenFile(s.at("clock"), os.O_WRONLY|os.O_CREATE, 0o666)
	if err != nil {
		return fileid.ID{}
	}
	defer file.Close()
	if _, err := file.WriteAt([]byte{'\n'}, 0); err != nil {
		return fileid.ID{}
	}
	info, err := file.Stat()
	if err != nil {
		return fileid.ID{}
	}
	return fileid.Of(info)
}

func (s *Store) at(name string) string { return path.Join(s.dir, name) }
