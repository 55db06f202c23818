package web

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

// singlePage returns the one-file edition of a story.
func singlePage(t *testing.T, opts Options, b *news.Briefing) *html.Node {
	t.Helper()
	files, err := Single([]*news.Briefing{b}, opts)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 || files[0].Path != b.ID+".html" {
		t.Fatalf("have %d files, want %s.html", len(files), b.ID)
	}
	page, err := html.Parse(bytes.NewReader(files[0].Data))
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// TestSingle: all that is copied stands in the one file, which asks for no other, and whose links lead to places
// in it or to the originals.
func TestSingle(t *testing.T) {
	s := render(t, Options{}, harbour(t))
	want := map[string]bool{}
	for name, page := range s.pages {
		if strings.HasPrefix(name, "harbour-fire/") {
			maps.Copy(want, copiedSpans(page))
		}
	}
	page := singlePage(t, Options{}, harbour(t))
	if have := copiedSpans(page); !maps.Equal(have, want) {
		t.Errorf("%d copied pieces, want the %d of the pages of the story", len(have), len(want))
	}
	places := ids(t, "harbour-fire.html", page)
	evidence := 0
	for n := range page.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "script" || n.Data == "link" {
			t.Errorf("has <%s %v>", n.Data, n.Attr)
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "src", "srcset":
				t.Errorf("<%s> asks for %q", n.Data, a.Val)
			case "href":
				place, within := strings.CutPrefix(a.Val, "#")
				switch {
				case within && !places[place]:
					t.Errorf("link to %q, which is not there", a.Val)
				case within && strings.HasPrefix(place, "evidence-"):
					evidence++
				case !within && !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "data:text/csv"):
					t.Errorf("link to %q", a.Val)
				}
			}
		}
	}
	if evidence < 20 {
		t.Errorf("%d links to evidence, want more", evidence)
	}
	if style := all(page, tag("style")); len(style) != 1 || !strings.Contains(words(style[0]), "--ink") {
		t.Errorf("%d styles, want the stylesheet", len(style))
	}
	policy := all(page, func(n *html.Node) bool { return attr(n, "http-equiv") == "Content-Security-Policy" })
	if len(policy) != 1 || !strings.HasPrefix(attr(policy[0], "content"), "default-src 'none'; style-src 'unsafe-inline'") {
		t.Errorf("policy: %v", policy)
	}
}

// copiedSpans returns what a page copies, by its marks.
func copiedSpans(page *html.Node) map[string]bool {
	out := map[string]bool{}
	for _, n := range all(page, has("data-article")) {
		out[strings.Join([]string{attr(n, "data-article"), attr(n, "data-start"), attr(n, "data-end"), words(n)}, " ")] = true
	}
	return out
}

// TestSingleOfTemplates: the files of a user's templates are taken in, and what is not of the site is not asked for.
func TestSingleOfTemplates(t *testing.T) {
	user := fstest.MapFS{
		"site/assets/style.css":    {Data: []byte(`@import "https://fonts.example/x.css"; body { background: url("img/wave.svg") } p { background: url(https://img.example/x.png) }`)},
		"site/assets/img/wave.svg": {Data: []byte("<svg/>")},
		"site/section-unknowns.html": {Data: []byte(`<img src="../assets/img/wave.svg" alt=""><img src="https://img.example/x.png" alt="">
<script>alert(1)</script><a href="../inputs.html">all</a>`)},
	}
	page := singlePage(t, Options{Templates: user, BaseURL: "https://brief.example/"}, harbour(t))
	const wave = "data:image/svg+xml;base64,PHN2Zy8+"
	css := words(all(page, tag("style"))[0])
	if !strings.Contains(css, `url("`+wave+`")`) || strings.Contains(css, "example") {
		t.Errorf("style: %s", css)
	}
	var sources []string
	for _, n := range all(page, tag("img")) {
		sources = append(sources, attr(n, "src"))
	}
	if !slices.Equal(sources, []string{wave, ""}) {
		t.Errorf("pictures: %q", sources)
	}
	if scripts := all(page, tag("script")); len(scripts) > 0 {
		t.Errorf("%d scripts", len(scripts))
	}
	links := all(page, func(n *html.Node) bool { return attr(n, "href") == "https://brief.example/inputs.html" })
	if len(links) < 2 {
		t.Errorf("%d links to the page of inputs, want that of the section and that of the menu", len(links))
	}
}
