package web

import (
	"errors"
	"html/template"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/templates"
)

// TestEndlessTemplates: a template that loops for ever is stopped, with a message that names it and its line.
func TestEndlessTemplates(t *testing.T) {
	tests := []struct{ name, file, text, place, message string }{
		{"a loop that writes", "404.html", "<p>\n{{range 9000000000000000000}}<b>line</b>{{end}}", "site/404.html:2", "loop for ever"},
		{"a loop that writes much", "404.html", "<p>\n{{range 9000000000000000000}}" + strings.Repeat("a long line ", 1000) + "{{end}}", "site/404.html:2", "loop for ever"},
		{"a loop that writes nothing", "404.html", "\n\n{{range 9000000000000000000}}{{end}}", "site/404.html:3", "loop for ever"},
		{"a loop in a loop", "404.html", "{{range 9000000}}\n{{range 9000000}}\n{{if false}}x{{end}}{{end}}{{end}}", "site/404.html:2", "loop for ever"},
		{"in an attribute", "404.html", "<p class=\n\"{{range 9000000000}}x{{end}}\">", "site/404.html:2", "loop for ever"},
		{"in a part", "parts-of-mine.html", "{{define \"mine\"}}\n\n{{range 9000000000}}{{end}}{{end}}", "site/parts-of-mine.html:3", "loop for ever"},
		{"calls that double", "404.html", "{{define \"twice\"}}{{if .}}{{template \"twice\" slice . 1}}\n{{template \"twice\" slice . 1}}{{end}}{{end}}" +
			"{{template \"twice\" \"" + strings.Repeat("x", 60) + "\"}}", "site/404.html:1", "loop for ever"},
		{"a call of itself", "404.html", "{{define \"self\"}}{{template \"self\" .}}{{end}}\n{{template \"self\" .}}", "site/404.html:1", "exceeded maximum template depth"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			user := fstest.MapFS{"site/" + test.file: {Data: []byte(test.text)}}
			if strings.HasPrefix(test.file, "parts") {
				user["site/404.html"] = &fstest.MapFile{Data: []byte(`{{template "mine" .}}`)}
			}
			_, err := Render([]*news.Briefing{harbour(t)}, Options{Templates: user})
			var failed *TemplateError
			if !errors.As(err, &failed) || failed.Page != "404.html" {
				t.Fatalf("have %v, want a *TemplateError of 404.html", err)
			}
			if have := failed.Problem; !strings.HasPrefix(have.Error(), test.place+":") || !strings.Contains(have.Message, test.message) {
				t.Errorf("have %s\nwant %s: … %s …", have, test.place, test.message)
			}
		})
	}
}

// TestEndlessParts: a template that is a part of itself is stopped, at the first time and when it is compiled.
func TestEndlessParts(t *testing.T) {
	opts := options()
	opts.Templates = fstest.MapFS{"site/404.html": {Data: []byte(`{{part "404.html" .}}`)}}
	if _, err := Render(nil, opts); !errors.Is(err, templates.ErrUnbounded) && (err == nil || !strings.Contains(err.Error(), templates.ErrUnbounded.Error())) {
		t.Errorf("have %v", err)
	}
	p := new(pages)
	text := `{{if .}}{{part "a.html" .}}{{end}}`
	if err := p.parse([]news.File{{Path: "site/a.html", Data: []byte(text)}}, template.FuncMap{"part": p.part}); err != nil {
		t.Fatal(err)
	}
	if _, err := p.part("a.html", ""); err != nil {
		t.Fatal(err)
	}
	if _, err := p.part("a.html", "without an end"); err == nil || !strings.Contains(err.Error(), templates.ErrUnbounded.Error()) {
		t.Errorf("compiled: have %v", err)
	}
}
