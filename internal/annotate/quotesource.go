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
		if (strings.HasSuffix(w, "s") || t == last-1) && (cues[w] != notCue || w == "read") && a.tag(t-1) != "POS" {
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
		return start < len(a.doc.Tokens) && (a.sentenceOf[start] == a.sentenceOf[q.last-1] || !unicodeUpper(a.doc.Tokens[start].Of(a.doc.Text)))
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
	if unicodeUpper(a.doc.Tokens[start].Of(a.doc.Text)) && a.cue(start+1) != notCue {
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
	if a.quoted[t] || a.passive(t) || auxiliary[a.lower(t)] || a.lower(t) == "'s" || a.lower(t) == "’s" {
		return false
	}
	tag := a.tag(t)
	return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "VBN" && strings.HasSuffix(a.lower(t), "ed")
}

// looksFinite reports whether token t may be a verb with a tense whatever its tag says: "read" is any form.
func (a *attributor) looksFinite(t int) bool {
	tag := a.tag(t)
	return (tag == "VB" || tag == "VBN") && !auxiliary[a.lower(t)]
}

func unicodeUpper(word string) bool { return unicode.IsUpper(firstRune(word)) }

// foundAfter takes the noun phrase that begins at token first as the source of cue.
func (a *attributor) foundAfter(first, end int, cue news.Span) found {
	last := a.phraseAfter(first, end)
	if last == first {
		return found{}
	}
	return found{a.span(first, last), cue, true}
}

// maxTries is how many verbs before a quotation may turn out to have no subject.
const maxTries = 4

// before looks for source and cue before a quotation, in its sentence or in one that ends with
// a colon: Berg added: “…” Right before speech any verb may be the cue, and a colon alone as well.
func (a *attributor) before(q quotation, speech bool) found {
	i := a.sentenceOf[q.first]
	s := a.doc.Sentences[i]
	mark := a.lower(q.first - 1)
	if q.first == s.First {
		if i == 0 || mark != ":" {
			return found{}
		}
		s = a.doc.Sentences[i-1]
	}
	speech = speech && (mark == ":" || mark == "," || utterances[mark])
	end := min(q.first, s.Last)
	from := max(s.First, q.first-maxReach)
	tries := 0
	told := found{} // with a verb that may be the cue if nothing better comes
	for t := end - 1; t >= from && tries < maxTries; t-- {
		if a.lower(t) == "according" && a.lower(t+1) == "to" {
			return a.foundAfter(t+2, q.first, a.span(t, t+2))
		}
		strict := a.cue(t) != notCue
		if speech && a.attributive(t) || !strict && (!speech || !a.tells(t) || a.relative(t)) {
			continue
		}
		if strict {
			tries++
		}
		first, last := a.teller(t, s.First)
		switch {
		case first == last:
		case strict, t-last < 3 && !a.subordinate(first) && first > s.First && a.tag(t) != "VBN":
			return a.take(first, last, t)
		case !told.ok:
			told = found{a.span(first, last), a.doc.Tokens[t].Span, true}
		}
	}
	if told.ok {
		return told
	}
	if speech && mark == ":" {
		return a.colon(s.First, end)
	}
	return found{}
}

// teller returns the subject of the verb at token t, looking back no further than token from. One that shares
// its subject, "Berg rose, saying", "and said", has that of the verb before it.
func (a *attributor) teller(t, from int) (first, last int) {
	k := t - 1
	for k > from && a.isAuxiliary(k) {
		k--
	}
	if w := a.lower(k); w != "and" && w != "but" && (a.tag(t) != "VBG" || nounPhrase(a.tag(k))) {
		return a.subject(t, from)
	}
	for v := k; v > from && v > t-maxReach; v-- {
		if !finite(a.tag(v)) || a.quoted[v] || a.relative(v) {
			continue
		}
		end := v
		for end-1 > from && a.isAuxiliary(end-1) {
			end--
		}
		if end = a.beforeBrackets(end); a.lower(end-1) == "," {
			first, last = a.beforeInsertion(end-1, from)
		} else {
			first, last = a.phraseBefore(end, from)
		}
		if first < last && !a.subordinate(first) {
			return first, last
		}
	}
	return a.subject(t, from)
}

// subordinate reports whether a clause that begins at token t hangs on another: "when the fire broke out", "said the
// boats were old".
func (a *attributor) subordinate(t int) bool {
	tag := a.tag(t - 1)
	return a.cue(t-1) != notCue || tag == "IN" || tag == "WRB" || tag == "WDT" || a.lower(t-1) == "that"
}

// attributive reports whether token t is a participle before its noun or a noun itself, whatever it was taken for: "a
// written statement", "his last warning".
func (a *attributor) attributive(t int) bool {
	if w := a.lower(t - 1); w == "a" || w == "an" || w == "the" || a.tag(t-1) == "PRP$" {
		return a.tag(t) != "VBZ" && a.tag(t) != "VBP"
	}
	tag := a.tag(t)
	return (tag == "VBN" || tag == "VBD" || tag == "VBG" || tag == "JJ") && strings.HasPrefix(a.tag(t+1), "NN") &&
		(a.tag(t-1) == "JJ" || a.tag(t-1) == "IN")
}

// relative reports whether token t stands in a relative clause, right behind what opens it.
func (a *attributor) relative(t int) bool {
	k := t - 1
	for k > t-maxTold && a.isAuxiliary(k) {
		k--
	}
	tag := a.tag(k)
	return tag == "WDT" || tag == "WP"
}

// colon takes what stands before a colon, tokens[first:end], as the source where that is no clause: "Anna Berg:
// “…”", "From the mayor's page: “…”", "Adds Berg: “…”".
func (a *attributor) colon(first, end int) found {
	colon := end - 1
	if colon <= first || a.lower(colon) != ":" {
		return found{}
	}
	if a.cue(first) != notCue || a.tells(first) {
		if last := a.phraseAfter(first+1, colon); last == colon {
			return a.take(first+1, last, first)
		}
	}
	for t := first; t < colon; t++ {
		if finite(a.tag(t)) || a.quoted[t] {
			return found{}
		}
	}
	from, last := a.phraseBefore(a.beforeBrackets(colon), first)
	if from == last || from > first+maxTold {
		return found{}
	}
	return found{a.span(from, last), a.doc.Tokens[colon].Span, true}
}

// beforeBrackets returns the token that opens brackets which close right before token end, end if there are none.
func (a *attributor) beforeBrackets(end int) int {
	if a.lower(end-1) != ")" {
		return end
	}
	for t := end - 2; t > 0 && t > end-maxTold; t-- {
		if a.lower(t) == "(" {
			return t
		}
	}
	return end
}

// sentenceBefore takes the one who speaks in the sentence right before a quotation that is a sentence of its own in the
// same paragraph: "The boats were old, Berg said. “Nobody listened.”"
func (a *attributor) sentenceBefore(q quotation) found {
	i := a.sentenceOf[q.first]
	if i == 0 || a.doc.Sentences[i].First != q.first || a.doc.Sentences[i-1].Paragraph != q.paragraph {
		return found{}
	}
	s := a.doc.Sentences[i-1]
	tries := 0
	for t := s.First + 1; t < s.Last && tries < maxTries; t++ {
		if kind := a.cue(t); kind == notCue || kind == intends || a.relative(t) || a.attributive(t) {
			continue
		}
		tries++
		if first, last := a.teller(t, s.First); first < last && last <= t {
			return found{a.span(first, last), a.doc.Tokens[t].Span, true}
		}
	}
	return found{}
}
