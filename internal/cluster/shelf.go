package cluster

import (
	"cmp"
	"slices"
	"time"

	"github.com/briefgen/briefgen/internal/news"
)

// shelf groups loose documents into events, again and again, and looks only at what may have changed since. Its answer is that
// of one who takes the documents in the order of their paths, each held against those before it alone: so whatever has
// changed reaches only documents behind it that have something in common with it. The zero value is empty.
type shelf struct {
	words *seen
	from  *Grouper
	order []*node // by path

	nodes  []*node  // by id; nil where none has it
	unused []int32  // ids
	texts  runIndex // of those that have text of their own
	copies runIndex // of the others
	counts []int    // by id, 0 between calls

	heads    map[string]int // sentence → how many have it among their first which are no copies
	formulas map[string]bool
	crossed  []string // those that may have become formulas, or are none any more

	byWord  [][]bearer    // weighty word → nodes, by path
	full    map[int]*node // word → the first node that does not look at it any more, where there is one
	weights []float64     // by word, 0 between calls
	found   []bearer      // see bearers
	asked   int           // how often that was called
	looked  int           // how often near was
	afresh  bool          // all nodes are looked at
}

// node is a document with what was found of it.
type node struct {
	doc     *news.Document
	id      int32
	at      int // its place in the order of paths
	day     time.Time
	runs    int      // how many it has
	heads   []string // its first sentences, each once
	copy    reprint
	copiers []*node // those that it is the copy of
	sight   sight
	event   *event

	before    []uint64 // the runs by which the indexes have it, where these are not those of its document
	exchanged bool     // its document was
	indexed   bool     // it is in one of the indexes
	adds      bool     // in that of nodes which have text of their own
	counted   bool     // its heads are counted
	listed    bool     // its words are in byWord

	stale, blurred, moved bool // to be looked at again: whose text it has, its words, its event
	changed               bool // it has other words or another day than when others last saw it
}

// bearer is a document that has a word among its weightiest.
type bearer struct {
	node   *node
	weight float64
}

// group returns the events of docs, those first whose first document comes first.
func (s *shelf) group(docs []*news.Document, from *Grouper) []*event {
	words := from.seen
	docs = slices.SortedFunc(slices.Values(docs), byPath)
	if s.words == nil || s.words.words != words.words {
		*s = shelf{heads: map[string]int{}, formulas: map[string]bool{}, full: map[int]*node{}, texts: newRunIndex(), copies: newRunIndex()}
	}
	s.words, s.from = words, from
	s.exchange(docs)
	s.findCopies()
	s.findFormulas()
	s.see()
	s.join()
	s.afresh = false
	var out []*event
	for _, n := range s.order {
		if n.event.nodes[0] == n {
			out = append(out, n.event)
		}
	}
	return out
}

// exchange puts docs on the shelf in the place of those that lie there.
func (s *shelf) exchange(docs []*news.Document) {
	old, order := s.order, make([]*node, len(docs))
	var gone []*node
	came := 0
	for i, doc := range docs {
		for len(old) > 0 && byPath(old[0].doc, doc) < 0 {
			gone, old = append(gone, old[0]), old[1:]
		}
		if len(old) > 0 && old[0].doc.Path == doc.Path {
			order[i], old = old[0], old[1:]
		}
		if order[i] == nil || order[i].doc != doc {
			came++
		}
	}
	gone = append(gone, old...)
	s.afresh = 4*(came+len(gone)) > len(docs)
	for _, n := range gone { // while all others have their old places
		s.remove(n)
	}
	for i, doc := range docs {
		switch n := order[i]; {
		case n == nil:
			order[i] = s.newNode(doc)
		case n.doc != doc:
			s.replace(n, doc)
		}
	}
	s.order = order
	for i, n := range order {
		n.at = i
		n.stale, n.moved = n.stale || s.afresh, n.moved || s.afresh
	}
}

func (s *shelf) newNode(doc *news.Document) *node {
	n := &node{doc: doc, day: day(doc), stale: true, blurred: true, moved: true, changed: true}
	if k := len(s.unused); k > 0 {
		n.id, s.unused = s.unused[k-1], s.unused[:k-1]
		s.nodes[n.id] = n
	} else {
		n.id = int32(len(s.nodes))
		s.nodes, s.counts = append(s.nodes, n), append(s.counts, 0)
	}
	return n
}

// replace gives a node another document of its path.
func (s *shelf) replace(n *node, doc *news.Document) {
	n.before, n.exchanged = allRuns(passagesOf(n.doc, 0)), true
	s.count(n, false)
	s.reach(n.event, n)
	n.doc, n.day = doc, day(doc)
	n.stale, n.blurred, n.moved, n.changed = true, true, true, true
}

// remove takes a node off the shelf.
func (s *shelf) remove(n *node) {
	s.count(n, false)
	s.reach(n.event, n)
	for _, w := range n.sight.strong {
		s.unlist(w.word, n)
	}
	n.event.remove(n)
	before := allRuns(passagesOf(n.doc, 0))
	s.spread(n, before, nil)
	s.indexOf(n).remove(n.id, before)
	s.copyOf(n, reprint{})
	for _, m := range n.copiers {
		m.copy.doc, m.stale, m.moved = nil, true, true
	}
	s.nodes[n.id] = nil
	s.unused = append(s.unused, n.id)
}

func byPath(a, b *news.Document) int { return cmp.Compare(a.Path, b.Path) }
