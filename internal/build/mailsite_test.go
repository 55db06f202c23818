package build_test

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/build"
	"github.com/briefgen/briefgen/internal/config"
	"github.com/briefgen/briefgen/internal/news"
)

// TestMailSaysWhatSiteSays holds each mail of the sample and of the marked stories to the pages: under each heading of a story the mail
// has lines of the page under the same heading, in its order, word for word, and leads to evidence that the page leads to there.
func TestMailSaysWhatSiteSays(t *testing.T) {
	eachMarked(t, holdMails)
}

// eachMarked calls hold with the sample and with the marked stories, where these are.
func eachMarked(t *testing.T, hold func(*testing.T, *build.Builder)) {
	for _, content := range []string{"../../content", "../../../shared/eval/stories"} {
		t.Run(filepath.Base(filepath.Dir(content)), func(t *testing.T) {
			root, err := os.OpenRoot(filepath.Dir(filepath.FromSlash(content)))
			if err == nil {
				_, err = root.Stat(filepath.Base(content))
			}
			if err != nil {
				t.Skipf("these stories are not here: %v", err)
			}
			defer root.Close()
			cfg := config.Default()
			cfg.ContentDir, cfg.BaseURL = filepath.Base(content), "https://news.example/briefings/"
			hold(t, &build.Builder{Root: root, Config: cfg})
		})
	}
}

func holdMails(t *testing.T, b *build.Builder) {
	ed := edition(t, b)
	site, err := b.Site(ed)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	pages := map[string]told{}
	for _, briefing := range ed.Briefings {
		ids = append(ids, briefing.ID)
		pages[briefing.ID] = toldBySite(t, site, briefing.ID)
	}
	lines := 0
	for _, opts := range []build.MailOptions{{}, {Stories: ids}} {
		mails, err := b.Digest(ed, opts)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range mails {
			for id, mail := range toldByMail(t, m.HTML, b.Config.BaseURL) {
				for heading, said := range mail {
					lines += len(said.spans)
					said.heldTo(t, pages[id][heading], heading == "Who said what", m.Name+", "+id+", "+heading)
				}
			}
		}
	}
	if lines < 20*len(ids) {
		t.Errorf("the mails of %d stories have %d lines", len(ids), lines)
	}
}

// told is what stands under each heading of a story.
type told map[string]*section

// section is the copied words under a heading, and the evidence that is linked there.
type section struct {
	spans []span
	links []string // "sources/a1.html#s20"
}

// span is copied words. A page writes a sentence in several where it marks a date or what others left out.
type span struct {
	article    string
	start, end int
	words      string // without white space
}

// heldTo holds a section of a mail to that of the page. Quotes stand by speaker there, in the mail whole ones first, and a part of a
// sentence that is quoted stands in its sentence there.
func (s *section) heldTo(t *testing.T, page *section, quotes bool, where string) {
	t.Helper()
	if page == nil {
		t.Errorf("%s: the page has no such heading", where)
		return
	}
	at := 0
	for _, want := range s.spans {
		from := at
		if quotes {
			from = 0
		}
		i := slices.IndexFunc(indexes(len(page.spans)-from), func(i int) bool {
			have := wholeSpan(page.spans[from+i:], want.end)
			return have == want || quotes && have.article == want.article && have.start <= want.start && want.end <= have.end && strings.Contains(have.words, want.words)
		})
		if i < 0 {
			t.Errorf("%s: the page has not, or not at this place, %v", where, want)
			continue
		}
		at = from + i // an event and the next may rest on the same sentence
	}
	for _, link := range s.links {
		if !slices.Contains(page.links, link) {
			t.Errorf("%s: the page does not lead to %s", where, link)
		}
	}
}

func indexes(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// wholeSpan is the first span with those that go on where it ends, up to an end.
func wholeSpan(spans []span, end int) span {
	out := spans[0]
	for _, next := range spans[1:] {
		gap := next.start - out.end
		if out.end >= end || next.article != out.article || gap < 0 || gap > 1 {
			break
		}
		out.end, out.words = next.end, out.words+next.words
	}
	return out
}

// toldBySite reads the pages of a story, the first of them first.
func toldBySite(t *testing.T, site []news.File, id string) told {
	t.Helper()
	var pages []news.File
	for _, f := range site {
		if path.Ext(f.Path) == ".html" && strings.HasPrefix(f.Path, id+"/") && !strings.HasPrefix(f.Path, id+"/sources/") {
			pages = append(pages, f)
		}
	}
	slices.SortStableFunc(pages, func(a, b news.File) int { return strings.Count(a.Path, "/") - strings.Count(b.Path, "/") })
	out := told{}
	for _, f := range pages {
		out.read(parsePage(t, f.Data), "h2", func(href string) string { return path.Join(path.Dir(f.Path), href)[len(id)+1:] })
	}
	return out
}

// toldByMail reads the stories of a mail.
func toldByMail(t *testing.T, page []byte, site string) map[string]told {
	t.Helper()
	out := map[string]told{}
	for n := range parsePage(t, page).Descendants() {
		id := attribute(n, "data-story")
		if id == "" || attribute(n, "aria-hidden") != "" {
			continue
		}
		out[id] = told{}
		out[id].read(n, "h3", func(href string) string { return strings.TrimPrefix(href, site+id+"/") })
	}
	return out
}

// read adds what stands below root, under the headings of a level.
func (s told) read(root *html.Node, level string, local func(href string) string) {
	heading := ""
	for n := range root.Descendants() {
		if n.Data == level {
			heading = words(n)
		}
		href, article := attribute(n, "href"), attribute(n, "data-article")
		if heading == "" || href == "" && article == "" {
			continue
		}
		if s[heading] == nil {
			s[heading] = &section{}
		}
		if article != "" {
			start, _ := strconv.Atoi(attribute(n, "data-start"))
			end, _ := strconv.Atoi(attribute(n, "data-end"))
			s[heading].spans = append(s[heading].spans, span{article, start, end, strings.ReplaceAll(words(n), " ", "")})
		}
		if strings.Contains(href, "sources/") {
			s[heading].links = append(s[heading].links, local(href))
		}
	}
}

func parsePage(t *testing.T, page []byte) *html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
