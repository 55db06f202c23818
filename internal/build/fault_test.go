package build

import (
	"errors"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/brief"
	"github.com/briefgen/briefgen/internal/news"
)

// TestFaultNamesTheStory merges a story that no stage would make: the panic is an error.
func TestFaultNamesTheStory(t *testing.T) {
	stories := []*news.Story{
		{ID: "bridge", Docs: []*news.Document{nil}},
		{ID: "harbour-fire", Docs: []*news.Document{nil, nil}},
	}
	_, err := mergeEach(t.Context(), stories, brief.Options{}, nil)
	fault, ok := errors.AsType[*FaultError](err)
	if !ok {
		t.Fatalf("have error %v, want a FaultError", err)
	}
	if want := `merging the story "bridge"`; fault.Work != want {
		t.Errorf("have work %q, want %q", fault.Work, want)
	}
	if want := "internal/brief."; !strings.HasPrefix(fault.Place, want) {
		t.Errorf("have place %q, want one in %s", fault.Place, want)
	}
	if !strings.Contains(err.Error(), "mistake in briefgen") {
		t.Errorf("the message does not say whose mistake it is: %v", err)
	}
}

func TestGuard(t *testing.T) {
	mine := errors.New("mine")
	for _, c := range []struct {
		name string
		work func() error
		want string
	}{
		{"well", func() error { return nil }, ""},
		{"an error", func() error { return mine }, "mine"},
		{"a panic", func() error { panic("no origin") }, "counting failed because of a mistake in briefgen: no origin (at internal/build.TestGuard."},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := Guard("counting", c.work)
			have := ""
			if err != nil {
				have = err.Error()
			}
			if !strings.HasPrefix(have, c.want) || (have == "") != (c.want == "") {
				t.Errorf("have %q, want %q", have, c.want)
			}
		})
	}
}
