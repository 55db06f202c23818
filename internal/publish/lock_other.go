//go:build !darwin && !dragonfly && !freebsd && !linux && !netbsd && !openbsd && !windows

package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// acquire takes the lock name once, or fails with errLocked. The lock of a build that was killed
// stays, with its process id in it, and must be removed by hand.
func acquire(root *os.Root, name string) (release func(), err error) {
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, errLocked
	}
	if err != nil {
		return nil, err
	}
	_, err = fmt.Fprintln(file, os.Getpid())
	return func() { _ = root.Remove(name) }, errors.Join(err, file.Close())
}
