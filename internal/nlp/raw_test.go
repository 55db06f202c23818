package nlp

import (
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/nlp/conllu"
)

// treebank returns the sentences of a file of data. It skips the test where the file is absent.
func treebank(t *testing.T, name string) []conllu.Sentence {
	t.Helper()
	list, err := conllu.ReadFile(data + name)
	if err != nil {
		t.Skipf("the measuring data are not beside the repository: %v", err)
	}
	return list
}

// score counts spans found, wanted and both.
type score struct{ found, wanted, right int }

func (s score) f1() float64 { return 2 * float64(s.right) / float64(max(s.found+s.wanted, 1)) }

// TestRawTokens measures the tokens of raw text against those of marked sentences. A token counts
// where it begins and ends as wanted.
func TestRawTokens(t *testing.T) {
	const floor = 0.993
	var sum score
	for _, s := range treebank(t, "ud-dev.conllu.gz") {
		want := map[Span]bool{}
		for _, w := range s.Words {
			want[Span{w.Start, w.End}] = true
		}
		sum.wanted += len(want)
		for _, tok := range Tokenize(s.Text, Span{0, len(s.Text)}) {
			sum.found++
			if want[tok.Span] {
				sum.right++
			}
		}
	}
	if t.Logf("token f1 %.4f of %d tokens", sum.f1(), sum.wanted); sum.f1() < floor {
		t.Errorf("token f1 is %.4f, want %.3f at least", sum.f1(), floor)
	}
}

// TestRawSentences measures the sentences of raw text, of whole paragraphs of marked sentences.
// A sentence counts where it begins and ends as wanted. The web's paragraphs hold many sentences
// without an end mark, which nothing here can find.
func TestRawSentences(t *testing.T) {
	const floorGUM, floorEWT = 0.945, 0.825
	var gum, ewt score
	for _, p := range paragraphs(treebank(t, "ud-dev.conllu.gz")) {
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

func paragraphs(list []conllu.Sentence) []paragraph {
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
