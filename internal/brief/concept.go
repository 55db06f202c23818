package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
)

// concepts are words that news uses for one another, a group a line. They are compared by stem,
// as the first of their line. General vocabulary only.
const concepts = `
talks negotiation negotiations negotiate discussion discussions dialogue consultations
meeting summit gathering
agreement agree agreed deal accord pact
kill killed killing die died dead death deaths toll fatality fatalities fatal victim slain
injured injure injury wounded wound wounding hurt casualties
earthquake quake temblor tremor
aftershock aftershocks
destroy destroyed destruction flattened leveled levelled razed demolished toppled
damage damaged damaging
population inhabitants residents resident home
person people persons
store shop boutique outlet
robber thief thieves bandit burglar raider raiders gang
robbery heist theft steal stolen stole raid burglary rob robbed
loot haul booty
jewelry jewellery jewel jewels gems
car vehicle suv truck 4x4 four-by-four 4×4
fire blaze flames inferno wildfire
escape fled flee fleeing getaway
arrest arrested detained detain custody apprehended
charge charged indicted indictment accused
falsify falsified falsifying false fake fabricated fabricating
jail prison
lawsuit lawsuits sue suing litigation
troops soldiers forces peacekeepers peacekeeping
war conflict fighting hostilities
invasion invade invaded
concession concessions compromise compromises
sanctions embargo
exclude excluded excluding exclusion absent absence sidelined sideline sidelining
include involve involved involvement participate participation
reject rejected refuse refused rejects refuses
oppose opposed opposition opposes
division divided divisions disagreement disagreements
concern concerns worried worry worries fear fears alarm alarmed
criticism criticize criticised criticized condemned condemn denounced
discontent anger angry dissatisfaction
appoint appointed appointment appointing designate designating name
team teams group groups delegation
create establish established establishing establishment creation form
aide adviser advisor
visit visited trip travel traveled travelled
begin start launch began started commence
end finish halt stop
reduce reduced cut cuts lower lowered
cancel cancelled canceled lift lifted remove removal removing
increase increased rise rose raise raised hike hikes
tariff tariffs duties levies
growth grow
market markets
buy purchase purchases bought
company firm corporation business
money funds cash
hide hid hidden conceal concealed conceal shield shielded
transfer transfers transferred
worth value valued
doctor physician
child children kid kids
plane aircraft jet airliner
ship vessel boat
crash crashed collision collided
hit struck strike strikes rock rocked jolt jolts jolted shook
storm hurricane typhoon cyclone
flood floods flooding flooded
rain rainfall
vote votes voted ballot
election elections
win won victory
lose lost defeat
worker employee employees workers staff
minister secretary
police officers cops
gun firearm weapon weapons
shoot shot shooting gunfire
bomb explosion blast exploded
protest protests demonstration demonstrators rally
rescue rescued rescuers relief
tent tents shelter sheltered
hospital hospitals
homes houses homes house
town village villages
south southern
north northern
east eastern
west western
neglect neglected failed fail ignore ignoring ignored
monitor monitored monitoring
sleep sleeping asleep
lawmaker lawmakers legislator
bill legislation
ban banned prohibit prohibited
plan plans proposal
territory territorial land
diplomat diplomats embassy ambassador ambassadors
`

// conceptOf maps the stem of each word of concepts to the stem that stands for its line.
var conceptOf = func() map[string]string {
	m := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(concepts), "\n") {
		words := strings.Fields(line)
		head := nlp.Stem(words[0])
		for _, w := range words {
			if s := nlp.Stem(w); m[s] == "" {
				m[s] = head
			}
		}
	}
	return m
}()
