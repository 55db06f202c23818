package nlp

import (
	"github.com/briefgen/briefgen/internal/nlp/entity"
	"github.com/briefgen/briefgen/internal/nlp/gazetteer"
	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

var kindOf = [...]NameKind{entity.Person: PersonName, entity.Organization: OrganizationName, entity.Place: PlaceName, entity.Other: OtherName}

// propose notes a name that the tagger found, and returns the token behind it. Titles may stand
// from token start on; no other name begins before token end.
func (f *nameFinder) propose(n int, e entity.Entity, start, end int, s [2]int) int {
	c := candidate{first: e.First, last: e.Last, sentence: n, proposed: true, kind: kindOf[e.Kind]}
	start = min(start, c.first)
	first, honorific := f.titles(start, c.last)
	if c.kind != PersonName && first > c.first && first < c.last && f.isTitled(c, first, start, honorific) {
		c.kind = PersonName
	}
	if end := f.lower(c.last - 1); first == c.last && (c.kind == PersonName || c.kind == OrganizationName && roleWords[end] && !orgWords[end]) {
		return c.last // a title alone
	}
	if c.kind == PersonName && c.last-c.first > 1 && placeFronts[f.lower(c.first)] && f.word(c.first+1) != "Claus" {
		c.kind = PlaceName
	}
	if c.kind == PersonName {
		f.begin(&c, first, start, honorific)
		c.last = f.withSuffix(c.last, s)
	}
	f.withNickname(&c, s)
	f.widen(&c, start, end)
	if k := c.last; c.kind == PersonName && k+1 < s[1] && isInitialed(f.word(k)) && startsUpper(f.word(k+1)) && !IsCommon(f.word(k+1)) {
		c.last += 2 // "Mary K. Flatby"
	}
	f.add(c, s)
	return c.last
}

// listCut returns the token with which the next person begins in a row of names without commas, as captions
// have: "Anna Berg Paul Vik"; 0 where e names one.
func (f *nameFinder) listCut(e entity.Entity) int {
	if e.Kind != entity.Person || !f.isGiven(e.First) {
		return 0
	}
	for i := e.First + 2; i+1 < e.Last; i++ {
		if f.isGiven(i) && !f.isGiven(i-1) && !f.isGiven(i+1) && !isInitialed(f.word(i-1)) && !particles[f.word(i-1)] && !nameSuffixes[f.word(i+1)] {
			return i
		}
	}
	return 0
}

// withNickname takes into a name the nickname in quote marks and what stands on its other side: "Anna “Nan”
// Berg", of which the tagger found one end.
func (f *nameFinder) withNickname(c *candidate, s [2]int) {
	if k := c.first - 1; k-3 >= s[0] && f.isNickname(k-2) && isNamePart(f.word(k-3)) && !f.isTitleWord(k-3) {
		c.first, c.kind = k-3, PersonName
		for c.first > s[0] && f.isGiven(c.first-1) {
			c.first--
		}
		if c.title.last > c.first {
			c.title = part{}
		}
	}
	if k := c.last; k+3 < s[1] && f.isNickname(k) && f.isGiven(c.first) && isNamePart(f.word(k+3)) {
		c.last, c.kind = k+4, PersonName
	}
}

// isNickname reports whether tokens k to k+2 are a word in double quote marks.
func (f *nameFinder) isNickname(k int) bool {
	open, end := f.word(k), f.word(k+2)
	return (open == "“" && end == "”" || open == "\"" && end == "\"" || open == "``" && end == "''") && startsUpper(f.word(k+1))
}

// isNamePart reports whether w may be a part of a person's name: it has a capital, and others.
func isNamePart(w string) bool {
	return len(w) > 1 && startsUpper(w) && !isUpperWord(w) && !IsFunction(lower(w)) && !IsCommon(w)
}

// isInitialed reports whether w is an initial with its full stop.
func isInitialed(w string) bool { return len(w) == 2 && startsUpper(w) && w[1] == '.' }

// widen takes into a name of one word what is left of its run of capitalised words, tokens[start:end],
// and belongs to it: "Mount" before a place, an uncommon word behind a person.
func (f *nameFinder) widen(c *candidate, start, end int) {
	if c.last-c.first > 1 || c.honorific {
		return
	}
	if b := c.first - 1; b >= start && placeFronts[f.lower(b)] && startsUpper(f.word(b)) {
		c.first, c.kind, c.title = b, PlaceName, part{}
		return
	}
	if b := c.first - 1; b >= start && c.kind == PersonName && f.isUnknownGiven(b) {
		c.first = b
		return
	}
	if c.last+1 == end && c.first > 0 && f.isRole(c.first-1) && !IsCommon(f.word(c.last)) {
		c.last, c.kind = end, PersonName // the surname in "spokesman Jens Flatby"
	}
}

// isUnknownGiven reports whether token i, right before a surname, is most likely the given name: it has a
// capital and nothing else is known of it.
func (f *nameFinder) isUnknownGiven(i int) bool {
	w := f.word(i)
	if !startsUpper(w) || isUpperWord(w) || len(w) < 3 || f.tokens[i].Tag() != "NNP" {
		return false
	}
	if _, ok := NationalityOf(w); ok {
		return false
	}
	small := lower(w)
	known, ok := words().words[small]
	return !roleWords[small] && !titleWords[small] && !titlesOnly[small] && !honorifics[small] && !orgWords[small] && !placeWords[small] && !gazetteer.IsPerson(small) &&
		(!ok || known.first > 0 && known.first >= known.place+known.org)
}

// Words before places' names that belong to them.
var placeFronts = wordSet(`mount mt. lake cape fort port place rue plaza piazza gulf bay los las san santa`)

// hasCommon reports whether a name found in a headline has an ordinary word in it, that most likely
// has its capital from the headline only.
func (f *nameFinder) hasCommon(e entity.Entity) bool {
	for i := e.First; i < e.Last; i++ {
		if w := f.lower(i); IsCommon(w) && !particles[w] && !orgWords[w] && !placeWords[w] && !IsFunction(w) {
			return true
		}
	}
	return false
}

// isFirm reports whether the run tokens[first:last] is the name of a firm or a body, "Berg & Vik", of which
// the tagger found a part.
func (f *nameFinder) isFirm(first, last int, e entity.Entity) bool {
	if e.Last-e.First < last-first && gazetteer.Bodies[f.cover(part{first, last}).Of(f.text)] {
		return true
	}
	for i := first + 1; i+1 < last; i++ {
		if f.word(i) == "&" {
			return e.Last <= i || e.First > i
		}
	}
	return false
}

// goesOn reports whether b is the rest of the person's name a: only particles stand between them.
func (f *nameFinder) goesOn(a, b entity.Entity) bool {
	if a.Kind != entity.Person || b.Kind != entity.Person || b.First-a.Last > 2 || b.First == a.Last && !particles[f.word(b.First)] {
		return false
	}
	for i := a.Last; i < b.First; i++ {
		if !particles[f.word(i)] {
			return false
		}
	}
	return true
}

// isTitled reports whether a name that the tagger takes for another kind is a person's, whose title
// ends before token first: "State Anna Berg" of "Secretary of State Anna Berg", "National Security
// Adviser Anna Berg".
func (f *nameFinder) isTitled(c candidate, first, start int, honorific bool) bool {
	end := f.lower(c.last - 1)
	if orgWords[end] || placeWords[end] {
		return false
	}
	title := f.lower(first - 1)
	return honorific || roleWords[title] && c.kind == OrganizationName || titleWords[title] && c.first > start
}

// begin settles where a person's name begins. The rules say at token first.
func (f *nameFinder) begin(c *candidate, first, start int, honorific bool) {
	switch {
	case first >= c.first && (first == c.first || !f.isGiven(c.first) || honorific):
		c.first, c.honorific = first, honorific
	case c.first > start && (particles[f.word(c.first)] || particles[f.word(c.first-1)]):
		c.first = first // "Carla van der Heide", not "der Heide"
	}
	if c.first > start && (first == c.first || roleWords[f.lower(c.first-1)] && f.isTitle(start, c.first-1)) {
		c.title = part{start, c.first}
	}
}

// isGiven reports whether token i is a given name too, as "Dean" is.
func (f *nameFinder) isGiven(i int) bool {
	return gazetteer.ClassOf(lexicon.Hash(f.word(i)))&gazetteer.Given != 0
}

// withSuffix returns the end of a person's name that ends at token last, with its "Jr.", ", Jr."
// or "III".
func (f *nameFinder) withSuffix(last int, s [2]int) int {
	for _, k := range [2]int{last, last + 1} {
		if k < s[1] && nameSuffixes[f.word(k)] && (k == last || f.word(last) == ",") {
			return k + 1
		}
	}
	return last
}

var nameSuffixes = wordSet(`Jr Jr. Sr Sr. II III IV`)
