package verify

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/briefgen/briefgen/internal/news"
)

// The invented articles of the tests. Both have the sentence on the ferry.
var (
	gazette = &news.Article{Path: "harbour-fire/gazette.txt", Title: "Fire closes harbour", Outlet: "The Gazette", SHA256: "11",
		Text: "Fire closes harbour\nA fire broke out on the quay at about 4 am. The ferry left late.\n“Never such flames,” said Anna Berg, the harbour master.\n"}
	coast = &news.Article{Path: "harbour-fire/coast.txt", Title: "Quay shut", Author: "Jo Lind", SHA256: "22",
		Text: "Quay shut\nThe ferry left late. Éva said “smoke – nothing but smoke”.\r\nThe walls stood.\n"}
	mast = &news.Article{Path: "mast.txt", Title: "A mast falls", Outlet: "Holm Post", SHA256: "33",
		Text: "A mast falls\nThe mast fell on Monday.\n"}
)

func articles() []*news.Article { return []*news.Article{mast, gazette, coast} }

// cite finds words in an article.
func cite(id string, a *news.Article, words string) news.Citation {
	at := strings.Index(a.Text, words)
	if at < 0 {
		panic(fmt.Sprintf("%q is not in %s", words, a.Path))
	}
	return news.Citation{Article: id, Start: at, End: at + len(words), Text: words}
}

// span writes an element with copied words.
func span(c news.Citation) string {
	return fmt.Sprintf(`<span data-article="%s" data-start="%d" data-end="%d">%s</span>`, c.Article, c.Start, c.End, c.Text)
}

var (
	fireBroke  = cite("a1", gazette, "A fire broke out on the quay at about 4 am.")
	ferryLeft  = cite("a1", gazette, "The ferry left late.")
	neverSuch  = cite("a1", gazette, "Never such flames")
	onlySmoke  = cite("a2", coast, "smoke – nothing but smoke")
	wallsStood = cite("a2", coast, "“smoke – nothing but smoke”.\r\nThe walls stood.")
	mastFell   = cite("a1", mast, "The mast fell on Monday.")
)

func harbourBriefing() *news.Briefing {
	return &news.Briefing{Version: 1, ID: "harbour-fire", Title: "Night on the quay",
		Articles: []news.BriefArticle{
			{ID: "a1", Path: gazette.Path, Title: gazette.Title, Outlet: gazette.Outlet, SHA256: gazette.SHA256},
			{ID: "a2", Path: coast.Path, Title: coast.Title, SHA256: coast.SHA256},
		},
		Consensus: []news.Claim{{ID: "c-1", Text: ferryLeft.Text, Citations: []news.Citation{ferryLeft, cite("a2", coast, ferryLeft.Text)}}},
		Disputes: []news.Dispute{{ID: "d-1", Topic: "flames", Variants: []news.Variant{
			{Value: "4 am", Citations: []news.Citation{fireBroke}}, {Value: "smoke", Citations: []news.Citation{onlySmoke}}}}},
		Quotes: []news.Quote{{ID: "q-1", Text: neverSuch.Text, Name: "Anna Berg", Source: "Anna Berg", Cue: "said",
			Citations: []news.Citation{neverSuch}, Drift: []news.Drift{{Article: "a2", Text: "nothing but  smoke"}}}},
		Reported: []news.Claim{{ID: "c-2", Text: wallsStood.Text, Citations: []news.Citation{wallsStood}}},
	}
}

func mastBriefing() *news.Briefing {
	return &news.Briefing{Version: 1, ID: "mast", Title: mast.Title,
		Articles: []news.BriefArticle{{ID: "a1", Path: mast.Path, Title: mast.Title, Outlet: mast.Outlet, SHA256: mast.SHA256}},
		Reported: []news.Claim{{ID: "c-3", Text: mastFell.Text, Citations: []news.Citation{mastFell}}},
	}
}

// goodSite is a small site in which nothing is wrong.
func goodSite() fstest.MapFS {
	site := fstest.MapFS{}
	put := func(name, data string) { site[name] = &fstest.MapFile{Data: []byte(data)} }
	putJSON := func(name string, v any) {
		data, err := json.MarshalIndent(v, "", "  ")
		if err != nil {
			panic(err)
		}
		put(name, string(data)+"\n")
	}
	putJSON("harbour-fire/briefing.json", harbourBriefing())
	putJSON("mast/briefing.json", mastBriefing())
	put("index.json", `{"version": 1, "stories": [
 {"id": "harbour-fire", "title": "Night on the quay", "path": "harbour-fire/", "articles": [
  {"id": "a1", "path": "harbour-fire/gazette.txt"}, {"id": "a2", "path": "harbour-fire/coast.txt"}]},
 {"id": "mast", "title": "A mast falls", "path": "mast/", "articles": [{"id": "a1", "path": "mast.txt"}]}]}
`)
	put("harbour-fire/index.html", `<!DOCTYPE html>
<html lang="en"><head><title data-title="_index">Night on the quay</title></head>
<body data-story="harbour-fire">
<h1><span data-title="_index">Night on the quay</span></h1>
<p class="dateline">2 articles, 1 outlet, 2 independent origins</p>
<section>
<p id="x">`+span(ferryLeft)+` <a href="#x" data-words="harbour-fire">The Gazette</a> <a href="#x" data-words="harbour-fire">coast</a></p>
<p>according to <b data-words="harbour-fire">ANNA  berg</b> and <b data-words="harbour-fire">Jo Lind</b></p>
<blockquote>“`+span(neverSuch)+`”</blockquote>
<p>`+strings.Replace(span(fireBroke), "4 am", "<b>4 am</b>", 1)+`</p>
<p>`+span(wallsStood)+`</p>
<p>`+span(fireBroke)+`</p>
</section>
<div data-note><p>The editor may write here what she likes, as long as she likes.</p></div>
<p data-ui>A sentence of the program itself may be as long as it needs to be.</p>
<h2><span data-title="a2">Quay shut</span></h2>
<footer>A sentence of the program itself may be as long as it needs to be.</footer>
</body></html>
`)
	put("index.html", `<!DOCTYPE html><title>News</title><main>
<p>Words outside any story are the program's own, as many of them as there are.</p>
<article data-story="mast"><h2 data-title="a1">A mast falls</h2><p>`+span(mastFell)+`</p></article></main>
`)
	put("feed.atom", `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><title>A mast falls</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml" data-story="mast">
<ul><li>`+span(mastFell)+`</li></ul></div></content></entry></feed>
`)
	put("assets/style.css", "p { margin: 0 }\n")
	seal(site)
	// Not ours, so nobody proves it.
	put("CNAME.html", `<p data-story="none" data-article="a9">Somebody else's.</p>`)
	return site
}

// seal writes the manifest of all that is in site.
func seal(site fstest.MapFS) {
	type entry struct {
		Path   string `json:"path"`
		Size   int    `json:"size"`
		SHA256 string `json:"sha256"`
	}
	var entries []entry
	for _, name := range slices.Sorted(maps.Keys(site)) {
		sum := sha256.Sum256(site[name].Data)
		entries = append(entries, entry{name, len(site[name].Data), hex.EncodeToString(sum[:])})
	}
	data, err := json.Marshal(map[string]any{"version": 1, "files": entries})
	if err != nil {
		panic(err)
	}
	site[manifestName] = &fstest.MapFile{Data: data}
}

// edit replaces old by new once in a file of site; both must be different and old be there.
func edit(t testing.TB, site fstest.MapFS, name, old, new string) {
	t.Helper()
	data := string(site[name].Data)
	if !strings.Contains(data, old) {
		t.Fatalf("%s has no %q to replace", name, old)
	}
	site[name] = &fstest.MapFile{Data: []byte(strings.Replace(data, old, new, 1))}
}

// linesOfJSON are left out of comparisons: a field more in a briefing moves them.
var linesOfJSON = regexp.MustCompile(`briefing\.json:\d+`)

// show writes findings for a failure message or a comparison.
func show(findings []Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s:%d [%s %s] %q %s %s\n", f.File, f.Line, f.Story, f.Article, f.Shown, f.Problem, f.Where)
	}
	return linesOfJSON.ReplaceAllString(b.String(), "briefing.json")
}

func checkSite(t testing.TB, site fstest.MapFS) ([]Finding, Stats) {
	t.Helper()
	findings, stats, err := Site(site, articles())
	if err != nil {
		t.Fatal(err)
	}
	return findings, stats
}
