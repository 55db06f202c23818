package web

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// attacks are what the hostile test writes into every field, each as it is and in the frames
// of attackFrames.
var attacks = []string{
	`<script>alert(1)</script>`,
	`<ScRiPt src=//evil.example/x.js></sCrIpT>`,
	`</script><script>alert(1)</script>`,
	`</title><script>alert(1)</script>`,
	`</style><script>alert(1)</script>`,
	`</textarea><script>alert(1)</script>`,
	`<!--<script>alert(1)//-->`,
	`--><script>alert(1)</script>`,
	`]]><script>alert(1)</script>`,
	`<img src=x onerror=alert(1)>`,
	`<img src="x" onerror="alert(1)"`,
	`<svg onload=alert(1)>`,
	`<svg><script>alert(1)</script></svg>`,
	`<math><mi xlink:href="javascript:alert(1)">x</mi></math>`,
	`<iframe src="javascript:alert(1)"></iframe>`,
	`<iframe srcdoc="<script>alert(1)</script>">`,
	`<object data="javascript:alert(1)">`,
	`<embed src="javascript:alert(1)">`,
	`<base href="https://evil.example/">`,
	`<form action="https://evil.example/"><button>x</button></form>`,
	`<meta http-equiv="refresh" content="0;url=https://evil.example/">`,
	`<link rel="stylesheet" href="https://evil.example/x.css">`,
	`<style>body{display:none}</style>`,
	`<a href="javascript:alert(1)">x</a>`,
	`<details open ontoggle=alert(1)>`,
	`<body onload=alert(1)>`,
	`" onmouseover="alert(1)`,
	`' onmouseover='alert(1)`,
	"` onmouseover=`alert(1)",
	`" autofocus onfocus=alert(1) x="`,
	`"><script>alert(1)</script>`,
	`'><script>alert(1)</script>`,
	`javascript:alert(1)`,
	`JaVaScRiPt:alert(1)`,
	"java\tscript:alert(1)",
	" javascript:alert(1)",
	"\x01javascript:alert(1)",
	`vbscript:msgbox(1)`,
	`data:text/html,<script>alert(1)</script>`,
	`data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==`,
	`//evil.example/x`,
	`https://evil.example/"onclick="alert(1)`,
	`https://user:pass@evil.example/%0d%0aSet-Cookie:x`,
	`file:///etc/passwd`,
	`{{.}}`, `{{template "head"}}`, `{{define "copied"}}x{{end}}`, `{{"{{"}}`, `{% include "x" %}`, `${alert(1)}`, `{{< x >}}`,
	`&lt;script&gt;alert(1)&lt;/script&gt;`,
	`&#60;script&#62;alert(1)&#60;/script&#62;`,
	"<scr\x00ipt>alert(1)</script>",
	"\u202e<script>alert(1)</script>", "\u2028alert(1)\u2029",
	"line\r\nbreak\rreturn <b>x</b>",
	`[x](javascript:alert(1))`, `![x](javascript:alert(1))`, `<javascript:alert(1)>`, "[x]: javascript:alert(1)\n\n[x]",
	`[x](data:text/html,<script>alert(1)</script> "t")`, `![x](https://evil.example/pixel.png)`,
	"```\"><script>alert(1)</script>\nx\n```", `# x {onclick=alert(1)}`,
	`../../etc/passwd`, `..\..\x`, `con`, `a/b`, `#s0`, `?q=1`, strings.Repeat("<b>", 600),
}

var attackFrames = []string{"%s", "The mayor said %s on Tuesday", `x="%s" y='%s'`}

// allowed lists every element and attribute that pages are made of.
var (
	allowedElements = strings.Fields(`html head meta title link body a header p main section nav div footer article
		h1 h2 h3 h4 h5 h6 span ul ol li details summary time figure blockquote figcaption q meter dl dt dd mark code strong em b pre br hr
		form label input fieldset legend button noscript script table thead tbody tr th td`)
	allowedAttributes = strings.Fields(`lang charset http-equiv content name rel href type title class id dir aria-label aria-labelledby
		aria-hidden datetime open max value data-actor data-line data-article data-start data-end data-title data-words data-story data-ui data-note
		property scope role hidden for name autocomplete spellcheck aria-describedby aria-controls aria-live checked src defer
		data-results data-none data-revised data-source
		data-count data-outlet data-month`)
)

func TestHostileWords(t *testing.T) {
	n := 0
	for _, attack := range attacks {
		for _, frame := range attackFrames {
			payload := strings.ReplaceAll(frame, "%s", attack)
			b := hostileBriefing(payload)
			s := render(t, hostileOptions(payload), b)
			for _, name := range s.names {
				checkInert(t, payload, name, s.pages[name])
			}
			checkLinks(t, s)
			if !strings.Contains(payload, "\x00") { // HTML has no way to write it
				checkCopied(t, s, b)
			}
			checkData(t, payload, s)
			if t.Failed() {
				t.Fatalf("payload %q", payload)
			}
			n++
		}
	}
	if n < 150 {
		t.Errorf("%d payloads, want at least 150", n)
	}
}

// hostileBriefing returns a briefing with payload in every string that is not the name of a file or
// refers to one.
func hostileBriefing(payload string) *news.Briefing {
	text := "Before. " + payload + "\n\nAfter it."
	span := nlp.Span{Start: len("Before. "), End: len("Before. ") + len(payload)}
	cited := func() []news.Citation {
		return []news.Citation{{Article: "a-1", Start: span.Start, End: span.End, Text: payload}}
	}
	doc := &news.Document{Article: &news.Article{Text: text, Notes: []string{""}}}
	doc.Sentences = []news.Sentence{
		{Span: nlp.Span{Start: 0, End: 7}}, {Span: span}, {Span: nlp.Span{Start: span.End + 2, End: len(text)}, Paragraph: 1},
	}
	b := &news.Briefing{
		Version: 1, ID: "story", Articles: make([]news.BriefArticle, 1), Origins: []news.BriefOrigin{{Articles: []string{""}}},
		Consensus: []news.Claim{{SaidBy: []string{""}, Citations: cited()}},
		Disputes:  []news.Dispute{{Variants: []news.Variant{{SaidBy: []string{""}, Citations: cited()}, {Citations: cited()}}}},
		Quotes:    []news.Quote{{Citations: cited(), Drift: []news.Drift{{Article: "a-1"}}}, {Kind: news.DirectQuote, Citations: cited()}},
		Actors:    []news.Actor{{Aliases: []string{"", "Other"}, Citations: cited()}},
		Reported:  []news.Claim{{SaidBy: []string{""}, Citations: cited()}},
		Timeline:  []news.Event{{Citations: cited()}},
		Unknowns:  []news.Unknown{{Citations: cited()}},
		Story:     &news.Story{Docs: []*news.Document{doc}},
	}
	fillStrings(reflect.ValueOf(b).Elem(), payload)
	b.Articles[0].ID = "a-1"
	return b
}

func hostileOptions(payload string) Options {
	opts := Options{Problems: []*news.Problem{{}}, Actors: []news.Profile{{
		ID: "actor", Appearances: []news.Appearance{{Story: "story"}}, Perhaps: []news.Appearance{{Story: "story"}},
	}}}
	fillStrings(reflect.ValueOf(&opts).Elem(), payload)
	opts.BaseURL, opts.Excerpt, opts.Language = "", "", ""
	return opts
}

// fillStrings sets every empty string in v, however deep.
func fillStrings(v reflect.Value, s string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			fillStrings(v.Elem(), s)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fillStrings(v.Field(i), s)
		}
	case reflect.Slice:
		for i := range v.Len() {
			fillStrings(v.Index(i), s)
		}
	case reflect.String:
		if v.String() == "" {
			v.SetString(s)
		}
	}
}

// checkInert reports everything in a page that is not of its templates, and links that are not.
func checkInert(t *testing.T, payload, name string, page *html.Node) {
	t.Helper()
	for n := range page.Descendants() {
		if n.Type == html.CommentNode {
			t.Errorf("%s: payload %q gave a comment", name, payload)
		}
		if n.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(allowedElements, n.Data) || n.Namespace != "" {
			t.Errorf("%s: payload %q gave <%s>", name, payload, n.Data)
		}
		for _, a := range n.Attr {
			if !slices.Contains(allowedAttributes, a.Key) {
				t.Errorf("%s: payload %q gave the attribute %s", name, payload, a.Key)
			}
			if a.Key == "href" {
				checkScheme(t, payload, name, a.Val)
			}
		}
	}
	for _, n := range all(page, tag("script")) {
		own := strings.HasPrefix(name, "search/") && !strings.Contains(attr(n, "src"), ":") && words(n) == ""
		if !own && (attr(n, "type") != "application/ld+json" || !json.Valid([]byte(words(n)))) {
			t.Errorf("%s: payload %q gave the script %q %q", name, payload, attr(n, "src"), words(n))
		}
	}
	if n := len(all(page, tag("meta"))); n > 12 {
		t.Errorf("%s: payload %q gave a meta element: %d", name, payload, n)
	}
}

func checkScheme(t *testing.T, payload, name, href string) {
	t.Helper()
	u, err := url.Parse(href)
	if err != nil {
		t.Errorf("%s: payload %q gave the link %q: %v", name, payload, href, err)
		return
	}
	if !slices.Contains([]string{"", "http", "https", "mailto"}, u.Scheme) || u.Scheme == "" && u.Host != "" {
		t.Errorf("%s: payload %q gave the link %q", name, payload, href)
	}
}

// checkData reports JSON and XML that does not parse.
func checkData(t *testing.T, payload string, s site) {
	t.Helper()
	for name, data := range s.files {
		switch path.Ext(name) {
		case ".json":
			if !json.Valid(data) {
				t.Errorf("%s: payload %q: no JSON", name, payload)
			}
		case ".js":
			if path.Dir(name) == "search" && !json.Valid(entriesOf(data)) {
				t.Errorf("%s: payload %q: no data", name, payload)
			}
		case ".atom", ".xml":
			if err := parseXML(data); err != nil {
				t.Errorf("%s: payload %q: %v", name, payload, err)
			}
		}
	}
}

func parseXML(data []byte) error {
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "script" {
			return fmt.Errorf("has a script")
		}
	}
}
