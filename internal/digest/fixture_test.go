package digest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
	"github.com/rogpeppe/go-internal/txtar"
)

// texts reads the articles of testdata/stories.txtar.
func texts(t testing.TB) map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", "stories.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range archive.Files {
		out[f.Name] = string(f.Data)
	}
	return out
}

// english returns the built-in words.
func english(t testing.TB) *labels.Labels {
	t.Helper()
	words, err := labels.Load("en", nil)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// teller builds a briefing of the texts of one story by hand.
type teller struct {
	t testing.TB
	b *news.Briefing
}

func newTeller(t testing.TB, id, title, day string) *teller {
	return &teller{t: t, b: &news.Briefing{Version: 1, ID: id, Title: title, Published: day, Story: &news.Story{ID: id}}}
}

func (s *teller) article(path, text, outlet, url, day string) {
	a := &news.Article{Path: path, Outlet: outlet, URL: url, Published: day, Text: text, SHA256: news.ID("sha", text)}
	a.Title, _, _ = strings.Cut(text, "\n")
	doc := &news.Document{Article: a}
	for at := len(a.Title) + 1; at < len(text); {
		end := strings.IndexAny(text[at:], ".\n")
		if end < 0 {
			break
		}
		doc.Sentences = append(doc.Sentences, news.Sentence{Span: news.Span{Start: at, End: at + end + 1}})
		at += end + 2
	}
	s.b.Story.Docs = append(s.b.Story.Docs, doc)
	s.b.Articles = append(s.b.Articles, news.BriefArticle{ID: fmt.Sprintf("a%d", len(s.b.Articles)+1), Path: path,
		Title: a.Title, Outlet: outlet, URL: url, Published: day, SHA256: a.SHA256, Origin: fmt.Sprintf("o%d", len(s.b.Articles)+1)})
}

// cite finds words in an article.
func (s *teller) cite(article, words string) news.Citation {
	s.t.Helper()
	for i, a := range s.b.Articles {
		if at := strings.Index(s.b.Story.Docs[i].Text, words); a.ID == article && at >= 0 {
			return news.Citation{Article: article, Start: at, End: at + len(words), Text: words}
		}
	}
	s.t.Fatalf("%q is not in %s of %s", words, article, s.b.ID)
	return news.Citation{}
}

// drifts are accounts of Anna Berg's words, which no article gives: made of other words of coast-news.
func (s *teller) drifts() []news.Drift {
	was, whole := s.cite("a1", "on this coast"), s.cite("a2", "Flames were seen in a rope store")
	return []news.Drift{
		{Article: "a2", Kind: news.ChangedDrift, Start: whole.Start, End: whole.End, Text: whole.Text, Parts: []news.DriftPart{
			{Op: news.Cut, Citation: s.cite("a1", "We have never seen")}, {Op: news.Kept, Citation: s.cite("a2", "Flames")},
			{Op: news.Gap, Citation: s.cite("a2", " were ")}, {Op: news.Added, Citation: s.cite("a2", "seen")},
			{Op: news.Changed, Citation: s.cite("a2", "in a rope store"), Was: &was}, {Op: news.Gap},
			{Op: news.Cut, Citation: s.cite("a1", "A fire broke out in a rope store on the east quay at about 4 am on Tuesday.")},
		}},
		{Article: "a2", Kind: news.ParaphraseDrift, Start: whole.Start, End: whole.End, Text: whole.Text},
		{Article: "a2", Text: "no place is known of this"},
	}
}

func (s *teller) claim(outlets, origins int, citations ...news.Citation) news.Claim {
	return news.Claim{ID: news.ID("c", citations[0].Text), Text: citations[0].Text, Outlets: outlets, Origins: origins, Citations: citations}
}

// harbour is the story with everything in it.
func harbour(t testing.TB) *news.Briefing {
	txt := texts(t)
	s := newTeller(t, "harbour-fire", "Fire closes the old harbour", "2025-03-05")
	s.article("harbour-fire/gazette.txt", txt["harbour-fire/gazette.txt"], "The Gazette", "https://gazette.example/harbour?id=1&x=2", "2025-03-04")
	s.article("harbour-fire/coast-news.txt", txt["harbour-fire/coast-news.txt"], "Coast News", "https://coast.example/fire", "2025-03-05")
	s.article("harbour-fire/notes-from-holm.txt", txt["harbour-fire/notes-from-holm.txt"], "", "", "")
	s.b.Origins = []news.BriefOrigin{{ID: "o1", Name: "The Gazette", Articles: []string{"a1"}, Why: news.Why{{Kind: news.OwnText}}},
		{ID: "o2", Name: "Coast News", Articles: []string{"a2"}, Why: news.Why{{Kind: news.OwnText}}},
		{ID: "o3", Name: "notes-from-holm", Articles: []string{"a3"}, Why: news.Why{{Kind: news.OwnText}}}}
	s.b.Actors = []news.Actor{
		{ID: "anna-berg", Name: "Anna Berg", Kind: news.Person, Role: "harbour master", Aliases: []string{"Berg"}, Mentions: 2,
			Citations: []news.Citation{s.cite("a1", "Anna Berg")}},
		{ID: "harbour-office", Name: "harbour office", Kind: news.Organization, Citations: []news.Citation{s.cite("a2", "harbour office")}},
		{ID: "fire-service", Name: "fire service", Kind: news.Organization, Citations: []news.Citation{s.cite("a1", "fire service")}},
	}
	s.b.Consensus = []news.Claim{
		s.claim(2, 2, s.cite("a1", "A fire broke out in a rope store on the east quay at about 4 am on Tuesday."),
			s.cite("a2", "Flames were seen in a rope store on the east quay shortly before dawn on Tuesday.")),
		s.claim(2, 2, s.cite("a1", "The quay stays closed until the walls have been inspected."),
			s.cite("a2", "The quay stays closed until the walls have been inspected, the harbour office said.")),
		s.claim(2, 2, s.cite("a3", "The ferry to Holm left from the west quay on Tuesday."),
			s.cite("a2", "The ferry to Holm left from the west quay instead.")),
	}
	s.b.Consensus[1].SaidBy = []string{"harbour-office"}
	s.b.Disputes = []news.Dispute{{ID: "d-1", Kind: news.QuantityDispute, Topic: "people were treated for smoke", Variants: []news.Variant{
		{Value: "Three", SaidBy: []string{"fire-service"}, AsOf: "2025-03-04", Citations: []news.Citation{
			s.cite("a1", "Three people were treated for smoke, the fire service said."), s.cite("a3", "Three people were treated for smoke.")}},
		{Value: "Five", AsOf: "2025-03-05", Citations: []news.Citation{s.cite("a2", "Five people were treated for smoke, according to the clinic on Mill Street.")}},
	}}}
	s.b.Quotes = []news.Quote{
		{ID: "q-2", Kind: news.PartialQuote, Text: "full to the roof", Speaker: "anna-berg", Name: "Anna Berg", Source: "Berg", Cue: "said",
			Citations: []news.Citation{s.cite("a2", "full to the roof")}},
		{ID: "q-1", Kind: news.DirectQuote, Text: "We have never seen flames like it on this coast", Speaker: "anna-berg", Name: "Anna Berg",
			Source: "Anna Berg", Cue: "said", Citations: []news.Citation{s.cite("a1", "We have never seen flames like it on this coast")},
			Drift: s.drifts()},
		{ID: "q-3", Kind: news.IndirectQuote, Text: "the store was “full to the roof” of old nets", Speaker: "anna-berg", Name: "Anna Berg",
			Source: "Berg", Cue: "said", Citations: []news.Citation{s.cite("a2", "the store was “full to the roof” of old nets")}},
	}
	s.b.Reported = []news.Claim{s.claim(1, 1, s.cite("a3", "Insurers put the damage at 2.4 million crowns, a figure that the owner of the store called far too high."))}
	s.b.Timeline = []news.Event{{Date: "2025-03-04", Precision: "day", Text: s.b.Consensus[0].Text, Citations: s.b.Consensus[0].Citations[:1]}}
	ferry := s.cite("a2", "The ferry to Holm left from the west quay instead.")
	s.b.Timeline = append(s.b.Timeline,
		news.Event{ID: "e-2", Date: "2025-03-03", End: "2025-03-09", Precision: "week", Planned: true, Text: ferry.Text, Citations: []news.Citation{ferry}},
		news.Event{ID: "e-3", Weekday: "Tuesday", Precision: "day", Text: ferry.Text, Citations: []news.Citation{ferry}})
	unknown := s.cite("a1", "It was not clear what started the fire.")
	s.b.Unknowns = []news.Unknown{{ID: "u-1", Text: unknown.Text, Citations: []news.Citation{unknown}}}
	return s.b
}

// bridge is a smaller story of the day before.
func bridge(t testing.TB) *news.Briefing {
	txt := texts(t)
	s := newTeller(t, "bridge-vote", "Nine to four for the footbridge", "2025-03-03")
	s.b.Story.Info.Title = s.b.Title
	s.article("bridge-vote/gazette.txt", txt["bridge-vote/gazette.txt"], "The Gazette", "https://gazette.example/bridge", "2025-03-03")
	s.article("bridge-vote/coast-news.txt", txt["bridge-vote/coast-news.txt"], "Coast News", "https://coast.example/bridge", "2025-03-03")
	s.b.Origins = []news.BriefOrigin{{ID: "o1", Articles: []string{"a1"}, Why: news.Why{{Kind: news.OwnText}}}, {ID: "o2", Articles: []string{"a2"}, Why: news.Why{{Kind: news.OwnText}}}}
	s.b.Actors = []news.Actor{{ID: "mats-ohlund", Name: "Mats Öhlund", Kind: news.Person, Role: "councillor"}}
	s.b.Consensus = []news.Claim{s.claim(2, 2, s.cite("a1", "The council voted by nine to four on Monday for a footbridge over the Lind."),
		s.cite("a2", "Nine councillors voted for a footbridge over the Lind on Monday evening, four against it."))}
	s.b.Quotes = []news.Quote{{ID: "q-1", Kind: news.DirectQuote, Text: "It is forty years late", Speaker: "mats-ohlund", Name: "Mats Öhlund",
		Citations: []news.Citation{s.cite("a1", "It is forty years late")}}}
	return s.b
}

// fileNamed returns the data of the file that ends in suffix.
func fileNamed(t testing.TB, files []news.File, suffix string) string {
	t.Helper()
	for _, f := range files {
		if strings.HasSuffix(f.Path, suffix) {
			return string(f.Data)
		}
	}
	t.Fatalf("no file %q", suffix)
	return ""
}

// golden compares have with a file of testdata; -update writes it.
func golden(t *testing.T, name, have string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(have), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if have != string(want) {
		t.Errorf("%s differs; after reading the change run: go test ./internal/digest -update\nhave:\n%s\nwant:\n%s", path, have, want)
	}
}
