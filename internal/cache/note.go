package cache

import (
	"bytes"
	"cmp"
	"io/fs"
	"os"
	"slices"
	"strings"

	"crypto/rand"
)

const (
	noteSuffix = ".note"
	// mostNotes is how many notes are kept, the latest: of folders that nobody builds any more there would be ever more.
	mostNotes = 16
)

// Save keeps data under a name, in place of what was there. It is whole or not there at every moment.
func (s *Store) Save(name string, data []byte) {
	if s == nil || s.makeFolder() != nil {
		return
	}
	sum := KeyOf([]byte(name), data)
	temp := s.at(rand.Text() + tempSuffix)
	if s.root.WriteFile(temp, append(sum[:], data...), 0o666) != nil || s.root.Rename(temp, s.at(name+noteSuffix)) != nil {
		_ = s.root.Remove(temp)
	}
	s.dropNotes()
}

// Load returns what was saved under a name, nil if there is nothing or it is damaged.
func (s *Store) Load(name string) []byte {
	if s == nil {
		return nil
	}
	all, err := s.root.ReadFile(s.at(name + noteSuffix))
	if err != nil || len(all) < len(Key{}) {
		return nil
	}
	sum, data := all[:len(Key{})], all[len(Key{}):]
	if want := KeyOf([]byte(name), data); !bytes.Equal(sum, want[:]) {
		return nil
	}
	return data
}

func (s *Store) dropNotes() {
	entries, err := fs.ReadDir(s.root.FS(), s.dir)
	if err != nil {
		return
	}
	var notes []os.FileInfo
	for _, entry := range entries {
		if info, err := entry.Info(); err == nil && strings.HasSuffix(entry.Name(), noteSuffix) {
			notes = append(notes, info)
		}
	}
	slices.SortFunc(notes, func(a, b os.FileInfo) int {
		return cmp.Or(b.ModTime().Compare(a.ModTime()), cmp.Compare(a.Name(), b.Name()))
	})
	for _, note := range notes[min(len(notes), mostNotes):] {
		_ = s.root.Remove(s.at(note.Name()))
	}
}
