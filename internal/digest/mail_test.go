package digest

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/briefgen/briefgen/internal/news"
	"golang.org/x/net/html"
)

func nonEmpty(t testing.TB) []*news.Briefing { return []*news.Briefing{harbour(t)} }

// elements returns all elements of a page.
func elements(t testing.TB, page string) []*html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			out = append(out, n)
		}
	}
	return out
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// copiedIn returns the copied words of a page by story, and fails where they are not what
// stands in the article.
func copiedIn(t testing.TB, page string, briefings ...*news.Briefing) (words []string) {
	t.Helper()
	for _, n := range elements(t, page) {
		id := attr(n, "data-article")
		if id == "" {
			continue
		}
		start, _ := strconv.Atoi(attr(n, "data-start"))
		end, _ := strconv.Atoi(attr(n, "data-end"))
		want := "no article"
		for _, b := range briefings {
			i := slices.IndexFunc(b.Articles, func(a news.BriefArticle) bool { return a.ID == id })
			if storyOf(n) == b.ID && i >= 0 {
				want = b.Story.Docs[i].Text[start:end]
			}
		}
		if have := textOf(n); have != clean(want) {
			t.Errorf("%s [%d:%d]\nhave %q\nwant %q", id, start, end, have, want)
		}
		if attr(n.Parent, "aria-hidden") == "" { // the preheader stands in the mail again
			words = append(words, textOf(n))
		}
	}
	return words
}

func storyOf(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if id := attr(n, "data-story"); id != "" {
			return id
		}
	}
	return ""
}

// TestCopied holds every copied element to its article, and the text part to the HTML.
func TestCopied(t *testing.T) {
	briefings := []*news.Briefing{harbour(t), bridge(t)}
	files := render(t, published(), briefings...)
	text := strings.Join(strings.Fields(fileNamed(t, files, ".txt")), " ")
	words := copiedIn(t, fileNamed(t, files, "digest.html"), briefings...)
	if len(words) != 12 {
		t.Errorf("have %d copied elements, want 12: %q", len(words), words)
	}
	at := 0
	for _, w := range words {
		next := strings.Index(text[at:], w)
		if next < 0 {
			t.Errorf("%q is not in the text part, or not at its place", w)
			continue
		}
		at += next
	}
	full := copiedIn(t, fileNamed(t, files, "-full.html"), briefings...)
	for _, w := range append(words, "It was not clear what started the fire.", "the store was “full to the roof” of old nets",
		"Insurers put the damage at 2.4 million crowns, a figure that the owner of the store called far too high.") {
		if !slices.Contains(full, w) {
			t.Errorf("the attachment does not have %q", w)
		}
	}
}

// TestBody holds the HTML to what mail programs show and to what nobody is asked for.
func TestBody(t *testing.T) {
	for _, suffix := range []string{"digest.html", "-full.html"} {
		lang := ""
		for _, n := range elements(t, fileNamed(t, render(t, published(), harbour(t), bridge(t)), suffix)) {
			switch n.Data {
			case "script", "form", "img", "iframe", "link", "object", "input", "svg", "video", "base":
				t.Errorf("%s has a %s", suffix, n.Data)
			case "table":
				if attr(n, "role") != "presentation" {
					t.Errorf("%s has a table without role", suffix)
				}
			case "div":
				lang += attr(n, "lang")
			}
			for _, a := range n.Attr {
				if a.Key == "src" || a.Key == "background" || strings.Contains(a.Val, "url(") {
					t.Errorf("%s asks for %s=%q", suffix, a.Key, a.Val)
				}
			}
		}
		if lang != "en" {
			t.Errorf("%s: lang in the body is %q", suffix, lang)
		}
	}
}

// TestLinks: with a site a line leads to the evidence, without one to the original.
func TestLinks(t *testing.T) {
	for _, tt := range []struct {
		base string
		want []string
	}{
		{"https://brief.example/sub", []string{"https://brief.example/sub/harbour-fire/index.html", "https://brief.example/sub/harbour-fire/sources/a1.html#s28", "https://coast.example/fire"}},
		{"", []string{"https://gazette.example/harbour?id=1&x=2#:~:text=A%20fire%20broke%20out,4%20am%20on%20Tuesday.", "https://coast.example/fire"}},
		{"javascript:alert(1)", []string{"https://coast.example/fire"}},
	} {
		body := fileNamed(t, render(t, Options{BaseURL: tt.base}, harbour(t)), "digest.html")
		var have []string
		for _, n := range elements(t, body) {
			if n.Data == "a" {
				have = append(have, attr(n, "href"))
			}
		}
		for _, want := range tt.want {
			if !slices.Contains(have, want) {
				t.Errorf("base %q: no link to %s in\n%s", tt.base, want, strings.Join(have, "\n"))
			}
		}
	}
}

func TestDeterministic(t *testing.T) {
	a := render(t, published(), harbour(t), bridge(t))
	b := render(t, published(), bridge(t), harbour(t))
	if !reflect.DeepEqual(a, b) {
		t.Error("the order of the briefings changes the mail")
	}
	for range 5 {
		if again := render(t, published(), harbour(t), bridge(t)); !reflect.DeepEqual(a, again) {
			t.Fatal("the same briefings give other bytes")
		}
	}
}

func TestOldStory(t *testing.T) {
	lonely := bridge(t)
	lonely.Consensus, lonely.Disputes, lonely.Quotes, lonely.Published = nil, nil, nil, ""
	lonely.Articles, lonely.Origins = lonely.Articles[:1], lonely.Origins[:1]
	for i, words := range []string{"Work starts in May and takes a year.", "The council voted by nine to four on Monday"} {
		at := strings.Index(lonely.Story.Docs[0].Text, words)
		lonely.Reported = append(lonely.Reported, news.Claim{ID: fmt.Sprint(i), Text: words, Outlets: 1, Origins: 1,
			Citations: []news.Citation{{Article: "a1", Start: at, End: at + len(words), Text: words}}})
	}
	text := fileNamed(t, render(t, Options{}, lonely), "bridge-vote-digest.txt")
	for _, want := range []string{"\n1 article\n", "\nREPORTED BY ONE SOURCE ONLY\n", "* Work starts in May and takes a year.\n  The Gazette [1]\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("a story of one article: no %q in\n%s", want, text)
		}
	}
}

// TestWithoutPlace: a line that no citation has is not shown, and neither is half a dispute.
func TestWithoutPlace(t *testing.T) {
	b := harbour(t)
	b.Consensus[0].Text = "Nobody wrote this."
	b.Consensus[1].Citations = nil
	b.Disputes[0].Variants[1].Citations[0].Article = "a9"
	b.Story = nil
	for _, f := range render(t, Options{}, b) {
		for _, words := range []string{"Nobody wrote", "The quay stays closed", "were treated for smoke"} {
			if bytes.Contains(f.Data, []byte(words)) {
				t.Errorf("%s shows %q", f.Path, words)
			}
		}
	}
}

func TestNoStory(t *testing.T) {
	if _, err := Render(nil, Options{}); !errors.Is(err, ErrNoStory) {
		t.Errorf("no briefing: have %v, want %v", err, ErrNoStory)
	}
}

func TestUserTemplates(t *testing.T) {
	user := fstest.MapFS{"mail/digest.html": &fstest.MapFile{Data: []byte(`<p lang="{{.Language}}">{{len .Stories}} of my own</p>`)}}
	files := render(t, Options{Templates: user}, harbour(t))
	if have := fileNamed(t, files, "digest.html"); have != `<p lang="en">1 of my own</p>` {
		t.Errorf("have %q", have)
	}
	for _, tt := range []struct {
		template, want string
		line           int
	}{
		{"<p>\n{{.Stories", `unclosed action`, 2},
		{"<p>\n\n{{.Storeys}}", `executing "mail/digest.html" at <.Storeys>: can't evaluate field Storeys in type digest.Mail`, 3},
		{"<p>\n{{template \"nothing\"}}", `no such template "nothing"`, 2},
	} {
		user["mail/digest.html"] = &fstest.MapFile{Data: []byte(tt.template)}
		_, err := Render(nonEmpty(t), Options{Templates: user})
		var p *news.Problem
		if !errors.As(err, &p) || p.Path != "mail/digest.html" || p.Line != tt.line || p.Message != tt.want {
			t.Errorf("%q\nhave %v\nwant line %d: %s", tt.template, err, tt.line, tt.want)
		}
	}
}

// TestEditor: what the editor wrote is marked as such, not as words of an article.
func TestEditor(t *testing.T) {
	b := harbour(t)
	b.Title, b.Story.Info.Title = "Night on the quay", "Night on the quay"
	b.Actors[0].Role, b.Story.Info.Roles = "head of the port", map[string]string{"Anna Berg": "head of the port"}
	b.Actors[0].Aliases, b.Story.Info.Aliases = []string{"Berg", "A. Berg"}, map[string][]string{"Harbour master": {"A. Berg"}}
	files := render(t, Options{}, b)
	for _, tt := range []struct{ suffix, want string }{
		{"digest.html", `<span data-title="_index">Night on the quay</span>`},
		{"digest.html", `<span data-note="_index">head of the port</span>`},
		{"-full.html", `<span data-note="_index">A. Berg</span>`},
		{"-full.html", `<span data-words>Berg</span>`},
		{".txt", "Anna Berg, head of the port"},
	} {
		if page := fileNamed(t, files, tt.suffix); !strings.Contains(page, tt.want) {
			t.Errorf("%s does not have %s", tt.suffix, tt.want)
		}
	}
}

// TestRightToLeft: words that run the other way do not reorder their line.
func TestRightToLeft(t *testing.T) {
	s := newTeller(t, "port", "", "2025-03-06")
	s.article("port/one.txt", "حريق في الميناء\nاندلع حريق في الميناء يوم الثلاثاء.\n", "جريدة", "", "")
	s.b.Story.Docs[0].Language = "ar"
	s.b.Consensus = []news.Claim{s.claim(2, 2, s.cite("a1", "اندلع حريق في الميناء يوم الثلاثاء."))}
	page := fileNamed(t, render(t, Options{}, s.b), "digest.html")
	for _, want := range []string{` lang="ar" dir="auto">اندلع`, `<span data-title="a1" dir="auto">حريق`, `<span data-words dir="auto">جريدة`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in\n%s", want, page)
		}
	}
}

// TestRoleAsWritten: a mail gives a role in the article's capitals.
func TestRoleAsWritten(t *testing.T) {
	b := harbour(t)
	cited := b.Consensus[0].Citations[0] // "A fire broke out …"
	b.Actors[0].Role, b.Actors[0].RoleCitation = "a fire", &cited
	files := render(t, Options{}, b)
	for _, suffix := range []string{"digest.html", ".txt"} {
		if page := fileNamed(t, files, suffix); !strings.Contains(page, "A fire") || strings.Contains(page, ", a fire") {
			t.Errorf("%s does not give the role as the article has it", suffix)
		}
	}
	if page := fileNamed(t, files, ".txt"); !strings.Contains(page, "Anna Berg, A fire") {
		t.Error("the text lacks the role")
	}
}
