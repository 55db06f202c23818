package nlp

import (
	"strings"
)

// evidence is what speaks for each kind of a name, over the whole text.
type evidence struct {
	person, org, place float64
	multi              bool   // of several words
	votes              [4]int // of the tagger, for each kind
}

// ofItself weighs the words of the name.
func (f *nameFinder) ofItself(c candidate, e *evidence) {
	last := f.lower(c.last - 1)
	if _, ok := CountryOf(c.key); ok {
		e.place += 8
	}
	switch {
	case f.isOrganization(c.first, c.last):
		e.org += 6
	case !e.multi && knownOrgs[last]:
		e.org += 6
	case e.multi && (placeWords[last] || placeWords[f.lower(c.first)]):
		e.place += 4
	case !e.multi && isUpperWord(c.key) && len(c.key) >= 2:
		e.org += 2.5
	}
	for i := c.first; i < c.last; i++ {
		w := words().words[f.lower(i)]
		total := float64(w.first+w.last+w.org+w.place) + 1
		if i == c.first && e.multi {
			e.person += 4 * float64(w.first) / total
		} else {
			e.person += 2 * float64(w.last) / total
		}
		e.org += 3 * float64(w.org) / total / float64(c.last-c.first)
		e.place += 4 * float64(w.place) / total / float64(c.last-c.first)
		switch {
		case f.word(i) == "&":
			e.org += 4
		case e.multi && IsCommon(f.word(i)) && w.first+w.last == 0 && !particles[f.word(i)]:
			e.person -= 2
			e.org += 0.5
		case !e.multi && IsCommon(f.word(i)):
			e.person -= 1.5 // "Mother's Day"
		}
	}
	if e.multi && c.last-c.first <= 4 && e.org < 2 && e.place < 2 {
		e.person += 1.2 // several unknown words: most often a person
	}
}

// around weighs the words beside the name, and finds the role.
func (f *nameFinder) around(c *candidate, e *evidence, s [2]int) {
	prev, next := f.lower(c.first-1), f.lower(c.last)
	if c.first == s[0] {
		prev = ""
	}
	if c.honorific {
		e.person += 6
	}
	if !c.role.Empty() && !c.honorific {
		e.person += 3
	}
	f.roleBefore(c, e, s)
	f.roleBehind(c, e, s)
	switch {
	case saying[next]:
		e.person += 1
	case next == "," && isAge(f.word(c.last+1)):
		e.person += 4
	case next == "," && f.lower(c.last+1) == "who", next == "who":
		e.person += 1.5
	case next == "'s" || next == "’s":
		e.person += 0.2
	}
	switch prev {
	case "in", "near", "at", "outside", "across", "into", "throughout", "southwest", "southeast", "northwest", "northeast", "south-west":
		e.place += 1.5
	case "from", "to", "off", "around", "of": // persons stand there as often
		e.place += 0.15
	case "the":
		e.person -= 2.5
		e.org += 0.8
	}
	if prev == "of" && placeNouns[f.lower(c.first-2)] {
		e.place += 4 // "the port city of …"
	}
}

var placeNouns = wordSet(`city town village port capital island province region district suburb county state resort hamlet municipality north south
	east west outskirts coast`)

func isAge(w string) bool {
	return len(w) == 2 && isASCIIDigit(w[0]) && isASCIIDigit(w[1])
}

// link leads parts of names to whole ones: a person's surname or given name, an acronym.
func (f *nameFinder) link() {
	parts := map[string]string{}
	for _, c := range f.candidates {
		e := f.evidence[c.key]
		if !e.multi || e.kind() != PersonName {
			continue
		}
		parts[f.word(c.last-1)] = c.key
		if first := f.word(c.first); parts[first] == "" && words().words[strings.ToLower(first)].first == 0 {
			parts[first] = c.key // the family name comes first in some languages
		}
		// A name with a particle: "von der Leyen" of "Ursula von der Leyen".
		for i := max(c.first+1, c.last-maxTail); i < c.last; i++ {
			tail := f.tokens[i].Cover(f.tokens[c.last-1].Span).Of(f.text)
			if parts[tail] == "" {
				parts[tail] = c.key
			}
		}
	}
	for key, e := range f.evidence {
		if whole := parts[key]; whole != "" && whole != key && e.place < 5 {
			e.person += 5
		}
	}
}

// maxTail is the most words that a surname has, "de la Torre y Vega".
const maxTail = 5

// kind returns what the tagger says at most places; where it says nothing, or two things as
// often, what speaks loudest, where anything speaks loud enough.
func (e *evidence) kind() NameKind {
	best, most, tie := OtherName, 0, false
	for k, n := range e.votes {
		switch {
		case n > most:
			best, most, tie = NameKind(k), n, false
		case n == most:
			tie = n > 0
		}
	}
	if most > 0 && !tie {
		return best
	}
	switch {
	case e.person >= 1.2 && e.person > e.org && e.person > e.place:
		return PersonName
	case e.place >= 1.2 && e.place >= e.org:
		return PlaceName
	case e.org >= 1.2:
		return OrganizationName
	}
	return best
}

// sure reports whether the rules alone make a name.
func (e *evidence) sure() bool { return e.person >= surely || e.org >= surely || e.place >= surely }

// surely is how loud evidence must speak where the tagger found no name.
const surely = 6

// isAdjective reports whether a name of one word is a nationality or a region's adjective:
// "Russian", "European", "Western".
func (f *nameFinder) isAdjective(c candidate) bool {
	if c.last-c.first > 1 {
		return false
	}
	if _, ok := NationalityOf(c.key); ok {
		return true
	}
	return regionAdjectives[strings.ToLower(c.key)]
}

var regionAdjectives = wordSet(`european europeans western eastern northern southern asian african arab arabs islamic muslim muslims christian
	christians jewish jews catholic catholics latin nordic baltic balkan soviet mediterranean democratic democrat democrats republican
	republicans conservative conservatives liberal liberals labour tory tories`)
