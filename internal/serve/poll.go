package serve

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// pollEvery is the time between two looks at all files: short enough to feel like a save, long
// enough that some thousand files cost little.
const pollEvery = 300 * time.Millisecond

// pollSource looks at all files again and again. A file that is written in place without its size
// or its time changing is not noticed.
type pollSource struct {
	opts    Options
	out     chan event
	stop    context.CancelFunc
	looking sync.WaitGroup
}

func newPollSource(ctx context.Context, opts Options) *pollSource {
	s := &pollSource{opts: opts, out: make(chan event, eventsKept)}
	ctx, s.stop = context.WithCancel(ctx)
	before := s.look() // before anything is built
	s.looking.Go(func() { s.run(ctx, before) })
	return s
}

func (s *pollSource) events() <-chan event { return s.out }

func (s *pollSource) close() {
	s.stop()
	s.looking.Wait()
}

func (s *pollSource) run(ctx context.Context, before map[string]fs.FileInfo) {
	ticker := time.NewTicker(pollEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		now := s.look()
		for _, path := range differing(before, now) {
			select {
			case s.out <- event{path: path}:
			case <-ctx.Done():
				return
			}
		}
		before = now
	}
}

// look lists all files that are watched. What cannot be read is not there.
func (s *pollSource) look() map[string]fs.FileInfo {
	seen := map[string]fs.FileInfo{}
	for _, root := range s.opts.Watch {
		_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if path != root && s.opts.skips(root, path) {
				if d != nil && d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			if err != nil || d.IsDir() {
				return nil
			}
			if info, err := d.Info(); err == nil {
				seen[path] = info
			}
			return nil
		})
	}
	return seen
}

// differing returns the paths that came, went or look different.
func differing(before, now map[string]fs.FileInfo) []string {
	var paths []string
	for path, info := range now {
		if old, ok := before[path]; !ok || !looksAlike(old, info) {
			paths = append(paths, path)
		}
	}
	for path := range before {
		if _, ok := now[path]; !ok {
			paths = append(paths, path)
		}
	}
	return paths
}

// looksAlike reports whether two looks at a path saw the same file, unchanged. Two files of one
// size and time that changed places are told apart by the file system's own numbers.
func looksAlike(a, b fs.FileInfo) bool {
	return a.Size() == b.Size() && a.ModTime().Equal(b.ModTime()) && a.Mode() == b.Mode() && os.SameFile(a, b)
}
