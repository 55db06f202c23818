package build

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// TestInspectionFormat holds every field of the format, down to null and [].
func TestInspectionFormat(t *testing.T) {
	const text = "Three boats sank. “Look,” she said."
	span := func(s string) nlp.Span {
		at := strings.Index(text, s)
		return nlp.Span{Start: at, End: at + len(s)}
	}
	doc := &news.Document{
		Article:   &news.Article{Path: "a.md", Title: "Boats", Outlet: "The Gazette", Published: "2025-03-04", Language: "en", Text: text, Paragraphs: []news.Paragraph{{Span: span(text)}}},
		Tokens:    []nlp.Token{nlp.Token{Span: span("Three")}.Tagged("CD", "NUM"), nlp.Token{Span: span("boats")}.Tagged("NNS", "NOUN")},
		Sentences: []news.Sentence{{Span: span("Three boats sank.")}, {Span: span("“Look,” she said.")}},
		Mentions:  []news.Mention{{Span: span("boats"), Kind: news.Other}},
		Attributions: []news.Attribution{
			{Source: span("she"), Cue: span("said"), Content: []news.Span{span("“Look,”")}, Kind: news.Direct},
			{Content: []news.Span{span("sank")}, Kind: news.Indirect},
		},
		Quantities: []nlp.Quantity{{Span: span("Three"), Value: 3, Counted: span("boats")}, {Span: span("Three"), Value: 3}},
	}
	cases := []struct {
		name   string
		tokens bool
		want   string
	}{
		{"plain", false, ``},
		{"tokens", true, `"tokens":[{"start":0,"end":5,"tag":"NUM","lemma":"three","head":-1,"relation":""},{"start":6,"end":11,"tag":"NOUN","lemma":"boat","head":-1,"relation":""}],`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			want := `{"version":1,"path":"a.md","title":"Boats","outlet":"The Gazette","published":"2025-03-04","language":"en",` +
				`"text":"Three boats sank. “Look,” she said.","paragraphs":[{"start":0,"end":39}],` +
				`"sentences":[{"start":0,"end":17},{"start":18,"end":39}],` + c.want +
				`"mentions":[{"start":6,"end":11,"kind":"other"}],` +
				`"attributions":[{"source":{"start":30,"end":33},"cue":{"start":34,"end":38},"content":[{"start":18,"end":29}],"kind":"direct"},` +
				`{"source":null,"cue":null,"content":[{"start":12,"end":16}],"kind":"indirect"}],` +
				`"dates":[],` +
				`"quantities":[{"start":0,"end":5,"value":3,"unit":"","counted":"boats","modifier":""},{"start":0,"end":5,"value":3,"unit":"","counted":"","modifier":""}]}`
			have, err := json.Marshal(inspection(doc, c.tokens))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, string(have)); diff != "" {
				t.Errorf("line (-want +have):\n%s", diff)
			}
		})
	}
}

func TestSidecar(t *testing.T) {
	folder := fstest.MapFS{"a.txt": {}, "a.toml": {}, "b.md": {}, "b.toml": {}, "c.HTML": {}, "c.toml": {}, "d.txt": {}}
	for name, want := range map[string]string{"a.txt": "a.toml", "b.md": "", "c.HTML": "c.toml", "d.txt": ""} {
		if have := sidecar(folder, name); have != want {
			t.Errorf("sidecar of %s: have %q, want %q", name, have, want)
		}
	}
}
