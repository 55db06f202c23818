package brief

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

const (
	// maxEvents is how many events a timeline has.
	maxEvents = 12
	// maxDated is how many dated sentences are looked at, the earliest of each article first.
	maxDated = 1000
	// leastEvent is the least weight of a sentence that a timeline shows.
	leastEvent = 0.5
	// sameEvent is the least likeness of two sentences of one day that tell of one event; those of
	// different articles need less than sameFact, as the day is shared.
	sameEvent = 1.7
)

// happening is an event of the timeline with the sentences that date it, the one to be shown first.
type happening struct {
	dated
	members []dated
	score   float64
}

// timelineOf returns the dated events of the story by date, of one date the most important first. Those
// of a weekday whose date no article tells come last, in the order of weekdayOrder.
// stars tell which sentences several articles have.
func (m *merger) timelineOf(stars []*starOf) []news.Event {
	list := m.datedOf()
	m.fixWeekdays(list, stars)
	weight := m.weights(list, stars)
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(weight[b], weight[a]) })
	order = order[:min(len(order), maxDated)]
	used := make([]bool, len(list))
	var found []happening
	for n, i := range order {
		if len(found) == maxEvents || weight[i] < leastEvent {
			break
		}
		if used[i] {
			continue
		}
		h := happening{dated: list[i], members: []dated{list[i]}, score: weight[i]}
		m.gather(&h, list, order[n:], used)
		if m.settle(&h) && !isShown(found, h) && !h.isBackground() {
			found = append(found, h)
		}
	}
	place := m.weekdayOrder(found)
	slices.SortStableFunc(found, func(a, b happening) int {
		if a.date.First == "" && b.date.First == "" {
			return place[m.weekday(a.dated)] - place[m.weekday(b.dated)]
		}
		return cmp.Or(compareBool(a.date.First == "", b.date.First == ""), strings.Compare(a.date.First, b.date.First), -strings.Compare(a.date.Last, b.date.Last), strings.Compare(a.date.Clock, b.date.Clock))
	})
	out := []news.Event{}
	for _, h := range found {
		out = append(out, m.event(h))
		m.trace.happened(out[len(out)-1].ID, h)
	}
	return out
}

// weights returns how much each dated sentence matters: by how many origins state it, how early it
// stands and how exactly it is dated.
func (m *merger) weights(list []dated, stars []*starOf) []float64 {
	origins := map[int]int{}
	for _, s := range stars {
		origins[s.center] = s.origins
	}
	lead := m.leadTerms()
	out := make([]float64, len(list))
	for i, e := range list {
		w := 1 + float64(max(0, origins[e.unit]-1)) + 2/(1+0.25*float64(m.units[e.unit].sentence))
		switch e.date.Precision {
		case "year":
			w *= 0.6
		case "month", "season", "quarter":
			w *= 0.8
		}
		if e.aside || e.remark {
			w *= 0.7
		}
		w *= 0.4 + m.central(m.units[e.unit], lead)
		if m.canStand(e.unit) {
			w *= m.alone(e.unit)
		} else {
			w *= 0.5
		}
		out[i] = w
	}
	return out
}

// leadTerms returns the terms of the first sentences of all articles: what the story is about.
func (m *merger) leadTerms() []bool {
	lead := make([]bool, m.terms)
	for _, u := range m.units {
		if u.sentence < leadSentences {
			for _, t := range u.terms {
				lead[t.id] = true
			}
		}
	}
	return lead
}

// leadSentences is how many sentences of an article tell what it is about.
const leadSentences = 3

// central returns the share of a sentence that the first sentences of the articles have, from 0 to 1.
func (m *merger) central(u *unit, lead []bool) float64 {
	in, all := 0.0, 0.0
	for _, t := range u.terms {
		all += t.weight
		if lead[t.id] {
			in += t.weight
		}
	}
	return in / max(all, 1)
}

// gather adds to h the sentences of the same day that tell of the same event, the best of each other
// article as its members; more of one article are used up with it.
func (m *merger) gather(h *happening, list []dated, order []int, used []bool) {
	center := h.members[0]
	best := map[int]int{}
	sims := map[int]float64{}
	for _, k := range order {
		e := list[k]
		if used[k] || !m.sameTime(center, e) {
			continue
		}
		if e.unit == center.unit {
			used[k] = true
			continue
		}
		u, v := m.units[center.unit], m.units[e.unit]
		sim := m.pairLikeness(u, v)
		if sim < sameEvent || sim < sameFact && center.date.First != e.date.First || m.contradict(center.unit, e.unit) {
			continue
		}
		used[k] = true
		if u.doc != v.doc && sim > sims[v.doc] {
			best[v.doc], sims[v.doc] = k, sim
		}
	}
	for d := range m.story.Docs {
		if k, ok := best[d]; ok {
			h.members = append(h.members, list[k])
		}
	}
}

// sameTime reports whether the dates of two sentences may be that of one event: they are the same days,
// or one is in the other, as a day in its month. Weekdays whose date is open are the same
// where they have one name.
func (m *merger) sameTime(d, e dated) bool {
	a, b := d.date, e.date
	if a.First == "" || b.First == "" {
		return a.First == b.First && m.weekday(d) == m.weekday(e)
	}
	return a.First == b.First && a.Last == b.Last ||
		a.First <= b.First && b.Last <= a.Last || b.First <= a.First && a.Last <= b.Last
}

// pairLikeness is the likeness of two sentences that no index is asked for.
func (m *merger) pairLikeness(u, v *unit) float64 {
	return m.likeness(u, v, shared(u.words, v.words), cosine(u, v))
}

// settle puts the sentence of h first that is shown, and takes the narrowest date that its members
// have. It fails where none of them can be read alone.
func (m *merger) settle(h *happening) bool {
	best, most := -1, 0.0
	narrowest := days(slices.MinFunc(h.members, func(a, b dated) int { return days(a.date) - days(b.date) }).date)
	for i, e := range h.members {
		p := m.plainness(e)
		if days(e.date) > narrowest {
			p *= 0.6
		}
		if m.canStand(e.unit) && m.readsDated(e) && p > most {
			best, most = i, p
		}
	}
	if best < 0 {
		return false
	}
	h.members[0], h.members[best] = h.members[best], h.members[0]
	h.dated = h.members[0]
	for _, e := range h.members {
		h.planned = h.planned && e.planned
		if days(e.date) == narrowest && days(h.date) > narrowest {
			h.date = e.date
			h.date.Span = h.members[0].date.Span
		}
	}
	return true
}

// isBackground reports whether one article alone tells of an event in passing, and of no day: who somebody is, "who
// left the ministry last year".
func (h *happening) isBackground() bool {
	switch h.date.Precision {
	case "year", "season", "quarter", "month":
		return h.aside && len(h.members) == 1
	}
	return false
}

// plainness weighs a dated sentence as the one to be shown: that it can be read alone, tells the event in its main clause,
// and little else.
func (m *merger) plainness(e dated) float64 {
	w := m.alone(e.unit) / (1 + float64(m.units[e.unit].Len())/1000)
	if e.aside || e.remark {
		w *= 0.8
	}
	return w
}

// readsDated reports whether a dated sentence can be read alone: it has a finite verb, leads to nothing, no pronoun for somebody stands
// before its first noun, as in "On Tuesday she signed", and it points to nothing told before, "that law".
func (m *merger) readsDated(e dated) bool {
	u := m.units[e.unit]
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	if s.Last-s.First > longest || strings.HasSuffix(u.Of(doc.Text), ":") {
		return false
	}
	noun, finite := false, false
	for t := s.First; t < s.Last; t++ {
		tok := doc.Tokens[t]
		if e.date.Overlap(tok.Span) > 0 {
			continue
		}
		switch tag := tok.Tag(); {
		case tag == "PRP" && !noun:
			return false
		case tag == "DT" && t+1 < s.Last && pointing[strings.ToLower(tok.Of(doc.Text))] && !m.isTime(u, tok.Span) && strings.HasPrefix(doc.Tokens[t+1].Tag(), "NN"):
			return false
		case strings.HasPrefix(tag, "NN"):
			noun = true
		case tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD" || tag == "VBN" && t > s.First && strings.HasPrefix(doc.Tokens[t-1].Tag(), "NN"):
			finite = true
		}
	}
	return finite
}

// pointing are words that point to what was told before.
var pointing = wordSet(`this that these those such`)

// days returns how many days a date may mean.
func days(d nlp.Date) int {
	first, err := time.Parse(time.DateOnly, d.First)
	last, err2 := time.Parse(time.DateOnly, d.Last)
	if err != nil || err2 != nil {
		return 0
	}
	return int(last.Sub(first).Hours()/24) + 1
}

// compareBool orders false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// isShown reports whether h shows a sentence that another event shows.
func isShown(found []happening, h happening) bool {
	return slices.ContainsFunc(found, func(f happening) bool { return f.members[0].unit == h.members[0].unit })
}
