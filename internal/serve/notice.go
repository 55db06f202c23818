package serve

import (
	"bytes"
	"fmt"
	"html"
	"net/http"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// Edition is what the pages of a good build show, so that it can be told what a later one changed. Some are kept for a
// while: they should not hold the pages themselves.
type Edition interface {
	// Since says what a reader sees here other than in an earlier edition. in returns the files that lie in a folder
	// of this edition's site, not those below it, sorted by path.
	Since(earlier Edition, in func(folder string) []news.File) Notice
}

// Notice says what became of the lines of a site. The preview lays it over the page that was loaded
// again after an edit, and never writes it anywhere. A reader who loads a page or closes the notice
// has read it; until then it tells of all edits since the page that he saw last.
type Notice struct {
	Heading string // "2 facts now disputed, 1 new fact"
	Close   string // the word on the button that closes it
	Stories []NoticeStory
	More    string // of what there is no room for, "" if there is nothing
}

// NoticeStory is what became of the lines of one story.
type NoticeStory struct {
	Title  string
	Href   string // path of its page from the root of the site; "" for one that is gone
	Groups []NoticeGroup
}

// NoticeGroup is lines that the same has come over.
type NoticeGroup struct {
	Label string // "2 facts now disputed"
	Lines []NoticeLine
}

// NoticeLine is a line of a story.
type NoticeLine struct {
	Text string
	Href string // where it stands; "" for one that is gone
}

// shown is a generation that was shown, by its id, and its edition.
type shown struct {
	id      string
	edition Edition
}

// generationsKept is from how many generations back a page is told what has changed: so many edits
// somebody may make with the page out of sight.
const generationsKept = 16

// remember keeps the edition of a generation. p.mu must be held.
func (p *preview) remember(g *generation) {
	p.shown = slices.DeleteFunc(p.shown, func(s shown) bool { return s.id == g.id })
	p.shown = append(p.shown, shown{g.id, g.edition})
	if len(p.shown) > generationsKept {
		p.shown = slices.Delete(p.shown, 0, 1)
	}
}

// serveNotice answers what the page that stands shows other than the generation that the query
// names, as HTML to be put into it. It answers with nothing where that is not known, is what
// stands, or where what is wrong with the last build lies over the page.
func (p *preview) serveNotice(w http.ResponseWriter, r *http.Request) {
	now, before := p.editions(r.URL.Query().Get("since"))
	if now == nil || now.edition == nil || before == nil {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	serveBytes(w, r, "notice.html", now.edition.Since(before, now.in).html())
}

// editions returns the generation that stands and the edition of an earlier one; nil where there is
// nothing to tell.
func (p *preview) editions(since string) (now *generation, before Edition) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.current == nil || len(p.current.problems) > 0 || p.current.id == since {
		return nil, nil
	}
	i := slices.IndexFunc(p.shown, func(s shown) bool { return s.id == since })
	if i < 0 {
		return nil, nil
	}
	return p.current, p.shown[i].edition
}

// html writes the notice.
func (n Notice) html() []byte {
	var b bytes.Buffer
	b.WriteString("<div class=\"head\">")
	writePart(&b, "h2", "what", n.Heading)
	writePart(&b, "button", "close", n.Close)
	b.WriteString("</div>\n")
	for _, story := range n.Stories {
		b.WriteString("<section>")
		writeLink(&b, "h3", "story", story.Title, story.Href)
		b.WriteString("\n")
		for _, group := range story.Groups {
			group.write(&b)
		}
		b.WriteString("</section>\n")
	}
	writePart(&b, "p", "more", n.More)
	return b.Bytes()
}

func (g NoticeGroup) write(b *bytes.Buffer) {
	writePart(b, "p", "label", g.Label)
	if len(g.Lines) == 0 {
		return
	}
	b.WriteString("\n<ul>\n")
	for _, line := range g.Lines {
		b.WriteString("<li>")
		writeLink(b, "span", "line", line.Text, line.Href)
		b.WriteString("</li>\n")
	}
	b.WriteString("</ul>\n")
}

// writeLink writes text as a link, if it leads anywhere.
func writeLink(b *bytes.Buffer, element, class, text, href string) {
	fmt.Fprintf(b, "<%s class=%q>", element, class)
	if href == "" {
		b.WriteString(html.EscapeString(text))
	} else {
		fmt.Fprintf(b, "<a href=\"%s\">%s</a>", html.EscapeString(href), html.EscapeString(text))
	}
	fmt.Fprintf(b, "</%s>", element)
}
