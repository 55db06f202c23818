package annotate

import (
	"sort"
	"strings"
	"unicode"

	"github.com/briefgen/briefgen/internal/news"
)

// speakers leads each source to the mention of the one who speaks: a name in it, the person
// that a pronoun stands for, or the one whose role it names. Where the text leaves that open,
// so does Speaker: a wrong name is worse than none.
func (a *attributor) speakers() {
	for i := range a.out {
		at := &a.out[i]
		if at.Source.Empty() {
			continue
		}
		at.Speaker = a.speaker(at.Source, i)
	}
}

// speaker returns the mention of the one who speaks in attribution i, or -1.
func (a *attributor) speaker(source news.Span, i int) int {
	words := strings.ToLower(source.Of(a.doc.Text))
	switch words {
	case "he", "she":
		m := a.antecedent(source, words, i)
		if m >= 0 && a.pronouns[a.surname(m)] == "" {
			a.pronouns[a.surname(m)] = words
		}
		return m
	case "they", "it", "we", "i", "you":
		return -1
	}
	if m := a.named(source); m >= 0 {
		return m
	}
	return a.holderOf(words, source)
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
		switch before := wordBefore(a.doc.Text, mention.Start); {
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

func (a *attributor) surname(m int) string { return surname(a.doc, m) }

// surname returns the last word of mention m of doc.
func surname(doc *news.Document, m int) string {
	name := doc.Mentions[m].Of(doc.Text)
	return name[strings.LastIndexFunc(name, unicode.IsSpace)+1:]
}

// wordBefore returns the word right before offset in lower case, of a few letters at most.
func wordBefore(text string, offset int) string {
	f := strings.Fields(text[max(0, offset-8):offset])
	if len(f) == 0 {
		return ""
	}
	return strings.TrimSuffix(strings.ToLower(f[len(f)-1]), ".")
}

// sentenceAt returns the sentence that offset is in, or the next one.
func (a *attributor) sentenceAt(offset int) int {
	list := a.doc.Sentences
	i := sort.Search(len(list), func(i int) bool { return list[i].End > offset })
	return min(i, len(list)-1)
}

// holderOf returns the nearest person before the source whose role has the word with which the
// source ends: "the governor" after "Vester Governor …". Indefinite sources name nobody.
func (a *attributor) holderOf(words string, source news.Span) int {
	f := strings.Fields(words)
	if len(f) < 2 || f[0] != "the" {
		return -1
	}
	people := a.byRole[f[len(f)-1]]
	i := sort.Search(len(people), func(i int) bool { return a.doc.Mentions[people[i]].Start >= source.Start })
	if i == 0 {
		return -1
	}
	return people[i-1]
}

// peopleByRole returns for each word of a role the mentions of people with that role, in order.
func peopleByRole(doc *news.Document) map[string][]int {
	out := map[string][]int{}
	for m, mention := range doc.Mentions {
		if mention.Kind != news.Person || mention.Role.Empty() {
			continue
		}
		for w := range strings.FieldsSeq(strings.ToLower(mention.Role.Of(doc.Text))) {
			w = strings.Trim(w, ",.")
			if list := out[w]; len(list) == 0 || list[len(list)-1] != m {
				out[w] = append(list, m)
			}
		}
	}
	return out
}
