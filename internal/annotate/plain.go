package annotate

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// plainly attributes what the model left, of sentence s, where the words leave no doubt: "Berg said that
// the boats were old", "Berg said the boats were old". A model weighs, and what it was not taught may
// outweigh what every reader sees.
func (a *attributor) plainly(s news.Sentence) {
	for t := s.First; t < s.Last; t++ {
		if w := a.lower(t); w != "said" && w != "says" || a.cueUsed[t] || a.cue(t) == notCue {
			continue
		}
		first := t + 1
		if that := a.thatAfter(first, s.Last); that > 0 {
			first = that + 1
		} else if !a.opensBare(first, s.Last) {
			continue
		}
		from, to := a.subject(t, s.First)
		if from == to || first >= s.Last {
			continue
		}
		if a.report(a.span(from, to), a.doc.Tokens[t].Span, [2]int{first, a.clauseEnd(first, s)}) {
			a.cueUsed[t] = true
		}
	}
}

// opensBare reports whether a clause without "that" begins at token first: a subject, and a verb with a tense.
func (a *attributor) opensBare(first, end int) bool {
	if first >= end || !nounPhrase(a.tag(first)) && a.tag(first) != "EX" {
		return false
	}
	subject := false
	for t := first; t < min(first+14, end) && a.lower(t) != ","; t++ {
		subject = subject || strings.HasPrefix(a.tag(t), "NN") || a.tag(t) == "PRP" || a.tag(t) == "EX"
		if finite(a.tag(t)) {
			return subject
		}
	}
	return false
}
