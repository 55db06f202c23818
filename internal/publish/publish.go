// Package publish puts the files of a site in place as one whole generation: whoever looks at
// the output folder, at any moment and after any crash, sees all of the old site or all of the
// new one.
//
//	result, err := publish.Site(root, "site", files)
//
// root is the folder that the output folder lies in; nothing outside of it is read or written.
//
// # How a generation goes up
//
//  1. Where every file already stands as it should, nothing at all is touched.
//  2. A lock beside the output folder keeps a second build waiting.
//  3. The new generation is made in a stage beside it (".site.next"): hard links for what stays
//     the same, so that it keeps its inode and its times; copies where links do not work; new
//     files for the rest.
//  4. A journal (".site.journal") says that the stage is complete, and all is synced to disk.
//  5. Stage and output folder change places in one system call. Where there is none, two
//     renames do it, and the next run finishes what a crash between them left.
//  6. The old generation is removed, then the journal and the lock.
//
// Since the folder itself is exchanged, a program whose working folder is the output folder
// keeps looking at the old generation: start it beside the folder instead. The output folder can
// be neither a mount point nor a symbolic link; both are refused with an error that says so.
//
// # Whose files they are
//
// The manifest ([ManifestName]) in the output folder lists the files that the last build made.
// Only these are ever replaced or deleted. Everything else in the folder (".git", "CNAME", a
// page of the user's) comes along into the new generation as it is. A file that is not in the
// manifest and stands where a page must go is an error, unless it already has the same bytes.
package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"

	"github.com/briefgen/briefgen/internal/news"
)

// lockWait is how long a build waits for another one: longer than publishing takes for tens of
// thousands of pages, short enough to tell of a build that hangs.
const lockWait = 30 * time.Second

// Result says what a call did to the files given to it; the manifest is not counted.
type Result struct {
	Written   int      // new or with new bytes
	Unchanged int      // not touched
	Removed   int      // of the last generation, no longer made
	Paths     []string // what was written or removed, sorted
}

// Site makes files the whole of our part of the folder called name below root, creating it if
// need be. Where it returns an error, the folder is as it was, or, if only the cleaning up
// failed, wholly new; the next call cleans up. It refuses, before anything is written, paths that
// meet or leave the folder, and files of somebody else in the way.
func Site(root *os.Root, name string, files []news.File) (Result, error) {
	gen, err := newGeneration(files)
	if err != nil {
		return Result{}, fmt.Errorf("publish %q: %w", name, err)
	}
	return withFolder(root, name, func(f *folder) (Result, error) { return f.publish(gen) })
}

// Loose writes each file below the folder called name, creating it if need be. All files are
// written aside and synced before the first is renamed into place, so each is whole at every
// moment, though some may be new and some old after a crash. A file that already has the right
// bytes is not touched, and nothing is deleted.
func Loose(root *os.Root, name string, files []news.File) (Result, error) {
	files, err := sorted(files)
	if err != nil {
		return Result{}, fmt.Errorf("publish %q: %w", name, err)
	}
	return withFolder(root, name, func(f *folder) (Result, error) { return f.loose(files) })
}

// Recover finishes or undoes what a killed run left beside the folder called name. Without
// leftovers it does nothing. Site and Loose do the same first.
func Recover(root *os.Root, name string) error {
	parent := path.Dir(path.Clean(filepath.ToSlash(name)))
	if _, err := root.Stat(parent); errors.Is(err, fs.ErrNotExist) {
		return nil // and none is to be made
	}
	_, err := withFolder(root, name, func(f *folder) (Result, error) {
		if f.isTidy() {
			return Result{}, nil
		}
		unlock, err := f.lock(lockWait)
		if err != nil {
			return Result{}, err
		}
		defer unlock()
		return Result{}, f.recover()
	})
	return err
}

// folder is an output folder and what stands beside it. All paths are relative to the parent, so
// that the names given to the system are the ones that the parent holds.
type folder struct {
	root *os.Root // the parent folder
	disk disk     // changes things in root
	name string   // as the user knows it: "public/site"
	base string   // in root: "site"
}

func (f *folder) stage() string   { return "." + f.base + ".next" }
func (f *folder) retired() string { return "." + f.base + ".old" }
func (f *folder) journal() string { return "." + f.base + ".journal" }
func (f *folder) lockName() string {
	return "." + f.base + ".lock"
}

// at returns where the file p of the output folder lies in root.
func (f *folder) at(p string) string { return path.Join(f.base, p) }

// shown returns the path of the file p of the output folder as the user knows it.
func (f *folder) shown(p string) string { return path.Join(f.name, p) }

// withFolder opens the folder's parent for the time of do and adds the folder's name to errors.
func withFolder(root *os.Root, name string, do func(*folder) (Result, error)) (Result, error) {
	f, err := openFolder(root, name)
	if err != nil {
		return Result{}, fmt.Errorf("publish %q: %w", name, err)
	}
	defer f.root.Close()
	result, err := do(f)
	if err != nil {
		return result, fmt.Errorf("publish %q: %w", name, err)
	}
	return result, nil
}

func openFolder(root *os.Root, name string) (*folder, error) {
	clean := path.Clean(filepath.ToSlash(name))
	if name == "" || !fs.ValidPath(clean) || clean == "." {
		return nil, errors.New("the output folder must be a folder below the project folder")
	}
	parent := path.Dir(clean)
	if parent != "." {
		if err := root.MkdirAll(parent, 0o755); err != nil {
			return nil, fmt.Errorf("make %q: %w", parent, cause(err))
		}
	}
	sub, err := root.OpenRoot(parent)
	if err != nil {
		return nil, fmt.Errorf("open %q: %w", parent, cause(err))
	}
	f := &folder{root: sub, disk: rootDisk{sub}, name: clean, base: path.Base(clean)}
	if err := f.checkKind(); err != nil {
		sub.Close()
		return nil, err
	}
	return f, nil
}

// checkKind refuses an output folder that is none.
func (f *folder) checkKind() error {
	info, err := f.root.Lstat(f.base)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("look at %q: %w", f.name, cause(err))
	case info.Mode()&fs.ModeSymlink != 0:
		return fmt.Errorf("%q is a symbolic link: name the folder that it leads to, or remove the link", f.name)
	case !info.IsDir():
		return fmt.Errorf("%q is a file, not a folder: move it away or choose another output folder", f.name)
	}
	return nil
}

// exists says whether anything stands at p in the parent folder.
func (f *folder) exists(p string) bool {
	_, err := f.root.Lstat(p)
	return err == nil
}

// cause strips the operations and paths that the system adds: they speak of the stage, and our
// messages name the file in the output folder instead.
func cause(err error) error {
	for {
		if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
			err = pathErr.Err
		} else if linkErr, ok := errors.AsType[*os.LinkError](err); ok {
			err = linkErr.Err
		} else {
			return err
		}
	}
}
