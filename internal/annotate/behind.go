package annotate

import (
	"strings"
	"unicode"

	"github.com/briefgen/briefgen/internal/news"
)

// maxBehind is how many tokens behind a quotation its cue may stand.
const maxBehind = 40

// behind looks for source and cue behind a quotation: “…,” Anna Berg said; “…,” said a
// spokesman; “…,” according to the police. Of speech any verb may be the cue: “…,” she fumed.
func (a *attributor) behind(q quotation, speech bool) found {
	start, end := a.room(q)
	if start == end {
		return found{}
	}
	parted := speech && !a.attached(q, start)
	speech = speech && !parted
	if f := a.inverted(start, end, speech); f.ok {
		return f
	}
	first := a.phraseBehind(start, end)
	for t := start; t < end && !a.quoted[t]; t = a.overBrackets(t, end) {
		if a.lower(t) == "according" && a.lower(t+1) == "to" {
			return a.foundAfter(t+2, end, a.span(t, t+2))
		}
		strict := a.cue(t) != notCue || parted && t == first && a.tells(t) && a.endsClause(t+1)
		if !strict && (!speech || t > start+maxTold || !a.tells(t) && !(t == first && a.looksFinite(t))) {
			continue
		}
		if first > start && t >= first {
			return a.take(start, first, t)
		}
		if from, to := a.subject(t, start); strict && from < to {
			return a.take(from, to, t)
		}
	}
	if speech {
		return a.cueInside(start, first)
	}
	return found{}
}

// endsClause reports whether a clause ends before token t, or behind the adverb there: "she pressed.", "he shot back,".
func (a *attributor) endsClause(t int) bool {
	switch a.lower(t) {
	case "back", "on", "in", "out", "again", "up":
		t++
	}
	return a.lower(t) == "." || a.lower(t) == ","
}

// cueInside finds the verb that was taken for a part of the noun phrase tokens[first:last], at its end: “…,” Anna
// Berg notes.
func (a *attributor) cueInside(first, last int) found {
	for t := first + 1; t < last; t++ {
		w := a.lower(t)
		if (strings.HasSuffix(w, "s") || t == last-1) && (cues[w] != notCue || w == "read") && !a.inName[t] && a.tag(t-1) != "POS" {
			return a.take(first, t, t)
		}
	}
	return found{}
}

// maxTold is how far behind a quotation a verb may stand that is no reporting verb.
const maxTold = 12

// room returns the tokens behind a quotation, in its sentence or the one that goes on with it, where its
// source may stand; none where the text goes on to something else.
func (a *attributor) room(q quotation) (start, end int) {
	start = q.last
	if q.open || start >= len(a.doc.Tokens) {
		return start, start
	}
	s := a.doc.Sentences[a.sentenceOf[start]]
	if s.Paragraph != q.paragraph {
		return start, start
	}
	if a.lower(start) == "," {
		start++
	}
	// A new sentence behind a full stop tells of something else.
	if start == s.First && a.sentenceOf[q.last-1] != a.sentenceOf[start] && !strings.ContainsAny(a.lower(q.last-2), "?!,") {
		return start, start
	}
	return start, max(start, min(start+maxBehind, s.Last))
}

// attached reports whether the words at token start, behind a quotation, belong to its sentence.
func (a *attributor) attached(q quotation, start int) bool {
	switch mark := a.lower(q.last - 2); {
	case mark == ",", start > q.last:
		return true
	case strings.ContainsAny(mark, "?!…—–"), mark == "-", mark == "--":
		return start < len(a.doc.Tokens) && (a.sentenceOf[start] == a.sentenceOf[q.last-1] || !startsUpper(a.doc.Tokens[start].Of(a.doc.Text)))
	}
	return false
}

// inverted finds “…,” said Anna Berg.
func (a *attributor) inverted(start, end int, speech bool) found {
	t := start
	for t < end && strings.HasPrefix(a.tag(t), "RB") {
		t++
	}
	if t >= end || a.quoted[t] || a.cue(t) == notCue && !(speech && a.tells(t)) {
		return found{}
	}
	last := a.phraseAfter(t+1, end)
	if last == t+1 {
		return found{}
	}
	return a.take(t+1, last, t)
}

// phraseBehind returns the end of the noun phrase that begins at token start, start if there is none.
// A capital word right before a reporting verb is one, whatever it was taken for.
func (a *attributor) phraseBehind(start, end int) int {
	if last := a.phraseAfter(start, end); last > start {
		return last
	}
	if startsUpper(a.doc.Tokens[start].Of(a.doc.Text)) && a.cue(start+1) != notCue {
		return start + 1
	}
	return start
}

// take is what is found when tokens[first:last] are the source and token t is the cue.
func (a *attributor) take(first, last, t int) found {
	a.cueUsed[t] = true
	return found{a.span(first, last), a.doc.Tokens[t].Span, true}
}

// overBrackets returns the token behind token t, over what stands in brackets.
func (a *attributor) overBrackets(t, end int) int {
	t++
	if a.lower(t) != "(" {
		return t
	}
	for k := t + 1; k < end; k++ {
		if a.lower(k) == ")" {
			return k + 1
		}
	}
	return t
}

// tells reports whether token t is a verb with a tense that may stand for "said" beside speech: “…,”
// he fumed. Forms of "be" and "have" may not.
func (a *attributor) tells(t int) bool {
	if a.quoted[t] || a.inName[t] || a.passive(t) || auxiliary[a.lower(t)] || a.lower(t) == "'s" || a.lower(t) == "’s" {
		return false
	}
	tag := a.tag(t)
	return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "VBN" && strings.HasSuffix(a.lower(t), "ed")
}

// looksFinite reports whether token t may be a verb with a tense whatever its tag says: "read" is any form.
func (a *attributor) looksFinite(t int) bool {
	tag := a.tag(t)
	return (tag == "VB" || tag == "VBN") && !a.inName[t] && !auxiliary[a.lower(t)]
}

func startsUpper(word string) bool { return unicode.IsUpper(firstRune(word)) }

// foundAfter takes the noun phrase that begins at token first as the source of cue.
func (a *attributor) foundAfter(first, end int, cue news.Span) found {
	last := a.phraseAfter(first, end)
	if last == first {
		return found{}
	}
	return found{a.span(first, last), cue, true}
}
