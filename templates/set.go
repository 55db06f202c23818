package templates

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"slices"
	"sync"
	"text/template/parse"
)

// Set is templates that share their parts and functions. None can loop for ever: the library cannot be told to stop, so
// every round of a loop and every call of a template writes nothing at all once, which a writer can count and refuse.
// Once all is parsed, several goroutines may execute.
type Set struct {
	set     *template.Template
	funcs   template.FuncMap
	sources map[string]string // by name
	steps   sync.Once
	spare   sync.Pool // of *boundedPage
}

// NewSet returns a set without templates.
func NewSet(funcs template.FuncMap) *Set {
	return &Set{set: template.New("").Funcs(funcs), funcs: funcs, sources: map[string]string{}}
}

// Parse adds a template. Its error is that of html/template.
func (s *Set) Parse(name, source string) error {
	s.sources[name] = source
	_, err := s.set.New(name).Parse(source)
	return err
}

// Source returns the text of the template called name, "" if there is none.
func (s *Set) Source(name string) string { return s.sources[name] }

// The bounds are counts, not times, so that what builds on one machine builds on all; no page of the built-in templates
// comes near them.
const (
	maxSteps = 2_000_000 // rounds and calls in one page
	maxPage  = 128 << 20 // bytes of one page
)

// ErrUnbounded says that a template went beyond a bound.
var ErrUnbounded = fmt.Errorf("went on for more than %d rounds and calls, or wrote more than %d MiB, and was stopped: it seems to loop for ever", maxSteps, maxPage>>20)

// boundedPage takes a page while it is made.
type boundedPage struct {
	bytes.Buffer
	steps int
}

func (b *boundedPage) Write(p []byte) (int, error) {
	if len(p) == 0 {
		b.steps++
	}
	if b.steps > maxSteps || b.Len()+len(p) > maxPage {
		return 0, ErrUnbounded
	}
	return b.Buffer.Write(p)
}

// Execute runs a template. Its error is that of html/template, which tells where it happened; it is an [ErrUnbounded] for
// a template that seems to loop for ever.
func (s *Set) Execute(name string, view any) ([]byte, error) {
	s.steps.Do(s.addSteps)
	page, ok := s.spare.Get().(*boundedPage)
	if !ok {
		page = new(boundedPage)
	}
	defer s.spare.Put(page)
	page.Reset()
	page.steps = 0
	err := s.set.ExecuteTemplate(page, name, view)
	if errors.Is(err, ErrUnbounded) {
		err = s.locateLoop(name, view)
	}
	return bytes.Clone(page.Bytes()), err // of its size: a buffer that grew has up to twice as much
}

// locateLoop runs a template again that went beyond the bounds, with steps that can fail themselves: the library tells
// where that happened, but not where it could not write.
func (s *Set) locateLoop(name string, view any) error {
	steps, written := 0, 0
	step := func() (bool, error) {
		if steps++; steps > maxSteps || written > maxPage {
			return false, ErrUnbounded
		}
		return false, nil
	}
	set := template.New("").Funcs(s.funcs).Funcs(template.FuncMap{"step": step})
	for name, text := range s.withSteps("{{if step}}{{end}}") {
		if _, err := set.New(name).Parse(text); err != nil {
			return err
		}
	}
	err := set.ExecuteTemplate(writerFunc(func(p []byte) { written += len(p) }), name, view)
	return cmp.Or(err, ErrUnbounded)
}

// withSteps returns the text of each template, by its name, with more text where a loop or a template begins.
func (s *Set) withSteps(more string) map[string]string {
	places := map[string][]int{}
	eachList(s.set, func(t *parse.Tree, list *parse.ListNode) {
		places[t.ParseName] = append(places[t.ParseName], int(list.Pos))
	})
	texts := map[string]string{}
	for name, text := range s.sources {
		slices.Sort(places[name])
		for _, at := range slices.Backward(slices.Compact(places[name])) {
			text = text[:at] + more + text[at:]
		}
		texts[name] = text
	}
	return texts
}

// writerFunc is a writer that never fails.
type writerFunc func(p []byte)

func (f writerFunc) Write(p []byte) (int, error) {
	f(p)
	return len(p), nil
}

// addSteps has each round of a loop and each call of a template write nothing at all.
func (s *Set) addSteps() {
	eachList(s.set, func(_ *parse.Tree, list *parse.ListNode) {
		nothing := &parse.TextNode{NodeType: parse.NodeText, Pos: list.Pos, Text: []byte{}}
		list.Nodes = append([]parse.Node{nothing}, list.Nodes...)
	})
}

// eachList calls do with what each template and each loop holds.
func eachList(set *template.Template, do func(*parse.Tree, *parse.ListNode)) {
	for _, t := range set.Templates() {
		if t.Tree != nil && t.Tree.Root != nil {
			eachLoop(t.Tree, t.Tree.Root, do)
			do(t.Tree, t.Tree.Root)
		}
	}
}

func eachLoop(t *parse.Tree, list *parse.ListNode, do func(*parse.Tree, *parse.ListNode)) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.IfNode:
			eachLoop(t, n.List, do)
			eachLoop(t, n.ElseList, do)
		case *parse.WithNode:
			eachLoop(t, n.List, do)
			eachLoop(t, n.ElseList, do)
		case *parse.RangeNode:
			eachLoop(t, n.List, do)
			eachLoop(t, n.ElseList, do)
			do(t, n.List)
		}
	}
}
