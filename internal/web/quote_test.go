package web

import (
	"slices"
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

func TestQuotes(t *testing.T) {
	b := harbour(t)
	first := b.Quotes[0].Citations[0]
	text := b.Story.Docs[0].Text
	parted := news.Citation{Article: "a-01", Start: first.Start, End: strings.Index(text, "The wind stood in our favour") + len("The wind stood in our favour")}
	parted.Text = text[parted.Start:parted.End]
	b.Quotes = append(b.Quotes,
		news.Quote{ID: "q-broken", Kind: news.DirectQuote, Text: "We have never seen flames like it; the wind stood in our favour", Citations: []news.Citation{
			first,
			{Article: "a-01", Start: strings.Index(b.Story.Docs[0].Text, "The wind"), End: strings.Index(b.Story.Docs[0].Text, "The wind") + len("The wind stood in our favour"), Text: "The wind stood in our favour"},
			b.Quotes[2].Citations[0],
		}},
		news.Quote{ID: "q-nobody", Kind: news.DirectQuote, Text: first.Text, Citations: []news.Citation{first},
			Drift: []news.Drift{{Article: "a-02", Text: "words that no article has"}, {Article: "a-99", Text: "x"}}},
		news.Quote{ID: "q-parted", Kind: news.DirectQuote, Text: parted.Text, Parts: []news.Citation{
			within(parted, "We have never seen flames like it in this harbour"), within(parted, "The wind stood in our favour")},
			Citations: []news.Citation{parted}},
	)
	page := render(t, Options{}, b).page(t, "harbour-fire/index.html")
	tests := []struct{ id, words, speaker, drift string }{
		{"q-07aa", "We have never seen flames like it in this harbour", "Anna Berg harbour master", "Worded differently elsewhere"},
		{"q-broken", "We have never seen flames like it in this harbour … The wind stood in our favour", "Speaker not named in the text", ""},
		{"q-nobody", "We have never seen flames like it in this harbour", "Speaker not named in the text", ""},
		{"q-parted", parted.Text, "Speaker not named in the text", ""},
	}
	for _, test := range tests {
		quote := all(page, func(n *html.Node) bool { return attr(n, "id") == test.id })
		if len(quote) != 1 {
			t.Fatalf("%s: %d elements", test.id, len(quote))
		}
		for _, part := range []struct {
			of   func(*html.Node) bool
			want string
		}{{tag("blockquote"), test.words}, {tag("summary"), test.drift}} {
			if have := strings.Join(texts(all(quote[0], part.of)), "|"); have != part.want {
				t.Errorf("%s\nhave %q\nwant %q", test.id, have, part.want)
			}
		}
		if have := speaker(quote[0]); have != test.speaker {
			t.Errorf("%s: speaker\nhave %q\nwant %q", test.id, have, test.speaker)
		}
	}
}

// speaker returns the words over the quotes of the voice that n is of.
func speaker(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if class("voice")(n) {
			return strings.Join(texts(all(n, tag("h3", "p"))[:1+len(all(n.FirstChild, class("role")))]), " ")
		}
	}
	return ""
}

func TestPartialQuoteStandsInItsSentence(t *testing.T) {
	page := render(t, Options{}, harbour(t)).page(t, "harbour-fire/index.html")
	have := texts(all(page, class("within")))
	want := []string{`Harbour master Anna Berg said she had "never seen flames like that" in thirty years of service.`}
	if !slices.Equal(have, want) {
		t.Errorf("have %q\nwant %q", have, want)
	}
}
