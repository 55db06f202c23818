package web

import (
	"net/url"
	"strings"
)

// webLink returns raw if it is an absolute http or https address, else "": an article's
// metadata is not trusted to hold nothing else.
func webLink(raw string) string {
	u, ok := parseLink(raw)
	if !ok || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	return u.String()
}

// noteLink returns raw if an editor's note may link to it: http, https, mailto; else "".
func noteLink(raw string) string {
	if u, ok := parseLink(raw); ok && u.Scheme == "mailto" && u.Opaque != "" {
		return u.String()
	}
	return webLink(raw)
}

func parseLink(raw string) (*url.URL, bool) {
	u, err := url.Parse(strings.TrimSpace(raw))
	return u, err == nil
}

const (
	wholeFragment = 80 // bytes of a sentence up to which a text fragment holds all of it
	fragmentWords = 5  // words at each end of a longer one
)

// textFragment returns a link to address that scrolls to text where browsers can
// (https://wicg.github.io/scroll-to-text-fragment/), or "" if address is no web address. A long
// text is given by its first and last words, which survive a changed comma between them.
func textFragment(address, text string) string {
	base := webLink(address)
	words := strings.Fields(text)
	if base == "" || len(words) == 0 {
		return ""
	}
	base, _, _ = strings.Cut(base, "#")
	whole := strings.Join(words, " ")
	if len(whole) <= wholeFragment || len(words) <= 2*fragmentWords {
		return base + "#:~:text=" + escapeFragment(whole)
	}
	first := strings.Join(words[:fragmentWords], " ")
	last := strings.Join(words[len(words)-fragmentWords:], " ")
	return base + "#:~:text=" + escapeFragment(first) + "," + escapeFragment(last)
}

// escapeFragment percent-encodes all but letters and digits of ASCII: the hyphen, comma and
// ampersand have a meaning in a text fragment, and the others lose nothing by it.
func escapeFragment(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '.' || c == '_' {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String()
}
