//go:build !linux && !darwin

package publish

import (
	"errors"
	"os"
)

// exchange is left to two renames.
func exchange(*os.File, string, string) error { return errors.ErrUnsupported }

// syncFS is left to one sync for each file.
func syncFS(*os.File) error { return errors.ErrUnsupported }

// syncHandle syncs a file or folder. Some systems refuse it for what is open for reading
// alone, a folder above all; there is nothing better to do then.
func syncHandle(f *os.File) error {
	if err := f.Sync(); err != nil && !errors.Is(err, os.ErrPermission) && !errors.Is(err, os.ErrInvalid) {
		return err
	}
	return nil
}

// mountOf tells nothing here.
func mountOf(*os.File) uint64 { return 0 }
