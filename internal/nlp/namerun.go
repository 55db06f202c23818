package nlp

import (
	"unicode"
	"unicode/utf8"
)

// longestRun is the most tokens of a run of capitalised words: each name in a run is held against
// all of it. What goes on is the next run.
const longestRun = 64

// run returns the end of the run of capitalised words that begins at token i, or i.
func (f *nameFinder) run(i int, s [2]int) int {
	if !f.isNameWord(i, s) {
		return i
	}
	end := i + 1
	for end < min(s[1], i+longestRun) {
		switch {
		case f.isNameWord(end, s):
			end++
		case f.joins(end, s):
			end += 2
		case particles[f.word(end)] && end+2 < s[1] && particles[f.word(end+1)] && f.isNameWord(end+2, s):
			end += 3
		case end+2 < s[1] && f.lower(end) == "of" && f.lower(end+1) == "the" && f.isNameWord(end+2, s) && f.takesOf(end-1):
			end += 3
		default:
			return end
		}
	}
	return end
}

// joins reports whether the small word at token i and the capitalised one behind it go on
// with a name: "von Dahl", "Bureau of Fisheries", "Berg & Vik".
func (f *nameFinder) joins(i int, s [2]int) bool {
	if i+1 >= s[1] || !f.isNameWord(i+1, s) {
		return false
	}
	w := f.word(i)
	return particles[w] || w == "&" || w == "of" && f.takesOf(i-1)
}

// takesOf reports whether a name may go on with "of" behind token i.
func (f *nameFinder) takesOf(i int) bool {
	w := f.lower(i)
	return orgWords[w] || roleWords[w] || w == "house" || w == "university" || w == "gulf" || w == "bay" || w == "city" || w == "republic" || w == "bank" || w == "isle"
}

// isNameWord reports whether token i may be a word of a name.
func (f *nameFinder) isNameWord(i int, s [2]int) bool {
	w := f.word(i)
	r := firstRune(w)
	if !unicode.IsUpper(r) || w == "I" || len(w) == 1 && w != "X" {
		return false
	}
	small := lower(w)
	if IsFunction(small) && !(isUpperWord(w) && len(w) > 1) || weekdays[small] != 0 || small == "sunday" || months[small] > 0 && small != "may" && small != "april" && small != "june" {
		return false
	}
	if honorifics[small] {
		return true
	}
	if i > s[0] && !f.opensQuote(i-1) {
		return true
	}
	return f.namedAtStart(i, s)
}

func (f *nameFinder) opensQuote(i int) bool {
	switch f.word(i) {
	case "“", "\"", "‘", "'", "•", ":", "—", "–", "-", "(":
		return true
	}
	return false
}

// namedAtStart decides whether the first word of a sentence, capitalised in any case, belongs
// to a name.
func (f *nameFinder) namedAtStart(i int, s [2]int) bool {
	w := f.word(i)
	small := lower(w)
	known, ok := words().words[small]
	switch {
	case isUpperWord(w) && utf8.RuneCountInString(w) >= 2:
		return true
	case !ok:
		return f.tokens[i].Tag() != "RB"
	case known.caps >= 7, f.opensCouple(i, s):
		return true
	case i+2 < s[1] && roleWords[small] && f.word(i+1) == "of" && startsUpper(f.word(i+2)):
		return true // "Secretary of State Berg"
	case i+1 >= s[1] || !startsUpper(f.word(i+1)):
		return false
	case words().words[small].place > 0 && words().words[f.lower(i+1)].place > 0:
		return true // "New York"
	}
	// "President Berg", "Attorney General Berg", "Foreign Minister …", "Mark Berg".
	return roleWords[small] || titleWords[small] || honorifics[small] || known.first > 0 && known.caps >= 3
}

// opensCouple reports whether a given name at token i is named with another's: "Bill and Maria Vik".
func (f *nameFinder) opensCouple(i int, s [2]int) bool {
	return i+3 < s[1] && f.isGiven(i) && (f.word(i+1) == "and" || f.word(i+1) == "&") && f.isGiven(i+2) && isNamePart(f.word(i+3)) && !f.isGiven(i+3)
}

func isUpperWord(w string) bool {
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}
