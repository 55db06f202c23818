package verify

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/briefgen/briefgen/internal/news"
)

// actorSite is the good site with pages of two actors.
func actorSite(t testing.TB) fstest.MapFS {
	t.Helper()
	b := harbourBriefing()
	b.Actors = []news.Actor{
		{ID: "anna-berg", Name: "Anna Berg", Kind: news.Person, Citations: []news.Citation{cite("a1", gazette, "Anna Berg")}},
		{ID: "eva", Name: "Éva", Kind: news.Person, Citations: []news.Citation{cite("a2", coast, "Éva")}},
	}
	b.Quotes[0].Speaker = "anna-berg"
	b.Quotes = append(b.Quotes, news.Quote{ID: "q-2", Text: onlySmoke.Text, Speaker: "eva", Name: "Éva", Source: "Éva", Cue: "said", Citations: []news.Citation{onlySmoke}})
	b.Consensus[0].SaidBy = []string{"anna-berg"}
	data, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	site := goodSite()
	put := func(name, data string) { site[name] = &fstest.MapFile{Data: []byte(data)} }
	put("harbour-fire/briefing.json", string(data))
	put("harbour-fire/sources/a1.html", `<p data-story="harbour-fire"><mark id="s20">`+span(neverSuch)+`</mark>`)
	put("harbour-fire/sources/a2.html", `<p data-story="harbour-fire"><mark id="s20">`+span(onlySmoke)+`</mark>`)
	put("actors/index.json", `{"version": 1, "actors": [
 {"id": "anna-berg", "name": "Anna Berg", "kind": "person", "path": "actors/anna-berg/", "stories": [{"id": "harbour-fire", "actor": "anna-berg"}]},
 {"id": "eva", "name": "Éva", "kind": "person", "path": "actors/eva/", "stories": [{"id": "harbour-fire", "actor": "eva"}]}]}
`)
	put("actors/index.html", `<main>
<p><a href="anna-berg/index.html" data-words="harbour-fire">Anna Berg</a></p></main>
`)
	put("actors/anna-berg/index.html", `<main>
<h1 data-words="harbour-fire">Anna Berg</h1>
<article data-story="harbour-fire" data-actor="anna-berg">
<h3><a href="../../harbour-fire/index.html" data-title="_index">Night on the quay</a></h3>
<figure data-line="q-1">
`+span(neverSuch)+`
<a href="../../harbour-fire/sources/a1.html#s20" data-words="harbour-fire">The Gazette</a></figure>
<div data-line="c-1">
`+span(ferryLeft)+` <a href="../eva/index.html" data-words="harbour-fire">Éva</a></div>
</article></main>
`)
	put("actors/eva/index.html", `<main>
<h1 data-words="harbour-fire">Éva</h1>
<article data-story="harbour-fire" data-actor="eva">
<figure data-line="q-2">
`+span(onlySmoke)+`</figure>
</article></main>
`)
	delete(site, "CNAME.html")
	delete(site, manifestName)
	seal(site)
	return site
}

// TestActorPages changes pages of actors and names what is found, beside the manifest.
func TestActorPages(t *testing.T) {
	const page, list = "actors/anna-berg/index.html", "actors/index.json"
	for _, tt := range []struct{ name, file, old, new, want string }{
		{"nothing", page, "<main>", "<main >", ""},
		{"a quote", page, "Never such", "Never much", page + `:6 [harbour-fire harbour-fire/gazette.txt] "Never much flames" in no article `},
		{"the words of another", page, `<figure data-line="q-1">`, `<figure data-line="q-2">`,
			page + `:5 [harbour-fire ] "Never such flames The Gazette" not the speaker that the source names 
` + page + `:7 [harbour-fire ] "The Gazette" link does not lead to its source `},
		{"a line that rests on nobody's word", page, `data-line="c-1"`, `data-line="c-2"`,
			page + `:8 [harbour-fire ] "The ferry left late. Éva" not the speaker that the source names `},
		{"a line of nowhere", page, `data-line="c-1"`, `data-line="c-9"`,
			page + `:8 [harbour-fire ] "The ferry left late. Éva" not the speaker that the source names `},
		{"another's part of the story", page, `data-actor="anna-berg"`, `data-actor="eva"`,
			page + `:3 [harbour-fire ] "eva" not an actor of the story: eva 
` + page + `:5 [harbour-fire ] "Never such flames The Gazette" not the speaker that the source names 
` + page + `:8 [harbour-fire ] "The ferry left late. Éva" not the speaker that the source names `},
		{"a name", page, `data-words="harbour-fire">Anna Berg<`, `data-words="harbour-fire">Hanna Berg<`,
			page + `:2 [harbour-fire ] "Hanna Berg" in no article `},
		{"a source of another article", page, "sources/a1.html", "sources/a2.html",
			page + `:7 [harbour-fire ] "The Gazette" link does not lead to its source `},
		{"a link to another's page", page, `../eva/index.html" data-words="harbour-fire">Éva`, `../eva/index.html" data-words="harbour-fire">Anna Berg`,
			page + `:9 [harbour-fire ] "Anna Berg" link does not lead to its source `},
		{"a link to nowhere", "actors/index.html", "anna-berg/index.html", "ana-berg/index.html",
			`actors/index.html:2 [ ] "ana-berg/index.html" link leads nowhere `},
		{"a story that is not there", page, `<article data-story="harbour-fire"`, `<article data-story="harbour"`,
			page + `:3 [harbour ] "" story is not in the site 
` + page + `:4 [harbour _index] "Night on the quay" story is not in the site 
` + page + `:6 [harbour a1] "Never such flames" story is not in the site harbour-fire/gazette.txt
` + page + `:9 [harbour a1] "The ferry left late." story is not in the site harbour-fire/coast.txt`},
		{"a list of other actors", list, `"actor": "eva"`, `"actor": "anna-berg"`,
			page + `:9 [harbour-fire ] "Éva" link does not lead to its source 
actors/eva/index.html:3 [harbour-fire ] "eva" not an actor of the story: eva 
` + list + `:3 [ ] "Éva" in no article `},
		{"a list of another kind", list, `"kind": "person", "path": "actors/eva/"`, `"kind": "place", "path": "actors/eva/"`,
			list + `:3 [ ] "Éva" in no article 
` + list + `:3 [harbour-fire ] "Éva" not an actor of the story: eva `},
		{"a list that is cut off", list, `{"version"`, `"version"`,
			page + `:3 [harbour-fire ] "anna-berg" not an actor of the story: anna-berg 
actors/eva/index.html:3 [harbour-fire ] "eva" not an actor of the story: eva 
` + list + `:0 [ ] "" cannot be read: invalid character ':' after top-level value `},
	} {
		t.Run(tt.name, func(t *testing.T) {
			site := actorSite(t)
			edit(t, site, tt.file, tt.old, tt.new)
			delete(site, manifestName)
			seal(site)
			findings, _ := checkSite(t, site)
			if have := strings.TrimSuffix(show(findings), "\n"); have != tt.want {
				t.Errorf("%s: %q → %q\nhave:\n%s\nwant:\n%s", tt.file, tt.old, tt.new, have, tt.want)
			}
		})
	}
}
