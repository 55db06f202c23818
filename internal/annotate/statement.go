package annotate

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// state finds what a clause says of whom. The clause that it hangs on has been seen to.
func (c *clauser) state(clause *news.Clause) {
	i := clause.Head - c.first
	var parent *news.Clause
	if clause.Parent >= 0 {
		parent = &c.out[clause.Parent]
	}
	switch clause.Kind {
	case news.Relative, news.Apposition, news.Participle:
		if h := c.tree.Head(i); c.tree.Relation(i) != "advcl" && h >= 0 {
			clause.Noun = c.phrase(h)
		}
	}
	c.subject(clause, i, parent)
	c.predicate(clause, i)
	c.manner(clause, i, parent)
}

// subject finds the subject: its own, or for want of one that of the clause that it hangs on; of a relative
// pronoun, an apposition and a participle behind a noun it is that noun.
func (c *clauser) subject(clause *news.Clause, i int, parent *news.Clause) {
	s := c.dependent(i, "nsubj", "nsubj:pass", "nsubj:outer")
	switch {
	case s >= 0 && !(clause.Kind == news.Relative && relativePronoun[c.lower(c.first+s)]):
		clause.Subject = c.phrase(s)
		clause.Actors = c.actorsOf(s)
	case !clause.Noun.Empty():
		clause.Inherited = true
		clause.Subject = clause.Noun
		clause.Actors = c.actorsOf(c.tree.Head(i))
	case parent != nil && clause.Kind != news.Content && clause.Kind != news.Main && !c.hasExpletive(i):
		clause.Inherited = true
		clause.Subject, clause.Actors = parent.Subject, parent.Actors
	}
}

// hasExpletive reports whether token i has "there" or an empty "it" in place of a subject.
func (c *clauser) hasExpletive(i int) bool { return c.dependent(i, "expl") >= 0 }

var relativePronoun = map[string]bool{"who": true, "which": true, "that": true}

// phrase returns the words of the noun phrase with the head i: from the first to the last word of its clause that
// hangs on it, clauses and prepositions of the verb left out.
func (c *clauser) phrase(i int) news.Span {
	first, last := i, i
	var walk func(k int)
	walk = func(k int) {
		for d := c.words[k].child; d >= 0; d = c.words[d].next {
			if c.kinds[d] != "" || c.tree.Relation(d) == "punct" || k == i && verbal[c.tree.Relation(d)] {
				continue
			}
			first, last = min(first, d), max(last, d)
			walk(d)
		}
	}
	walk(i)
	return c.span(c.first+first, c.first+last+1)
}

// verbal are relations of what a noun has as a predicate, not as a phrase.
var verbal = map[string]bool{"nsubj": true, "nsubj:pass": true, "cop": true, "aux": true, "mark": true, "advmod": true, "obl": true, "cc": true, "expl": true, "advcl": true}

// actorsOf returns the mentions that the noun phrase with the head i is, or stands for: a name, a pronoun or role
// that is known to mean somebody, and what is joined to them by "and".
func (c *clauser) actorsOf(i int) []int {
	var out []int
	if m := c.actorAt(i); m >= 0 {
		out = append(out, m)
	}
	for d := c.words[i].child; d >= 0; d = c.words[d].next {
		if c.tree.Relation(d) == "conj" && c.kinds[d] == "" {
			if m := c.actorAt(d); m >= 0 {
				out = append(out, m)
			}
		}
	}
	return out
}

func (c *clauser) actorAt(i int) int {
	t := c.first + i
	if c.inName[t] {
		m := c.mentionFrom(c.doc.Tokens[t].Start)
		if c.doc.Mentions[m].Kind == news.Other {
			return -1
		}
		return m
	}
	phrase := c.phrase(i)
	for m := c.mentionFrom(phrase.Start); m >= 0 && m < len(c.doc.Mentions) && c.doc.Mentions[m].Start < phrase.End; m++ {
		if c.doc.Mentions[m].Role.Contains(c.doc.Tokens[t].Span) {
			return m // the tree hangs "Mayor Anna Berg" on either
		}
	}
	for _, start := range []int{c.doc.Tokens[t].Start, phrase.Start} {
		if m, known := c.refers[start]; known {
			return m
		}
	}
	return -1
}

// predicate finds what is done: the lemma of the head, or of the noun that a verb without a meaning of its own
// has as its object.
func (c *clauser) predicate(clause *news.Clause, i int) {
	lemma := c.lemma(i)
	clause.Passive = c.dependent(i, "nsubj:pass", "aux:pass") >= 0 || clause.Kind == news.Participle && c.tagOf(i) == "VBN"
	if object := c.dependent(i, "obj", "nsubj:pass"); lightVerbs[lemma] && object >= 0 {
		if deed := deedOf[c.lemma(object)]; deed != "" {
			lemma = deed
		}
	}
	clause.Predicate = lemma
}

func (c *clauser) lemma(i int) string {
	return strings.ToLower(nlp.Lemma(c.doc.Text, c.doc.Tokens[c.first+i]))
}

// lightVerbs say little by themselves: what is done stands in their object.
var lightVerbs = map[string]bool{"make": true, "take": true, "give": true, "have": true, "hold": true, "reach": true, "issue": true, "launch": true, "sign": true, "carry": true, "conduct": true}

// deedOf leads nouns to the verbs of what is done.
var deedOf = map[string]string{
	"decision": "decide", "agreement": "agree", "deal": "agree", "announcement": "announce", "arrest": "arrest", "attack": "attack",
	"visit": "visit", "call": "call", "promise": "promise", "offer": "offer", "proposal": "propose", "claim": "claim",
	"investigation": "investigate", "inquiry": "investigate", "probe": "investigate", "search": "search", "talk": "talk", "meeting": "meet",
	"effort": "try", "attempt": "try", "appeal": "appeal", "apology": "apologize", "warning": "warn", "threat": "threaten", "statement": "say",
	"comment": "say", "remark": "say", "vote": "vote", "strike": "strike", "raid": "raid", "payment": "pay", "appearance": "appear", "escape": "escape",
	"recommendation": "recommend", "request": "request", "demand": "demand", "progress": "progress", "change": "change", "cut": "cut", "choice": "choose",
}

// manner finds negation and modality. What is joined to a verb without an auxiliary of its own shares that verb's:
// "may sink or burn".
func (c *clauser) manner(clause *news.Clause, i int, parent *news.Clause) {
	aux := false
	for d := c.words[i].child; d >= 0; d = c.words[d].next {
		switch r := c.tree.Relation(d); {
		case r == "aux" || r == "aux:pass" || r == "cop":
			aux = true
			if c.tagOf(d) == "MD" {
				clause.Modal = modalOf(c.lower(c.first + d))
			}
		case negations[c.lower(c.first+d)]:
			clause.Negated = true
		case r == "obj" || r == "nsubj" || r == "nsubj:pass":
			clause.Negated = clause.Negated || c.isNone(d)
		}
	}
	if clause.Kind == news.Conjoined && parent != nil && !aux && clause.Inherited && strings.HasPrefix(c.tagOf(i), "VB") &&
		c.tagOf(i) == c.tag(parent.Head) && c.tagOf(i) != "VBD" {
		clause.Modal, clause.Passive = parent.Modal, parent.Passive
		clause.Negated = clause.Negated || parent.Negated
	}
}

// isNone reports whether the phrase with the head i is nobody or nothing: "no one", "none of the boats", "no boat".
func (c *clauser) isNone(i int) bool {
	if none[c.lower(c.first+i)] {
		return true
	}
	d := c.dependent(i, "det")
	return d >= 0 && (c.lower(c.first+d) == "no" || c.lower(c.first+d) == "neither")
}

var (
	negations = map[string]bool{"not": true, "n't": true, "n’t": true, "never": true, "neither": true, "nor": true}
	none      = map[string]bool{"nobody": true, "nothing": true, "none": true, "neither": true}
)

// modalOf returns the dictionary form of a modal verb.
func modalOf(word string) string {
	switch word {
	case "'ll", "’ll", "wo":
		return "will"
	case "'d", "’d":
		return "would"
	case "ca":
		return "can"
	}
	return word
}
