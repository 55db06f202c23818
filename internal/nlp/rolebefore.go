package nlp

import "github.com/briefgen/briefgen/internal/nlp/gazetteer"

// roleBefore returns the words right before a name that say what the person is, its title with the
// small words before: "the ministry's spokesman", "Vester Mayor", "mayor of Vester".
func (f *nameFinder) roleBefore(c *candidate, s [2]int) part {
	title := f.titleOf(c, s)
	k := title.first - 1
	lower := k >= s[0] && f.isTitleNoun(k, c)
	if title.empty() && !lower {
		if title.last < c.first {
			return part{}
		}
		return f.officeBefore(c, s)
	}
	first := title.first
	if lower {
		for first = k; first > s[0] && k-first < longestCore && f.partOfRole(first-1); {
			first--
		}
	} else {
		for first = f.departmentFrom(first, s); first > s[0] && held[f.lower(first-1)]; {
			first--
		}
	}
	return f.trimmed(part{first, title.last}, title.first)
}

// titleOf returns the title of a name, which may be empty: an honorific is none, but "Health Minister" is
// one in "Health Minister Dr. Anna Berg".
func (f *nameFinder) titleOf(c *candidate, s [2]int) part {
	switch start := c.first; {
	case c.honorific && !f.isFirstLady(start-1):
		for start > s[0] && honorifics[f.lower(start-1)] {
			start--
		}
		return part{start, start}
	case !c.honorific && !c.title.empty():
		return part{c.title.first, start}
	}
	return part{c.first, c.first}
}

// trimmed returns a role without what stands before it, up to token to at most.
func (f *nameFinder) trimmed(p part, to int) part {
	for i := p.first; i < p.last; i++ {
		if f.isFurniture(i) {
			p.first = i + 1
		}
	}
	for p.first < to && f.mayNotOpen(p.first) {
		p.first++
	}
	return p
}

// departmentFrom returns where the first word of a department's name with "and" stands, if the title that
// begins at token k goes on with it: "Health and Human Services Secretary".
func (f *nameFinder) departmentFrom(k int, s [2]int) int {
	if k-2 >= s[0] && f.word(k-1) == "and" && startsUpper(f.word(k-2)) && titleWords[f.lower(k-2)] && !f.isPersonAt(k-2) {
		return k - 2
	}
	return k
}

// isFurniture reports whether token i is of the words with which a page labels a picture or a film.
func (f *nameFinder) isFurniture(i int) bool {
	w := f.word(i)
	return w == "caption" || w == "CLOSE" || w == "MORE" || w == "PHOTO" || w == "VIDEO" || w == "ADVERTISEMENT" || w == "Advertisement"
}

// held are words that say since when or for how long an office is held.
var held = wordSet(`former then ex acting interim outgoing incoming retired late current deputy longtime`)

// isTitleNoun reports whether token k is a noun that says what the person is whose name stands behind.
func (f *nameFinder) isTitleNoun(k int, c *candidate) bool {
	if f.isPersonAt(k) {
		return false
	}
	if f.isRole(k) || f.isFirstLady(k) {
		return true
	}
	if c.last-c.first < 2 || !f.isPersonNoun(k) {
		return false
	}
	switch f.tokens[k].Tag() {
	case "NN", "NNS", "NNP":
		return true
	case "VB", "VBP", "JJ": // "Vester Rowers quarterback Paul Vik" has no verb
		return k > 0 && f.isNoun(k-1) && !f.isPersonAt(k-1) && (roleWords[f.lower(k)] || f.lower(k) == "fellow")
	}
	return false
}

// isRole reports whether token i is a role word and used as a noun: not "assigned to guard".
func (f *nameFinder) isRole(i int) bool {
	if w := f.lower(i); !roleWords[w] {
		return isHyphenOffice(w)
	}
	tag := f.tokens[i].Tag()
	return tag != "VB" && tag != "VBD" && tag != "VBZ" && tag != "VBP" || startsUpper(f.word(i))
}

// partOfRole reports whether token i can stand in the words before a title's last.
func (f *nameFinder) partOfRole(i int) bool {
	w := f.lower(i)
	if governing[w] {
		return false
	}
	switch f.tokens[i].Tag() {
	case "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "POS", "CD":
		return !saying[w] && !honorifics[w] && w != "%"
	case "RB":
		return w == "then" || w == "very" || w == "newly"
	case "CC":
		return i > 1 && w == "and" && (isAdjectiveTag(f.tokens[i+1].Tag()) && isAdjectiveTag(f.tokens[i-1].Tag()) || f.joinsRoles(i))
	}
	return w == "'s" || w == "’s"
}

// governing are participles that a noun phrase hangs on: "including spokesman Paul Vik".
var governing = wordSet(`including involving following regarding concerning according featuring starring quoting citing accusing replacing succeeding joining
	calling naming meeting`)

// joinsRoles reports whether the "and" at token i joins two roles of one person: "former lawyer and fixer",
// but not "the mayor and councilman".
func (f *nameFinder) joinsRoles(i int) bool {
	return f.tokens[i-1].Tag() == "NN" && f.isPersonNoun(i-1) && f.lower(i-2) != "the" && f.lower(i-2) != "for" && !f.isPersonAt(i-1)
}

// mayNotOpen reports whether token i belongs to what stands before a role, as the second word of "has
// criticized candidate Paul Vik" does.
func (f *nameFinder) mayNotOpen(i int) bool {
	w := f.lower(i)
	if held[w] {
		return false
	}
	switch w {
	case "and", "'s", "’s", "'", "’", "meanwhile", "said", "told":
		return true
	}
	tag := f.tokens[i].Tag()
	return tag == "POS" || tag == "VBG" && i+1 < len(f.tokens) && f.tokens[i+1].Tag() == "NNP" || tag == "VBN" && i > 0 && f.governsPast(i-1)
}

// governsPast reports whether a participle behind token i goes with it as a verb: "has criticized candidate
// Paul Vik", "Berg accused lawyer Paul Vik".
func (f *nameFinder) governsPast(i int) bool {
	if f.isPersonAt(i) {
		return true
	}
	switch f.lower(i) {
	case "has", "have", "had", "is", "was", "were", "been", "be", "being", "'s", "'ve", "’ve", "’s":
		return f.tokens[i].Tag() != "POS"
	}
	return false
}

// officeBefore returns an office with what it is of, right before a name: "mayor of Vester Anna
// Berg".
func (f *nameFinder) officeBefore(c *candidate, s [2]int) part {
	if c.last-c.first < 2 {
		return part{}
	}
	for k := c.first - 1; k > s[0] && c.first-k < longestCore; k-- {
		if w := f.lower(k); w == "of" || w == "for" || w == "to" || w == "at" {
			if k == c.first-1 || f.isPersonAt(k-1) || !f.isNoun(k-1) || gazetteer.IsPlural(f.lower(k-1)) {
				return part{}
			}
			if !f.isRole(k - 1) {
				continue // "chief of staff for fisheries"
			}
			first := k - 1
			for first > s[0] && k-first < longestCore && f.partOfRole(first-1) {
				first--
			}
			return part{first, c.first}
		}
		if tag := f.tokens[k].Tag(); f.isPersonAt(k) || tag != "NNP" && tag != "NNPS" && tag != "NN" && tag != "NNS" && tag != "JJ" && tag != "CC" && (tag != "DT" || f.lower(k) != "the") {
			return part{}
		}
	}
	return part{}
}

// roleBeforeComma returns the description that a name in commas stands behind: "the harbour
// master, Anna Berg, said". Of "the guards, identified as …" too.
func (f *nameFinder) roleBeforeComma(c *candidate, s [2]int) part {
	base := c.first
	switch {
	case c.honorific:
		base--
	case !c.title.empty():
		base = c.title.first // "Vester's envoy, General Anna Berg,"
	}
	k := base - 1
	switch w := f.lower(k); {
	case k-2 > s[0] && w == "as" && identifying[f.lower(k-1)]:
		if k--; f.word(k-1) == "," {
			k--
		}
	case k-1 > s[0] && (w == "is" || w == "was") && f.isParted(c.last, s): // "The mayor of Vester is Anna Berg."
	case k <= s[0] || f.word(k) != "," && f.word(k) != ":" || !f.isParted(c.last, s):
		return part{}
	}
	p := f.phraseBefore(k, s)
	if p.empty() || p.first > s[0] && f.word(p.first-1) == "," && f.hasPerson(max(s[0], p.first-4), p.first) {
		return part{} // it describes the one before: "Anna Berg, the mayor, Paul Vik and …"
	}
	if several := f.lower(c.last) == "and" || f.listGoesOn(c.last); several != f.isPluralRole(p) {
		return part{}
	}
	return p
}

var identifying = wordSet(`identified named known`)

// isParted reports whether what stands at token k parts a name from what follows.
func (f *nameFinder) isParted(k int, s [2]int) bool {
	if k >= s[1] {
		return true
	}
	switch f.word(k) {
	case ",", ".", ";", ")", "(", "—", "–", "-", "?", "!", "and", "who", "whose", "when":
		return true
	}
	return false
}

// listGoesOn reports whether another person is named behind the comma at token k.
func (f *nameFinder) listGoesOn(k int) bool {
	return f.word(k) == "," && (f.isPersonAt(k+1) || f.lower(k+1) == "and" && f.isPersonAt(k+2))
}

// phraseBefore returns the longest description that ends before token end.
func (f *nameFinder) phraseBefore(end int, s [2]int) part {
	best := part{}
	for i := end - 1; i >= max(s[0], end-longestPhrase); i-- {
		tag := f.tokens[i].Tag()
		if tag == "," || tag == "." || tag == ":" || tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD" || tag == "PRP" || isQuoteMark(f.word(i)) {
			break
		}
		opens := tag == "DT" || tag == "PRP$" || tag == "CD" || i == s[0] || f.opensPossessor(i) || f.lower(i-1) == "by" || f.lower(i-1) == "and" && best.empty()
		if !opens {
			continue
		}
		if p, _, ok := f.personPhrase(i, end); ok && p.last == end {
			best = p
		}
	}
	return best
}

// opensPossessor reports whether a name in the possessive begins with token i: "Vester's mayor".
func (f *nameFinder) opensPossessor(i int) bool {
	if !startsUpper(f.word(i)) || i > 0 && f.tokens[i-1].Tag() == "NNP" {
		return false
	}
	for k := i + 1; k < min(i+5, len(f.tokens)); k++ {
		switch tag := f.tokens[k].Tag(); tag {
		case "POS":
			return true
		case "NNP", "NNPS":
		default:
			return false
		}
	}
	return false
}
