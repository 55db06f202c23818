package verify

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/briefgen/briefgen/internal/news"
)

// TestSpeaks holds that a table of who speaks about whom leads to quotes of the one that name the other.
func TestSpeaks(t *testing.T) {
	const good = `<table data-speaks><thead><tr><td></td><th scope="col" data-actor="smoke"><span data-words>smoke</span></th><th scope="col" data-actor="eva"><span data-words>Éva</span></th></tr></thead>
<tbody><tr data-actor="eva"><th scope="row"><span data-words>Éva</span></th><td><a href="#q-2">1</a></td><td></td></tr></tbody></table><p id="q-1"></p><p id="q-2"></p>`
	for _, test := range []struct{ name, old, new string }{
		{name: "as it should be"},
		{name: "somebody else's quote", old: "#q-2", new: "#q-1"},
		{name: "a quote of another name", old: `<td><a href="#q-2">1</a></td><td></td>`, new: `<td></td><td><a href="#q-2">1</a></td>`},
		{name: "an unknown actor", old: `data-actor="smoke"`, new: `data-actor="fog"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := harbourBriefing()
			b.Quotes[0].Speaker = "anna-berg"
			b.Quotes = append(b.Quotes, news.Quote{ID: "q-2", Text: onlySmoke.Text, Speaker: "eva", Name: "Éva", Citations: []news.Citation{onlySmoke}})
			for _, name := range []string{"Anna Berg", "Éva", "smoke"} {
				id := strings.ReplaceAll(strings.ToLower(strings.ReplaceAll(name, "É", "e")), " ", "-")
				b.Actors = append(b.Actors, news.Actor{ID: id, Name: name, Kind: news.Organization})
			}
			data, err := json.Marshal(b)
			if err != nil {
				t.Fatal(err)
			}
			site := goodSite()
			delete(site, "CNAME.html")
			delete(site, manifestName)
			site["harbour-fire/briefing.json"] = &fstest.MapFile{Data: data}
			site["harbour-fire/speaks.html"] = &fstest.MapFile{Data: []byte(`<body data-story="harbour-fire">` + strings.Replace(good, test.old, test.new, 1))}
			seal(site)
			findings, _ := checkSite(t, site)
			if has(findings, "harbour-fire/speaks.html", ProblemCell) != (test.old != "") || test.old == "" && len(findings) > 0 {
				t.Errorf("findings:\n%s", show(findings))
			}
		})
	}
}
