// Package gazetteer holds what can be listed of names: countries with their capitals and peoples,
// words for offices, titles, organisations and places. All of it was written for this program, from
// general knowledge.
package gazetteer

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed countries.txt
var countryList string

// Country is a country with the names that news gives to it.
type Country struct {
	Name          string
	Others        []string // other names: "US", "America"
	Nationalities []string // "American"
	Capitals      []string // seats of government, used for governments: "Washington"
}

// Countries returns all countries; the list is not to be changed.
var Countries = sync.OnceValue(func() []Country {
	var out []Country
	for line := range strings.SplitSeq(strings.TrimSpace(countryList), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "|")
		out = append(out, Country{Name: f[0], Others: list(f[1]), Nationalities: list(f[2]), Capitals: list(f[3])})
	}
	return out
})

func list(field string) []string {
	if field == "" {
		return nil
	}
	return strings.Split(field, ",")
}

// IsCapital reports whether name is c's seat of government.
func (c Country) IsCapital(name string) bool {
	for _, n := range c.Capitals {
		if n == name {
			return true
		}
	}
	return false
}
