package compile

import (
	"reflect"
	"text/template/parse"
)

// expr is a value that is known when a template runs. It has the one of text, number, yes and value that fits its type: a
// string of any type, an int, a bool of any type, or all else.
type expr struct {
	typ     reflect.Type // nil: there is none
	addr    bool         // the value can be addressed; of value alone
	perhaps bool         // there may be none: then it has only value, whatever the type
	mixed   bool         // of no single type: it has only yes, which is its truth
	fixed   bool         // it is the same in each run
	text    func(*run) string
	number  func(*run) int
	yes     func(*run) bool
	value   func(*run) reflect.Value
}

var (
	intType    = reflect.TypeFor[int]()
	stringType = reflect.TypeFor[string]()
	boolType   = reflect.TypeFor[bool]()
)

// of returns the expression of values of a type that get makes.
func of(typ reflect.Type, addr bool, get func(*run) reflect.Value) expr {
	e := expr{typ: typ}
	switch {
	case typ.Kind() == reflect.String:
		e.text = func(r *run) string { return get(r).String() }
	case typ == intType:
		e.number = func(r *run) int { return int(get(r).Int()) }
	case typ.Kind() == reflect.Bool:
		e.yes = func(r *run) bool { return get(r).Bool() }
	case typ.Kind() == reflect.Interface:
		unknown("a value of type %s", typ)
	default:
		e.value, e.addr = get, addr && typ.Kind() != reflect.Pointer
	}
	return e
}

// stored returns the expression of what a slot has.
func stored(typ reflect.Type, addr bool, at func(*run) *slot) expr {
	e := expr{typ: typ, addr: addr}
	switch {
	case typ == nil:
	case typ.Kind() == reflect.String:
		e.text = func(r *run) string { return at(r).text }
	case typ == intType:
		e.number = func(r *run) int { return at(r).number }
	case typ.Kind() == reflect.Bool:
		e.yes = func(r *run) bool { return at(r).yes }
	default:
		e.value = func(r *run) reflect.Value { return at(r).value }
	}
	return e
}

// slotOf returns how a value of a type is put into a slot.
func slotOf(typ reflect.Type) func(reflect.Value) slot {
	switch {
	case typ.Kind() == reflect.String:
		return func(v reflect.Value) slot { return slot{text: v.String()} }
	case typ == intType:
		return func(v reflect.Value) slot { return slot{number: int(v.Int())} }
	case typ.Kind() == reflect.Bool:
		return func(v reflect.Value) slot { return slot{yes: v.Bool()} }
	case typ.Kind() == reflect.Interface:
		unknown("a value of type %s", typ)
	}
	return func(v reflect.Value) slot { return slot{value: v} }
}

// slot returns e as a slot.
func (e expr) slot() func(*run) slot {
	switch {
	case e.mixed || e.typ == nil:
		unknown("a value of no single type")
	case e.text != nil:
		return func(r *run) slot { return slot{text: e.text(r)} }
	case e.number != nil:
		return func(r *run) slot { return slot{number: e.number(r)} }
	case e.yes != nil:
		return func(r *run) slot { return slot{yes: e.yes(r)} }
	}
	return func(r *run) slot { return slot{value: e.value(r)} }
}

// reflected returns e as a value of its type.
func (e expr) reflected() func(*run) reflect.Value {
	switch {
	case !e.single():
		unknown("a value of no single type")
	case e.text != nil:
		return func(r *run) reflect.Value { return reflect.ValueOf(e.text(r)).Convert(e.typ) }
	case e.number != nil:
		return func(r *run) reflect.Value { return reflect.ValueOf(e.number(r)) }
	case e.yes != nil:
		return func(r *run) reflect.Value { return reflect.ValueOf(e.yes(r)).Convert(e.typ) }
	}
	return e.value
}

// truth returns whether e is true, as actions see it.
func (e expr) truth() func(*run) bool {
	switch {
	case e.yes != nil:
		return e.yes
	case e.text != nil:
		return func(r *run) bool { return e.text(r) != "" }
	case e.number != nil:
		return func(r *run) bool { return e.number(r) != 0 }
	}
	truth := e.slotTruth()
	return func(r *run) bool { return truth(slot{value: e.value(r)}) }
}

// slotTruth is truth of a slot.
func (e expr) slotTruth() func(slot) bool {
	switch {
	case e.typ == nil:
		unknown("the truth of nothing")
	case e.text != nil:
		return func(s slot) bool { return s.text != "" }
	case e.number != nil:
		return func(s slot) bool { return s.number != 0 }
	case e.yes != nil:
		return func(s slot) bool { return s.yes }
	}
	switch kind := e.typ.Kind(); {
	case kind == reflect.Slice || kind == reflect.Map || kind == reflect.Array || kind == reflect.String:
		return func(s slot) bool { return s.value.IsValid() && s.value.Len() > 0 }
	case kind == reflect.Pointer:
		return func(s slot) bool { return s.value.IsValid() && !s.value.IsNil() }
	case kind == reflect.Struct:
		return func(s slot) bool { return s.value.IsValid() }
	case kind >= reflect.Bool && kind <= reflect.Uintptr:
		return func(s slot) bool { return s.value.IsValid() && !s.value.IsZero() }
	case kind == reflect.Float32 || kind == reflect.Float64:
		return func(s slot) bool { return s.value.IsValid() && s.value.Float() != 0 }
	}
	unknown("the truth of %s", e.typ)
	return nil
}

// single reports whether e is always of its type.
func (e expr) single() bool { return e.typ != nil && !e.perhaps && !e.mixed }

// word returns the expression of a constant.
func word(text string) expr {
	return expr{typ: stringType, fixed: true, text: func(*run) string { return text }}
}

// fold makes e once if it was made of nothing but args that are fixed. A value that cannot be made is left to the run.
func fold(e expr, args []expr) (folded expr) {
	for _, arg := range args {
		if !arg.fixed {
			return e
		}
	}
	defer func() {
		if recover() != nil {
			folded = e
		}
	}()
	if e.text == nil {
		return e
	}
	folded = word(e.text(new(run)))
	folded.typ = e.typ
	return folded
}

// commands compiles the commands of a pipeline.
func (c *compiler) commands(cmds []*parse.CommandNode) expr {
	var out expr
	var final *expr
	for _, cmd := range cmds {
		next := c.command(cmd.Args, final)
		out, final = next, &next
	}
	return out
}

// command compiles a command; final is what it is given by the one before it, or nil.
func (c *compiler) command(args []parse.Node, final *expr) expr {
	switch n := args[0].(type) {
	case *parse.FieldNode:
		return c.chain(c.dot, n.Ident, args[1:], final)
	case *parse.ChainNode:
		return c.chain(c.operand(n.Node), n.Field, args[1:], final)
	case *parse.VariableNode:
		v := c.variable(n.Ident[0])
		e := stored(v.typ, v.addr, func(r *run) *slot { return &r.vars[r.base+v.slot] })
		return c.chain(e, n.Ident[1:], args[1:], final)
	case *parse.IdentifierNode:
		return c.function(n.Ident, args[1:], final)
	}
	if len(args) > 1 || final != nil {
		unknown("arguments of %s", args[0])
	}
	return c.operand(args[0])
}

// operand compiles what stands for a value.
func (c *compiler) operand(n parse.Node) expr {
	switch n := n.(type) {
	case *parse.DotNode:
		return c.dot
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			unknown("declaration in %s", n)
		}
		return c.commands(n.Cmds)
	case *parse.StringNode:
		return word(n.Text)
	case *parse.BoolNode:
		return expr{typ: boolType, fixed: true, yes: func(*run) bool { return n.True }}
	case *parse.NumberNode:
		if n.IsInt && digits(n.Text) {
			return expr{typ: intType, fixed: true, number: func(*run) int { return int(n.Int64) }}
		}
	case *parse.FieldNode, *parse.ChainNode, *parse.VariableNode, *parse.IdentifierNode:
		return c.command([]parse.Node{n}, nil)
	}
	unknown("operand %s", n)
	return expr{}
}

// digits reports whether a number is written in decimal digits alone.
func digits(text string) bool {
	for i, r := range text {
		if (r < '0' || r > '9') && (r != '-' || i > 0) {
			return false
		}
	}
	return true
}
