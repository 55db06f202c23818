package inbox

import (
	"slices"
	"strings"
	"testing"
)

// around puts a fragment where a mail has its text.
func around(head, body string) string {
	return "<!DOCTYPE html><html lang=\"en\"><head><title>Vester</title>" + head + "</head><body><table role=\"presentation\"><tr><td>" + body + "</td></tr></table></body></html>"
}

func check(t *testing.T, page string) Report {
	t.Helper()
	report, err := Check([]byte(page))
	if err != nil {
		t.Fatalf("check %q: %v", page, err)
	}
	return report
}

func TestPlainPageHasNoOffence(t *testing.T) {
	page := around(`<style>@media (max-width: 620px) { .p { padding: 0 !important; } }</style>`,
		`<p class="p" style="margin:0 0 4px;font:15px/22px Arial,sans-serif;color:#1b1d1f">Fire in Vester. <a href="https://gazette.example/fire">Gazette</a></p>`)
	if report := check(t, page); len(report.Offences) > 0 || report.Uses < 20 {
		t.Errorf("of %d uses these are offences: %v", report.Uses, report.Offences)
	}
}

// TestPlantedOffences plants what mail programs drop, break or ask the net for, and wants each found by its name.
func TestPlantedOffences(t *testing.T) {
	for _, c := range []struct{ head, body, want string }{
		{body: `<script>alert(1)</script>`, want: "element script"},
		{body: `<form action="https://x.example/"><b>x</b></form>`, want: "element form"},
		{body: `<form action="https://x.example/"></form>`, want: "attribute action on form"},
		{body: `<input type="text">`, want: "element input"},
		{body: `<button type="submit">x</button>`, want: "element button"},
		{body: `<img src="https://x.example/p.gif" alt="">`, want: "element img"},
		{body: `<p onclick="x()">x</p>`, want: "attribute onclick on p"},
		{body: `<a href="javascript:x()">x</a>`, want: "attribute href on a"},
		{body: `<a href=" JavaScript:x()">x</a>`, want: "attribute href on a"},
		{body: `<a href="#top">x</a>`, want: "link within the mail on a"},
		{body: `<svg width="1"><path d="M0 0"/></svg>`, want: "element svg"},
		{body: `<iframe src="https://x.example/"></iframe>`, want: "element iframe"},
		{body: `<video src="https://x.example/v.mp4"></video>`, want: "element video"},
		{body: `<object data="x"></object>`, want: "element object"},
		{body: `<details><summary>x</summary></details>`, want: "element details"},
		{body: `<canvas></canvas>`, want: "element canvas"},
		{body: `<x-card>x</x-card>`, want: "element x-card"},
		{body: `<p contenteditable="true">x</p>`, want: "attribute contenteditable on p"},
		{body: `<p id="a">x</p>`, want: "attribute id on p"},
		{body: `<table background="https://x.example/b.png"></table>`, want: "attribute background on table"},
		{body: `<div style="position:fixed">x</div>`, want: "property position on div"},
		{body: `<div style="display:flex">x</div>`, want: "value display:flex on div"},
		{body: `<div style="display:inline-flex">x</div>`, want: "value display:inline-flex on div"},
		{body: `<div style="display:grid">x</div>`, want: "value display:grid on div"},
		{body: `<div style="float:left">x</div>`, want: "property float on div"},
		{body: `<div style="background-image:url(https://x.example/b.png)">x</div>`, want: "value url() on div"},
		{body: `<div style="background:#fff URL('https://x.example/b.png')">x</div>`, want: "value url() on div"},
		{body: `<div style="background-image:linear-gradient(#fff,#000)">x</div>`, want: "value linear-gradient() on div"},
		{body: `<div style="width:calc(100% - 4px)">x</div>`, want: "value calc() on div"},
		{body: `<div style="margin:-4px">x</div>`, want: "property margin on div"},
		{body: `<div style="margin:0 auto">x</div>`, want: "property margin on div"},
		{body: `<div style="padding:4px">x</div>`, want: "property padding on div"},
		{body: `<div style="border:1px solid #000">x</div>`, want: "property border on div"},
		{body: `<table style="border:12px solid #000"></table>`, want: "property border on table"},
		{body: `<div style="font-size:2rem">x</div>`, want: "unit rem on div"},
		{body: `<div style="font-size:120%">x</div>`, want: "property font-size on div"},
		{body: `<div style="border-radius:4px">x</div>`, want: "property border-radius on div"},
		{body: `<div style="color:var(--ink)">x</div>`, want: "value var() on div"},
		{body: `<div style="color:color-mix(in srgb,red,blue)">x</div>`, want: "value color-mix() on div"},
		{body: `<div style="behavior:x">x</div>`, want: "property behavior on div"},
		{body: `<div style="width:4cqw">x</div>`, want: "unit cqw on div"},
		{body: `<div style="no css at all">x</div>`, want: "what is no CSS on div"},
		{body: `<div style="font-family:system-ui">x</div>`, want: "value font-family:system-ui on div"},
		{body: `<td dir="rtl"><a dir="rtl" href="https://x.example/">x</a></td>`, want: "attribute dir on a"},
		{body: `<style>p { color: #000 }</style>`, want: "element style"},
		{body: `<!--[if mso]><v:rect><v:fill src="x.png"></v:fill></v:rect><![endif]-->`, want: "element v:rect"},
		{head: `<style>` + strings.Repeat(".p { color: #000000 }\n", 800) + `</style>`, want: "element style"},
		{head: `<style>@import "https://x.example/a.css";</style>`, want: "at-rule @import on style"},
		{head: `<style>@font-face { font-family: Vester; src: url(https://x.example/v.woff2); }</style>`, want: "at-rule @font-face on style"},
		{head: `<style>@font-face { font-family: Vester; src: url(https://x.example/v.woff2); }</style>`, want: "value url() on style"},
		{head: `<style>@supports (display: grid) { p { color: red } }</style>`, want: "at-rule @supports on style"},
		{head: `<style>@media (hover) { .p { color: red } }</style>`, want: "media hover on style"},
		{head: `<style>@container (width > 4px) { .p { color: red } }</style>`, want: "at-rule @container on style"},
		{head: `<style>.p > .q { color: red }</style>`, want: "selector child on style"},
		{head: `<style>.p .q { color: red }</style>`, want: "selector descendant on style"},
		{head: `<style>.p.q { color: red }</style>`, want: "selector chain on style"},
		{head: `<style>[data-x] { color: red }</style>`, want: "selector [attribute] on style"},
		{head: `<style>.p:hover { color: red }</style>`, want: "selector :hover on style"},
		{head: `<style>.p::before { content: "x" }</style>`, want: "selector :before on style"},
		{head: `<link rel="stylesheet" href="https://x.example/a.css">`, want: "element link"},
		{head: `<base href="https://x.example/">`, want: "element base"},
		{head: `<meta http-equiv="refresh" content="0;url=https://x.example/">`, want: "element meta"},
	} {
		report := check(t, around(c.head, c.body))
		found := slices.ContainsFunc(report.Offences, func(f Finding) bool { return f.Use.String() == c.want || f.Use.Name == c.want })
		if c.want != "" && !found {
			t.Errorf("in %s%s\nno offence is called %q: %v", c.head, c.body, c.want, report.Offences)
		}
	}
}

// TestDataIsWhole fails where a renewed caniemail.jsonl lacks a client, a feature that the code names, or a note.
func TestDataIsWhole(t *testing.T) {
	data, err := readTable(caniemail)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(data.edition.Package, "caniemail@") || len(data.edition.Updated) != len("2026-05-13") {
		t.Errorf("the edition is %+v", data.edition)
	}
	tested := map[string]int{}
	for slug, f := range data.features {
		for key, support := range f.Support {
			tested[key]++
			fields := strings.Fields(support)
			if !slices.Contains([]string{supported, partial, unsupported, unknown}, fields[0]) {
				t.Errorf("%s in %s is %q", slug, key, support)
			}
		}
	}
	for _, c := range Clients() {
		if tested[c.Key] < 100 {
			t.Errorf("%s was tested for %d features only", c.Name, tested[c.Key])
		}
	}
	for _, e := range Exceptions() {
		for _, of := range e.Of {
			if _, ok := data.features[of]; !ok && !strings.Contains(of, " ") {
				t.Errorf("exception %q is about %q, which is no feature", e.Name, of)
			}
		}
		if e.Reason == "" {
			t.Errorf("exception %q has no reason", e.Name)
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(around(`<style>@media (x) { .a { b: c } }</style>`, `<p style="a:url(b);c:d !important">x</p><!--[if mso]><b><![endif]-->`))
	f.Add(`<p style="}:;@@*{">`)
	f.Fuzz(func(t *testing.T, page string) {
		if _, err := Check([]byte(page)); err != nil {
			t.Skip(err) // said of a page that cannot be read; what is looked for are panics and endless loops
		}
	})
}
