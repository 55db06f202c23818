package main

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/serve"
)

// editionIn is an edition of briefings in a language.
func editionIn(t *testing.T, language string, briefings ...*news.Briefing) *edition {
	t.Helper()
	words, err := labels.Load(language, nil)
	must(t, err)
	return &edition{briefings, nil, func() *labels.Labels { return words }}
}

// claims are lines of one origin, each of an article.
func claims(texts ...string) []news.Claim {
	var out []news.Claim
	for _, text := range texts {
		out = append(out, news.Claim{ID: "c-" + text[:3], Text: text, Citations: []news.Citation{{Article: "a", Text: text}}})
	}
	return out
}

// TestEditionSince is the notice of several stories: lines lead to the page that they stand on, by its story, in the
// language of the site.
func TestEditionSince(t *testing.T) {
	same := &news.Briefing{ID: "bridge", Title: "Bridge opened"}
	before := editionIn(t, "en", same,
		&news.Briefing{ID: "fire", Title: "Fire", Consensus: claims("One ship sank.", "Two sheds burned.")},
		&news.Briefing{ID: "flood", Title: "Flood"})
	files := map[string][]news.File{
		"fire": {
			{Path: "fire/a.html"},
			{Path: "fire/briefing.json", Data: []byte(`{"x":" id="c-Old""}`)},
			{Path: "fire/index.html", Data: []byte(`<li id="c-One"><li id="c-Ten">`)},
			{Path: "fire/more.html", Data: []byte(`<li id="c-Six"><li id="c-Ten">`)},
		},
		"storm": {{Path: "storm/index.html"}},
	}
	in := func(folder string) []news.File { return files[folder] }
	after := editionIn(t, "de", same,
		&news.Briefing{ID: "fire", Title: "Ten sheds burned.", Consensus: claims("One ship sank.", "Ten sheds burned."), Reported: claims("Six cranes fell.", "Old rope burned.")},
		&news.Briefing{ID: "storm", Title: "Storm"})
	want := serve.Notice{
		Heading: "1 neues Thema, 1 Thema entfallen, 1 Überschrift geändert, 1 neuer Fakt, 1 Fakt entfallen, 2 neue Zeilen aus einem Ursprung",
		Close:   "Schließen",
		Stories: []serve.NoticeStory{
			{Title: "Ten sheds burned.", Href: "/fire/", Groups: []serve.NoticeGroup{
				{Label: "1 Überschrift geändert"},
				{Label: "1 neuer Fakt", Lines: []serve.NoticeLine{{Text: "Ten sheds burned.", Href: "/fire/#c-Ten"}}},
				{Label: "1 Fakt entfallen", Lines: []serve.NoticeLine{{Text: "Two sheds burned."}}},
				{Label: "2 neue Zeilen aus einem Ursprung", Lines: []serve.NoticeLine{
					{Text: "Six cranes fell.", Href: "/fire/more.html#c-Six"}, {Text: "Old rope burned."},
				}},
			}},
			{Title: "Storm", Href: "/storm/", Groups: []serve.NoticeGroup{{Label: "1 neues Thema"}}},
			{Title: "Flood", Groups: []serve.NoticeGroup{{Label: "1 Thema entfallen"}}},
		},
	}
	if diff := cmp.Diff(want, after.Since(before, in)); diff != "" {
		t.Errorf("notice (-want +have):\n%s", diff)
	}
	if have, want := after.Since(after, in).Heading, "Keine Zeile geändert"; have != want {
		t.Errorf("of the same: have %q, want %q", have, want)
	}
}

// TestEditionOfMuch: of many lines and stories some are told, and how many there are.
func TestEditionOfMuch(t *testing.T) {
	var texts []string
	for n := range 40 {
		texts = append(texts, fmt.Sprintf("%03d boats sank.", n))
	}
	before, after := editionIn(t, "en"), editionIn(t, "en")
	for n := range 7 {
		id := fmt.Sprint("story-", n)
		before.briefings = append(before.briefings, &news.Briefing{ID: id, Title: id})
		after.briefings = append(after.briefings, &news.Briefing{ID: id, Title: id, Reported: claims(texts[:5*n+1]...)})
	}
	n := after.Since(before, func(string) []news.File { return nil })
	lines := 0
	for _, s := range n.Stories {
		for _, g := range s.Groups {
			lines += len(g.Lines)
		}
	}
	if n.Heading != "112 new lines of one origin" || lines != linesTold || n.More != "and 100 more" {
		t.Errorf("have %q with %d lines %q", n.Heading, lines, n.More)
	}
	want := "changed: story-0: 1 new line of one origin; story-1: 6 new lines of one origin; story-2: 11 new lines of one origin; " +
		"story-3: 16 new lines of one origin; story-4: 21 new lines of one origin; and 2 more stories"
	if have := (wording{after.words()}).line(before, after); have != want {
		t.Errorf("have %s\nwant %s", have, want)
	}
}
