package speech

import (
	"slices"
	"sync"

	"github.com/briefgen/briefgen/internal/nlp"
	"github.com/briefgen/briefgen/internal/nlp/lexicon"
	"github.com/briefgen/briefgen/internal/nlp/linear"
)

// Sentence is a tagged sentence and what is known of its tokens beside their tags.
type Sentence struct {
	Text   string
	Tokens []nlp.Token
	Notes  []Note   // one for each token
	Tree   nlp.Tree // as nlp.Sketch grows it
}

// Note is what is known of a token.
type Note struct {
	Name   Name
	Quoted bool // stands in quote marks, or is one
	Taken  bool // is a cue that has its source and content
	Said   bool // is part of a content that has its source
}

// Name says what a name is that a token is part of.
type Name uint8

// The names.
const (
	NoName Name = iota
	Person
	Organization
	Place
	OtherName
)

// word is a token as the models see it.
type word struct {
	norm, lemma, suffix uint32
	cluster             lexicon.Cluster
	tag, class, rel     uint32 // hashes
	head                int32  // -1 for the root
	left, right         int32  // the subtree covers [left, right]
	depth               int32
	child, next         int32 // first dependent and next dependent of the same head, -1 for none
	name                Name
	quoted, taken, said bool
	finite, nominal     bool
}

// view is a sentence made ready for the models.
type view struct {
	s    *Sentence
	w    []word
	tree bool // the fields of the tree are filled in
	f    bag

	tally  []tally   // of the tokens before each, and of all
	order  []int32   // memory of edges
	upTo   []int     // where the features of each of several things end in f
	may    []int     // words that may be cues
	first  []int     // tokens that contents of a cue may begin with
	last   []int     // and end before
	found  []content // candidates
	ranker ranker
}

// tally counts tokens.
type tally struct{ finite, subjects, quoted uint32 }

// views are views that are not in use, with the memory of the last sentence.
var views = sync.Pool{New: func() any { return new(view) }}

// put gives v back, but for that of a very long sentence. It keeps no text alive.
func (v *view) put() {
	if v.s = nil; len(v.w) <= maxKept {
		views.Put(v)
	}
}

// maxKept is the most tokens that memory is kept for.
const maxKept = 4096

// sums calls do with the score of each thing whose features stand in v.f, one behind the other, up to what v.upTo tells.
func (v *view) sums(m *linear.Model, do func(i, score int)) {
	from := 0
	for i, to := range v.upTo {
		do(i, m.Sum(v.f.f[from:to]))
		from = to
	}
	v.upTo = v.upTo[:0]
}

func newView(s *Sentence) *view {
	v := new(view)
	v.set(s)
	return v
}

// set fills v with what a sentence shows without its tree.
func (v *view) set(s *Sentence) {
	v.s, v.tree, v.w = s, false, slices.Grow(v.w[:0], len(s.Tokens))[:len(s.Tokens)]
	for i, t := range s.Tokens {
		look := lexicon.Look(t.Of(s.Text))
		tag, class := t.Tag(), t.Class()
		v.w[i] = word{
			norm: look.Norm, suffix: look.Suffix[2], cluster: look.Cluster, tag: text(tag), class: text(class),
			name: s.Notes[i].Name, quoted: s.Notes[i].Quoted, taken: s.Notes[i].Taken, said: s.Notes[i].Said,
			finite:  tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD",
			nominal: class == "NOUN" || class == "PROPN" || class == "PRON" || class == "NUM" || tag == "WP" || tag == "WDT",
			head:    -1, child: -1, next: -1, lemma: look.Norm,
		}
		if class == "VERB" || class == "NOUN" || class == "AUX" {
			v.w[i].lemma = lexicon.Hash(nlp.Lemma(s.Text, t))
		}
	}
}

// grow fills in what the tree says.
func (v *view) grow() {
	if v.tree {
		return
	}
	v.tree = true
	tree := v.s.Tree
	for i := range v.w {
		w := &v.w[i]
		w.left, w.right, w.depth = int32(i), int32(i), -1
		if tree.Len() != len(v.w) {
			continue
		}
		w.head, w.rel = int32(tree.Head(i)), text(tree.Relation(i))
	}
	for i := len(v.w) - 1; i >= 0; i-- {
		if h := v.w[i].head; h >= 0 {
			v.w[i].next, v.w[h].child = v.w[h].child, int32(i)
		}
	}
	v.edges()
	v.count()
}

// count fills in v.tally.
func (v *view) count() {
	v.tally = append(v.tally[:0], tally{})
	var n tally
	for i := range v.w {
		w := &v.w[i]
		n.finite += flag(w.finite)
		n.subjects += flag(w.rel == nsubj || w.rel == nsubjPass)
		n.quoted += flag(w.quoted)
		v.tally = append(v.tally, n)
	}
}

// edges finds the depth of each word and what its subtree covers.
func (v *view) edges() {
	order := v.order[:0] // heads before their dependents
	for i := range v.w {
		if v.w[i].head < 0 {
			v.w[i].depth = 0
			order = append(order, int32(i))
		}
	}
	for k := 0; k < len(order); k++ {
		for c := v.w[order[k]].child; c >= 0; c = v.w[c].next {
			v.w[c].depth = v.w[order[k]].depth + 1
			order = append(order, c)
		}
	}
	v.order = order
	for k := len(order) - 1; k >= 0; k-- {
		w := v.w[order[k]]
		if w.head >= 0 {
			h := &v.w[w.head]
			h.left, h.right = min(h.left, w.left), max(h.right, w.right)
		}
	}
}

// at returns word i, an empty one outside the sentence.
func (v *view) at(i int) *word {
	if i < 0 || i >= len(v.w) {
		return &none
	}
	return &v.w[i]
}

var none = word{norm: 1, lemma: 1, tag: 1, head: -1, child: -1, next: -1} // read-only

// maxPath is the most steps that a path goes up, or down, in the tree.
const maxPath = 5

// path returns a hash of the relations on the way from word a to word b in the tree, 0 where it
// is longer than is looked at.
func (v *view) path(a, b int) uint32 {
	up, down := uint32(1), uint32(1)
	i, k := int32(a), int32(b)
	for steps := 0; i != k; steps++ {
		if i < 0 || k < 0 || steps > 2*maxPath {
			return 0
		}
		if v.w[i].depth >= v.w[k].depth {
			up = hash(7, up, v.w[i].rel)
			i = v.w[i].head
		} else {
			down = hash(8, down, v.w[k].rel)
			k = v.w[k].head
		}
	}
	return hash(9, up, down)
}

// covers reports whether the subtree of word i holds word k between its ends.
func (v *view) covers(i, k int) bool { return int(v.w[i].left) <= k && k <= int(v.w[i].right) }

// dependent returns the first dependent of word i with one of the relations, or -1.
func (v *view) dependent(i int, relations ...uint32) int {
	for c := v.w[i].child; c >= 0; c = v.w[c].next {
		for _, r := range relations {
			if v.w[c].rel == r {
				return int(c)
			}
		}
	}
	return -1
}
