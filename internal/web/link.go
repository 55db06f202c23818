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
	wholeFragment = 40 // bytes of a passage up to which a text fragment holds all of it
	firstWords    = 3  // least words at the beginning of a longer one
	lastWords     = 2  // and at its end
)

// textFragment returns a link to address that scrolls to the passage of the article's text where browsers can
// (https://wicg.github.io/scroll-to-text-fragment/), or "" if address is no web address. A long
// passage is given by as many of its first and last words as tell it from the rest of the article: links are many on a page,
// and few words survive a changed comma between them.
//
// The words of the article are parted by single spaces.
func textFragment(address, article, passage string) string {
	base := webLink(address)
	words := strings.Fields(passage)
	if base == "" || len(words) == 0 {
		return ""
	}
	base, _, _ = strings.Cut(base, "#")
	base += "#:~:text="
	whole := strings.Join(words, " ")
	if len(whole) <= wholeFragment {
		return base + escapeFragment(whole)
	}
	first := firstWords
	for first < len(words) && strings.Count(article, strings.Join(words[:first], " ")) > 1 {
		first++
	}
	_, rest, _ := strings.Cut(article, strings.Join(words[:min(first, len(words))], " "))
	last := lastWords
	for first+last < len(words) && strings.Index(rest, strings.Join(words[len(words)-last:], " ")) < endsAt(words[first:], last) {
		last++
	}
	if first+last >= len(words) {
		return base + escapeFragment(whole)
	}
	return base + escapeFragment(strings.Join(words[:first], " ")) + "," + escapeFragment(strings.Join(words[len(words)-last:], " "))
}

// endsAt returns where the last words begin in what is left of a passage, the space before it included.
func endsAt(left []string, last int) int {
	return len(" " + strings.Join(left[:len(left)-last], " ") + " ")
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
