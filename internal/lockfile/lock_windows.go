package lockfile

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// Acquire takes the lock name once, or fails with ErrLocked. The system frees a lock whose holder
// was killed. The empty file stays: removing it could take it from under the next holder.
func Acquire(root *os.Root, name string) (release func(), err error) {
	file, err := root.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err = windows.LockFileEx(windows.Handle(file.Fd()), flags, 0, 1, 0, new(windows.Overlapped))
	if err == nil {
		return func() { file.Close() }, nil
	}
	file.Close()
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return nil, ErrLocked
	}
	return nil, err
}
