package web

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

// TestAccounts reads how other articles give a quote, as one hears it who sees no colours.
func TestAccounts(t *testing.T) {
	b := harbour(t)
	q := &b.Quotes[0]
	other := q.Drift[0]
	q.Drift = append(q.Drift,
		news.Drift{Article: "a-02", Kind: news.SpeakerDrift, Start: other.Start, End: other.End, Text: other.Text, Source: "Jonas Field", Cue: "said"},
		news.Drift{Article: "a-02", Kind: news.ParaphraseDrift, Start: other.Start, End: other.End, Text: other.Text},
		news.Drift{Article: "a-02", Kind: news.CutDrift, Start: other.Start, End: other.End, Text: other.Text, Parts: []news.DriftPart{
			{Op: news.Kept, Citation: within(news.Citation{Article: "a-02", Start: other.Start, Text: other.Text}, "never")},
			{Op: news.Gap},
			{Op: news.Kept, Citation: within(news.Citation{Article: "a-02", Start: other.Start, Text: other.Text}, "flames")},
			{Op: news.Cut, Citation: b.Consensus[0].Citations[0]},
			{Op: news.Added, Citation: news.Citation{Article: "a-02", Start: 1 << 30, End: 1<<30 + 4, Text: "that"}},
		}},
		news.Drift{Article: "a-02", Kind: news.CutDrift, Start: -5, End: 1 << 30, Text: "no such words"},
	)
	page := render(t, Options{}, b).page(t, "harbour-fire/index.html")
	want := []string{
		"Island Courier in other words left out: We have never seen flames like left out: it in this harbour only there: that",
		"Island Courier gives it to “Jonas Field”, “said” never seen flames like that",
		"Island Courier reports it without quote marks never seen flames like that",
		"Island Courier in part never … flames 16 words left out",
	}
	var have []string
	for _, n := range all(page, class("account")) {
		have = append(have, strings.Join(strings.Fields(words(n)), " "))
	}
	if len(have) != len(want) {
		t.Fatalf("%d accounts\n%s", len(have), strings.Join(have, "\n"))
	}
	for i := range want {
		if have[i] != want[i] {
			t.Errorf("account %d\nhave %q\nwant %q", i, have[i], want[i])
		}
	}
	for _, name := range []string{"del", "ins"} {
		if len(all(page, func(n *html.Node) bool { return tag(name)(n) && len(all(n, has("data-article"))) == 1 })) == 0 {
			t.Errorf("no <%s> with words of an article", name)
		}
	}
}

// TestDropTold holds that a quote repeats nothing of the sentence that is shown around it, but for words that are all
// that is known of the speaker.
func TestDropTold(t *testing.T) {
	shown := &Copied{Text: "The tabloid warned that the quay was “full to the roof”."}
	for _, c := range []struct {
		name                string
		quote               Quote
		wantCalled, wantCue string
	}{
		{"context", Quote{Context: shown, Speaker: Words{Text: "Vester Post"}}, "", ""},
		{"no speaker", Quote{Context: shown}, "The tabloid", ""},
		{"narrator", Quote{Runs: []Run{{Op: "narrator", Copied: &Copied{Text: ",” Berg warned. “"}}}, Speaker: Words{Text: "Anna Berg"}}, "The tabloid", ""},
		{"nothing around", Quote{Runs: []Run{{Op: "gap"}}, Speaker: Words{Text: "Anna Berg"}}, "The tabloid", "warned"},
	} {
		q := c.quote
		q.Called, q.Cue = Words{Text: "The tabloid"}, Words{Text: "warned"}
		q.dropTold()
		if q.Called.Text != c.wantCalled || q.Cue.Text != c.wantCue {
			t.Errorf("%s: called %q, cue %q; want %q, %q", c.name, q.Called.Text, q.Cue.Text, c.wantCalled, c.wantCue)
		}
	}
}
