package brief

import (
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// accusedIn returns the actors whom a sentence accuses: the objects of its verbs of accusing, among its contests, and those
// whom it says charges or claims to be against.
func (c *court) accusedIn(i int) []int {
	var out []int
	for _, k := range c.of[i] {
		if x := c.contests[k]; x.act == accuse {
			for _, a := range x.whom {
				if a != x.holder.actor {
					out = append(out, a)
				}
			}
		}
	}
	u := c.units[i]
	doc := c.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	for t := s.First + 1; t < s.Last; t++ {
		if c.lex.lowerAt(u.doc, t) == "against" && c.chargeBefore(u, s, t) {
			out = append(out, c.whomOf(u, "", [][2]int{{t + 1, min(s.Last, t+manyWords)}})...)
		}
	}
	return out
}

// chargeBefore reports whether one of the three tokens before t is a noun for a charge.
func (c *court) chargeBefore(u *unit, s news.Sentence, t int) bool {
	for k := t - 1; k >= max(s.First, t-3); k-- {
		if c.lex.lexeme(u.doc, k).is(chargeNoun) {
			return true
		}
	}
	return false
}

// chargesNoun are nouns for what is held against somebody.
var chargesNoun = wordSet(`allegation allegations accusation accusations charge charges complaint complaints claim claims lawsuit lawsuits
	suit suits case cases indictment indictments evidence`)

// whomOf returns the actors whom a verb of contest is on, from the tokens behind it: those before the words for what they are
// accused of, or those behind "on" of "blamed it on". "Alleged" has none before what is alleged.
func (m *merger) whomOf(u *unit, verb string, runs [][2]int) []int {
	doc := m.story.Docs[u.doc]
	var out []int
	for _, run := range runs {
		for t := run[0]; t < run[1]; t++ {
			if a := m.actorIn(u.doc, doc.Tokens[t].Span); a >= 0 {
				if !slices.Contains(out, a) {
					out = append(out, a)
				}
			} else if m.lex.lexeme(u.doc, t).is(accusedOf) && (len(out) > 0 || verb != "allege") {
				return out
			}
		}
	}
	return out
}

// ofWhat are words behind which stands what somebody is accused of.
var ofWhat = wordSet(`of for with over that who which`)
