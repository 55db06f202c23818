package cluster

import (
	"slices"
	"time"

	"github.com/briefgen/briefgen/internal/nlp"
)

// see makes the vectors of documents anew where their words have changed, or what is a formula.
func (s *shelf) see() {
	for _, n := range s.order {
		if !n.blurred {
			continue
		}
		n.blurred = false
		now := s.sightOf(n)
		if n.listed {
			if !n.changed {
				s.reach(n.event, n)
				n.changed, n.moved = true, true
			}
			n.event.reset()
		}
		s.relist(n, now.strong)
		n.sight, n.listed = now, true
	}
}

// sightOf returns what is seen of a document, formulas apart. No weighty word brings one in a language that is not read
// together with others.
func (s *shelf) sightOf(n *node) sight {
	switch {
	case !nlp.ReadsLanguage(n.doc.Language):
		return sight{all: s.words.vector(n.doc)}
	case slices.ContainsFunc(n.heads, func(text string) bool { return s.formulas[text] }):
		docs := docsOf([]*node{n})
		s.from.open(docs)
		all := vectorOf(n.doc, s.formulas, s.words.words)
		s.from.close(docs)
		return sight{all, s.words.words.weightiest(all, telling)}
	}
	return sight{s.words.vector(n.doc), s.words.strong(n.doc)}
}

// relist puts a node into the lists of the words that are now its weightiest.
func (s *shelf) relist(n *node, now vector) {
	for len(s.byWord) < len(s.words.words.stems) {
		s.byWord, s.weights = append(s.byWord, nil), append(s.weights, 0)
	}
	weight := make(map[int]float64, len(now))
	for _, w := range now {
		weight[w.word] = w.weight
	}
	for _, w := range n.sight.strong {
		if _, still := weight[w.word]; !still {
			s.unlist(w.word, n)
		}
	}
	for _, w := range now {
		list := s.byWord[w.word]
		place, there := s.find(list, n)
		if there {
			list[place].weight = w.weight
			continue
		}
		s.byWord[w.word] = slices.Insert(list, place, bearer{n, w.weight})
		s.shake(w.word, n)
	}
}

func (s *shelf) find(list []bearer, n *node) (place int, there bool) {
	if len(list) == 0 || list[len(list)-1].node.at < n.at {
		return len(list), false
	}
	return slices.BinarySearchFunc(list, n.at, func(b bearer, at int) int { return b.node.at - at })
}

func (s *shelf) unlist(word int, n *node) {
	s.shake(word, n)
	s.byWord[word] = slices.DeleteFunc(s.byWord[word], func(b bearer) bool { return b.node == n })
}

// shake has the nodes behind n that have a word look again where they belong, if so many have it that one more or less may
// change whether it counts for them.
func (s *shelf) shake(word int, n *node) {
	if s.afresh {
		return
	}
	delete(s.full, word)
	if list := s.byWord[word]; len(list) > rare {
		for _, b := range list {
			b.node.moved = b.node.moved || b.node.at > n.at
		}
	}
}

// mostReached is how many nodes of an event are looked at one by one when it changes; where there are more, all nodes are.
const mostReached = 200

// reach has the nodes behind n look again where they belong that may belong to an event, which changes with n.
func (s *shelf) reach(e *event, n *node) {
	if s.afresh || e == nil {
		return
	}
	if len(e.nodes) > mostReached {
		for _, m := range s.order {
			m.moved = m.moved || m.at > n.at
		}
		return
	}
	var days dayRange
	for _, m := range e.nodes {
		days.add(m.day)
	}
	for _, m := range e.nodes {
		m.moved = m.moved || m.at > n.at
		for _, c := range m.copiers {
			c.moved = c.moved || c.at > n.at
		}
		for _, w := range m.sight.strong {
			for _, b := range s.byWord[w.word] {
				b.node.moved = b.node.moved || b.node.at > n.at && !days.distant(b.node.day)
			}
		}
	}
}

// dayRange is the days of some documents.
type dayRange struct {
	first, last time.Time
	open        bool // one is not dated
}

func (r *dayRange) add(day time.Time) {
	switch {
	case day.IsZero():
		r.open = true
	case r.first.IsZero():
		r.first, r.last = day, day
	case day.Before(r.first):
		r.first = day
	case day.After(r.last):
		r.last = day
	}
}

// distant reports whether a day is too far from all of them.
func (r *dayRange) distant(day time.Time) bool {
	return !r.open && !day.IsZero() && (day.Sub(r.last) > apart || r.first.Sub(day) > apart)
}
