package annotate

import (
	"cmp"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// maxBack is how many attributions back one may stand that a pronoun goes on with.
const maxBack = 16

// either stands where the article has both pronouns for one last name: two people share it.
const either = "he or she"

// antecedent returns the person that the pronoun of attribution i, "he" or "she", stands for: who
// spoke last, else the first person of this sentence or, further off, of those before; -1 if
// there is none.
func (a *attributor) antecedent(pronoun news.Span, word string, i int) int {
	if m := a.lastSpeaker(pronoun, word, i); m >= 0 {
		return m
	}
	here := a.sentenceAt(pronoun.Start)
	paragraph := a.doc.Sentences[here].Paragraph
	for s := here; s >= max(0, here-2) && a.doc.Sentences[s].Paragraph >= paragraph-1; s-- {
		if m := a.firstPerson(s, s, pronoun.Start, word); m >= 0 {
			return m
		}
	}
	return -1
}

// lastSpeaker returns the person who spoke last before the pronoun, at most three sentences and
// a paragraph back, or another who came up since; -1 if there is none.
func (a *attributor) lastSpeaker(pronoun news.Span, word string, i int) int {
	here := a.sentenceAt(pronoun.Start)
	for k := i - 1; k >= max(0, i-maxBack); k-- {
		prev := a.out[k]
		if prev.Source.Empty() || prev.Source.Start >= pronoun.Start {
			continue
		}
		s := a.sentenceAt(prev.Source.Start)
		if prev.Speaker < 0 || here-s > 3 || a.doc.Sentences[s].Paragraph < a.doc.Sentences[here].Paragraph-1 {
			return -1
		}
		if a.doc.Mentions[prev.Speaker].Kind != news.Person {
			continue
		}
		if other := a.firstPerson(s+1, here, pronoun.Start, word); other >= 0 && a.surname(other) != a.surname(prev.Speaker) {
			return other
		}
		if a.isCalled(prev.Speaker, word) {
			return prev.Speaker
		}
	}
	return -1
}

// isCalled reports whether the pronoun "he" or "she" may stand for mention m: no honorific and no
// other pronoun of the article says otherwise.
func (a *attributor) isCalled(m int, pronoun string) bool {
	known := a.pronouns[a.surname(m)]
	return known == "" || known == either || known == pronoun
}

// firstPerson returns the first person that the pronoun may stand for and that stands outside
// quote marks in the sentences from to to, before offset and not as a possessive; -1 if there is
// none.
func (a *attributor) firstPerson(from, to, offset int, pronoun string) int {
	if from > to {
		return -1
	}
	for m := a.mentionFrom(a.doc.Sentences[from].Start); m >= 0 && m < len(a.doc.Mentions); m++ {
		mention := a.doc.Mentions[m]
		if mention.Sentence > to || mention.Start >= offset {
			return -1
		}
		behind := a.doc.Text[mention.End:]
		if mention.Kind != news.Person || isPossessive(behind) || strings.HasPrefix(behind, "-") || a.inQuotation(mention.Start) || !a.isCalled(m, pronoun) {
			continue
		}
		if before := wordBefore(a.doc.Text, mention.Start); dependent[before] || before == "by" || before == "from" || before == "against" {
			continue // not the subject
		}
		return m
	}
	return -1
}

func (a *attributor) inQuotation(offset int) bool {
	i := a.quoteFrom(offset)
	return i < len(a.quotes) && a.quotes[i].Start <= offset
}

// honorificPronouns returns the pronoun of each person, by last name, who has "Mr.", "Mrs." or
// "Ms." before the name somewhere or a role that says it.
func honorificPronouns(doc *news.Document) map[string]string {
	out := map[string]string{}
	for m, mention := range doc.Mentions {
		if mention.Kind != news.Person {
			continue
		}
		pronoun := titlePronouns[wordBefore(doc.Text, mention.Start)]
		if !mention.Role.Empty() {
			for w := range strings.FieldsSeq(strings.ToLower(mention.Role.Of(doc.Text))) {
				pronoun = cmp.Or(pronoun, titlePronouns[w])
			}
		}
		if pronoun == "" {
			continue
		}
		name := surname(doc, m)
		if known := out[name]; known != "" && known != pronoun {
			pronoun = either
		}
		out[name] = pronoun
	}
	return out
}

// titlePronouns holds titles and roles that tell which pronoun a person has.
var titlePronouns = map[string]string{
	"mr": "he", "sir": "he", "lord": "he", "mrs": "she", "ms": "she", "miss": "she", "lady": "she", "dame": "she",
	"spokesman": "he", "chairman": "he", "congressman": "he", "businessman": "he", "councilman": "he", "king": "he", "prince": "he", "father": "he",
	"spokeswoman": "she", "chairwoman": "she", "congresswoman": "she", "businesswoman": "she", "councilwoman": "she", "queen": "she", "princess": "she",
	"actress": "she", "mother": "she", "widow": "she",
}
