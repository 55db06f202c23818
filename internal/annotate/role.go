package annotate

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// office is a role as words tell it: "the former Vester harbour master" or "Harbour Master of
// Vester" before a name.
type office struct {
	head   string   // "master": the role word, one of several that mean the same
	rank   string   // "vice", "deputy", "prime" before it: another office than that without
	words  []string // what else tells it, in lower case: "vester", "harbour"
	proper []string // those of words that name a country, a place, a body: "vester"
	former bool
}

// holder is a person with a role that the article gives them.
type holder struct {
	office
	person, mention int
}

// Role words that mean the same, each under one of them.
var sameRole = map[string]string{
	"sen.": "senator", "rep.": "representative", "congressman": "representative", "congresswoman": "representative", "gov.": "governor", "gen.": "general",
	"spokeswoman": "spokesman", "spokesperson": "spokesman", "attorney": "lawyer", "counsel": "lawyer", "chairwoman": "chairman", "chairperson": "chairman",
	"chair": "chairman", "advisor": "adviser", "premier": "minister", "prof.": "professor", "rev.": "reverend", "pastor": "reverend", "capt.": "captain",
	"sgt.": "sergeant", "lt.": "lieutenant", "adm.": "admiral", "col.": "colonel", "policeman": "officer", "policewoman": "officer", "jeweller": "jeweler",
	"headmaster": "principal", "legislator": "lawmaker", "businesswoman": "businessman", "councilwoman": "councilman", "candidate": "nominee",
}

// Words before a role that make another office of it.
var ranks = map[string]bool{"vice": true, "deputy": true, "prime": true, "assistant": true, "associate": true, "under": true, "junior": true, "first": true}

// Words before or behind a role that tell nothing of which one it is.
var fillers = map[string]bool{"the": true, "a": true, "an": true, "of": true, "for": true, "and": true, "in": true, "at": true, "'s": true, "’s": true, ",": true, "current": true,
	"veteran": true, "longtime": true, "outgoing": true, "new": true, "embattled": true, "top": true, "senior": true, "acting": true, "then": true, "elected": true,
	"incumbent": true, "late": true, "its": true, "his": true, "her": true, "their": true, "-": true, "to": true}

// officeOf reads the words of a role, and reports whether there is one in them.
func officeOf(words []string) (office, bool) {
	at := -1
	for i, w := range words {
		low := strings.ToLower(w)
		if (low == "of" || low == "for" || low == "who" || low == ",") && at >= 0 {
			break
		}
		if nlp.IsRole(low) && !(low == "general" && at == i-1 && at >= 0) {
			at = i
		}
	}
	if n := len(words) - 1; at < 0 && n >= 0 && parties[strings.ToLower(words[n])] != "" {
		at = n
	}
	if at < 0 {
		return office{}, false
	}
	o := office{head: strings.ToLower(words[at])}
	if at+1 < len(words) && strings.EqualFold(words[at+1], "general") {
		o.head += " general"
	}
	if o.head == "premier" {
		o.rank = "prime"
	}
	if same := sameRole[o.head]; same != "" {
		o.head = same
	}
	for i, w := range words {
		low := strings.ToLower(w)
		switch {
		case i == at || fillers[low] || low == "general":
		case i == at-1 && ranks[low]:
			o.rank = low
		case low == "former" || low == "ex":
			o.former = true
		default:
			o.words = append(o.words, placeWord(w))
			if unicode.IsUpper(firstRune(w)) && !nlp.IsRole(low) {
				o.proper = append(o.proper, placeWord(w))
			}
		}
	}
	return o, true
}

// placeWord returns a word in lower case, a people or a capital as its country: "Russian" and
// "Russia" are one.
func placeWord(w string) string {
	if c, ok := nlp.NationalityOf(w); ok {
		return strings.ToLower(c.Name)
	}
	if c, ok := nlp.CountryOf(w); ok {
		return strings.ToLower(c.Name)
	}
	return strings.ToLower(w)
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
		o, ok := officeOf(d.wordsOf(mention.Role))
		o.words = append(o.words, place...)
		for _, w := range o.words {
			party = cmp.Or(party, parties[w])
		}
		if party != "" {
			o.words = append(o.words, party)
			out[party] = append(out[party], holder{o, d.of[m], m})
		}
		if !ok {
			continue
		}
		d.offices[d.of[m]] = append(d.offices[d.of[m]], o)
		out[o.head] = append(out[o.head], holder{o, d.of[m], m})
		if wide := broader[o.head]; wide != "" && (o.head != "minister" || o.rank == "prime") {
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
	head := d.lower(last - 1)
	if last == r.token+1 || !nlp.IsRole(head) && !someone[head] && parties[head] == "" {
		return r.token + 1
	}
	words := d.wordsOf(d.span(r.token, last))
	if d.lower(last) == "of" {
		words = append(words, d.wordsOf(d.span(last, min(last+3, end)))...)
	}
	r.form, r.speaks = byRole, d.speaksAt[r.start]
	r.place = d.placeOf(r.sentence, r.token, last)
	if o, ok := officeOf(words); ok && d.lower(r.token) == "the" {
		r.person = d.holderOf(o, r.start)
	}
	if r.person < 0 && (r.speaks || r.place <= inClause) {
		r.person = d.stranger(head)
	}
	return last
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
func (d *discourse) holderOf(o office, offset int) int {
	list := d.roles[o.head]
	n, _ := slices.BinarySearchFunc(list, offset, func(h holder, offset int) int { return d.doc.Mentions[h.mention].Start - offset })
	best := -1
	for _, h := range slices.Backward(list[max(0, n-maxHolders):n]) {
		if d.fits(o, h.office) && h.person != best && (best < 0 || d.isCloser(h.person, best)) {
			best = h.person
		}
	}
	if best >= 0 {
		return best
	}
	for _, h := range list[n:min(len(list), n+maxHolders)] {
		if d.fits(o, h.office) && (len(o.words) > 0 || len(h.proper) == 0 || !everywhere[o.head]) {
			if best >= 0 && best != h.person {
				return -1
			}
			best = h.person
		}
	}
	if best < 0 {
		best = d.lawmaker(o)
	}
	return best
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

// fits reports whether a description may mean who holds an office.
func (d *discourse) fits(o, held office) bool {
	if o.head == "leader" && len(o.proper) == 0 && held.head != "leader" {
		return false // many are leaders
	}
	if o.rank != held.rank && held.head == o.head || o.former != held.former {
		return false
	}
	for _, w := range o.proper {
		if !slices.Contains(held.words, w) {
			return false
		}
	}
	if len(o.words) == 0 || len(held.words) == 0 {
		return true
	}
	for _, w := range o.words {
		if slices.Contains(held.words, w) {
			return true
		}
	}
	return false
}

// lawmaker returns the one of the people spoken of lately who sits in a parliament, where a party or
// a place tells of a lawmaker and says more than the article had: "the Vester Democrat". It is -1
// where several do, or none.
func (d *discourse) lawmaker(o office) int {
	if !sits[o.head] || len(o.words) == 0 && parties[o.head] == "" || len(d.recent) == 0 {
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
	if found != d.spoke.person && found != d.recent[0].person {
		return -1
	}
	return found
}

// sits holds the roles of members of parliaments, and the parties for those who are called by them.
var sits = map[string]bool{"senator": true, "representative": true, "lawmaker": true, "speaker": true, "republican": true, "democrat": true}

// isSeat reports whether an office is one in a parliament.
func isSeat(o office) bool {
	return sits[o.head] || (o.head == "leader" || o.head == "chairman") && slices.ContainsFunc(o.words, func(w string) bool { return w == "senate" || w == "house" })
}
