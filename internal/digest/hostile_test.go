package digest

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/briefgen/briefgen/internal/news"
)

// payloads are what a hostile article may say.
var payloads = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `'><svg onload=alert(1)>`, `javascript:alert(1)`, ` javascript:alert(1)`,
	"java\nscript:alert(1)", `data:text/html,<script>alert(1)</script>`, `vbscript:x`, `{{.Subject}}{{template "x"}}`, `</title><script>alert(1)</script>`,
	`</style><script>alert(1)</script>`, `<!--[if mso]><script>alert(1)</script><![endif]-->`, `--><script>alert(1)</script>`, "\x00<script>\x00alert(1)</script>",
	`<a href="https://evil.example" onclick="x">`, `"onmouseover="alert(1)`, `https://evil.example/"><script>`, `//evil.example`, `https:javascript:alert(1)`,
	"\u202eltr\u202c", "\u0085\u0090\u009b31m", "a\r\nb\rc", `]]><script>`, `<style>body{background:url(//evil.example)}</style>`, `expression(alert(1))`,
	`<form action=//evil.example><input>`, `<base href=//evil.example>`, `<meta http-equiv=refresh content=0>`, `&lt;script&gt;`, `<iframe srcdoc="<script>">`,
}

// fill sets every string below v to s, but ids, citations and the enumerations.
func fill(v reflect.Value, s string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			fill(v.Elem(), s)
		}
	case reflect.Slice:
		for i := range v.Len() {
			fill(v.Index(i), s)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			switch name := v.Type().Field(i).Name; name {
			case "ID", "Article", "Speaker", "SaidBy", "Story", "Citations", "Text", "Published":
				if name == "Citations" || name == "Text" {
					fillText(v.Field(i), s)
				}
			default:
				fill(v.Field(i), s)
			}
		}
	case reflect.String:
		v.SetString(s)
	}
}

// fillText makes s the text and every citation all of it, so that it is shown.
func fillText(v reflect.Value, s string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(s)
	case reflect.Slice:
		for i := range v.Len() {
			v.Index(i).Set(reflect.ValueOf(news.Citation{Article: "a1", Start: 0, End: len(s), Text: s}))
		}
	}
}

func TestHostile(t *testing.T) {
	safe := func(href string) bool {
		return strings.HasPrefix(href, "https://") || strings.HasPrefix(href, "http://") || strings.HasPrefix(href, "#harbour-fire-a")
	}
	allowed := "html head meta title style body div table tbody tr td h1 h2 h3 p a span b br header main article ul li details summary footer"
	for _, payload := range payloads {
		b := harbour(t)
		fill(reflect.ValueOf(b), payload)
		for _, doc := range b.Story.Docs {
			doc.Text, doc.Language = payload, payload
		}
		files := render(t, Options{Title: payload, Subject: payload, Version: payload, BaseURL: "https://brief.example/"}, b)
		for _, suffix := range []string{"digest.html", "-full.html"} {
			page := fileNamed(t, files, suffix)
			for _, n := range elements(t, page) {
				if !slices.Contains(strings.Fields(allowed), n.Data) {
					t.Errorf("%q makes a <%s> in %s", payload, n.Data, suffix)
				}
				for _, a := range n.Attr {
					if strings.HasPrefix(a.Key, "on") || a.Key == "href" && !safe(a.Val) {
						t.Errorf("%q makes %s=%q in %s", payload, a.Key, a.Val, suffix)
					}
				}
			}
			if words := copiedIn(t, page, b); len(words) < 5 {
				t.Errorf("%q: only %d lines are shown in %s", payload, len(words), suffix)
			}
			if i := strings.IndexFunc(page, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }); i >= 0 {
				t.Errorf("%q: control character %q in %s", payload, page[i], suffix)
			}
		}
	}
}
