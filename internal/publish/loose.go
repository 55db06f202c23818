package publish

import (
	"fmt"
	"path"
	"slices"
	"strconv"

	"github.com/briefgen/briefgen/internal/news"
)

// loose is Loose for an opened folder and files that are sorted.
func (f *folder) loose(files []news.File) (Result, error) {
	changed, err := f.differing(files)
	if err != nil {
		return Result{}, err
	}
	if len(changed) == 0 && f.isTidy() {
		return Result{Unchanged: len(files)}, nil
	}
	unlock, err := f.lock(lockWait)
	if err != nil {
		return Result{}, err
	}
	defer unlock()
	if err := f.recover(); err != nil {
		return Result{}, err
	}
	changed, err = f.differing(files) // again: another build may have come first
	if err != nil || len(changed) == 0 {
		return Result{Unchanged: len(files)}, err
	}
	defer f.dropStage()
	if err := f.writeAside(changed); err != nil {
		return Result{}, err
	}
	if err := f.moveIn(changed); err != nil {
		return Result{}, err
	}
	result := Result{Written: len(changed), Unchanged: len(files) - len(changed)}
	for _, file := range changed {
		result.Paths = append(result.Paths, file.Path)
	}
	return result, nil
}

// differing returns the files that do not stand in the folder as they should, and fails where
// a folder stands in the place of one.
func (f *folder) differing(files []news.File) ([]news.File, error) {
	var changed []news.File
	for _, file := range files {
		if f.has(file) {
			continue
		}
		if info, err := f.root.Lstat(f.at(file.Path)); err == nil && info.IsDir() {
			return nil, fmt.Errorf("%q is a folder where a file must go: move it away", f.shown(file.Path))
		}
		changed = append(changed, file)
	}
	return changed, nil
}

// writeAside writes the files into the stage, the nth as "n", and syncs them.
func (f *folder) writeAside(files []news.File) error {
	if err := f.disk.mkdir(f.stage(), 0o755); err != nil {
		return fmt.Errorf("make folder %q: %w", f.name, cause(err))
	}
	var names []string
	for i, file := range files {
		name := f.staged(strconv.Itoa(i))
		data, err := file.Bytes(nil)
		if err != nil {
			return err
		}
		if err := f.disk.write(name, data); err != nil {
			return fmt.Errorf("write %q: %w", f.shown(file.Path), cause(err))
		}
		names = append(names, name)
	}
	if err := f.disk.sync(names, nil); err != nil {
		return fmt.Errorf("sync the new files of %q to disk: %w", f.name, cause(err))
	}
	return nil
}

// moveIn renames the files from the stage to where they belong.
func (f *folder) moveIn(files []news.File) error {
	var folders []string
	for i, file := range files {
		dir := path.Dir(f.at(file.Path))
		if err := f.root.MkdirAll(dir, 0o755); err != nil {
			return fmt.Errorf("make folder for %q: %w", f.shown(file.Path), cause(err))
		}
		if err := f.disk.rename(f.staged(strconv.Itoa(i)), f.at(file.Path)); err != nil {
			return fmt.Errorf("put %q in place: %w", f.shown(file.Path), cause(err))
		}
		if !slices.Contains(folders, dir) {
			folders = append(folders, dir)
		}
	}
	if err := f.disk.sync(nil, append(folders, ".")); err != nil {
		return fmt.Errorf("sync %q to disk: %w", f.name, cause(err))
	}
	return nil
}
