package web

import (
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
)

// site is a rendered site with its pages parsed.
type site struct {
	files map[string][]byte
	pages map[string]*html.Node // of the files that end in .html
	names []string              // of the pages, sorted
}

func render(t *testing.T, opts Options, briefings ...*news.Briefing) site {
	t.Helper()
	files, err := Render(briefings, opts)
	if err != nil {
		t.Fatal(err)
	}
	s := site{files: map[string][]byte{}, pages: map[string]*html.Node{}}
	for _, f := range files {
		s.files[f.Path] = f.Data
		if path.Ext(f.Path) != ".html" {
			continue
		}
		page, err := html.ParseWithOptions(bytes.NewReader(f.Data), html.ParseOptionEnableScripting(false))
		if err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		s.pages[f.Path] = page
		s.names = append(s.names, f.Path)
	}
	return s
}

// page returns a page that must be there.
func (s site) page(t *testing.T, name string) *html.Node {
	t.Helper()
	if s.pages[name] == nil {
		t.Fatalf("no page %q in %q", name, s.names)
	}
	return s.pages[name]
}

// all returns the elements below n for which ok, in order.
func all(n *html.Node, ok func(*html.Node) bool) []*html.Node {
	var out []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && ok(d) {
			out = append(out, d)
		}
	}
	return out
}

// class and tag and has make conditions for all.
func class(name string) func(*html.Node) bool {
	return func(n *html.Node) bool { return slices.Contains(strings.Fields(attr(n, "class")), name) }
}

func tag(names ...string) func(*html.Node) bool {
	return func(n *html.Node) bool { return slices.Contains(names, n.Data) }
}

func has(key string) func(*html.Node) bool {
	return func(n *html.Node) bool {
		return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// words returns the words in n as they are.
func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func texts(nodes []*html.Node) []string {
	var out []string
	for _, n := range nodes {
		out = append(out, strings.Join(strings.Fields(words(n)), " "))
	}
	return out
}

// inherited returns the attribute of n or of the nearest element around it that has it.
func inherited(n *html.Node, key string) (string, bool) {
	for ; n != nil; n = n.Parent {
		if has(key)(n) {
			return attr(n, key), true
		}
	}
	return "", false
}

// ids returns the ids of a page and reports those given twice.
func ids(t *testing.T, name string, page *html.Node) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, n := range all(page, has("id")) {
		id := attr(n, "id")
		if id == "" || out[id] {
			t.Errorf("%s: id %q is empty or given twice", name, id)
		}
		out[id] = true
	}
	return out
}

// checkLinks reports relative links that lead to no file or to no element of it.
func checkLinks(t *testing.T, s site) {
	t.Helper()
	known := map[string]map[string]bool{}
	for _, name := range s.names {
		known[name] = ids(t, name, s.pages[name])
	}
	for _, name := range s.names {
		for _, n := range all(s.pages[name], has("href")) {
			href := attr(n, "href")
			if strings.Contains(href, ":") || strings.HasPrefix(href, "/") {
				continue
			}
			file, anchor, _ := strings.Cut(href, "#")
			target := path.Join(path.Dir(name), file)
			if file == "" {
				target = name
			}
			if _, ok := s.files[target]; !ok {
				t.Errorf("%s: link %q leads to no file", name, href)
			}
			if anchor != "" && !known[target][anchor] {
				t.Errorf("%s: link %q leads to no element", name, href)
			}
		}
	}
}

// checkCopied reports elements whose words are not those of the article that they name.
func checkCopied(t *testing.T, s site, briefings ...*news.Briefing) {
	t.Helper()
	articles, titles := map[string]string{}, map[string]string{}
	for _, b := range briefings {
		for i, a := range b.Articles {
			articles[b.ID+"/"+a.ID] = b.Story.Docs[i].Text
			titles[b.ID+"/"+a.ID] = a.Title
		}
	}
	for _, name := range s.names {
		for _, n := range all(s.pages[name], has("data-article")) {
			story, _ := inherited(n, "data-story")
			start, err1 := strconv.Atoi(attr(n, "data-start"))
			end, err2 := strconv.Atoi(attr(n, "data-end"))
			from, ok := articles[story+"/"+attr(n, "data-article")]
			if !ok || err1 != nil || err2 != nil {
				t.Errorf("%s: no article for %v", name, n.Attr)
				continue
			}
			if have, want := words(n), from[start:end]; have != want {
				t.Errorf("%s: copied words differ\nhave %q\nwant %q", name, have, want)
			}
		}
		for _, n := range all(s.pages[name], has("data-title")) {
			owner := attr(n, "data-title")
			story, inStory := inherited(n, "data-story")
			if n.Data == "title" || !inStory {
				story = path.Dir(strings.Replace(name, "/sources", "", 1))
			}
			if want := titles[story+"/"+owner]; owner != "_index" && words(n) != want {
				t.Errorf("%s: title of %s\nhave %q\nwant %q", name, owner, words(n), want)
			}
		}
	}
}

// checkNesting reports markup that a parser must mend: elements that are not closed in their
// order, and blocks where only words may be.
func checkNesting(t *testing.T, s site) {
	t.Helper()
	void := []string{"meta", "link", "br", "hr", "input"}
	phrasing := []string{"a", "b", "span", "mark", "meter", "time", "q", "em", "strong", "code", "br", "del", "ins", "label", "input", "button"}
	onlyPhrasing := []string{"p", "h1", "h2", "h3", "span", "summary", "mark", "q", "a", "time", "del", "ins"}
	for _, name := range s.names {
		var open []string
		tokens := html.NewTokenizer(bytes.NewReader(s.files[name]))
		for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
			token := tokens.Token()
			switch {
			case kind == html.StartTagToken:
				if len(open) > 0 && slices.Contains(onlyPhrasing, open[len(open)-1]) && !slices.Contains(phrasing, token.Data) {
					t.Errorf("%s: <%s> in <%s>", name, token.Data, open[len(open)-1])
				}
				if !slices.Contains(void, token.Data) {
					open = append(open, token.Data)
				}
			case kind == html.EndTagToken && (len(open) == 0 || open[len(open)-1] != token.Data):
				t.Fatalf("%s: </%s> after %q", name, token.Data, open)
			case kind == html.EndTagToken:
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			t.Errorf("%s: not closed: %q", name, open)
		}
	}
}

// checkMarked reports long texts that do not say whose they are.
func checkMarked(t *testing.T, s site) {
	t.Helper()
	for _, name := range s.names {
		for d := range s.pages[name].Descendants() {
			if d.Type != html.TextNode || len(strings.Fields(d.Data)) < 8 || d.Parent.Data == "script" {
				continue
			}
			marked := false
			for _, key := range []string{"data-article", "data-title", "data-words", "data-ui", "data-note"} {
				_, ok := inherited(d.Parent, key)
				marked = marked || ok
			}
			if !marked {
				t.Errorf("%s: text without a mark of whose it is: %q", name, d.Data)
			}
		}
	}
}
