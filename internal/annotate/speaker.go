package annotate

import (
	"slices"
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// speakers leads each source to the mention of the one who speaks: a name in it, the person
// that a pronoun or a role stands for, the body that it names in short, who gave out the paper that
// it is. Where the text leaves that open, so does Speaker: a wrong name is worse than none.
func (a *attributor) speakers() {
	a.quotedAs()
	d := a.discourse()
	d.follow()
	papers := &desk{last: map[string]issued{}}
	for i := range a.out {
		if at := &a.out[i]; !at.Source.Empty() {
			at.Speaker = d.speakerOf(at.Source, i, papers)
			d.saidIn(*at, papers)
		}
	}
}

// speakerOf returns the mention of the one who source i is, or -1.
func (d *discourse) speakerOf(source news.Span, i int, papers *desk) int {
	switch strings.ToLower(source.Of(d.doc.Text)) {
	case "it", "they":
		return d.goesOn(source, i)
	case "we", "i", "you":
		return -1
	case "who", "which", "that":
		return d.namedBefore(source)
	}
	if m := d.bearerOf(source); m >= 0 {
		return m
	}
	if m := d.named(source); m >= 0 {
		if d.doc.Mentions[m].Kind == news.Person && d.of[m] < 0 {
			return -1 // a surname that two share
		}
		return m
	}
	if slices.Contains(d.wordsOf(source), "and") {
		return -1 // several
	}
	if m, ok := d.refers[source.Start]; ok {
		return m
	}
	if m := d.bodyOf(source); m >= 0 {
		return m
	}
	return d.giver(source, papers)
}

// bearerOf returns the person beside a source that is no more than the role of theirs, or -1: "a clerk of the court" in
// "Anna Berg, a clerk of the court, said".
func (d *discourse) bearerOf(source news.Span) int {
	const article = 4 // bytes
	m := d.mentionFrom(source.Start)
	if m < 0 {
		m = len(d.doc.Mentions)
	}
	for k := max(0, m-1); k < min(len(d.doc.Mentions), m+maxInRole); k++ {
		mention := d.doc.Mentions[k]
		if mention.Kind != news.Person || d.of[k] < 0 || mention.Role.Empty() || source.Overlap(mention.Span) > 0 {
			continue
		}
		if from := mention.Role.Start - source.Start; -article <= from && from <= article && mention.Role.Overlap(source) > 0 {
			return k
		}
	}
	return -1
}

// maxInRole is how many names a role may hold.
const maxInRole = 4

// namedBefore returns the name right before a relative pronoun, or -1: "Paul Vik, who said". In "a spokesman for
// Paul Vik who said" the pronoun may stand for either.
func (d *discourse) namedBefore(source news.Span) int {
	t := d.tokenAt(source.Start) - 1
	if d.lower(t) == "," {
		t--
	}
	if t < 0 {
		return -1
	}
	m := d.mentionFrom(d.doc.Tokens[t].Start)
	if m < 0 || d.doc.Mentions[m].End != d.doc.Tokens[t].End || d.doc.Mentions[m].Kind == news.Other || dependent[wordBefore(d.doc.Text, d.doc.Mentions[m].Start)] {
		return -1
	}
	return m
}

// named returns the mention that is the head of a source: the person in it, or the
// organisation or place that it ends with. In "Berg's adviser" and "a spokesman for Berg" nobody
// is named.
func (a *attributor) named(source news.Span) int {
	best := -1
	for m := a.mentionFrom(source.Start); m >= 0 && m < len(a.doc.Mentions); m++ {
		mention := a.doc.Mentions[m]
		if mention.Start >= source.End {
			break
		}
		if !source.Contains(mention.Span) {
			continue
		}
		before := wordBefore(a.doc.Text, mention.Start)
		if before == "the" && mention.Start-len("the ") > source.Start {
			before = wordBefore(a.doc.Text, mention.Start-len("the "))
		}
		switch {
		case mention.Kind == news.Person && a.isPart(mention, source):
		case isPossessive(a.doc.Text[mention.End:source.End]):
		case mention.Start > source.Start && dependent[before]:
		case mention.Kind == news.Person:
			if best < 0 || a.doc.Mentions[best].Kind != news.Person {
				best = m
			}
		case mention.Kind == news.Place && before == "from":
		case mention.End == source.End && best < 0 && mention.Kind != news.Other:
			best = m
		}
	}
	return best
}

// isPart reports whether a person's name in a source is a part of another: "the Berg office".
func (a *attributor) isPart(m news.Mention, source news.Span) bool {
	t := a.tokenAt(m.End)
	if t >= len(a.doc.Tokens) || a.doc.Tokens[t].Start >= source.End {
		return false
	}
	return a.tag(t) == "NN" || a.tag(t) == "NNS"
}

// isPossessive reports whether what stands behind a name makes it a possessive: "Berg's".
func isPossessive(behind string) bool {
	behind = strings.TrimPrefix(behind, " ")
	return strings.HasPrefix(behind, "'s") || strings.HasPrefix(behind, "’s") || strings.HasPrefix(behind, "' ") || strings.HasPrefix(behind, "’ ")
}

// Behind these a name only says whose or where the one who speaks is: "a spokeswoman for Anna
// Berg", "the head of the harbour office", "a woman in Vester".
var dependent = map[string]bool{"for": true, "of": true, "to": true, "with": true, "in": true, "at": true, "near": true, "outside": true, "about": true, "on": true}

// mentionFrom returns the first mention that ends behind offset, or -1.
func (a *attributor) mentionFrom(offset int) int {
	list := a.doc.Mentions
	i := sort.Search(len(list), func(i int) bool { return list[i].End > offset })
	if i == len(list) {
		return -1
	}
	return i
}

// wordBefore returns the word right before offset in lower case, of a few letters at most.
func wordBefore(text string, offset int) string {
	f := strings.Fields(text[max(0, offset-8):offset])
	if len(f) == 0 {
		return ""
	}
	return strings.TrimSuffix(strings.ToLower(f[len(f)-1]), ".")
}
