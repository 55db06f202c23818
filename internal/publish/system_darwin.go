package publish

import (
	"errors"
	"fmt"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// exchange lets the folders a and b in dir change places at once. The error wraps
// errors.ErrUnsupported where the file system does not know how.
func exchange(dir *os.File, a, b string) error {
	fd := int(dir.Fd())
	err := unix.RenameatxNp(fd, a, fd, b, unix.RENAME_SWAP)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		return fmt.Errorf("%w: %w", errors.ErrUnsupported, err)
	}
	return err
}

// syncFS is left to one sync for each file.
func syncFS(*os.File) error { return errors.ErrUnsupported }

// syncHandle syncs a file or folder.
func syncHandle(f *os.File) error { return f.Sync() }

// mountOf returns a number of the file system that dir lies on, 0 where the system does not tell.
func mountOf(dir *os.File) uint64 {
	info, err := dir.Stat()
	if err != nil {
		return 0
	}
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(uint32(st.Dev)) + 1
	}
	return 0
}
