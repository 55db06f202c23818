package nlp

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/golden"
)

// pageText is what docs/language.md shows in every layer, from an article of pageDay.
const (
	pageText = "U.S. Sen. Anna Berg, who flew to Vester on Thursday, said at least 12 of the harbour’s 40 boats had burned, " +
		"a loss of about $2.6 million. “We’ll rebuild,” she told the Vester Gazette at 4 p.m."
	pageDay = "2025-03-05"
)

// TestPage keeps docs/language.md true. Its examples are written by
//
//	go test ./internal/nlp -run TestPage -update
func TestPage(t *testing.T) {
	r := readAll(pageText, []Span{{0, len(pageText)}}, grownOut)
	if len(r.sentences) < 2 {
		t.Fatalf("%d sentences", len(r.sentences))
	}
	first := r.tokens[:r.sentences[0][1]]
	tree, quantities, _ := growSentence(r.text, first)
	golden.Page(t, "../../docs/language.md", map[string]func() string{
		"text":       func() string { return pageText },
		"tokens":     func() string { return wordsOf(r.text, r.tokens, " | ") },
		"sentences":  r.showSentences,
		"words":      func() string { return r.showWords(first) },
		"tree":       func() string { return drawTree(r.text, first, tree) },
		"names":      r.showNames,
		"quantities": func() string { return showQuantities(r.text, quantities) },
		"dates":      r.showDates,
		"similarity": func() string { return showSimilarity(r.text, first) },
	})
}

func wordsOf(text string, tokens []Token, between string) string {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.Of(text)
	}
	return strings.Join(words, between)
}

func (r *reading) showSentences() string {
	var out strings.Builder
	for i, s := range r.sentences {
		fmt.Fprintf(&out, "%d  %s\n", i+1, r.tokens[s[0]].Cover(r.tokens[s[1]-1].Span).Of(r.text))
	}
	return out.String()
}

func (r *reading) showWords(tokens []Token) string {
	var out strings.Builder
	for _, t := range tokens {
		line := fmt.Sprintf("%-10s %-6s %-6s %s", t.Of(r.text), t.Class(), t.Tag(), Lemma(r.text, t))
		out.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return out.String()
}

// drawTree draws a tree from its root downwards, a token a line.
func drawTree(text string, tokens []Token, tree Tree) string {
	var out strings.Builder
	var draw func(head int, indent string)
	draw = func(head int, indent string) {
		var below []int
		for i := range tree.Len() {
			if tree.Head(i) == head {
				below = append(below, i)
			}
		}
		for n, i := range below {
			branch, deeper := "├─ ", "│  "
			if n == len(below)-1 {
				branch, deeper = "└─ ", "   "
			}
			if head < 0 {
				branch, deeper = "", ""
			}
			fmt.Fprintf(&out, "%s%s%s (%s)\n", indent, branch, tokens[i].Of(text), tree.Relation(i))
			draw(i, indent+deeper)
		}
	}
	draw(-1, "")
	return out.String()
}

func (r *reading) showNames() string {
	kinds := map[NameKind]string{PersonName: "person", OrganizationName: "organization", PlaceName: "place", OtherName: "other"}
	var out strings.Builder
	for _, n := range r.names {
		role := ""
		if !n.Role.Empty() {
			role = ", " + n.Role.Of(r.text)
		}
		fmt.Fprintf(&out, "%-16s %s%s\n", n.Of(r.text), kinds[n.Kind], role)
	}
	return out.String()
}

func showQuantities(text string, quantities []Quantity) string {
	var out strings.Builder
	for _, q := range quantities {
		fmt.Fprintf(&out, "%-20s value %.0f", q.Of(text), q.Value)
		if q.Max != q.Value {
			fmt.Fprintf(&out, " to %.0f", q.Max)
		}
		for _, field := range []struct{ name, value string }{{"unit", q.Unit}, {"modifier", q.Modifier}, {"counted", q.Counted.Of(text)}} {
			if field.value != "" {
				fmt.Fprintf(&out, ", %s %s", field.name, field.value)
			}
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func (r *reading) showDates() string {
	var out strings.Builder
	for _, d := range r.dates {
		fmt.Fprintf(&out, "%-12s %s, to the %s\n", d.Of(r.text), cmp.Or(d.Value, "open"), d.Precision)
	}
	return out.String()
}

// pageSentences are compared with the first of pageText.
var pageSentences = []string{
	"A dozen ships or more were lost in the port of Vester, said U.S. Senator Anna Berg.",
	"Anna Berg flew to Vester on Thursday.",
	"The blaze destroyed at least 14 boats.",
	"The trams will run again in the spring.",
}

func showSimilarity(text string, tokens []Token) string {
	var out strings.Builder
	c := Prepare(text, tokens)
	for _, s := range pageSentences {
		fmt.Fprintf(&out, "%.2f  %s\n", c.Similarity(Prepare(s, Tokenize(s, Span{0, len(s)}))), s)
	}
	return out.String()
}
