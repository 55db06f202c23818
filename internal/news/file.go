package news

import (
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
)

// File is a file to be written, below the folder it goes into.
type File struct {
	Path  string // slash-separated, made by us: "harbour-fire/index.html"
	Data  []byte // what it holds; nil where that was laid aside
	Aside *Aside // where its bytes lie, if they are not in memory; else nil
}

// Aside is where the bytes of a file lie until they are written, and what is known of them.
type Aside struct {
	In     io.ReaderAt
	At     int64 // in In
	Length int
	SHA256 [sha256.Size]byte
}

// Size returns the length of f in bytes.
func (f File) Size() int {
	if f.Aside != nil {
		return f.Aside.Length
	}
	return len(f.Data)
}

// Sum returns the SHA-256 of what f holds.
func (f File) Sum() [sha256.Size]byte {
	if f.Aside != nil {
		return f.Aside.SHA256
	}
	return sha256.Sum256(f.Data)
}

// Bytes returns what f holds, until room is used again: bytes that were laid aside are read into it if it is large enough.
// It fails if they cannot be read.
func (f File) Bytes(room []byte) ([]byte, error) {
	if f.Aside == nil {
		return f.Data, nil
	}
	data := slices.Grow(room[:0], f.Aside.Length)[:f.Aside.Length]
	if n, err := f.Aside.In.ReadAt(data, f.Aside.At); n < len(data) {
		return nil, fmt.Errorf("read what was laid aside of %q: %w", f.Path, err)
	}
	return data, nil
}
