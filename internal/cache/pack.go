package cache

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"os"
	"slices"
	"strings"
)

const (
	magic      = "briefgenpack001\n"
	recordSize = 16 + 8 + 4 + 4
	footerSize = 8 + 4 + 4 + len(magic)

	packSuffix = ".pack"
	tempSuffix = ".tmp"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// pack is a pack that is open.
type pack struct {
	name    string
	file    *os.File
	size    int64
	entries map[Key]place
}

// prefix begins the names of the packs of this program.
func (s *Store) prefix() string { return "docs-" + hex.EncodeToString(s.program[:4]) + "-" }

// names returns the packs whose names begin with prefix, in order.
func (s *Store) names(prefix string) []string {
	dir, err := s.root.Open(s.dir)
	if err != nil {
		return nil
	}
	defer dir.Close()
	all, _ := dir.Readdirnames(-1) // what was read before an error is as good as any
	all = slices.DeleteFunc(all, func(name string) bool {
		return !strings.HasPrefix(name, prefix) || !strings.HasSuffix(name, packSuffix)
	})
	slices.Sort(all)
	return all
}

// openPack opens a pack and reads its index; it returns nil if the pack is not whole.
func (s *Store) openPack(name string) *pack {
	file, err := s.root.Open(s.at(name))
	if err != nil {
		return nil
	}
	p := &pack{name: name, file: file}
	if !p.readIndex() {
		file.Close()
		return nil
	}
	return p
}

func (p *pack) readIndex() bool {
	info, err := p.file.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() < int64(len(magic)+footerSize) {
		return false
	}
	p.size = info.Size()
	var footer [footerSize]byte
	if _, err := p.file.ReadAt(footer[:], p.size-footerSize64); err != nil || string(footer[16:]) != magic {
		return false
	}
	start := int64(binary.LittleEndian.Uint64(footer[:]))
	count := int64(binary.LittleEndian.Uint32(footer[8:]))
	if start < int64(len(magic)) || start+count*recordSize != p.size-footerSize64 {
		return false
	}
	index := make([]byte, count*recordSize)
	if _, err := p.file.ReadAt(index, start); err != nil || crc32.Checksum(index, castagnoli) != binary.LittleEndian.Uint32(footer[12:]) {
		return false
	}
	p.entries = make(map[Key]place, count)
	for record := range slices.Chunk(index, recordSize) {
		at := place{
			file:   p.file,
			offset: int64(binary.LittleEndian.Uint64(record[16:])),
			length: binary.LittleEndian.Uint32(record[24:]),
			sum:    binary.LittleEndian.Uint32(record[28:]),
		}
		if at.offset < int64(len(magic)) || at.offset+int64(at.length) > start {
			return false
		}
		p.entries[Key(record[:16])] = at
	}
	return true
}

const footerSize64 = int64(footerSize)

// writer writes a new pack beside the others.
type writer struct {
	store *Store
	name  string // of the file until it is finished
	file  *os.File
	buf   *bufio.Writer
	size  int64
	index bytes.Buffer
	has   map[Key]bool
}

// newWriter begins a pack; nil where that is not possible.
func (s *Store) newWriter() *writer {
	if err := s.makeFolder(); err != nil {
		return nil
	}
	name := rand.Text() + tempSuffix
	file, err := s.root.OpenFile(s.at(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil
	}
	w := &writer{store: s, name: name, file: file, buf: bufio.NewWriterSize(file, 1<<16), has: map[Key]bool{}}
	if !w.write([]byte(magic)) {
		w.abort()
		return nil
	}
	return w
}

func (w *writer) write(data []byte) bool {
	n, err := w.buf.Write(data)
	w.size += int64(n)
	return err == nil
}

// put adds an entry, and says whether that worked.
func (w *writer) put(key Key, data []byte) bool {
	if w.has[key] {
		return true
	}
	w.has[key] = true
	var record [recordSize]byte
	copy(record[:], key[:])
	binary.LittleEndian.PutUint64(record[16:], uint64(w.size))
	binary.LittleEndian.PutUint32(record[24:], uint32(len(data)))
	binary.LittleEndian.PutUint32(record[28:], sumOf(key, data))
	w.index.Write(record[:])
	return w.write(data)
}

// finish puts the pack in its place and returns its name.
func (w *writer) finish() (name string, ok bool) {
	var footer [footerSize]byte
	binary.LittleEndian.PutUint64(footer[:], uint64(w.size))
	binary.LittleEndian.PutUint32(footer[8:], uint32(w.index.Len()/recordSize))
	binary.LittleEndian.PutUint32(footer[12:], crc32.Checksum(w.index.Bytes(), castagnoli))
	copy(footer[16:], magic)
	content := KeyOf(w.index.Bytes())
	name = w.store.prefix() + hex.EncodeToString(content[:]) + packSuffix
	if !w.write(w.index.Bytes()) || !w.write(footer[:]) || w.buf.Flush() != nil {
		w.abort()
		return "", false
	}
	if w.file.Close() != nil || w.store.root.Rename(w.store.at(w.name), w.store.at(name)) != nil {
		_ = w.store.root.Remove(w.store.at(w.name))
		return "", false
	}
	return name, true
}

// abort removes what was written. What cannot be removed is a later run's to remove.
func (w *writer) abort() {
	w.file.Close()
	_ = w.store.root.Remove(w.store.at(w.name))
}

// copyFrom adds an entry of another pack if it is whole, and says whether writing works.
func (w *writer) copyFrom(key Key, at place) bool {
	data := at.read(key)
	return data == nil || w.put(key, data)
}
