package serve

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

// fakeMails are mails that need no build.
type fakeMails struct {
	key string
	err error
}

func (m *fakeMails) Key() string { return m.key }

func (m *fakeMails) List() []MailEntry {
	return []MailEntry{{"_edition", "All stories"}, {"harbour", "Fire <in> Vester"}}
}

func (m *fakeMails) Make(id string) (*Mail, error) {
	if m.err != nil {
		return nil, m.err
	}
	return &Mail{
		HTML:  []byte("<style>@media (prefers-color-scheme: dark) { .t { color: #ffffff } }</style><p class=\"t\">" + id + "</p>"),
		Text:  []byte("text of <" + id + ">"),
		EML:   []byte("Subject: =?utf-8?q?Feuer_in_V=C3=A4ster?=,\r\n and more\r\nFrom: a@b.example\r\n\r\nbody"),
		Notes: []MailNote{{Label: "Weight", Lines: []string{"html: 2.1 KB"}}, {Label: "Mail programs", Lines: []string{"1 <offence>"}, Bad: true}},
	}, nil
}

func withMails(m Mails) Outcome {
	o := smallSite()
	o.Mails = m
	return o
}

func get(p *preview, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:8765"+path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
	}
	w := httptest.NewRecorder()
	p.ServeHTTP(w, r)
	return w
}

// TestWords holds that what the preview says itself on pages is in the language of the site.
func TestWords(t *testing.T) {
	german, err := labels.Load("de", nil)
	if err != nil {
		t.Fatal(err)
	}
	words := func() *labels.Labels { return german }
	failed := Outcome{Problems: []*news.Problem{{Path: "content/a.md", Message: "no title"}}, Words: words}
	good := withMails(&fakeMails{key: "1"})
	good.Words = words
	good.Files = filesOf("index.html", "<body>one</body>") // no 404.html
	p := newPreview("127.0.0.1")
	for _, step := range []struct {
		outcome Outcome
		path    string
		want    []string
	}{
		{failed, "/", []string{`<html lang="de">`, "<title>Bau gescheitert</title>", `lang="de"><h2>Der letzte Bau ist gescheitert.</h2>`, `<ul lang="en">`}},
		{good, "/nowhere.html", []string{`<html lang="de">`, "<title>Seite nicht gefunden</title>"}},
		{good, "/_digest/", []string{`<html lang="de">`, "„briefgen digest“ sie jetzt schreiben würde"}},
		{good, "/_digest/harbour/", []string{"Die Mail als Datei", "HTML bei 320 px", "mit umgekehrten Farben"}},
		{failed, "/", []string{"one", "<h2>Der letzte Bau ist gescheitert. Die Seite ist die letzte gute.</h2>"}},
		{Outcome{Problems: failed.Problems}, "/", []string{"Der letzte Bau"}}, // nobody says in which language: as before
	} {
		p.rebuild(t.Context(), nil, func(context.Context, []string) Outcome { return step.outcome })
		body := get(p, step.path).Body.String()
		for _, want := range step.want {
			if !strings.Contains(body, want) {
				t.Errorf("%s: no %q in\n%s", step.path, want, body)
			}
		}
	}
}

func TestDigestPages(t *testing.T) {
	p := previewOf("127.0.0.1", withMails(&fakeMails{key: "1"}))
	for _, test := range []struct {
		path string
		code int
		want []string
	}{
		{"/_digest/", 200, []string{`href="/_digest/harbour/">Fire &lt;in&gt; Vester</a>`, `href="/_digest/_edition/"`, "reload.js"}},
		{"/_digest/harbour/", 200, []string{"<dt>Subject</dt><dd>Feuer in Väster, and more</dd>", "html: 2.1 KB", `class="bad"`, "1 &lt;offence&gt;",
			`src="light.html" width="320"`, `src="light.html" width="600"`, `src="dark.html" width="600"`, "text of &lt;harbour&gt;", "reload.js"}},
		{"/_digest/harbour", 302, nil},
		{"/_digest/harbour/light.html", 200, []string{"@media not all {", ">harbour<"}},
		{"/_digest/harbour/dark.html", 200, []string{"@media all {"}},
		{"/_digest/harbour/mail.txt", 200, []string{"text of <harbour>"}},
		{"/_digest/_edition/mail.eml", 200, []string{"Subject: "}},
		{"/_digest/none/", 404, nil},
		{"/_digest/none", 404, nil},
		{"/_digest/harbour/none", 404, nil},
		{"/_digest/harbour/../../x", 400, nil},
		{"/_digest/harbour%2flight.html", 400, nil},
		{"/_briefgen/digest.css", 200, []string{".frames"}},
	} {
		w := get(p, test.path)
		if w.Code != test.code {
			t.Errorf("%s: %d, want %d: %s", test.path, w.Code, test.code, w.Body)
		}
		for _, want := range test.want {
			if !strings.Contains(w.Body.String(), want) {
				t.Errorf("%s does not hold %q:\n%s", test.path, want, w.Body)
			}
		}
	}
}

// TestDigestIsShutIn: a mail in a frame may run nothing and lead nowhere, and nobody else may read it.
func TestDigestIsShutIn(t *testing.T) {
	p := previewOf("127.0.0.1", withMails(&fakeMails{key: "1"}))
	frame := get(p, "/_digest/harbour/light.html").Header().Get("Content-Security-Policy")
	if !strings.Contains(frame, "sandbox;") || !strings.Contains(frame, "default-src 'none'") {
		t.Errorf("the policy of a mail is %q", frame)
	}
	page, err := html.Parse(get(p, "/_digest/harbour/").Body)
	if err != nil {
		t.Fatal(err)
	}
	frames := 0
	for n := range page.Descendants() {
		if n.Data != "iframe" {
			continue
		}
		frames++
		if !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "sandbox" && a.Val == "" }) {
			t.Errorf("a frame is not shut in: %v", n.Attr)
		}
	}
	if frames != 4 {
		t.Errorf("%d frames", frames)
	}
	for _, header := range [][2]string{{"Host", "evil.example"}, {"Origin", "http://evil.example"}, {"Origin", "null"}} {
		for _, path := range []string{"/_digest/", "/_digest/harbour/", "/_digest/harbour/light.html", "/_digest/harbour/mail.eml"} {
			if w := get(p, path, header[0], header[1]); w.Code != http.StatusForbidden {
				t.Errorf("%s with %v: %d", path, header, w.Code)
			}
		}
	}
}

func TestDigestFails(t *testing.T) {
	p := previewOf("127.0.0.1", withMails(&fakeMails{err: errors.New("mail/digest.html:3: no <such> field")}))
	w := get(p, "/_digest/harbour/")
	if w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "mail/digest.html:3: no &lt;such&gt; field") || !strings.Contains(w.Body.String(), "reload.js") {
		t.Errorf("a mail that cannot be made is shown as %d\n%s", w.Code, w.Body)
	}
	if w := get(p, "/_digest/harbour/light.html"); w.Code != http.StatusInternalServerError {
		t.Errorf("its frame is %d", w.Code)
	}
	if w := get(previewOf("127.0.0.1", smallSite()), "/_digest/"); w.Code != http.StatusNotFound {
		t.Errorf("without mails the list is %d", w.Code)
	}
}

// TestDigestReloads: what changes the mails alone has open pages load again, what changes nothing does not.
func TestDigestReloads(t *testing.T) {
	var none *generation
	one := none.follow(withMails(&fakeMails{key: "1"}))
	same := one.follow(withMails(&fakeMails{key: "1"}))
	other := one.follow(withMails(&fakeMails{key: "2"}))
	if one.id != same.id || one.changesTo(same).reload {
		t.Error("the same mails are told as new")
	}
	if one.id == other.id || !one.changesTo(other).reload {
		t.Error("other mails are not told")
	}
	failed := other.follow(Outcome{})
	if failed.mails != other.mails {
		t.Error("a failed build loses the mails of the last good one")
	}
}
