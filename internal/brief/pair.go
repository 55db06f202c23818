package brief

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"github.com/briefgen/briefgen/internal/nlp"
)

// pair is two sentences of different documents that may state a common fact.
type pair struct {
	a, b      int // units
	common    int // words of one meaning, names apart
	cosine    float64
	rough     float64    // how alike they are at first sight
	allRivals int        // pairs of either sentence
	rivals    int        // pairs of either sentence with one of the other's document
	less      [2]float64 // by how much a is more like another sentence of b's document, b like one of a's
	nextTo    float64    // the greatest cosine of sentences next to them, or of one next to one of them and the other
}

const (
	// leastRough is the least that two sentences are alike at first sight for them to be compared.
	leastRough = 0.9
	// mostPairs is how many earlier sentences a sentence is compared with, those most alike: in a story
	// of hundreds of articles there are enough.
	mostPairs = 60
	// mostTied is how many more there are that are as much alike as the last of them: the first in the story. Only one of
	// dozens of copies has more; a line is made around the first of these, to which all of them lead.
	mostTied = 20
	// fewestShared is how many meanings and actors two sentences must share to be compared: one word in common
	// states nothing.
	fewestShared = 2
	// leastSure is the least probability of a pair that is kept.
	leastSure = 0.2
)

// features are what the model of pairs sees.
type features [numFeatures]float64

const numFeatures = 20

// The features by name, in their order.
const (
	sharedWords   = iota // ln(1 + words of one meaning + nearWord × words used alike)
	cosineOfTerms        // with weights from the news and the story
	sharedWeight         // ln(1 + weight of shared meanings and actors in the news)
	covered              // share by weight of the one of fewer that the other has
	shorter              // ln of the words of the shorter
	longer               // ln of the words of the longer
	sharedForms          // Dice coefficient of the words as written
	sharedRuns           // ln(1 + meanings that stand together in both)
	sharedDoings         // ln(1 + meanings shared that are a verb in both)
	lessBest             // by how much either is more like another sentence of the other's document: the greater
	lessBestOther        // the lesser of the two
	elsewhere            // how far apart they stand in their articles, as a share
	later                // ln(1 + sentences before the one that stands further down)
	allRivals            // ln(1 + pairs of either sentence with any other)
	rivals               // ln(1 + pairs of either sentence with one of the other's document)
	sameDeed             // 1 if a clause of one has the predicate of one of the other, and more
	sameOffice           // 1 if both say in an apposition what an actor is
	gists                // cosine of what they are about
	gistsAround          // cosine of what one is about and the neighbours of the other: the mean of both, times what neighbours tell
	nextTo               // the greatest cosine of terms of other sentences next to them, times the same
)

// featuresOf compares the sentences of a pair.
func (m *merger) featuresOf(p *pair) features {
	u, v := m.units[p.a], m.units[p.b]
	near := (m.near(u, v) + m.near(v, u)) / 2
	weight := m.sharedWeight(u, v)
	does, is := m.stated(u, v)
	k := m.marked(u)
	around, next := m.neighbours(p)
	return features{
		sharedWords:   math.Log(1 + float64(p.common) + nearWord*near),
		cosineOfTerms: p.cosine,
		sharedWeight:  math.Log(1 + weight),
		covered:       weight / (1 + min(u.weight, v.weight)),
		shorter:       logOfOneMore(min(u.length, v.length) - 1),
		longer:        logOfOneMore(max(u.length, v.length) - 1),
		sharedForms:   2 * float64(k.shared(k.forms, v.forms)) / float64(len(u.forms)+len(v.forms)),
		sharedRuns:    logOfOneMore(k.sharedRuns(v.runs)),
		sharedDoings:  logOfOneMore(k.shared(k.doings, v.doings)),
		lessBest:      max(p.less[0], p.less[1]),
		lessBestOther: min(p.less[0], p.less[1]),
		elsewhere:     math.Abs(m.place(u) - m.place(v)),
		later:         logOfOneMore(max(u.sentence, v.sentence)),
		allRivals:     logOfOneMore(p.allRivals),
		rivals:        logOfOneMore(p.rivals),
		sameDeed:      does,
		sameOffice:    is,
		gists:         nlp.GistCosine(m.gists[p.a].own, m.gists[p.b].own),
		gistsAround:   around,
		nextTo:        next,
	}
}

// sharedWeight returns what the meanings and actors that both have weigh in the news.
func (m *merger) sharedWeight(u, v *unit) float64 {
	sum := 0.0
	k := m.marked(u)
	for _, id := range v.meanings {
		if k.meanings[id] == k.turn {
			sum += m.lex.weight[id]
		}
	}
	return sum
}

// place returns how far down a sentence stands in its article, from 0 to 1.
func (m *merger) place(u *unit) float64 {
	return float64(u.sentence) / float64(len(m.story.Docs[u.doc].Sentences))
}

// pairs returns the pairs of sentences that may state a common fact, each once.
func (m *merger) pairs() []pair {
	if len(m.story.Docs) < 2 {
		return nil
	}
	var out, list []pair
	index := newOverlap(m.units, m.terms)
	index.reserve()
	for i, u := range m.units {
		if !m.reads(u.doc) {
			continue
		}
		list = m.mostAlike(list[:0], i, index)
		if room := cap(out) - len(out); room < len(list) {
			out = slices.Grow(out, max(len(out), 16*len(list)))
		}
		out = append(out, list...)
		index.add(i)
	}
	m.margins(out)
	m.besides(out)
	return out
}

// mostAlike appends the pairs of sentence i with indexed ones of other documents: mostPairs of them, or the few more that
// are as much alike.
func (m *merger) mostAlike(list []pair, i int, index *overlap) []pair {
	u := m.units[i]
	same := m.marked(u)
	var top [mostPairs]float64 // the most, ascending: few get in once it is full
	for _, k := range index.with(u) {
		at := &index.at[k]
		if at.common == 0 || int(at.doc) == u.doc { // names alone state nothing
			continue
		}
		common := int(at.common)
		p := pair{a: i, b: k, common: common, cosine: index.cosine(u, k)}
		p.rough = logOfOneMore(common) + cosineWeight*p.cosine
		if p.rough < max(leastRough, top[0]) || common < fewestShared && same.shared(same.meanings, m.units[k].meanings) < fewestShared {
			continue
		}
		list = append(list, p)
		n := 0
		for ; n < mostPairs && top[n] < p.rough; n++ {
			if n > 0 {
				top[n-1] = top[n]
			}
		}
		if n > 0 {
			top[n-1] = p.rough
		}
	}
	list = slices.DeleteFunc(list, func(p pair) bool { return p.rough < top[0] })
	if len(list) > mostPairs+mostTied {
		list = withoutTies(list, top[0])
	}
	return list
}

// withoutTies leaves out of some pairs those that are no more alike than least and stand behind others of these.
func withoutTies(list []pair, least float64) []pair {
	var tied []int
	for _, p := range list {
		if p.rough == least {
			tied = append(tied, p.b)
		}
	}
	slices.Sort(tied)
	room := max(1, mostPairs+mostTied-(len(list)-len(tied)))
	last := tied[min(room, len(tied))-1]
	return slices.DeleteFunc(list, func(p pair) bool { return p.rough == least && p.b > last })
}

// linksOf leads each sentence to those of other documents that may state what it does, in their
// order, with the probability that they do: a logistic regression on the features.
func (m *merger) linksOf(pairs []pair) [][]match {
	sure, deed := make([]float64, len(pairs)), make([]bool, len(pairs))
	lengths, earlier := make([]int, len(m.units)), make([]int, len(m.units))
	for i := range pairs {
		p := &pairs[i]
		f := m.featuresOf(p)
		if sure[i], deed[i] = probability(f), f[sameDeed] > 0; sure[i] >= leastSure {
			lengths[p.a]++
			lengths[p.b]++
			earlier[p.a]++
		}
	}
	out := lists[match](lengths)
	for i := range pairs {
		if p := &pairs[i]; sure[i] >= leastSure {
			out[p.a] = append(out[p.a], match{p.b, sure[i], deed[i]})
			out[p.b] = append(out[p.b], match{p.a, sure[i], deed[i]})
		}
	}
	for i, list := range out { // those behind the sentence come in order
		slices.SortFunc(list[:earlier[i]], func(a, b match) int { return a.unit - b.unit })
	}
	return out
}

func probability(f features) float64 {
	z := pairBias
	for i, x := range f {
		z += pairWeights[i] * x
	}
	return 1 / (1 + math.Exp(-z))
}

// margins tells of each pair by how much either sentence is more like another of the other's
// document.
func (m *merger) margins(pairs []pair) {
	lengths := make([]int, len(m.units))
	for i := range pairs {
		lengths[pairs[i].a]++
		lengths[pairs[i].b]++
	}
	of := lists[int32](lengths) // unit → twice the index of a pair, and one more where it is the second
	for n := range pairs {
		p := &pairs[n]
		of[p.a] = append(of[p.a], int32(2*n))
		of[p.b] = append(of[p.b], int32(2*n+1))
	}
	docOfOther := func(n int32) int {
		if n%2 == 0 {
			return m.units[pairs[n/2].b].doc
		}
		return m.units[pairs[n/2].a].doc
	}
	count, best := make([]int, len(m.story.Docs)), make([]float64, len(m.story.Docs)) // by document of the other
	for _, list := range of {
		for _, x := range list {
			d := docOfOther(x)
			count[d]++
			best[d] = max(best[d], pairs[x/2].rough)
		}
		for _, x := range list {
			d, p := docOfOther(x), &pairs[x/2]
			p.less[x%2] = best[d] - p.rough
			p.rivals += count[d]
			p.allRivals += len(list)
		}
		for _, x := range list {
			d := docOfOther(x)
			count[d], best[d] = 0, 0
		}
	}
}

// both yields what two ascending lists have in common.
func both[T cmp.Ordered](a, b []T) iter.Seq[T] {
	return func(yield func(T) bool) {
		i, k := 0, 0
		for i < len(a) && k < len(b) {
			switch {
			case a[i] < b[k]:
				i++
			case a[i] > b[k]:
				k++
			default:
				if !yield(a[i]) {
					return
				}
				i, k = i+1, k+1
			}
		}
	}
}

// has reports whether an ascending list has an element.
func has[T cmp.Ordered](list []T, x T) bool {
	_, ok := slices.BinarySearch(list, x)
	return ok
}

// shared returns how many elements two ascending lists have in common.
func shared[T cmp.Ordered](a, b []T) int {
	n := 0
	for i, k := 0, 0; i < len(a) && k < len(b); {
		x, y := a[i], b[k]
		if x == y {
			n++
		}
		if x <= y {
			i++
		}
		if y <= x {
			k++
		}
	}
	return n
}
