package web

import (
	"net/url"
	"strings"
	"unicode"
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

// fragmentBase returns address as text fragments begin with it, "" if it is no web address.
func fragmentBase(address string) string {
	base := webLink(address)
	if base == "" {
		return ""
	}
	base, _, _ = strings.Cut(base, "#")
	return base + "#:~:text="
}

// textFragment returns a link that scrolls to the passage of the article's text where browsers can
// (https://wicg.github.io/scroll-to-text-fragment/), or "" if there is no base. A long
// passage is given by as many of its first and last words as tell it from the rest of the article: links are many on a page,
// and few words survive a changed comma between them.
//
// The words of the article are parted by single spaces.
func textFragment(base, article, passage string) string {
	whole := singleSpaced(passage)
	if base == "" || whole == "" {
		return ""
	}
	if len(whole) <= wholeFragment {
		return base + escapeFragment(whole)
	}
	begin := 0 // where the first words end
	for range firstWords {
		begin = wordEnd(whole, begin)
	}
	at := strings.Index(article, whole[:begin])
	for begin < len(whole) && at >= 0 && strings.Contains(article[at+begin:], whole[:begin]) {
		begin = wordEnd(whole, begin)
		at = strings.Index(article, whole[:begin])
	}
	rest := ""
	if at >= 0 {
		rest = article[at+begin:]
	}
	end := len(whole) // where the last words begin
	for range lastWords {
		end = wordStart(whole, end)
	}
	for end > begin+1 && strings.Index(rest, whole[end:]) < end-begin {
		end = wordStart(whole, end)
	}
	if end <= begin+1 {
		return base + escapeFragment(whole)
	}
	return base + escapeFragment(whole[:begin]) + "," + escapeFragment(whole[end:])
}

// singleSpaced returns text with its words parted by single spaces.
func singleSpaced(text string) string {
	before := ' '
	for _, r := range text {
		if unicode.IsSpace(r) && (r != ' ' || before == ' ') {
			return unbroken(text)
		}
		before = r
	}
	return strings.TrimSuffix(text, " ")
}

func unbroken(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for word := range strings.FieldsSeq(text) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

// wordEnd returns where the next word ends that begins at from or behind a space there.
func wordEnd(text string, from int) int {
	from = min(from+1, len(text))
	if n := strings.IndexByte(text[from:], ' '); n >= 0 {
		return from + n
	}
	return len(text)
}

// wordStart returns where the word begins that ends before a space at to-1, or at the end.
func wordStart(text string, to int) int { return strings.LastIndexByte(text[:max(0, to-1)], ' ') + 1 }

// escapeFragment percent-encodes all but letters and digits of ASCII: the hyphen, comma and
// ampersand have a meaning in a text fragment, and the others lose nothing by it.
func escapeFragment(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	b.Grow(len(s) + len(s)/2) // a word of four letters, and a space of three
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
