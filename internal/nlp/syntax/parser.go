// Package syntax parses sentences into dependency trees.
package syntax

import (
	"sync"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// Parser grows trees. It may be used from many goroutines.
type Parser struct {
	common
	weights weights
	width   int
	slack   int32
	pool    sync.Pool // of *workspace
}

// common is what a parser knows beside its weights.
type common struct {
	choices *choices
	places  map[uint32]place
}

// workspace is what a parse needs.
type workspace struct {
	search search
	hanger hanger
	heads  []int32
	rels   []Relation
}

// slack is how far behind the best a state of the beam may fall before it is given up: where the
// way is clear, one or two states are left. A wider one changes a tree in a thousand.
const slack = 900

// maxPiece is the most words that are parsed at once. A longer row of words, which is no
// sentence, is parsed in pieces whose roots hang on the first, so that time and memory stay
// linear.
const maxPiece = 400

// Parse finds the tree of a sentence: the index of the head of each word, -1 for the root, and
// its relation to it. All slices are of one length.
func (p *Parser) Parse(words []lexicon.Word, tags []Tag, heads []int32, rels []Relation) {
	if len(words) == 0 {
		return
	}
	w, _ := p.pool.Get().(*workspace)
	if w == nil {
		w = &workspace{search: search{weights: p.weights, width: p.width, slack: p.slack, choices: p.choices}}
	}
	defer p.pool.Put(w)
	root := int32(-1)
	for from := 0; from < len(words); from += maxPiece {
		to := min(from+maxPiece, len(words))
		p.piece(w, words[from:to], tags[from:to], heads[from:to], rels[from:to])
		for i := from; i < to; i++ {
			switch {
			case heads[i] >= 0:
				heads[i] += int32(from)
			case root < 0:
				root = int32(i)
			default:
				heads[i], rels[i] = root, Parataxis
			}
		}
	}
}

// piece parses a sentence.
func (p *Parser) piece(w *workspace, words []lexicon.Word, tags []Tag, heads []int32, rels []Relation) {
	s := &w.search
	s.in.set(words, tags)
	n := s.in.n
	if n == len(words) {
		s.run(heads, rels)
		return
	}
	w.heads = append(w.heads[:0], make([]int32, n)...)
	w.rels = append(w.rels[:0], make([]Relation, n)...)
	s.run(w.heads, w.rels)
	for k, i := range s.in.kept {
		heads[i], rels[i] = w.heads[k], w.rels[k]
		if heads[i] >= 0 {
			heads[i] = s.in.kept[heads[i]]
		}
	}
	w.hanger.hang(p.places, words, tags, heads, rels)
}

func (l *learner) parser(opt Options, c *common) *Parser {
	return &Parser{width: opt.Width, slack: slack, common: *c, weights: l.quantise(opt.Step)}
}
