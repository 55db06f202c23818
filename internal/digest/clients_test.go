package digest

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/digest/inbox"
	"github.com/briefgen/briefgen/internal/news"
)

// world is a story in other scripts, with what mail programs like to break: emoji, marks, words that run from right to left,
// an address that is longer than a line.
func world(t testing.TB) *news.Briefing {
	s := newTeller(t, "world", "Паром не вышел из гавани", "2025-03-07")
	long := "https://long.example/" + strings.Repeat("a-very-long-way/", 12) + "?q=" + strings.Repeat("x", 90)
	s.article("world/vestnik.txt", "Паром не вышел из гавани\nПаром в Вестер не вышел из гавани в пятницу. Анна Берг сказала: «Мы ждём погоды».\n", "Вестер Вестник", "https://vestnik.example/parom", "2025-03-07")
	s.article("world/bahr.txt", "العبارة لم تغادر الميناء\nلم تغادر العبارة ميناء فيستر يوم الجمعة. قال بول فيك إن 12 راكبا ينتظرون.\n", "أخبار البحر", "https://bahr.example/قارب", "2025-03-07")
	s.article("world/day.txt", "Ferry stays 🚢\nThe ferry to Vester stayed in the harbour on Friday 🚢🌊 and nobody left. Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzentwurfsdebatte was the word of the day.\n", "The Day 🌞", long, "2025-03-07")
	s.b.Origins = []news.BriefOrigin{{ID: "o1", Articles: []string{"a1"}}, {ID: "o2", Articles: []string{"a2"}}, {ID: "o3", Articles: []string{"a3"}}}
	s.b.Actors = []news.Actor{{ID: "anna-berg", Name: "Анна Берг", Kind: news.Person}, {ID: "paul-vik", Name: "بول فيك", Kind: news.Person}}
	s.b.Consensus = []news.Claim{
		s.claim(3, 3, s.cite("a1", "Паром в Вестер не вышел из гавани в пятницу."), s.cite("a2", "لم تغادر العبارة ميناء فيستر يوم الجمعة."),
			s.cite("a3", "The ferry to Vester stayed in the harbour on Friday 🚢🌊 and nobody left.")),
		s.claim(1, 1, s.cite("a3", "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzentwurfsdebatte was the word of the day.")),
	}
	s.b.Disputes = []news.Dispute{{ID: "d-1", Kind: news.QuantityDispute, Topic: "who waits", Variants: []news.Variant{
		{Value: "12", SaidBy: []string{"paul-vik"}, Citations: []news.Citation{s.cite("a2", "قال بول فيك إن 12 راكبا ينتظرون.")}},
		{Value: "nobody", Citations: []news.Citation{s.cite("a3", "The ferry to Vester stayed in the harbour on Friday 🚢🌊 and nobody left.")}},
	}}}
	s.b.Quotes = []news.Quote{{ID: "q-1", Kind: news.DirectQuote, Text: "Мы ждём погоды", Speaker: "anna-berg", Name: "Анна Берг",
		Citations: []news.Citation{s.cite("a1", "Мы ждём погоды")}}}
	return s.b
}

// mails are digests of every kind, by name.
func mails(t testing.TB) map[string]*Message {
	listed := published()
	listed.Unsubscribe = []string{"https://brief.example/leave"}
	german := published()
	german.Language = "de"
	return map[string]*Message{
		"published":    message(t, listed, harbour(t), bridge(t)),
		"German":       message(t, german, harbour(t), bridge(t)),
		"unpublished":  message(t, Options{}, harbour(t)),
		"world":        message(t, Options{BaseURL: "https://brief.example/"}, world(t), bridge(t)),
		"small budget": message(t, Options{BudgetKB: 12, BaseURL: "https://brief.example/"}, harbour(t), many(t, "long", "Speaker number %d spoke on the bridge.", 60)),
	}
}

// eachMail runs a test on each of the mails.
func eachMail(t *testing.T, test func(*testing.T, *Message)) {
	list := mails(t)
	for _, name := range slices.Sorted(maps.Keys(list)) {
		t.Run(name, func(t *testing.T) { test(t, list[name]) })
	}
}

// TestClients holds all that the mails use against what mail programs support.
func TestClients(t *testing.T) {
	needed := map[string]bool{}
	eachMail(t, func(t *testing.T, m *Message) {
		report, err := inbox.Check(m.HTML)
		if err != nil {
			t.Fatal(err)
		}
		if report.Uses < 100 {
			t.Errorf("found %d things that the mail uses", report.Uses)
		}
		for _, f := range report.Offences {
			t.Errorf("%v", f)
		}
		for _, f := range report.Excused {
			needed[f.Excuse.Name] = true
		}
	})
	for _, e := range inbox.Exceptions() {
		if !needed[e.Name] {
			t.Errorf("no mail needs the exception %q: take it out", e.Name)
		}
	}
}
