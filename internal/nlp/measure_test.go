package nlp

import (
	"fmt"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/golden"
)

func TestMeasures(t *testing.T) {
	golden.Run(t, "testdata/measures.txtar", func(input string) string {
		p := parse(input)
		var out []string
		for _, s := range p.sentences {
			sentence := newSentence(input, p.tokens[s[0]:s[1]])
			list := Quantities(sentence)
			for i, m := range AppendMeasures(nil, sentence, Sketch(input, sentence.Tokens), list) {
				line := fmt.Sprintf("%s: thing %s, act %s, whose %s", p.of(list[i].Span), p.of(m.Thing), p.of(m.Act), p.of(m.Whose))
				for _, flag := range []struct {
					name string
					set  bool
				}{{"agent", m.Agent}, {"part", m.Part}, {"modal", m.Modal}, {"earlier", m.Earlier}, {"joint", m.Joint}} {
					if flag.set {
						line += ", " + flag.name
					}
				}
				out = append(out, line)
			}
		}
		return strings.Join(out, "\n")
	})
}
