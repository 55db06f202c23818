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
	case romanised(a) == romanised(b), givenKey(a) == givenKey(b):
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

// givenKey returns a folded given name without the "h" that some write at its end: Sarah and Sara.
func givenKey(name string) string {
	f := nlp.Fold(name)
	if strings.HasSuffix(f, "ah") && len(f) > 3 {
		f = f[:len(f)-1]
	}
	return f
}

// shortForms maps short forms of given names to the long one.
var shortForms = map[string]string{
	"abby": "abigail", "abe": "abraham", "al": "albert", "alex": "alexander", "andy": "andrew", "angie": "angela", "barb": "barbara",
	"barney": "bernard", "bart": "bartholomew", "becky": "rebecca", "ben": "benjamin", "bernie": "bernard", "bert": "albert",
	"beth": "elizabeth", "betsy": "elizabeth", "betty": "elizabeth", "bill": "william", "billy": "william", "bob": "robert", "bobby": "robert",
	"carrie": "caroline", "cathy": "catherine", "charlie": "charles", "chris": "christopher", "chuck": "charles", "cindy": "cynthia",
	"cliff": "clifford", "clint": "clinton", "connie": "constance", "curt": "curtis", "dan": "daniel", "danny": "daniel", "dave": "david",
	"deb": "deborah", "debbie": "deborah", "dick": "richard", "dom": "dominic", "don": "donald", "doug": "douglas", "drew": "andrew",
	"ed": "edward", "eddie": "edward", "ellie": "eleanor", "ernie": "ernest", "fred": "frederick", "gabe": "gabriel", "geoff": "geoffrey",
	"gerry": "gerald", "gil": "gilbert", "ginny": "virginia", "greg": "gregory", "gus": "augustus", "hank": "henry", "jack": "john",
	"jake": "jacob", "jeff": "jeffrey", "jen": "jennifer", "jenny": "jennifer", "jerry": "gerald", "jess": "jessica", "jessie": "jessica",
	"jim": "james", "jimmy": "james", "joe": "joseph", "joey": "joseph", "johnny": "john", "jon": "jonathan", "josh": "joshua",
	"judy": "judith", "kate": "katherine", "kathy": "katherine", "ken": "kenneth", "kim": "kimberly", "larry": "lawrence", "lenny": "leonard",
	"lew": "lewis", "liz": "elizabeth", "lou": "louis", "maggie": "margaret", "mandy": "amanda", "manny": "manuel", "marge": "margaret",
	"marty": "martin", "matt": "matthew", "meg": "margaret", "mel": "melvin", "mick": "michael", "mickey": "michael", "mike": "michael",
	"mikey": "michael", "missy": "melissa", "mitch": "mitchell", "nate": "nathan", "nathaniel": "nathan", "ned": "edward", "nick": "nicholas",
	"norm": "norman", "pam": "pamela", "pat": "patrick", "patti": "patricia", "patty": "patricia", "peggy": "margaret", "penny": "penelope",
	"pete": "peter", "phil": "philip", "randy": "randall", "ray": "raymond", "reggie": "reginald", "rich": "richard", "richie": "richard",
	"rick": "richard", "rob": "robert", "robbie": "robert", "rod": "rodney", "roddy": "rodney", "ron": "ronald", "ronnie": "ronald",
	"rudi": "rudolf", "rudy": "rudolph", "russ": "russell", "sal": "salvatore", "sam": "samuel", "sandi": "sandra", "sandy": "sandra",
	"sid": "sidney", "stan": "stanley", "steve": "stephen", "steven": "stephen", "stu": "stuart", "sue": "susan", "susie": "susan",
	"suzy": "susan", "tammy": "tamara", "ted": "edward", "terry": "terence", "theo": "theodore", "tim": "timothy", "tina": "christina",
	"toby": "tobias", "tom": "thomas", "tommie": "thomas", "tommy": "thomas", "tony": "anthony", "tricia": "patricia", "trish": "patricia",
	"vicki": "victoria", "vicky": "victoria", "vin": "vincent", "vince": "vincent", "vinny": "vincent", "wally": "walter", "walt": "walter",
	"wes": "wesley", "will": "william", "willie": "william", "zach": "zachary", "zack": "zachary",
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
