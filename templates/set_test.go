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
