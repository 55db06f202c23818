package verify

import (
	"bytes"
	"errors"
	"html"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/news"
)

func TestGoodSite(t *testing.T) {
	findings, stats := checkSite(t, goodSite())
	if len(findings) > 0 {
		t.Errorf("findings in a good site:\n%s", show(findings))
	}
	if want := (Stats{Files: 7, Sentences: 7, Citations: 7}); stats != want {
		t.Errorf("have %+v, want %+v", stats, want)
	}
}

// TestEveryLetter changes each letter of the pages, one at a time: the manifest shows each, and
// those in copied words are named as well.
func TestEveryLetter(t *testing.T) {
	for _, name := range []string{"harbour-fire/index.html", "index.html", "feed.atom"} {
		good := goodSite()
		data := good[name].Data
		copied := copiedBytes(data)
		for at := 0; at < len(data); {
			r, size := utf8.DecodeRune(data[at:])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				at += size
				continue
			}
			changed := slices.Concat(data[:at], []byte{otherLetter(r)}, data[at+size:])
			site := goodSite()
			site[name] = &fstest.MapFile{Data: changed}
			findings, _ := checkSite(t, site)
			if !has(findings, name, ProblemFile) {
				t.Errorf("%s, byte %d changed: %q\nnot found by the manifest:\n%s", name, at, around(changed, at), show(findings))
			}
			if copied[at] && !has(findings, name, ProblemNowhere) {
				t.Errorf("%s, byte %d changed: %q\nthe sentence is not named:\n%s", name, at, around(changed, at), show(findings))
			}
			at += size
		}
	}
}

func otherLetter(r rune) byte {
	if r == 'z' {
		return 'y'
	}
	return 'z'
}

func around(data []byte, at int) []byte { return data[max(0, at-20):min(len(data), at+20)] }

// copiedBytes marks the bytes of data that stand between the tags of copied words.
func copiedBytes(data []byte) map[int]bool {
	out := map[int]bool{}
	for rest := 0; ; {
		open := bytes.Index(data[rest:], []byte("<span data-article"))
		if open < 0 {
			return out
		}
		end := rest + open + bytes.Index(data[rest+open:], []byte("</span>"))
		inTag := true
		for i := rest + open; i < end; i++ {
			switch data[i] {
			case '<':
				inTag = true
			case '>':
				inTag = false
			}
			out[i] = !inTag
		}
		rest = end
	}
}

func has(findings []Finding, file, problem string) bool {
	return slices.ContainsFunc(findings, func(f Finding) bool {
		return f.File == file && strings.HasPrefix(f.Problem, problem)
	})
}

// TestFindings breaks one thing at a time. Unless sealed is false the manifest is made to fit,
// so what is found is found by reading.
func TestFindings(t *testing.T) {
	const page, briefing = "harbour-fire/index.html", "harbour-fire/briefing.json"
	for _, tt := range []struct {
		name           string
		file, old, new string
		want           string // all findings, one to a line
	}{
		{"a word of a sentence", page, ">The ferry left", ">The ferry sank",
			`harbour-fire/index.html:7 [harbour-fire harbour-fire/gazette.txt] "The ferry sank late." in no article `},
		{"a sentence of another article", page, ">The ferry left late.", ">The mast fell on Monday.",
			`harbour-fire/index.html:7 [harbour-fire harbour-fire/gazette.txt] "The mast fell on Monday." in another article mast.txt`},
		{"another sentence of the same article", page, ">The ferry left late.", ">A fire broke out on the quay at about 4 am.",
			`harbour-fire/index.html:7 [harbour-fire harbour-fire/gazette.txt] "A fire broke out on the quay at about 4 am." citation does not match its span `},
		{"an offset out of the article", page, `data-end="84"`, `data-end="8400"`,
			`harbour-fire/index.html:7 [harbour-fire harbour-fire/gazette.txt] "The ferry left late." citation lies outside its article `},
		{"an offset that is no number", page, `data-end="84"`, `data-end="84.0"`,
			`harbour-fire/index.html:7 [harbour-fire harbour-fire/gazette.txt] "The ferry left late." citation lies outside its article `},
		{"an article that is not there", page, `"a1" data-start="64"`, `"a7" data-start="64"`,
			`harbour-fire/index.html:7 [harbour-fire a7] "The ferry left late." article is not in the story `},
		{"the second element with the same marks", page, ">A fire broke out on the quay at about 4 am.", ">A fire broke out on the quay at about 5 am.",
			`harbour-fire/index.html:13 [harbour-fire harbour-fire/gazette.txt] "A fire broke out on the quay at about 5 am." in no article `},
		{"the story of a page", page, `<body data-story="harbour-fire"`, `<body data-story="mast"`,
			`harbour-fire/index.html:2 [mast _index] "Night on the quay" not the title 
harbour-fire/index.html:4 [mast _index] "Night on the quay" not the title 
harbour-fire/index.html:7 [mast mast.txt] "The ferry left late." in another article harbour-fire/coast.txt
harbour-fire/index.html:9 [mast mast.txt] "Never such flames" in another article harbour-fire/gazette.txt
harbour-fire/index.html:10 [mast mast.txt] "A fire broke out on the quay at about 4 am." in another article harbour-fire/gazette.txt
harbour-fire/index.html:11 [mast a2] "“smoke – nothing but smoke”.\nThe walls stood." article is not in the story 
harbour-fire/index.html:13 [mast mast.txt] "A fire broke out on the quay at about 4 am." in another article harbour-fire/gazette.txt
harbour-fire/index.html:17 [mast a2] "Quay shut" article is not in the story `},
		{"a title", page, ">Quay shut<", ">Quay open<",
			`harbour-fire/index.html:17 [harbour-fire harbour-fire/coast.txt] "Quay open" not the title `},
		{"a name", page, "ANNA  berg", "Hanna Berg",
			`harbour-fire/index.html:8 [harbour-fire ] "Hanna Berg" in no article `},
		{"a sentence without marks", page, "<footer>", "<p>Experts <b>agree</b> that nobody could have foreseen such a fire.</p><footer>",
			`harbour-fire/index.html:18 [harbour-fire ] "Experts agree that nobody could have foreseen such a fire." text without a citation `},
		{"marks that were lost", page, `<span data-article="a1" data-start="20" data-end="63">A fire broke`, `<span>A fire broke`,
			`harbour-fire/index.html:10 [harbour-fire ] "A fire broke out on the quay at about 4 am." text without a citation `},
		{"a feed", "feed.atom", ">The mast fell", ">The mast rose",
			`feed.atom:4 [mast mast.txt] "The mast rose on Monday." in no article `},
		{"a feed that is cut off", "feed.atom", "</feed>", "",
			`feed.atom:0 [ ] "" cannot be read: XML syntax error on line 5: unexpected EOF `},
		{"a citation", briefing, `"text": "A fire broke`, `"text": "A fire brake`,
			`harbour-fire/briefing.json [harbour-fire harbour-fire/gazette.txt] "A fire brake out on the quay at about 4 am." in no article `},
		{"a claim", briefing, `"text": "The ferry left late."`, `"text": "The ferry never left."`,
			`harbour-fire/briefing.json [harbour-fire ] "The ferry never left." not in its citations `},
		{"the value of a side", briefing, `"value": "4 am"`, `"value": "5 am"`,
			`harbour-fire/briefing.json [harbour-fire ] "5 am" not in its citations `},
		{"an altered quote", briefing, `"text": "nothing but  smoke"`, `"text": "nothing but fire"`,
			`harbour-fire/briefing.json [harbour-fire ] "nothing but fire" in no article `},
		{"a cue", briefing, `"cue": "said"`, `"cue": "boasted"`,
			`harbour-fire/briefing.json [harbour-fire ] "boasted" in no article `},
		{"a changed article", briefing, `"sha256": "22"`, `"sha256": "2"`,
			`harbour-fire/briefing.json [harbour-fire harbour-fire/coast.txt] "Quay shut" article changed since the build `},
		{"a story with the id of another", "mast/briefing.json", `"id": "mast"`, `"id": "harbour-fire"`,
			`feed.atom:3 [mast ] "" story is not in the site 
feed.atom:4 [mast a1] "The mast fell on Monday." story is not in the site mast.txt
index.html:3 [mast ] "" story is not in the site 
index.html:3 [mast a1] "A mast falls" story is not in the site 
index.html:3 [mast a1] "The mast fell on Monday." story is not in the site mast.txt
index.json:0 [ mast.txt] "" article is not in the site 
index.json:4 [mast ] "" story is not in the site 
mast/briefing.json [harbour-fire ] "" another story has the same id `},
		{"a briefing of another version", "mast/briefing.json", `"version": 1`, `"version": 7`,
			`feed.atom:3 [mast ] "" story is not in the site 
feed.atom:4 [mast a1] "The mast fell on Monday." story is not in the site mast.txt
index.html:3 [mast ] "" story is not in the site 
index.html:3 [mast a1] "A mast falls" story is not in the site 
index.html:3 [mast a1] "The mast fell on Monday." story is not in the site mast.txt
index.json:0 [ mast.txt] "" article is not in the site 
index.json:4 [mast ] "" story is not in the site 
mast/briefing.json [ ] "" cannot be read: version 7 is not known `},
		{"an index with a wrong title", "index.json", `"A mast falls"`, `"A mast rises"`,
			`index.json:4 [mast ] "A mast rises" not the title `},
		{"an index without an article", "index.json", `{"id": "a1", "path": "mast.txt"}`, ``,
			`index.json:0 [ mast.txt] "" article is not in the site `},
		{"an index with an article twice", "index.json", `{"id": "a1", "path": "mast.txt"}`, `{"id": "a1", "path": "mast.txt"}, {"id": "a1", "path": "mast.txt"}`,
			`index.json:4 [mast mast.txt] "" article is in two stories `},
		{"an index that is no JSON", "index.json", `{"version"`, `{version`,
			`index.json:0 [ ] "" cannot be read: invalid character 'v' looking for beginning of object key string `},
	} {
		t.Run(tt.name, func(t *testing.T) {
			site := goodSite()
			delete(site, "CNAME.html")
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

// TestTitleWithLabel holds that a few words may stand before the title of a page, if it says which, and that nothing else may.
func TestTitleWithLabel(t *testing.T) {
	for title, good := range map[string]bool{
		`<title data-title="_index" data-label="More on: ">More on: Night on the quay</title>`:                   true,
		`<title data-title="_index" data-label="More on: ">More on: Day on the quay</title>`:                     false,
		`<title data-title="_index">More on: Night on the quay</title>`:                                          false,
		`<title data-title="_index" data-label="a b c d e f g h i ">a b c d e f g h i Night on the quay</title>`: false,
	} {
		site := goodSite()
		edit(t, site, "harbour-fire/index.html", `<title data-title="_index">Night on the quay</title>`, title)
		if findings, _ := checkSite(t, site); has(findings, "harbour-fire/index.html", ProblemTitle) == good {
			t.Errorf("%s: %s", title, show(findings))
		}
	}
}

func TestBrokenBriefing(t *testing.T) {
	site := goodSite()
	edit(t, site, "mast/briefing.json", "{", "[")
	findings, _ := checkSite(t, site)
	for _, want := range []struct{ file, problem string }{
		{"mast/briefing.json", ProblemUnreadable}, {"mast/briefing.json", ProblemFile},
		{"index.json", ProblemNoStory}, {"index.html", ProblemNoStory},
	} {
		if !has(findings, want.file, want.problem) {
			t.Errorf("want %s: %s, have:\n%s", want.file, want.problem, show(findings))
		}
	}
	if has(findings, "harbour-fire/index.html", "") {
		t.Errorf("the other story suffers:\n%s", show(findings))
	}
}

func TestFiles(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(fstest.MapFS)
		want   string
	}{
		{"a file is gone", func(s fstest.MapFS) { delete(s, "assets/style.css") }, "assets/style.css:0 [ ] \"\" file missing \n"},
		{"a file that is no page", func(s fstest.MapFS) { s["assets/style.css"] = &fstest.MapFile{Data: []byte("p { margin: 1 }\n")} },
			"assets/style.css:0 [ ] \"\" file changed since it was written \n"},
		{"no manifest", func(s fstest.MapFS) { delete(s, manifestName); delete(s, "CNAME.html") },
			manifestName + ":0 [ ] \"\" cannot be read: open .briefgen-manifest.json: file does not exist \n"},
		{"a manifest of nothing", func(s fstest.MapFS) {
			s[manifestName] = &fstest.MapFile{Data: []byte(`{"version": 1, "fi1es": []}`)}
			delete(s, "CNAME.html")
		}, manifestName + ":0 [ ] \"\" cannot be read: no file is listed \n"},
		{"a manifest of another version", func(s fstest.MapFS) {
			s[manifestName] = &fstest.MapFile{Data: []byte(`{"version": 2}`)}
			delete(s, "CNAME.html")
		}, manifestName + ":0 [ ] \"\" cannot be read: version 2 is not known \n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			site := goodSite()
			tt.change(site)
			findings, _ := checkSite(t, site)
			if have := show(findings); have != tt.want {
				t.Errorf("have:\n%s\nwant:\n%s", have, tt.want)
			}
		})
	}
}

func TestArticlesThatWent(t *testing.T) {
	changed := *gazette
	changed.SHA256 = "12"
	findings, _, err := Site(goodSite(), []*news.Article{&changed, mast, {Path: "new.txt", Text: "New.\n"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`harbour-fire/briefing.json [harbour-fire harbour-fire/gazette.txt] "Fire closes harbour" article changed since the build `,
		`harbour-fire/briefing.json [harbour-fire harbour-fire/coast.txt] "Quay shut" article is gone `,
		`index.json:0 [ new.txt] "" article is not in the site `,
	} {
		if have := show(findings); !strings.Contains(have, want+"\n") {
			t.Errorf("want %s\nhave:\n%s", want, have)
		}
	}
}

// TestLines looks up the lines that findings name.
func TestLines(t *testing.T) {
	site := goodSite()
	edit(t, site, "harbour-fire/briefing.json", "The ferry left late.", "The ferry <sank>.")
	edit(t, site, "harbour-fire/index.html", "The ferry left late.", "The ferry &lt;sank&gt;.")
	findings, _ := checkSite(t, site)
	for _, f := range findings {
		if f.Line == 0 {
			continue
		}
		line := strings.Split(string(site[f.File].Data), "\n")[f.Line-1]
		if !strings.Contains(line, "The ferry") {
			t.Errorf("%q: line %d of %s is %q", f.Shown, f.Line, f.File, line)
		}
	}
	if len(findings) != 4 {
		t.Errorf("have %d findings, want two for each file:\n%s", len(findings), show(findings))
	}
}

func TestNoSite(t *testing.T) {
	_, _, err := Site(fstest.MapFS{"a.html": &fstest.MapFile{Data: []byte("<p>")}}, articles())
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is no site: have %v, want %v", err, fs.ErrNotExist)
	}
	_, _, err = Mail(goodSite(), fstest.MapFS{}, articles())
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("mails without a site: have %v, want %v", err, fs.ErrNotExist)
	}
}

// TestOddPages gives the checker pages that no template of ours makes.
func TestOddPages(t *testing.T) {
	for _, page := range []string{"", "<", "<span data-article>", `<b data-words=x data-title=y data-story=z>`,
		strings.Repeat("<div data-story=mast>", 2000), strings.Repeat("<p>a b c d e f g h", 500) + "\x00\xff",
		`<table data-story="mast"><p data-article="a1" data-start="-1" data-end="99999999999999999999">x</table>`} {
		site := goodSite()
		site["index.html"] = &fstest.MapFile{Data: []byte(page)}
		findings, _ := checkSite(t, site)
		if !has(findings, "index.html", ProblemFile) {
			t.Errorf("page %.60q: the change is not found:\n%s", page, show(findings))
		}
	}
}

// TestEscapedFeed reads a feed whose content is escaped HTML, as templates of a user may write.
func TestEscapedFeed(t *testing.T) {
	for words, want := range map[string]string{
		mastFell.Text:              "",
		"The mast fell on Friday.": "feed.atom:0 [mast mast.txt] \"The mast fell on Friday.\" in no article \n",
	} {
		c := mastFell
		c.Text = words
		site := goodSite()
		site["feed.atom"] = &fstest.MapFile{Data: []byte(`<feed><entry><content type="html">` +
			html.EscapeString(`<div data-story="mast"><p>`+span(c)+`</div>`) + `</content></entry></feed>`)}
		delete(site, "CNAME.html")
		delete(site, manifestName)
		seal(site)
		if findings, _ := checkSite(t, site); show(findings) != want {
			t.Errorf("%q\nhave:\n%s\nwant:\n%s", words, show(findings), want)
		}
	}
}
