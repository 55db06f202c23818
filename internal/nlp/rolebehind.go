package nlp

import "github.com/briefgen/briefgen/internal/nlp/gazetteer"

// roleBehind returns the description that follows a name, in commas, dashes or brackets: "Anna Berg, 34, the
// city's harbour master,".
func (f *nameFinder) roleBehind(c *candidate, s [2]int) part {
	k := f.behindAsides(c.last, s)
	if k+1 >= s[1] {
		return part{}
	}
	mark := f.word(k)
	switch mark {
	case ",", "(", "—", "–", "--":
	default:
		return part{}
	}
	p, head, ok := f.personPhrase(k+1, s[1])
	aged := k > c.last && isAge(f.word(k-1)) // no list: "Anna Berg, 34, a cook and a guard"
	if !ok || gazetteer.IsPlural(f.lower(head)) && !f.isOneOf(c, s) || f.isPersonAt(p.last) || !aged && f.isList(p, s) {
		return part{}
	}
	if mark == "(" && f.word(p.last) != ")" || len(mark) > 1 && f.word(p.last) != mark && f.word(p.last) != "." && f.tokens[k+1].Tag() != "DT" {
		return part{}
	}
	return p
}

// isOneOf reports whether a name is the last of several: "Anna Berg and Paul Vik".
func (f *nameFinder) isOneOf(c *candidate, s [2]int) bool {
	k := c.first - 1
	if c.honorific {
		k--
	}
	return k > s[0] && f.word(k) == "and" && f.isPersonAt(k-1)
}

// isList reports whether the phrase behind a comma is rather the next of a list than a description of
// the one before: "the cook" of "Anna Berg, the cook and the guard, …" is, a phrase without article that
// goes on with "and" and a name too.
func (f *nameFinder) isList(p part, s [2]int) bool {
	k := p.last
	if k+1 >= s[1] || f.lower(k) != "and" {
		return false
	}
	next := f.tokens[k+1].Tag()
	return next == "DT" || next == "PRP$" || next == "CD"
}

// behindAsides skips what stands between a name and its description: a party and seat in brackets
// or commas, an age, "of Vester".
func (f *nameFinder) behindAsides(k int, s [2]int) int {
	for range 3 {
		next := f.behindAside(k, s)
		if next == k {
			break
		}
		k = next
	}
	return k
}

func (f *nameFinder) behindAside(k int, s [2]int) int {
	if k+2 >= s[1] {
		return k
	}
	switch f.word(k) {
	case "(":
		if i := k + 2; isParty(f.word(k + 1)) {
			for i < min(s[1], k+8) && f.word(i) != ")" {
				i++
			}
			return i + 1
		}
	case ",":
		switch w := f.word(k + 1); {
		case isAge(w) && f.word(k+2) == ",":
			return k + 2
		case (w == "age" || w == "aged") && k+3 < s[1] && isAge(f.word(k+2)) && f.word(k+3) == ",":
			return k + 3
		case isParty(w) || w == "of" || w == "from":
			for i := k + 2; i < min(s[1], k+7); i++ {
				if f.word(i) == "," {
					return i
				}
			}
		}
	}
	return k
}

// isParty reports whether w is a party, with its seat or without, as it stands behind the names of
// American lawmakers: "D", "R-Texas", "D-Calif.".
func isParty(w string) bool {
	return len(w) > 0 && (w[0] == 'D' || w[0] == 'R' || w[0] == 'I') && (len(w) == 1 || w[1] == '-')
}

// isSeatOfParty reports whether w is a party with its seat, "D-Calif.", which is nobody's name.
func isSeatOfParty(w string) bool {
	return len(w) > 3 && len(w) <= 8 && w[1] == '-' && isParty(w) && startsUpper(w[2:])
}

// roleClause returns what a relative clause behind a name says that the person is or does: "the mayor
// of Vester" of "who is the mayor of Vester", "heads the harbour office" of "who heads the harbour office".
func (f *nameFinder) roleClause(c *candidate, s [2]int) part {
	k := f.behindAsides(c.last, s)
	if k < s[1] && f.word(k) == "," {
		k++
	}
	if k+2 >= s[1] || f.lower(k) != "who" {
		return part{}
	}
	if p := f.predicate(k+1, s); !p.empty() {
		return p
	}
	k++
	if w := f.lower(k); (w == "has" || w == "had") && heading[f.lower(k+1)] {
		k++
	}
	if !heading[f.lower(k)] {
		return part{}
	}
	last, head := f.core(k+1, s[1])
	if head < 0 || f.isTime(head) {
		return part{}
	}
	for last-k < longestCore {
		next := f.extended(last, s[1])
		if next < 0 {
			break
		}
		last = next
	}
	return part{k, last}
}

// heading are verbs of which the object is what the subject is at the head of.
var heading = wordSet(`heads headed leads led runs chairs chaired oversees directs directed represents represented edits commands commanded founded
	co-founded owns`)

// roleOfVerb returns the role that a verb behind the name gives: "the mayor of Vester" of "Anna
// Berg is the mayor of Vester", "was named head of the harbour office"; or a verb before it, "named Anna Berg as head of
// the harbour office".
func (f *nameFinder) roleOfVerb(c *candidate, s [2]int) part {
	if c.last+1 >= s[1] {
		return part{}
	}
	if f.lower(c.last) == "as" {
		for k := max(s[0], c.first-4); k < c.first; k++ {
			if appointing[f.lower(k)] {
				return f.officePhrase(c.last+1, s)
			}
		}
		return part{}
	}
	return f.predicate(c.last, s)
}

// predicate returns the office that the verb at token k says that its subject has.
func (f *nameFinder) predicate(k int, s [2]int) part {
	w := f.lower(k)
	if (w == "has" || w == "had") && f.lower(k+1) == "been" {
		k, w = k+1, "been"
	}
	switch w {
	case "is", "was", "been", "remains", "became", "becomes":
		if appointing[f.lower(k+1)] {
			if k++; f.lower(k+1) == "as" {
				k++
			}
		}
	case "serves", "served", "works", "worked":
		if f.lower(k+1) != "as" {
			return part{}
		}
		k++
	default:
		return part{}
	}
	return f.officePhrase(k+1, s)
}

// appointing are verbs that give an office, as participles.
var appointing = wordSet(`named appointed elected re-elected nominated chosen confirmed installed hired picked tapped crowned sworn promoted picks names
	appoints nominates replaced succeeded`)

// officePhrase returns the phrase for an office that begins at token k: what is called a "hero" or
// a "man" has no role by that.
func (f *nameFinder) officePhrase(k int, s [2]int) part {
	if k >= s[1] {
		return part{}
	}
	p, head, ok := f.personPhrase(k, s[1])
	if w := f.lower(head); !ok || !roleWords[w] || judged[w] && (f.lower(p.first) != "the" || p.last == head+1) || gazetteer.IsPlural(w) || f.tokens[k].Tag() == "PRP$" {
		return part{}
	}
	for i := p.first; i < head; i++ {
		if tag := f.tokens[i].Tag(); tag == "JJS" || tag == "RBS" || tag == "JJR" {
			return part{}
		}
	}
	return p
}

// judged are roles that a sentence gives to praise or to blame more often than to tell.
var judged = wordSet(`victim witness friend colleague player leader expert survivor suspect star`)
