package cluster

import (
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

const (
	// contained is the share of the shorter text's runs from which on the longer one has it within: the two tell of
	// one event, whatever their words say of it.
	contained = 0.8
	// passing is the fewest common runs by which a longer text has a shorter one within. A sentence that stands
	// alone somewhere and in many others, a note on the author, say, makes no event of these.
	passing = 40
	// formula is the fewest texts, none a copy of another, that have a sentence in common which tells of none of them.
	formula = 8
)

// reprint leads to an earlier document that a later one has within, or is within.
type reprint struct {
	doc   *node // nil for none
	whole bool  // nothing in the shorter of the two is changed
}

// findCopies leads each document to an earlier one with its text, if there is one.
func (s *shelf) findCopies() {
	for part := range slices.Chunk(s.order, openAtOnce) {
		docs := docsOf(part)
		s.from.open(docs)
		for _, n := range part {
			if n.stale {
				n.stale = false
				s.findCopy(n)
			}
			if s.from.Reader != nil {
				s.words.of(n.doc) // while it is open
			}
		}
		s.from.close(docs)
	}
}

// openAtOnce is how many documents are opened together.
const openAtOnce = 64

// findCopy looks whose text a node has, in those before it, and has those behind it look at it where that makes a difference.
func (s *shelf) findCopy(n *node) {
	passages := passagesOf(n.doc, 0)
	runs := runsOf(passages)
	n.runs = len(runs)
	best, most := s.nearestText(n, runs)
	first := reprint{doc: best}
	if best != nil {
		first.whole = most == min(len(runs), best.runs)
	}
	// What adds nothing is not looked for again: a thousand copies cost no more than a thousand texts.
	adds := best == nil || float64(most) < sameText*float64(len(runs))
	s.index(n, allRuns(passages), adds)
	if first != n.copy {
		n.moved = true
		s.copyOf(n, first)
	}
	if n.heads == nil || n.blurred {
		s.count(n, false)
		n.heads = headsOf(n.doc)
	}
	s.count(n, best == nil)
}

// nearestText returns the earlier node whose text n has, and how many runs they share; nil if there is none.
func (s *shelf) nearestText(n *node, runs []uint64) (best *node, most int) {
	var found []int32
	for _, h := range runs {
		for _, id := range s.texts.first(h) {
			if s.nodes[id].at >= n.at {
				break
			}
			if s.counts[id] == 0 {
				found = append(found, id)
			}
			s.counts[id]++
		}
	}
	for _, id := range found {
		m, common := s.nodes[id], s.counts[id]
		s.counts[id] = 0
		if isReprint(common, len(runs), m.runs) && (common > most || common == most && m.at < best.at) {
			best, most = m, common
		}
	}
	return best, most
}

// isReprint reports whether one of two texts with so many runs, of which they share some, has the other within.
func isReprint(common, a, b int) bool {
	short, long := float64(min(a, b)), float64(max(a, b))
	return common >= fewest && float64(common) >= contained*short && (common >= passing || float64(common) >= contained*long)
}

// index puts a node into the index that it belongs to, under its runs.
func (s *shelf) index(n *node, runs []uint64, adds bool) {
	if n.indexed && !n.exchanged && n.adds == adds {
		return
	}
	var old, now []uint64
	if n.indexed {
		if !n.exchanged {
			n.before = runs
		}
		s.indexOf(n).remove(n.id, n.before)
		if n.adds {
			old = n.before
		}
	}
	if adds {
		now = runs
	}
	n.indexed, n.exchanged, n.adds, n.before = true, false, adds, nil
	s.indexOf(n).add(n.id, runs, s.nodes)
	s.spread(n, old, now)
}

func (s *shelf) indexOf(n *node) *runIndex {
	if n.adds {
		return &s.texts
	}
	return &s.copies
}

// spread has the nodes behind n look again whose text they have, if that may hang on n: it had the runs old, and has now.
func (s *shelf) spread(n *node, old, now []uint64) {
	if s.afresh {
		return
	}
	for _, m := range n.copiers {
		m.stale = true
	}
	behind := func(h uint64, do func(m *node)) {
		for _, x := range []*runIndex{&s.texts, &s.copies} {
			for _, id := range x.all(h) {
				if m := s.nodes[id]; m.at > n.at {
					do(m)
				}
			}
		}
	}
	for _, h := range different(old, now) {
		if len(s.texts.all(h)) >= mostPlaces { // others come to stand among the first, or do so no more
			behind(h, func(m *node) { m.stale = true })
		}
	}
	var found []*node
	for _, h := range now {
		behind(h, func(m *node) {
			if s.counts[m.id] == 0 {
				found = append(found, m)
			}
			s.counts[m.id]++
		})
	}
	for _, m := range found {
		m.stale = m.stale || isReprint(s.counts[m.id], m.runs, n.runs)
		s.counts[m.id] = 0
	}
}

// copyOf notes whose text a node has.
func (s *shelf) copyOf(n *node, first reprint) {
	if old := n.copy.doc; old != nil {
		old.copiers = slices.DeleteFunc(old.copiers, func(m *node) bool { return m == n })
	}
	if n.copy = first; first.doc != nil {
		first.doc.copiers = append(first.doc.copiers, n)
	}
}

// headsOf returns the first sentences of a document, each once.
func headsOf(doc *news.Document) []string {
	heads := make([]string, 0, body)
	for _, sentence := range doc.Sentences[:min(body, len(doc.Sentences))] {
		heads = append(heads, sentence.Of(doc.Text))
	}
	slices.Sort(heads)
	return slices.Compact(heads)
}

// count counts the heads of a node, or does so no more. Sentences that many texts have which are no copies of each other are
// formulas: a greeting, a note on how to subscribe.
func (s *shelf) count(n *node, on bool) {
	if n.counted == on {
		return
	}
	n.counted = on
	step := 1
	if !on {
		step = -1
	}
	for _, text := range n.heads {
		was := s.heads[text]
		if s.heads[text] = was + step; was+step == 0 {
			delete(s.heads, text)
		}
		if (was >= formula) != (was+step >= formula) {
			s.crossed = append(s.crossed, text)
		}
	}
}

// findFormulas blurs the nodes that have a sentence which has become a formula, or is none any more.
func (s *shelf) findFormulas() {
	changed := map[string]bool{}
	for _, text := range s.crossed {
		if is := s.heads[text] >= formula; is != s.formulas[text] {
			changed[text] = true
			s.formulas[text] = is
			if !is {
				delete(s.formulas, text)
			}
		}
	}
	s.crossed = nil
	if len(changed) == 0 {
		return
	}
	for _, n := range s.order {
		n.blurred = n.blurred || slices.ContainsFunc(n.heads, func(text string) bool { return changed[text] })
	}
}
