package digest

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A mail is whole only if it survives what mail programs do to it. Each of these takes something away.
func spoilers() map[string]func(*html.Node) {
	return map[string]func(root *html.Node){
		"whole":                func(*html.Node) {},
		"without style sheets": func(root *html.Node) { remove(root, func(n *html.Node) bool { return n.DataAtom == atom.Style }) },
		"without pictures":     func(root *html.Node) { remove(root, isPicture); dropAttributes(root, "background", "bgcolor") },
		"without links":        func(root *html.Node) { rename(root, "a", "span"); dropAttributes(root, "href") },
		"without any styles": func(root *html.Node) {
			remove(root, func(n *html.Node) bool { return n.DataAtom == atom.Style })
			dropAttributes(root, "style", "class")
		},
		"without attributes": func(root *html.Node) {
			dropAttributes(root, "style", "class", "role", "aria-label", "lang", "dir", "width", "height", "align", "valign")
		},
		"as text that is quoted": func(root *html.Node) {
			remove(root, isPicture)
			rename(root, "a", "span")
			rename(root, "b", "span")
			dropAttributes(root, "href", "style", "class")
		},
		"with the body in a cell": func(root *html.Node) {
			rename(root, "body", "div")
			remove(root, func(n *html.Node) bool { return n.DataAtom == atom.Head })
		},
	}
}

func isPicture(n *html.Node) bool {
	return slices.Contains([]atom.Atom{atom.Img, atom.Picture, atom.Svg, atom.Video, atom.Object, atom.Iframe}, n.DataAtom)
}

func remove(root *html.Node, which func(*html.Node) bool) {
	var gone []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && which(n) {
			gone = append(gone, n)
		}
	}
	for _, n := range gone {
		n.Parent.RemoveChild(n)
	}
}

func rename(root *html.Node, from, to string) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == from {
			n.Data, n.DataAtom = to, atom.Lookup([]byte(to))
		}
	}
}

func dropAttributes(root *html.Node, names ...string) {
	for n := range root.Descendants() {
		n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return slices.Contains(names, a.Key) })
	}
}

// reading is what one reads of a mail from top to bottom, a line for each block.
func reading(root *html.Node) []string {
	var lines []string
	var line strings.Builder
	flush := func() {
		if s := strings.Join(strings.Fields(line.String()), " "); s != "" {
			lines = append(lines, s)
		}
		line.Reset()
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			line.WriteString(n.Data)
		}
		block := n.Type == html.ElementNode && !slices.Contains([]string{"a", "b", "span"}, n.Data)
		if n.Type == html.ElementNode && (n.Data == "head" || n.Data == "style" || attr(n, "aria-hidden") == "true") {
			return
		}
		if block {
			flush()
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if block {
			flush()
		}
	}
	walk(root)
	flush()
	return lines
}

var reference = regexp.MustCompile(`([^,·]+?) \[(\d+)\]`)

// TestSurvives takes away what mail programs take away: what is left has all claims in their order, each followed by its
// outlet and a number, and behind that number in the sources of the same story the outlet with its address.
func TestSurvives(t *testing.T) {
	eachMail(t, func(t *testing.T, m *Message) {
		whole := reading(parse(t, m.HTML))
		claims := claimsOf(t, m.HTML)
		if len(claims) == 0 {
			t.Fatal("the mail has no claim")
		}
		for name, spoil := range spoilers() {
			root := parse(t, m.HTML)
			spoil(root)
			lines := reading(root)
			if !slices.Equal(lines, whole) {
				t.Errorf("%s, the mail reads otherwise:\n%s\nand not\n%s", name, strings.Join(lines, "\n"), strings.Join(whole, "\n"))
			}
			followClaims(t, name, lines, claims, linkless(t, m.HTML))
		}
	})
}

func parse(t testing.TB, page []byte) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// claimsOf returns the copied words of a mail in their order, but for the preheader.
func claimsOf(t testing.TB, page []byte) []string {
	var out []string
	for n := range parse(t, page).Descendants() {
		if attr(n, "data-article") != "" && attr(n.Parent, "aria-hidden") == "" {
			out = append(out, strings.Join(strings.Fields(textOf(n)), " "))
		}
	}
	return out
}

// linkless returns how the sources are named that have no address at all: a file of the editor's, in a mail without a site.
func linkless(t testing.TB, page []byte) []string {
	var out []string
	for n := range parse(t, page).Descendants() {
		if n.DataAtom != atom.P || !strings.HasPrefix(textOf(n), "[") {
			continue
		}
		linked := false
		for d := range n.Descendants() {
			linked = linked || d.DataAtom == atom.A
		}
		if !linked {
			out = append(out, textOf(n))
		}
	}
	return out
}

// followClaims looks the claims up in what is read, one after the other.
func followClaims(t *testing.T, how string, lines, claims, linkless []string) {
	t.Helper()
	at := 0
	for _, claim := range claims {
		i := slices.IndexFunc(lines[at:], func(l string) bool { return strings.Contains(l, claim) })
		if i < 0 {
			t.Errorf("%s, %q is not read, or not at its place", how, claim)
			return
		}
		at += i + 1
		refs := reference.FindAllStringSubmatch(lines[at], -1)
		if len(refs) == 0 {
			t.Errorf("%s, after %q comes no source but %q", how, claim, lines[at])
			continue
		}
		for _, ref := range refs {
			entry := slices.IndexFunc(lines[at:], func(l string) bool { return strings.HasPrefix(l, "["+ref[2]+"] ") })
			if entry < 0 {
				t.Errorf("%s, no source of the story has the number %s of %q", how, ref[2], claim)
				continue
			}
			source, address := lines[at+entry], lines[at+entry+1]
			if label := strings.TrimPrefix(source, "["+ref[2]+"] "); !strings.HasPrefix(label, lastWords(ref[1], label)) {
				t.Errorf("%s, %q names %q, but its source is %q", how, claim, ref[1], source)
			}
			if !strings.HasPrefix(address, "http") && !slices.Contains(linkless, source) {
				t.Errorf("%s, the source %q has no address but %q", how, source, address)
			}
		}
	}
}

// lastWords returns the label at the end of what stands before a number: "according to Anna Berg" is none of it.
func lastWords(before, label string) string {
	name, _, _ := strings.Cut(label, ": ")
	if strings.HasSuffix(before, name) {
		return name
	}
	return before
}

func written(t testing.TB, root *html.Node) string {
	t.Helper()
	var b strings.Builder
	if err := html.Render(&b, root); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
