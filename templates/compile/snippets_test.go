package compile_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSnippets holds templates against the library. What is said of them is also that they are compiled.
func TestSnippets(t *testing.T) {
	for want, snippets := range map[outcome][]string{
		same: {
			``, `plain`, `{{/* nothing */}}`, `{{- 1 -}} {{"a<b"}} {{true}} {{-5}}`,
			`{{.Name}} {{.Inner}} {{.Deep.Inner}} {{.Ptr.Deep.Inner}} {{.Count}} {{.Small}} {{.Share}} {{.Open}} {{.Flag}} {{.Kind}} {{.Title}} {{.Attr}} {{.Data}} {{.Address}} {{.Href}}`,
			`<p title="{{.Name}} {{.Count}} {{.Open}} {{.Small}} {{.Share}} {{.Address}}" {{.Attr}} class='{{.Kind}}'></p>`,
			`<a href="{{.Href}}">{{.Href}}</a> <a href="{{.Address}}"></a> <a href="{{.Data}}"></a> <a href="x/{{.Href}}"></a> <a href="x/{{.Address}}?q={{.Href}}&amp;u={{.Address}}#{{.Name}}"></a>`,
			`<a href="{{.Count}}"></a> <a href="?{{.Small}}"></a> <a href="{{index .Names 2}}:x"></a> <img src="{{.Href}}{{.Href}}">`,
			`<a href="{{.Title}}"></a> <title>{{.Title}} {{.Name}} {{.Count}}</title> <textarea>{{.Title}}</textarea>`,
			`<script type="application/ld+json">{{.Data}}</script> <script>var a = {{.Data}}</script>`,
			`{{if .Open}}a{{end}}{{if .Flag}}b{{end}}{{if .Count}}c{{end}}{{if .Name}}d{{end}}{{if .None}}e{{else}}f{{end}}{{if .Nil}}g{{else if .First}}h{{end}}{{if .Amounts}}i{{end}}{{if .Deep}}j{{end}}{{if .Small}}k{{end}}{{if .Share}}l{{end}}{{if .Kind}}m{{end}}`,
			`{{with .First}}{{.ID}}{{.Pointed}}{{.Mark}}{{else}}none{{end}}{{with .Nil}}{{.ID}}{{else}}{{.Name}}{{end}}{{with .Name}}{{.}}{{end}}{{with .Count}}{{.}}{{end}}{{with .Open}}{{.}}{{end}}{{with .None}}x{{end}}`,
			`{{with $x := .First}}{{$x.ID}} {{.Size}}{{else}}{{$x.ID}}{{end}}{{with $n := .Count}}{{$n}}{{end}}`,
			`{{range .Names}}<li>{{.}}{{else}}none{{end}}{{range .None}}x{{else}}{{.Count}}{{end}}{{range 3}}{{.}},{{end}}{{range .Count}}{{.}}{{end}}{{range -1}}{{else}}no{{end}}`,
			`{{range $i, $n := .Names}}{{if $i}}, {{end}}{{$i}}:{{$n}}{{end}}{{range $n := .Items}}{{$n.ID}}{{$.Name}}{{end}}{{range $n := .Count}}{{$n}}{{end}}`,
			`{{range .Items}}{{if eq .Size 2}}{{continue}}{{end}}{{.ID}}{{with .ID}}{{if eq . "c"}}{{break}}{{end}}{{end}}|{{end}}{{.Name}}`,
			`{{range .Items}}{{range .Sub}}{{.ID}}{{break}}{{else}}({{.ID}}){{end}}{{end}}{{range .Names}}{{break}}{{else}}no{{end}}`,
			`{{range .Items}}<p {{.Mark}}>{{.Mark}}{{.Pointed}}{{.Plus 3}}{{.Size | .Plus}}{{with .Next}}{{.ID}}{{.Pointed}}{{end}}{{end}}{{range .Links}}{{.Mark}}{{.Pointed}}{{.Size}}{{(.Plus 1) | .Plus}}{{end}}`,
			`{{.Half}} {{.Greater}} {{.First.Fails}} {{.Kind.Loud}} {{(index .Items 0).Fails}}`,
			`{{$a := .Name}}{{$b := .Count}}{{$a}}{{$b}}{{$b = 3}}{{$b}}{{if .Open}}{{$a := "inner"}}{{$a}}{{$b = 4}}{{end}}{{$a}}{{$b}}{{$a := .First}}{{$a.ID}}`,
			`{{$x := .Open}}{{if $x}}yes{{end}}{{$x = false}}{{if $x}}yes{{end}}{{$s := 0}}{{range .Items}}{{$s = .Size}}{{end}}{{$s}}{{$l := .Names}}{{len $l}}`,
			`{{up .Name}} {{up "constant <"}} {{bold .Name}} {{bold "a"}} {{times "ab" 3}} {{times .Name .Count}} {{known .Name}} {{.Name | up | bold}} {{"x" | up}} {{show "it" .First}} {{show "it" .Count}} {{show "it" .Items}} {{sum 1 2}} {{sum .Count 3 | times "z"}} {{(pick .Items 1).ID}}`,
			`{{len .Names}} {{len .Name}} {{len .Amounts}} {{index .Names 2}} {{index .Amounts "some"}} {{index .Amounts "none"}} {{index .Words "en"}} {{(index .Items 1).ID}} {{(index .Items 1).Pointed}} {{not .Open}} {{not .Nil}} {{not (and .Open .Nil)}}`,
			`{{eq .Name "a"}} {{eq .Kind "person"}} {{eq .Kind .Name "person"}} {{eq .Count 7}} {{eq .Count 1 2 7}} {{ne .Count 7}} {{ne .Kind "x"}} {{lt .Count 8}} {{le .Count 7}} {{gt .Name "a"}} {{ge .Count 8}} {{.Name | eq "x"}} {{lt (len .Names) 4}}`,
			`{{if and .Open .Name .First}}a{{end}}{{if or .Nil .None .Count}}b{{end}}{{or .Inner .Name}}{{and .Inner .Name}}{{or "" .Name "z"}}{{and "" .Name}}{{if or .Nil (not .Open) (eq .Count 7)}}c{{end}}{{if and .First (gt .First.Size 1)}}d{{end}}{{if and .Nil .Nil.ID}}{{end}}`,
			`{{with .Amounts}}{{with .some}}{{.}}{{end}}{{with .none}}x{{else}}none{{end}}{{if .zero}}x{{else}}zero{{end}}{{if .absent}}x{{end}}{{end}}{{with .Words}}{{with .en}}{{.}}{{end}}{{with .de}}{{.}}{{end}}{{end}}{{with index .Items 1}}{{.Pointed}}{{end}}{{if .Amounts.some}}some{{end}}`,
			`{{print .Name 1 2}} {{printf "%d <%s>" .Count .Name}} {{println .Open}} {{printf "%v" .Items}}`,
			`{{define "a"}}<{{.}}>{{end}}{{define "b"}}{{$}}{{range .Sub}}{{template "b" .}}{{end}}{{end}}{{define "n"}}nothing{{end}}{{template "a" .Name}}{{template "a" .Count}}{{template "a" .Kind}}{{template "n"}}{{template "a" "constant"}}{{template "a" (len .Names)}}`,
			`{{define "tree"}}<li {{.Mark}}>{{.ID}}{{range .Sub}}{{template "tree" .}}{{end}}</li>{{end}}{{range .Items}}{{template "tree" .}}{{end}}{{template "tree" (index .Items 1)}}`,
			`{{define "even"}}{{.ID}}{{with .Next}}{{template "odd" .}}{{end}}{{end}}{{define "odd"}}-{{.ID}}{{with .Next}}{{template "even" .}}{{end}}{{end}}{{range .Items}}{{template "even" .}}{{end}}{{range .Links}}{{template "odd" .}}{{end}}`,
			`{{define "v"}}{{$x := .ID}}{{range $i, $y := .Sub}}{{$i}}{{template "v" $y}}{{$x}}{{end}}{{end}}{{$x := "outer"}}{{range .Items}}{{template "v" .}}{{$x}}{{end}}`,
		},
		unknown: {
			`{{.Spoken}}`, `{{.Any}}`, `{{.Nil}}`, `{{.First}}`, `{{.Items}}`, `{{.Amounts.some}}`, `{{.Missing}}`, `{{.Name.Missing}}`, `{{.Kind.Held}}`,
			`<a title={{.Name}}>`, `<a onclick="f({{.Name}})">`, `<script>f({{.Name}})</script>`, `<p title="{{.Title}}">`, `<p {{.Name}}>`, `<style>a { b: {{.Name}} }</style>`, `<!-- {{.Name}} -->{{slice .Name 1}}`,
			`{{range $k, $v := .Amounts}}{{$k}}{{end}}`, `{{range .Pair}}{{.}}{{end}}`, `{{range .Any}}{{end}}`, `{{$x := 1}}{{$x = "a"}}`, `{{if $x := .Name}}{{$x}}{{end}}`,
			`{{many "a" "b"}}`, `{{0x10}}`, `{{1.5}}`, `{{'a'}}`, `{{html .Name}}`, `{{.Count.Half}}`, `{{(pick .Items 0).Pointed}}`, `{{range $i, $n := .Count}}{{end}}`, `{{or .Count .Name}}`,
			`{{eq .First nil}}`, `{{if .None}}{{if and}}{{end}}{{end}}`, `{{.Nil.ID | and ""}}`, `{{known "unknown" | or .Name}}`, `{{up .Kind}}`, `{{times .Name}}`, `{{call .Name}}`, `{{define "n"}}{{.Name}}{{end}}{{template "n"}}`, `{{template "missing" .}}`, `{{len .Count}}`, `{{index .Names "a"}}`,
			`{{define "a"}}{{.ID}}{{range .Sub}}{{template "a" .}}{{end}}{{.Missing}}{{end}}{{range .Items}}{{template "a" .}}{{end}}`,
		},
		stopped: {
			`{{.Nil.ID}}`, `{{.Nil.Mark}}`, `{{index .Names 9}}`, `{{range .Items}}{{.Fails}}{{end}}`, `{{known "unknown"}}`, `{{.Panics}}`, `{{(pick .Items 9).ID}}`,
			`{{define "a"}}{{template "a" .}}{{end}}{{if not .Open}}{{else}}{{known "unknown"}}{{template "a" .}}{{end}}`,
		},
	} {
		for _, text := range snippets {
			if have := tryBoth(t, text, sampleView()); have != want {
				t.Errorf("%s\nhave %s, want %s", text, have, want)
			}
		}
	}
}

// TestViews: views of other types than pointers to structs.
func TestViews(t *testing.T) {
	for _, c := range []struct {
		text string
		view any
		want outcome
	}{
		{`{{.}}`, "a<b", same}, {`{{.}}`, 7, same}, {`{{.}}`, true, same}, {`{{.}}`, kind("k"), same}, {`{{.ID}}{{.Mark}}`, item{ID: "a"}, same},
		{`{{.Pointed}}`, item{ID: "a"}, unknown}, {`{{range .}}{{.Pointed}}{{end}}`, []item{{ID: "a"}}, same}, {`{{.a}}`, map[string]int{"a": 1}, unknown},
		{`{{.}}`, nil, unknown}, {`text`, nil, unknown}, {`{{.ID}}`, (*item)(nil), stopped}, {`{{range .}}{{end}}`, 3, same},
	} {
		if have := tryBoth(t, c.text, c.view); have != c.want {
			t.Errorf("%s of %v: have %s, want %s", c.text, c.view, have, c.want)
		}
	}
}

// snippets writes templates at random. Mostly they fit the types of what they use.
type snippets struct {
	*rand.Rand
	depth int
	dot   string   // its type: view, item or text
	vars  []string // "$x item"
}

func (s *snippets) one(of ...string) string { return of[s.IntN(len(of))] }

// values are operands by the type of the dot and their own.
var values = map[string][]string{
	"view text":   {".Name", ".Inner", ".First.ID", "$.Href", "(index .Names 0)", "(up .Name)", `(or .Inner .Name)`, ".Deep.Inner"},
	"view number": {".Count", ".Half", "(len .Items)", "(sum .Count 1)", "(.First.Plus 2)", "(index .Amounts \"zero\")"},
	"view item":   {".First", "(index .Items 1)", "(index .Links 0)", ".Nil", "(pick .Items 0)"},
	"view list":   {".Items", ".Links", ".None", "(index .Items 1).Sub"},
	"view other":  {".Title", ".Small", ".Share", ".Open", ".Kind", ".Attr", ".Amounts.some", ".Spoken", ".Any", ".Words"},
	"item text":   {".ID", ".Pointed", ".Mark", "$.Name", ".Fails", "(times .ID .Size)"},
	"item number": {".Size", "(.Plus 2)", "$.Count", "(len .Sub)"},
	"item item":   {".", ".Next", "$.First"},
	"item list":   {".Sub", "$.Links", "$.Items"},
	"item other":  {".Mark", "$.Title", "$.Open"},
	"text text":   {".", "$.Name", "(bold .)", "(times . 2)"},
	"text number": {"(len .)", "$.Count"},
	"text item":   {"$.First", "(index $.Links 1)"},
	"text list":   {"$.Items", "$.None"},
	"text other":  {"$.Kind", "$.Flag"},
}

// value is an operand of a type; now and then of another.
func (s *snippets) value(typ string) string {
	switch n := s.IntN(150); {
	case n == 0:
		return s.one("nil", "1.5", ".", "$", "true", "0", `""`, ".Missing")
	case n < 25:
		if constants := map[string]string{"text": `"a<b"`, "number": "2"}; constants[typ] != "" {
			return constants[typ]
		}
	case n == 25:
		typ = "other"
	}
	if len(s.vars) > 0 && s.IntN(5) == 0 {
		if name, of, _ := strings.Cut(s.one(s.vars...), " "); of == typ {
			return name
		}
	}
	return s.one(values[s.dot+" "+typ]...)
}

// pipeline is one of a type that can be written.
func (s *snippets) pipeline() string {
	switch s.IntN(10) {
	case 0:
		return s.one("up", "bold", "known", "len", "print") + " " + s.value("text")
	case 1:
		return s.value("text") + " | " + s.one("up", "bold", `eq "a"`, "print", "len")
	case 2:
		return s.condition()
	case 3:
		return s.value("number")
	case 4:
		return s.value("other")
	}
	return s.value("text")
}

func (s *snippets) condition() string {
	typ := s.one("text", "number")
	switch s.IntN(5) {
	case 0:
		return s.one("eq", "ne", "lt", "le", "gt", "ge") + " " + s.value(typ) + " " + s.value(typ)
	case 1:
		return s.one("and", "or") + " " + s.value(s.one("text", "item", "list")) + " " + s.value("number")
	case 2:
		return "not " + s.value(s.one("text", "item", "number", "list"))
	}
	return s.value(s.one("text", "item", "number", "list", "other"))
}

// place is an action in some context of HTML.
func (s *snippets) place() string {
	form := s.one("%s", "%s", "%s", "%s", "<p title=\"%s\">", "<a href='%s'>", "<a href=\"/x/%s\">", "<a href=\"?q=%s\">", "<title>%s</title>", "<p {{$.Attr}}>%s")
	return fmt.Sprintf(form, "{{"+s.pipeline()+"}}")
}

// within writes a list in a scope of its own, where the dot is of some type.
func (s *snippets) within(dot string) string {
	outer, vars := s.dot, len(s.vars)
	s.dot = dot
	text := s.list()
	s.dot, s.vars = outer, s.vars[:vars]
	return text
}

func (s *snippets) declared(name, typ string) string {
	s.vars = append(s.vars, name+" "+typ)
	return name
}

func (s *snippets) list() string {
	if s.depth > 4 {
		return s.place()
	}
	s.depth++
	defer func() { s.depth-- }()
	var b strings.Builder
	for range 1 + s.IntN(3) {
		typ := s.one("text", "item", "number")
		switch vars := len(s.vars); s.IntN(10) {
		case 0, 1:
			fmt.Fprintf(&b, "{{if %s}}%s{{else}}%s{{end}}", s.condition(), s.within(s.dot), s.within(s.dot))
		case 2:
			typ = s.one("text", "item")
			fmt.Fprintf(&b, "{{with %s}}%s{{else}}%s{{end}}", s.value(typ), s.within(typ), s.within(s.dot))
		case 3:
			fmt.Fprintf(&b, "{{with $w := %s}}%s{{$w}}{{end}}", s.value("text"), s.within("text"))
		case 4:
			fmt.Fprintf(&b, "{{range %s}}%s%s{{end}}", s.value("list"), s.within("item"), s.one("", "", "{{break}}", "{{continue}}", "{{else}}"+s.place()))
		case 5:
			over := s.value("list")
			s.declared("$i", "number")
			fmt.Fprintf(&b, "{{range $i, %s := %s}}{{$i}}%s{{end}}", s.declared("$x", "item"), over, s.within("item"))
			s.vars = s.vars[:vars]
		case 6:
			value := s.value(typ)
			fmt.Fprintf(&b, "{{%s := %s}}", s.declared(s.one("$x", "$y"), typ), value)
		case 7:
			fmt.Fprintf(&b, "{{template \"part\" %s}}{{template \"tree\" %s}}", s.value("text"), s.value("item"))
		default:
			b.WriteString("text " + s.place())
		}
		if len(s.vars) > 0 && s.IntN(6) == 0 {
			name, typ, _ := strings.Cut(s.one(s.vars...), " ")
			fmt.Fprintf(&b, "{{%s = %s}}", name, s.value(typ))
		}
	}
	return b.String()
}

// random returns a template made of a seed.
func random(seed uint64) string {
	s := &snippets{Rand: rand.New(rand.NewPCG(seed, 0)), dot: "view"}
	return `{{define "part"}}({{.}}){{end}}{{define "tree"}}{{with .}}{{.ID}}{{range .Sub}}{{template "tree" .}}{{end}}{{end}}{{end}}` + s.list()
}

// FuzzSnippets holds random templates against the library.
func FuzzSnippets(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { tryBoth(t, random(seed), sampleView()) })
}

// TestRandomSnippets: of many random templates enough are compiled and run to their end that they say something.
func TestRandomSnippets(t *testing.T) {
	count := map[outcome]int{}
	for seed := range uint64(2000) {
		count[tryBoth(t, random(seed), sampleView())]++
	}
	if count[same] < 500 || count[unknown] < 100 || count[stopped] < 10 {
		t.Errorf("not enough of each: %v", count)
	}
}
