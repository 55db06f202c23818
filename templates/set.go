package templates

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"io"
	"maps"
	"reflect"
	"slices"
	"sync"
	text "text/template"
	"text/template/parse"

	"github.com/briefgen/briefgen/templates/compile"
)

// engine is one of the two libraries: they differ in what they escape.
type engine interface {
	parse(name, source string) error
	execute(w io.Writer, name string, view any) error
	trees() []*parse.Tree
}

type htmlEngine struct{ *template.Template }

func (e htmlEngine) parse(name, source string) error {
	_, err := e.New(name).Parse(source)
	return err
}

func (e htmlEngine) execute(w io.Writer, name string, view any) error {
	return e.ExecuteTemplate(w, name, view)
}

func (e htmlEngine) trees() (trees []*parse.Tree) {
	for _, t := range e.Templates() {
		if t.Tree != nil && t.Tree.Root != nil {
			trees = append(trees, t.Tree)
		}
	}
	return trees
}

type textEngine struct{ *text.Template }

func (e textEngine) parse(name, source string) error {
	_, err := e.New(name).Parse(source)
	return err
}

func (e textEngine) execute(w io.Writer, name string, view any) error {
	return e.ExecuteTemplate(w, name, view)
}

func (e textEngine) trees() (trees []*parse.Tree) {
	for _, t := range e.Templates() {
		if t.Tree != nil && t.Tree.Root != nil {
			trees = append(trees, t.Tree)
		}
	}
	return trees
}

// Set is templates that share their parts and functions. None can loop for ever: the library cannot be told to stop, so
// every round of a loop and every call of a template writes nothing at all once, which a writer can count and refuse.
// Once all is parsed, several goroutines may execute.
type Set struct {
	set     engine
	make    func(funcs template.FuncMap) engine
	funcs   template.FuncMap
	sources map[string]string // by name
	steps   sync.Once
	spare   sync.Pool // of *boundedPage

	trees    map[string]*parse.Tree // by name; the libraries change what is in them when they escape
	compiler compile.Set
	compiled sync.Map // pageKey → *compile.Template, nil for what cannot be compiled
}

// pageKey is a template and the type of its view.
type pageKey struct {
	name string
	view reflect.Type
}

// NewSet returns a set of HTML without templates. Of the same arguments funcs make the same.
func NewSet(funcs template.FuncMap) *Set {
	return newSet(funcs, func(funcs template.FuncMap) engine { return htmlEngine{template.New("").Funcs(funcs)} })
}

// NewTextSet returns a set of plain text without templates: nothing is escaped.
func NewTextSet(funcs template.FuncMap) *Set {
	return newSet(funcs, func(funcs template.FuncMap) engine { return textEngine{text.New("").Funcs(funcs)} })
}

func newSet(funcs template.FuncMap, make func(template.FuncMap) engine) *Set {
	s := &Set{set: make(funcs), make: make, funcs: funcs, sources: map[string]string{}, trees: map[string]*parse.Tree{}}
	s.compiler.Tree = func(name string) *parse.Tree { return s.trees[name] }
	s.compiler.Funcs, s.compiler.Steps, s.compiler.Bytes = funcs, maxSteps, maxPage
	return s
}

// Methods names methods that templates call often, so that they are called without reflection. It is called before any
// template is executed.
func (s *Set) Methods(methods ...compile.Method) { s.compiler.Methods = methods }

// Parse adds a template. Its error is that of the library.
func (s *Set) Parse(name, source string) error {
	s.sources[name] = source
	return s.set.parse(name, source)
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

// Execute runs a template. Its error is that of the library, which tells where it happened; it is an [ErrUnbounded] for
// a template that seems to loop for ever.
func (s *Set) Execute(name string, view any) ([]byte, error) {
	s.steps.Do(s.addSteps)
	key := pageKey{name, reflect.TypeOf(view)}
	made, known := s.compiled.Load(key)
	if !known {
		page, err := s.interpret(name, view)
		if err == nil {
			fast, _ := s.compiler.Compile(name, key.view) // a template that cannot be compiled is interpreted each time
			s.compiled.Store(key, fast)
		}
		return page, err
	}
	if fast := made.(*compile.Template); fast != nil {
		if page, ok := fast.Execute(view); ok {
			return page, nil
		}
	}
	return s.interpret(name, view)
}

// interpret has the library run a template.
func (s *Set) interpret(name string, view any) ([]byte, error) {
	page, ok := s.spare.Get().(*boundedPage)
	if !ok {
		page = new(boundedPage)
	}
	defer s.spare.Put(page)
	page.Reset()
	page.steps = 0
	err := s.set.execute(page, name, view)
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
	funcs := template.FuncMap{"step": step}
	maps.Copy(funcs, s.funcs)
	set := s.make(funcs)
	for name, source := range s.withSteps("{{if step}}{{end}}") {
		if err := set.parse(name, source); err != nil {
			return err
		}
	}
	err := set.execute(writerFunc(func(p []byte) { written += len(p) }), name, view)
	return cmp.Or(err, ErrUnbounded)
}

// withSteps returns the text of each template, by its name, with more text where a loop or a template begins.
func (s *Set) withSteps(more string) map[string]string {
	places := map[string][]int{}
	eachList(s.set.trees(), func(t *parse.Tree, list *parse.ListNode) {
		places[t.ParseName] = append(places[t.ParseName], int(list.Pos))
	})
	texts := map[string]string{}
	for name, source := range s.sources {
		slices.Sort(places[name])
		for _, at := range slices.Backward(slices.Compact(places[name])) {
			source = source[:at] + more + source[at:]
		}
		texts[name] = source
	}
	return texts
}

// writerFunc is a writer that never fails.
type writerFunc func(p []byte)

func (f writerFunc) Write(p []byte) (int, error) {
	f(p)
	return len(p), nil
}

// addSteps has each round of a loop and each call of a template write nothing at all, and notes the trees as they then are.
func (s *Set) addSteps() {
	eachList(s.set.trees(), func(_ *parse.Tree, list *parse.ListNode) {
		nothing := &parse.TextNode{NodeType: parse.NodeText, Pos: list.Pos, Text: []byte{}}
		list.Nodes = append([]parse.Node{nothing}, list.Nodes...)
	})
	for _, t := range s.set.trees() {
		s.trees[t.Name] = t
	}
}

// eachList calls do with what each template and each loop holds.
func eachList(trees []*parse.Tree, do func(*parse.Tree, *parse.ListNode)) {
	for _, t := range trees {
		eachLoop(t, t.Root, do)
		do(t, t.Root)
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
