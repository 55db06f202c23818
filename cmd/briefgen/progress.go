package main

import (
	"fmt"
	"sync"
	"time"
)

// A build is shown to go on only if it takes longer than anybody waits without asking.
const (
	progressAfter = time.Second
	progressEvery = 100 * time.Millisecond
)

// progress shows on a terminal how far the work has come. It shows nothing elsewhere.
type progress struct {
	t     *terminal
	what  string // is being done
	mu    sync.Mutex
	next  time.Time // not before this
	shown bool
}

func newProgress(t *terminal) *progress {
	return &progress{t: t, what: "reading articles", next: time.Now().Add(progressAfter)}
}

// step shows that done of total have been read. Several goroutines may call it.
func (p *progress) step(done, total int) {
	if !p.t.live {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if now.Before(p.next) {
		return
	}
	p.next = now.Add(progressEvery)
	p.shown = true
	fmt.Fprintf(p.t.stderr, "\r%s: %d of %d", p.what, done, total)
}

// clear removes what is shown.
func (p *progress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.t.stderr, "\r\x1b[K")
		p.shown = false
	}
}
