package publish

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// exchange lets the folders a and b in dir change places at once. The error wraps
// errors.ErrUnsupported where the kernel, the file system or a sandbox does not know how.
func exchange(dir *os.File, a, b string) error {
	err := onFD(dir, func(fd int) error { return unix.Renameat2(fd, a, fd, b, unix.RENAME_EXCHANGE) })
	switch {
	case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOSYS), errors.Is(err, unix.ENOTSUP), errors.Is(err, unix.EPERM):
		return fmt.Errorf("%w: %w", errors.ErrUnsupported, err)
	case errors.Is(err, unix.EBUSY), errors.Is(err, unix.EXDEV):
		return fmt.Errorf("%w: a mount point or a folder of a container image cannot be exchanged; choose a folder inside it", err)
	}
	return err
}

// syncFS writes the whole file system that dir lies on to stable storage.
func syncFS(dir *os.File) error { return onFD(dir, unix.Syncfs) }

// syncHandle syncs a file or folder.
func syncHandle(f *os.File) error { return f.Sync() }

// onFD calls do with the descriptor of f, again if a signal came in between.
func onFD(f *os.File, do func(fd int) error) error {
	conn, err := f.SyscallConn()
	if err != nil {
		return err
	}
	var result error
	err = conn.Control(func(fd uintptr) {
		for {
			if result = do(int(fd)); !errors.Is(result, unix.EINTR) {
				return
			}
		}
	})
	return errors.Join(err, result)
}

// mountOf returns a number of the mount that dir lies on, 0 where the kernel does not tell. Two
// mounts of one file system have different numbers.
func mountOf(dir *os.File) uint64 {
	var st unix.Statx_t
	err := onFD(dir, func(fd int) error { return unix.Statx(fd, "", unix.AT_EMPTY_PATH, unix.STATX_MNT_ID, &st) })
	if err != nil || st.Mask&unix.STATX_MNT_ID == 0 {
		return 0
	}
	return st.Mnt_id
}
