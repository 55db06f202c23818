package annotate

import (
	"cmp"
	"strings"
	"unicode"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// person is somebody whom an article names.
type person struct {
	name    string // the fullest
	given   string // the first word of it, "" where only a surname is known
	surname string
	junior  bool   // has "Jr.", "III" behind the name
	pronoun string // "he", "she", or "" where nothing tells
	first   int    // mention
}

// crowd is the people of an article and which of them each mention is of.
type crowd struct {
	people []person
	of     []int // mention → index into people, or -1
}

// maxNamesakes is how many people of one surname are told apart.
const maxNamesakes = 8

// peopleOf finds the people of doc. A surname alone is, all through an article, whom it had named in
// full before the first such use, else who is named in full afterwards; two whom one sentence brings
// in share it, and only an honorific tells which of them is meant.
func peopleOf(doc *news.Document) crowd {
	c := crowd{of: make([]int, len(doc.Mentions))}
	bySurname, byGiven := map[string][]int{}, map[string][]int{}
	for m, mention := range doc.Mentions {
		c.of[m] = -1
		if mention.Kind != news.Person {
			continue
		}
		if name, junior := nameWords(mention.Of(doc.Text)); len(name) > 1 {
			c.of[m] = c.full(name, junior, m, bySurname, byGiven)
		}
	}
	shared := map[string]bool{}
	for m, mention := range doc.Mentions {
		if mention.Kind == news.Person && c.of[m] < 0 {
			if name, _ := nameWords(mention.Of(doc.Text)); len(name) > 0 {
				c.of[m] = c.short(doc, name[len(name)-1], m, bySurname, byGiven, shared)
			}
		}
	}
	c.pronouns(doc)
	return c
}

// lastName returns the last word of mention m of doc.
func lastName(doc *news.Document, m int) string {
	name := doc.Mentions[m].Of(doc.Text)
	return name[strings.LastIndexFunc(name, unicode.IsSpace)+1:]
}

// nameWords returns the words of a name without "Jr." and the like, and whether it has that.
func nameWords(name string) ([]string, bool) {
	f := strings.Fields(name)
	all := len(f)
	for len(f) > 1 && generation[f[len(f)-1]] {
		f = f[:len(f)-1]
	}
	if n := len(f); n > 1 {
		f[n-1] = strings.TrimRight(f[n-1], ",")
	}
	return f, len(f) < all
}

var generation = map[string]bool{"Jr": true, "Jr.": true, "Sr": true, "Sr.": true, "II": true, "III": true, "IV": true}

// full returns the person with a name in full.
func (c *crowd) full(name []string, junior bool, m int, bySurname, byGiven map[string][]int) int {
	surname := name[len(name)-1]
	for _, p := range bySurname[surname] {
		if c.people[p].junior == junior && sameGiven(c.people[p].given, name[0]) {
			if long := strings.Join(name, " "); len(long) > len(c.people[p].name) {
				c.people[p].name = long
			}
			return p
		}
	}
	p := len(c.people)
	c.people = append(c.people, person{name: strings.Join(name, " "), given: name[0], surname: surname, junior: junior, first: m})
	if len(bySurname[surname]) < maxNamesakes {
		bySurname[surname] = append(bySurname[surname], p)
	}
	if len(byGiven[name[0]]) < maxNamesakes {
		byGiven[name[0]] = append(byGiven[name[0]], p)
	}
	return p
}

// sameGiven reports whether two given names may be one person's: "Robert", "R." and "Rob" are.
func sameGiven(a, b string) bool {
	a, b = strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	if len(a) > len(b) {
		a, b = b, a
	}
	return strings.HasPrefix(b, a)
}

// short returns the person whom a single word names, a new one if nobody is named so in full; -1
// where two share it.
func (c *crowd) short(doc *news.Document, word string, m int, bySurname, byGiven map[string][]int, shared map[string]bool) int {
	list := bySurname[word]
	if len(list) == 0 && len(byGiven[word]) == 1 {
		if p := byGiven[word][0]; c.people[p].first < m {
			return p
		}
	}
	fitting := c.fitting(doc, list, m)
	switch len(fitting) {
	case 0:
		c.people = append(c.people, person{name: word, surname: word, pronoun: titlePronouns[wordBefore(doc.Text, doc.Mentions[m].Start)], first: m})
		p := len(c.people) - 1
		if len(list) < maxNamesakes {
			bySurname[word] = append([]int{p}, list...)
		}
		return p
	case 1:
		return fitting[0]
	}
	a, b := c.people[fitting[0]].first, c.people[fitting[1]].first
	if _, seen := shared[word]; !seen {
		shared[word] = b < m && doc.Mentions[a].Sentence == doc.Mentions[b].Sentence
	}
	if shared[word] {
		return -1
	}
	return fitting[0]
}

// fitting returns those of several people of a surname who may be meant by it alone at mention m: not
// one whom the honorific before it does not fit, and none who is brought in afterwards as
// somebody's wife or son.
func (c *crowd) fitting(doc *news.Document, list []int, m int) []int {
	var out []int
	pronoun := titlePronouns[wordBefore(doc.Text, doc.Mentions[m].Start)]
	for _, p := range list {
		known := cmp.Or(c.people[p].pronoun, nlp.PronounOf(c.people[p].name))
		if pronoun != "" && known != "" && known != pronoun {
			continue
		}
		first := c.people[p].first
		if first > m && isKin(doc, first) {
			continue
		}
		if c.people[p].junior && len(list) > 1 {
			continue
		}
		out = append(out, p)
	}
	return out
}

// isKin reports whether the role of mention m says whose relative the person is.
func isKin(doc *news.Document, m int) bool {
	for w := range strings.FieldsSeq(strings.ToLower(doc.Mentions[m].Role.Of(doc.Text))) {
		if w = strings.Trim(w, ",."); w == "lady" || nlp.IsRelative(w) { // "First Lady"
			return true
		}
	}
	return false
}

// pronouns settles for each person whether "he" or "she" is said: by honorifics and roles, else by
// the given name.
func (c *crowd) pronouns(doc *news.Document) {
	said := make([][2]bool, len(c.people))
	for m, p := range c.of {
		if p < 0 {
			continue
		}
		switch titledPronoun(doc, m) {
		case "he":
			said[p][0] = true
		case "she":
			said[p][1] = true
		}
	}
	for i := range c.people {
		p := &c.people[i]
		switch {
		case said[i][0] && !said[i][1]:
			p.pronoun = "he"
		case said[i][1] && !said[i][0]:
			p.pronoun = "she"
		default:
			p.pronoun = nlp.PronounOf(p.name)
		}
	}
}

// titledPronoun returns the pronoun that the honorific or the role of mention m tells, or "".
func titledPronoun(doc *news.Document, m int) string {
	mention := doc.Mentions[m]
	if pronoun := titlePronouns[wordBefore(doc.Text, mention.Start)]; pronoun != "" {
		return pronoun
	}
	if mention.Role.Empty() {
		return ""
	}
	words := strings.FieldsFunc(strings.ToLower(mention.Role.Of(doc.Text)), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '’' && r != '\'' })
	for _, w := range words {
		if pronoun := titlePronouns[w]; pronoun != "" {
			return pronoun
		}
	}
	return ""
}

// titlePronouns holds titles and roles that tell which pronoun a person has.
var titlePronouns = map[string]string{
	"mr": "he", "sir": "he", "lord": "he", "mrs": "she", "ms": "she", "miss": "she", "lady": "she", "dame": "she",
	"spokesman": "he", "chairman": "he", "congressman": "he", "businessman": "he", "councilman": "he", "king": "he", "prince": "he", "father": "he",
	"policeman": "he", "actor": "he", "husband": "he", "son": "he", "brother": "he", "uncle": "he", "nephew": "he", "grandson": "he", "widower": "he",
	"spokeswoman": "she", "chairwoman": "she", "congresswoman": "she", "businesswoman": "she", "councilwoman": "she", "queen": "she", "princess": "she",
	"policewoman": "she", "actress": "she", "mother": "she", "widow": "she", "wife": "she", "daughter": "she", "sister": "she", "aunt": "she", "niece": "she",
}
