package cluster

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

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
	rare  []float64 // the weight of each in the news
	count []float64 // scratch: how often each stands, 0 between calls
	found vector    // scratch

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
		voc.rare = append(voc.rare, nlp.IDF(stem))
		voc.count = append(voc.count, 0)
	}
	return id
}

// vectorOf weighs the words of a document, but for those of formulas: those of the title and the first
// sentences tell best what it is about.
func vectorOf(doc *news.Document, formulas map[string]bool, words *vocabulary) vector {
	v := words.found[:0]
	add := func(word string, weight float64) {
		if id := words.id(word); id >= 0 {
			if words.count[id] == 0 {
				v = append(v, weighted{word: id})
			}
			words.count[id] += weight
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
	for i, w := range v {
		v[i].weight = (1 + math.Log(1+words.count[w.word])) * words.rare[w.word]
		words.count[w.word] = 0
	}
	words.found, v = v, slices.Clone(v)
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
