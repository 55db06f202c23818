package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
)

// namesSpeaker reports whether the words for an unnamed source can stand for one who speaks: "a
// senior official", "the indictment", and not "he" or "the talks".
func namesSpeaker(source string) bool {
	words := strings.Fields(strings.ToLower(source))
	for _, w := range words {
		w = strings.TrimSuffix(strings.Trim(w, ",.’'"), "s")
		if speakers[w] || nlp.IsRole(w) {
			return true
		}
	}
	return false
}

// speakers are nouns, without the s of the plural, for those who speak and for what is quoted
// as if it spoke.
var speakers = wordSet(`source nation country government state leader people person man woman men women resident villager survivor parent family friend
	neighbor neighbour relative investigator detective agent authoritie authority police officer bureau agency ministry department office
	court company firm group union team club council committee commission party campaign organization organisation association embassy
	statement report document indictment filing complaint lawsuit suit letter memo email message post tweet note release transcript text
	study survey poll paper newspaper magazine article book law bill order ruling decision resolution declaration agreement
	expert aide critic supporter opponent voter worker employee staff crew passenger protester activist demonstrator student girl boy
	advisory advisorie assessment analysis memorandum audit affidavit warrant testimony summary notice bulletin editorial column blog website readout
	communique communiqué dossier petition motion treaty constitution manifesto sign banner poster placard headline broadcaster channel outlet
	newsletter couple tourist
	both side`)
