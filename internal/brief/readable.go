package brief

import (
	"strings"
)

// readable weighs how well a sentence can be read without the ones around it, 1 for a plain
// one: less where it leans on the sentence before, opens with a connective, is very long, or
// stands late in its article.
func (m *merger) readable(i int) float64 {
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	first := strings.ToLower(doc.Tokens[s.First].Of(doc.Text))
	second := ""
	if s.First+1 < s.Last {
		second = strings.ToLower(doc.Tokens[s.First+1].Of(doc.Text))
	}
	weight := 1 + 0.15/float64(1+u.sentence)
	switch {
	case leaning[first]:
		weight *= 0.6
	case connective[first]:
		weight *= 0.85
	case first == "the" && deeds[second]:
		weight *= 0.8
	case first == "as" || first == "in" && (second == "addition" || second == "response" || second == "contrast" || second == "turn" || second == "fact"):
		weight *= 0.85
	}
	if s.Last-s.First > longSentence {
		weight *= 0.9
	}
	return weight
}

// longSentence is the number of tokens from which on a sentence is hard to take in.
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
