package web

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

// TestCitesInPlace: the sources of a line open to what each of them says, without a script, and lead to the
// sentence on the evidence page and in the original. The words of the line are not repeated.
func TestCitesInPlace(t *testing.T) {
	page := render(t, Options{}, harbour(t)).page(t, "harbour-fire/index.html")
	line := all(page, func(n *html.Node) bool { return attr(n, "id") == harbour(t).Consensus[0].ID })
	if len(line) != 1 {
		t.Fatalf("%d lines, want 1", len(line))
	}
	folded := all(line[0], tag("details"))
	if len(folded) != 1 || folded[0].FirstChild.Data != "summary" {
		t.Fatalf("%d folded parts, want one with a summary", len(folded))
	}
	want := []string{
		"The Lindow Gazette original in these words",
		"Island Courier originalThe fire broke out at about 4 am in the old harbour.",
		"Workers' Weekly originalThe fire broke out at about 4 am on Tuesday.",
		"North Coast Online original in these words",
		"Source 5Das Feuer brach gegen vier Uhr aus.",
	}
	cites := all(folded[0], func(n *html.Node) bool {
		return n.Data == "li" && attr(n.Parent.Parent, "class") == "cites" && !class("why")(n)
	})
	if have := texts(cites); !slices.Equal(have, want) {
		t.Errorf("have %q\nwant %q", have, want)
	}
	var links []string
	for _, a := range all(cites[1], tag("a")) {
		links = append(links, attr(a, "href"))
	}
	if want := []string{"sources/a-02.html#s71", "https://courier.example/news/old-harbour#:~:text=The%20fire%20broke,old%20harbour."}; !slices.Equal(links, want) {
		t.Errorf("links\nhave %q\nwant %q", links, want)
	}
	summary := folded[0].FirstChild
	if bar := all(summary, tag("meter")); len(bar) != 1 || attr(bar[0], "value") != "5" || attr(bar[0], "max") != "5" {
		t.Errorf("no bar of 5 of 5 sources in %q", words(summary))
	}
	if bad := all(page, func(n *html.Node) bool { return n.Data == "summary" && len(all(n, tag("a"))) > 0 }); len(bad) > 0 {
		t.Errorf("a link in what opens a part: %q", words(bad[0]))
	}
}

// TestVoices: quotes stand below who speaks, once; those of nobody come last.
func TestVoices(t *testing.T) {
	b := harbour(t)
	b.Quotes = append([]news.Quote{{ID: "q-0", Kind: news.DirectQuote, Text: b.Quotes[0].Text, Citations: b.Quotes[0].Citations}}, b.Quotes...)
	page := render(t, Options{}, b).page(t, "harbour-fire/index.html")
	var have []string
	for _, voice := range all(page, class("voice")) {
		have = append(have, fmt.Sprint(words(all(voice, tag("h3"))[0]), " ", attr(voice, "data-actor"), " ", len(all(voice, tag("figure")))))
	}
	want := []string{"Anna Berg anna-berg 2", "Marta Lind marta-lind 1", "Jonas Field jonas-field 1", "Speaker not named in the text  1"}
	if !slices.Equal(have, want) {
		t.Errorf("have %q\nwant %q", have, want)
	}
}

// TestRightToLeft: copied words of a script that runs from right to left say so.
func TestRightToLeft(t *testing.T) {
	for text, want := range map[string]string{"The quay": "", "«רציף»": "rtl", "12 سفن": "rtl", "12": "", "EU: سفن": ""} {
		have := ""
		if strings.Contains(string(Copied{Text: text}.Mark()), `dir="rtl"`) {
			have = "rtl"
		}
		if have != want {
			t.Errorf("%q: direction %q, want %q", text, have, want)
		}
	}
}

// reports returns a story of n articles of some sentences each: a third of them every second article has too, in words of its own,
// the others are of one article alone.
func reports(t *testing.T, n, sentences int) *news.Briefing {
	s := newStory(t, "ten", "Storm in Vester")
	said := func(article, i int) string {
		if i%3 == 0 {
			return fmt.Sprintf("The storm of Tuesday night, number %d told by report %d, tore the roofs off houses by the quay of Vester.", i, article)
		}
		return fmt.Sprintf("Report %d alone knows in sentence %d that the ferry stayed in port with all its crew until the wind had turned.", article, i)
	}
	for a := range n {
		var text strings.Builder
		for i := range sentences {
			text.WriteString(said(a, i) + "\n\n")
		}
		id := fmt.Sprintf("a-%08d", a)
		s.add(paper{id: id, title: fmt.Sprintf("Storm over Vester, report %d", a), outlet: fmt.Sprintf("Coast Herald %d", a), origin: "o-" + id, language: "en",
			url: fmt.Sprintf("https://www.coast-herald-%d.example/news/2025/03/04/storm-tears-off-roofs-in-vester", a), text: text.String()})
		s.b.Origins = append(s.b.Origins, news.BriefOrigin{ID: "o-" + id, Name: id, Articles: []string{id}, Why: news.Why{{Kind: news.OwnText}}})
		s.b.Actors = append(s.b.Actors, news.Actor{ID: fmt.Sprintf("anna-berg-%d", a), Name: "Coast Herald", Kind: news.Person, Role: "the crew", Aliases: []string{"crew", "ferry"},
			Mentions: 3, Quotes: 2, Citations: s.cites(id, "the ferry")})
		for i := range sentences {
			if i%3 != 0 {
				s.b.Reported = append(s.b.Reported, s.claim(1, 1, id, said(a, i)))
			}
			if i%9 == 1 {
				s.b.Quotes = append(s.b.Quotes, news.Quote{ID: news.ID("q", said(a, i)), Kind: news.DirectQuote, Text: said(a, i), Speaker: fmt.Sprintf("anna-berg-%d", a),
					Name: "Coast Herald", Citations: s.cites(id, said(a, i))})
			}
		}
	}
	for i := 0; i < sentences; i += 3 {
		var pairs []string
		for a := 0; a < n; a += 2 {
			pairs = append(pairs, s.b.Articles[a].ID, said(a, i))
		}
		s.b.Consensus = append(s.b.Consensus, s.claim(n/2, n/2, pairs...))
	}
	return s.b
}
