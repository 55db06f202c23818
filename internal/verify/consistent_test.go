package verify

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/briefgen/briefgen/internal/news"
)

// linkedSite is the good site with a page whose lines have ids and links to pages of sources, and
// a quote whose speaker is known.
func linkedSite(t *testing.T) fstest.MapFS {
	t.Helper()
	b := harbourBriefing()
	b.Articles[0].Origin, b.Articles[1].Origin = "o1", "o2"
	b.Consensus[0].Outlets, b.Consensus[0].Origins = 2, 2
	b.Quotes[0].Speaker, b.Quotes[0].Outlets = "anna-berg", 1
	smoke, was := cite("a2", coast, "nothing but smoke"), cite("a1", gazette, "Never such")
	b.Quotes[0].Drift = []news.Drift{{Article: "a2", Kind: news.ChangedDrift, Start: smoke.Start, End: smoke.End, Text: smoke.Text,
		Source: "Éva", Cue: "said", Parts: []news.DriftPart{
			{Op: news.Changed, Citation: cite("a2", coast, "nothing but"), Was: &was}, {Op: news.Gap},
			{Op: news.Added, Citation: cite("a2", coast, "smoke”")}, {Op: news.Cut, Citation: cite("a1", gazette, "flames")}}}}
	b.Actors = []news.Actor{
		{ID: "anna-berg", Name: "Anna Berg", Kind: news.Person, Aliases: []string{"Berg"}},
		{ID: "jo-lind", Name: "Jo Lind", Kind: news.Person},
	}
	data, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	site := goodSite()
	delete(site, "CNAME.html")
	site["harbour-fire/briefing.json"] = &fstest.MapFile{Data: data}
	site["harbour-fire/index.html"] = &fstest.MapFile{Data: []byte(`<!DOCTYPE html><html lang="en">
<body data-story="harbour-fire"><ul>
<li id="c-1">` + span(ferryLeft) + ` <a href="sources/a1.html#s64" data-words="harbour-fire">The Gazette</a> <a href="sources/a2.html" data-ui>Source 2</a>
<li id="c-2">` + span(wallsStood) + ` <a href="sources/a2.html" data-ui>Source 2</a>
<li id="q-1">` + span(neverSuch) + ` <b data-words="harbour-fire">Anna Berg</b> <a href="sources/a1.html" data-words="harbour-fire">The Gazette</a>
<del>` + span(was) + `</del> <ins>` + span(cite("a2", coast, "nothing but")) + `</ins>
</ul></body></html>
`)}
	site["harbour-fire/sources/a1.html"] = &fstest.MapFile{Data: []byte(`<body data-story="harbour-fire"><p id="s64">` + span(ferryLeft) + `</p></body>`)}
	site["harbour-fire/sources/a2.html"] = &fstest.MapFile{Data: []byte(`<body data-story="harbour-fire"><p>` + span(wallsStood) + `</p></body>`)}
	return site
}

// TestForgery changes what no letter of a copied sentence shows, with a manifest that fits.
func TestForgery(t *testing.T) {
	const page, briefing = "harbour-fire/index.html", "harbour-fire/briefing.json"
	const atQuote = "\n" + page + `:6 [harbour-fire ] "Anna Berg" ` + ProblemSpeaker
	for _, tt := range []struct{ name, file, old, new, want string }{
		{"nothing", page, "<!DOCTYPE html>", "<!doctype html>", ""},
		{"the links of two sources swapped", page, `"sources/a1.html#s64" data-words="harbour-fire">The Gazette</a> <a href="sources/a2.html"`,
			`"sources/a2.html" data-words="harbour-fire">The Gazette</a> <a href="sources/a1.html#s64"`,
			page + `:3 [harbour-fire ] "Source 2" ` + ProblemLink + "\n" + page + `:3 [harbour-fire ] "The Gazette" ` + ProblemLink},
		{"a source that the line does not cite", page, `<a href="sources/a2.html" data-ui>Source 2</a>
<li id="q-1">`, `<a href="sources/a1.html" data-ui>Source 1</a>
<li id="q-1">`, page + `:5 [harbour-fire ] "Source 1" ` + ProblemLink},
		{"a place that is not there", page, "a1.html#s64", "a1.html#s65", page + `:3 [harbour-fire ] "sources/a1.html#s65" ` + ProblemDeadLink},
		{"a page that is not there", page, `"sources/a1.html"`, `"elsewhere/a1.html"`, page + `:6 [harbour-fire ] "elsewhere/a1.html" ` + ProblemDeadLink},
		{"a link to somebody else", page, `"sources/a1.html"`, `"https://elsewhere.example/"`, page + `:6 [harbour-fire ] "The Gazette" ` + ProblemLink},
		{"another speaker in the page", page, ">Anna Berg<", ">Jo Lind<", page + `:6 [harbour-fire ] "Jo Lind" ` + ProblemSpeaker},
		{"another name in the briefing", briefing, `"name": "Anna Berg"`, `"name": "Jo Lind"`, briefing + ` [harbour-fire ] "Jo Lind" ` + ProblemSpeaker + atQuote},
		{"another speaker in the briefing", briefing, `"speaker": "anna-berg",
      "name": "Anna Berg"`, `"speaker": "jo-lind",
      "name": "Jo Lind"`, briefing + ` [harbour-fire ] "Jo Lind" ` + ProblemSpeaker + atQuote},
		{"a speaker that there is not", briefing, `"speaker": "anna-berg"`, `"speaker": "carl-dietz"`, briefing + ` [harbour-fire ] "Never such flames" ` + ProblemNoActor + ": carl-dietz"},
		{"other words in a drift's page", page, `>nothing but<`, `>nothing like<`, page + `:7 [harbour-fire harbour-fire/coast.txt] "nothing like" ` + ProblemNowhere},
		{"other words in a drift", briefing, `"text": "nothing but smoke"`, `"text": "nothing like smoke"`, briefing + ` [harbour-fire harbour-fire/coast.txt] "nothing like smoke" ` + ProblemNowhere},
		{"other words in a part of a drift", briefing, `"text": "nothing but",`, `"text": "nothing like",`, briefing + ` [harbour-fire harbour-fire/coast.txt] "nothing like" ` + ProblemNowhere},
		{"words that the quote has not as those it had", briefing, `"text": "Never such"`, `"text": "Ever such"`, briefing + ` [harbour-fire harbour-fire/gazette.txt] "Ever such" ` + ProblemNowhere},
		{"added words as kept", briefing, `"op": "added"`, `"op": "kept"`, briefing + ` [harbour-fire ] "smoke”" ` + ProblemNotCited},
		{"added words as cut", briefing, `"op": "added"`, `"op": "cut"`, briefing + ` [harbour-fire ] "smoke”" ` + ProblemSpan},
		{"what is no part of a drift", briefing, `"op": "added"`, `"op": "made up"`, briefing + ` [harbour-fire ] "smoke”" ` + ProblemNotCited},
		{"a source that the other article does not name", briefing, `"source": "Éva"`, `"source": "Anna Berg"`, briefing + ` [harbour-fire harbour-fire/coast.txt] "Anna Berg" ` + ProblemNowhere},
		{"more outlets at a quote", briefing, `"outlets": 1,`, `"outlets": 4,`, briefing + ` [harbour-fire ] "Never such flames" ` + ProblemCount},
		{"more origins than are cited", briefing, `"origins": 2,`, `"origins": 3,`, briefing + ` [harbour-fire ] "The ferry left late." ` + ProblemCount},
		{"more outlets than are cited", briefing, `"outlets": 2,`, `"outlets": 5,`, briefing + ` [harbour-fire ] "The ferry left late." ` + ProblemCount},
		{"another outlet", briefing, `"outlet": "The Gazette"`, `"outlet": "The Courier"`, briefing + ` [harbour-fire harbour-fire/gazette.txt] "` + gazette.Title + `" ` + ProblemOutlet},
		{"another title in the feed", "feed.atom", "<title>A mast falls", "<title>A mast rises", `feed.atom:3 [mast ] "A mast rises" ` + ProblemTitle},
	} {
		t.Run(tt.name, func(t *testing.T) {
			site := linkedSite(t)
			edit(t, site, tt.file, tt.old, tt.new)
			delete(site, manifestName)
			seal(site)
			findings, _ := checkSite(t, site)
			have := strings.ReplaceAll(strings.TrimSuffix(show(findings), "\n"), " \n", "\n")
			if have = strings.TrimSuffix(have, " "); have != tt.want {
				t.Errorf("%s: %q → %q\nhave:\n%s\nwant:\n%s", tt.file, tt.old, tt.new, have, tt.want)
			}
		})
	}
}

// TestVoice: quotes of a briefing below a speaker's name are that speaker's.
func TestVoice(t *testing.T) {
	const page = "harbour-fire/index.html"
	for _, tt := range []struct{ name, old, new, want string }{
		{"as it is", "x", "x", ""},
		{"short marks of words that the story has not", `<b data-words>Anna Berg</b>`, `<b data-words>Carl Dietz</b>`, `[harbour-fire ] "Carl Dietz" ` + ProblemNowhere},
		{"another name over the quotes", `<b data-words>Anna Berg</b>`, `<b data-words>Jo Lind</b>`, `[harbour-fire ] "Jo Lind" ` + ProblemSpeaker},
		{"another speaker", `data-actor="anna-berg"`, `data-actor="jo-lind"`,
			`[harbour-fire ] "Never such flames x" ` + ProblemSpeaker + "\n" + `[harbour-fire ] "Anna Berg" ` + ProblemSpeaker},
		{"no actor of the story", `data-actor="anna-berg"`, `data-actor="carl-dietz"`,
			`[harbour-fire ] "Never such flames x" ` + ProblemSpeaker + "\n" + `[harbour-fire ] "carl-dietz" ` + ProblemNoActor + ": carl-dietz"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			site := linkedSite(t)
			words := span(neverSuch)
			edit(t, site, page, `<li id="q-1">`+words+` <b data-words="harbour-fire">Anna Berg</b>`,
				`<li data-actor="anna-berg"><b data-words>Anna Berg</b><p id="q-1">`+words+` x</p>`)
			edit(t, site, page, tt.old, tt.new)
			delete(site, manifestName)
			seal(site)
			findings, _ := checkSite(t, site)
			var have []string
			for _, f := range findings {
				have = append(have, strings.TrimSpace("["+f.Story+" "+f.Article+"] \""+f.Shown+"\" "+f.Problem))
			}
			if strings.Join(have, "\n") != tt.want {
				t.Errorf("have:\n%s\nwant:\n%s", strings.Join(have, "\n"), tt.want)
			}
		})
	}
}

// TestSpeaksByOffice: words that an article gives to a body may be those of who holds an office of it, of nobody else.
func TestSpeaksByOffice(t *testing.T) {
	berg := news.Actor{ID: "anna-berg", Name: "Anna Berg", Kind: news.Person, Role: "harbour board chairman"}
	board := news.Actor{ID: "harbour-board", Name: "Harbour Board", Kind: news.Organization, Aliases: []string{"HB"}}
	lind := news.Actor{ID: "jo-lind", Name: "Harbour", Kind: news.Person}
	s := &story{b: &news.Briefing{Actors: []news.Actor{berg, board, lind}}}
	for _, test := range []struct {
		source, role string
		want         bool
	}{
		{"Harbour Board", "harbour board chairman", true}, {"Harbour Board", "chairman", false}, {"Harbour Board", "", false},
		{"HB", "harbour board chairman", false}, {"Harbour", "harbour board chairman", false}, {"the board", "", true},
	} {
		s.b.Actors[0].Role = test.role
		q := news.Quote{ID: "q-1", Speaker: "anna-berg", Name: "Anna Berg", Source: test.source}
		if have := s.speaks(q); have != test.want {
			t.Errorf("%q of a %q: have %v, want %v", test.source, test.role, have, test.want)
		}
	}
}
