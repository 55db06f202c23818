package annotate

import (
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// maxBack is how many sentences back the body stands that a short form means.
const (
	maxBack     = 24
	maxBackBare = 2 // where the word tells nothing: "the company", "it"
)

// bodyOf returns the mention of the organisation that a source names in short, or -1: "the
// ministry" is the last with that word in its name, "the company" the only one lately spoken of.
func (d *discourse) bodyOf(source news.Span) int {
	words := d.wordsOf(source)
	if len(words) < 2 || !strings.EqualFold(words[0], "the") {
		return -1
	}
	head := strings.ToLower(words[len(words)-1])
	if anyBody[head] {
		if len(words) > 2 {
			return -1
		}
		return d.onlyBody(source.Start, maxBackBare)
	}
	if !nlp.IsOrganizationWord(head) {
		return -1
	}
	here := d.sentenceOf[d.tokenAt(source.Start)]
	for m := d.mentionsBefore(source.Start) - 1; m >= 0 && here-d.doc.Mentions[m].Sentence <= maxBack; m-- {
		mention := d.doc.Mentions[m]
		if mention.Kind == news.Organization && hasWords(mention.Of(d.doc.Text), words[1:]) {
			return m
		}
	}
	return -1
}

// mentionsBefore returns how many mentions begin before offset.
func (d *discourse) mentionsBefore(offset int) int {
	return sort.Search(len(d.doc.Mentions), func(m int) bool { return d.doc.Mentions[m].Start >= offset })
}

// anyBody are words that every organisation goes under.
var anyBody = map[string]bool{"company": true, "firm": true, "group": true, "organization": true, "organisation": true, "agency": true}

// hasWords reports whether a name has all of some words, in any case.
func hasWords(name string, words []string) bool {
	name = " " + strings.ToLower(name) + " "
	for _, w := range words {
		if !strings.Contains(name, " "+strings.ToLower(w)+" ") {
			return false
		}
	}
	return true
}

// onlyBody returns the last mention of the one organisation that the article spoke of before offset,
// at most back sentences ago; -1 where there is none or there are several. A paper that is told
// something does not count.
func (d *discourse) onlyBody(offset, back int) int {
	here := d.sentenceOf[d.tokenAt(offset)]
	found := -1
	for m := d.mentionsBefore(offset) - 1; m >= 0 && here-d.doc.Mentions[m].Sentence <= back; m-- {
		mention := d.doc.Mentions[m]
		if mention.Kind != news.Organization || hears[wordBefore(d.doc.Text, mention.Start)] {
			continue
		}
		if found >= 0 && mention.Of(d.doc.Text) != d.doc.Mentions[found].Of(d.doc.Text) {
			return -1
		}
		if found < 0 {
			found = m
		}
	}
	return found
}

// hears are words behind which an outlet stands that somebody spoke to.
var hears = map[string]bool{"told": true, "on": true, "with": true, "via": true}

// maxPrevious is how many attributions are looked at for the one before.
const maxPrevious = 16

// goesOn returns the organisation that "it" or "they" stands for: the one that spoke in this sentence or
// the one before and that nothing parts from it; -1 else.
func (d *discourse) goesOn(source news.Span, i int) int {
	here := d.sentenceOf[d.tokenAt(source.Start)]
	if d.tokenAt(source.Start) != d.doc.Sentences[here].First {
		return -1
	}
	for k := i - 1; k >= max(0, i-maxPrevious); k-- {
		prev := d.out[k]
		if prev.Source.Empty() || prev.Source.Start >= source.Start {
			continue
		}
		s := d.sentenceOf[d.tokenAt(prev.Source.Start)]
		if here-s != 1 || prev.Speaker < 0 || d.doc.Mentions[prev.Speaker].Kind != news.Organization {
			return -1
		}
		return prev.Speaker
	}
	return -1
}
