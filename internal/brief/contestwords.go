package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// act is what somebody does in a contest over a matter.
type act int

const (
	noAct   act = iota
	deny        // says that what is claimed is not so
	reject      // denies a claim, or is against a plan: what follows decides
	oppose      // is against it
	support     // is for it
	accuse      // says that somebody did wrong
	answers     // speaks for what is attacked
)

// actOf maps the stems of verbs of contest to what they do. General vocabulary, by the classes of
// verbs of communication and judgement in Levin, English Verb Classes and Alternations, 1993 (29 to 37).
var actOf = actTable(map[act]string{
	deny:    `deny refute rebut disavow debunk disprove dispute contradict`,
	reject:  `dismiss reject rebuff repudiate challenge contest`,
	oppose:  `oppose criticize criticise condemn denounce slam blast decry lambaste assail rebuke deplore disapprove veto deride mock object protest`,
	support: `support back endorse welcome praise hail applaud laud favor favour embrace tout champion`,
	accuse:  `accuse allege indict blame fault sue arraign implicate charge`,
	answers: `defend justify insist maintain vouch`,
})

// phrasal are verbs whose second word makes them one of contest.
var phrasal = map[string]act{
	"push back": deny, "hit back": deny, "fire back": deny, "shoot back": deny, "brush off": reject, "brush aside": reject, "wave aside": reject, "cast aside": reject, "rule out": oppose,
	"lash out": oppose, "rail against": oppose, "speak out": oppose, "argue against": oppose, "vote against": oppose,
	"stand by": answers,
}

// phrasalVerbs are the first words of those.
var phrasalVerbs = func() map[string]bool {
	out := map[string]bool{}
	for verb := range phrasal {
		first, _, _ := strings.Cut(verb, " ")
		out[first] = true
	}
	return out
}()

func actTable(words map[act]string) map[string]act {
	table := map[string]act{}
	for a, list := range words {
		for _, w := range strings.Fields(list) {
			table[nlp.Stem(w)] = a
		}
	}
	return table
}

// charged are words that tell of an accusation, whoever makes it.
var charged = stems(`accuse accused accuses accusing accusation allege alleged alleges allegedly allegation indict indicted indictment
	charge charged charges blame blamed sue sued lawsuit complaint convict convicted guilty fraud bribery corruption misconduct assault
	abuse abused harassment harassed violated violation illegally unlawfully illegal wrongdoing lied lying falsely misled colluded collusion
	conspired conspiracy interfered meddling stole stealing theft unfair predatory conceal hide`)

// claims are nouns for what was claimed elsewhere.
var claims = wordSet(`allegation allegations accusation accusations claim claims charge charges assertion assertions suggestion suggestions
	report reports reporting idea notion criticism criticisms complaint complaints conclusion conclusions finding findings story stories
	account accounts wrongdoing characterization rumor rumors rumour rumours speculation
	contention contentions argument arguments position positions view views theory theories narrative narratives lawsuit lawsuits
	notions ideas characterizations characterisation guilt involvement responsibility collusion`)

// blanket are nouns for all that is held against somebody.
var blanket = wordSet(`wrongdoing charges guilt`)

// tellings are claims that accuse nobody.
var tellings = wordSet(`claim claims view views argument arguments complaint complaints criticism criticisms assertion assertions contention
	suggestion suggestions notion characterization characterisation theory`)

// moves are nouns for what somebody said or did that others can be against.
var moves = wordSet(`remark remarks comment comments warning warnings threat threats offer offers proposal proposals demand demands call calls request plan plans bid bids decision decisions
	move moves policy policies ruling rulings order orders requests statement statements speech effort efforts push handling response responses action actions attack attacks`)

// utterances are those of them that are said.
var utterances = wordSet(`remark remarks comment comments warning warnings threat threats offer offers proposal proposals demand demands call calls request
	requests plan plans bid bids statement statements speech`)

// unfounded are words that call what was claimed untrue.
var unfounded = wordSet(`false baseless untrue unfounded groundless meritless bogus fabricated hoax nonsense ridiculous absurd preposterous
	frivolous defamatory fiction witch-hunt innocent innocence inaccurate outrageous`)

// wished are nouns for what can be refused.
var wished = wordSet(`motion request petition appeal stay bail parole access entry visa visas permission permit application asylum
	chance opportunity right rights relief injunction benefits care coverage treatment entrance citizenship power`)

const (
	// manyContests is how many contests and remarks of one article, and how many of all that share a word, are looked
	// at: pairs of them would take quadratic time.
	manyContests = 300
	// telling is the least weight of a word that leads from one remark to another.
	telling = 2.0
)

func stems(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[nlp.Stem(w)] = true
	}
	return m
}

// negations are words that turn what is said round.
var negations = wordSet(`not n't n’t no never without nobody none neither nor cannot nothing`)

// negatedAt reports whether a word of negation stands up to three tokens before t.
func negatedAt(doc *news.Document, s news.Sentence, t int) bool {
	for k := t - 1; k >= max(s.First, t-3); k-- {
		if negations[strings.ToLower(doc.Tokens[k].Of(doc.Text))] {
			return true
		}
	}
	return false
}
