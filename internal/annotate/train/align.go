package main

import (
	"sort"

	"github.com/briefgen/briefgen/internal/annotate/speech"
	"github.com/briefgen/briefgen/internal/news"
)

// aligner turns spans of bytes into tokens of sentences.
type aligner struct{ doc *news.Document }

// gold returns a marked attribution and the sentence of its cue. It reports false where the cue does
// not stand in one sentence, or the attribution is settled.
func (t *aligner) gold(source, cue, content [][2]int) (speech.Gold, int, bool) {
	if len(cue) == 0 || len(content) == 0 || t.isSettled(content) {
		return speech.Gold{}, 0, false
	}
	first, end := t.tokens(cue[0])
	i := t.sentence(first)
	if first >= end || i < 0 || end > t.doc.Sentences[i].Last {
		return speech.Gold{}, 0, false
	}
	s := t.doc.Sentences[i]
	g := speech.Gold{Cue: t.head(i, first, end) - s.First}
	for _, c := range content {
		from, to := t.tokens(c)
		inside := [2]int{max(from, s.First) - s.First, min(to, s.Last) - s.First}
		if inside[0] < inside[1] {
			g.Content = append(g.Content, inside)
		}
		g.Outside += max(0, to-from) - max(0, inside[1]-inside[0])
	}
	if len(source) > 0 {
		from, to := t.tokens(source[0])
		if from >= to || from < s.First || to > s.Last {
			return speech.Gold{}, 0, false
		}
		g.Source = [2]int{from - s.First, to - s.First}
	}
	return g, i, len(g.Content) > 0
}

// isSettled reports whether what a quotation was found to say is the content.
func (t *aligner) isSettled(content [][2]int) bool {
	for _, a := range t.doc.Attributions {
		both, size := 0, 0
		for _, s := range a.Content {
			size += s.Len()
			for _, c := range content {
				both += max(0, min(s.End, c[1])-max(s.Start, c[0]))
			}
		}
		for _, c := range content {
			size += c[1] - c[0]
		}
		if 2*both > size-both {
			return true
		}
	}
	return false
}

// tokens returns the tokens that a span of bytes touches.
func (t *aligner) tokens(s [2]int) (first, end int) {
	all := t.doc.Tokens
	first = sort.Search(len(all), func(i int) bool { return all[i].End > s[0] })
	end = sort.Search(len(all), func(i int) bool { return all[i].Start >= s[1] })
	return first, end
}

// sentence returns the sentence of a token, -1 if there is none.
func (t *aligner) sentence(token int) int {
	all := t.doc.Sentences
	i := sort.Search(len(all), func(i int) bool { return all[i].Last > token })
	if i == len(all) || all[i].First > token {
		return -1
	}
	return i
}

// head returns the word of a cue that the others depend on: of several, the first verb.
func (t *aligner) head(sentence, first, end int) int {
	s := t.doc.Sentences[sentence]
	tree := t.doc.Trees[sentence].Tree()
	best := -1
	for i := first; i < end; i++ {
		if h := tree.Head(i-s.First) + s.First; h >= first && h < end && tree.Head(i-s.First) >= 0 {
			continue
		}
		if best < 0 || t.rank(i) > t.rank(best) {
			best = i
		}
	}
	if best < 0 {
		best = first
	}
	return best
}

// rank says how much a word that depends on none of the cue looks like its head.
func (t *aligner) rank(i int) int {
	switch t.doc.Tokens[i].Class() {
	case "VERB":
		return 3
	case "NOUN":
		return 2
	case "PUNCT":
		return 0
	}
	return 1
}
