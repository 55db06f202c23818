package brief

import (
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/briefgen/briefgen/internal/nlp"
)

// sameGiven reports whether two given names can be one person's: the same, an initial of it,
// or a short form.
func sameGiven(a, b string) bool {
	fa, fb := nlp.Fold(a), nlp.Fold(b)
	switch {
	case romanised(a) == romanised(b):
		return true
	case fa == "" || fb == "":
		return true
	case len(fa) == 1 || len(fb) == 1:
		return fa[0] == fb[0]
	case len(fa) >= 5 && len(fb) >= 5 && max(len(fa), len(fb)) <= longestPart && fa[0] == fb[0] && endsAlike(fa, fb) &&
		levenshtein.ComputeDistance(romanised(a), romanised(b)) <= 1:
		return true
	case len(fa) <= longestPart && len(fb) <= longestPart && len(skeleton(fa)) >= 4 && endsAlike(fa, fb) && skeleton(fa) == skeleton(fb):
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

// endsAlike reports whether both or none of two given names end in a vowel: Daniel is not Daniela.
func endsAlike(a, b string) bool {
	const vowels = "aeiou"
	return strings.Contains(vowels, a[len(a)-1:]) == strings.Contains(vowels, b[len(b)-1:])
}

// skeleton returns the consonants of a folded name, of a run of one the first: "mhmd" of Mohammed and
// Muhammad.
func skeleton(s string) string {
	var b strings.Builder
	last := rune(0)
	for _, r := range s {
		if r != last && !strings.ContainsRune("aeiouy'-", r) {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
