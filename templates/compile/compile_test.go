package compile_test

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"text/template/parse"

	"github.com/briefgen/briefgen/templates/compile"
)

// view has a field of each sort that templates may meet.
type view struct {
	inner
	Ptr
	Name    string
	Kind    kind
	Spoken  spoken
	Count   int
	Small   int8
	Share   float64
	Open    bool
	Flag    flag
	Title   template.HTML
	Attr    template.HTMLAttr
	Data    template.JS
	Address template.URL
	Href    string
	Names   []string
	Items   []item
	Links   []*item
	None    []item
	First   *item
	Nil     *item
	Amounts map[string]int
	Words   map[string]string
	Any     any
	Pair    [2]string
}

type (
	inner  struct{ Inner string }
	Ptr    struct{ Deep inner }
	kind   string
	flag   bool
	spoken string
)

func (spoken) String() string { return "spoken <b>" }

// item is what lists have.
type item struct {
	ID   string
	Size int
	Sub  []item
}

func (i item) Mark() template.HTMLAttr { return template.HTMLAttr(`data-id="` + i.ID + `"`) }
func (i *item) Pointed() string        { return "*" + i.ID }
func (i item) Plus(n int) int          { return i.Size + n }
func (i item) Next() *item {
	if i.Size == 0 {
		return nil
	}
	return &item{ID: i.ID + "+", Size: i.Size - 1}
}
func (i item) Fails() (string, error) {
	if i.Size > 1 {
		return "", errors.New("too large")
	}
	return "small", nil
}

func (v *view) Half() int     { return v.Count / 2 }
func (v view) Greater() bool  { return v.Count > 2 }
func (v view) Panics() string { panic("at once") }
func (k kind) Loud() string   { return strings.ToUpper(string(k)) }
func (k *kind) Held() string  { return "held" }

func sampleView() *view {
	b := item{ID: "b<&>", Size: 2, Sub: []item{{ID: "c"}}}
	return &view{
		inner: inner{"in & out"}, Ptr: Ptr{inner{"deep"}}, Name: "Anna \"Ann\" Berg", Kind: "person", Spoken: "x", Count: 7, Small: -3, Share: 1e21, Open: true, Flag: true,
		Title: "<i>Vester</i> &amp; +", Attr: `data-x="1"`, Data: `{"a":"</b>"}`, Address: "javascript:a('%20 é')", Href: "a b/?q=1&r=ü+%2f%zz#x'\"<",
		Names: []string{"one", "", "th<ree"}, Items: []item{{ID: "a", Size: 0}, b, {ID: "c", Size: 1}}, Links: []*item{{ID: "p", Size: 3}, {ID: "q"}},
		First: &item{ID: "f", Size: 1}, Amounts: map[string]int{"some": 3, "zero": 0}, Words: map[string]string{"en": "yes"}, Any: "any", Pair: [2]string{"l", "r"},
	}
}

func functions() template.FuncMap {
	return template.FuncMap{
		"up":    strings.ToUpper,
		"bold":  func(s string) template.HTML { return template.HTML("<b>" + s + "</b>") },
		"times": func(s string, n int) (string, error) { return strings.Repeat(s, n), nil },
		"known": func(s string) (string, error) {
			if s == "unknown" {
				return "", errors.New("unknown")
			}
			return "[" + s + "]", nil
		},
		"show": func(s string, v any) (template.HTML, error) {
			return template.HTML(s + "=" + reflect.TypeOf(v).String()), nil
		},
		"sum":  func(a, b int) int { return a + b },
		"pick": func(list []item, i int) (item, error) { return list[i], nil },
		"many": func(s ...string) string { return strings.Join(s, "+") },
	}
}

// setOf returns what compiles the templates of lib.
func setOf(lib *template.Template) *compile.Set {
	return &compile.Set{
		Tree: func(name string) *parse.Tree {
			if t := lib.Lookup(name); t != nil {
				return t.Tree
			}
			return nil
		},
		Funcs:   functions(),
		Methods: []compile.Method{compile.TextMethod("Mark", func(v interface{ Mark() template.HTMLAttr }) template.HTMLAttr { return v.Mark() })},
		Steps:   1000,
		Bytes:   1 << 20,
	}
}

// outcome is what becomes of a template here.
type outcome string

const (
	same    outcome = "same"    // it is compiled, and writes what the library does
	unknown outcome = "unknown" // it is not compiled
	invalid outcome = "invalid" // no library takes it
	stopped outcome = "stopped" // it is compiled, and left to the library while it runs
)

// tryBoth runs a template with the library and compiled. It fails where it writes something else.
func tryBoth(t testing.TB, text string, view any) outcome {
	t.Helper()
	lib, err := template.New("page").Funcs(functions()).Parse(text)
	if err != nil {
		return invalid
	}
	var want bytes.Buffer
	libErr := lib.Execute(&want, view)
	set := setOf(lib)
	made, err := set.Compile("page", reflect.TypeOf(view))
	if err != nil {
		return unknown
	}
	for range 2 { // the second time in the memory of the first
		have, ok := made.Execute(view)
		switch {
		case !ok:
			return stopped
		case libErr != nil:
			t.Errorf("%s: have %q, but the library fails: %v", text, have, libErr)
		case string(have) != want.String():
			t.Errorf("%s\nhave %q\nwant %q", text, have, want.String())
		}
	}
	return same
}

// TestEscapers holds what is escaped against the library, for texts of bytes that mean something to one of the escapers.
func TestEscapers(t *testing.T) {
	const contexts = `{{.Name}}{{.Title}}<p title="{{.Name}}" {{.Attr}} class='{{.Kind}}'><title>{{.Title}}{{.Name}}</title>` +
		`<a href="{{.Href}}"></a><a href="{{.Address}}"></a><a href="/{{.Href}}{{.Address}}?q={{.Href}}&{{.Address}}#{{.Href}}"></a><a href='#{{.Kind}}'></a>` +
		`<script type="application/ld+json">{{.Data}}</script>`
	random := rand.New(rand.NewPCG(1, 2))
	alphabet := []string{"\x00", "\"", "&", "'", "+", "<", ">", "%", "%2f", "%zz", "%4", ":", "/", "?", "#", "é", "\xff", "\u2028", "\uffff", "a", "Z", "9", "-", "~", "`", "=", " ", "\n",
		"http:", "HTTPS:", "mailto:", "javascript:", "amp;", "&amp;", "<b>", "[", "]", "!", "*", "(", "\\"}
	for range 3000 {
		var b strings.Builder
		for range random.IntN(8) {
			b.WriteString(alphabet[random.IntN(len(alphabet))])
		}
		text := b.String()
		v := &view{Name: text, Title: template.HTML(text), Attr: template.HTMLAttr(text), Kind: kind(text), Href: text, Address: template.URL(text), Data: template.JS(text)}
		if have := tryBoth(t, contexts, v); have != same {
			t.Fatalf("%q is %s", text, have)
		}
	}
}

// TestBounds: a page that takes too many steps, calls or bytes is left to the library.
func TestBounds(t *testing.T) {
	const loop, deep, long, empty = `{{range .Count}}{{template "part"}}{{end}}{{define "part"}}{{end}}`,
		`{{define "part"}}{{if .Count}}{{template "part" .}}{{end}}{{end}}{{template "part" .}}`,
		`{{times "x" .Count}}{{define "part"}}{{end}}`,
		`{{range .Count}}{{$.Inner}}{{""}}{{end}}{{define "part"}}{{end}}` // which the library writes, too
	for _, c := range []struct {
		text  string
		count int
		want  bool
	}{{loop, 1000, true}, {loop, 1001, false}, {loop, 1 << 60, false}, {deep, 1, false}, {long, 1 << 20, true}, {long, 1<<20 + 1, false}, {empty, 500, true}, {empty, 501, false}} {
		lib := template.Must(template.New("page").Funcs(functions()).Parse(c.text))
		root := lib.Lookup("part").Tree.Root
		root.Nodes = append(root.Nodes, &parse.TextNode{NodeType: parse.NodeText}) // a step
		if err := lib.Execute(io.Discard, &view{}); err != nil {                   // which escapes it
			t.Fatal(err)
		}
		made, err := setOf(lib).Compile("page", reflect.TypeFor[*view]())
		if err != nil {
			t.Fatal(err)
		}
		if _, have := made.Execute(&view{Count: c.count}); have != c.want {
			t.Errorf("%s with %d: have %v, want %v", c.text, c.count, have, c.want)
		}
	}
}
