package brief

import "strings"

// pole is a word by which something is judged, or the first of a phrase.
type pole struct {
	sign  int // 1 for it, -1 against it
	use   use
	words []string
}

// use tells how a word is bound to what it judges.
type use int

const (
	anywhere   use = iota // an adjective, of its noun or in the predicate
	predicated            // an adjective that before a noun tells a sort: "a political rival", "legal costs"
	called                // a noun that a thing is called: "is a sham"
)

// poles are the words that judge, by the first of each: the class of predicates of personal taste and moral worth, with the
// nouns that news uses for them. General English; the words of a phrase are joined by "_".
var poles = readPoles(map[int][3]string{
	1: {
		anywhere: `accurate balanced beautiful beneficial brave compelling constructive convincing courageous credible decent encouraging
	excellent fantastic genuine honest honorable honourable justified overwhelming perfect productive promising reasonable reliable
	sensible sincere smart successful transparent truthful warranted welcome welcomed wise wonderful`,
		predicated: `appropriate calm capable competent constitutional effective essential fair fine good great historic hopeful important innocent
	just lawful legal legitimate mainstream moderate necessary needed normal open peaceful popular positive professional proper
	qualified real right routine safe secure serious solid strong thorough true`,
		called: `blessing boon boost breakthrough champion hero hope improvement patriot progress relief solution success
	triumph victory win`,
	},
	-1: {
		anywhere: `alarming appalling awful baseless biased bogus callous catastrophic chaotic cowardly cruel cynical damaging dangerous
	despicable disastrous disgraceful disgusting dishonest disturbing evil fake false flimsy foolish fraudulent harmful heartless
	horrible illegitimate immoral improper inaccurate inappropriate incompetent ineffective inhumane insulting irresponsible
	misguided misleading outrageous phony pointless reckless risky scandalous shameful sketchy troubling unacceptable
	unconstitutional unconvincing unfair unfit unjust unlawful unnecessary unprecedented unproductive unqualified unreasonable
	untrue unwise wrong`,
		predicated: `bad concerning corrupt extreme extremist failed guilty illegal inadequate insufficient negative offensive partisan political
	racist radical rigged sexist terrible unpopular unsafe unusual violent weak worrying xenophobic`,
		called: `abuse assault attack betrayal bigot blow blunder breach burden catastrophe chaos charade corruption coup coward crisis danger
	debacle defeat disaster disgrace distraction error failure farce fraud hoax insult joke liar lie lies loss mess mistake mockery
	nightmare outrage overreach ploy risk scandal setback sham shame smear stunt threat thug thugs tragedy traitor
	travesty violation witch-hunt witch_hunt`,
	},
})

func readPoles(table map[int][3]string) map[string][]pole {
	out := map[string][]pole{}
	for _, sign := range []int{1, -1} {
		for how, list := range table[sign] {
			for w := range strings.FieldsSeq(list) {
				words := strings.Split(w, "_")
				out[words[0]] = append(out[words[0]], pole{sign, use(how), words})
			}
		}
	}
	return out
}
