package brief_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/brief"
	"github.com/briefgen/briefgen/internal/news"
)

const report = `The dam above Tollin broke on Sunday after nine days of rain, and 40 houses were destroyed.
“We heard it before we saw it,” said Anna Berg, the mayor of Tollin.
At least six people are missing, the rescue service said.
President Marek Oldal welcomed the help of the neighbouring valley, and Jorun Teske rejected it.
`

// TestHostile merges what no newspaper would print, and holds the briefings to the invariants.
func TestHostile(t *testing.T) {
	copies := make([]string, 200)
	for i := range copies {
		copies[i] = report
	}
	cases := []struct {
		name  string
		texts []string
	}{
		{"no text", []string{"", "", ""}},
		{"one article alone", []string{report}},
		{"two hundred copies", copies},
		{"one sentence a thousand times", []string{strings.Repeat("The ferry sank near Lunde on Monday, the owner said.\n", 1000), report}},
		{"function words only", []string{"There was not any of that here before.\n", "There was not any of that here before.\n"}},
		{"headings only", []string{"# One\n# Two\n", "# One\n# Two\n"}},
		{"names of one letter", []string{"X said that Y met Z. X and Q left.\n", "“A b c d e f,” said X. Mr. Z agreed with Q.\n"}},
		{"names only", []string{"Jr. Sr. II. Jr. Jr. and Mr. Jr. said so.\n", "Mr. Mr. Mrs. Dr. , Jr. said so.\n"}},
		{"a number of 400 digits", []string{"The bank counted " + strings.Repeat("9", 400) + " coins on Monday.\n", "The bank counted 7 coins on Monday.\n"}},
		{"millions of millions", []string{"The bank counted 3" + strings.Repeat(" million", 90) + " coins.\n", "The bank counted 4 million coins.\n"}},
		{"marks only", []string{"“” ‘’ \"\" — … • ; , .\n", "“\n”\n\"\n"}},
		{"other scripts", []string{"تحدث الرئيس عن الاتفاق في المدينة.\n", "Президент Олдал выступил в Карске.\n", "市长在会议上说。\n"}},
		{"broken runes", []string{"The mayor \xff\xfe of Karsk said \xc3 that 5 boats sank.\n", "The mayor of Karsk said that 9 boats sank.\n"}},
		{"the same words of two people", []string{"“No,” said Anna Berg. “No,” said Marek Oldal.\n", "“No,” said Jorun Teske. “No comment,” said Anna Berg. “No comment,” said Marek Oldal.\n"}},
		{"one sentence of 100 KB", []string{oneSentence(100 << 10), report, oneSentence(90 << 10)}},
		{"five thousand times one sentence", []string{strings.Repeat("The ferry sank near Lunde on Monday, the owner said.\n", 5000), report}},
		{"only quotes", []string{strings.Repeat("“We stay,” said Anna Berg. “They go on and on,” said Marek Oldal.\n", 50), "“We stay,” said Jorun Teske.\n“\n”\n", "“They go on and on.”\n"}},
		{"only dates", []string{"Monday. Tuesday. March 4, 2999. 31/02/2024.\n", "Published: 2999-12-31\n\nTomorrow. Yesterday. On Monday.\n"}},
		{"empty titles and days", []string{"Title: \nPublished: \n\n" + report, "Title: \nPublished: 9999-99-99\n\n" + strings.ToUpper(report)}},
		{"figures that are none", []string{"1.234.56 49 in stock, rated 4.79 -0 1e999 $ % 5/0 1,2,3,4.\n", "1,23,456 12 in stock, rated 4.2 ½½ 0x7F 00:99.\n"}},
		{"the same figures of two things", []string{"3 boats sank near Lunde. 3 trucks burned near Karsk.\n", "5 boats sank near Lunde. 5 trucks burned near Karsk.\n"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			docs := documents(c.texts)
			for _, origins := range []int{0, 1, 3, -1} {
				check(t, storyOf(nil, docs...), brief.Options{MinOrigins: origins})
			}
		})
	}
}

// oneSentence returns a sentence of so many bytes.
func oneSentence(length int) string {
	return "The mayor said that " + strings.Repeat("the boat of Anna Berg sank and 5 men of Lunde left on Monday, ", length/62) + "and went.\n"
}

func documents(texts []string) []*news.Document {
	var docs []*news.Document
	for i, text := range texts {
		docs = append(docs, document(fmt.Sprintf("%03d.txt", i), text))
	}
	return docs
}

// TestCopiesAreOneOrigin wants two hundred reprints to agree on nothing.
func TestCopiesAreOneOrigin(t *testing.T) {
	var texts []string
	for range 200 {
		texts = append(texts, report)
	}
	b := brief.Merge(storyOf(nil, documents(texts)...), brief.Options{})
	if len(b.Origins) != 1 || len(b.Consensus) != 0 {
		t.Errorf("have %d origins and %d lines of consensus, want 1 and 0", len(b.Origins), len(b.Consensus))
	}
	if len(b.Reported) == 0 || b.Reported[0].Outlets != 200 {
		t.Errorf("have %+v, want lines reported by 200 outlets", b.Reported)
	}
}

// TestGrowth wants four times the articles to take little more than four times the work, counted in allocations:
// the time is that of BenchmarkGrowth.
func TestGrowth(t *testing.T) {
	work := func(articles int) float64 {
		story := generated(articles, 4)
		return testing.AllocsPerRun(1, func() { brief.Merge(story, brief.Options{}) })
	}
	if few, many := work(100), work(400); many > 5*few {
		t.Errorf("%.0f allocations for 100 articles, %.0f for 400", few, many)
	}
}

// TestOrderOfArticles wants the order in which articles are read not to matter.
func TestOrderOfArticles(t *testing.T) {
	docs := generated(12, 15).Docs
	want := encode(t, brief.Merge(storyOf(nil, docs...), brief.Options{}))
	random := rand.New(rand.NewPCG(1, 2))
	for range 4 {
		random.Shuffle(len(docs), func(i, k int) { docs[i], docs[k] = docs[k], docs[i] })
		if have := encode(t, brief.Merge(storyOf(nil, docs...), brief.Options{})); have != want {
			t.Fatalf("another order, another briefing\nhave: %s\nwant: %s", have, want)
		}
	}
}

// FuzzMerge cuts articles from arbitrary text at form feeds.
func FuzzMerge(f *testing.F) {
	f.Add(report+"\f"+strings.ToUpper(report)+"\f"+strings.ReplaceAll(report, "six", "seven"), 0)
	f.Add("{person: A| B} said “C d e f g” 5 km.\f{place: B} said “C d e f g” 9 miles.", 1)
	f.Add("Outlet: x\nPublished: 2999-99-99\n\n# H\f\f\xff", 2)
	f.Fuzz(func(t *testing.T, text string, origins int) {
		if len(text) > 4000 {
			return // long enough for every rule, short enough for many runs
		}
		story, opts := storyOf(nil, documents(strings.Split(text, "\f"))...), brief.Options{MinOrigins: origins % 4}
		check(t, story, opts)
		checkExplained(t, story, opts)
	})
}
