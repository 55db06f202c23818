package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/fsnotify/fsnotify"
)

// notifySource tells of the system's events. It watches folders, never single files, since saving
// often puts a new file in the place of the old. It is made anew when folders come or go:
// what the system thinks of a folder that was moved differs from system to system, and a fresh
// start is cheap and never blind.
type notifySource struct {
	watcher *fsnotify.Watcher
	opts    Options
	folders map[string]bool // that are watched
	out     chan event
	stop    context.CancelFunc
	reading sync.WaitGroup
}

func newNotifySource(ctx context.Context, opts Options) (*notifySource, error) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch files: %w", err)
	}
	s := &notifySource{watcher: watcher, opts: opts, folders: map[string]bool{}, out: make(chan event, eventsKept)}
	for _, root := range opts.Watch {
		if err := s.addRoot(root); err != nil {
			watcher.Close()
			return nil, err
		}
	}
	ctx, s.stop = context.WithCancel(ctx)
	s.reading.Go(func() { s.read(ctx) })
	return s, nil
}

func (s *notifySource) events() <-chan event { return s.out }

func (s *notifySource) close() {
	s.stop()
	s.watcher.Close()
	s.reading.Wait()
}

// addRoot watches a path that the options name, and the folder it lies in, or would: so that its
// going and coming are seen.
func (s *notifySource) addRoot(root string) error {
	dir := filepath.Dir(root)
	for !isFolder(dir) && dir != filepath.Dir(dir) {
		dir = filepath.Dir(dir)
	}
	if err := s.add(dir); err != nil {
		return err
	}
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // not there yet, or gone meanwhile: an event tells
		case err != nil:
			s.opts.Log(fmt.Sprintf("not watched: %v", err))
			return fs.SkipDir
		case !d.IsDir():
			return nil
		case path != root && s.opts.skips(root, path):
			return fs.SkipDir
		}
		return s.add(path)
	})
}

// add watches one folder. It fails only where there are no more watches: one folder that cannot be
// watched should not end the preview of the others.
func (s *notifySource) add(dir string) error {
	if s.folders[dir] {
		return nil
	}
	err := s.watcher.Add(dir)
	switch {
	case err == nil:
		s.folders[dir] = true
	case isLimit(err):
		return fmt.Errorf("watch %q: %w", dir, err)
	case !errors.Is(err, fs.ErrNotExist):
		s.opts.Log(fmt.Sprintf("not watched: %q: %v", dir, err))
	}
	return nil
}

// read passes events on until the source is closed.
func (s *notifySource) read(ctx context.Context) {
	for {
		var e event
		select {
		case <-ctx.Done():
			return
		case raw, ok := <-s.watcher.Events:
			if !ok {
				return
			}
			if e, ok = s.translate(raw); !ok {
				continue
			}
		case _, ok := <-s.watcher.Errors:
			if !ok {
				return
			}
			// Events were lost, whatever the reason: the queue was too small, as a rule.
			e = event{folders: true}
		}
		select {
		case s.out <- e:
		case <-ctx.Done():
			return
		}
	}
}

// translate leaves out what cannot change the site. A change of mode alone is left out: indexers
// and backups make them all the time, and each removal gives one.
func (s *notifySource) translate(raw fsnotify.Event) (event, bool) {
	path := filepath.Clean(raw.Name)
	if raw.Op == fsnotify.Chmod || !s.opts.concerns(path) {
		return event{}, false
	}
	return event{path: path, folders: s.folders[path] && !raw.Has(fsnotify.Write) || isFolder(path) && raw.Has(fsnotify.Create)}, true
}

func isFolder(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.IsDir()
}
