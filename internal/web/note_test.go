package web

import (
	"strings"
	"testing"
)

func TestNote(t *testing.T) {
	tests := []struct{ name, markdown, want string }{
		{"nothing", " \n", ""},
		{"words", "We *leave out* names.", "<p>We <em>leave out</em> names.</p>\n"},
		{"heading goes below the page's", "# Rules\n\n##### Deep", "<h3>Rules</h3>\n<h6>Deep</h6>\n"},
		{"link", "[rules](https://a.example/?a=1&b=2)", "<p><a href=\"https://a.example/?a=1&amp;b=2\">rules</a></p>\n"},
		{"mail", "<desk@a.example>", "<p><a href=\"mailto:desk@a.example\">desk@a.example</a></p>\n"},
		{"script link keeps its words", "[*press* here](javascript:alert)", "<p><em>press</em> here</p>\n"},
		{"relative link keeps its words", "[press](../x.html)", "<p>press</p>\n"},
		{"script in angle brackets", "<javascript:alert>", "<p>javascript:alert</p>\n"},
		{"picture leaves its description", "![a map](https://a.example/map.png)", "<p>a map</p>\n"},
		{"linked picture", "[![a map](x.png)](javascript:y)", "<p>a map</p>\n"},
		{"html", "one <b onclick=x>two</b>\n\n<script>\nx\n</script>\n\nthree", "<p>one two</p>\n<p>three</p>\n"},
		{"braces", "{{.}}", "<p>{{.}}</p>\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			have, err := note(test.markdown)
			if err != nil || string(have) != test.want {
				t.Errorf("note(%q)\nhave %q, %v\nwant %q", test.markdown, have, err, test.want)
			}
		})
	}
}

// TestHostileNotes gives notes that goldmark takes seconds or minutes for: they must not reach it.
func TestHostileNotes(t *testing.T) {
	tests := map[string]string{
		"emphasis":        strings.Repeat("**a* _b__", 7000),
		"quotes":          strings.Repeat(">", 50_000),
		"lists":           strings.Repeat("- ", 20_000),
		"numbered lists":  strings.Repeat("1. ", 20_000),
		"brackets":        strings.Repeat("[", 60_000),
		"backticks":       strings.Repeat("`a", 30_000),
		"long":            strings.Repeat("a word ", 20_000),
		"indented deeper": deeper(400),
	}
	for name, markdown := range tests {
		t.Run(name, func(t *testing.T) {
			have, err := note(markdown)
			if err != nil || !strings.HasPrefix(string(have), "<pre>") {
				t.Errorf("not shown as it is written: %.60q… %v", have, err)
			}
		})
	}
}

// deeper returns a list that goes one level down with every line.
func deeper(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("  ", i) + "- x\n")
	}
	return b.String()
}
