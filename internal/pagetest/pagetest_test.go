package pagetest

import (
	"slices"
	"strings"
	"testing"
)

// frame is a page around what a test looks at.
func frame(style, body string) []byte {
	return []byte(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Vester</title><style>body{background:#fff;color:#000;margin:0;overflow-wrap:anywhere}` +
		style + `</style></head><body><a class="skip" href="#main">On</a><main id="main">` + body + `</main></body></html>`)
}

// TestLook shows each look a page that it must find wrong, and the same page mended.
func TestLook(t *testing.T) {
	b := Open(t)
	const line = "<p>The quay of Vester is closed.</p><p>The ferry stays in port.</p>"
	for _, test := range []struct{ name, look, bad, good, body, want string }{
		{"too wide", "sideways", "p{width:900px}", "p{width:100%}", line, "900 px"},
		{"one on the other", "overlaps", "p+p{margin-top:-34px}", "", line, "The quay of Vester is closed.” stands on “The ferry"},
		{"beside the window", "cut", "p{position:absolute;left:-40px}", "", "<p>The quay of Vester</p>", "reaches from -40"},
		{"cut off", "cut", "p{white-space:nowrap;overflow:hidden;width:50px}", "p{white-space:nowrap;overflow:auto;width:50px}", "<p>The quay of Vester</p>", "is cut by <p"},
		{"cut below", "cut", "p{overflow:hidden;height:20px;width:70px}", "", "<p>The quay of Vester is closed</p>", "is cut by <p"},
		{"pale", "faint", "p{color:#eee}", "", line, "a contrast of 1.2"},
		{"gliding", "moving", "html{scroll-behavior:smooth}", "", line, "<html> scrolls smoothly"},
		{"turning", "moving", "@keyframes k{to{opacity:.9}}p{animation:k 9s}", "", "<p>Vester</p>", "animation of <p>"},
		{"slow", "moving", "p{transition:color 1s}", "", "<p>Vester</p>", "changes slowly"},
		{"folded on paper", "unprinted", "", ".group::details-content{content-visibility:visible;block-size:auto}",
			`<details class="group"><summary>More</summary><ul><li><p>The ferry</p></ul></details>`, "folded: “The ferry”"},
		{"no address", "unprinted", "", "a.original::after{content:attr(href)}", `<a class="original" href="https://herald.example/">Herald</a>`, "no address after “Herald”"},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := b.In(t)
			b.Size(360, 600)
			site := Site(t, map[string][]byte{"bad.html": frame(test.bad, test.body), "good.html": frame(test.good, test.body)})
			visit{b, site, "bad.html"}.open()
			have := Eval[[]string](b, "look."+test.look+"()")
			if !slices.ContainsFunc(have, func(s string) bool { return strings.Contains(s, test.want) }) {
				t.Errorf("%s finds %q, want %q", test.look, have, test.want)
			}
			visit{b, site, "good.html"}.open()
			if have := Eval[[]string](b, "look."+test.look+"()"); len(have) > 0 {
				t.Errorf("%s finds in the mended page %q", test.look, have)
			}
		})
	}
}

// failures is a test that notes what it is told instead of failing.
type failures struct {
	testing.TB
	told []string
}

func (f *failures) Errorf(format string, args ...any) { f.told = append(f.told, format) }

// TestLookKeys: keys and scripts are looked at in the whole page; each bad page must be told of.
func TestLookKeys(t *testing.T) {
	b := Open(t)
	pressed := func(v visit) {
		v.open()
		v.keyboard()
	}
	const body = `<p><a href="#main">Vester</a> and <a href="bad.html">Lindow</a></p><details><summary>More</summary><p>The ferry</p></details>`
	for _, test := range []struct {
		name, style, body string
		look              func(visit)
		bad               bool
	}{
		{"as it should be", "a:focus,summary:focus{outline:2px solid}", body, pressed, false},
		{"no focus seen", "a:focus,summary:focus{outline:0}", body, pressed, true},
		{"another order", "a:focus,summary:focus{outline:2px solid}", strings.Replace(body, `<a href="bad`, `<a tabindex="1" href="bad`, 1), pressed, true},
		{"focus out of sight", "a:focus,summary:focus{outline:2px solid}", strings.Replace(body, `<a href="bad`, `<a style="position:fixed;left:-90px;width:9px" href="bad`, 1), pressed, true},
		{"complete without script", "", body, visit.scriptOff, false},
		{"nothing without script", "", `<script>document.querySelector("main").innerHTML = "The ferry"</script>`, visit.scriptOff, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := &failures{TB: t}
			test.look(visit{b.In(f), Site(t, map[string][]byte{"bad.html": frame(test.style, test.body)}), "bad.html"})
			if have := len(f.told) > 0; have != test.bad {
				t.Errorf("found something wrong: %v, want %v: %q", have, test.bad, f.told)
			}
		})
	}
}

// TestRequests: what a page asks for elsewhere is seen.
func TestRequests(t *testing.T) {
	b := Open(t)
	site := Site(t, map[string][]byte{"a.html": frame("", `<img alt="" src="http://127.0.0.1:9/x.png">`)})
	asked := b.Requests()
	b.Load(site + "a.html")
	if have := asked(); !slices.Contains(have, "http://127.0.0.1:9/x.png") {
		t.Errorf("requests %q", have)
	}
}
