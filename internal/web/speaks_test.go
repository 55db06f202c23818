package web

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// council is a story in which three speak, of others and of themselves.
func council(t testing.TB) *news.Briefing {
	t.Helper()
	s := newStory(t, "council", "Row in the council of Vester",
		paper{id: "a-1", outlet: "The First", published: "2025-03-04", language: "en", origin: "o-1",
			text: "“Vik has lied to Vester,” Anna Berg said. “Berg is tired,” Paul Vik said. “Vester deserves better than Vik,” Berg said. “I, Berg, stay,” she said. “It rains,” said Ida Holm.\n"})
	s.b.Actors = []news.Actor{
		{ID: "anna-berg", Name: "Anna Berg", Kind: news.Person, Aliases: []string{"Berg"}, Citations: s.cites("a-1", "Anna Berg")},
		{ID: "paul-vik", Name: "Paul Vik", Kind: news.Person, Aliases: []string{"Vik"}, Citations: s.cites("a-1", "Paul Vik")},
		{ID: "ida-holm", Name: "Ida Holm", Kind: news.Person, Citations: s.cites("a-1", "Ida Holm")},
		{ID: "vester", Name: "Vester", Kind: news.Place, Citations: s.cites("a-1", "Vester")},
	}
	quote := func(speaker, name, words string) {
		s.b.Quotes = append(s.b.Quotes, news.Quote{ID: news.ID("q", words), Kind: news.DirectQuote, Text: words, Speaker: speaker, Name: name, Citations: s.cites("a-1", words)})
	}
	quote("anna-berg", "Anna Berg", "Vik has lied to Vester")
	quote("paul-vik", "Paul Vik", "Berg is tired")
	quote("anna-berg", "Anna Berg", "Vester deserves better than Vik")
	quote("anna-berg", "Anna Berg", "I, Berg, stay")
	quote("ida-holm", "Ida Holm", "It rains")
	doc := s.b.Story.Docs[0]
	for at := 0; at < len(doc.Text); at++ {
		for _, name := range []string{"Berg", "Vik", "Vester"} {
			if strings.HasPrefix(doc.Text[at:], name) {
				doc.Mentions = append(doc.Mentions, news.Mention{Span: nlp.Span{Start: at, End: at + len(name)}, Kind: news.Person})
			}
		}
	}
	return s.b
}

// TestSpeaks holds the table of who names whom, and that each of its links leads to the quote.
func TestSpeaks(t *testing.T) {
	b := council(t)
	s := render(t, Options{}, b)
	checkLinks(t, s)
	tables := all(s.page(t, "council/index.html"), class("speaks"))
	if len(tables) != 1 {
		t.Fatalf("%d tables", len(tables))
	}
	want := []string{"Anna Berg: 1 2 1 2 ", "Paul Vik:   1"}
	if diff := cmp.Diff(want, cellsOf(tables[0])); diff != "" {
		t.Errorf("rows (-want +have):\n%s", diff)
	}
	heads := texts(all(tables[0], has("data-actor")))
	if diff := cmp.Diff([]string{"Paul Vik", "Vester", "Anna Berg"}, heads[:3]); diff != "" {
		t.Errorf("columns (-want +have):\n%s", diff)
	}
	links := all(tables[0], tag("a"))
	if have := attr(links[1], "href"); have != "#"+b.Quotes[2].ID {
		t.Errorf("the second link leads to %s", have)
	}
}

// TestSpeaksIsFrugal holds that a cell has a few links and counts the others, and that there is no table of one speaker.
func TestSpeaksIsFrugal(t *testing.T) {
	b := council(t)
	for i := range 6 {
		q := b.Quotes[0]
		q.ID = news.ID("q", "again", string(rune('a'+i)))
		b.Quotes = append(b.Quotes, q)
	}
	tables := all(render(t, Options{}, b).page(t, "council/index.html"), class("speaks"))
	if rows := cellsOf(tables[0]); rows[0] != "Anna Berg: 1 2 3 4 5 and 3 more 1 2 3 4 5 and 3 more " {
		t.Errorf("have %q", rows[0])
	}
	b = council(t)
	b.Quotes = b.Quotes[:1]
	if n := len(all(render(t, Options{}, b).page(t, "council/index.html"), class("speaks"))); n != 0 {
		t.Errorf("%d tables of one who speaks", n)
	}
}

// TestSpeaksElsewhere holds that links to quotes that the story's page has no room for lead to where those are.
func TestSpeaksElsewhere(t *testing.T) {
	b := council(t)
	for i := range 400 {
		q := b.Quotes[i%2]
		q.ID, q.Speaker = news.ID("q", "again", string(rune(i+1000))), "ida-holm"
		b.Quotes = append([]news.Quote{q}, b.Quotes...)
	}
	for i := range 8 { // before whom the others have to give way
		a := b.Actors[2]
		a.ID, a.Name = news.ID("ida", string(rune('a'+i))), "Ida"
		b.Actors = append(b.Actors, a)
		for range 20 {
			q := b.Quotes[0]
			q.ID, q.Speaker, q.Name = news.ID("q", a.ID, string(rune(len(b.Quotes)))), a.ID, a.Name
			b.Quotes = append([]news.Quote{q}, b.Quotes...)
		}
	}
	s := render(t, Options{}, b)
	checkLinks(t, s)
	tables := all(s.page(t, "council/index.html"), class("speaks"))
	elsewhere := 0
	for _, a := range all(tables[0], tag("a")) {
		if strings.HasPrefix(attr(a, "href"), moreName+"#") {
			elsewhere++
		}
	}
	if elsewhere == 0 {
		t.Error("no link leads to the page of the rest")
	}
}
