package templates

import (
	"errors"
	"strings"
	"testing"
)

// TestSteps: every loop and every template has a step where it begins, and no other place has one.
func TestSteps(t *testing.T) {
	for text, want := range map[string]string{
		"plain":                                 "@plain",
		"":                                      "@",
		"{{if .}}a{{else}}b{{end}}":             "@{{if .}}a{{else}}b{{end}}",
		"{{range .}}a{{else}}b{{end}}":          "@{{range .}}@a{{else}}b{{end}}",
		"{{range .}}{{end}}":                    "@{{range .}}@{{end}}",
		"{{range . -}} a {{- end}}":             "@{{range . -}} @a {{- end}}",
		"{{range .}}{{range .}}a{{end}}{{end}}": "@{{range .}}@{{range .}}@a{{end}}{{end}}",
		"{{with .}}{{range .}}a{{end}}{{end}}":  "@{{with .}}{{range .}}@a{{end}}{{end}}",
		"{{if .}}b{{else}}{{range .}}a{{end}}{{end}}": "@{{if .}}b{{else}}{{range .}}@a{{end}}{{end}}",
		"a{{define \"b\"}}c{{end}}":                   "@a{{define \"b\"}}@c{{end}}",
	} {
		s := NewSet(nil)
		if err := s.Parse("page", text); err != nil {
			t.Fatal(err)
		}
		if have := s.withSteps("@")["page"]; have != want {
			t.Errorf("%s\nhave %s\nwant %s", text, have, want)
		}
	}
}

// TestExecute: what writes is written as without steps, and what does not end is stopped where it loops.
func TestExecute(t *testing.T) {
	s := NewSet(nil)
	for name, text := range map[string]string{
		"page": "<ul>{{range .}}<li>{{template \"item\" .}}{{end}}</ul>",
		"part": "{{define \"item\"}}<b title={{.}}>{{.}}</b>{{end}}",
		"loop": "a\n{{range 9000000000}}{{end}}",
	} {
		if err := s.Parse(name, text); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		have, err := s.Execute("page", []string{"a", "<b>"})
		if want := "<ul><li><b title=a>a</b><li><b title=&lt;b&gt;>&lt;b&gt;</b></ul>"; err != nil || string(have) != want {
			t.Errorf("have %s (%v), want %s", have, err, want)
		}
	}
	if _, err := s.Execute("loop", nil); !errors.Is(err, ErrUnbounded) || !strings.Contains(err.Error(), "loop:2:") {
		t.Errorf("have %v, want ErrUnbounded in line 2 of loop", err)
	}
}

// TestCompiled: what goes wrong in a template that has been compiled is told as by the library, and what cannot be compiled is run.
func TestCompiled(t *testing.T) {
	type view struct {
		List  []string
		At    int
		Words map[int]string
	}
	s := NewSet(nil)
	for name, text := range map[string]string{"page": "<p>\n{{index .List .At}}", "map": "{{range $i, $w := .Words}}{{$i}}={{$w}};{{end}}", "loop": "{{range .At}}{{end}}"} {
		if err := s.Parse(name, text); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		have, err := s.Execute("page", &view{List: []string{"a", "<"}, At: 1})
		if err != nil || string(have) != "<p>\n&lt;" {
			t.Errorf("have %s (%v)", have, err)
		}
		if have, err := s.Execute("page", &view{At: 1}); err == nil || !strings.Contains(err.Error(), "page:2:2: executing") || len(have) > len("<p>\n") {
			t.Errorf("have %s (%v), want an error in line 2", have, err)
		}
		have, err = s.Execute("map", &view{Words: map[int]string{2: "b", 1: "a"}})
		if err != nil || string(have) != "1=a;2=b;" {
			t.Errorf("have %s (%v)", have, err)
		}
		if _, err := s.Execute("loop", &view{At: 3}); err != nil {
			t.Error(err)
		}
	}
	if _, err := s.Execute("loop", &view{At: 1 << 60}); !errors.Is(err, ErrUnbounded) || !strings.Contains(err.Error(), "loop:1:") {
		t.Errorf("have %v, want ErrUnbounded in line 1 of loop", err)
	}
}

// TestText: a set of text escapes nothing, and is bounded as one of HTML.
func TestText(t *testing.T) {
	s := NewTextSet(map[string]any{"twice": func(s string) string { return s + s }})
	for name, text := range map[string]string{"page": "{{range .}}<{{twice .}}>{{end}}", "loop": "\n{{range 9000000000}}{{end}}"} {
		if err := s.Parse(name, text); err != nil {
			t.Fatal(err)
		}
	}
	have, err := s.Execute("page", []string{"a", "<&>"})
	if want := "<aa><<&><&>>"; err != nil || string(have) != want {
		t.Errorf("have %s (%v), want %s", have, err, want)
	}
	if _, err := s.Execute("loop", nil); !errors.Is(err, ErrUnbounded) || !strings.Contains(err.Error(), "loop:2:") {
		t.Errorf("have %v, want ErrUnbounded in line 2 of loop", err)
	}
}
