package cache

import (
	"bytes"
	"io/fs"
	"sync"
	"testing"
)

// TestScratch: what was appended is read back, from several goroutines, and nothing stays of it.
func TestScratch(t *testing.T) {
	root := openRoot(t)
	s := open(t, root, "program")
	scratch := s.Scratch()
	if scratch == nil {
		t.Fatal("none was made")
	}
	var users sync.WaitGroup
	for i := range 100 {
		users.Go(func() {
			at, err := scratch.Append(entry(i))
			if err != nil {
				t.Error(err)
			}
			have := make([]byte, len(entry(i)))
			if _, err := scratch.ReadAt(have, at); err != nil || !bytes.Equal(have, entry(i)) {
				t.Errorf("error %v, have %q, want %q", err, have, entry(i))
			}
		})
	}
	users.Wait()
	scratch.Close()
	left, err := fs.Glob(root.FS(), folder+"/*")
	if err != nil || len(left) != 2 { // CACHEDIR.TAG, .gitignore
		t.Errorf("error %v; left over: %v", err, left)
	}
	if _, err := scratch.Append(entry(1)); err == nil {
		t.Error("a closed file was written")
	}
	if (*Store)(nil).Scratch() != nil {
		t.Error("no cache has a file")
	}
}
