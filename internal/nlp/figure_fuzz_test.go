package nlp

import (
	"math"
	"testing"

	"github.com/briefgen/briefgen/internal/nlp/syntax"
)

// FuzzFigures reads any tokens with any tags: the tagger cannot shield figures and dates from
// anything.
func FuzzFigures(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, "2025-03-05", uint8(7))
	}
	for _, s := range badFigures {
		f.Add(s+s+s, "2025-03-05", uint8(1))
	}
	f.Add("On Monday", "2025-99-99", uint8(1))
	f.Add("On Monday", "longer than a day", uint8(1))
	f.Add("Early on the morning of Tuesday, March 4, two days after 13/07/2019 at 4.30pm GMT", "2024-02-29T10:00:00Z", uint8(3))
	f.Add("5ft 10in, 6-foot-4, -10C, 18- to 24-year-olds, three in ten, $5-$7 million, a quarter of a million", "0001-01-01", uint8(9))
	tags := []string{"NN", "NNS", "NNP", "CD", "JJ", "VBD", "VB", "IN", "DT", "CC", "HYPH", "POS", "VBN", "VBG", "RB", ",", ""}
	f.Fuzz(func(t *testing.T, text, published string, seed uint8) {
		tokens := Tokenize(text, Span{0, len(text)})
		for i := range tokens {
			tokens[i] = tokens[i].Tagged(tags[(i*int(seed|1)+int(seed))%len(tags)], "")
		}
		if seed%2 == 0 {
			tokens = splitHyphens(text, tokens)
		}
		s := withTree(text, tokens, Tree{})
		list := Quantities(s)
		for i, m := range AppendMeasures(nil, s, anyTree(len(tokens), int(seed)), list) {
			for _, span := range []Span{m.Thing, m.Act, m.Clause, m.Whose} {
				if !inText(text, span) {
					t.Errorf("measure %+v of %+v of %q", m, list[i], text)
				}
			}
		}
		for _, q := range list {
			if q.Empty() || !inText(text, q.Span) || !inText(text, q.Counted) || math.IsInf(q.Max, 0) || math.IsNaN(q.Value) || q.Max < q.Value {
				t.Errorf("quantity %+v of %q", q, text)
			}
		}
		for _, d := range Dates(s, published) {
			if d.Empty() || !inText(text, d.Span) || d.Precision == "" || (d.Value == "") != (d.First == "") || d.First > d.Last {
				t.Errorf("date %+v of %q", d, text)
			}
		}
	})
}

// anyTree returns a tree of n tokens of some shape: it may go round in circles.
func anyTree(n, seed int) Tree {
	relations := []string{"nsubj", "obj", "conj", "nmod", "acl:relcl", "appos", "compound", "obl", "root", "case", "nummod"}
	tree := Tree{make([]arc, n)}
	for i := range tree.arcs {
		tree.arcs[i] = arc{int32((i*seed+7)%(n+1) - 1), syntax.ParseRelation(relations[(i+seed)%len(relations)])}
	}
	return tree
}
