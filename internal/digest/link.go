package digest

import (
	"net/url"
	"strings"
	"unicode"
)

// webURL returns address if it is an http or https address with a host, else "".
func webURL(address string) string {
	if strings.ContainsFunc(address, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// siteURL returns the address of a page of the site, "" if it is not published.
func siteURL(base, path string) string {
	if base == "" {
		return ""
	}
	return strings.TrimSuffix(base, "/") + "/" + path
}

// Words of a text fragment: enough to find the place, few enough for a mail.
const (
	fragmentWords = 4
	maxFragment   = 160
)

// withFragment makes a browser that opens address scroll to the cited words. An address that
// has a fragment of its own keeps it.
func withFragment(address, cited string) string {
	if address == "" || strings.Contains(address, "#") {
		return address
	}
	words := strings.Fields(cited)
	if len(words) == 0 {
		return address
	}
	fragment := escapeFragment(words)
	if len(words) > 2*fragmentWords {
		fragment = escapeFragment(words[:fragmentWords]) + "," + escapeFragment(words[len(words)-fragmentWords:])
	}
	// Scripts whose letters take nine bytes when escaped: the address alone will do.
	if len(fragment) > maxFragment {
		return address
	}
	return address + "#:~:text=" + fragment
}

// fragmentMarks are what parts a text fragment, and what is written for it.
var fragmentMarks = strings.NewReplacer("-", "%2D", ",", "%2C", "&", "%26")

// escapeFragment escapes also what parts a text fragment.
func escapeFragment(words []string) string {
	return fragmentMarks.Replace(url.PathEscape(strings.Join(words, " ")))
}
