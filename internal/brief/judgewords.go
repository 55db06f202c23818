package brief

import "strings"

// pole is a word, or a phrase, at one end of a scale.
type pole struct {
	scale int
	sign  int // 1 for what is judged, -1 against it
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

// uses are written behind a word and "/".
var uses = map[string]use{"": anywhere, "p": predicated, "n": called}

// poles are the words that judge, by the first of each. A line is a scale with its two ends; the words of a phrase are joined
// by "_". General English, with opposites as any thesaurus has them.
var poles = readPoles(`
legal/p lawful constitutional/p legitimate/p | illegal/p unlawful unconstitutional illegitimate violation/n
fair/p unbiased impartial balanced thorough/p | unfair unjust biased partisan/p rigged/p sham/n farce/n charade/n witch-hunt/n witch_hunt/n hoax/n coup/n
true/p accurate truthful honest credible reliable | false untrue inaccurate misleading fake phony bogus baseless dishonest unreliable lie/n lies/n liar/n hoax/n fraud/n fraudulent
strong/p solid/p compelling convincing overwhelming | weak/p flimsy sketchy unconvincing insufficient/p
success/n victory/n win/n triumph/n breakthrough/n successful productive constructive | failure/n defeat/n loss/n setback/n debacle/n disaster/n fiasco/n disastrous unsuccessful unproductive
right/p wise sensible smart reasonable justified warranted necessary/p essential/p proper/p appropriate/p | wrong unwise foolish unreasonable unjustified unnecessary pointless improper inappropriate mistake/n blunder/n reckless irresponsible overreach/n misguided outrageous unacceptable
honest honorable honourable decent brave courageous hero/n patriot/n | dishonest disgrace/n disgraceful coward/n cowardly traitor/n liar/n thug/n corrupt/p immoral evil shameful despicable
safe/p secure/p harmless | unsafe/p dangerous risky danger/n threat/n
innocent/p | guilty/p
tolerant | racist/p sexist/p bigot/n xenophobic/p anti-semitic/p offensive/p
qualified/p competent/p capable/p fit/p | unqualified incompetent unfit
good/p great/p excellent wonderful beautiful fantastic beneficial positive/p | bad/p terrible/p horrible awful harmful catastrophic tragedy/n travesty/n nightmare/n mess/n
`)

func readPoles(table string) map[string][]pole {
	out := map[string][]pole{}
	scale := 0
	for line := range strings.Lines(strings.TrimSpace(table)) {
		for k, list := range strings.SplitN(line, "|", 2) {
			for w := range strings.FieldsSeq(list) {
				phrase, how, _ := strings.Cut(w, "/")
				words := strings.Split(phrase, "_")
				out[words[0]] = append(out[words[0]], pole{scale, 1 - 2*k, uses[how], words})
			}
		}
		scale++
	}
	return out
}
