package build

import (
	"errors"
	"fmt"
	"io/fs"
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
