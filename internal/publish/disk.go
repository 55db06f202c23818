package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"golang.org/x/sync/errgroup"
)

// disk is all that changes anything on disk, so that tests can let each step fail. Names are
// relative to the parent of the output folder.
type disk interface {
	write(name string, data []byte) error        // a new file
	copy(from, to string) error                  // a new file or symbolic link, with mode and time
	mkdir(name string, mode fs.FileMode) error   // a new folder
	link(from, to string) error                  // a second name for a file
	rename(from, to string) error                // replaces a file, not a folder
	exchange(a, b string) error                  // two folders; wraps errors.ErrUnsupported where it cannot
	removeAll(name string) error                 // nil if there is nothing
	sync(files []string, folders []string) error // to stable storage
}

// rootDisk is the disk below an os.Root.
type rootDisk struct{ root *os.Root }

func (d rootDisk) write(name string, data []byte) error {
	w, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return errors.Join(err, w.Close())
}

func (d rootDisk) copy(from, to string) error {
	info, err := d.root.Lstat(from)
	if err != nil {
		return err
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		target, err := d.root.Readlink(from)
		if err != nil {
			return err
		}
		return d.root.Symlink(target, to)
	}
	if !info.Mode().IsRegular() {
		return errors.New("neither file, folder nor link: move it out of the output folder")
	}
	if err := d.copyBytes(from, to, info.Mode().Perm()); err != nil {
		return err
	}
	return d.root.Chtimes(to, info.ModTime(), info.ModTime())
}

func (d rootDisk) copyBytes(from, to string, perm fs.FileMode) error {
	r, err := d.root.Open(from)
	if err != nil {
		return err
	}
	defer r.Close()
	w, err := d.root.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, r)
	return errors.Join(err, w.Close())
}

func (d rootDisk) mkdir(name string, mode fs.FileMode) error {
	if err := d.root.Mkdir(name, mode.Perm()); err != nil {
		return err
	}
	info, err := d.root.Lstat(name)
	if err != nil {
		return err
	}
	// The mask of the process may have taken bits that the old folder had.
	kept := fs.ModePerm | fs.ModeSetgid | fs.ModeSticky
	if want := mode & kept; info.Mode()&kept&^want != 0 || want&^info.Mode() != 0 {
		return d.root.Chmod(name, want)
	}
	return nil
}

func (d rootDisk) link(from, to string) error   { return d.root.Link(from, to) }
func (d rootDisk) rename(from, to string) error { return d.root.Rename(from, to) }
func (d rootDisk) removeAll(name string) error  { return d.root.RemoveAll(name) }

func (d rootDisk) exchange(a, b string) error {
	dir, err := d.root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	return exchange(dir, a, b)
}

// manyFiles is from where one sync of the whole file system costs less than one for each file: a
// sync waits for the disk, some milliseconds each.
const manyFiles = 32

// manySyncs is how many files are synced at once: each waits with a file open and a thread of the system.
const manySyncs = 64

func (d rootDisk) sync(files []string, folders []string) error {
	if len(files)+len(folders) >= manyFiles {
		err := d.syncWhole()
		if err == nil || !errors.Is(err, errors.ErrUnsupported) {
			return err
		}
	}
	var group errgroup.Group // together they wait for the disk about once
	group.SetLimit(manySyncs)
	for _, name := range append(append([]string(nil), files...), folders...) {
		group.Go(func() error {
			if err := d.syncOne(name); err != nil {
				return fmt.Errorf("sync %q: %w", name, cause(err))
			}
			return nil
		})
	}
	return group.Wait()
}

func (d rootDisk) syncWhole() error {
	dir, err := d.root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	return syncFS(dir)
}

// syncOne leaves out links: opening one would lead to what it names, and the folder that holds it
// is synced.
func (d rootDisk) syncOne(name string) error {
	info, err := d.root.Lstat(name)
	if err != nil || !info.IsDir() && !info.Mode().IsRegular() {
		return err
	}
	file, err := d.root.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(syncHandle(file), file.Close())
}
