package brief

import (
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/briefgen/briefgen/internal/nlp"
)

// romanised brings the spellings that one foreign name takes in English to one form: Zelensky,
// Zelenskyy and Zelenski; Sergei and Sergey; Erdogan and Erdoğan.
func romanised(name string) string {
	s := nlp.Fold(name)
	s = spellings.Replace(s)
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r == last || r == '-' || r == '\'' || r == '.' {
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

var spellings = strings.NewReplacer("sch", "sh", "tch", "ch", "kh", "h", "ph", "f", "ck", "k", "ou", "u", "oo", "u", "ee", "i", "ei", "ey", "ai", "ay", "w", "v", "x", "ks", "q", "k", "dzh", "j", "zh", "j")

const (
	// looseSpelling is the least length of a part of a name that may have a letter another way.
	looseSpelling = 6
	// longestPart is the greatest: no name is longer, and distances take quadratic time.
	longestPart = 40
)

// samePart reports whether two words can be the same part of a name: equal when romanised, or,
// if long, one letter apart.
func samePart(a, b string) bool {
	a, b = romanised(a), romanised(b)
	if a == b {
		return true
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

// sameGiven reports whether two given names can be one person's: the same, an initial of it,
// or a short form.
func sameGiven(a, b string) bool {
	fa, fb := nlp.Fold(a), nlp.Fold(b)
	switch {
	case samePart(a, b):
		return true
	case fa == "" || fb == "":
		return true
	case len(fa) == 1 || len(fb) == 1:
		return fa[0] == fb[0]
	case len(fa) >= 5 && len(fb) >= 5 && fa[0] == fb[0] && levenshtein.ComputeDistance(romanised(a), romanised(b)) <= 1:
		return true
	}
	return shortForms[fa] == fb || shortForms[fb] == fa || shortForms[fa] != "" && shortForms[fa] == shortForms[fb]
}

// shortForms maps short forms of given names to the long one.
var shortForms = map[string]string{
	"abe": "abraham", "al": "albert", "alex": "alexander", "andy": "andrew", "barney": "bernard", "ben": "benjamin", "bernie": "bernard",
	"beth": "elizabeth", "bill": "william", "billy": "william", "bob": "robert", "bobby": "robert", "cathy": "catherine", "charlie": "charles",
	"chris": "christopher", "chuck": "charles", "dan": "daniel", "danny": "daniel", "dave": "david", "debbie": "deborah", "dick": "richard",
	"don": "donald", "doug": "douglas", "ed": "edward", "eddie": "edward", "fred": "frederick", "gabe": "gabriel", "greg": "gregory",
	"hank": "henry", "jack": "john", "jeff": "jeffrey", "jen": "jennifer", "jenny": "jennifer", "jerry": "gerald", "jim": "james", "jimmy": "james",
	"joe": "joseph", "johnny": "john", "jon": "jonathan", "josh": "joshua", "kate": "katherine", "kathy": "katherine", "ken": "kenneth",
	"larry": "lawrence", "liz": "elizabeth", "maggie": "margaret", "matt": "matthew", "meg": "margaret", "mike": "michael", "mitch": "mitchell",
	"nick": "nicholas", "pam": "pamela", "pat": "patrick", "pete": "peter", "phil": "philip", "ray": "raymond", "rick": "richard", "rob": "robert",
	"ron": "ronald", "sam": "samuel", "sandy": "sandra", "steve": "stephen", "steven": "stephen", "sue": "susan", "ted": "edward", "tim": "timothy",
	"tom": "thomas", "tommy": "thomas", "tony": "anthony", "vince": "vincent", "will": "william", "zach": "zachary",
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
	if len(f) < 2 || strings.ToLower(f[0]) == f[0] { // "von der Leyen"
		p.family = strings.Join(f, " ")
		return p
	}
	at := len(f) - 1
	for at > 1 && strings.ToLower(f[at-1]) == f[at-1] {
		at--
	}
	p.given, p.family = f[0], strings.Join(f[at:], " ")
	return p
}

func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }
