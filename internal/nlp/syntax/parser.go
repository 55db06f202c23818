// Package syntax parses sentences into dependency trees.
package syntax

import (
	"slices"
	"sync"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// Parser grows trees. It may be used from many goroutines.
type Parser struct {
	common
	weights *model
	back    *model // reads from right to left
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
	back   search
	guide  guide
	margin []int32
	hanger hanger
	heads  []int32
	rels   []Relation
}

// slack is how far behind the best a state of the beam may fall before it is given up: where the
// way is clear, one or two states are left.
const slack = 900

// cut is how far behind the best move of a state another may be before the relation of its arc is
// looked at.
const cut = 1600

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
		w = &workspace{search: p.search(p.weights)}
		if p.back != nil {
			w.back = p.search(p.back)
		}
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

// quick returns a parser with the weights of p that reads once, from left to right, and follows
// the best state only.
func (p *Parser) quick() *Parser {
	return &Parser{common: p.common, weights: p.weights, width: 1}
}

func (p *Parser) search(m *model) search {
	return search{weights: m, width: p.width, slack: p.slack, cut: cut, choices: p.choices}
}

// piece parses a sentence.
func (p *Parser) piece(w *workspace, words []lexicon.Word, tags []Tag, heads []int32, rels []Relation) {
	s := &w.search
	s.in.set(words, tags)
	n := s.in.n
	if cap(w.heads) < n {
		w.heads, w.rels, w.margin = make([]int32, 2*n), make([]Relation, 2*n), make([]int32, 2*n)
	}
	w.heads, w.rels, w.margin = w.heads[:n], w.rels[:n], w.margin[:n]
	w.bare(p.back != nil)
	for k, i := range s.in.kept {
		heads[i], rels[i] = w.heads[k], w.rels[k]
		if heads[i] >= 0 {
			heads[i] = s.in.kept[heads[i]]
		}
	}
	if n < len(words) {
		w.hanger.hang(p.places, words, tags, heads, rels)
	}
}

// bare parses the words in w.search, guided by a parse from the other side.
func (w *workspace) bare(guided bool) {
	s, b := &w.search, &w.back
	if guided {
		b.in.mirror(&s.in)
		first, last := b.run()
		b.read(first, w.heads, w.rels)
		b.margins(first, last, w.heads, w.margin)
		mirrorTree(w.heads, w.rels)
		slices.Reverse(w.margin)
		w.guide.set(w.heads, w.rels, w.margin)
		s.guide = &w.guide
	}
	first, _ := s.run()
	s.read(first, w.heads, w.rels)
	if guided {
		s.relabel(first, w.heads, w.rels)
	}
}

func (l *learner) parser(opt Options, c *common) *Parser {
	return &Parser{width: opt.Width, slack: slack, common: *c, weights: l.quantise(opt.Step)}
}
