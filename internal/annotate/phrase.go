package annotate

import (
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
)

// phraseAfter returns the end of the noun phrase that begins at token first, before end: "a
// Commerce Ministry spokesman, Gao Feng". It returns first where there is none.
func (a *attributor) phraseAfter(first, end int) int {
	last := a.simplePhrase(first, end)
	if last == first {
		return first
	}
	// A name in apposition belongs to it.
	if a.lower(last) == "," && last+1 < end {
		if m := a.mentionAt(last + 1); m > last+1 && m <= end && (m == end || a.lower(m) == "," || a.lower(m) == ".") {
			return m
		}
	}
	return last
}

func (a *attributor) simplePhrase(first, end int) int {
	last := first
	for last < end && !a.quoted[last] {
		w := a.lower(last)
		switch {
		case nounPhrase(a.tag(last)), a.tag(last) == "HYPH" && last > first, w == "'s", w == "’s", last > first && nlp.IsRole(w): // "executive" is not always tagged a noun
			last++
		case (w == "of" || w == "for" || w == "and" || w == "at" || w == "&" || w == "von" || w == "de" || w == "in") && last > first && last+1 < end && nounPhrase(a.tag(last+1)) && !(w == "in" && !strings.HasPrefix(a.tag(last+1), "NNP")):
			last += 2
		case a.mentionAt(last) > last:
			last = a.mentionAt(last)
		default:
			return last
		}
		if w == "he" || w == "she" || w == "they" || w == "it" {
			return last
		}
	}
	return last
}

// mentionAt returns the token behind the mention that begins with token t, or 0.
func (a *attributor) mentionAt(t int) int {
	if t >= len(a.doc.Tokens) {
		return 0
	}
	start := a.doc.Tokens[t].Start
	m := a.mentionFrom(start)
	if m < 0 || a.doc.Mentions[m].Start != start {
		return 0
	}
	end := a.doc.Mentions[m].End
	for t < len(a.doc.Tokens) && a.doc.Tokens[t].Start < end {
		t++
	}
	return t
}

// maxReach is how many tokens a verb may stand from its subject, or a cue from its quotation.
// It also bounds the work in sentences that never end.
const maxReach = 80

// subject returns the noun phrase that is the subject of the verb at token t, looking back no
// further than token from: the phrase right before the verb; over an apposition or relative
// clause between commas; or, for a verb that shares its subject with another, the subject of
// the sentence.
func (a *attributor) subject(t, from int) (int, int) {
	from = max(from, t-maxReach)
	k := t - 1
	for k >= from && a.isAuxiliary(k) {
		k--
	}
	k = a.beforeTime(k, from)
	if k < from {
		return t, t
	}
	switch w := a.lower(k); {
	case w == "," && k > from:
		if first, last := a.beforeInsertion(k, from); last > first {
			return first, last
		}
		return a.leading(t, from)
	case w == "who" || w == "which" || w == "that":
		k--
		if a.lower(k) == "," {
			k--
		}
		return a.phraseBefore(k+1, from)
	case w == "and" || w == "but" || w == "or":
		return a.leading(t, from)
	}
	if a.tag(t) == "VBG" && !nounPhrase(a.tag(k)) {
		return a.leading(t, from)
	}
	first, last := a.phraseBefore(k+1, from)
	if first == last {
		return a.leading(t, from)
	}
	return first, last
}

// beforeTime skips words that tell when, with what stands before them, back from token k: "Berg
// late on Monday said".
func (a *attributor) beforeTime(k, from int) int {
	for k > from && (timeWords[a.lower(k)] || timeNouns[a.lower(k)]) {
		k--
		for k > from && (a.lower(k) == "on" || timeWords[a.lower(k)] || a.isAuxiliary(k)) {
			k--
		}
	}
	return k
}

var timeNouns = map[string]bool{"week": true, "month": true, "year": true, "night": true, "morning": true, "afternoon": true, "evening": true, "day": true}

// isAuxiliary reports whether token k may stand between a subject and its verb.
func (a *attributor) isAuxiliary(k int) bool {
	return strings.HasPrefix(a.tag(k), "RB") || auxiliary[a.lower(k)]
}

var auxiliary = map[string]bool{
	"has": true, "have": true, "had": true, "also": true, "did": true, "does": true, "do": true, "would": true, "will": true, "could": true, "can": true,
	"is": true, "was": true, "are": true, "were": true, "been": true, "be": true, "later": true, "then": true, "not": true, "n't": true, "n’t": true, "'ve": true, "'d": true, "as": true, "quoted": true,
}

// beforeInsertion returns the phrase before the comma that opens the insertion which the comma
// at token k closes: "Anna Berg, the harbour master, said". A name that is the insertion belongs
// to the phrase: "a harbour spokesman, Paul Vik, said".
func (a *attributor) beforeInsertion(k, from int) (int, int) {
	for c := k - 1; c > from; c-- {
		if a.lower(c) != "," || a.quoted[c] {
			continue
		}
		if (a.tag(c-1) == "NN" || nlp.IsRole(a.lower(c-1))) && a.mentionAt(c+1) == k { // "official" is not always tagged a noun
			if first, last := a.phraseBefore(c, from); last > first {
				return first, k
			}
		}
		if a.endsMention(c) || strings.HasPrefix(a.tag(c-1), "NN") && a.clauseStart(c, from) {
			return a.phraseBefore(c, from)
		}
	}
	return k, k
}

// endsMention reports whether a mention ends right before token c.
func (a *attributor) endsMention(c int) bool {
	end := a.doc.Tokens[c-1].End
	m := a.mentionFrom(a.doc.Tokens[c-1].Start)
	return m >= 0 && a.doc.Mentions[m].End == end
}

// clauseStart reports whether only a noun phrase stands between from and token c.
func (a *attributor) clauseStart(c, from int) bool {
	first, last := a.phraseBefore(c, from)
	return last > first && first <= from+1
}

// phraseBefore returns the noun phrase that ends before token end.
func (a *attributor) phraseBefore(end, from int) (int, int) {
	first := end
	for first > from && !a.quoted[first-1] {
		w, tag := a.lower(first-1), a.tag(first-1)
		if w == "he" || w == "she" || w == "they" || w == "it" || w == "we" || w == "i" || w == "you" {
			if first == end {
				first--
			}
			break
		}
		if nounPhrase(tag) || tag == "HYPH" && first < end || w == "'s" || w == "’s" {
			first--
			continue
		}
		joins := w == "of" || w == "for" || w == "at" || w == "&" || w == "with" || w == "in" || w == "von" || w == "der" || w == "de" || w == "and"
		if joins && first < end && first-1 > from && (nounPhrase(a.tag(first-2)) || w == "der") {
			first--
			continue
		}
		break
	}
	// "A letter sent on Tuesday in Vester says": the participle and what tells when belong to it.
	if first < end && first-2 >= from && timeWords[a.lower(first)] && a.tag(first-1) == "VBN" && nounPhrase(a.tag(first-2)) {
		if whole, last := a.phraseBefore(first-1, from); last > whole {
			return whole, end
		}
	}
	for first < end && (a.lower(first) == "and" || a.lower(first) == "of" || a.lower(first) == "in" || a.lower(first) == "for" || a.lower(first) == "'s" || a.lower(first) == "’s") {
		first++
	}
	return first, end
}

var timeWords = map[string]bool{
	"today": true, "yesterday": true, "monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"earlier": true, "late": true, "early": true, "last": true, "this": true,
}

// leading returns the subject of the sentence: the phrase before its first verb.
func (a *attributor) leading(t, from int) (int, int) {
	for v := from; v < t; v++ {
		if a.quoted[v] || !finite(a.tag(v)) {
			continue
		}
		k := v
		for k > from && a.isAuxiliary(k-1) {
			k--
		}
		if a.lower(k-1) == "," {
			if first, last := a.beforeInsertion(k-1, from); last > first {
				return first, last
			}
		}
		if a.lower(k-1) == "who" || a.lower(k-1) == "which" {
			continue
		}
		first, last := a.phraseBefore(k, from)
		if last > first {
			return first, last
		}
	}
	return t, t
}
