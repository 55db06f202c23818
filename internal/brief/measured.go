package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// person stands for all words that say no more of the counted than that they are people.
const person = "people"

// persons are such words.
var persons = wordSet(`people person persons others other victims victim individuals lives life toll tolls men women man woman residents resident
	inhabitants population dead injured wounded missing deaths death fatalities fatality casualties casualty injuries killed hurt`)

// happens are words for what happens to the counted, or how something has a size: a group a line,
// its first word stands for it. What is not here means what it means elsewhere.
const happens = `
kill die dead death toll tolls fatality fatal slay slain perish lives life claim
injure injury injured wound wounded hurt casualty casualties
missing unaccounted disappear vanish
home live reside population inhabitant resident city town village inhabit
last run continue endure
worth value estimate appraise cost price
burn scorch char blacken consume spread
evacuate displace flee fled
rise fall gain drop climb slip jump slump surge tumble plunge shed lose advance decline add adds added adding
`

// happensOf maps each word of happens, and its stem, to the first word of its line.
var happensOf = func() map[string]string {
	out := map[string]string{}
	for line := range strings.SplitSeq(strings.TrimSpace(happens), "\n") {
		words := strings.Fields(line)
		for _, w := range words {
			out[w] = words[0]
			if stem := nlp.Stem(w); out[stem] == "" {
				out[stem] = words[0]
			}
		}
	}
	return out
}()

// tellsAct are nouns that say what became of those whom they count.
var tellsAct = wordSet(`dead death deaths toll fatalities fatality injured injuries wounded missing casualties casualty killed population inhabitants residents lives`)

// measured finds what f counts and what happens to it.
func (f *figure) measured(doc *news.Document) {
	thing := lastWordOf(f.m.Thing.Of(doc.Text))
	if f.q.Unit == "" && !f.q.Counted.Empty() {
		thing = lastWordOf(f.q.Counted.Of(doc.Text))
	}
	switch {
	case thing == "":
	case f.q.Unit == "" && (persons[thing] || isPeople(f.q.Counted.Of(doc.Text))):
		f.thing, f.sex = person, sexes[thing]
	case thing == "home" || thing == "homes":
		f.thing = "house" // not what "home to" means
	default:
		f.thing = meaningOf(nlp.Stem(thing))
	}
	act := strings.ToLower(f.m.Act.Of(doc.Text))
	if tellsAct[thing] {
		act = thing
	}
	if act != "" {
		f.act = meaningOfAct(act)
	}
	words := strings.Fields(strings.ToLower(f.q.Counted.Of(doc.Text)))
	switch f.q.Modifier {
	case "another", "an additional", "a further":
		f.more = true
	}
	if rest := doc.Text[f.q.End:]; strings.HasPrefix(rest, " more") || strings.HasPrefix(rest, " others") {
		f.more = true
	}
	f.rest = thing == "others" && !f.more
	for _, w := range words {
		f.more = f.more || w == "others" || w == "other" || w == "more" || w == "additional"
	}
}

// isPeople reports whether words end in those of a country: "Americans".
func isPeople(words string) bool {
	list := strings.Fields(words)
	if len(list) == 0 || !strings.HasSuffix(list[len(list)-1], "s") {
		return false
	}
	_, ok := nlp.NationalityOf(list[len(list)-1])
	return ok
}

// sexes are words for people of one sex.
var sexes = map[string]string{"men": "male", "man": "male", "women": "female", "woman": "female"}

func lastWordOf(text string) string {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

func meaningOfAct(word string) string {
	stem := nlp.Stem(word)
	for _, w := range []string{word, stem} {
		if a := happensOf[w]; a != "" {
			return a
		}
	}
	return meaningOf(stem)
}
