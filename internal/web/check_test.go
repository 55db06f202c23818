package web

import (
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

func TestRefused(t *testing.T) {
	tests := []struct {
		name   string
		opts   Options
		change func(*news.Briefing)
		want   string // in the message
	}{
		{"unknown section", Options{Sections: []string{"sport"}}, nil, `unknown section "sport"`},
		{"section twice", Options{Sections: []string{"quotes", "quotes"}}, nil, `"quotes" is named twice`},
		{"unknown excerpt", Options{Excerpt: "all"}, nil, `unknown excerpt "all"`},
		{"base url without a scheme", Options{BaseURL: "briefing.example"}, nil, "base url"},
		{"base url of a script", Options{BaseURL: "javascript:alert(1)"}, nil, "base url"},
		{"unknown language", Options{Language: `"><script>alert(1)</script>`}, nil, "no words in the language"},
		{"id that climbs", Options{}, func(b *news.Briefing) { b.ID = "../up" }, "not a safe name"},
		{"empty id", Options{}, func(b *news.Briefing) { b.ID = "" }, "not a safe name"},
		{"upper-case id", Options{}, func(b *news.Briefing) { b.ID = "Harbour" }, "not a safe name"},
		{"article id with a slash", Options{}, func(b *news.Briefing) { b.Articles[1].ID = "a/b" }, `article "a/b"`},
		{"article id twice", Options{}, func(b *news.Briefing) { b.Articles[1].ID = "a-01" }, `id "a-01"`},
		{"no story", Options{}, func(b *news.Briefing) { b.Story = nil }, "without their documents"},
		{"a document is missing", Options{}, func(b *news.Briefing) { b.Story.Docs[2] = nil }, "no document"},
		{"changed citation", Options{}, func(b *news.Briefing) { b.Quotes[0].Citations[0].Text = "something else" }, "not what stands"},
		{"citation outside", Options{}, func(b *news.Briefing) { b.Reported[0].Citations[0].End = 1 << 30 }, "outside"},
		{"citation before", Options{}, func(b *news.Briefing) { b.Timeline[0].Citations[0].Start = -1 }, "outside"},
		{"empty citation", Options{}, func(b *news.Briefing) { c := &b.Unknowns[0].Citations[0]; c.End, c.Text = c.Start, "" }, "outside"},
		{"citation of a stranger", Options{}, func(b *news.Briefing) { b.Actors[0].Citations[0].Article = "a-77" }, "does not have"},
		{"sentence outside", Options{}, func(b *news.Briefing) { b.Story.Docs[0].Sentences[0].End = 1 << 30 }, "in order"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := harbour(t)
			if test.change != nil {
				test.change(b)
			}
			files, err := Render([]*news.Briefing{b}, test.opts)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("have %v, want an error with %q", err, test.want)
			}
			if files != nil {
				t.Errorf("%d files beside the error", len(files))
			}
		})
	}
}

func TestTwoStoriesOfOneID(t *testing.T) {
	_, err := Render([]*news.Briefing{bakery(t), bakery(t)}, Options{})
	if err == nil || !strings.Contains(err.Error(), `"bakery/briefing.json"`) {
		t.Errorf("have %v, want an error that names the path", err)
	}
}
