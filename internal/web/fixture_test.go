package web

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// english returns the built-in labels.
func english(t testing.TB) *labels.Labels {
	t.Helper()
	l, err := labels.Load("en", nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// paper is an invented article as tests write it.
type paper struct {
	id, title, outlet, author, url, published, language, credit, origin string
	text                                                                string
}

// story collects invented articles and makes citations of them by their words.
type story struct {
	t testing.TB
	b *news.Briefing
}

func newStory(t testing.TB, id, title string, papers ...paper) *story {
	t.Helper()
	s := &story{t: t, b: &news.Briefing{
		Version: news.BriefingVersion, ID: id, Title: title, Story: &news.Story{ID: id},
	}}
	for _, p := range papers {
		s.add(p)
	}
	return s
}

func (s *story) add(p paper) {
	file := s.b.ID + "/" + p.id + ".md"
	sum := sha256.Sum256([]byte(p.text))
	doc := &news.Document{Article: &news.Article{
		Path: file, Folder: s.b.ID, Title: p.title, Outlet: p.outlet, Author: p.author, URL: p.url,
		Published: p.published, Language: p.language, Credit: p.credit, Text: p.text, SHA256: hex.EncodeToString(sum[:]),
	}}
	split(doc)
	s.b.Story.Docs = append(s.b.Story.Docs, doc)
	s.b.Articles = append(s.b.Articles, news.BriefArticle{
		ID: p.id, Path: file, Title: p.title, Outlet: p.outlet, URL: p.url, Published: p.published,
		Words: len(strings.Fields(p.text)), SHA256: doc.SHA256, Origin: p.origin, Reason: news.Why{{Kind: news.OwnText}},
	})
	if p.published > s.b.Published {
		s.b.Published = p.published[:10]
	}
}

var (
	paragraphs = regexp.MustCompile(`[^\n]+(\n[^\n]+)*`)
	sentences  = regexp.MustCompile(`(?s)\S.*?([.!?][”"]?(?:\s|$)|$)`)
)

// split finds the paragraphs and sentences of the plain texts of tests.
func split(doc *news.Document) {
	for i, p := range paragraphs.FindAllStringIndex(doc.Text, -1) {
		doc.Paragraphs = append(doc.Paragraphs, news.Paragraph{Span: nlp.Span{Start: p[0], End: p[1]}})
		for _, m := range sentences.FindAllStringIndex(doc.Text[p[0]:p[1]], -1) {
			span := nlp.Span{Start: p[0] + m[0], End: p[0] + m[1]}
			span.End -= len(span.Of(doc.Text)) - len(strings.TrimSpace(span.Of(doc.Text)))
			doc.Sentences = append(doc.Sentences, news.Sentence{Span: span, Paragraph: i})
		}
	}
}

// cite returns the citation of words in an article.
// within cites the words of a sentence.
func (s *story) within(article, sentence, words string) []news.Citation {
	s.t.Helper()
	c := s.cite(article, sentence)
	c.Start += strings.Index(sentence, words)
	c.End, c.Text = c.Start+len(words), words
	return []news.Citation{c}
}

func (s *story) cite(article, words string) news.Citation {
	s.t.Helper()
	for i, a := range s.b.Articles {
		if a.ID != article {
			continue
		}
		at := strings.Index(s.b.Story.Docs[i].Text, words)
		if at < 0 {
			s.t.Fatalf("article %s does not hold %q", article, words)
		}
		return news.Citation{Article: article, Start: at, End: at + len(words), Text: words}
	}
	s.t.Fatalf("no article %q", article)
	return news.Citation{}
}

// drift tells how the second wording differs from the first, as Anna Berg's words do here.
func (s *story) drift(quote, other news.Citation) news.Drift {
	was := within(quote, "it in this harbour")
	return news.Drift{Article: other.Article, Kind: news.ChangedDrift, Start: other.Start, End: other.End, Text: other.Text, Parts: []news.DriftPart{
		{Op: news.Cut, Citation: within(quote, "We have")},
		{Op: news.Kept, Citation: within(other, "never seen flames like")},
		{Op: news.Changed, Citation: within(other, "that"), Was: &was},
	}}
}

// within returns the citation of words that another holds.
func within(c news.Citation, words string) news.Citation {
	at := c.Start + strings.Index(c.Text, words)
	return news.Citation{Article: c.Article, Start: at, End: at + len(words), Text: words}
}

// claim makes a claim of pairs of article and words; the first gives its text.
func (s *story) claim(outlets, origins int, pairs ...string) news.Claim {
	s.t.Helper()
	c := news.Claim{ID: news.ID("c", pairs...), Text: pairs[1], Outlets: outlets, Origins: origins}
	c.Citations = s.cites(pairs...)
	return c
}

func (s *story) cites(pairs ...string) []news.Citation {
	s.t.Helper()
	var out []news.Citation
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, s.cite(pairs[i], pairs[i+1]))
	}
	return out
}

// harbour is the briefing that most tests show: five invented reports with something in every section.
func harbour(t testing.TB) *news.Briefing {
	t.Helper()
	s := newStory(t, "harbour-fire", "Fire closes the old harbour of Lindow",
		paper{
			id: "a-01", title: "Fire closes the old harbour of Lindow", outlet: "The Lindow Gazette", author: "Tessa Marsh",
			url: "https://gazette.example/harbour-fire?id=1&part=2", published: "2025-03-04T09:30:00Z", language: "en", origin: "o-1",
			text: `A fire broke out in the old harbour of Lindow at about 4 am on Tuesday. More than sixty firefighters fought the flames until noon. Ferries to the islands were cancelled for the rest of the day.

Three people were treated for smoke, the fire service said. Nobody was kept in hospital overnight. The service sent eleven engines and two boats. One of the boats came from the next town. It had been painted the week before. Both were back in their berths by evening.

“We have never seen flames like it in this harbour,” said Anna Berg, the harbour master. She had been woken by the alarm. “The wind stood in our favour, and that alone saved the old crane.”

It was not clear what started the fire. Investigators will enter the warehouse on Wednesday.

A small crowd watched from the bridge. The baker handed out rolls.

The warehouse was built in 1911 and held timber and rope. The town bought it from the railway thirty years ago for one symbolic coin.
`},
		paper{
			id: "a-02", title: "Old harbour burns; five treated for smoke", outlet: "Island Courier",
			url: "https://courier.example/news/old-harbour", published: "2025-03-04", language: "en", origin: "o-2",
			text: `Flames destroyed a warehouse in Lindow's old harbour early on Tuesday. The fire broke out at about 4 am in the old harbour. Crews needed eight hours to put it out.

Five people were treated for smoke, the hospital said. All of them worked on the night ferry.

Harbour master Anna Berg said she had "never seen flames like that" in thirty years of service. The town council has approved every safety report since 2019, Mayor Jonas Field said.

“The sprinklers were tested in January,” Field said. The union of dock workers disagrees.

All ferries to the islands were cancelled on Tuesday. The cause of the fire is still unknown.
`},
		paper{
			id: "a-03", title: "Dock workers: sprinklers had been off for months", outlet: "Workers' Weekly", author: "P. Quill",
			url: "https://weekly.example/docks", published: "2025-03-05", language: "en", origin: "o-3",
			text: `The sprinklers in the burnt warehouse had been switched off since October, the dock workers' union said on Wednesday. Its chair, Marta Lind, showed reporters a letter to the mayor.

“No sprinkler in that building was tested this winter,” Lind said. She called the fire a disaster foretold.

The fire broke out at about 4 am on Tuesday. More than sixty firefighters were at work until noon. Three people were treated for smoke.

The union represents four hundred workers in the harbour. It has asked for a public inquiry.
`},
		paper{
			id: "a-04", title: "Fire closes old harbour", outlet: "North Coast Online",
			url: "https://northcoast.example/a/77", published: "2025-03-04", language: "en", credit: "Lindow Gazette", origin: "o-1",
			text: `A fire broke out in the old harbour of Lindow at about 4 am on Tuesday. More than sixty firefighters fought the flames until noon.

Three people were treated for smoke, the fire service said.
`},
		paper{
			id: "a-05", title: "Feuer im alten Hafen von Lindow", outlet: "",
			published: "2025-03-05", language: "de", origin: "o-5",
			text: `In der Nacht zum Dienstag hat es im alten Hafen von Lindow gebrannt. Das Feuer brach gegen vier Uhr aus. Mehr als sechzig Feuerwehrleute waren bis Mittag im Einsatz.

Die Fähren fielen den ganzen Tag aus.
`})
	s.b.Story.Info.Note = "We leave out *unnamed* witnesses. See [our rules](https://briefing.example/rules)."
	s.b.Story.Info.Description = "A warehouse burnt in the old harbour of Lindow."
	s.b.Story.Docs[4].Notes = []string{"decoded from windows-1252"}
	s.b.Origins = []news.BriefOrigin{
		{ID: "o-1", Name: "The Lindow Gazette", Articles: []string{"a-01", "a-04"}, Why: news.Why{{Kind: news.SameText, Names: []string{"a-01.md"}}}},
		{ID: "o-2", Name: "Island Courier", Articles: []string{"a-02"}, Why: news.Why{{Kind: news.OwnText}}},
		{ID: "o-3", Name: "Workers' Weekly", Articles: []string{"a-03"}, Why: news.Why{{Kind: news.OwnText}}},
		{ID: "o-5", Name: "a-05.md", Articles: []string{"a-05"}, Why: news.Why{{Kind: news.OwnText}}},
	}
	s.b.Articles[3].Reason = news.Why{
		{Kind: news.Credits, Names: []string{"Lindow Gazette"}}, {Kind: news.SameText, Names: []string{"The Lindow Gazette"}},
	}
	s.fill()
	return s.b
}

// fill makes the sections of the harbour's briefing.
func (s *story) fill() {
	s.t.Helper()
	const alarm = "A fire broke out in the old harbour of Lindow at about 4 am on Tuesday."
	s.b.Consensus = []news.Claim{
		s.claim(5, 4, "a-01", alarm, "a-02", "The fire broke out at about 4 am in the old harbour.",
			"a-03", "The fire broke out at about 4 am on Tuesday.", "a-04", alarm, "a-05", "Das Feuer brach gegen vier Uhr aus."),
		s.claim(4, 3, "a-01", "More than sixty firefighters fought the flames until noon.",
			"a-04", "More than sixty firefighters fought the flames until noon.",
			"a-03", "More than sixty firefighters were at work until noon.", "a-05", "Mehr als sechzig Feuerwehrleute waren bis Mittag im Einsatz."),
		s.claim(2, 2, "a-02", "All ferries to the islands were cancelled on Tuesday.",
			"a-01", "Ferries to the islands were cancelled for the rest of the day."),
	}
	s.b.Consensus[2].SaidBy = []string{"anna-berg"}
	s.b.Disputes = []news.Dispute{
		{ID: "d-91c0", Kind: news.QuantityDispute, Topic: "people treated for smoke", Variants: []news.Variant{
			{Value: "Three", SaidBy: []string{"fire-service"}, AsOf: "2025-03-04", Citations: s.cites(
				"a-01", "Three people were treated for smoke, the fire service said.", "a-03", "Three people were treated for smoke.",
				"a-04", "Three people were treated for smoke, the fire service said.")},
			{Value: "Five", AsOf: "2025-03-04", Citations: s.cites("a-02", "Five people were treated for smoke, the hospital said.")},
		}},
		{ID: "d-30aa", Kind: news.DenialDispute, Topic: "sprinklers", Variants: []news.Variant{
			{Value: "“The sprinklers were tested in January,” Field said.", SaidBy: []string{"jonas-field"}, Citations: s.cites(
				"a-02", "“The sprinklers were tested in January,” Field said.")},
			{Value: "“No sprinkler in that building was tested this winter,” Lind said.", SaidBy: []string{"marta-lind"}, Citations: s.cites(
				"a-03", "“No sprinkler in that building was tested this winter,” Lind said.")},
		}},
	}
	s.b.Quotes = []news.Quote{
		{ID: "q-07aa", Kind: news.DirectQuote, Text: "We have never seen flames like it in this harbour", Speaker: "anna-berg", Name: "Anna Berg",
			Source: "Anna Berg, the harbour master", Cue: "said",
			Citations: s.cites("a-01", "We have never seen flames like it in this harbour"),
			Outlets:   2,
			Drift: []news.Drift{s.drift(s.cite("a-01", "We have never seen flames like it in this harbour"),
				s.cite("a-02", "never seen flames like that"))}},
		{ID: "q-11bb", Kind: news.DirectQuote, Text: "No sprinkler in that building was tested this winter", Speaker: "marta-lind", Name: "Marta Lind",
			Citations: s.cites("a-03", "No sprinkler in that building was tested this winter")},
		{ID: "q-22cc", Kind: news.PartialQuote, Text: "never seen flames like that", Speaker: "anna-berg", Name: "Anna Berg",
			Citations: s.cites("a-02", "never seen flames like that")},
		{ID: "q-33dd", Kind: news.IndirectQuote, Text: "The town council has approved every safety report since 2019", Speaker: "jonas-field", Name: "Jonas Field",
			Citations: s.cites("a-02", "The town council has approved every safety report since 2019")},
	}
	s.b.Actors = []news.Actor{
		{ID: "anna-berg", Name: "Anna Berg", Kind: news.Person, Role: "harbour master", Aliases: []string{"Berg"}, Mentions: 3, Quotes: 2,
			Citations: s.cites("a-01", "Anna Berg", "a-02", "Anna Berg")},
		{ID: "jonas-field", Name: "Jonas Field", Kind: news.Person, Role: "mayor", Aliases: []string{"Field"}, Mentions: 2,
			Citations: s.cites("a-02", "Jonas Field")},
		{ID: "marta-lind", Name: "Marta Lind", Kind: news.Person, Role: "chair", Aliases: []string{"Lind"}, Mentions: 2, Quotes: 1,
			Citations: s.cites("a-03", "Marta Lind")},
		{ID: "fire-service", Name: "fire service", Kind: news.Organization, Mentions: 3,
			Citations: s.cites("a-01", "fire service", "a-04", "fire service")},
		{ID: "lindow", Name: "Lindow", Kind: news.Place, Mentions: 4, Citations: s.cites("a-01", "Lindow", "a-05", "Lindow")},
	}
	s.b.Timeline = []news.Event{
		{ID: "e-01", Date: "2019", Precision: "year", When: s.cites("a-02", "2019"), Outlets: 1, Origins: 1, Text: "The town council has approved every safety report since 2019, Mayor Jonas Field said.",
			Citations: s.cites("a-02", "The town council has approved every safety report since 2019, Mayor Jonas Field said.")},
		{ID: "e-02", Date: "2024-10", Precision: "month", Text: "The sprinklers in the burnt warehouse had been switched off since October",
			Citations: s.cites("a-03", "The sprinklers in the burnt warehouse had been switched off since October, the dock workers' union said on Wednesday.")},
		{ID: "e-03", Date: "2025-03-04", Precision: "day", Time: "04:00", When: s.cites("a-01", "4 am on Tuesday"), Outlets: 1, Origins: 1, Text: alarm, Citations: s.cites("a-01", alarm)},
		{ID: "e-04", Date: "2025-03-04", Precision: "day", When: s.within("a-02", "All ferries to the islands were cancelled on Tuesday.", "Tuesday"), Text: "All ferries to the islands were cancelled on Tuesday.",
			Outlets: 1, Origins: 1, Citations: s.cites("a-02", "All ferries to the islands were cancelled on Tuesday.")},
		{ID: "e-05", Date: "2025-03-05", Precision: "day", Planned: true, When: s.within("a-01", "Investigators will enter the warehouse on Wednesday.", "Wednesday"), Text: "Investigators will enter the warehouse on Wednesday.",
			Citations: s.cites("a-01", "Investigators will enter the warehouse on Wednesday.")},
		{ID: "e-06", Date: "2025-03-03", End: "2025-03-09", Precision: "week", Text: "A small crowd watched from the bridge.",
			Citations: s.cites("a-01", "A small crowd watched from the bridge.")},
		{ID: "e-07", Weekday: "Dienstag", Precision: "day", When: s.cites("a-05", "Dienstag"), Text: "In der Nacht zum Dienstag hat es im alten Hafen von Lindow gebrannt.",
			Citations: s.cites("a-05", "In der Nacht zum Dienstag hat es im alten Hafen von Lindow gebrannt.")},
	}
	s.b.Unknowns = []news.Unknown{{ID: "u-1d", Kind: "unknown", Outlets: 2, Origins: 2, Text: "It was not clear what started the fire.", Citations: s.cites(
		"a-01", "It was not clear what started the fire.", "a-02", "The cause of the fire is still unknown.")}}
	s.b.Reported = []news.Claim{
		s.claim(1, 1, "a-03", "It has asked for a public inquiry."),
		s.claim(1, 1, "a-01", "The warehouse was built in 1911 and held timber and rope."),
		s.claim(1, 1, "a-02", "All of them worked on the night ferry."),
		s.claim(1, 1, "a-03", "The union represents four hundred workers in the harbour."),
	}
}

// bakery is a story of one article, older than the harbour.
func bakery(t testing.TB) *news.Briefing {
	t.Helper()
	s := newStory(t, "bakery", "A bakery opens under the bridge", paper{
		id: "a-09", title: "A bakery opens under the bridge", outlet: "Island Courier", published: "2025-02-27", language: "en", origin: "o-9",
		text: "A bakery has opened under the river bridge. It sells rye bread only. The baker came from the north.\n"})
	s.b.Origins = []news.BriefOrigin{{ID: "o-9", Name: "Island Courier", Articles: []string{"a-09"}, Why: news.Why{{Kind: news.OwnText}}}}
	s.b.Reported = []news.Claim{s.claim(1, 1, "a-09", "A bakery has opened under the river bridge.")}
	return s.b
}

// options are those of the golden site.
func options() Options {
	return Options{
		Title: "Lindow Briefing", Description: "What the papers of the coast agree on, and where they differ.",
		BaseURL: "https://briefing.example/news", Language: "en", Version: "1.0",
		Problems: []*news.Problem{
			{Path: "harbour-fire/broken.md", Line: 3, Column: 7, Message: "the front matter does not parse", Hint: "close the quote", Skipped: true},
			{Path: "bakery/empty.txt", Message: "the file is empty"},
		},
	}
}
