package nlp

import (
	"strings"
	"sync"

	"github.com/briefgen/briefgen/internal/nlp/gazetteer"
)

// Country is a country with the names that news gives to it.
type Country = gazetteer.Country

type countryTable struct {
	countries     []Country
	byName        map[string]int // name, other name or capital to country
	nationalities map[string]int
}

var places = sync.OnceValue(func() *countryTable {
	g := &countryTable{byName: map[string]int{}, nationalities: map[string]int{}}
	for _, c := range gazetteer.Countries() {
		i := len(g.countries)
		g.countries = append(g.countries, c)
		g.byName[c.Name] = i
		for _, names := range [][]string{c.Others, c.Capitals} {
			for _, n := range names {
				g.byName[n] = i
			}
		}
		for _, n := range c.Nationalities {
			g.nationalities[n] = i
			g.nationalities[n+"s"] = i
		}
	}
	return g
})

// CountryOf returns the country that name, one of its other names or its capital stands for.
func CountryOf(name string) (Country, bool) {
	g := places()
	i, ok := g.byName[strings.TrimPrefix(name, "the ")]
	if !ok {
		return Country{}, false
	}
	return g.countries[i], true
}

// NationalityOf returns the country whose people or things the word names: "Russian".
func NationalityOf(word string) (Country, bool) {
	g := places()
	i, ok := g.nationalities[word]
	if !ok {
		return Country{}, false
	}
	return g.countries[i], true
}

// Words that stand in and around names.
var (
	honorifics = gazetteer.Honorifics
	roleWords  = gazetteer.Roles
	titlesOnly = gazetteer.TitlesOnly
	knownOrgs  = gazetteer.KnownOrganizations
	titleWords = gazetteer.TitleWords
	orgWords   = gazetteer.OrganizationWords
	placeWords = gazetteer.PlaceWords
	particles  = gazetteer.Particles
)

// IsRole reports whether a lower-case word names an office or an occupation: "minister".
func IsRole(word string) bool { return roleWords[word] }

// IsRelative reports whether a lower-case word says whose kin somebody is: "daughter".
func IsRelative(word string) bool { return gazetteer.Relatives[word] }

// IsOrganizationWord reports whether a lower-case word tells what kind of body its name is of: "ministry".
func IsOrganizationWord(word string) bool { return orgWords[word] }

// PronounOf returns the pronoun of a person who is named in full, "he" or "she", as the given name
// tells; "" where it does not.
func PronounOf(name string) string {
	given, rest, _ := strings.Cut(name, " ")
	if rest == "" {
		return ""
	}
	return gazetteer.PronounOf(lower(given))
}
