package gazetteer

import (
	"strings"
	"sync"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// Class is the set of lists that a word is in.
type Class uint32

// The lists.
const (
	Honorific Class = 1 << iota
	Role
	TitleWord
	OrganizationWord
	PlaceWord
	Particle
	KnownOrganization
	CountryWord // a word of a country's name
	Capital     // a word of a capital's name
	Nationality // a people, or its adjective
	Region      // a word of a state's or province's name
	City        // a word of a city's name
	Given       // a given name
	Suffix      // Jr., III
	Joiner      // a small word or mark that may stand inside a name
	Function    // a small word that begins many sentences and few names
	Calendar    // a day or month
	Saying      // a verb of saying
	Seat        // a building or street that stands for a government
)

// ClassOf returns the lists that the word with this hash is in; see [lexicon.Word].Norm.
func ClassOf(norm uint32) Class { return classes()[norm] }

var classes = sync.OnceValue(func() map[uint32]Class {
	m := make(map[uint32]Class, 4096)
	add := func(c Class, words map[string]bool) {
		for w := range words {
			m[lexicon.Hash(w)] |= c
		}
	}
	add(Honorific, Honorifics)
	add(Role, Roles)
	add(Role, TitlesOnly)
	add(TitleWord, TitleWords)
	add(OrganizationWord, OrganizationWords)
	add(PlaceWord, PlaceWords)
	add(Particle, Particles)
	add(KnownOrganization, KnownOrganizations)
	add(Suffix, suffixes)
	add(Joiner, joiners)
	add(Function, function)
	add(Calendar, calendar)
	add(Saying, saying)
	add(Seat, seats)
	section := Class(0)
	for line := range strings.Lines(nameList) {
		switch line = strings.TrimSpace(line); {
		case strings.HasPrefix(line, "# given"):
			section = Given
		case strings.HasPrefix(line, "# cities"):
			section = City
		case strings.HasPrefix(line, "# regions"):
			section = Region
		case !strings.HasPrefix(line, "#"):
			add(section, set(line))
		}
	}
	for _, c := range Countries() {
		for _, n := range append([]string{c.Name}, c.Others...) {
			add(CountryWord, capitalised(n))
		}
		for _, n := range c.Capitals {
			add(Capital, capitalised(n))
		}
		for _, n := range c.Nationalities {
			add(Nationality, capitalised(n))
			add(Nationality, capitalised(n+"s"))
		}
	}
	return m
})

// capitalised returns the words of a name that have a capital.
func capitalised(name string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(name) {
		if lexicon.Look(w).Case != lexicon.Lower {
			m[w] = true
		}
	}
	return m
}

var suffixes = set(`jr jr. sr sr. ii iii iv esq esq.`)

var joiners = set(`of the and for & - ' ’ 's ’s in on to at from with by de del della di da dos du la le van von der den ten bin ibn al el ben abu
	ter zu af y e a an as / . ! : #`)

var function = set(`a an the this that these those it its he his him she her hers they their them we our us i you your my me who whom whose
	which what and or but nor so yet if as at by for from in into of on onto to with within than then there here is are was were be been
	has have had do does did will would should can could may might must not no also just very too about over after before during between
	while when where why how because since until up down out off again more most some any all both each such another other even still
	however meanwhile although though despite last next later earlier now today many one two three`)

var calendar = set(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
	november december mon. tue. wed. thu. fri. sat. sun. jan. feb. mar. apr. aug. sept. sep. oct. nov. dec.`)

var saying = set(`said says say told tells tweeted wrote added asked replied argued claimed testified insisted noted explained`)

var seats = set(`kremlin pentagon capitol downing whitehall elysee élysée knesset bundestag kantei politburo`)
