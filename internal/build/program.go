package build

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"runtime"

	"github.com/briefgen/briefgen/internal/cache"
)

// Program identifies the program that is running: every other one, by a letter of its code or of its models, has another
// key. So nobody has to remember to count up a version when a stage changes, and nothing made by another one is taken
// for our own.
func Program() (cache.Key, error) {
	name := "/proc/self/exe" // what runs, even where another file has its name by now
	if runtime.GOOS != "linux" {
		var err error
		if name, err = os.Executable(); err != nil {
			return cache.Key{}, err
		}
	}
	file, err := os.Open(name)
	if err != nil {
		return cache.Key{}, err
	}
	defer file.Close()
	return programKey(file)
}

// programKey reads the identity of a program: the build ID, which is near its beginning, or else all of it.
func programKey(file io.ReadSeeker) (cache.Key, error) {
	head := make([]byte, 64<<10)
	n, err := io.ReadFull(file, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return cache.Key{}, err
	}
	if id := buildID(head[:n]); id != nil {
		return cache.KeyOf([]byte("build id"), id), nil
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return cache.Key{}, err
	}
	all, err := io.ReadAll(file)
	if err != nil {
		return cache.Key{}, err
	}
	return cache.KeyOf([]byte("program"), all), nil
}

// buildID returns what the linker of Go makes of all code and models of a program, nil where it is not found: in an ELF
// note of type 4, whose length stands before the type, elsewhere between quotes behind some words.
func buildID(head []byte) []byte {
	if _, rest, found := bytes.Cut(head, []byte("\xff Go build ID: \"")); found {
		if id, _, whole := bytes.Cut(rest, []byte("\"")); whole && len(id) > 0 {
			return id
		}
	}
	before, rest, found := bytes.Cut(head, []byte("\x04\x00\x00\x00Go\x00\x00"))
	if !found || len(before) < 4 {
		return nil
	}
	if n := binary.LittleEndian.Uint32(before[len(before)-4:]); n > 0 && uint64(n) <= uint64(len(rest)) {
		return rest[:n]
	}
	return nil
}
