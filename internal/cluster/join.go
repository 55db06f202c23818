package cluster

import (
	"cmp"
	"slices"
)

// join groups documents that tell of one event: each joins the group that has its text already, or the one whose members it is on
// average most like, if it is like them enough. One in a language that is not read joins but its own text: which of its words are
// rare in the news is not known.
func (s *shelf) join() {
	if s.afresh {
		clear(s.full)
		for _, n := range s.order {
			n.event = nil
		}
	}
	for _, n := range s.order {
		if !n.moved {
			continue
		}
		e := s.eventOf(n)
		if e == nil && n.event != nil && n.event.nodes[0] == n {
			e = n.event // its own, which others may have joined
		}
		if e == nil {
			e = &event{}
		}
		old := n.event
		if e != old {
			s.reach(old, n)
			old.remove(n)
			e.add(n)
			n.event = e
			for _, w := range n.sight.strong {
				s.shake(w.word, n)
			}
		}
		if e != old || n.changed {
			s.reach(e, n)
		}
		n.moved, n.changed = false, false
	}
}

// eventOf returns the event of earlier nodes that n is of, nil for none.
func (s *shelf) eventOf(n *node) *event {
	if n.copy.doc != nil {
		e := n.copy.doc.event
		if e.stand(n.at); n.copy.whole || !e.distant(n.day) {
			return e
		}
	}
	n.sight.all.spread(s.weights)
	defer n.sight.all.clear(s.weights)
	var best *event
	bestSim := sameStory
	for _, e := range s.near(n) {
		if sim := e.likeness(n.sight.all, s.weights); sim > bestSim || sim == bestSim && best != nil && e.nodes[0].at < best.nodes[0].at {
			best, bestSim = e, sim
		}
	}
	return best
}

// near returns the events of about a day that share the weightiest words with an article, no
// more than candidates of them, those first that share most.
func (s *shelf) near(n *node) []*event {
	var out []*event
	s.looked++
	for _, w := range n.sight.strong {
		for _, b := range s.bearers(w.word, n) {
			e := b.node.event
			if e.distant(n.day) {
				continue
			}
			weight := b.weight
			if e.sum != nil {
				weight = e.sum[w.word]
			}
			if e.looked != s.looked {
				e.looked, e.shared = s.looked, 0
				out = append(out, e)
			}
			e.shared += w.weight * weight / float64(e.counted)
		}
	}
	slices.SortFunc(out, func(a, b *event) int {
		return cmp.Or(cmp.Compare(b.shared, a.shared), cmp.Compare(a.nodes[0].at, b.nodes[0].at))
	})
	return out[:min(candidates, len(out))]
}

// bearers returns the first node of each event before n that has a word, none if there are too many. The events are as they stood
// then. They hold until the next call.
func (s *shelf) bearers(word int, n *node) []bearer {
	if last := s.full[word]; last != nil && last.at < n.at {
		return nil
	}
	s.found = s.found[:0]
	s.asked++
	for _, b := range s.byWord[word] {
		if b.node.at >= n.at {
			break
		}
		e := b.node.event
		if e.asked == s.asked {
			continue
		}
		if e.asked = s.asked; len(s.found) == rare {
			s.full[word] = b.node
			return nil
		}
		e.stand(n.at)
		s.found = append(s.found, b)
	}
	return s.found
}
