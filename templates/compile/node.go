package compile

import (
	"reflect"
	"slices"
	"text/template/parse"
)

// node writes what a node of a template stands for.
type node func(*run) signal

// signal says how a node ended.
type signal int

const (
	done signal = iota
	breaks
	continues
)

// compiler compiles one template.
type compiler struct {
	set      *Set
	template string
	dot      expr
	vars     []variable // in the order of their declaration, the innermost last
	slots    int        // how many the template has
}

// variable is a variable of a template.
type variable struct {
	name string
	slot int
	typ  reflect.Type
	addr bool
}

func (c *compiler) list(l *parse.ListNode) node {
	if l == nil {
		return func(*run) signal { return done }
	}
	var nodes []node
	var text []byte // that is to be written next
	flush := func() {
		if piece := slices.Clip(text); len(piece) > 0 {
			nodes = append(nodes, func(r *run) signal {
				r.page = append(r.page, piece...)
				return done
			})
		}
		text = nil
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			if len(n.Text) > 0 {
				text = append(text, n.Text...)
				continue
			}
		case *parse.ActionNode:
			made, fixed := c.action(n)
			if fixed {
				if piece := written(made); len(piece) > 0 {
					text = append(text, piece...)
					continue
				}
			}
			flush()
			nodes = append(nodes, made)
			continue
		}
		flush()
		nodes = append(nodes, c.node(n))
	}
	flush()
	return inOrder(nodes)
}

// inOrder runs nodes one after the other.
func inOrder(nodes []node) node {
	if len(nodes) == 1 {
		return nodes[0]
	}
	return func(r *run) signal {
		for _, n := range nodes {
			if s := n(r); s != done {
				return s
			}
		}
		return done
	}
}

// written returns what a node writes that depends on nothing.
func written(n node) []byte {
	r := &run{set: &Set{Steps: 1}}
	n(r)
	return r.page
}

func (c *compiler) node(n parse.Node) node {
	switch n := n.(type) {
	case *parse.TextNode:
		return step
	case *parse.CommentNode:
		return func(*run) signal { return done }
	case *parse.BreakNode:
		return func(*run) signal { return breaks }
	case *parse.ContinueNode:
		return func(*run) signal { return continues }
	case *parse.IfNode:
		return c.ifNode(n)
	case *parse.WithNode:
		return c.withNode(n)
	case *parse.RangeNode:
		return c.rangeNode(n)
	case *parse.TemplateNode:
		return c.templateNode(n)
	}
	unknown("node %s", n)
	return nil
}

// step counts an empty text.
func step(r *run) signal {
	if r.steps++; r.steps > r.set.Steps || len(r.page) > r.set.Bytes {
		panic(errStopped)
	}
	return done
}

// action compiles an action. It is fixed if it always writes the same.
func (c *compiler) action(n *parse.ActionNode) (made node, fixed bool) {
	if len(n.Pipe.Decl) > 0 {
		return c.declare(n.Pipe), false
	}
	cmds, escapers := partEscapers(n.Pipe.Cmds)
	e := c.commands(cmds)
	return write(e, escapers), e.fixed
}

// declare evaluates a pipeline into its variable.
func (c *compiler) declare(p *parse.PipeNode) node {
	from := c.commands(p.Cmds)
	if len(p.Decl) != 1 || !from.single() {
		unknown("declaration %s", p)
	}
	get, to := from.slot(), 0
	if p.IsAssign {
		v := c.variable(p.Decl[0].Ident[0])
		if v.typ != from.typ || v.addr != from.addr {
			unknown("assignment %s of another type", p)
		}
		to = v.slot
	} else {
		to = c.push(p.Decl[0].Ident[0], from.typ, from.addr)
	}
	return func(r *run) signal {
		r.vars[r.base+to] = get(r)
		return done
	}
}

// push declares a variable, and returns its slot.
func (c *compiler) push(name string, typ reflect.Type, addr bool) int {
	c.vars = append(c.vars, variable{name, c.slots, typ, addr})
	c.slots++
	return c.slots - 1
}

func (c *compiler) variable(name string) variable {
	for _, v := range slices.Backward(c.vars) {
		if v.name == name {
			return v
		}
	}
	unknown("variable %s", name)
	return variable{}
}

// scoped compiles what stands in a scope of its own, with the dot that it is given.
func (c *compiler) scoped(dot expr, compile func()) {
	vars, outer := len(c.vars), c.dot
	c.dot = dot
	compile()
	c.vars, c.dot = c.vars[:vars], outer
}

func (c *compiler) ifNode(n *parse.IfNode) (out node) {
	c.scoped(c.dot, func() {
		if len(n.Pipe.Decl) > 0 {
			unknown("declaration in %s", n.Pipe)
		}
		truth := c.commands(n.Pipe.Cmds).truth()
		var then, els node
		c.scoped(c.dot, func() { then = c.list(n.List) })
		c.scoped(c.dot, func() { els = c.list(n.ElseList) })
		out = func(r *run) signal {
			if truth(r) {
				return then(r)
			}
			return els(r)
		}
	})
	return out
}

func (c *compiler) withNode(n *parse.WithNode) (out node) {
	c.scoped(c.dot, func() {
		e := c.commands(n.Pipe.Cmds)
		get, truth := e.slot(), e.slotTruth()
		to := -1
		switch {
		case len(n.Pipe.Decl) > 1 || n.Pipe.IsAssign || len(n.Pipe.Decl) == 1 && e.perhaps:
			unknown("declaration in %s", n.Pipe)
		case len(n.Pipe.Decl) == 1:
			to = c.push(n.Pipe.Decl[0].Ident[0], e.typ, e.addr)
		}
		settle := func(s slot) slot { return s }
		if e.perhaps {
			known := slotOf(e.typ)
			settle = func(s slot) slot { return known(s.value) }
		}
		var then, els node
		c.scoped(stored(e.typ, e.addr, func(r *run) *slot { return &r.dot }), func() { then = c.list(n.List) })
		c.scoped(c.dot, func() { els = c.list(n.ElseList) })
		out = func(r *run) signal {
			s := get(r)
			if to >= 0 {
				r.vars[r.base+to] = s
			}
			if !truth(s) {
				return els(r)
			}
			outer := r.dot
			r.dot = settle(s)
			end := then(r)
			r.dot = outer
			return end
		}
	})
	return out
}

func (c *compiler) rangeNode(n *parse.RangeNode) (out node) {
	if n.Pipe.IsAssign || len(n.Pipe.Decl) > 0 && n.ElseList != nil {
		unknown("declaration in %s", n.Pipe)
	}
	c.scoped(c.dot, func() {
		over := c.commands(n.Pipe.Cmds)
		elem, each := c.rounds(over)
		index, value := -1, -1
		if decl := n.Pipe.Decl; len(decl) > 0 {
			if len(decl) > 1 {
				if over.typ.Kind() == reflect.Int {
					unknown("two variables in %s", n.Pipe)
				}
				index = c.push(decl[0].Ident[0], reflect.TypeFor[int](), false)
			}
			value = c.push(decl[len(decl)-1].Ident[0], elem.typ, elem.addr)
		}
		var body, els node
		c.scoped(stored(elem.typ, elem.addr, func(r *run) *slot { return &r.dot }), func() { body = c.list(n.List) })
		c.scoped(c.dot, func() { els = c.list(n.ElseList) })
		round := func(r *run, i int, s slot) signal {
			if index >= 0 {
				r.vars[r.base+index] = slot{number: i}
			}
			if value >= 0 {
				r.vars[r.base+value] = s
			}
			r.dot = s
			return body(r)
		}
		out = func(r *run) signal {
			outer := r.dot
			rounds := each(r, round)
			r.dot = outer
			if rounds == 0 {
				return els(r)
			}
			return done
		}
	})
	return out
}

// rounds returns what a loop over e gives to each of its rounds, and how it goes on until one breaks. That returns how many there
// were.
func (c *compiler) rounds(e expr) (elem expr, each func(*run, func(*run, int, slot) signal) int) {
	switch {
	case !e.single():
	case e.number != nil:
		return expr{typ: e.typ}, func(r *run, round func(*run, int, slot) signal) int {
			n := e.number(r)
			for i := range n {
				if round(r, i, slot{number: i}) == breaks {
					return i + 1
				}
			}
			return max(0, n)
		}
	case e.typ.Kind() == reflect.Slice:
		of := slotOf(e.typ.Elem())
		return expr{typ: e.typ.Elem(), addr: true}, func(r *run, round func(*run, int, slot) signal) int {
			list := e.value(r)
			n := list.Len()
			for i := range n {
				if round(r, i, of(list.Index(i))) == breaks {
					return i + 1
				}
			}
			return n
		}
	}
	unknown("a loop over %v", e.typ)
	return expr{}, nil
}

func (c *compiler) templateNode(n *parse.TemplateNode) node {
	if n.Pipe == nil {
		t := c.set.template(key{name: n.Name})
		return func(r *run) signal {
			outer := r.dot
			r.dot = slot{}
			t.call(r)
			r.dot = outer
			return done
		}
	}
	if len(n.Pipe.Decl) > 0 {
		unknown("declaration in %s", n.Pipe)
	}
	e := c.commands(n.Pipe.Cmds)
	if !e.single() {
		unknown("template with %s", n.Pipe)
	}
	get, t := e.slot(), c.set.template(key{n.Name, e.typ, e.addr})
	return func(r *run) signal {
		outer := r.dot
		r.dot = get(r)
		t.call(r)
		r.dot = outer
		return done
	}
}
