package cluster

import (
	"slices"
	"time"

	"github.com/briefgen/briefgen/internal/news"
)

const (
	// sameStory is the least similarity of two articles on one event; measured on articles that
	// editors had grouped (docs/quality.md).
	sameStory = 0.24
	// apart is the most time between two articles on one event.
	apart = 4 * 24 * time.Hour
	// telling is how many of an article's words, the weightiest, may bring it together with others.
	telling = 25
	// rare is the most events of the folder that a word may be in to bring two articles together.
	rare = 200
	// candidates is how many events an article is compared with in full. In a folder of thousands
	// of articles hundreds share some word with it; the right one shares several.
	candidates = 64
	// lead and body are how many sentences count more, and how many count at all: news says first
	// what it is about.
	lead = 5
	body = 40
)

// event is a group of documents that tell of one event.
type event struct {
	nodes []*node // by path

	// The event as it stood before some place in the order of paths.
	counted     int             // how many of the nodes stood in it
	only        vector          // of the first document, while it is the only one
	sum         map[int]float64 // of the vectors of all, by word; nil for one document
	first, last time.Time       // of the dated
	asked       int             // when it was last come upon, see [shelf.bearers]

	looked int     // when it was last near, see [shelf.near]
	shared float64 // what it shared then
}

// are reports whether docs are those of the event.
func (e *event) are(docs []*news.Document) bool {
	return slices.EqualFunc(e.nodes, docs, func(n *node, doc *news.Document) bool { return n.doc == doc })
}

// docs returns the documents of the event.
func (e *event) docs() []*news.Document { return docsOf(e.nodes) }

func docsOf(nodes []*node) []*news.Document {
	docs := make([]*news.Document, len(nodes))
	for i, n := range nodes {
		docs[i] = n.doc
	}
	return docs
}

func (e *event) add(n *node) {
	at, _ := slices.BinarySearchFunc(e.nodes, n.at, func(m *node, at int) int { return m.at - at })
	e.nodes = slices.Insert(e.nodes, at, n)
	if at < e.counted {
		e.reset()
	}
}

func (e *event) remove(n *node) {
	if e == nil {
		return
	}
	at := slices.Index(e.nodes, n)
	e.nodes = slices.Delete(e.nodes, at, at+1)
	if at < e.counted {
		e.reset()
	}
}

// reset forgets how the event stood.
func (e *event) reset() {
	e.counted, e.only, e.sum, e.first, e.last = 0, nil, nil, time.Time{}, time.Time{}
}

// stand brings the event to how it stood before a place in the order of paths.
func (e *event) stand(at int) {
	if e.counted > 0 && e.nodes[e.counted-1].at >= at {
		e.reset()
	}
	for e.counted < len(e.nodes) && e.nodes[e.counted].at < at {
		e.take(e.nodes[e.counted])
	}
}

// take counts a node in.
func (e *event) take(n *node) {
	v := n.sight.all
	switch e.counted {
	case 0: // as most remain
		e.only = v
	case 1:
		e.sum = make(map[int]float64, 2*len(v))
		e.addWords(e.only)
		e.only = nil
		e.addWords(v)
	default:
		e.addWords(v)
	}
	e.counted++
	if !n.day.IsZero() {
		if e.first.IsZero() || n.day.Before(e.first) {
			e.first = n.day
		}
		if e.last.IsZero() || n.day.After(e.last) {
			e.last = n.day
		}
	}
}

func (e *event) addWords(v vector) {
	for _, w := range v {
		e.sum[w.word] += w.weight
	}
}

// likeness returns the mean of the cosines of v with the documents of e. weights are those of v by word, 0 for others.
func (e *event) likeness(v vector, weights []float64) float64 {
	sum := 0.0
	for _, w := range e.only { // in the order in which v has them
		sum += weights[w.word] * w.weight
	}
	if e.only == nil {
		for _, w := range v {
			sum += w.weight * e.sum[w.word]
		}
	}
	return sum / float64(e.counted)
}

// distant reports whether a day is too far from one of e's for one event; nothing is far from
// what is not dated.
func (e *event) distant(date time.Time) bool {
	return !date.IsZero() && !e.first.IsZero() && (e.last.Sub(date) > apart || date.Sub(e.first) > apart)
}

// day returns the day on which a document was published, the zero time if it is not known.
func day(doc *news.Document) time.Time {
	if len(doc.Published) < len(time.DateOnly) {
		return time.Time{}
	}
	t, err := time.Parse(time.DateOnly, doc.Published[:len(time.DateOnly)])
	if err != nil {
		return time.Time{}
	}
	return t
}
