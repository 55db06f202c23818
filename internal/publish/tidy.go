package publish

import (
	"os"
	"path"
	"path/filepath"
)

// IsTidy reports whether nothing stands beside the folder called name below root: no build is running, and none was
// killed. It changes nothing.
func IsTidy(root *os.Root, name string) bool {
	if _, err := root.Stat(path.Dir(path.Clean(filepath.ToSlash(name)))); err != nil {
		return false // and none is to be made
	}
	tidy := false
	_, err := withFolder(root, name, func(f *folder) (Result, error) {
		tidy = f.isTidy()
		return Result{}, nil
	})
	return err == nil && tidy
}
