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
	speech = speech && a.attached(q, start)
	if f := a.inverted(start, end, speech); f.ok {
		return f
	}
	first := a.phraseBehind(start, end)
	for t := start; t < end && !a.quoted[t]; t = a.overBrackets(t, end) {
		if a.lower(t) == "according" && a.lower(t+1) == "to" {
			return a.foundAfter(t+2, end, a.span(t, t+2))
		}
		strict := a.cue(t) != notCue
		if !strict && (!speech || t > start+maxTold || !a.tells(t)) {
			continue
		}
		if first > start && t >= first {
			return a.take(start, first, t)
		}
		if from, to := a.subject(t, start); strict && from < to {
			return a.take(from, to, t)
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
	speech = speech && (mark == ":" || mark == ",")
	end := min(q.first, s.Last)
	from := max(s.First, q.first-maxReach)
	tries, told := 0, -1
	for t := end - 1; t >= from && tries < maxTries; t-- {
		if a.lower(t) == "according" && a.lower(t+1) == "to" {
			return a.foundAfter(t+2, q.first, a.span(t, t+2))
		}
		if a.cue(t) == notCue || speech && a.attributive(t) {
			if told < 0 && speech && a.tells(t) && !a.relative(t) {
				told = t
			}
			continue
		}
		tries++
		if first, last := a.subject(t, s.First); first < last {
			return a.take(first, last, t)
		}
	}
	if told > 0 {
		if first, last := a.subject(told, s.First); first < last {
			return a.take(first, last, told)
		}
	}
	if speech && mark == ":" {
		return a.colon(s.First, min(end, s.Last))
	}
	return found{}
}

// attributive reports whether token t is a participle before its noun: "a written statement".
func (a *attributor) attributive(t int) bool {
	tag := a.tag(t)
	return (tag == "VBN" || tag == "VBD" || tag == "VBG" || tag == "JJ") && strings.HasPrefix(a.tag(t+1), "NN") &&
		(a.tag(t-1) == "DT" || a.tag(t-1) == "JJ" || a.tag(t-1) == "IN")
}

// relative reports whether token t stands in a relative clause, right behind what opens it.
func (a *attributor) relative(t int) bool {
	k := t - 1
	for k >= 0 && a.isAuxiliary(k) {
		k--
	}
	tag := a.tag(k)
	return tag == "WDT" || tag == "WP"
}

// colon takes the noun phrase before a colon that is the whole sentence, tokens[first:end], as the source: "Anna
// Berg: “…”".
func (a *attributor) colon(first, end int) found {
	if end-1 <= first || a.lower(end-1) != ":" {
		return found{}
	}
	last := a.phraseAfter(first, end-1)
	if last == first || last < end-1 && a.overBrackets(last-1, end) != end-1 {
		return found{}
	}
	return found{a.span(first, last), a.doc.Tokens[end-1].Span, true}
}
