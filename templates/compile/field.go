package compile

import (
	"reflect"
	"text/template/parse"
)

// Method is how a method without arguments is called without reflection.
type Method struct {
	name   string
	of     reflect.Type // the interface that has it
	result reflect.Type
	text   func(any) string
}

// TextMethod returns the method called name of all types that implement I; call calls it.
func TextMethod[I any, R ~string](name string, call func(I) R) Method {
	return Method{name, reflect.TypeFor[I](), reflect.TypeFor[R](), func(v any) string { return string(call(v.(I))) }}
}

// chain compiles fields and methods one after the other; the last may have arguments.
func (c *compiler) chain(e expr, names []string, args []parse.Node, final *expr) expr {
	for i, name := range names {
		if i < len(names)-1 {
			e = c.field(e, name, nil, nil)
		} else {
			return c.field(e, name, args, final)
		}
	}
	if len(args) > 0 || final != nil {
		unknown("arguments of a value")
	}
	return e
}

// field compiles a field, method or entry of e.
func (c *compiler) field(e expr, name string, args []parse.Node, final *expr) expr {
	if !e.single() {
		unknown("%s of a value of no single type", name)
	}
	base := e.typ
	if base.Kind() == reflect.Pointer {
		base = base.Elem()
	}
	if kind := base.Kind(); kind == reflect.Pointer || kind == reflect.Interface {
		unknown("%s of %s", name, e.typ)
	}
	if m, ok := reflect.PointerTo(base).MethodByName(name); ok {
		return c.method(e, base, m, args, final)
	}
	if len(args) > 0 || final != nil {
		unknown("arguments of the field %s", name)
	}
	switch {
	case base.Kind() == reflect.Struct:
		return structField(e, base, name)
	case e.typ.Kind() == reflect.Map && e.typ.Key() == stringType:
		return entry(e, word(name))
	}
	unknown("%s of %s", name, e.typ)
	return expr{}
}

// structField compiles a field of e, a struct or a pointer to one.
func structField(e expr, base reflect.Type, name string) expr {
	f, ok := base.FieldByName(name)
	if !ok || !f.IsExported() {
		unknown("field %s of %s", name, base)
	}
	within := base
	for _, i := range f.Index[:len(f.Index)-1] {
		if within = within.Field(i).Type; within.Kind() != reflect.Struct {
			unknown("field %s behind a pointer in %s", name, base)
		}
	}
	pointer, get := e.typ.Kind() == reflect.Pointer, e.value
	if len(f.Index) == 1 {
		i := f.Index[0]
		if pointer {
			return of(f.Type, true, func(r *run) reflect.Value { return get(r).Elem().Field(i) })
		}
		return of(f.Type, e.addr, func(r *run) reflect.Value { return get(r).Field(i) })
	}
	return of(f.Type, pointer || e.addr, func(r *run) reflect.Value {
		v := get(r)
		if pointer {
			v = v.Elem()
		}
		for _, i := range f.Index {
			v = v.Field(i)
		}
		return v
	})
}

// entry compiles an entry of a map with strings as keys, which may not be there.
func entry(e, key expr) expr {
	if kind := e.typ.Elem().Kind(); kind == reflect.Interface {
		unknown("an entry of %s", e.typ)
	}
	return expr{typ: e.typ.Elem(), perhaps: true, value: func(r *run) reflect.Value {
		return e.value(r).MapIndex(reflect.ValueOf(key.text(r)))
	}}
}

// method compiles a method of *base, where e is of either type.
func (c *compiler) method(e expr, base reflect.Type, m reflect.Method, args []parse.Node, final *expr) expr {
	receiver, get := e.typ, e.reflected()
	if e.typ == base && e.addr {
		value := e.value
		receiver, get = reflect.PointerTo(base), func(r *run) reflect.Value { return value(r).Addr() }
	}
	own, ok := receiver.MethodByName(m.Name)
	if !ok {
		unknown("method %s of %s", m.Name, e.typ)
	}
	bound := reflect.Zero(receiver).Method(own.Index).Type()
	if bound.NumIn() == 0 && len(args) == 0 && final == nil {
		for _, known := range c.set.Methods {
			if known.name == m.Name && receiver.Implements(known.of) && bound.NumOut() == 1 && bound.Out(0) == known.result {
				return expr{typ: known.result, text: func(r *run) string { return known.text(get(r).Interface()) }}
			}
		}
	}
	return called(bound, func(r *run) reflect.Value { return get(r).Method(own.Index) }, c.arguments(bound, args, final))
}
