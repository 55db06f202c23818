package verify

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// searchSite is the site with actors, with the data of its search, a feed in JSON, and what a story says of itself to programs.
func searchSite(t testing.TB) fstest.MapFS {
	t.Helper()
	site := actorSite(t)
	put := func(name, data string) { site[name] = &fstest.MapFile{Data: []byte(data)} }
	put("search/2025-03-00.js", searchOpens+fmt.Sprintf(`{"id":"harbour-fire","title":"Night on the quay","owner":"_index","published":"2025-03-04","sources":["The Gazette",""],"articles":["a1","a2"],"lines":{
"agreed":[["c-1",0,%d,%d,"The ferry left late.",[0,1],["Anna Berg"]]],
"disputed":[["d-1",0,%d,%d,"A fire broke out on the quay at about 4 am.",[0],["flames"]]],
"quote":[["q-1",0,%d,%d,"Never such flames",[0],["Anna Berg"]]],
"single":[["c-2",1,%d,%d,"“smoke – nothing but smoke”.\r\nThe walls stood."]]},"actors":[],"rest":["c-2"]},
{"id":"mast","title":"A mast falls","owner":"a1","published":"","sources":["Holm Post"],"articles":["a1"],"lines":{"single":[["c-3",0,%d,%d,"The mast fell on Monday."]]},"actors":[]}`,
		ferryLeft.Start, ferryLeft.End, fireBroke.Start, fireBroke.End, neverSuch.Start, neverSuch.End, wallsStood.Start, wallsStood.End, mastFell.Start, mastFell.End)+searchCloses)
	put("search/actors.js", searchOpens+`{"actors":[{"id":"anna-berg","name":"Anna Berg","role":"harbour master","story":"harbour-fire","role_story":"harbour-fire"},
{"id":"eva","name":"Éva","story":"harbour-fire","aliases":["Éva"]}]}`+searchCloses)
	put("search/index.html", `<main><p><a href="../index.html">All</a> <a href="../feed.json">Feed</a></main>`)
	put("feed.json", `{"items": [{"title": "A mast falls",
"content_html": "`+strings.ReplaceAll(`<div data-story="mast"><p>`+span(mastFell)+`</p></div>`, `"`, `\"`)+`"}]}`)
	put("mast/index.html", `<p id="c-3"></p>`)
	page := strings.Replace(string(site["harbour-fire/index.html"].Data), "</section>", `<i id="c-1"></i><i id="d-1"></i><i id="q-1"></i></section>`, 1)
	put("harbour-fire/more.html", `<p id="c-2"></p>`)
	put("harbour-fire/index.html", strings.Replace(page, `</head>`, `<meta property="og:title" content="Night on the quay">
<script type="application/ld+json">{"headline":"Night on the quay","citation":[{"headline":"Fire closes harbour","publisher":{"name":"The Gazette"}},{"headline":"Quay shut"}],"hasPart":[{"@id":"#q-1","text":"Never such flames","creator":{"name":"Anna Berg"}}]}</script></head>`, 1))
	return site
}

// TestSearchData changes what a site says to scripts and programs, and names what is found.
func TestSearchData(t *testing.T) {
	const data, actors, page, feed = "search/2025-03-00.js", "search/actors.js", "harbour-fire/index.html", "feed.json"
	for _, tt := range []struct{ name, file, old, new, want string }{
		{"nothing", data, `"2025-03-04"`, `"2025-03-05"`, ""},
		{"a word of a line", data, "ferry left", "ferry sank", data + `:3 [harbour-fire harbour-fire/gazette.txt] "The ferry sank late." in no article `},
		{"a sentence of another article", data, "The ferry left late.", "The mast fell on Monday.",
			data + `:3 [harbour-fire harbour-fire/gazette.txt] "The mast fell on Monday." in another article mast.txt`},
		{"another state", data, `"agreed"`, `"revised"`, data + `:3 [harbour-fire ] "The ferry left late." not in its citations `},
		{"another line", data, `"c-1"`, `"c-2"`, data + `:3 [harbour-fire ] "The ferry left late." not in its citations `},
		{"one source more", data, `walls stood."]`, `walls stood.",[0,1]]`, data + `:0 [harbour-fire ] "“smoke – nothing but smoke”.\r\nThe walls stood." not in its citations `},
		{"an article that is not there", data, `"The mast fell on Monday."`, `"The mast fell on Monday.",[7]`, data + `:7 [mast ] "The mast fell on Monday." not in its citations `},
		{"another speaker", data, `flames",[0],["Anna Berg"]`, `flames",[0],["Éva"]`, data + `:5 [harbour-fire ] "Éva" not the speaker that the source names `},
		{"another topic", data, `["flames"]`, `["smoke"]`, data + `:4 [harbour-fire ] "smoke" not the speaker that the source names `},
		{"a title", data, "A mast falls", "A mast rises", data + `:7 [mast ] "A mast rises" not the title `},
		{"an outlet", data, "Holm Post", "Holm Times", data + `:7 [mast mast.txt] "mast" not what the article says of itself `},
		{"a story", data, `"id":"mast"`, `"id":"must"`, data + `:7 [must ] "must" story is not in the site `},
		{"a line that lacks fields", data, `"c-3",0,`, `"c-3",`, data + `:0 [ ] "" cannot be read: a line has five to seven fields `},
		{"a line that is on no page", "harbour-fire/more.html", "c-2", "c-1", data + `:6 [harbour-fire ] "c-2" link leads nowhere `},
		{"a line on another page", data, `,"rest":["c-2"]`, ``, data + `:6 [harbour-fire ] "c-2" link leads nowhere `},
		{"code", data, "(self.", "alert(1);(self.", data + `:0 [ ] "" cannot be read: not written as data of the search `},
		{"a name", actors, `"name":"Anna Berg"`, `"name":"Hanna Berg"`, actors + `:2 [ ] "Hanna Berg" in no article `},
		{"a role", actors, "harbour master", "harbour mistress", actors + `:2 [ ] "Anna Berg" in no article `},
		{"an alias", actors, `["Éva"]`, `["Evi"]`, actors + `:3 [ ] "Evi" in no article `},
		{"an actor", actors, `"id":"eva"`, `"id":"evi"`, actors + `:3 [ ] "evi" not an actor of the story: evi `},
		{"a quote on another page", page, `"@id":"#q-1"`, `"@id":"more.html#q-1"`, page + `:3 [harbour-fire ] "more.html#q-1" link leads nowhere `},
		{"a dead link", "search/index.html", "../feed.json", "../feed.rss", `search/index.html:1 [ ] "../feed.rss" link leads nowhere `},
		{"a word of an entry", feed, "The mast fell", "The mast rose", feed + `:0 [mast mast.txt] "The mast rose on Monday." in no article `},
		{"the title of an entry", feed, "A mast falls", "A mast rises", feed + `:1 [ ] "A mast rises" not the title `},
		{"a feed that is cut off", feed, `{"items"`, `"items"`, feed + `:0 [ ] "" cannot be read: invalid character ':' after top-level value `},
		{"a title for other sites", page, `content="Night on`, `content="Fire on`, page + `:2 [harbour-fire ] "Fire on the quay" not the title `},
		{"the headline for programs", page, `{"headline":"Night on`, `{"headline":"Fire on`, page + `:3 [harbour-fire ] "Fire on the quay" not the title `},
		{"a cited article", page, `"Quay shut"`, `"Quay open"`, page + `:3 [harbour-fire ] "Quay open" not what the article says of itself `},
		{"its outlet", page, `"The Gazette"`, `"The Post"`, page + `:3 [harbour-fire ] "Fire closes harbour" not what the article says of itself `},
		{"a quotation", page, `"Never such`, `"Never much`, page + `:3 [harbour-fire ] "Never much flames" not in its citations `},
		{"who speaks there", page, `"creator":{"name":"Anna Berg"`, `"creator":{"name":"Éva"`, page + `:3 [harbour-fire ] "Never such flames" not the speaker that the source names `},
		{"JSON that is none", page, `{"headline"`, `{headline`, page + `:3 [harbour-fire ] "" cannot be read: invalid character 'h' looking for beginning of object key string `},
	} {
		t.Run(tt.name, func(t *testing.T) {
			site := searchSite(t)
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
