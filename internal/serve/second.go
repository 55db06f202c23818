package serve

import (
	"context"
	"time"
)

const (
	// secondAfter is how long it must be quiet after a build for a second look.
	secondAfter = 300 * time.Millisecond
	// secondAtLatest is how long builds may be told what has changed without a look at all: where it is never quiet, one of
	// them is told that anything may have.
	secondAtLatest = 10 * time.Second
)

// secondLook looks at all files when it has been quiet for some time after builds that were told what had changed. What a
// watch has not seen is found so: events get lost, and a file that is changed under another of its names gives none.
type secondLook struct {
	check  func(ctx context.Context) bool // nil for none
	unsure time.Time                      // when the first build was told what had changed that no look has followed; zero if all is known
	due    <-chan time.Time               // when to look; nil if not
	found  chan finding                   // what a look finds; nil if none is going on
	cancel context.CancelFunc             // of that
}

// finding is what came of a look.
type finding struct {
	differs bool
	ended   bool // or else it was broken off
}

// build notes that a build begins that is told of some changes, nil for any. No look goes on beside it.
func (l *secondLook) build(changed []string) {
	l.stop()
	switch {
	case changed == nil:
		l.unsure = time.Time{}
	case l.unsure.IsZero():
		l.unsure = time.Now()
	}
}

// isOverdue reports whether the next build must look at everything.
func (l *secondLook) isOverdue() bool {
	return l.check != nil && !l.unsure.IsZero() && time.Since(l.unsure) > secondAtLatest
}

// plan plans a look, if one is needed.
func (l *secondLook) plan() {
	if l.check != nil && !l.unsure.IsZero() {
		l.due = time.After(secondAfter)
	}
}

// put puts a look off, or ends it: something has changed, and a build is near.
func (l *secondLook) put() {
	l.due = nil
	if l.cancel != nil {
		l.cancel()
	}
}

// start begins a look.
func (l *secondLook) start(ctx context.Context) {
	ctx, l.cancel = context.WithCancel(ctx)
	found := make(chan finding, 1)
	l.due, l.found = nil, found
	go func() { found <- finding{l.check(ctx), ctx.Err() == nil} }()
}

// note notes what a look has found, and reports whether something is not as it was.
func (l *secondLook) note(f finding) bool {
	l.put()
	l.found, l.cancel = nil, nil
	if f.ended {
		l.unsure = time.Time{}
	}
	return f.ended && f.differs
}

// stop ends a look, and waits for that.
func (l *secondLook) stop() {
	l.put()
	if l.found != nil {
		<-l.found
		l.found, l.cancel = nil, nil
	}
}
