package nlp

import (
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/nlp/conllu"
)

// score counts spans found, wanted and both.
type score struct{ found, wanted, right int }

func (s score) f1() float64 { return 2 * float64(s.right) / float64(max(s.found+s.wanted, 1)) }

// TestRawSentences measures the sentences of whole paragraphs, as the program reads them; ./measure
// gives a document as one. A sentence counts where it begins and ends as wanted. The web's paragraphs hold many sentences
// without an end mark, which nothing here can find.
func TestRawSentences(t *testing.T) {
	const floorGUM, floorEWT = 0.945, 0.825
	var gum, ewt score
	treebank, err := conllu.ReadFile(data + "ud-dev.conllu.gz")
	if err != nil {
		t.Skipf("the measuring data are not beside the repository: %v", err)
	}
	for _, p := range partsOf(treebank) {
		sum := &ewt
		if strings.HasPrefix(p.doc, "GUM") {
			sum = &gum
		}
		sum.add(p)
	}
	t.Logf("sentence f1 %.4f of %d of GUM, %.4f of %d of EWT", gum.f1(), gum.wanted, ewt.f1(), ewt.wanted)
	if gum.f1() < floorGUM || ewt.f1() < floorEWT {
		t.Errorf("sentence f1 is under %.3f or %.3f", floorGUM, floorEWT)
	}
}

// paragraph is raw text with the sentences that it should be cut into.
type paragraph struct {
	doc, text string
	want      map[Span]bool
}

func partsOf(list []conllu.Sentence) []paragraph {
	var out []paragraph
	for _, s := range list {
		if s.Opens || len(out) == 0 {
			out = append(out, paragraph{doc: s.Doc, want: map[Span]bool{}})
		}
		p := &out[len(out)-1]
		p.want[Span{len(p.text), len(p.text) + len(s.Text)}] = true
		p.text += s.Text
		if s.Words[len(s.Words)-1].Space {
			p.text += " "
		}
	}
	return out
}

func (sum *score) add(p paragraph) {
	sum.wanted += len(p.want)
	tokens := Tokenize(p.text, Span{0, len(p.text)})
	for _, s := range Sentences(p.text, tokens) {
		sum.found++
		if p.want[tokens[s[0]].Cover(tokens[s[1]-1].Span)] {
			sum.right++
		}
	}
}
