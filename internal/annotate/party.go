package annotate

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// parties are the words for members of parties who are called by them: "the Vester Democrat".
var parties = map[string]string{"republican": "republican", "democrat": "democrat", "democratic": "democrat", "r": "republican", "d": "democrat"}

// stateNames holds how news shortens the states of the United States behind a lawmaker's name, without
// full stops.
var stateNames = map[string]string{
	"Ala": "alabama", "Ariz": "arizona", "Ark": "arkansas", "Calif": "california", "Colo": "colorado", "Conn": "connecticut", "Del": "delaware", "Fla": "florida",
	"Ga": "georgia", "Ill": "illinois", "Ind": "indiana", "Kan": "kansas", "Ky": "kentucky", "La": "louisiana", "Md": "maryland", "Mass": "massachusetts",
	"Mich": "michigan", "Minn": "minnesota", "Miss": "mississippi", "Mo": "missouri", "Mont": "montana", "Neb": "nebraska", "Nev": "nevada", "NH": "new hampshire",
	"NJ": "new jersey", "NM": "new mexico", "NY": "new york", "NC": "north carolina", "ND": "north dakota", "Okla": "oklahoma", "Ore": "oregon", "Pa": "pennsylvania",
	"RI": "rhode island", "SC": "south carolina", "SD": "south dakota", "Tenn": "tennessee", "Tex": "texas", "Vt": "vermont", "Va": "virginia", "Wash": "washington",
	"WVa": "west virginia", "Wis": "wisconsin", "Wyo": "wyoming",
}

// maxBehindName is how many bytes behind a name its party and state may take.
const maxBehindName = 40

// partyBehind reads the party and the words of the place that stand behind a name: "(R-Ky.)", ", D-Calif.,",
// "(R., Iowa)", ", Republican of South Carolina".
func partyBehind(behind string) (party string, place []string) {
	if behind = behind[:min(len(behind), maxBehindName)]; !strings.HasPrefix(behind, " (") && !strings.HasPrefix(behind, ", ") {
		return "", nil
	}
	behind = behind[2:]
	if rest, ok := strings.CutPrefix(behind, "a "); ok {
		behind = rest
	}
	end := strings.IndexAny(behind, "-., ")
	if end <= 0 {
		return "", nil
	}
	party = parties[strings.ToLower(behind[:end])]
	if party == "" {
		return "", nil
	}
	rest := strings.TrimLeft(behind[end:], "-., ")
	for _, word := range [2]string{"of ", "from "} {
		rest = strings.TrimPrefix(rest, word)
	}
	if stop := strings.IndexAny(rest, "),;"); stop >= 0 {
		rest = rest[:stop]
	}
	rest = strings.TrimSpace(strings.ReplaceAll(rest, ".", ""))
	if state := stateNames[strings.ReplaceAll(rest, " ", "")]; state != "" {
		rest = state
	}
	return party, strings.Fields(strings.ToLower(rest))
}

// placeBehind returns the words of the place in "Anna Berg of Vester".
func (d *discourse) placeBehind(m int) []string {
	list := d.doc.Mentions
	if m+1 >= len(list) || list[m+1].Kind != news.Place || d.doc.Text[list[m].End:list[m+1].Start] != " of " {
		return nil
	}
	return strings.Fields(strings.ToLower(list[m+1].Of(d.doc.Text)))
}
