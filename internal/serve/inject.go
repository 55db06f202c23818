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
func (g *generation) inject(page []byte) []byte {
	page = relaxPolicy(page)
	var extra bytes.Buffer
	if len(g.problems) > 0 {
		words := g.text()
		heading := words.Texts["preview-failed"]
		if g.files != nil {
			heading += " " + words.Texts["preview-stands"]
		}
		writeProblems(&extra, words.Language, heading, g.problems)
	}
	fmt.Fprintf(&extra, "<script src=%q data-generation=%q></script>\n", scriptPath, g.id)
	at := len(page)
	if ends := bodyEnd.FindAllIndex(page, -1); len(ends) > 0 {
		at = ends[len(ends)-1][0] // an earlier one may stand in a comment or a script
	}
	return slices.Concat(page[:at], extra.Bytes(), page[at:])
}

// writeProblems writes the overlay: under a heading in a language, for each problem its place, what is wrong, the line itself,
// and what to do, in English as all messages are.
func writeProblems(b *bytes.Buffer, language, heading string, problems []*news.Problem) {
	fmt.Fprintf(b, "<link rel=\"stylesheet\" href=%q>\n", overlayPath)
	fmt.Fprintf(b, "<div class=\"briefgen-problems\" role=\"alert\" tabindex=\"0\" lang=%q><h2>%s</h2>\n<ul lang=\"en\">\n", language, html.EscapeString(heading))
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
func (g *generation) problemPage() []byte { return g.inject(g.ownPage("preview-title", "")) }

// ownPage is a page of the preview's own in the language of the site: the keys of its title, and of its text or "".
func (g *generation) ownPage(title, text string) []byte {
	words := g.text()
	var b bytes.Buffer
	fmt.Fprintf(&b, "<!doctype html>\n<html lang=%q><head><meta charset=\"utf-8\"><title>%s</title></head>\n<body>", words.Language, html.EscapeString(words.Texts[title]))
	writePart(&b, "p", "text", words.Texts[text])
	b.WriteString("</body></html>\n")
	return b.Bytes()
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
