package brief

import (
	"cmp"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

const (
	// run is the number of words from which on a quotation can be known by a part of it.
	run = 5
	// enough is how many words of a run must say something of their own for it to be known whoever
	// speaks; long is the number of words from which on two people do not say them by chance.
	enough, long = 4, 8
	// commonPair is how many places may have a pair of words for it to lead from one to another.
	commonPair = 400
	// candidates is how many places an utterance is compared with, closely how many of them word by
	// word in their order.
	candidates, closely = 50, 3
)

// wordings groups utterances by their words. The first of a group is the longest, its lead; each
// other is an account of it, in full or in part.
type wordings struct {
	story *news.Story
	trace *trace // nil where nobody asks
	list  [][]utterance
	index wordIndex // of the leads
}

// group puts the longest first, so that each utterance finds the whole that it is a part of.
func (w *wordings) group(all []utterance) {
	w.index = newWordIndex()
	longest := 0
	ofLength := map[int][]utterance{}
	for _, u := range all {
		w.index.number(u.words)
		longest = max(longest, len(u.words))
		ofLength[len(u.words)] = append(ofLength[len(u.words)], u)
	}
	for n := longest; n > 0; n-- {
		list := ofLength[n]
		slices.SortStableFunc(list, wholeFirst)
		for _, u := range list {
			for _, rest := range w.add(u) {
				ofLength[len(rest.words)] = append(ofLength[len(rest.words)], rest)
			}
		}
	}
}

// wholeFirst puts whole quotations and unbroken ones before phrases and broken ones.
func wholeFirst(a, b utterance) int {
	if x, y := a.at.Kind == news.Direct, b.at.Kind == news.Direct; x != y {
		if x {
			return -1
		}
		return 1
	}
	return cmp.Or(len(a.pieces)-len(b.pieces), a.doc-b.doc)
}

// add puts u into the group that has its words, or into one of its own. Where a group has some of
// its sentences, the others are returned.
func (w *wordings) add(u utterance) []utterance {
	if g := w.find(u); g >= 0 {
		w.list[g] = append(w.list[g], u)
		w.trace.joins(u)
		return nil
	}
	if g, shared, rest := w.part(u); g >= 0 {
		w.list[g] = append(w.list[g], shared)
		w.trace.found(rulePart)
		w.trace.joins(shared)
		return rest
	}
	w.list = append(w.list, []utterance{u})
	w.index.add(u.words)
	return nil
}

// find returns the group whose lead gives u's words, or u a part of its, or -1. What is loosely
// alike counts for single sentences alone: several are looked for one by one.
func (w *wordings) find(u utterance) int {
	for at := range w.index.at(u.words) {
		if v := w.list[at.group][0]; startsWith(v.words[at.word:], u.words) && known(u, v) {
			w.trace.found(ruleSameWords)
			return at.group
		}
	}
	if len(w.story.Docs) == 1 { // what is loosely alike is looked for in other articles
		return -1
	}
	n := len(u.words)
	one := n >= run && u.weight >= enough-1 && len(w.sentences(u)) == 1
	for i, at := range w.index.near(u.words) {
		v := w.list[at.group][0]
		if u.doc == v.doc || !mayBeOne(u, v) {
			continue
		}
		if mostlyShared(u.words, v.words) && (n >= run || u.weight > 1) && (u.beside(v) == oneVoice || rarity(u.words) >= rare) {
			w.trace.found(ruleMostWords)
			return at.group
		}
		from, to := max(0, at.word-n/2), min(len(v.words), at.word+4*n)
		if one && i < closely && alike(u, v, v.words[from:to]) {
			w.trace.found(ruleAlike)
			return at.group
		}
	}
	return -1
}

// alike reports whether u gives words of v in their order: three fifths of its own if one speaks in
// both, as in another translation, or a long run; four fifths if they name different speakers; where
// neither names one, it takes more than likeness. Several in a row must be the same, and several must
// say something of their own.
func alike(u, v utterance, words []word) bool {
	c := inOrder(words, u.words)
	least, own := 7, enough
	switch beside := u.beside(v); {
	case beside == oneVoice:
		if c.row >= long && c.rowWeight >= enough {
			return true
		}
		least, own = 6, enough-1
	case u.actor < 0 && v.actor < 0: // they may be two
		return false
	case beside == twoVoices:
		least = 8
	}
	n, wide := len(u.words), 2
	if 10*c.kept >= 9*n {
		wide = 3
	}
	return 10*c.kept >= least*n && c.row >= run && c.over <= wide*n && c.weight >= own
}

// known reports whether u, whose words v has in a row, can only be the same utterance: where it is
// a part, or nobody says who speaks, a few words are not enough.
func known(u, v utterance) bool {
	switch n := len(u.words); {
	case !mayBeOne(u, v):
		return false
	case u.beside(v) == oneVoice:
		return n == len(v.words) || n >= run || u.weight > 1
	default:
		return (n == len(v.words) || n >= run) && rarity(u.words) >= rare
	}
}

// rare is the sum of the weights of words from which on two people do not say them by chance: more
// than "thank you all so much" has.
const rare = 5.0

func rarity(words []word) float64 {
	sum := 0.0
	for _, w := range words {
		if !nlp.IsFunction(w.key) {
			sum += nlp.IDF(nlp.Stem(w.key))
		}
	}
	return sum
}

// mayBeOne reports whether two utterances of alike words can be one: nothing says that different
// people speak, or the words are too many for two to say them by chance.
func mayBeOne(u, v utterance) bool {
	return u.beside(v) != twoVoices || u.doc != v.doc && len(u.words) >= run && (u.weight >= enough || len(u.words) >= long)
}

func startsWith(all, words []word) bool {
	if len(words) > len(all) {
		return false
	}
	for i, w := range words {
		if all[i].key != w.key {
			return false
		}
	}
	return true
}

// mostlyShared reports whether two lists have four fifths of all their words in common.
func mostlyShared(a, b []word) bool {
	if 5*len(a) < 4*len(b) {
		return false
	}
	missing := len(a) - (4*(len(a)+len(b))+8)/9 // of a's words so many may be
	var count map[int32]int
	if len(b) > fewWords {
		count = make(map[int32]int, len(b))
		for _, w := range b {
			count[w.number]++
		}
	}
	var used [fewWords]bool
	for _, w := range a {
		if len(b) > fewWords {
			if count[w.number]--; count[w.number] >= 0 {
				continue
			}
		} else if i := unused(b, w.number, &used); i >= 0 {
			used[i] = true
			continue
		}
		if missing--; missing < 0 {
			return false
		}
	}
	return missing >= 0
}

// unused returns the first of some words that has a number and is not used, or -1.
func unused(words []word, number int32, used *[fewWords]bool) int {
	for i := range words {
		if words[i].number == number && !used[i] {
			return i
		}
	}
	return -1
}

// fewWords is how many words are looked through one by one.
const fewWords = 32

// common is what two lists of words have in common in their order.
type common struct {
	kept, weight   int // words, and those that say something of their own
	row, rowWeight int // the same of the most in a row
	over           int // words of the first list from the first to the last that is kept
}

// inOrder returns what the words b have of a.
func inOrder(a, b []word) common {
	var c common
	steps := align(a, b)
	for _, e := range steps {
		if e.op != news.Kept {
			continue
		}
		n, weight := e.b[1]-e.b[0], weightOf(b[e.b[0]:e.b[1]])
		c.kept, c.weight = c.kept+n, c.weight+weight
		if n > c.row {
			c.row, c.rowWeight = n, weight
		}
	}
	at := keptOf(steps)
	c.over = at[1] - at[0]
	return c
}

// part finds a group whose lead has some of u's sentences in a row: articles part a statement at
// different places. It returns the group, what u shares with its lead and the rest of u; the group
// is -1 where there is none.
func (w *wordings) part(u utterance) (int, utterance, []utterance) {
	group, first, last := -1, 0, 0
	if len(w.story.Docs) == 1 {
		return group, u, nil
	}
	for _, s := range w.sentences(u) {
		v := w.cut(u, s[0], s[1])
		g := w.findPart(v)
		if g >= 0 && group < 0 {
			group, first = g, s[0]
		}
		if group < 0 {
			continue
		}
		if g != group && !w.has(group, v) {
			break
		}
		last = s[1]
	}
	if group < 0 || last-first == len(u.words) {
		return group, u, nil
	}
	var rest []utterance
	for _, r := range [][2]int{{0, first}, {last, len(u.words)}} {
		if r[0] == r[1] {
			continue
		}
		v := w.cut(u, r[0], r[1])
		if v.weight < 2 { // too little to stand alone
			return group, u, nil
		}
		rest = append(rest, v)
	}
	return group, w.cut(u, first, last), rest
}

// cut returns the words from first to last, last excluded, as an utterance of their own.
func (w *wordings) cut(u utterance, first, last int) utterance {
	v := u.cut(w.story.Docs[u.doc], first, last)
	w.index.number(v.words)
	return v
}

// findPart returns the group of another article whose lead has a sentence, or -1.
func (w *wordings) findPart(u utterance) int {
	if len(u.words) < run || u.weight < 2 {
		return -1
	}
	if g := w.find(u); g >= 0 && w.list[g][0].doc != u.doc {
		return g
	}
	return -1
}

// has reports whether the lead of a group has u's words in a row.
func (w *wordings) has(group int, u utterance) bool {
	for at := range w.index.at(u.words) {
		if at.group == group && startsWith(w.list[group][0].words[at.word:], u.words) {
			return true
		}
	}
	return false
}

// sentences returns the first word of each sentence or piece of u and the one behind its last.
func (w *wordings) sentences(u utterance) [][2]int {
	doc := w.story.Docs[u.doc]
	var out [][2]int
	at := 0
	for n := 1; n <= len(u.words); n++ {
		if n == len(u.words) || u.endsSentence(doc, n) {
			out = append(out, [2]int{at, n})
			at = n
		}
	}
	return out
}

// endsSentence reports whether a sentence or a piece of u ends before its n-th word.
func (u utterance) endsSentence(doc *news.Document, n int) bool {
	before, next := u.words[n-1], u.words[n]
	if before.piece != next.piece {
		return true
	}
	i, _ := slices.BinarySearchFunc(doc.Sentences, next.Start, func(s news.Sentence, offset int) int { return cmp.Compare(s.End, offset+1) })
	return i < len(doc.Sentences) && doc.Sentences[i].Start > before.Start
}
