// Package compile turns templates that html/template or text/template has parsed and escaped into functions over the types
// of their views. These write the same bytes, but look up no field, method or function by its name while they do.
//
// It knows less than the libraries. What it does not know it does not compile, and what goes wrong while a template runs it
// does not explain: both times the library is to run the template, and what it says stands. So nothing but speed depends
// on what is known here.
package compile

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"sync"
	"text/template/parse"
)

// Set compiles templates, and those that they call. Several goroutines may use it at once.
type Set struct {
	Tree    func(name string) *parse.Tree // as the library executes it; nil if there is none
	Funcs   map[string]any                // of the same arguments they make the same: with constants they are called once
	Methods []Method                      // called often
	Steps   int                           // how many empty texts a page may have
	Bytes   int                           // how long it may be

	mu    sync.Mutex
	made  map[key]*Template
	spare sync.Pool // of *run
}

// key is a template and what it is called with: the type, and whether such a value can be addressed, for then it has the methods
// of its pointer.
type key struct {
	name string
	dot  reflect.Type
	addr bool
}

// Template is a compiled template.
type Template struct {
	set  *Set
	dot  func(reflect.Value) slot
	body node
	vars int // that it declares, with $
}

// errUnknown is what [Set.Compile] says of what it does not know.
type errUnknown struct{ error }

func unknown(format string, args ...any) { panic(errUnknown{fmt.Errorf(format, args...)}) }

// Compile returns the template called name for views of a type. The library must have executed it before. An error
// says what is not known here.
func (s *Set) Compile(name string, view reflect.Type) (t *Template, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	before := maps.Clone(s.made)
	defer func() {
		switch cause := recover().(type) {
		case nil:
		case errUnknown:
			t, err = nil, cause
			s.made = before // what calls each other is nothing without all of it
		default:
			panic(cause)
		}
	}()
	if view == nil {
		unknown("a view without a type")
	}
	return s.template(key{name: name, dot: view}), nil
}

func (s *Set) template(k key) *Template {
	if t := s.made[k]; t != nil {
		return t
	}
	tree := s.Tree(k.name)
	if tree == nil || tree.Root == nil {
		unknown("there is no template %q", k.name)
	}
	if s.made == nil {
		s.made = map[key]*Template{}
	}
	t := &Template{set: s}
	s.made[k] = t
	c := &compiler{set: s, template: k.name}
	if k.dot != nil {
		c.dot = stored(k.dot, k.addr, func(r *run) *slot { return &r.dot })
		t.dot = slotOf(k.dot)
		c.vars = []variable{{"$", 0, k.dot, k.addr}}
	}
	c.slots = 1
	t.body = c.list(tree.Root)
	t.vars = c.slots
	return t
}

// run is a template that is being executed.
type run struct {
	set   *Set
	page  []byte
	dot   slot
	vars  []slot // of all templates that are being executed
	base  int    // where those of the innermost begin
	steps int
	depth int
}

// slot is a value: a string is in text, an int in number, a bool in yes, all else in value.
type slot struct {
	value  reflect.Value
	text   string
	number int
	yes    bool
}

// errStopped ends a run where the library would end with an error.
var errStopped = errors.New("stopped")

// maxDepth is how many templates may call each other. The library takes more, and tells of an error then.
const maxDepth = 10_000

// Execute runs t on a view of its type. It returns false where only the library can tell what becomes of it.
func (t *Template) Execute(view any) (page []byte, ok bool) {
	r, spare := t.set.spare.Get().(*run)
	if !spare {
		r = &run{set: t.set}
	}
	defer func() {
		if recover() != nil {
			page, ok = nil, false
		}
	}()
	r.dot = t.dot(reflect.ValueOf(view))
	t.call(r)
	if len(r.page) > t.set.Bytes {
		return nil, false
	}
	page = bytes.Clone(r.page) // of its size: what grew has up to twice as much
	clear(r.vars[:cap(r.vars)])
	*r = run{set: t.set, page: r.page[:0], vars: r.vars}
	t.set.spare.Put(r)
	return page, true
}

// call runs t on what is the dot of r.
func (t *Template) call(r *run) {
	if r.depth++; r.depth > maxDepth {
		panic(errStopped)
	}
	base, outer := r.base, len(r.vars)
	r.base = outer
	for range t.vars {
		r.vars = append(r.vars, slot{})
	}
	r.vars[r.base] = r.dot
	t.body(r)
	r.vars = r.vars[:outer]
	r.base = base
	r.depth--
}
