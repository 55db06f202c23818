package brief

import (
	"slices"
	"strings"
)

const (
	// run is the number of words from which on a quotation can be known by a part of it, and two
	// articles that give it to different people mean one utterance.
	run = 5
	// commonPair is how many quotations may share a pair of words for it to lead from one to another.
	commonPair = 400
	// members is how many quotations of a group another is compared with.
	members = 50
)

// wordings groups utterances by their words.
type wordings struct {
	list   [][]utterance
	byPair map[string][]int // two neighbouring words → groups that have them
}

// add puts u into the first group that has its words, in full or in part, or into one of its own.
func (w *wordings) add(u utterance) {
	g := w.find(u)
	if g < 0 {
		g = len(w.list)
		w.list = append(w.list, nil)
	}
	w.list[g] = append(w.list[g], u)
	if w.byPair == nil {
		w.byPair = map[string][]int{}
	}
	for _, p := range pairsOf(u.words) {
		if list := w.byPair[p]; !slices.Contains(list[max(0, len(list)-1):], g) {
			w.byPair[p] = append(list, g)
		}
	}
}

// find returns the first group that has u's words, or -1.
func (w *wordings) find(u utterance) int {
	pairs := pairsOf(u.words)
	shared := map[int]int{}
	for _, p := range pairs {
		list := w.byPair[p]
		for _, g := range list[:min(len(list), commonPair)] {
			shared[g]++
		}
	}
	var near []int
	for g, n := range shared {
		// Four words or more that are four fifths of others share two pairs with them at least.
		if n >= 2 || len(pairs) < 3 {
			near = append(near, g)
		}
	}
	slices.Sort(near)
	for _, g := range near {
		for _, v := range w.list[g][:min(len(w.list[g]), members)] {
			if sameWords(u.words, v.words) && oneVoice(u, v) {
				return g
			}
		}
	}
	return -1
}

// pairsOf returns the pairs of neighbouring words, or the word where there is one alone.
func pairsOf(words []string) []string {
	if len(words) == 1 {
		return words
	}
	var out []string
	for i := 1; i < len(words); i++ {
		out = append(out, words[i-1]+" "+words[i])
	}
	return out
}

// oneVoice reports whether two utterances of the same words can be one: nothing says that
// different people speak, or the words are too many for two to say them by chance.
func oneVoice(u, v utterance) bool {
	return u.actor == v.actor || u.actor < 0 || v.actor < 0 || u.doc != v.doc && min(len(u.words), len(v.words)) >= run
}

// sameWords reports whether two quotations are one: four fifths of their words in common, or a
// run of five or more words of one that is the whole of the other.
func sameWords(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 || len(b) > 12*len(a) {
		return false
	}
	if len(a) >= run && strings.Contains(" "+strings.Join(b, " ")+" ", " "+strings.Join(a, " ")+" ") {
		return true
	}
	if 5*len(a) < 4*len(b) {
		return false
	}
	count := map[string]int{}
	for _, w := range b {
		count[w]++
	}
	both := 0
	for _, w := range a {
		if count[w] > 0 {
			count[w]--
			both++
		}
	}
	return 5*both >= 4*(len(a)+len(b)-both)
}
