package serve

import (
	"context"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// numbered is an edition that tells how far two are apart.
type numbered int

func (n numbered) Since(earlier Edition, in func(string) []news.File) Notice {
	if files := in("fire"); len(files) != 2 || files[0].Path != "fire/a.html" {
		return Notice{Heading: fmt.Sprint("wrong files: ", files)}
	}
	return Notice{Heading: fmt.Sprintf("from %d to %d", earlier.(numbered), n), Close: "Close"}
}

// TestNotice: a page is told what has changed since the generation that it names, over builds that fail, and not what
// it shows, what nobody knows, or what is older than the generations kept.
func TestNotice(t *testing.T) {
	p := newPreview("127.0.0.1")
	show := func(o Outcome) string {
		p.rebuild(t.Context(), nil, func(context.Context, []string) Outcome { return o })
		return p.current.id
	}
	good := func(n int) string {
		return show(Outcome{Files: filesOf("index.html", fmt.Sprint("<body>", n), "fire/b.html", "b", "fire/a.html", "a", "fire/deep/c.html", "c"), Edition: numbered(n)})
	}
	ask := func(since string) string {
		w := httptest.NewRecorder()
		p.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost"+noticePath+"?since="+since, nil))
		if w.Code == 204 && w.Body.Len() == 0 {
			return "nothing"
		}
		head, _, _ := strings.Cut(w.Body.String(), "</h2>")
		_, head, _ = strings.Cut(head, "<h2 class=\"what\">")
		return fmt.Sprint(w.Code, " ", head)
	}
	is := func(name, have, want string) {
		t.Helper()
		if have != want {
			t.Errorf("%s: have %q, want %q", name, have, want)
		}
	}
	is("before the first build", ask("x"), "nothing")
	one := good(1)
	is("what stands", ask(one), "nothing")
	two := good(2)
	is("one edit", ask(one), "200 from 1 to 2")
	is("unknown", ask("none"), "nothing")
	failed := show(Outcome{})
	is("a failure lies over the page", ask(one), "nothing")
	good(3)
	is("over a failure", ask(one), "200 from 1 to 3")
	is("since the failure", ask(failed), "200 from 2 to 3")
	is("back again", good(2), two)
	is("what stood before and stands again", ask(two), "nothing")
	is("from the later of two", ask(one), "200 from 1 to 2")
	for n := 10; n < 10+generationsKept-1; n++ {
		good(n)
	}
	is("the oldest that is kept", ask(two), fmt.Sprintf("200 from 2 to %d", 10+generationsKept-2))
	is("too old", ask(one), "nothing")
	show(Outcome{Files: filesOf("index.html", "<body>nobody says what this is")})
	is("no edition", ask(two), "nothing")
}

// TestNoticeHTML: what stands in it is text, and nothing of it is ever an element or a foreign address.
func TestNoticeHTML(t *testing.T) {
	n := Notice{
		Heading: "2 facts <b>", Close: "Close", More: "and 3 more",
		Stories: []NoticeStory{
			{Title: "Fire & <i>smoke</i>", Href: "/fire/", Groups: []NoticeGroup{
				{Label: "2 facts now disputed", Lines: []NoticeLine{{Text: "Three <script>", Href: `/fire/#"c`}, {Text: "It is gone"}}},
				{Label: "1 title changed"},
			}},
			{Title: "Flood"},
		},
	}
	const want = `<div class="head"><h2 class="what">2 facts &lt;b&gt;</h2><button class="close">Close</button></div>
<section><h3 class="story"><a href="/fire/">Fire &amp; &lt;i&gt;smoke&lt;/i&gt;</a></h3>
<p class="label">2 facts now disputed</p>
<ul>
<li><span class="line"><a href="/fire/#&#34;c">Three &lt;script&gt;</a></span></li>
<li><span class="line">It is gone</span></li>
</ul>
<p class="label">1 title changed</p></section>
<section><h3 class="story">Flood</h3>
</section>
<p class="more">and 3 more</p>`
	if have := string(n.html()); have != want {
		t.Errorf("have\n%s\nwant\n%s", have, want)
	}
}
