package annotate

import (
	"cmp"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// holder is a person with a role that the article gives them.
type holder struct {
	nlp.Office
	person, mention int
}

// holders returns for each role word, and each party, the people who have it, in order.
func (d *discourse) holders() map[string][]holder {
	out := map[string][]holder{}
	for m, mention := range d.doc.Mentions {
		if d.of[m] < 0 {
			continue
		}
		party, place := partyBehind(d.doc.Text[mention.End:])
		place = append(place, d.placeBehind(m)...)
		o, ok := nlp.OfficeOf(d.wordsOf(mention.Role))
		o.Words = append(o.Words, place...)
		for _, w := range o.Words {
			party = cmp.Or(party, parties[w])
		}
		if party != "" {
			o.Words = append(o.Words, party)
			out[party] = append(out[party], holder{o, d.of[m], m})
		}
		if !ok {
			continue
		}
		d.offices[d.of[m]] = append(d.offices[d.of[m]], o)
		out[o.Head] = append(out[o.Head], holder{o, d.of[m], m})
		if wide := broader[o.Head]; wide != "" && (o.Head != "minister" || o.Rank == "prime") {
			out[wide] = append(out[wide], holder{o, d.of[m], m})
		}
	}
	return out
}

// broader holds words under which the holders of an office go, too.
var broader = map[string]string{"senator": "lawmaker", "representative": "lawmaker", "mp": "lawmaker", "president": "leader", "minister": "leader", "chancellor": "leader"}

// wordsOf returns the tokens of a span as words.
func (d *discourse) wordsOf(s news.Span) []string {
	var out []string
	for t := d.tokenAt(s.Start); t < len(d.doc.Tokens) && d.doc.Tokens[t].Start < s.End; t++ {
		out = append(out, d.doc.Tokens[t].Of(d.doc.Text))
	}
	return out
}

// maxRole is the most tokens of a description.
const maxRole = 10

// described fills in the reference that "the mayor" or "a clerk" at token r.token is, and returns
// the token behind it. Who cannot be told becomes a person without a name, so that a pronoun behind
// stands for nobody else.
func (d *discourse) described(r *reference, end int) int {
	t, last := r.token+1, r.token+1
	for ; t < min(r.token+maxRole, end) && (nounPhrase(d.tag(t)) && d.tag(t) != "DT" && d.tag(t) != "PRP" || d.lower(t) == "-"); t++ {
		if m, named := d.mentionAt[t]; named && d.of[m] >= 0 {
			return t
		}
		last = t + 1
	}
	head, aged := d.lower(last-1), d.isAge(r.token+1)
	if last == r.token+1 || !aged && !nlp.IsRole(head) && !someone[head] && parties[head] == "" {
		return r.token + 1
	}
	words := d.wordsOf(d.span(r.token, last))
	if d.lower(last) == "of" {
		words = append(words, d.wordsOf(d.span(last, min(last+3, end)))...)
	}
	r.form, r.speaks = byRole, d.speaksAt[r.start]
	r.place = d.placeOf(r.sentence, r.token, last)
	if o, ok := nlp.OfficeOf(words); ok && d.lower(r.token) == "the" {
		r.person = d.holderOf(o, r.start)
	}
	if aged && r.person < 0 && d.lower(r.token) == "the" {
		r.person = d.aged(r)
	}
	if r.person < 0 && (r.speaks || r.place <= inClause) {
		r.person = d.stranger(head)
	}
	return last
}

// isAge reports whether "62-year-old" begins at token t.
func (d *discourse) isAge(t int) bool {
	return d.tag(t) == "CD" && (d.lower(t+1) == "-" && d.lower(t+2) == "year" || d.lower(t+1) == "-year")
}

// aged returns the person whom "the 62-year-old clerk" means: the one the article gives that age, else who was spoken of last, if
// that is in the paragraph before and nobody else is; -1 for none.
func (d *discourse) aged(r *reference) int {
	if len(d.recent) == 0 {
		return -1
	}
	age := d.doc.Tokens[r.token+1].Of(d.doc.Text)
	for _, last := range d.recent {
		if m := d.people[last.person].first; m >= 0 && d.ageBehind(m) == age {
			return last.person
		}
	}
	last := d.recent[0]
	first := d.people[last.person].first
	if first < 0 || r.paragraph-last.paragraph > 1 || last.quoted || d.ageBehind(first) != "" {
		return -1
	}
	if len(d.recent) > 1 && r.paragraph-d.recent[1].paragraph <= 1 {
		return -1
	}
	return last.person
}

// ageBehind returns the age behind mention m, "34" of "Anna Berg, 34,", or "".
func (d *discourse) ageBehind(m int) string {
	t := d.tokenAt(d.doc.Mentions[m].End)
	if d.lower(t) == "," && d.tag(t+1) == "CD" && d.lower(t+2) == "," {
		return d.lower(t + 1)
	}
	return ""
}

// someone are words for people that are no roles.
var someone = map[string]bool{"man": true, "woman": true, "boy": true, "girl": true, "person": true, "teenager": true, "mother": true, "father": true, "spokesman": true}

// stranger adds a person without a name.
func (d *discourse) stranger(word string) int {
	pronoun := titlePronouns[word]
	switch word {
	case "man", "boy":
		pronoun = "he"
	case "woman", "girl":
		pronoun = "she"
	}
	d.people = append(d.people, person{pronoun: pronoun, first: -1})
	d.count, d.latest, d.offices = append(d.count, 0), append(d.latest, -1), append(d.offices, nil)
	return len(d.people) - 1
}

// maxHolders is how many of the people with a role are looked at, before and behind a description.
const maxHolders = 32

// holderOf returns the person whom a description with "the" means at offset, or -1: who bears the
// role and was spoken of last, else who is given it later on.
func (d *discourse) holderOf(o nlp.Office, offset int) int {
	list := d.roles[o.Head]
	n, _ := slices.BinarySearchFunc(list, offset, func(h holder, offset int) int { return d.doc.Mentions[h.mention].Start - offset })
	best := -1
	for _, h := range slices.Backward(list[max(0, n-maxHolders):n]) {
		if o.Fits(h.Office) && h.person != best && (d.isNear(h.person) || !isVague(o, h.Office)) && (best < 0 || d.isCloser(h.person, best)) {
			best = h.person
		}
	}
	if best >= 0 {
		if sits[o.Head] && d.isPassed(best) {
			return -1
		}
		return best
	}
	for _, h := range list[n:min(len(list), n+maxHolders)] {
		if o.Fits(h.Office) && (len(o.Words) > 0 || len(h.Proper) == 0 || !everywhere[o.Head]) {
			if best >= 0 && best != h.person {
				return -1
			}
			best = h.person
		}
	}
	if best < 0 {
		best = d.partisan(o, list[:n])
	}
	if best < 0 {
		best = d.lawmaker(o)
	}
	return best
}

// partisan returns the only one of some holders whom an office fits but for the party that it tells, "the Republican
// governor", where the article tells none beside the office. It is -1 where there are several.
func (d *discourse) partisan(o nlp.Office, list []holder) int {
	at := slices.IndexFunc(o.Words, func(w string) bool { return parties[w] != "" })
	if at < 0 {
		return -1
	}
	party := parties[o.Words[at]]
	isParty := func(w string) bool { return parties[w] != "" }
	o.Words, o.Proper = slices.DeleteFunc(slices.Clone(o.Words), isParty), slices.DeleteFunc(slices.Clone(o.Proper), isParty)
	other := func(o nlp.Office) bool {
		return slices.ContainsFunc(o.Words, func(w string) bool { return parties[w] != "" && parties[w] != party })
	}
	best := -1
	for _, h := range list[max(0, len(list)-maxHolders):] {
		if !o.Fits(h.Office) || h.person == best {
			continue
		}
		if best >= 0 || slices.ContainsFunc(d.offices[h.person], other) {
			return -1
		}
		best = h.person
	}
	return best
}

// isVague reports whether a description fits many besides the holder: a party without a place, "the
// president" for that of a firm or of a country.
func isVague(o, held nlp.Office) bool {
	switch {
	case parties[o.Head] != "" && len(o.Words) == 0:
		return true
	case len(o.Words) == 1 && parties[o.Words[0]] != "":
		return true
	}
	return len(o.Words) == 0 && len(held.Proper) > 0 && everywhere[o.Head]
}

// isNear reports whether a person spoke last or was spoken of last.
func (d *discourse) isNear(person int) bool {
	return person == d.spoke.person || len(d.recent) > 0 && person == d.recent[0].person
}

// everywhere are roles that every body has: "the president" is not that of a firm named later on.
var everywhere = map[string]bool{"president": true, "chairman": true, "chief": true, "director": true, "secretary": true, "head": true, "spokesman": true, "lawyer": true}

// isCloser reports whether person a was spoken of later than person b.
func (d *discourse) isCloser(a, b int) bool {
	for _, r := range d.recent {
		if r.person == a {
			return true
		}
		if r.person == b {
			return false
		}
	}
	return false
}

// lawmaker returns the one of the people spoken of lately who sits in a parliament, where a party or
// a place tells of a lawmaker and says more than the article had: "the Vester Democrat". It is -1
// where several do, or none.
func (d *discourse) lawmaker(o nlp.Office) int {
	if !sits[o.Head] || len(o.Words) == 0 && parties[o.Head] == "" {
		return -1
	}
	found := -1
	for _, r := range d.recent {
		if d.people[r.person].first < 0 || !slices.ContainsFunc(d.offices[r.person], isSeat) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = r.person
	}
	if found < 0 || !d.isNear(found) {
		return -1
	}
	return found
}

// isPassed reports whether another in a parliament, whose party the article did not tell, was spoken of
// since the person.
func (d *discourse) isPassed(person int) bool {
	for _, r := range d.recent {
		if r.person == person {
			return false
		}
		if list := d.offices[r.person]; slices.ContainsFunc(list, isSeat) && !slices.ContainsFunc(list, hasParty) {
			return true
		}
	}
	return false
}

func hasParty(o nlp.Office) bool {
	return slices.ContainsFunc(o.Words, func(w string) bool { return parties[w] != "" })
}

// sits holds the roles of members of parliaments, and the parties for those who are called by them.
var sits = map[string]bool{"senator": true, "representative": true, "lawmaker": true, "speaker": true, "republican": true, "democrat": true}

// isSeat reports whether an office is one in a parliament.
func isSeat(o nlp.Office) bool {
	return sits[o.Head] || (o.Head == "leader" || o.Head == "chairman") && slices.ContainsFunc(o.Words, func(w string) bool { return w == "senate" || w == "house" })
}
