package changes

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/briefgen/briefgen/internal/news"
)

// TestBetween runs the cases of testdata. Of the stories of before and after each begins with "story ID | title"; a line of it
// is "part ID | text | article: words | article: words", where the text is that of the first words if it is "". A file
// "sections" says which sections count. want has a line for each change: story, kind, ID and text.
func TestBetween(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		parts := map[string]string{}
		for _, f := range archive.Files {
			parts[f.Name] = string(f.Data)
		}
		before, after := briefingsOf(t, parts["before"]), briefingsOf(t, parts["after"])
		var have strings.Builder
		var sections []string
		if text, some := parts["sections"]; some {
			sections = strings.Fields(text)
		}
		stories := Between(before, after, sections)
		for _, s := range stories {
			for _, line := range s.Lines {
				fmt.Fprintln(&have, strings.Join([]string{s.ID, string(line.Kind), line.ID, line.Text}, " | "))
			}
		}
		if have.String() != parts["want"] {
			t.Errorf("%s\nhave\n%s\nwant\n%s", name, &have, parts["want"])
		}
		if again := Between(after, after, nil); len(again) > 0 {
			t.Errorf("%s: %d stories differ from themselves", name, len(again))
		}
	}
}

// briefingsOf reads the stories of a case.
func briefingsOf(t *testing.T, text string) []*news.Briefing {
	t.Helper()
	var out []*news.Briefing
	for line := range strings.Lines(text) {
		fields := strings.Split(strings.TrimSpace(line), " | ")
		kind, id, _ := strings.Cut(fields[0], " ")
		if kind == "story" {
			out = append(out, &news.Briefing{ID: id, Title: fields[1]})
			continue
		}
		b := out[len(out)-1]
		shown := fields[1]
		var cites []news.Citation
		for _, f := range fields[2:] {
			article, words, _ := strings.Cut(f, ": ")
			cites = append(cites, news.Citation{Article: article, Text: words})
		}
		if shown == `""` {
			shown = cites[0].Text
		}
		switch kind {
		case "consensus":
			b.Consensus = append(b.Consensus, news.Claim{ID: id, Text: shown, Citations: cites})
		case "reported":
			b.Reported = append(b.Reported, news.Claim{ID: id, Text: shown, Citations: cites})
		case "dispute":
			d := news.Dispute{ID: id, Topic: shown}
			for _, c := range cites {
				d.Variants = append(d.Variants, news.Variant{Value: c.Text, Citations: []news.Citation{c}})
			}
			b.Disputes = append(b.Disputes, d)
		case "quote":
			b.Quotes = append(b.Quotes, news.Quote{ID: id, Text: shown, Citations: cites})
		case "event":
			b.Timeline = append(b.Timeline, news.Event{ID: id, Text: shown, Citations: cites})
		case "unknown":
			b.Unknowns = append(b.Unknowns, news.Unknown{ID: id, Text: shown, Citations: cites})
		case "actor":
			b.Actors = append(b.Actors, news.Actor{ID: id, Name: id, Role: shown})
		default:
			t.Fatalf("unknown line %q", line)
		}
	}
	return out
}

// TestKinds: every kind that a line can become has its place in the order.
func TestKinds(t *testing.T) {
	known := map[Kind]bool{}
	for _, k := range Kinds() {
		known[k] = true
	}
	for _, table := range []map[part]Kind{newKinds, changedKinds, goneKinds} {
		for _, k := range table {
			if !known[k] {
				t.Errorf("%s is not among Kinds", k)
			}
		}
	}
}

func TestCounts(t *testing.T) {
	stories := []Story{
		{ID: "quay", Lines: []Line{{Kind: FactNew}, {Kind: QuoteMerged}}},
		{ID: "fire", Lines: []Line{{Kind: FactDisputed}, {Kind: FactNew}}},
	}
	if have, want := fmt.Sprint(Counts(stories)), "[{fact-disputed 1} {fact-new 2} {quote-merged 1}]"; have != want {
		t.Errorf("have %s, want %s", have, want)
	}
}

// TestSentence: words that moved are known by the sentence that they stand in.
func TestSentence(t *testing.T) {
	const text = "Three boats were lost. Nobody was hurt."
	doc := &news.Document{Article: &news.Article{Text: text}, Sentences: []news.Sentence{{Span: news.Span{Start: 0, End: 22}}, {Span: news.Span{Start: 23, End: 39}}}}
	r := reader{docs: map[string]*news.Document{"a": doc}}
	for _, c := range []struct {
		cite news.Citation
		want string
	}{
		{news.Citation{Article: "a", Start: 0, End: 11, Text: "Three boats"}, "Three boats were lost."},
		{news.Citation{Article: "a", Start: 30, End: 38, Text: "was hurt"}, "Nobody was hurt."},
		{news.Citation{Article: "a", Start: 39, End: 39, Text: ""}, ""},
		{news.Citation{Article: "b", Start: 0, End: 5, Text: "Three"}, "Three"},
	} {
		if have := r.sentence(c.cite); have != c.want {
			t.Errorf("%+v: have %q, want %q", c.cite, have, c.want)
		}
	}
}
