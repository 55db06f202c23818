package serve

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// Where the server has its own files. No path of a site begins so: Slug makes no underscore.
const (
	ownPrefix   = "/_briefgen/"
	scriptPath  = ownPrefix + "reload.js"
	overlayPath = ownPrefix + "overlay.css"
	eventsPath  = ownPrefix + "events"
	noticePath  = ownPrefix + "notice"

	digestStylePath = ownPrefix + "digest.css"
)

// inject returns a page as the preview shows it: with the script, and with the problems over it.
func inject(page []byte, generation string, problems []*news.Problem) []byte {
	page = relaxPolicy(page)
	var extra bytes.Buffer
	if len(problems) > 0 {
		writeProblems(&extra, problems)
	}
	fmt.Fprintf(&extra, "<script src=%q data-generation=%q></script>\n", scriptPath, generation)
	at := len(page)
	if ends := bodyEnd.FindAllIndex(page, -1); len(ends) > 0 {
		at = ends[len(ends)-1][0] // an earlier one may stand in a comment or a script
	}
	return slices.Concat(page[:at], extra.Bytes(), page[at:])
}

// writeProblems writes the overlay: for each problem its place, what is wrong, the line itself,
// and what to do.
func writeProblems(b *bytes.Buffer, problems []*news.Problem) {
	fmt.Fprintf(b, "<link rel=\"stylesheet\" href=%q>\n", overlayPath)
	b.WriteString("<div class=\"briefgen-problems\" role=\"alert\" tabindex=\"0\"><h2>The last build failed. The page is the last good one.</h2>\n<ul>\n")
	for _, p := range problems {
		b.WriteString("<li>")
		writePart(b, "p", "place", place(p))
		writePart(b, "p", "message", p.Message)
		writePart(b, "pre", "source", p.Source)
		writePart(b, "p", "hint", p.Hint)
		b.WriteString("</li>\n")
	}
	b.WriteString("</ul></div>\n")
}

func writePart(b *bytes.Buffer, element, class, text string) {
	if text != "" {
		fmt.Fprintf(b, "<%s class=%q>%s</%s>", element, class, html.EscapeString(text), element)
	}
}

// place is where a problem is: its error text without the message.
func place(p *news.Problem) string {
	bare := *p
	bare.Message = ""
	return strings.TrimSuffix(bare.Error(), ": ")
}

// problemPage is shown while there is no good build.
func problemPage(generation string, problems []*news.Problem) []byte {
	const page = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Build failed</title></head>\n<body></body></html>\n"
	return bytes.Replace(inject([]byte(page), generation, problems), []byte(" The page is the last good one."), nil, 1)
}

var (
	bodyEnd       = regexp.MustCompile(`(?i)</body\s*>`)
	policyMeta    = regexp.MustCompile(`(?i)<meta\s[^>]*http-equiv\s*=\s*["']?content-security-policy["']?[^>]*>`)
	policyContent = regexp.MustCompile(`(?is)(\scontent\s*=\s*)("[^"]*"|'[^']*')`)
)

// relaxPolicy rewrites the Content-Security-Policy of a page, if it has one, so that it allows
// the script, the style and the event stream of this server, and nothing else that it did not.
func relaxPolicy(page []byte) []byte {
	return policyMeta.ReplaceAllFunc(page, func(meta []byte) []byte {
		return policyContent.ReplaceAllFunc(meta, func(attr []byte) []byte {
			parts := policyContent.FindSubmatch(attr)
			quoted := string(parts[2])
			policy := html.UnescapeString(quoted[1 : len(quoted)-1])
			return fmt.Appendf(nil, `%s"%s"`, parts[1], html.EscapeString(allowSelf(policy)))
		})
	})
}

// allowSelf adds 'self' to what a policy says of scripts, styles and connections. Where it says
// nothing of one of these, its default-src holds for it, and where it has none all is allowed.
func allowSelf(policy string) string {
	var order []string
	sources := map[string][]string{}
	for directive := range strings.SplitSeq(policy, ";") {
		fields := strings.Fields(directive)
		if len(fields) == 0 {
			continue
		}
		name := strings.ToLower(fields[0])
		if _, twice := sources[name]; !twice { // the first one counts
			order = append(order, name)
			sources[name] = fields[1:]
		}
	}
	for _, name := range []string{"script-src", "script-src-elem", "style-src", "style-src-elem", "connect-src"} {
		have, ok := sources[name]
		if !ok && strings.HasSuffix(name, "-elem") {
			continue // the plain one holds
		}
		if !ok {
			if have, ok = sources["default-src"]; !ok {
				continue
			}
			order = append(order, name)
		}
		sources[name] = withSelf(have)
	}
	var parts []string
	for _, name := range order {
		parts = append(parts, strings.Join(append([]string{name}, sources[name]...), " "))
	}
	return strings.Join(parts, "; ")
}

func withSelf(sources []string) []string {
	var out []string
	for _, s := range sources {
		if s == "'self'" {
			return sources
		}
		if s != "'none'" { // which holds only alone
			out = append(out, s)
		}
	}
	return append(out, "'self'")
}
