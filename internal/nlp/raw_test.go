package nlp

import (
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
