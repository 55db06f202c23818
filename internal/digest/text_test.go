package digest

import (
	"slices"
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"", []string{""}},
		{"one two", []string{"one two"}},
		{"one two three", []string{"one two", "three"}},
		{"  one\ntwo\u00a0", []string{"one two"}},
		{"abcdefghijklmnopq rs", []string{"abcdefghij", "klmnopq rs"}},
		{"see https://a.example/long/path now", []string{"see", "https://a.example/long/path", "now"}},
		{"港で火事がありました", []string{"港で火事が", "ありました"}},
		{"cafe\u0301 cafe\u0301", []string{"cafe\u0301 cafe\u0301"}},
	} {
		if have := wrap(tt.in, 10); !slices.Equal(have, tt.want) {
			t.Errorf("wrap %q at 10\nhave %q\nwant %q", tt.in, have, tt.want)
		}
	}
}

// TestPara: a template may put anything before a text, also what leaves no room for it.
func TestPara(t *testing.T) {
	wide := strings.Repeat("Vester ", 12)
	for _, tt := range []struct{ first, text, want string }{
		{"* ", "Vester", "* Vester"},
		{"• ", strings.Repeat("a", 70) + " b", "• " + strings.Repeat("a", 70) + "\n  b"},
		{wide, strings.Repeat("a", 36) + " b", wide + strings.Repeat("a", 36) + "\n" + strings.Repeat(" ", 84) + "b"},
	} {
		if have := para(tt.first, tt.text); have != tt.want {
			t.Errorf("para %q %q\nhave %q\nwant %q", tt.first, tt.text, have, tt.want)
		}
	}
}

func TestTextWidth(t *testing.T) {
	for _, line := range strings.Split(fileNamed(t, render(t, published(), harbour(t), bridge(t)), ".txt"), "\n") {
		if columns(line) > textWidth && !strings.Contains(line, "https://") {
			t.Errorf("%d columns: %q", columns(line), line)
		}
	}
}

func TestMore(t *testing.T) {
	e := &edition{words: english(t)}
	for _, tt := range []struct {
		left totals
		want string
	}{
		{totals{}, ""},
		{totals{factItem: 1}, "1 more fact"},
		{totals{factItem: 7, quoteItem: 2}, "7 more facts and 2 more quotes"},
		{totals{factItem: 7, eventItem: 1, unknownItem: 2}, "7 more facts, 1 more dated event and 2 more open questions"},
		{totals{aloneItem: 3}, "3 more single-source reports"},
	} {
		if have := e.more(Story{AloneTitle: "Reported by one source only"}, tt.left); have != tt.want {
			t.Errorf("%v: have %q, want %q", tt.left, have, tt.want)
		}
	}
}

func TestClean(t *testing.T) {
	for _, tt := range []struct{ in, clean, line string }{
		{"plain", "plain", "plain"},
		{"a\r\nb\rc\u0085d\te", "a\nb\nc\nd\te", "a b c d e"},
		{"a\x00\x1b[31m\u009b\x7fb", "a[31mb", "a[31mb"},
		{"\u202eevil\u2066", "\u202eevil\u2066", "evil"},
		{"a\u2028b\u00a0c", "a\u2028b\u00a0c", "a b c"},
	} {
		if have := clean(tt.in); have != tt.clean {
			t.Errorf("clean %q: have %q, want %q", tt.in, have, tt.clean)
		}
		if have := oneLine(tt.in); have != tt.line {
			t.Errorf("oneLine %q: have %q, want %q", tt.in, have, tt.line)
		}
	}
}

func TestDirection(t *testing.T) {
	for in, want := range map[string]string{"Feuer": "", "Пожар": "", "حريق": "auto", "say שלום": "auto", "\u202eabc": "auto"} {
		if have := direction(in); have != want {
			t.Errorf("%q: have %q, want %q", in, have, want)
		}
	}
}

func TestWebURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/x?y=1": "https://a.example/x?y=1", "http://a.example": "http://a.example",
		"": "", "a.example": "", "//a.example": "", "ftp://a.example": "", "mailto:a@b.example": "",
		"javascript:alert(1)": "", "https:alert(1)": "", "https://a.example/\nx": "", "https://a b/": "", "JAVASCRIPT:x": "",
	} {
		if have := webURL(in); have != want {
			t.Errorf("%q: have %q, want %q", in, have, want)
		}
	}
}

func TestFragment(t *testing.T) {
	for _, tt := range []struct{ address, cited, want string }{
		{"https://a.example/", "The well-known, old quay", "https://a.example/#:~:text=The%20well%2Dknown%2C%20old%20quay"},
		{"https://a.example/", "one two three four five six seven eight nine", "https://a.example/#:~:text=one%20two%20three%20four,six%20seven%20eight%20nine"},
		{"https://a.example/#top", "The quay", "https://a.example/#top"},
		{"https://a.example/", strings.Repeat("ქარიშხალი ", 8), "https://a.example/"},
		{"", "The quay", ""},
	} {
		if have := withFragment(tt.address, tt.cited); have != tt.want {
			t.Errorf("%q, %q\nhave %s\nwant %s", tt.address, tt.cited, have, tt.want)
		}
	}
}
