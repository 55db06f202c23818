package nlp

import (
	"strings"

	"github.com/briefgen/briefgen/internal/nlp/gazetteer"
)

// evidence is what speaks for each kind of a name, over the whole text.
type evidence struct {
	person, org, place float64
	multi              bool   // of several words
	seat               bool   // of a government, or another body by its name alone
	family             bool   // "the Bergs", where "Anna Berg" is named: they act as a body does
	plural             bool   // a word like "Russians", by its form
	placed             int    // places where a word beside it says that it is a place
	titled             int    // places where a title, a role or an age stands beside it
	linked             bool   // to a person's name elsewhere
	entitled           int    // places where "The" does, with a capital: "told The Vester"
	the                int    // places where "the" stands before it
	seen               int    // places
	votes              [4]int // of the tagger, for each kind, at these places
}

// ofItself weighs the words of the name.
func (f *nameFinder) ofItself(c candidate, e *evidence) {
	last := f.lower(c.last - 1)
	if _, ok := CountryOf(c.key); ok {
		e.place += 8
	}
	e.plural = !e.multi && (f.tokens[c.first].Tag() == "NNPS" || strings.HasSuffix(c.key, "s") && !strings.HasSuffix(c.key, "ss"))
	switch {
	case seats[c.key] || gazetteer.Bodies[c.key]:
		e.seat = true
	case f.isOrganization(c.first, c.last):
		e.org += 6
	case !e.multi && knownOrgs[last]:
		e.org += 6
	case e.multi && (placeWords[last] || placeWords[f.lower(c.first)]):
		e.place += 4
	case !e.multi && isUpperWord(c.key) && len(c.key) >= 3 && !IsCommon(c.key):
		e.org += 3
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

// around weighs the words beside the name, a role among them.
func (f *nameFinder) around(c *candidate, e *evidence, s [2]int) {
	prev, next := f.lower(c.first-1), f.lower(c.last)
	if c.first == s[0] {
		prev = ""
	}
	if c.last == s[1] {
		next = ""
	}
	if c.honorific {
		e.person += 6
		e.titled++
	} else if !c.title.empty() || !f.roleBefore(c, s).empty() {
		e.person += 3
		e.titled++
	} else if !f.roleBeforeComma(c, s).empty() {
		e.person += 3
		if e.multi {
			e.titled++
		}
	}
	if !f.roleBehind(c, s).empty() {
		e.person += 3
	}
	switch {
	case saying[next]:
		e.person += 1
	case next == "," && isAge(f.word(c.last+1)):
		e.person += 4
		e.titled++
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
		if next := f.tokens[min(c.last, len(f.tokens)-1)].Tag(); next != "NN" && next != "NNS" {
			e.the++ // "the Berg plan" is a person's
		}
		if f.word(c.first-1) == "The" && c.first-1 > s[0] && !f.opensQuote(c.first-2) {
			e.entitled++
		}
	}
	switch {
	case c.last-c.first == 1 && f.opensCouple(c.first, s):
		e.person += 2 * surePerson
		c.kind = PersonName
		e.titled++
	case f.opensDateline(*c, s), f.isCalledPlace(c.last, s):
		e.place += 4
		e.placed++
	case prev == "of" && (placeNouns[f.lower(c.first-2)] || placeHeads[f.lower(c.first-2)]) && f.isUnowned(*c): // "the port city of …"
		e.place += 4
		e.placed++
	case c.last < s[1] && placeNouns[next] && next == f.word(c.last), // "Vester island"
		(next == "'s" || next == "’s") && placeHeads[f.word(c.last+1)] && !IsCommon(f.word(c.last-1)):
		e.place++
		e.placed++
	}
}

// isUnowned reports whether no "'s" stands behind a name.
func (f *nameFinder) isUnowned(c candidate) bool {
	return c.last >= len(f.tokens) || f.tokens[c.last].Tag() != "POS"
}

// isCalledPlace reports whether the words from token k on say that the name before is a place: "is a small
// town", ", a village in".
func (f *nameFinder) isCalledPlace(k int, s [2]int) bool {
	if k+2 >= s[1] {
		return false
	}
	switch f.word(k) {
	case ",", "is", "was":
	default:
		return false
	}
	if w := f.word(k + 1); w != "a" && w != "an" && w != "the" {
		return false
	}
	for i := k + 2; i < min(s[1], k+6); i++ {
		if f.tokens[i].Tag() == "NN" && (i+1 == s[1] || f.tokens[i+1].Tag() != "NN") {
			return settlements[f.lower(i)]
		}
	}
	return false
}

var settlements = wordSet(`city town village hamlet suburb municipality island province district resort port county borough region township`)

// opensDateline reports whether a name is the place with which an agency's report begins: "VESTER (AP) —".
func (f *nameFinder) opensDateline(c candidate, s [2]int) bool {
	if c.first != s[0] || IsCommon(f.word(c.last-1)) || strings.Contains(c.key, "/") {
		return false
	}
	for k := c.last; k < min(s[1], c.last+8); k++ {
		switch f.word(k) {
		case "—", "–", "--":
			return true
		case "-":
			return f.tokens[k-1].End < f.tokens[k].Start
		}
		if w := f.word(k); !startsUpper(w) && w != "," && w != "(" && w != ")" && w != "/" {
			return false
		}
	}
	return false
}

var placeNouns = wordSet(`city town village port capital island province region district suburb county state resort hamlet municipality north south
	east west outskirts coast shore beach harbour harbor streets square bridge airport station valley lake bay strait area`)

func isAge(w string) bool {
	return len(w) == 2 && isASCIIDigit(w[0]) && isASCIIDigit(w[1])
}

// link leads parts of names to whole ones: a person's surname or given name, an acronym.
func (f *nameFinder) link() {
	f.governed()
	f.linkWhole()
	parts := map[string]string{}
	for _, c := range f.candidates {
		e := f.evidence[c.key]
		if !e.multi || e.kind() != PersonName {
			continue
		}
		parts[f.word(c.last-1)] = c.key
		if first := f.word(c.first); parts[first] == "" && f.mayStandAlone(first) {
			parts[first] = c.key // a given name, or a family name, that comes first in some languages
		}
		// A name with a particle: "van der Heide" of "Carla van der Heide".
		for i := max(c.first+1, c.last-maxTail); i < c.last; i++ {
			tail := f.tokens[i].Cover(f.tokens[c.last-1].Span).Of(f.text)
			if parts[tail] == "" {
				parts[tail] = c.key
			}
		}
	}
	for key, e := range f.evidence {
		if one, ok := strings.CutSuffix(key, "s"); ok && e.plural && e.the == e.seen && parts[one] != "" && parts[key] == "" {
			e.family = true
		}
		if whole := parts[key]; whole != "" && whole != key && e.place < 5 {
			e.person += 5
			e.linked = true
		}
	}
}

// governed notes the places that titles name: "Vester" in "Vester Mayor Anna Berg".
func (f *nameFinder) governed() {
	for _, c := range f.candidates {
		if c.title.empty() || f.evidence[c.key].kind() != PersonName {
			continue
		}
		for k := c.first - 1; k > c.title.first; k-- {
			word := f.word(k - 1)
			if _, people := NationalityOf(word); people || regionAdjectives[lower(word)] || IsCommon(word) {
				continue // "Republican Governor Anna Berg"
			}
			if e := f.evidence[word]; e != nil && placeHeads[f.lower(k)] {
				e.place++
				e.placed++
			}
		}
	}
}

// placeHeads are those who govern a place, and what only a place has: "Vester's governor".
var placeHeads = wordSet(`mayor governor gov gov. sheriff mayors governors parliament capital residents inhabitants citizens population outskirts
	suburbs harbour harbor port airport coast coastline shores streets`)

// mayStandAlone reports whether the first word of a person's name is the person's where it stands
// alone, too: nothing says that it is a place.
func (f *nameFinder) mayStandAlone(first string) bool {
	e := f.evidence[first]
	return e == nil || e.place < 2
}

// linkWhole makes names of several words persons' where a word at their ends is one elsewhere:
// "Anna Berg" where "Berg" is.
func (f *nameFinder) linkWhole() {
	for _, c := range f.candidates {
		e := f.evidence[c.key]
		if !e.multi || e.linked || e.org >= loud || e.place >= loud {
			continue
		}
		for _, end := range [2]int{c.first, c.last - 1} {
			if part := f.evidence[f.word(end)]; part != nil && 2*part.votes[PersonName] > part.seen && part.person > 0.5 {
				e.linked = true
			}
		}
	}
}

// maxTail is the most words that a surname has, "de la Torre y Vega".
const maxTail = 5

// kindAt returns what the name names at a place where the tagger says own, if it proposes a name
// there: the kind for which its votes and the rules' evidence speak loudest together. Neither is
// believed without bounds.
func (e *evidence) kindAt(own NameKind, proposed bool) NameKind {
	if e.seat || e.family {
		return OrganizationName
	}
	share := func(n int) float64 { return float64(n) / float64(max(1, e.seen)) }
	score := [4]float64{
		OtherName:        unheard,
		PersonName:       min(max(e.person, -loud), loud) + e.title() - never*share(e.the+e.entitled),
		OrganizationName: min(e.org+0.8*share(e.the), loud) + here*share(e.entitled),
		PlaceName:        min(e.place, loud) + sited*min(1, 3*share(e.placed)),
	}
	if e.plural && !e.linked && e.titled == 0 && e.person <= 0 {
		score[PersonName] -= never
	}
	for k, n := range e.votes {
		score[k] += vote * share(n)
	}
	if e.linked {
		score[PersonName] += link
	}
	if proposed {
		score[own] += here
	}
	best := PersonName
	for _, k := range []NameKind{PlaceName, OrganizationName, OtherName} {
		if score[k] > score[best] {
			best = k
		}
	}
	return best
}

// title returns what titles beside the name speak for a person: most where the name has several
// words, for "the publisher Vester" is none.
func (e *evidence) title() float64 {
	weight := 2.0
	if e.multi && e.org < loud {
		weight = 9
	}
	return weight * float64(e.titled) / float64(max(1, e.seen))
}

// kind returns what the name names where the tagger proposes none.
func (e *evidence) kind() NameKind { return e.kindAt(OtherName, false) }

// What evidence weighs.
const (
	unheard = 1.2 // the least that counts
	loud    = 3   // the most that rules have
	vote    = 6   // the tagger's votes, if they are the same at all places
	here    = 4   // its vote at the place
	link    = 8   // a person's whole name elsewhere
	sited   = 8   // words beside it that say it is a place
	never   = 12  // what no person's name has: "the" at all its places
)

// sure reports whether the rules alone make a name, where the tagger found none: a title and a name,
// "Bank of Vester", "the port city of Lunde".
func (e *evidence) sure() bool {
	if e.seat {
		return true
	}
	switch e.kind() {
	case PersonName:
		return e.person >= surePerson
	case OrganizationName:
		return e.org >= sureOrg
	case PlaceName:
		return e.place >= surePlace
	}
	return false
}

// How loud evidence must speak where the tagger found no name.
const (
	surePerson = 6
	sureOrg    = 3
	surePlace  = 4
)

// isAdjective reports whether a name of one word is a nationality or a region's adjective:
// "Russian", "European", "Western".
func (f *nameFinder) isAdjective(c candidate) bool {
	if c.last-c.first > 1 {
		return false
	}
	if _, ok := NationalityOf(c.key); ok {
		return true
	}
	return regionAdjectives[lower(c.key)]
}

// Buildings and streets that stand for governments.
var seats = map[string]bool{
	"Kremlin": true, "White House": true, "Downing Street": true, "10 Downing Street": true, "Pentagon": true, "Whitehall": true,
	"Elysee": true, "Élysée": true, "Elysee Palace": true, "Élysée Palace": true, "Quai d'Orsay": true,
	"Foggy Bottom": true, "Blue House": true, "Zhongnanhai": true, "Quirinale": true, "Palazzo Chigi": true, "Holyrood": true, "Stormont": true,
}

var regionAdjectives = wordSet(`european europeans western eastern northern southern asian african arab arabs islamic muslim muslims christian
	christians jewish jews catholic catholics latin nordic baltic balkan soviet mediterranean democratic democrat democrats republican
	republicans conservative conservatives liberal liberals labour tory tories`)
