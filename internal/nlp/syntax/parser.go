// Package syntax parses sentences into dependency trees.
package syntax

import (
	"sync"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// Parser grows trees. It may be used from many goroutines.
type Parser struct {
	weights weights
	width   int
	choices *choices
	pool    sync.Pool
}

// Parse returns the head of each word, -1 for the root, and its relation.
func (p *Parser) Parse(words []lexicon.Word, tags []Tag, heads []int32, rels []Relation) {
	s, _ := p.pool.Get().(*search)
	if s == nil {
		s = &search{weights: p.weights, width: p.width, choices: p.choices}
	}
	defer p.pool.Put(s)
	s.in.set(words, tags)
	s.run(heads, rels)
}

func clamp(v int64) int16 { return int16(max(-32767, min(32767, v))) }

const unit = 64

func (l *learner) parser(width int, choices *choices) *Parser {
	mean := func(t *table) []int16 {
		out := make([]int16, len(t.weights))
		for i, w := range t.weights {
			if w != 0 || t.sums[i] != 0 {
				out[i] = clamp((int64(w)*l.example - t.sums[i]) * unit / l.example)
			}
		}
		return out
	}
	return &Parser{width: width, choices: choices, weights: &learner{
		move:  &table{4, l.move.mask, mean(l.move), nil},
		label: &table{labelStride, l.label.mask, mean(l.label), nil},
	}}
}
