package brief

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"github.com/briefgen/briefgen/internal/nlp"
)

// romanised brings the spellings that one foreign name takes in English to one form: Zelensky,
// Zelenskyy and Zelenski; Sergei and Sergey; Erdogan and Erdoğan.
func romanised(name string) string {
	s := spellings.Replace(withoutParticle(nlp.Fold(name)))
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r == last || r == '\'' || r == '.' {
			continue
		}
		b.WriteRune(r)
		last = r
	}
	s = b.String()
	for _, end := range []string{"iy", "yi", "ij", "i"} {
		if strings.HasSuffix(s, end) && len(s) > len(end)+2 {
			return strings.TrimSuffix(s, end) + "y"
		}
	}
	if s == "" {
		return strings.ToLower(name) // a script that has no letters here
	}
	return s
}

// withoutParticle returns a folded surname without the Arabic article, which one outlet writes and
// another leaves out, "al-Tamim", and with "abd al-" one way.
func withoutParticle(s string) string {
	for _, p := range []string{"al-", "el-", "al ", "el ", "ar-", "as-", "ash-"} {
		if rest, ok := strings.CutPrefix(s, p); ok && len(rest) > 2 {
			s = rest
			break
		}
	}
	for _, p := range []string{"abd al-", "abd el-", "abdel-", "abdul-", "abdal-", "abdel ", "abdul ", "abdel", "abdul"} {
		if rest, ok := strings.CutPrefix(s, p); ok && len(rest) > 2 {
			return "abd" + rest
		}
	}
	return s
}

var spellings = strings.NewReplacer(" ", "", "-", "", "ue", "u", "oe", "o", "ae", "a", "sch", "sh", "tch", "ch", "kh", "h", "ph", "f", "ck", "k", "ou", "u", "oo", "u", "ee", "i", "ei", "ey", "ai", "ay", "w", "v", "x", "ks", "q", "k", "dzh", "j", "zh", "j")

const (
	// looseSpelling is the least length of a part of a name that may have a letter another way.
	looseSpelling = 6
	// longestPart is the greatest: no name is longer, and distances take quadratic time.
	longestPart = 40
)

// wholeKey is what two forms of a full name share that differ in hyphens, spaces and script alone:
// "Jean-Luc Morel" and "Jean Luc Morel".
func wholeKey(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-', '.', ',', '\'':
			return -1
		}
		return r
	}, nlp.Fold(name))
}

// samePart reports whether two words can be the same part of a name: equal when romanised, or,
// if long, one letter apart.
func samePart(a, b string) bool {
	a, b = romanised(a), romanised(b)
	if a == b {
		return true
	}
	if utf8.RuneCountInString(a) < len(a) {
		return false // letters that have none like them here
	}
	return min(len(a), len(b)) >= looseSpelling && max(len(a), len(b)) <= longestPart && a[0] == b[0] && levenshtein.ComputeDistance(a, b) <= 1
}

// spellingKeys returns keys of which two parts of a name share one if samePart holds for them:
// the romanised form and, for a long one, that without each one of its letters.
func spellingKeys(part string) []string {
	r := romanised(part)
	keys := []string{r}
	if len(r) < looseSpelling || len(r) > longestPart {
		return keys
	}
	for i := range len(r) {
		keys = append(keys, r[:i]+r[i+1:])
	}
	return keys
}

// personName is a person's name in its parts.
type personName struct {
	given, family string
	suffix        string // "jr", "iii"; "" for most, and for the elder: "sr"
}

// nameParts splits a person's name; the surname takes its particles with it: "von der Leyen". A
// name of one word is a surname.
func nameParts(name string) personName {
	var p personName
	f := strings.Fields(name)
	if n := len(f); n > 1 {
		switch end := strings.TrimSuffix(strings.ToLower(f[n-1]), "."); end {
		case "jr", "ii", "iii", "iv":
			p.suffix = end
			f = f[:n-1]
		case "sr":
			f = f[:n-1]
		}
		f[len(f)-1] = strings.TrimSuffix(f[len(f)-1], ",")
	}
	if len(f) < 2 || isParticle(f[0]) { // "von der Leyen"
		p.family = strings.Join(f, " ")
		return p
	}
	at := len(f) - 1
	for at > 1 && isParticle(f[at-1]) {
		at--
	}
	p.given, p.family = f[0], strings.Join(f[at:], " ")
	return p
}

// isParticle reports whether a word before a surname belongs to it: those in small letters do, and some
// in capitals too.
func isParticle(word string) bool {
	lower := strings.ToLower(word)
	return lower == word && strings.ToUpper(word) != word || particles[lower]
}

var particles = wordSet(`de della di du van von der den ter bin ibn abdel abdul abd`)

// unglued returns a person's name without what pages run into it where they link to a topic: the
// same name once more, or the next word without a space: "Anna Berg Anna BergMayor".
func unglued(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		if i > 1 && w == words[0] {
			words = words[:i]
			break
		}
	}
	if n := len(words); n > 1 {
		words[n-1] = words[n-1][:seam(words[n-1])]
		if n > 2 && words[0] == words[n-1] {
			words = words[1:]
		}
	}
	return strings.Join(words, " ")
}

// unquoted returns a name without a quote mark at its end that nothing in it opens: of 'King Vik'.
func unquoted(name string) string {
	if bare := strings.TrimRight(name, "'’"); bare != "" && !strings.ContainsAny(bare, "'‘") {
		return bare
	}
	return name
}

// seam returns where a capital stands behind four small letters or more in a word, else its length.
func seam(word string) int {
	small := 0
	for i, r := range word {
		if small > 3 && unicode.IsUpper(r) {
			return i
		}
		if small++; !unicode.IsLower(r) {
			small = 0
		}
	}
	return len(word)
}

func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }
