package nlp

import (
	"slices"
	"strings"
)

// Office is a role as words tell it: "the former Vester harbour master" or "Harbour Master of
// Vester" before a name.
type Office struct {
	Head   string   // "master": the role word, one of several that mean the same
	Rank   string   // "vice", "deputy", "prime" before it: another office than that without
	Words  []string // what else tells it, in lower case: "vester", "harbour"
	Proper []string // those of words that name a country, a place, a body: "vester"
	Former bool
}

// Role words that mean the same, each under one of them.
var sameRole = map[string]string{
	"sen.": "senator", "rep.": "representative", "congressman": "representative", "congresswoman": "representative", "gov.": "governor", "gen.": "general",
	"spokeswoman": "spokesman", "spokesperson": "spokesman", "attorney": "lawyer", "chairwoman": "chairman", "chairperson": "chairman",
	"chair": "chairman", "advisor": "adviser", "premier": "minister", "prof.": "professor", "rev.": "reverend", "pastor": "reverend", "capt.": "captain",
	"sgt.": "sergeant", "lt.": "lieutenant", "adm.": "admiral", "col.": "colonel", "policeman": "officer", "policewoman": "officer", "jeweller": "jeweler",
	"headmaster": "principal", "legislator": "lawmaker", "businesswoman": "businessman", "councilwoman": "councilman", "candidate": "nominee",
}

// Words before a role that make another office of it.
var grades = map[string]bool{"vice": true, "deputy": true, "prime": true, "assistant": true, "associate": true, "under": true, "junior": true, "first": true}

// Words before or behind a role that tell nothing of which one it is.
var fillers = map[string]bool{"the": true, "a": true, "an": true, "of": true, "for": true, "and": true, "in": true, "at": true, "'s": true, "’s": true, ",": true, "current": true,
	"veteran": true, "longtime": true, "outgoing": true, "new": true, "embattled": true, "top": true, "senior": true, "acting": true, "then": true, "elected": true,
	"incumbent": true, "late": true, "its": true, "his": true, "her": true, "their": true, "-": true, "to": true}

// OfficeOf reads the words of a role, and reports whether there is one in them.
func OfficeOf(words []string) (Office, bool) {
	at := -1
	for i, w := range words {
		low := strings.ToLower(w)
		if (low == "of" || low == "for" || low == "who" || low == ",") && at >= 0 {
			break
		}
		if roleWords[low] && !(low == "general" && at == i-1 && at >= 0) {
			at = i
		}
	}
	if n := len(words) - 1; at < 0 && n >= 0 && isMember[strings.ToLower(words[n])] {
		at = n
	}
	if at < 0 {
		return Office{}, false
	}
	o := Office{Head: strings.ToLower(words[at])}
	if at+1 < len(words) && strings.EqualFold(words[at+1], "general") {
		o.Head += " general"
	}
	if o.Head == "premier" {
		o.Rank = "prime"
	}
	if same := sameRole[o.Head]; same != "" {
		o.Head = same
	}
	for i, w := range words {
		low := strings.ToLower(w)
		switch {
		case i == at || fillers[low] || low == "general":
		case i == at-1 && grades[low]:
			o.Rank = low
		case low == "former" || low == "ex":
			o.Former = true
		default:
			o.Words = append(o.Words, placeWord(w))
			if startsUpper(w) && !roleWords[low] {
				o.Proper = append(o.Proper, placeWord(w))
			}
		}
	}
	return o, true
}

// isMember are words for members of parties, who go by them as by a role: "the Vester Democrat".
var isMember = wordSet(`republican democrat`)

// placeWord returns a word in lower case, a people or a capital as its country: "Russian" and
// "Russia" are one.
func placeWord(w string) string {
	if c, ok := NationalityOf(w); ok {
		return strings.ToLower(c.Name)
	}
	if c, ok := CountryOf(w); ok {
		return strings.ToLower(c.Name)
	}
	return strings.ToLower(w)
}

// Fits reports whether o, a description, may mean who holds an office.
func (o Office) Fits(held Office) bool {
	if o.Head == "leader" && len(o.Proper) == 0 && held.Head != "leader" {
		return false // many are leaders
	}
	if o.Rank != held.Rank && held.Head == o.Head || o.Former != held.Former {
		return false
	}
	for _, w := range o.Proper {
		if !slices.Contains(held.Words, w) {
			return false
		}
	}
	if len(o.Words) == 0 || len(held.Words) == 0 {
		return true
	}
	for _, w := range o.Words {
		if slices.Contains(held.Words, w) {
			return true
		}
	}
	return false
}
