package compile

import (
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"
)

// function compiles a call of a function.
func (c *compiler) function(name string, args []parse.Node, final *expr) expr {
	if f, ok := c.set.Funcs[name]; ok {
		typ := reflect.TypeOf(f)
		if typ.Kind() != reflect.Func {
			unknown("function %s", name)
		}
		in := c.arguments(typ, args, final)
		if e, ok := direct(f, in); ok {
			return fold(e, in)
		}
		fn := reflect.ValueOf(f)
		return fold(called(typ, func(*run) reflect.Value { return fn }, in), in)
	}
	if (name == "and" || name == "or") && (len(args) == 0 || final != nil) {
		unknown("the arguments of %s", name) // what a pipeline brings is made first, needed or not; without any the library fails
	}
	return builtin(name, c.operands(args, final))
}

func (c *compiler) operands(args []parse.Node, final *expr) []expr {
	var in []expr
	for _, arg := range args {
		in = append(in, c.operand(arg))
	}
	if final != nil {
		in = append(in, *final)
	}
	return in
}

// arguments compiles the arguments of a function. They have the types of its parameters.
func (c *compiler) arguments(typ reflect.Type, args []parse.Node, final *expr) []expr {
	in := c.operands(args, final)
	if len(in) != typ.NumIn() || typ.IsVariadic() {
		unknown("the number of arguments of %s", typ)
	}
	for i, e := range in {
		if !e.single() || !e.typ.AssignableTo(typ.In(i)) {
			unknown("argument %d of %s", i, typ)
		}
	}
	return in
}

// called compiles a call of a function by reflection.
func called(typ reflect.Type, fn func(*run) reflect.Value, in []expr) expr {
	outs := typ.NumOut()
	if outs == 0 || outs > 2 || outs == 2 && typ.Out(1) != reflect.TypeFor[error]() || typ.Out(0) == reflect.TypeFor[reflect.Value]() {
		unknown("the results of %s", typ)
	}
	var get []func(*run) reflect.Value
	for _, e := range in {
		get = append(get, e.reflected())
	}
	return of(typ.Out(0), false, func(r *run) reflect.Value {
		f, args := fn(r), make([]reflect.Value, len(get))
		for i := range get {
			args[i] = get[i](r)
		}
		out := f.Call(args)
		if outs == 2 && !out[1].IsNil() {
			panic(errStopped)
		}
		return out[0]
	})
}

// direct compiles a call of a function of the types that functions of templates mostly have.
func direct(f any, in []expr) (e expr, ok bool) {
	switch f := f.(type) {
	case func(string) string:
		return textOf[string](func(r *run) (string, error) { return f(in[0].text(r)), nil }), true
	case func(string) (string, error):
		return textOf[string](func(r *run) (string, error) { return f(in[0].text(r)) }), true
	case func(string) template.HTML:
		return textOf[template.HTML](func(r *run) (template.HTML, error) { return f(in[0].text(r)), nil }), true
	case func(string, int) (string, error):
		return textOf[string](func(r *run) (string, error) { return f(in[0].text(r), in[1].number(r)) }), true
	case func(string, any) (template.HTML, error):
		view := in[1].reflected()
		return textOf[template.HTML](func(r *run) (template.HTML, error) { return f(in[0].text(r), view(r).Interface()) }), true
	}
	return expr{}, false
}

// textOf is the expression of strings that may not be made.
func textOf[T ~string](f func(*run) (T, error)) expr {
	return expr{typ: reflect.TypeFor[T](), text: func(r *run) string {
		text, err := f(r)
		if err != nil {
			panic(errStopped)
		}
		return string(text)
	}}
}

// builtin compiles a call of a function of the libraries.
func builtin(name string, in []expr) expr {
	switch name {
	case "and", "or":
		return junction(name == "or", in)
	case "eq", "ne", "lt", "le", "gt", "ge":
		return comparison(name, in)
	}
	for _, e := range in {
		if !e.single() && name != "not" {
			unknown("argument of %s", name)
		}
	}
	switch {
	case name == "not" && len(in) == 1:
		truth := in[0].truth()
		return expr{typ: boolType, yes: func(r *run) bool { return !truth(r) }}
	case name == "len" && len(in) == 1:
		return length(in[0])
	case name == "index" && len(in) == 2:
		return index(in[0], in[1])
	case name == "print" || name == "println" || name == "printf" && len(in) > 0 && in[0].typ == stringType:
		return printed(name, in)
	}
	unknown("function %s", name)
	return expr{}
}

// junction is and, or or.
func junction(or bool, in []expr) expr {
	texts := len(in) > 0
	var truths []func(*run) bool
	for _, e := range in {
		texts = texts && e.text != nil && e.typ == in[0].typ
		truths = append(truths, e.truth())
	}
	if texts {
		return expr{typ: in[0].typ, text: func(r *run) (text string) {
			for _, e := range in {
				if text = e.text(r); text != "" == or {
					break
				}
			}
			return text
		}}
	}
	return expr{typ: boolType, mixed: true, yes: func(r *run) bool {
		for _, truth := range truths {
			if truth(r) == or {
				return or
			}
		}
		return !or
	}}
}

func comparison(name string, in []expr) expr {
	if len(in) < 2 || len(in) > 2 && name != "eq" {
		unknown("the number of arguments of %s", name)
	}
	var texts []func(*run) string
	var numbers []func(*run) int
	for _, e := range in {
		switch {
		case e.text != nil:
			texts = append(texts, e.text)
		case e.number != nil:
			numbers = append(numbers, e.number)
		}
	}
	var yes func(*run) bool
	switch len(in) {
	case len(texts):
		yes = compared(name, texts)
	case len(numbers):
		yes = compared(name, numbers)
	default:
		unknown("%s of other than texts or numbers", name)
	}
	return expr{typ: boolType, yes: yes}
}

// compared compares the first of in with the second; eq with all others.
func compared[T string | int](name string, in []func(*run) T) func(*run) bool {
	a, b := in[0], in[1]
	switch name {
	case "ne":
		return func(r *run) bool { return a(r) != b(r) }
	case "lt":
		return func(r *run) bool { return a(r) < b(r) }
	case "le":
		return func(r *run) bool { return a(r) <= b(r) }
	case "gt":
		return func(r *run) bool { return a(r) > b(r) }
	case "ge":
		return func(r *run) bool { return a(r) >= b(r) }
	}
	if len(in) == 2 {
		return func(r *run) bool { return a(r) == b(r) }
	}
	return func(r *run) bool {
		first, equal := a(r), false
		for _, e := range in[1:] {
			equal = e(r) == first || equal
		}
		return equal
	}
}

func length(e expr) expr {
	switch {
	case e.text != nil:
		return expr{typ: intType, number: func(r *run) int { return len(e.text(r)) }}
	case e.value != nil && (e.typ.Kind() == reflect.Slice || e.typ.Kind() == reflect.Map):
		return expr{typ: intType, number: func(r *run) int { return e.value(r).Len() }}
	}
	unknown("the length of %s", e.typ)
	return expr{}
}

func index(e, at expr) expr {
	switch {
	case e.value != nil && e.typ.Kind() == reflect.Slice && at.number != nil:
		return of(e.typ.Elem(), true, func(r *run) reflect.Value { return e.value(r).Index(at.number(r)) })
	case e.value != nil && e.typ.Kind() == reflect.Map && e.typ.Key() == stringType && at.typ == stringType:
		zero, found := reflect.Zero(e.typ.Elem()), entry(e, at).value
		return of(e.typ.Elem(), false, func(r *run) reflect.Value {
			if v := found(r); v.IsValid() {
				return v
			}
			return zero
		})
	}
	unknown("index %s of %s", at.typ, e.typ)
	return expr{}
}

// printed is one of the functions that print.
func printed(name string, in []expr) expr {
	var get []func(*run) reflect.Value
	for _, e := range in {
		get = append(get, e.reflected())
	}
	return textOf[string](func(r *run) (string, error) {
		args := make([]any, len(get))
		for i := range get {
			args[i] = get[i](r).Interface()
		}
		switch name {
		case "print":
			return fmt.Sprint(args...), nil
		case "println":
			return fmt.Sprintln(args...), nil
		}
		return fmt.Sprintf(args[0].(string), args[1:]...), nil
	})
}
