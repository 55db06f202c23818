package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// What the pages of a story have to bear, each in one sentence of the invented reports below.
const (
	wideLine  = "The gale of Tuesday night tore the roofs off eleven houses by the quay of Vester."
	longWord  = "The Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft of Vester lent its https://pumps.vester.example/" + "inventory/2025/03/04/pumps-and-hoses-of-the-harbour-board-with-numbers-and-places.html free of charge."
	hebrew    = "הרוח קרעה את הגגות מעל הבתים ליד הרציף"
	arabic    = "وقالت آنا بيرغ إن الريح هدأت قبل الفجر."
	japanese  = "ベスター港の突堤は火曜日の夜の強風で壊れ、漁船は一週間港を出られない見込みだと町長は述べた。"
	askedWhy  = "It is not known why the sirens of the harbour stayed silent."
	mayorSays = "The sirens were tested in January"
)

// wide is a story of twelve outlets with every kind of dispute, words from right to left, words too long for a line, an editor's note, and
// more of everything than stands open.
func wide(t testing.TB) *news.Briefing {
	t.Helper()
	s := newStory(t, "gale", "The gale over Vester, the quay, the sirens and the question of who had been told what, and when")
	for a := range 12 {
		var text strings.Builder
		fmt.Fprintf(&text, "%s %s\n\n%s\n\n“%s,” said Paul Vik, the mayor. “%s number %d,” said Anna Berg %d, head of shift.\n\n", wideLine, longWord, askedWhy, mayorSays, hebrew, a, a)
		for _, side := range []string{"Three", "Five", "On Monday", "On Tuesday", "Paul Vik", "Pål Vik", "No siren was silent", "Every siren was silent", "A disgrace", "A triumph"} {
			fmt.Fprintf(&text, "%s is what report %d gives.\n\n", side, a)
		}
		for i := range 9 {
			fmt.Fprintf(&text, "Report %d alone tells in its sentence %d that the ferry stayed in port with all of its crew.\n\n", a, i)
		}
		text.WriteString(arabic + "\n\n" + japanese + "\n")
		outlet := fmt.Sprintf("The Coast Herald of Vester and Lindow, edition %d", a)
		if a == 7 {
			outlet = "Küstenverkehrsnachrichtenblattzeitungsverlagsgesellschaftsanzeiger"
		}
		id := fmt.Sprintf("a-%08d", a)
		s.add(paper{id: id, title: fmt.Sprintf("Gale over Vester, report %d", a), outlet: outlet, author: "Tessa Marsh", origin: "o-" + id, language: []string{"en", "ar"}[a%2],
			published: fmt.Sprintf("2025-03-%02d", 4+a%3), url: fmt.Sprintf("https://herald-%d.example/news/2025/03/04/gale", a), text: text.String()})
		s.b.Origins = append(s.b.Origins, news.BriefOrigin{ID: "o-" + id, Name: outlet, Articles: []string{id}, Why: news.Why{{Kind: news.OwnText}}})
	}
	s.b.Story.Info.Note = "The *Herald* corrected its figures twice.\n\n- once on Tuesday\n- once on Wednesday\n\n    a line of code that is longer than any telephone is wide and has to be broken somewhere\n"
	s.b.Story.Info.Description = "What twelve papers tell of the gale."
	s.widen()
	return s.b
}

// widen fills the sections of wide.
func (s *story) widen() {
	all := func(words func(a int) string) []string {
		var pairs []string
		for a, article := range s.b.Articles {
			pairs = append(pairs, article.ID, words(a))
		}
		return pairs
	}
	same := func(text string) []string { return all(func(int) string { return text }) }
	s.b.Consensus = []news.Claim{s.claim(12, 12, same(wideLine)...), s.claim(12, 11, same(longWord)...), s.claim(12, 12, same(arabic)...), s.claim(12, 12, same(japanese)...)}
	for i := range 13 {
		s.b.Consensus = append(s.b.Consensus, s.claim(6, 6, all(func(a int) string {
			return fmt.Sprintf("Report %d alone tells in its sentence %d that the ferry stayed in port with all of its crew.", a, i%9)
		})[2*(i/9):]...))
	}
	kinds := []news.DisputeKind{news.QuantityDispute, news.DateDispute, news.NameDispute, news.DenialDispute, news.PositionDispute}
	sides := []string{"Three", "Five", "On Monday", "On Tuesday", "Paul Vik", "Pål Vik", "No siren was silent", "Every siren was silent", "A disgrace", "A triumph"}
	for i, kind := range append(kinds, news.CharacterisationDispute) {
		i = min(i, len(kinds)-1) * 2
		d := news.Dispute{ID: news.ID("d", string(kind)), Kind: kind, Topic: "the sirens of the harbour"}
		for _, side := range sides[i : i+2] {
			from := all(func(a int) string { return fmt.Sprintf("%s is what report %d gives.", side, a) })
			d.Variants = append(d.Variants, news.Variant{Value: side, AsOf: "2025-03-04", SaidBy: []string{"paul-vik"}, Citations: s.cites(from[:8]...)})
		}
		d.Variants = append(d.Variants, news.Variant{Value: longWord, Citations: s.cites(same(longWord)[:4]...)})
		s.b.Disputes = append(s.b.Disputes, d)
	}
	s.b.Quotes = []news.Quote{{ID: "q-mayor", Kind: news.DirectQuote, Text: mayorSays, Speaker: "paul-vik", Name: "Paul Vik", Cue: "insisted", Outlets: 12, Citations: s.cites(same(mayorSays)...)}}
	for a, article := range s.b.Articles {
		id, name, said := fmt.Sprintf("anna-berg-%d", a), fmt.Sprintf("Anna Berg %d", a), fmt.Sprintf("%s number %d", hebrew, a)
		s.b.Quotes = append(s.b.Quotes, news.Quote{ID: news.ID("q", said), Kind: news.DirectQuote, Text: said, Speaker: id, Name: name, Cue: "said", Citations: s.cites(article.ID, said)})
		s.b.Actors = append(s.b.Actors, news.Actor{ID: id, Name: name, Kind: news.Person, Role: "head of shift", Mentions: 1 + a, Quotes: 1, Citations: s.cites(article.ID, name)})
		when := news.Event{ID: news.ID("e", article.ID), Date: fmt.Sprintf("2025-03-%02d", 1+a/2), Precision: "day", Outlets: 12, Origins: 12, Text: wideLine, Citations: s.cites(same(wideLine)...), When: s.within(article.ID, wideLine, "Tuesday night")}
		s.b.Timeline = append(s.b.Timeline, when)
		for i := range 9 {
			s.b.Reported = append(s.b.Reported, s.claim(1, 1, article.ID, fmt.Sprintf("Report %d alone tells in its sentence %d that the ferry stayed in port with all of its crew.", a, i)))
		}
	}
	s.b.Actors = append(s.b.Actors, news.Actor{ID: "paul-vik", Name: "Paul Vik", Kind: news.Person, Role: "mayor", Aliases: []string{"Pål Vik"}, Mentions: 24, Quotes: 12, Citations: s.cites(same("Paul Vik")...)},
		news.Actor{ID: "vester", Name: "Vester", Kind: news.Place, Mentions: 12, Citations: s.cites(same("Vester")...)})
	s.b.Unknowns = []news.Unknown{{ID: "u-sirens", Kind: "unknown", Outlets: 12, Origins: 12, Text: askedWhy, Citations: s.cites(same(askedWhy)...)}}
}
