//go:build linux || darwin

package fileid

import (
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// Folder looks at the files below a folder, many at once and in one step each. It may be used by several goroutines.
type Folder struct{ dir *os.File }

// OpenFolder opens the folder of root.
func OpenFolder(root *os.Root) (*Folder, error) {
	dir, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	return &Folder{dir}, nil
}

// Close closes the folder.
func (f *Folder) Close() error { return f.dir.Close() }

// ID returns the ID of a file, or of a link itself. Folders on the way may be links.
func (f *Folder) ID(name string) (ID, error) {
	var st unix.Stat_t
	for {
		err := unix.Fstatat(int(f.dir.Fd()), name, &st, unix.AT_SYMLINK_NOFOLLOW)
		if err == unix.EINTR {
			continue
		}
		if err != nil {
			return ID{}, &fs.PathError{Op: "fstatat", Path: name, Err: err}
		}
		return ID{
			Size: st.Size, Mode: uint32(st.Mode), Modified: st.Mtim.Nano(), Changed: st.Ctim.Nano(),
			Node: st.Ino, Device: uint64(st.Dev),
		}, nil
	}
}

// IsLink reports whether id is that of a symbolic link.
func (id ID) IsLink() bool { return id.Mode&unix.S_IFMT == unix.S_IFLNK }

// IsFile reports whether id is that of a regular file.
func (id ID) IsFile() bool { return id.Mode&unix.S_IFMT == unix.S_IFREG }
