package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbrevKind says how the full stop of an abbreviation is to be read.
type abbrevKind uint8

const (
	noAbbrev  abbrevKind = iota
	leading              // a name or a number follows, so that it never ends a sentence: Mr. Gen. vs.
	trailing             // it may end a sentence too: Jr. Inc. etc.
	alsoWord             // trailing, but an ordinary word as well: an abbreviation only with a capital
	numbering            // an abbreviation only before a number: p. 5, no. 7
)

var abbreviations = func() map[string]abbrevKind {
	m := map[string]abbrevKind{}
	for kind, list := range map[abbrevKind]string{
		leading: `mr mrs ms mx dr prof sen sens rep reps gov govs gen brig lt col maj capt cmdr cdr adm sgt cpl pvt rev revd hon pres
			supt det insp fr st ste mt ft nos vs sec messrs mme mlle amb atty asst dep cong msgr`,
		trailing: `jr sr corp inc ltd llc plc bros etc est dept univ assn ave blvd rd approx esq mfg intl natl govt
			jan feb apr jul aug sep sept oct nov tue tues thu thur thurs
			ala ariz ark calif colo conn fla ga kan ky md mich minn mont neb nev okla tenn tex vt va wis wyo`,
		alsoWord:  `co mar jun dec mon wed fri sat sun ill ind la mass miss mo wash ore art del pa dist`,
		numbering: `p pp c ca b d fl no fig vol ch cf`,
	} {
		for _, w := range strings.Fields(list) {
			m[w] = kind
		}
	}
	return m
}()

// longestAbbreviation is that of the words in abbreviations, in bytes.
const longestAbbreviation = 6

// kindOfAbbreviation returns what word, without its full stop, abbreviates.
func kindOfAbbreviation(word string) abbrevKind {
	if len(word) > longestAbbreviation {
		return noAbbrev
	}
	var buf [longestAbbreviation]byte
	for i := 0; i < len(word); i++ {
		if !isASCIILetter(word[i]) {
			return noAbbrev
		}
		buf[i] = word[i] | 0x20
	}
	return abbreviations[string(buf[:len(word)])]
}

// abbreviated reports whether word, the one that starts here, is an abbreviation to which the
// full stop at end belongs.
func (sc *scanner) abbreviated(word string, end int) bool {
	rest := sc.text[end+1 : sc.end]
	if strings.HasPrefix(rest, ".") {
		return false // "so...", an ellipsis
	}
	if dotted(word) || isInitialLetter(word) {
		return true
	}
	capital := startsUpper(word)
	switch kindOfAbbreviation(word) {
	case leading:
		return capital || !strings.HasPrefix(rest, "\n")
	case trailing:
		return capital || word == "etc" || word == "approx" || word == "est"
	case alsoWord:
		return capital && (word == "Co" || followedByNameOrNumber(rest))
	case numbering:
		return followedByNumber(rest)
	}
	switch word {
	case "al":
		return sc.prev() == "et"
	case "v":
		return followedByName(rest) && startsUpper(sc.prev()) // Berg v. Vik
	}
	return false
}

// prev returns the last token.
func (sc *scanner) prev() string {
	if len(sc.out) == 0 {
		return ""
	}
	return sc.out[len(sc.out)-1].Of(sc.text)
}

// isInitialLetter reports whether word is one capital letter.
func isInitialLetter(word string) bool {
	return len(word) == 1 && word[0] <= 'Z' || len(word) <= utf8.UTFMax && utf8.RuneCountInString(word) == 1 && startsUpper(word)
}

// dotted reports whether word is made of parts of one or two letters: U.S a.m Ph.D.
func dotted(word string) bool {
	dots, letters := 0, 0
	for _, r := range word {
		if r == '.' {
			dots++
			letters = 0
			continue
		}
		if letters++; letters > 2 || !isWordRune(r) {
			return false
		}
	}
	return dots > 0
}

// followedByNumber reports whether rest, what stands behind a full stop, begins with a number.
func followedByNumber(rest string) bool {
	rest = afterBlank(rest)
	return rest != "" && isASCIIDigit(rest[0])
}

func followedByName(rest string) bool { return startsUpper(afterBlank(rest)) }

// followedByNameOrNumber reports whether rest goes on as it does behind an abbreviation: a comma,
// a number, a name, a word in small letters.
func followedByNameOrNumber(rest string) bool {
	rest = afterBlank(rest)
	return rest != "" && (rest[0] == ',' || rest[0] == '(' || isASCIIDigit(rest[0]) || unicode.IsLetter(firstRune(rest)))
}

// afterBlank returns s without its first blank.
func afterBlank(s string) string { return strings.TrimPrefix(s, " ") }

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
