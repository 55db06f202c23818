package nlp

import (
	"strings"
)

// split parts a run into titles and names and notes each name with what speaks for its kind.
func (f *nameFinder) split(n, first, last int, s [2]int) {
	if f.isOrganization(first, last) {
		f.add(candidate{first: first, last: last, sentence: n}, s)
		return
	}
	start, honorific := f.titles(first, last)
	if start == last { // "the Prime Minister": a title alone is no name
		return
	}
	c := candidate{first: start, last: last, sentence: n, honorific: honorific}
	if start > first {
		c.title = part{first, start}
	}
	f.add(c, s)
}

// isOrganization reports whether the run names an organisation by its last word, or by a word
// before "of".
func (f *nameFinder) isOrganization(first, last int) bool {
	if last-first < 2 {
		return false
	}
	if orgWords[f.lower(last-1)] && !roleWords[f.lower(last-1)] {
		return true
	}
	for i := first; i+1 < last; i++ {
		if f.lower(i+1) == "of" && orgWords[f.lower(i)] {
			return !f.nameFollows(i, last)
		}
	}
	return false
}

// nameFollows reports whether a person's name stands behind token i: "Bureau of Fisheries
// Director Carla Aune".
func (f *nameFinder) nameFollows(i, last int) bool {
	for k := i; k < last-1; k++ {
		if roleWords[f.lower(k)] {
			return true
		}
	}
	return false
}

// titles returns the token behind the titles at the start of tokens[first:last], and whether
// one of them was an honorific. A role word that cannot be one here, the "King" of "Rev. Paul
// King", leaves the roles before it.
func (f *nameFinder) titles(first, last int) (int, bool) {
	type end struct {
		token     int // the last of the title
		honorific bool
	}
	var ends []end
	for i := first; i < min(last, first+longestTitle); i++ {
		w := f.lower(i)
		switch {
		case honorifics[w] && (w != "m." || i == first && last == first+2): // not an initial
			ends = append(ends, end{i, true})
		case f.isTitleWord(i):
			ends = append(ends, end{i, false})
		case w == "of" && len(ends) > 0 && ends[len(ends)-1].token == i-1 && i+1 < last:
			i = f.officeEnd(i, last)
			ends[len(ends)-1].token = i
		}
	}
	for k := len(ends) - 1; k >= 0; k-- {
		if e := ends[k]; e.honorific || f.isTitle(first, e.token) {
			return e.token + 1, e.honorific
		}
	}
	return f.afterNationality(first, last), false
}

// isTitleWord reports whether token i may end the title before a name.
func (f *nameFinder) isTitleWord(i int) bool {
	w := f.lower(i)
	return roleWords[w] || titlesOnly[w] || titleAbbreviations[strings.TrimSuffix(w, ".")] && startsUpper(f.word(i)) || officeAcronyms[f.word(i)] || isHyphenOffice(w)
}

// Titles in short, written with a full stop or without.
var titleAbbreviations = wordSet(`pres supt det insp ofc sgt lt gen col capt maj cmdr adm sen rep gov prof rev hon atty cpl pvt spc brig msgr assemb del`)

// officeAcronyms are offices by their letters.
var officeAcronyms = map[string]bool{"AG": true, "DA": true, "ADA": true, "PM": true, "FM": true, "CEO": true, "CFO": true, "COO": true, "MP": true, "MEP": true, "DCI": true}

// isHyphenOffice reports whether a lower-case word is an office with what a hyphen joins to it:
// "ex-president", "then-mayor", "president-elect".
func isHyphenOffice(w string) bool {
	front, end, ok := strings.Cut(w, "-")
	if !ok {
		return false
	}
	return roleWords[end] && hyphenFronts[front] || roleWords[front] && (end == "elect" || end == "designate" || end == "general" || end == "in-chief")
}

var hyphenFronts = wordSet(`ex then vice co former deputy sub under arch`)

// longestTitle is the most tokens that titles before a name have: each role word among them may end
// the title, and all before it is looked at again.
const longestTitle = 32

// officeEnd returns the last token of what an office is of: "State", "the Treasury", "Fisheries".
func (f *nameFinder) officeEnd(of, last int) int {
	end := of + 1
	if f.lower(end) == "the" {
		end++
	}
	for end+1 < last && titleWords[f.lower(end+1)] && f.lower(end+1) != "of" {
		end++
	}
	return min(end, last-1)
}

// isTitle reports whether tokens[first:lastRole+1] can all stand in a title, so that the "Prince"
// of "John Prince Berg" is a name.
func (f *nameFinder) isTitle(first, lastRole int) bool {
	for i := first; i < lastRole; i++ {
		w := f.word(i)
		small := lower(w)
		if roleWords[small] || titleWords[small] || orgWords[small] || particles[small] || isUpperWord(w) || strings.Contains(w, ".") {
			continue
		}
		if _, ok := NationalityOf(w); ok {
			continue
		}
		if _, ok := CountryOf(w); ok {
			continue
		}
		if known := words().words[small]; IsCommon(small) || known.place > known.first+known.last {
			continue
		}
		// "Lunde Governor Berg", "Museum Spokesman Berg": one word of a place or body.
		if words().words[small].first == 0 && lastRole-first <= 2 {
			continue
		}
		return false
	}
	return true
}

// afterNationality skips a nationality before a name: "Russian Vladimir Petrov".
func (f *nameFinder) afterNationality(first, last int) int {
	if _, ok := NationalityOf(f.word(first)); !ok {
		return first
	}
	if _, ok := CountryOf(f.tokens[first].Cover(f.tokens[last-1].Span).Of(f.text)); ok {
		return first // "Saudi Arabia"
	}
	return first + 1
}
