package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Abbreviations that a name or a number follows, so that they never end a sentence.
var leading = wordSet(`mr mrs ms mx dr prof sen sens rep reps gov govs gen lt col maj capt cmdr adm sgt cpl pvt rev hon pres
	supt det insp fr st mt ft no nos vs art sec fig vol pp messrs mme mlle amb atty asst dep dist`)

// Abbreviations that may end a sentence too.
var trailing = wordSet(`jr sr co corp inc ltd llc plc bros etc al est dept univ assn ave blvd rd approx
	jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
	ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
	tenn tex vt va wash wis wyo`)

// Words of trailing that are also ordinary words, so that the full stop counts as theirs only
// after a capital letter.
var alsoWords = wordSet(`mar jun dec mon wed fri sat sun ill ind la mass miss mo wash ore co art no fig al est del pa`)

// isAbbreviation reports whether word, with the full stop that starts rest, is one.
func isAbbreviation(word, rest string) bool {
	lower := strings.ToLower(word)
	capital := startsUpper(word)
	switch {
	case strings.Contains(word, ".") && dotted(word):
		return true
	case utf8.RuneCountInString(word) == 1 && unicode.IsUpper(firstRune(word)):
		return true // an initial
	case lower == "p":
		return followedByNumber(rest)
	case alsoWords[lower]:
		return capital && followedByNameOrNumber(rest) || lower == "no" && followedByNumber(rest) || lower == "co" && capital
	case leading[lower]:
		return true
	case trailing[lower]:
		return capital || lower == "etc" || lower == "al" || lower == "approx"
	}
	return false
}

// dotted reports whether word is made of parts of one or two letters: U.S a.m Ph.D.
func dotted(word string) bool {
	for _, part := range strings.Split(word, ".") {
		if len(part) > 2 {
			return false
		}
	}
	return true
}

func followedByNumber(rest string) bool {
	rest = strings.TrimLeft(rest, ". ")
	return rest != "" && isASCIIDigit(rest[0])
}

func followedByNameOrNumber(rest string) bool {
	rest = strings.TrimPrefix(rest, ".")
	if strings.HasPrefix(rest, ",") {
		return true
	}
	rest = strings.TrimLeft(rest, " ")
	return rest != "" && (isASCIIDigit(rest[0]) || startsUpper(rest) || unicode.IsLower(firstRune(rest)))
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func startsUpper(s string) bool { return s != "" && unicode.IsUpper(firstRune(s)) }

func wordSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}
