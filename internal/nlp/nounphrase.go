package nlp

import "github.com/briefgen/briefgen/internal/nlp/gazetteer"

// part is a run of tokens, tokens[first:last].
type part struct{ first, last int }

func (p part) empty() bool { return p.first >= p.last }

// cover returns the span of a part.
func (f *nameFinder) cover(p part) Span {
	if p.empty() {
		return Span{}
	}
	return f.tokens[p.first].Cover(f.tokens[p.last-1].Span)
}

// personPhrase returns the noun phrase for a person that begins at token i and ends before token end at
// the latest, with all that hangs on it by a preposition or an "and", and its noun; false where
// there is none, or the sentence goes on so that the phrase is no description of somebody: "Anna Berg, the
// mayor said". The grammar is one of tags, without trees.
func (f *nameFinder) personPhrase(i, end int) (p part, head int, ok bool) {
	last, head := f.core(i, end)
	if head < 0 || !f.isPersonNoun(head) || demonstrative[f.lower(i)] {
		return part{}, -1, false
	}
	if last < end && !f.closes(last) {
		return part{}, -1, false
	}
	p = part{i, last}
	for last < end && last-i < longestPhrase {
		and := f.tokens[last].Tag() == "CC"
		if last = f.extended(last, end); last < 0 || and && last < end && !f.closes(last) {
			break
		}
		p.last = last
	}
	for p.first < head && f.pointsElsewhere(p.first) {
		p.first++
	}
	return p, head, true
}

var demonstrative = wordSet(`this that these those such no every any`)

// pointsElsewhere reports whether token i says which one, or how many, by what stands elsewhere: "his
// former aide", "two officers".
func (f *nameFinder) pointsElsewhere(i int) bool {
	switch f.tokens[i].Tag() {
	case "PRP$", "CD":
		return true
	case "DT":
		w := f.lower(i)
		return w != "the" && w != "a" && w != "an"
	case "RB":
		w := f.lower(i)
		return since[w] && w != "once" && w != "formerly" && w != "newly" && w != "then"
	}
	return false
}

// The most tokens of a phrase and of its part up to the noun.
const (
	longestPhrase = 24
	longestCore   = 12
)

// core reads a noun phrase up to its noun, "the city's former harbour master", and returns the
// token behind it and the noun, or -1 where there is none.
func (f *nameFinder) core(i, end int) (last, head int) {
	head = -1
	end = min(end, i+longestCore)
	for k := i; k < end; k++ {
		switch tag := f.tokens[k].Tag(); {
		case k == i && tag == "RB" && !since[f.lower(k)]:
			return k, -1 // "not a lawyer", "arguably the best lawyer"
		case (k == i || k == i+1 && f.tokens[i].Tag() == "RB") && (tag == "DT" || tag == "PRP$"):
		case f.isNoun(k):
			head = k
			if f.endsName(k, end) {
				return k + 1, head
			}
		case tag == "POS":
			head = -1 // "the mayor's …"
		case head >= 0 && f.isPersonNoun(head):
			return k, head
		case isPremodifier(tag), tag == "CC" && k > i && k+1 < end && !f.isPersonAt(k+1) && f.tokens[k+1].Tag() != "DT" && f.tokens[k+1].Tag() != "PRP$",
			tag == "," && k > i && k+1 < end && isAdjectiveTag(f.tokens[k-1].Tag()) && isAdjectiveTag(f.tokens[k+1].Tag()):
		default:
			if head < 0 {
				return k, -1
			}
			return head + 1, head
		}
	}
	if head < 0 {
		return i, -1
	}
	return head + 1, head
}

// since are adverbs that say when somebody is something.
var since = wordSet(`now currently also still already once formerly newly then`)

// endsName reports whether a person's name ends with token k and the phrase with it: no "'s" goes on
// with it, nor a noun, as in "a Berg aide".
func (f *nameFinder) endsName(k, end int) bool {
	if !f.isPersonAt(k) || k+1 >= end {
		return f.isPersonAt(k)
	}
	tag := f.tokens[k+1].Tag()
	return !f.isPersonAt(k+1) && tag != "POS" && tag != "NN" && tag != "JJ" && tag != "NNP"
}

func isPremodifier(tag string) bool {
	switch tag {
	case "JJ", "JJR", "JJS", "VBN", "VBG", "CD", "HYPH", "RB", "RBS":
		return true
	}
	return false
}

func isAdjectiveTag(tag string) bool { return tag == "JJ" || tag == "JJS" || tag == "VBN" }

// isNoun reports whether token k is a noun, or a word for an office that is not always tagged so.
func (f *nameFinder) isNoun(k int) bool {
	switch tag := f.tokens[k].Tag(); tag {
	case "NN", "NNS", "NNP", "NNPS":
		return true
	case "JJ", "VB", "VBP", "RB":
		w := f.lower(k)
		return (roleWords[w] || w == "assistant" || w == "associate") && (k+1 >= len(f.tokens) || f.closes(k+1) && f.tokens[k+1].Tag() != "CC")
	}
	return false
}

// isPersonNoun reports whether the noun at token k says what somebody is.
func (f *nameFinder) isPersonNoun(k int) bool {
	w := f.lower(k)
	if w == "back" {
		return k > 0 && (f.lower(k-1) == "running" || f.lower(k-1) == "full")
	}
	if w == "master" || w == "fellow" { // alone it is a degree, a key, a plan; a guy
		return k > 0 && f.isNoun(k-1)
	}
	return gazetteer.IsPerson(w) && !honorifics[w] || f.isFirstLady(k)
}

// isFirstLady reports whether token k ends "first lady", where the second word is no courtesy.
func (f *nameFinder) isFirstLady(k int) bool {
	return k > 0 && f.lower(k) == "lady" && f.lower(k-1) == "first"
}

// extended returns the end of the phrase that goes on at token k with a preposition and its noun,
// or with "and" and another noun for a person; -1 where it does not.
func (f *nameFinder) extended(k, end int) int {
	if k+1 >= end {
		return -1
	}
	w := f.lower(k)
	switch tag := f.tokens[k].Tag(); {
	case (tag == "IN" || tag == "TO") && phrasePrepositions[w]:
		if w == "of" && f.tokens[k+1].Tag() == "CD" && (k+2 == end || f.closes(k+2)) {
			return k + 2 // "a mother of two"
		}
		last, head := f.core(k+1, end)
		if head < 0 || f.isTime(k+1) || f.isTime(head) || f.runsIntoPerson(k+1, last) {
			return -1
		}
		return last
	case w == "and":
		last, head := f.core(k+1, end)
		if head < 0 || !f.isPersonNoun(head) || gazetteer.IsPlural(f.lower(head)) || f.hasPerson(k+1, last) || last < end && f.isPersonAt(last) {
			return -1
		}
		return last
	}
	return -1
}

// runsIntoPerson reports whether tokens[first:last] end with a person's name that no title joins to the words
// before: the next of a list that has lost its mark.
func (f *nameFinder) runsIntoPerson(first, last int) bool {
	if !f.isPersonAt(last - 1) {
		return false
	}
	k := last - 1
	for k > first && f.isPersonAt(k-1) {
		k--
	}
	if k == first || f.tokens[k-1].Tag() == "DT" || f.tokens[k-1].Tag() == "PRP$" {
		return false
	}
	_, people := NationalityOf(f.word(k - 1))
	titled := f.isTitleWord(k-1) || f.isPersonNoun(k-1) && !gazetteer.IsPlural(f.lower(k-1)) || honorifics[f.lower(k-1)]
	return !people && !titled
}

var phrasePrepositions = wordSet(`of for at in to from with on under`)

// isTime reports whether token k is a word of a date or a time.
func (f *nameFinder) isTime(k int) bool {
	w := f.word(k)
	if len(w) == 4 && isASCIIDigit(w[0]) && isASCIIDigit(w[3]) {
		return true
	}
	l := lexemes[lower(w)]
	if l == nil && len(w) > 0 {
		l = lexemes[w]
	}
	return l != nil && l.is&(isMonth|isWeekday|isSeason|isDayPart|isPeriod|isDayWord) != 0 && w != "may"
}

// closes reports whether a description may end before token k: a mark, a relative clause, a participle,
// a preposition stand there, but no verb of which the phrase would be the subject, and no other noun.
func (f *nameFinder) closes(k int) bool {
	if k >= len(f.tokens) {
		return true
	}
	switch f.tokens[k].Tag() {
	case "RB":
		return k+1 >= len(f.tokens) || !isFinite(f.tokens[k+1].Tag())
	case "WP", "WDT", "WRB", "WP$", "VBN", "VBG", "TO", "IN", "CC", "RBR", ",", ".", ":", "-RRB-", "-LRB-", "''", "``", "NFP", "HYPH", "UH":
		return true
	}
	r := firstRune(f.word(k))
	return r < 'A' && !isDigitRune(r) && r != '\'' || r == '—' || r == '–' || r == '…' || isQuoteMark(f.word(k))
}

func isFinite(tag string) bool { return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD" }

// isPersonAt reports whether token k is part of a person's name; false as long as names are not settled.
func (f *nameFinder) isPersonAt(k int) bool { return k < len(f.owner) && f.owner[k] }

// hasPerson reports whether a person's name has one of the tokens[first:last].
func (f *nameFinder) hasPerson(first, last int) bool {
	for k := first; k < last; k++ {
		if f.isPersonAt(k) {
			return true
		}
	}
	return false
}
