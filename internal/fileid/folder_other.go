//go:build !linux && !darwin

package fileid

import (
	"io/fs"
	"os"
)

// Folder looks at the files below a folder. It may be used by several goroutines.
type Folder struct{ root *os.Root }

// OpenFolder opens the folder of root.
func OpenFolder(root *os.Root) (*Folder, error) { return &Folder{root}, nil }

// Close closes the folder.
func (f *Folder) Close() error { return nil }

// ID returns the ID of a file, or of a link itself.
func (f *Folder) ID(name string) (ID, error) {
	info, err := f.root.Lstat(name)
	if err != nil {
		return ID{}, err
	}
	return Of(info), nil
}

// IsLink reports whether id is that of a symbolic link.
func (id ID) IsLink() bool { return fs.FileMode(id.Mode)&fs.ModeSymlink != 0 }

// IsFile reports whether id is that of a regular file.
func (id ID) IsFile() bool { return fs.FileMode(id.Mode).IsRegular() }
