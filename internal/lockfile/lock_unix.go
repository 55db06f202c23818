//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package lockfile

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// Acquire takes the lock name once, or fails with ErrLocked. The system frees a lock whose holder
// was killed.
func Acquire(root *os.Root, name string) (release func(), err error) {
	file, err := root.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	if err := flock(file); err != nil {
		file.Close()
		return nil, err
	}
	if !isCurrent(root, name, file) {
		file.Close()
		return nil, ErrLocked
	}
	return func() {
		_ = root.Remove(name) // while we hold it: see isCurrent
		file.Close()
	}, nil
}

func flock(file *os.File) error {
	err := unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) || errors.Is(err, unix.EINTR) {
		return ErrLocked
	}
	return err
}

// isCurrent says whether file is still the one called name. If not, its holder removed it between
// our opening and our locking it, and somebody else may hold a new one.
func isCurrent(root *os.Root, name string, file *os.File) bool {
	ours, err := file.Stat()
	if err != nil {
		return false
	}
	current, err := root.Lstat(name)
	return err == nil && os.SameFile(ours, current)
}
