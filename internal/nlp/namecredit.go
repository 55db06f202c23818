package nlp

import (
	"strings"
	"unicode/utf8"
)

// creditEnd returns the token behind the credit that begins at token i of sentence s, and i where none
// does: "Reporting by Anna Berg in Vester", "Photo by Anna Berg", "By Anna Berg", "Contributing: Anna
// Berg". Who is named in it made the article, and is nobody in it.
func (f *nameFinder) creditEnd(i int, s [2]int) int {
	w := f.lower(i)
	switch {
	case w == "by" && i == s[0] && f.namesOnly(i+1, s):
		return s[1]
	case w == "contributing" && i == s[0] && f.word(i+1) == ":":
		return s[1]
	case w == "follow" && i == s[0] && f.lower(s[1]-1) != "," && f.endsOnPlatform(s):
		return s[1]
	case w == "photo" && f.word(i+1) == "/" && i > s[0] && f.word(i-1) != "the" || strings.HasPrefix(w, "photo/"):
		k := i + 1
		for k < s[1] && f.word(k) != ")" {
			k++
		}
		return k
	case creditWords[w] && i+2 < s[1] && (f.lower(i+1) == "by" || f.word(i+1) == ":") && startsUpper(f.word(i+2)):
		if !startsUpper(f.word(i)) && !f.opensCredit(i-1, s) && !pictures[w] {
			return i
		}
		for k := i + 2; k < s[1]; k++ {
			if w := f.word(k); w == ";" || w == ")" || w == "." {
				return k
			}
		}
		return s[1]
	}
	return i
}

// Words for what is credited "by" somebody, or with a colon.
var (
	creditWords = wordSet(`reporting writing editing compiled edited written contributed photo photos photograph photographs picture pictures image images
		illustration illustrations graphic graphics video videography produced translated translation`)
	pictures = wordSet(`photo photos photograph photographs`)
)

// opensCredit reports whether token k stands before a small-letter credit: "(", "; ", "Additional".
func (f *nameFinder) opensCredit(k int, s [2]int) bool {
	if k < s[0] {
		return true
	}
	switch f.lower(k) {
	case "(", ";", "additional", "and", "[", "|", "/":
		return true
	}
	return false
}

// namesOnly reports whether the rest of a sentence from token i on has names only: a byline.
func (f *nameFinder) namesOnly(i int, s [2]int) bool {
	if s[1]-i < 2 || s[1]-i > longestRun {
		return false
	}
	for ; i < s[1]; i++ {
		w := f.word(i)
		if !startsUpper(w) && w != "," && w != "and" && w != "&" && w != "|" && w != "." && w != "for" && w != "of" && w != "the" && w != "in" && !particles[w] {
			return false
		}
		if r, _ := utf8.DecodeRuneInString(w); w == "." && i+1 < s[1] || r == '’' {
			return false
		}
	}
	return true
}

func (f *nameFinder) endsOnPlatform(s [2]int) bool {
	for k := s[0] + 2; k+1 < s[1]; k++ {
		if f.word(k) == "on" && knownOrgs[f.lower(k+1)] {
			return true
		}
	}
	return false
}

// contributes returns the token from which on a sentence says who contributed to the article, so that
// all named before are credited; s[0] where none does.
func (f *nameFinder) contributes(s [2]int) int {
	for k := s[0]; k+3 < s[1]; k++ {
		if f.lower(k) == "contributed" && f.lower(k+1) == "to" && f.lower(k+2) == "this" {
			return k
		}
	}
	return s[0]
}

// isAgencys reports whether a slash joins the name tokens[first:last] with the agency or firm that its
// picture comes from: "(Anna Berg/AP)".
func (f *nameFinder) isAgencys(first, last int, s [2]int) bool {
	if last+1 < s[1] && f.word(last) == "/" && startsUpper(f.word(last+1)) {
		return true
	}
	if first > s[0] && startsUpper(f.word(first-1)) && strings.Contains(f.word(first-1), "/") {
		return true // "Photo/Anna" is one token where a hyphen or a full stop follows
	}
	return first-2 >= s[0] && f.word(first-1) == "/" && startsUpper(f.word(first-2))
}

// credits marks the persons that a text credits with itself.
func (f *nameFinder) credits(names []Name, from []candidate, sentences [][2]int) {
	for i := 0; i < len(names); {
		n := names[i].Sentence
		s := sentences[n]
		by := f.contributes(s)
		at, end := s[0], s[0]
		for ; i < len(names) && names[i].Sentence == n; i++ {
			for ; at < from[i].first; at++ {
				if at >= end {
					end = max(end, f.creditEnd(at, s))
				}
			}
			names[i].Credit = names[i].Kind == PersonName && (from[i].first < max(end, by) || f.isAgencys(from[i].first, from[i].last, s))
		}
	}
}
