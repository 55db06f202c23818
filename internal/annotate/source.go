package annotate

import (
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// wholeSources gives each source all of the names that it cuts into, and takes from it what is the cue or
// what is said: the words of an attribution are one of the three.
func (a *attributor) wholeSources() {
	for i := range a.out {
		at := &a.out[i]
		if at.Source.Empty() {
			continue
		}
		others := append([]news.Span{at.Cue}, at.Content...)
		for _, o := range others {
			at.Source = a.apart(at.Source, o)
		}
		at.Source = a.wholeNames(at.Source, others)
	}
}

// isBodyName reports whether token t is a word of the name of an organisation, taken for a verb that is no reporting verb, "Boats" of "Vester
// Boats Inc.": a headline, "Anna Berg Says She Will Go", is easily taken for a name.
func (a *attributor) isBodyName(t int) bool {
	return a.inName[t] && cues[a.lower(t)] == notCue && strings.HasPrefix(a.tag(t), "VB") && a.doc.Mentions[a.mentionFrom(a.doc.Tokens[t].Start)].Kind == news.Organization
}

// apart returns the words of s before other, or else those behind it; s where there are none.
func (a *attributor) apart(s, other news.Span) news.Span {
	if s.Overlap(other) == 0 {
		return s
	}
	first, end := a.tokenAt(s.Start), a.tokenAt(s.End-1)+1
	if s.Start < other.Start {
		end = a.tokenAt(other.Start)
	} else {
		first = a.tokenAt(other.End)
	}
	if first, end = a.trim(first, end); first >= end {
		return s
	}
	return a.span(first, end)
}

// wholeNames returns s with all of the names that it cuts into and that hold nothing of others.
func (a *attributor) wholeNames(s news.Span, others []news.Span) news.Span {
	for m := a.mentionFrom(s.Start); m >= 0 && m < len(a.doc.Mentions) && a.doc.Mentions[m].Start < s.End; m++ {
		name := a.doc.Mentions[m].Span
		if !slices.ContainsFunc(others, func(o news.Span) bool { return o.Overlap(name) > 0 }) {
			s = s.Cover(name)
		}
	}
	return s
}
