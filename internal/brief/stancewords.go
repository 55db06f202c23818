package brief

import "strings"

// evaluation tells how a word judges.
type evaluation struct {
	sign  int // 1 for what is judged, -1 against it
	sure  bool
	sort  evaluationSort
	words []string // of a phrase
}

// evaluationSort tells what a word judges.
type evaluationSort int

const (
	quality  evaluationSort = iota // its noun or the subject: "a disgrace", "is unjust"
	effect                         // the subject of the verb: "undermines the law", "frees them"
	attitude                       // the object of the verb: "applauds the order"
	feeling                        // what is felt about: "disappointed in the ruling"
)

// evaluations are the words that judge, by the first of each; the words of a phrase are joined by "_". Those before "*" alone do not
// suffice for a side. General English, as any thesaurus has it.
var evaluations = readEvaluations([feeling + 1][2]string{
	quality: {
		`just justified fair right lawful legitimate victory triumph win good_day great_day good_news great_news wonderful_day historic_day
	step_forward long_overdue overdue sensible smart wise courageous brave bold honorable honourable excellent terrific fantastic tremendous magnificent superb
	breakthrough milestone blessing common_sense commonsense vindication vindicated right_thing right_decision right_call right_move right_step
	compassionate merciful humane heroic hero patriot admirable commendable laudable welcome essential vital crucial
	appropriate warranted reasonable proper beneficial well_deserved deserved landmark game-changer
	* good great positive important necessary fair honest strong effective success successful progress benefit fairness freedom relief
	responsible constructive safe stable better best perfect`,
		`disgrace disgraceful shameful shame outrage outrageous travesty abuse_of_power abuses_of_power abuse_of corrupt corruption cronyism immoral unethical
	unjust unfair wrong unlawful illegal unconstitutional undemocratic anti-democratic illegitimate despicable appalling abhorrent horrific horrifying terrible horrible awful
	dreadful disastrous disaster catastrophe catastrophic calamity reckless irresponsible dangerous cruel inhumane heartless callous draconian barbaric
	mistake blunder betrayal insult slap_in_the_face affront mockery sham farce charade witch_hunt witch-hunt hoax scam stunt ploy smear power_grab overreach
	cover-up coverup cover_up assault_on attack_on threat_to danger_to blow_to setback unacceptable indefensible unconscionable inexcusable unforgivable unprecedented_attack
	absurd ridiculous ludicrous baseless meritless frivolous laughable misguided ill-advised ill-conceived short-sighted shortsighted foolish
	heavy-handed heavy_handed racist xenophobic bigoted hateful discriminatory hypocritical hypocrisy cynical scandal scandalous contempt
	flawed deeply_flawed unnecessary pointless egregious unfit unqualified dishonest deceitful devastating tragic tragedy nightmare fiasco debacle
	politically_motivated partisan sad_day dark_day low_point new_low above_the_law giveaway handout
	unwarranted unjustified excessive harmful counterproductive
	atrocity perversion repugnant worst wrong_direction wrong_move step_backward step_back step_backwards retreat surrender capitulation appeasement
	* bad poor weak wrongly inappropriate improper controversial troubling worrying concerning alarming failure failed threat danger risk harm
	punitive burdensome unclear unfortunate problematic confusing chaos cruelty abuse violation injustice`,
	},
	effect: {
		`liberate restore empower benefit strengthen improve boost save safeguard uphold vindicate honor honour
	* help protect create secure advance deliver preserve ensure promote encourage allow`,
		`harm hurt undermine threaten endanger jeopardize jeopardise imperil weaken violate betray trample erode gut cripple stifle handcuff shred
	sabotage disenfranchise punish exploit undercut subvert corrupt degrade dismantle desecrate penalize penalise discriminate eviscerate abuse insult ignore disregard
	backfire embolden hamper
	* cost risk fail mislead limit deny restrict burden take_away`,
	},
	attitude: {
		`applaud praise hail welcome commend laud support back endorse celebrate favor favour champion embrace defend thank salute cheer in_favor_of in_favour_of supportive_of agree_with happy_with satisfied_with pleased_with
	* appreciate respect admire like love congratulate trust`,
		`condemn denounce deplore oppose criticize criticise slam blast decry reject lambaste regret protest rebuke assail repudiate abhor object_to opposed_to critical_of disagree_with unhappy_with disappointed_with skeptical_of sceptical_of
	lament challenge fight resist
	* question fear doubt hate blame`,
	},
	feeling: {
		`proud pleased delighted thrilled honored honoured grateful thankful gratified heartened encouraged relieved glad happy overjoyed elated ecstatic
	* excited confident hopeful`,
		`disappointed dismayed outraged disgusted appalled ashamed saddened horrified disheartened disturbed shocked infuriated heartbroken fed_up alarmed
	deeply_concerned gravely_concerned deeply_troubled offended sickened furious
	* concerned worried troubled angry upset frustrated`,
	},
})

func readEvaluations(table [feeling + 1][2]string) map[string][]evaluation {
	out := map[string][]evaluation{}
	for sort, ends := range table {
		for k, list := range ends {
			sure := true
			for w := range strings.FieldsSeq(list) {
				if w == "*" {
					sure = false
					continue
				}
				words := strings.Split(w, "_")
				out[words[0]] = append(out[words[0]], evaluation{1 - 2*k, sure, evaluationSort(sort), words})
			}
		}
	}
	return out
}

// ofActs are nouns for what was done, when the text points to it: "the decision", "this move".
var ofActs = wordSet(`decision move action step act announcement news verdict ruling judgment judgement`)

// undoing are verbs by which a thing ends: who is for that is against the thing.
var undoing = wordSet(`end stop repeal revoke scrap rescind cancel overturn abolish dismantle undo reverse strike void nullify withdraw
	reject veto block dissolve terminate eliminate kill bar ban lift suspend halt annul abandon commute ditch gut curb ease roll`)

// making are verbs by which a thing comes about.
var making = wordSet(`sign pass approve issue order announce unveil propose grant release impose launch introduce adopt enact
	make declare pardon reinstate restore back publish give begin start open`)

// critics and backers are who is against and for a thing, by what they are called.
var (
	critics = wordSet(`critic critics opponent opponents detractor detractors`)
	backers = wordSet(`supporter supporters proponent proponents backer backers defender defenders`)
)

// relievers are words before what a thing does away with: "end the abuse", "without corruption".
var relievers = wordSet(`end ends ended ending stop stops stopped stopping prevent prevents prevented preventing fight fights fighting combat
	combating avoid avoids avoiding without reduce reduces reducing against from remedy correct corrects fix fixes root rid expose exposed
	lose lost losing undermine undermines undermining threaten threatens threatening deny denies denied denying endanger destroy destroys`)
