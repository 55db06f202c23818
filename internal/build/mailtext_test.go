package build_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/verify"
)

// TestTextSaysWhatHTMLSays compares the two parts of each mail, letter by letter and in their order, over the sample and the
// marked stories, and has the mails proved.
func TestTextSaysWhatHTMLSays(t *testing.T) {
	eachMarked(t, func(t *testing.T, b *build.Builder) {
		b.Config.Digest.ListUnsubscribe = []string{"https://news.example/leave"}
		compareMails(t, b)
	})
}

func compareMails(t *testing.T, b *build.Builder) {
	ed := edition(t, b)
	site, err := b.Site(ed)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, briefing := range ed.Briefings {
		ids = append(ids, briefing.ID)
	}
	arts, err := b.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, opts := range []build.MailOptions{{}, {Stories: ids, Attach: true}} {
		mails, err := b.Digest(ed, opts)
		if err != nil {
			t.Fatal(err)
		}
		outbox := fstest.MapFS{}
		for _, m := range mails {
			inFolder(outbox, m.Files())
			have := saidInText(string(m.Text))
			want, addresses := saidInHTML(t, string(m.HTML))
			if have != want {
				at := 0
				for at < min(len(have), len(want)) && have[at] == want[at] {
					at++
				}
				t.Errorf("%s: the parts differ after %q\ntext: %.200q\nHTML: %.200q", m.Name, have[max(0, at-60):at], have[at:], want[at:])
			}
			for _, address := range addresses {
				if !strings.Contains(string(m.Text), address) {
					t.Errorf("%s: the text lacks the address %s", m.Name, address)
				}
			}
			if len(addresses) < 3 { // a title, the site, where to leave
				t.Errorf("%s: only %d addresses in the HTML", m.Name, len(addresses))
			}
		}
		findings, stats, err := verify.Mail(outbox, inFolder(fstest.MapFS{}, site), arts)
		if err != nil || stats.Sentences < len(mails) {
			t.Errorf("%d sentences of %d mails are looked at: %v", stats.Sentences, len(mails), err)
		}
		for _, f := range findings {
			t.Errorf("%+v", f)
		}
	}
}

func inFolder(folder fstest.MapFS, files []news.File) fstest.MapFS {
	for _, f := range files {
		folder[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	return folder
}

var (
	// What a text has instead of a layout: marks before what begins, and lines across.
	layout = regexp.MustCompile(`(?m)^ *[*-] |^[-=]+$`)
	// Addresses of the site stand open in the text, and behind words in the HTML.
	ownAddress = regexp.MustCompile(`https://news\.example/\S*`)
)

// said brings what a part says into one form: the text has its headings in capitals, breaks words that are longer than a
// line, and puts colons behind dates.
func said(s string) string {
	s = strings.Join(strings.Fields(ownAddress.ReplaceAllString(s, "")), "")
	return strings.ReplaceAll(strings.ToLower(s), ":", "")
}

func saidInText(text string) string { return said(layout.ReplaceAllString(text, "")) }

// saidInHTML gives the words of a page but for those that are hidden, and the addresses that its titles and its own words
// lead to.
func saidInHTML(t *testing.T, page string) (words string, addresses []string) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(n *html.Node, own bool)
	walk = func(n *html.Node, own bool) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data + " ")
		}
		if n.Data == "head" || attrOf(n, "aria-hidden") == "true" {
			return
		}
		own = own || n.Data == "h2" || slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "data-ui" })
		if n.Data == "a" && own {
			addresses = append(addresses, attrOf(n, "href"))
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, own)
		}
	}
	walk(root, false)
	return said(b.String()), addresses
}

func attrOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
