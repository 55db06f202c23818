package serve

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"syscall"
	"time"
)

// Watch calls onChange once as soon as it watches, and then after every change, until ctx ends.
// Changes close to one another give one call, and those that come during a call give exactly one
// more after it. changed are the paths of files, sorted; none means that anything may have changed, as in
// the first call, and where folders came or went. Where onChange returns something, that is watched from then on, and onChange is
// called once more, since it may have changed before. Watch returns nil when ctx has ended and the
// last call has returned, or does not return for a quarter of a second. It fails if a path to watch cannot be
// read.
//
// Where the system runs out of watches, Watch says so through opts.Log and looks at the files again
// and again instead.
func Watch(ctx context.Context, opts Options, onChange func(changed []string) *Watched) error {
	opts = opts.withDefaults()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	src, err := openSource(ctx, opts)
	if err != nil {
		return err
	}
	w := &watch{opts: opts, src: src, onChange: onChange, done: make(chan *Watched, 1)}
	w.second.check = opts.Check
	defer func() { w.src.close() }()
	return w.run(ctx)
}

// eventsKept is how many events a source has in store for a watch that is about to start a call.
const eventsKept = 256

// event is a change that a source has seen.
type event struct {
	path    string // "" is anything
	folders bool   // folders came or went: what is watched must be looked at again
}

// source tells of changes. There are two: the system's events, and looking.
type source interface {
	events() <-chan event
	close()
}

// openSource opens the source that the options ask for, or looking where there are no more watches.
func openSource(ctx context.Context, opts Options) (source, error) {
	if opts.Poll {
		return newPollSource(ctx, opts), nil
	}
	src, err := newNotifySource(ctx, opts)
	if err == nil {
		return src, nil
	}
	if !isLimit(err) {
		return nil, err
	}
	opts.Log(fmt.Sprintf("the system has no more file watches (%v): looking for changes every %v instead; raise fs.inotify.max_user_watches and max_user_instances to avoid this", err, pollEvery))
	return newPollSource(ctx, opts), nil
}

// isLimit says whether err is what a system gives that runs out of watches or of open files.
func isLimit(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE)
}

// watch gathers the events of a source into calls of onChange.
type watch struct {
	opts     Options
	src      source
	onChange func(changed []string) *Watched
	done     chan *Watched // what a call of onChange has returned

	pending  map[string]bool // what has changed since the last call
	anything bool            // or everything
	folders  bool            // folders among it
	since    time.Time       // of the first of these
	busy     bool            // onChange is running
	second   secondLook
}

func (w *watch) run(ctx context.Context) error {
	w.call(nil)
	quiet := time.NewTimer(0)
	quiet.Stop()
	defer quiet.Stop()
	defer w.second.stop()
	ready := false // it has been quiet for long enough
	for {
		select {
		case <-ctx.Done():
			w.waitDone()
			return nil
		case e := <-w.src.events():
			ready = false
			quiet.Reset(w.stir(e))
		case <-quiet.C:
			ready = true
		case next := <-w.done:
			w.busy = false
			ready = w.follow(next) || ready
			w.second.plan()
		case <-w.second.due:
			w.second.start(ctx)
		case f := <-w.second.found:
			if w.second.note(f) {
				quiet.Reset(w.stir(event{folders: true})) // perhaps of a folder that nobody watches
			}
		}
		if !ready || w.busy {
			continue
		}
		ready = false
		w.drain()
		if err := w.flush(ctx); err != nil {
			return err
		}
	}
}

// stir is note for the event that may be the first of many.
func (w *watch) stir(e event) time.Duration {
	if w.second.put(); !w.busy && w.pending == nil {
		w.opts.Stir()
	}
	return w.note(e)
}

// waitDone waits for a call that is running, but not for ever.
func (w *watch) waitDone() {
	if !w.busy {
		return
	}
	select {
	case <-w.done:
	case <-time.After(patience):
	}
}

// follow takes over what is to be watched from now on, and reports whether that is something else.
// All of it counts as changed: nobody has looked at it until now.
func (w *watch) follow(next *Watched) bool {
	if next == nil {
		return false
	}
	w.opts.Watch, w.opts.Ignore = next.Paths, next.Ignore
	w.opts = w.opts.withDefaults()
	w.note(event{folders: true})
	return true
}

// note adds an event to what is pending and returns for how long to wait for more.
func (w *watch) note(e event) time.Duration {
	if w.pending == nil {
		w.pending = map[string]bool{}
		w.since = time.Now()
	}
	w.folders = w.folders || e.folders
	if e.path == "" {
		w.anything = true
	} else {
		w.pending[e.path] = true
	}
	return max(0, min(w.opts.Quiet, w.opts.MaxNoise-time.Since(w.since)))
}

// drain takes in the events that are waiting already, so that a timer that fires late, on a
// machine with much to do, does not part what belongs together.
func (w *watch) drain() {
	for {
		select {
		case e := <-w.src.events():
			w.note(e)
		default:
			return
		}
	}
}

// flush calls onChange with what is pending. New folders are watched first: whatever happens in
// them before is seen by the call, whatever happens later by the watch.
func (w *watch) flush(ctx context.Context) error {
	if w.pending == nil {
		return nil
	}
	changed := slices.Sorted(maps.Keys(w.pending))
	if w.anything || w.folders || w.second.isOverdue() {
		changed = nil
	}
	if w.folders {
		w.src.close()
		src, err := openSource(ctx, w.opts)
		if err != nil {
			return err
		}
		w.src = src
	}
	w.pending, w.anything, w.folders = nil, false, false
	w.call(changed)
	return nil
}

func (w *watch) call(changed []string) {
	w.busy = true
	w.second.build(changed)
	go func() { w.done <- w.onChange(changed) }()
}
