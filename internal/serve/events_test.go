package serve

import (
	"context"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestSignalPause: a page gets ten signals a second at most, and the last one always.
func TestSignalPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		h := newHub()
		w := httptest.NewRecorder()
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			h.stream(w, httptest.NewRequestWithContext(ctx, "GET", "/", nil), func() *signal { return nil })
		}()
		synctest.Wait()
		for i := range 200 {
			h.tell(signal{generation: fmt.Sprint(i), reload: true})
			time.Sleep(6 * time.Millisecond)
		}
		time.Sleep(time.Second)
		cancel()
		<-ended
		if have := strings.Count(w.Body.String(), "event: "); have < 2 || have > 13 {
			t.Errorf("signals in 1.2 seconds: have %d, want at most 13", have)
		}
		if !strings.Contains(w.Body.String(), `"generation":"199"`) {
			t.Error("the last generation was not told")
		}
	})
}

// TestMerge: what came together is told together.
func TestMerge(t *testing.T) {
	a := signal{generation: "1", styles: []string{"b.css", "a.css"}}
	b := signal{generation: "2", styles: []string{"b.css"}}
	if have, want := fmt.Sprint(a.merge(b)), "{2 false [a.css b.css]}"; have != want {
		t.Errorf("have %s, want %s", have, want)
	}
	if c := a.merge(signal{generation: "3", reload: true}); !c.reload || c.generation != "3" {
		t.Errorf("have %+v", c)
	}
}
