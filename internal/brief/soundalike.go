package brief

import (
	"strings"
	"sync"

	"github.com/briefgen/briefgen/internal/nlp"
)

// soundAlike reports whether two given names are said alike and written otherwise, in a language whose letters are
// English ones: who is called Sara is not Sarah. Of names from other scripts each outlet has its spelling.
func soundAlike(a, b string) bool {
	x, y := soundOf()[nlp.Fold(a)], soundOf()[nlp.Fold(b)]
	return x != 0 && x == y && nlp.Fold(a) != nlp.Fold(b)
}

// soundOf maps folded given names to numbers that those share which sound alike.
var soundOf = sync.OnceValue(func() map[string]int {
	of, n := map[string]int{}, 0
	for group := range strings.SplitSeq(soundAlikes, ",") {
		n++
		for name := range strings.FieldsSeq(group) {
			of[name] = n
		}
	}
	return of
})

const soundAlikes = `aaron aron arron, aidan aiden aden, alan allan allen, alison allison alyson, amy aimee, ann anne, ashley ashlee ashleigh, barbara barbra, brandon branden,
	bret brett, brian bryan brion, britney brittany brittney, caitlin kaitlin katelyn caitlyn kaitlyn, carl karl, carla karla, carol carole, casey kasey,
	catherine katherine kathryn catharine katharine, cathy kathy, cheryl sheryl, chris kris, christian kristian, christina kristina, christine kristine,
	christopher kristopher, clark clarke, claire clare, colin collin, connor conor, cory corey, craig kraig, crystal krystal, daryl darryl darrell, deborah debra,
	debbie debby, denis dennis, derek derrick, diane dianne, dominic dominick, eileen aileen, elisabeth elizabeth, emilie emily, eric erik erick, erica erika,
	ethan ethen, frances francis, frederic frederick, gail gayle gale, garry gary, geoff jeff, geoffrey jeffrey jeffery, gerry jerry, gillian jillian, glen glenn,
	graeme graham, greg gregg, hailey haley hayley, hanna hannah, harriet harriett, isabel isabelle, jasmin jasmine, jenifer jennifer, jody jodie jodi, john jon, johnny jonny,
	jonathan jonathon johnathan, joann joanne, juliet juliette, kelly kelli kellie, kerry kerri keri, kristen kristin, curt kurt, laurence lawrence,
	lee leigh, lesley leslie, linda lynda, lindsay lindsey, laurie lori, lorraine loraine, lucas lukas, lynn lynne, mackenzie mckenzie, madeleine madeline, marc mark,
	marcus markus, margaret margret, marian marion, marjorie margery, martin martyn, mathew matthew, megan meghan meagan, michael micheal, michele michelle,
	mitchel mitchell, natalie nathalie, nathan nathen, neal neil niall, nicholas nicolas, nichole nicole, patti patty, philip phillip, phyllis phillis, rachael rachel,
	randal randall, rebecca rebekah, rhonda ronda, ricky rickey, robin robyn, rodger roger, ronnie ronny, russel russell, sara sarah, scot scott, sean shaun shawn,
	shannen shannon, sharon sharron, shelley shelly, sherri sherry, sidney sydney, sofie sophie, stacey stacy staci, stefan stephan, stefanie stephanie, stephen steven,
	stewart stuart, susanna suzanna, susanne suzanne, sylvia silvia, teresa theresa, terri terry, tod todd, tommie tommy, toni tony, tracey traci tracy, vicki vicky vickie,
	vivian vivien, wendi wendy, zachary zackary`

// pets are short forms of more than one name, or of one that does not look like it.
var pets = wordSet(`harry hal sally molly polly nancy kit kitty lisa tess katie kay sasha jack bud buddy chip trey beto pepe paco nell nellie jody jo bo
	max kate peggy dot dolly bella sonny junior skip ty vic art cal`)
