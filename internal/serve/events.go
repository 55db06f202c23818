package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"
)

// signalPause is the least time between two signals to one page: ten a second.
const signalPause = 100 * time.Millisecond

// signal tells an open page what has changed.
type signal struct {
	generation string   // that stands now
	reload     bool     // or else only
	styles     []string // these sheets are new
}

// merge is the signal for somebody who has seen neither a nor the later b.
func (a signal) merge(b signal) signal {
	styles := append(slices.Clone(a.styles), b.styles...)
	slices.Sort(styles)
	return signal{generation: b.generation, reload: a.reload || b.reload, styles: slices.Compact(styles)}
}

// hub holds the open pages.
type hub struct {
	mu    sync.Mutex
	pages map[*page]bool
}

// page is an open event stream and what it has not been told yet.
type page struct {
	wake    chan struct{} // holds one: there is something to tell
	mu      sync.Mutex
	waiting *signal
}

func newHub() *hub { return &hub{pages: map[*page]bool{}} }

func (h *hub) join() *page {
	p := &page{wake: make(chan struct{}, 1)}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.pages[p] = true
	return p
}

func (h *hub) leave(p *page) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.pages, p)
}

// tell gives all open pages a signal. It never waits for one.
func (h *hub) tell(s signal) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for p := range h.pages {
		p.tell(s)
	}
}

func (p *page) tell(s signal) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.waiting != nil {
		s = p.waiting.merge(s)
	}
	p.waiting = &s
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

// take returns what the page has not been told, and forgets it.
func (p *page) take() (signal, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.waiting == nil {
		return signal{}, false
	}
	s := *p.waiting
	p.waiting = nil
	return s, true
}

// stream sends the signals for one page, as server-sent events, until the page is closed. At most
// ten go out a second; what comes in between is merged.
func (h *hub) stream(w http.ResponseWriter, r *http.Request, first func() *signal) {
	p := h.join()
	defer h.leave(p)
	if s := first(); s != nil { // after joining: nothing falls in between
		p.tell(*s)
	}
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	out := http.NewResponseController(w)
	if _, err := fmt.Fprint(w, "retry: 500\n\n"); err != nil || out.Flush() != nil {
		return
	}
	for {
		select {
		case <-r.Context().Done():
			return
		case <-p.wake:
		}
		s, ok := p.take()
		if !ok {
			continue
		}
		if _, err := w.Write(s.encode()); err != nil || out.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-time.After(signalPause):
		}
	}
}

// encode writes the signal as an event "reload" or "style".
func (s signal) encode() []byte {
	name := "style"
	if s.reload {
		name = "reload"
	}
	data, err := json.Marshal(struct {
		Generation string   `json:"generation"`
		Styles     []string `json:"styles"`
	}{s.generation, append([]string{}, s.styles...)})
	if err != nil {
		panic(err) // strings always encode
	}
	return fmt.Appendf(nil, "event: %s\ndata: %s\n\n", name, data)
}
