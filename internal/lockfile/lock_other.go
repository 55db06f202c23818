//go:build !darwin && !dragonfly && !freebsd && !linux && !netbsd && !openbsd && !windows

package lockfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Acquire takes the lock name once, or fails with ErrLocked. The lock of a process that was killed
// stays, with its process id in it, and must be removed by hand.
func Acquire(root *os.Root, name string) (release func(), err error) {
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, ErrLocked
	}
	if err != nil {
		return nil, err
	}
	_, err = fmt.Fprintln(file, os.Getpid())
	return func() { _ = root.Remove(name) }, errors.Join(err, file.Close())
}
