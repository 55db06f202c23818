package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"github.com/briefgen/briefgen/internal/publish"
)

// ErrNotBuilt is returned where there is no site of ours.
var ErrNotBuilt = errors.New("nothing has been built there")

// Clean removes the files that the last build made, and the folder if it is empty then. Files
// of others stay. It fails with [ErrNotBuilt] if the folder has no manifest, and touches
// nothing.
func Clean(out Target) (publish.Result, error) {
	if _, err := out.Root.Stat(path.Dir(out.Name)); errors.Is(err, fs.ErrNotExist) {
		return publish.Result{}, ErrNotBuilt // publish would make it
	}
	manifest := path.Join(out.Name, publish.ManifestName)
	if err := publish.Recover(out.Root, out.Name); err != nil {
		return publish.Result{}, err
	}
	if _, err := out.Root.Lstat(manifest); errors.Is(err, fs.ErrNotExist) {
		return publish.Result{}, ErrNotBuilt
	}
	result, err := publish.Site(out.Root, out.Name, nil)
	if err != nil {
		return result, err
	}
	if err := out.Root.Remove(manifest); err != nil {
		return result, fmt.Errorf("remove manifest: %w", err)
	}
	// A folder that holds something of others cannot be removed, and need not be.
	_ = out.Root.Remove(out.Name)
	return result, nil
}

// CacheDir is the folder of a project that documents are kept in, unless somebody says otherwise.
const CacheDir = ".briefgen/cache"

// CleanCache removes the cache of a project and returns how many bytes it had. Where there is none, it does nothing.
func CleanCache(root *os.Root) (size int64, err error) {
	err = fs.WalkDir(root.FS(), CacheDir, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, fmt.Errorf("look at the cache: %w", err)
	}
	if err := root.RemoveAll(CacheDir); err != nil {
		return 0, fmt.Errorf("remove the cache: %w", err)
	}
	// Something of others may lie beside it.
	_ = root.Remove(path.Dir(CacheDir))
	return size, nil
}
