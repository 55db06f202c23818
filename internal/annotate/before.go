package annotate

import "strings"

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
