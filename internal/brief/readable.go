package brief

import (
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// readable weighs a sentence as the line of a briefing: by how well it can be read alone, and
// more the earlier it stands in its article.
func (m *merger) readable(i int) float64 {
	u := m.units[i]
	if u.readable == 0 {
		u.readable = (1 + 0.15/float64(1+u.sentence)) * m.alone(i)
	}
	return u.readable
}

// alone weighs how well a sentence can be read without the ones around it, 1 for a plain one: less where it leans on
// the sentence before, opens with a connective, or is very long.
func (m *merger) alone(i int) float64 {
	u := m.units[i]
	return m.aloneFrom(i, m.story.Docs[u.doc].Sentences[u.sentence].First)
}

// aloneFrom is alone of a sentence that is read from a token on.
func (m *merger) aloneFrom(i, from int) float64 {
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	word := func(n int) string {
		if from+n >= s.Last {
			return ""
		}
		return m.lex.lowerAt(u.doc, from+n)
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
	if m.length(i) > longSentence {
		weight *= 0.9
	}
	return weight
}

// length returns how many words and marks a sentence has.
func (m *merger) length(i int) int { return m.units[i].length }

// plain reports whether a sentence reads well alone, as far as it is shown: it says of whom it speaks and, where
// somebody does, who speaks.
func (m *merger) plain(i int) bool {
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	return m.aloneFrom(i, opening(doc, u.sentence)) >= wellAlone && !m.isQuoted(u) && balanced(u.Of(doc.Text)) && m.complete(i)
}

// leansInside reports whether the subject of a sentence's first statement, or who speaks, is a pronoun for somebody of whom an
// earlier sentence tells: "On Tuesday he resigned", "“The dam will hold,” he said".
func (m *merger) leansInside(u *unit) bool {
	doc := m.story.Docs[u.doc]
	first := true
	for _, c := range doc.ClausesOf(u.sentence) {
		if c.Kind != news.Main && c.Kind != news.Frame || c.Subject.Empty() {
			continue
		}
		leans := isPronoun(doc, c.Subject) && leaning[strings.ToLower(c.Subject.Of(doc.Text))] &&
			!slices.ContainsFunc(c.Actors, func(a int) bool { return u.Contains(doc.Mentions[a].Span) })
		if leans && (first || c.Kind == news.Frame) {
			return true
		}
		if c.Kind == news.Frame {
			return false
		}
		first = false
	}
	return false
}

// show returns the sentence of a line that is shown: the center of the star, or, where that does not read well alone, the one
// most like it that does, unless another line shows nearly the same. heads are the sentences at the head of lines.
func (m *merger) show(s *starOf, heads *overlap) int {
	if m.plain(s.center) {
		return s.center
	}
	most := 0.0
	for _, mt := range s.matches {
		most = max(most, mt.sim)
	}
	best, sim := s.center, nearlyMost*most
	if !m.complete(s.center) {
		sim = mostly * most
	}
	for _, mt := range s.matches {
		if m.plain(mt.unit) && mt.sim > sim && !m.sameLine(heads, mt.unit, s.center) {
			best, sim = mt.unit, mt.sim
		}
	}
	return best
}

// complete reports whether a sentence says by itself of whom it speaks, has a verb, and is no piece of a quotation and without furniture.
func (m *merger) complete(i int) bool {
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	text := u.Of(doc.Text)
	return !m.leansBack(i) && wholeQuotes(text) && !strings.HasSuffix(text, ":") && hasMainVerb(doc, u.sentence) && !hasInset(doc, doc.Sentences[u.sentence].Paragraph, u.Span)
}

// hasMainVerb reports whether a sentence has a verb outside a relative clause: "Anna Berg, who was mayor of Vester" has
// none.
func hasMainVerb(doc *news.Document, s int) bool {
	beside := map[int]bool{}
	for _, c := range doc.ClausesOf(s) {
		if c.Kind != news.Relative {
			continue
		}
		for _, run := range c.Own {
			for t := run[0]; t < run[1]; t++ {
				beside[t] = true
			}
		}
	}
	relative := false // its pronoun stands before: else the tree is wrong
	for t := doc.Sentences[s].First; t < doc.Sentences[s].Last; t++ {
		switch doc.Tokens[t].Tag() {
		case "WP", "WDT", "WP$":
			relative = true
		case "VBD", "VBZ", "VBP", "MD", "VBN": // many a past tense is tagged as a participle
			if !relative || !beside[t] {
				return true
			}
		}
	}
	return false
}

// nearlyMost is the share of the greatest likeness in a star from which on a sentence may stand for its center: one that
// is less like it may state less. Where the center cannot be read alone, mostly is enough.
const (
	nearlyMost = 0.9
	mostly     = 0.8
)

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
