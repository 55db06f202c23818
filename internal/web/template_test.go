package web

import (
	"errors"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/briefgen/briefgen/internal/news"
)

func TestTemplateOverride(t *testing.T) {
	user := fstest.MapFS{
		"site/404.html":            {Data: []byte("<!doctype html><title>x</title><h1>Nothing at {{.Site.Title}}</h1>")},
		"site/section-quotes.html": {Data: []byte(`<p class="mine">{{len .Quotes}} {{template "shout" .Heading}}</p>`)},
		"site/mine.html":           {Data: []byte(`{{define "shout"}}<b>{{template "title" .}}</b>{{end}}`)},
		"site/assets/style.css":    {Data: []byte("body{}")},
		"site/assets/img/a.svg":    {Data: []byte("<svg/>")},
		"site/assets/.hidden":      {Data: []byte("x")},
		"site/notes.txt":           {Data: []byte("{{not a template")},
		"site/.drafts/story.html":  {Data: []byte("{{broken")},
		"mail/digest.html":         {Data: []byte("{{broken")},
	}
	s := render(t, Options{Title: "My <site>", Templates: user}, harbour(t))
	tests := map[string]string{
		"404.html":                "<!doctype html><title>x</title><h1>Nothing at My &lt;site&gt;</h1>",
		"assets/style.css":        "body{}",
		"assets/img/a.svg":        "<svg/>",
		"harbour-fire/index.html": `<p class="mine">4 <b><span data-title="a-01">Fire closes the old harbour of Lindow</span></b></p>`,
	}
	for file, want := range tests {
		if !strings.Contains(string(s.files[file]), want) {
			t.Errorf("%s\nhave %s\nwant in it %s", file, s.files[file], want)
		}
	}
	for file := range s.files {
		if path.Base(file) == ".hidden" || path.Base(file) == "notes.txt" {
			t.Errorf("%s is part of the site", file)
		}
	}
}

func TestEmptyTemplateFolder(t *testing.T) {
	want := render(t, Options{}, harbour(t))
	have := render(t, Options{Templates: fstest.MapFS{}}, harbour(t))
	if len(have.files) != len(want.files) {
		t.Errorf("%d files, want %d", len(have.files), len(want.files))
	}
}

func TestTemplateErrors(t *testing.T) {
	tests := []struct {
		name, file, text        string
		place, source, hasWords string
		page                    string
	}{
		{"not closed", "story.html", "<p>\n{{if .Size}\n", "site/story.html:2", "{{if .Size}", "bad character", ""},
		{"no end", "story.html", "<p>\n{{if .Size}}\n</p>", "site/story.html:3", "</p>", "unexpected EOF", ""},
		{"unknown function", "story.html", "\n\n  {{shout .Size}}", "site/story.html:3", "  {{shout .Size}}", `"shout"`, ""},
		{"unknown field", "story.html", "<p>\n<b>{{.Sighs}}</b>", "site/story.html:2:6", "<b>{{.Sighs}}</b>", "Sighs", "harbour-fire/index.html"},
		{"unknown label", "404.html", "<p>{{t \"nonsense\"}}", "site/404.html:1:6", `<p>{{t "nonsense"}}`, `no label "nonsense"`, "404.html"},
		{"in a part", "section-quotes.html", "{{range .Quotes}}\n{{.Volume}}{{end}}", "site/section-quotes.html:2:3", "{{.Volume}}{{end}}", "Volume", "harbour-fire/index.html"},
		{"unknown template", "inputs.html", "\n{{template \"gone\"}}", "site/inputs.html:2:12", `{{template "gone"}}`, `"gone"`, "inputs.html"},
		{"open attribute", "index.html", "<a href=\"{{.Site.Title}}\n{{if .Stories}}\">{{end}}", "site/index.html:2:6", `{{if .Stories}}">{{end}}`, "different contexts", "index.html"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			user := fstest.MapFS{"site/" + test.file: {Data: []byte(test.text)}}
			_, err := Render([]*news.Briefing{harbour(t)}, Options{Templates: user})
			var failed *TemplateError
			if !errors.As(err, &failed) {
				t.Fatalf("have %v, want a *TemplateError", err)
			}
			var problem *news.Problem
			if !errors.As(err, &problem) {
				t.Fatalf("no *news.Problem in %v", err)
			}
			if !strings.HasPrefix(problem.Error(), test.place+":") || !strings.Contains(problem.Message, test.hasWords) {
				t.Errorf("have %s\nwant %s: … %s …", problem, test.place, test.hasWords)
			}
			if problem.Source != test.source {
				t.Errorf("source: have %q, want %q", problem.Source, test.source)
			}
			if failed.Page != test.page {
				t.Errorf("page: have %q, want %q", failed.Page, test.page)
			}
		})
	}
}

func TestStylesheet(t *testing.T) {
	css := string(render(t, Options{}).files["assets/style.css"])
	if len(css) > 28_000 {
		t.Errorf("%d bytes, want at most 28000", len(css))
	}
	for _, outside := range []string{"@import", "url(", "http:", "https:"} {
		if strings.Contains(css, outside) {
			t.Errorf("asks for something outside: %s", outside)
		}
	}
	if open, closed := strings.Count(css, "{"), strings.Count(css, "}"); open != closed {
		t.Errorf("%d { and %d }", open, closed)
	}
	for _, part := range []string{"prefers-color-scheme: dark", "prefers-reduced-motion", "@media print", ":focus-visible"} {
		if !strings.Contains(css, part) {
			t.Errorf("nothing for %q", part)
		}
	}
}
