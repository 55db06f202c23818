package cluster

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
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
	docs        []*news.Document
	only        vector          // of the first document, while it is the only one
	sum         map[int]float64 // of the vectors of docs, by word; nil for one document
	first, last time.Time       // of the dated docs
}

// sameEvent groups documents that tell of one event: each joins the group that has its text already, or the one
// whose members it is on average most like, if it is like them enough. One in a language that is not read joins
// but its own text: which of its words are rare in the news is not known.
func sameEvent(docs []*news.Document, words *seen) [][]*news.Document {
	docs = slices.SortedFunc(slices.Values(docs), byPath)
	copies := reprints(docs)
	sights := sightsOf(docs, formulas(docs, copies), words)
	var events []*event
	in := make([]int, len(docs)) // by document: its event
	byWord := map[int][]bearer{} // weighty word → events that have it, no more than one above rare
	weights := make([]float64, len(words.words.stems))
	for i, doc := range docs {
		v := sights[i]
		e := -1
		if first := copies[i]; first.doc >= 0 && (first.whole || !events[in[first.doc]].distant(day(doc))) {
			e = in[first.doc]
		} else {
			v.all.spread(weights)
			e = nearest(v, weights, day(doc), events, byWord)
			v.all.clear(weights)
		}
		if e < 0 {
			e = len(events)
			events = append(events, &event{})
		}
		in[i] = e
		events[e].add(doc, v.all)
		for _, w := range v.strong {
			if list := byWord[w.word]; len(list) <= rare && !slices.ContainsFunc(list, func(p bearer) bool { return p.event == e }) {
				byWord[w.word] = append(list, bearer{e, w.weight})
			}
		}
	}
	groups := make([][]*news.Document, len(events))
	for e := range events {
		groups[e] = events[e].docs
	}
	return groups
}

// sightsOf returns what is seen of each document, formulas apart. No weighty word brings one in a language that is
// not read together with others.
func sightsOf(docs []*news.Document, formulas map[string]bool, words *seen) []sight {
	out := make([]sight, len(docs))
	for i, doc := range docs {
		switch {
		case !nlp.ReadsLanguage(doc.Language):
			out[i].all = words.vector(doc)
		case slices.ContainsFunc(doc.Sentences[:min(body, len(doc.Sentences))], func(s news.Sentence) bool { return formulas[s.Of(doc.Text)] }):
			out[i].all = vectorOf(doc, formulas, words.words)
			out[i].strong = words.words.weightiest(out[i].all, telling)
		default:
			out[i] = sight{words.vector(doc), words.strong(doc)}
		}
	}
	return out
}

func byPath(a, b *news.Document) int { return cmp.Compare(a.Path, b.Path) }

// nearest returns the event that an article is most like, or -1 if it is like none enough. Of
// those alike it is the first.
func nearest(v sight, weights []float64, date time.Time, events []*event, byWord map[int][]bearer) int {
	best, bestSim := -1, sameStory
	for _, e := range near(v.strong, date, events, byWord) {
		if sim := events[e].likeness(v.all, weights); sim > bestSim || sim == bestSim && best >= 0 && e < best {
			best, bestSim = e, sim
		}
	}
	return best
}

// near returns the events of about a day that share the weightiest words with an article, no
// more than candidates of them, those first that share most.
func near(strong vector, date time.Time, events []*event, byWord map[int][]bearer) []int {
	shared := map[int]float64{}
	for _, w := range strong {
		list := byWord[w.word]
		if len(list) > rare {
			continue
		}
		for _, p := range list {
			e := events[p.event]
			weight := p.weight
			if e.sum != nil {
				weight = e.sum[w.word]
			}
			shared[p.event] += w.weight * weight / float64(len(e.docs))
		}
	}
	var out []int
	for e := range shared {
		if !events[e].distant(date) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b int) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b)) })
	return out[:min(candidates, len(out))]
}

// bearer is an event that has a word, with the weight that its first document with that word gives to it.
type bearer struct {
	event  int
	weight float64
}

func (e *event) add(doc *news.Document, v vector) {
	switch len(e.docs) {
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
	e.docs = append(e.docs, doc)
	if d := day(doc); !d.IsZero() {
		if e.first.IsZero() || d.Before(e.first) {
			e.first = d
		}
		if e.last.IsZero() || d.After(e.last) {
			e.last = d
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
	return sum / float64(len(e.docs))
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

// vector is an article as the weights of its words, of length 1, in the order of the alphabet, so that
// sums come out the same on every run, whatever was read before.
type vector []weighted

type weighted struct {
	word   int
	weight float64
}

// vocabulary numbers the stems of words in the order in which they come.
type vocabulary struct {
	words map[string]int // word as written → its stem's number, -1 for one that says nothing
	ids   map[string]int // stem → number
	stems []string

	forgotten int // documents whose words it holds for nothing
}

func newVocabulary() *vocabulary {
	return &vocabulary{words: map[string]int{}, ids: map[string]int{}}
}

// id returns the number of a word's stem, -1 for a word that says nothing of its own.
func (voc *vocabulary) id(word string) int {
	id, ok := voc.words[word]
	if ok {
		return id
	}
	id = -1
	if !nlp.IsFunction(word) && strings.ContainsFunc(word, isLetter) {
		id = voc.stemID(nlp.Stem(strings.TrimLeft(word, "#@")))
	}
	voc.words[word] = id
	return id
}

func (voc *vocabulary) stemID(stem string) int {
	id, ok := voc.ids[stem]
	if !ok {
		id = len(voc.stems)
		voc.ids[stem] = id
		voc.stems = append(voc.stems, stem)
	}
	return id
}

// vectorOf weighs the words of a document, but for those of formulas: those of the title and the first
// sentences tell best what it is about.
func vectorOf(doc *news.Document, formulas map[string]bool, words *vocabulary) vector {
	count := map[int]float64{}
	add := func(word string, weight float64) {
		if id := words.id(word); id >= 0 {
			count[id] += weight
		}
	}
	for word := range nlp.Words(doc.Title, nlp.Tokenize(doc.Title, nlp.Span{End: len(doc.Title)})) {
		add(word.Of(doc.Title), 2)
	}
	for i, s := range doc.Sentences[:min(body, len(doc.Sentences))] {
		if formulas[s.Of(doc.Text)] {
			continue
		}
		weight := 1.0
		if i < lead {
			weight = 1.5
		}
		for word := range nlp.Words(doc.Text, doc.Tokens[s.First:s.Last]) {
			add(word.Of(doc.Text), weight)
		}
	}
	v := make(vector, 0, len(count))
	for w, n := range count {
		v = append(v, weighted{w, (1 + math.Log(1+n)) * nlp.IDF(words.stems[w])})
	}
	slices.SortFunc(v, func(a, b weighted) int { return cmp.Compare(words.stems[a.word], words.stems[b.word]) })
	v.normalise()
	return v
}

// spread puts the weights of v into weights, by word.
func (v vector) spread(weights []float64) {
	for _, w := range v {
		weights[w.word] = w.weight
	}
}

// clear takes out what spread put in.
func (v vector) clear(weights []float64) {
	for _, w := range v {
		weights[w.word] = 0
	}
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80 }

func (v vector) normalise() {
	sum := 0.0
	for _, w := range v {
		sum += w.weight * w.weight
	}
	if sum == 0 {
		return
	}
	norm := math.Sqrt(sum)
	for i := range v {
		v[i].weight /= norm
	}
}

// weightiest returns the n words of greatest weight, of those alike the first of the alphabet.
func (voc *vocabulary) weightiest(v vector, n int) vector {
	sorted := slices.SortedFunc(slices.Values(v), func(a, b weighted) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(voc.stems[a.word], voc.stems[b.word]))
	})
	return sorted[:min(n, len(sorted))]
}
