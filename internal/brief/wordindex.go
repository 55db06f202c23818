package brief

import (
	"iter"
	"slices"
)

// wordIndex leads from pairs of neighbouring words to where the leads of groups have them.
type wordIndex struct {
	numbers map[string]int32 // word → its number, from 1 on
	byPair  map[wordPair]pairList
	places  []leadPlace
	offsets []int      // group → the first of its counts
	counts  []int32    // scratch: stretch of a lead → pairs shared; 0 between calls
	touched []leadWord // scratch
}

// wordPair is two neighbouring words by number, or one where there is one alone.
type wordPair uint64

// leadWord is a word of the lead of a group.
type leadWord struct{ group, word int }

// pairList is where a pair stands: the first and the last of the places, and how many there are.
type pairList struct{ first, last, n int32 }

// leadPlace is one of those of a pair; next is 0 behind the last.
type leadPlace struct {
	leadWord
	next int32
}

func newWordIndex() wordIndex {
	return wordIndex{numbers: map[string]int32{}, byPair: map[wordPair]pairList{}, places: make([]leadPlace, 1)}
}

// number gives words with one key one number.
func (x *wordIndex) number(words []word) {
	for i := range words {
		w := &words[i]
		n, ok := x.numbers[w.key]
		if !ok {
			n = int32(len(x.numbers) + 1)
			x.numbers[w.key] = n
		}
		w.number = n
	}
}

// add enters the words of the lead of the next group.
func (x *wordIndex) add(words []word) {
	group := len(x.offsets)
	x.offsets = append(x.offsets, len(x.counts))
	x.counts = append(x.counts, make([]int32, len(words)+2)...)
	for i := range pairsIn(words) {
		p := firstPair(words[i:])
		list := x.byPair[p]
		if list.n == commonPair {
			continue
		}
		n := int32(len(x.places))
		x.places = append(x.places, leadPlace{leadWord{group, i}, 0})
		if list.n++; list.n == 1 {
			list.first = n
		} else {
			x.places[list.last].next = n
		}
		list.last = n
		x.byPair[p] = list
	}
}

// at yields where the leads have the first pair of some words, in the order in which they were entered.
func (x *wordIndex) at(words []word) iter.Seq[leadWord] {
	return func(yield func(leadWord) bool) {
		for n := x.byPair[firstPair(words)].first; n != 0; n = x.places[n].next {
			if !yield(x.places[n].leadWord) {
				return
			}
		}
	}
}

// pairsIn returns how many pairs of neighbouring words there are; a word alone counts as one.
func pairsIn(words []word) int { return max(1, len(words)-1) }

func firstPair(words []word) wordPair {
	p := wordPair(words[0].number) << 32
	if len(words) > 1 {
		p |= wordPair(words[1].number)
	}
	return p
}

// near returns where the leads share most pairs of neighbouring words with some words, the most first: word is where these
// would begin, or up to their length before.
func (x *wordIndex) near(words []word) []leadWord {
	n := len(words)
	for i := range pairsIn(words) {
		for at := range x.at(words[i:]) {
			stretch := (at.word - i + n) / n
			count := &x.counts[x.offsets[at.group]+stretch]
			if *count == 0 {
				x.touched = append(x.touched, leadWord{at.group, stretch})
			}
			*count++
		}
	}
	out := x.most()
	for _, at := range x.touched {
		x.counts[x.offsets[at.group]+at.word] = 0
	}
	x.touched = x.touched[:0]
	for i := range out {
		out[i].word = (out[i].word - 1) * n
	}
	return out
}

// most returns the touched stretches with the highest counts, those of earlier groups first among equals.
func (x *wordIndex) most() []leadWord {
	before := func(a, b leadWord) bool {
		switch m, n := x.counts[x.offsets[a.group]+a.word], x.counts[x.offsets[b.group]+b.word]; {
		case m != n:
			return m > n
		case a.group != b.group:
			return a.group < b.group
		}
		return a.word < b.word
	}
	out := make([]leadWord, 0, min(candidates, len(x.touched))+1)
	for _, at := range x.touched {
		if len(out) == candidates && !before(at, out[candidates-1]) {
			continue
		}
		i := len(out)
		for i > 0 && before(at, out[i-1]) {
			i--
		}
		out = slices.Insert(out, i, at)
		out = out[:min(len(out), candidates)]
	}
	return out
}
