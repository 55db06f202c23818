package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
)

// readable weighs a sentence as the line of a briefing: by how well it can be read alone, and
// more the earlier it stands in its article.
func (m *merger) readable(i int) float64 {
	return (1 + 0.15/float64(1+m.units[i].sentence)) * m.alone(i)
}

// alone weighs how well a sentence can be read without the ones around it, 1 for a plain one:
// less where it leans on the sentence before, opens with a connective, or is very long.
func (m *merger) alone(i int) float64 {
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	word := func(n int) string {
		if s.First+n >= s.Last {
			return ""
		}
		return strings.ToLower(doc.Tokens[s.First+n].Of(doc.Text))
	}
	weight := 1.0
	switch first, second := word(0), word(1); {
	case leaning[first]:
		weight = 0.6
	case connective[first]:
		weight = 0.85
	case first == "the" && deeds[second]:
		weight = 0.8
	case first == "as" || first == "in" && (second == "addition" || second == "response" || second == "contrast" || second == "turn" || second == "fact"):
		weight = 0.85
	}
	words := 0
	for range nlp.Words(doc.Text, doc.Tokens[s.First:s.Last]) {
		words++
	}
	if words > longSentence {
		weight *= 0.9
	}
	return weight
}

// show puts the sentence to be shown first: the center of the star, or, where that does not read
// well alone, the one most like it that does. taken are the sentences that other lines show; it
// is one of them then.
func (m *merger) show(s *starOf, taken map[int]bool) []int {
	members := s.members()
	if m.alone(s.center) >= wellAlone {
		return members
	}
	best, sim := 0, 0.0
	for n, mt := range s.matches {
		if m.alone(mt.unit) > wellAlone && mt.sim > sim && !taken[mt.unit] {
			best, sim = n+1, mt.sim
		}
	}
	members[0], members[best] = members[best], members[0]
	taken[members[0]] = true
	return members
}

// wellAlone is the weight from which on a sentence reads well enough alone.
const wellAlone = 0.85

// longSentence is the number of words and marks from which on a sentence is hard to take in.
const longSentence = 45

// leaning are first words that need the sentence before.
var leaning = wordSet(`he she it they we i you this these those that his her their its and or so such our my both`)

// connective are first words that tie a sentence to the one before.
var connective = wordSet(`however meanwhile moreover furthermore additionally but yet nevertheless nonetheless therefore thus also still then
	instead besides consequently otherwise similarly likewise despite amid amidst`)

// deeds are nouns that, behind "the" at the start of a sentence, mean what was told before.
var deeds = wordSet(`decision move announcement statement agreement comments comment remarks news report incident attack action step development
	latter former same two three pair proposal plan ruling measure change result figure figures discussions meeting`)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
