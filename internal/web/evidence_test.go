package web

import (
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/news"
)

// TestEvidence writes an evidence page as lines: a cited sentence has a star, "…" is text left
// out, an empty line parts paragraphs.
func TestEvidence(t *testing.T) {
	// "H." is a heading.
	const text = "A one. A two. A three.\n\nB one. B two.B three. B four.\n\nH.\n\nC one."
	tests := []struct {
		name, excerpt string
		cited         []string
		want          string
	}{
		{"nothing", "", nil, "…"},
		{"the first", "", []string{"A one."}, "*A one. A two.\n…"},
		{"the last, below a heading", "", []string{"C one."}, "…\n*C one."},
		{"one inside", "", []string{"A two."}, "A one. *A two. A three.\n…"},
		{"over a paragraph's end", "", []string{"A three."}, "…\nA two. *A three.\n\nB one.\n…"},
		{"two apart", "", []string{"A one.", "C one."}, "*A one. A two.\n…\n*C one."},
		{"no space in the text", "", []string{"B two."}, "…\nB one. *B two.B three.\n…"},
		{"cited sentences alone", "none", []string{"A one.", "A three.", "B one."}, "*A one.\n…\n*A three.\n\n*B one.\n…"},
		{"a part of a sentence", "none", []string{"two.B"}, "…\n*B two.*B three.\n…"},
		{"the white space between", "none", []string{"\n\nB"}, "…\n*B one.\n…"},
		{"outside of all sentences", "none", []string{"\n\n"}, "*\n\n\n…"},
		{"a heading", "", []string{"H."}, "…\nB four.\n\n*H.\n\nC one."},
		{"all", "", []string{"A two.", "B one.", "B four.", "H."}, "A one. *A two. A three.\n\n*B one. B two.B three. *B four.\n\n*H.\n\nC one."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := newStory(t, "letters", "Letters", paper{id: "a", text: text})
			doc := s.b.Story.Docs[0]
			doc.Sentences = nil
			for i, words := range []string{"A one.", "A two.", "A three.", "B one.", "B two.", "B three.", "B four.", "H.", "C one."} {
				at := strings.Index(text, words)
				doc.Sentences = append(doc.Sentences, news.Sentence{
					Span: news.Span{Start: at, End: at + len(words)}, Paragraph: []int{0, 0, 0, 1, 1, 1, 1, 2, 3}[i], Heading: words == "H.",
				})
			}
			v := newStoryViews(s.b, Site{}, english(t), Options{Excerpt: test.excerpt})
			for _, words := range test.cited {
				v.cite(s.cite("a", words))
			}
			page := v.evidencePage(0, v.evidence[0])
			if have := strings.TrimPrefix(evidenceText(page), "\n"); have != test.want {
				t.Errorf("text %q, cited %q\nhave %q\nwant %q", text, test.cited, have, test.want)
			}
			if have, want := page.Partial, strings.Contains(test.want, "…"); have != want {
				t.Errorf("partial: have %t, want %t", have, want)
			}
		})
	}
}

func evidenceText(p *EvidencePage) string {
	var b strings.Builder
	for _, x := range p.Excerpts {
		if x.Before {
			b.WriteString("\n…")
		}
		for i, passage := range x.Paragraphs {
			b.WriteString(map[bool]string{true: "\n", false: "\n\n"}[i == 0])
			for _, s := range passage.Sentences {
				if s.Space {
					b.WriteByte(' ')
				}
				if s.Cited {
					b.WriteByte('*')
				}
				b.WriteString(s.Text)
			}
		}
	}
	if p.After || len(p.Excerpts) == 0 {
		b.WriteString("\n…")
	}
	return b.String()
}
