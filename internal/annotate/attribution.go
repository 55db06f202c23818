package annotate

import (
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// attributions finds who said what. Quotations come first: whole ones take their source from
// behind, from before, or from the quotation that they go on with. Then each reporting verb
// that is left takes the clause behind it, or the one before it, as reported speech; quoted
// phrases in that make it mixed.
func attributions(doc *news.Document) []news.Attribution {
	a := newAttributor(doc)
	a.direct()
	a.reported()
	a.phrases()
	sort.SliceStable(a.out, func(i, k int) bool { return a.out[i].Content[0].Start < a.out[k].Content[0].Start })
	a.quotedParts()
	a.speakers()
	return a.out
}

// attributor finds the attributions of one document.
type attributor struct {
	doc        *news.Document
	quotes     []quotation       // in order, never overlapping
	sentenceOf []int             // token → sentence
	quoted     []bool            // token → stands in quote marks
	cueUsed    map[int]bool      // cue tokens that have their content
	byRole     map[string][]int  // word of a role → the people who have it, in order
	pronouns   map[string]string // last name → the pronoun that the article has for the person
	out        []news.Attribution
}

func newAttributor(doc *news.Document) *attributor {
	a := &attributor{
		doc: doc, quotes: quotations(doc), byRole: peopleByRole(doc), pronouns: honorificPronouns(doc), cueUsed: map[int]bool{},
		sentenceOf: make([]int, len(doc.Tokens)), quoted: make([]bool, len(doc.Tokens)),
	}
	for i, s := range doc.Sentences {
		for t := s.First; t < s.Last; t++ {
			a.sentenceOf[t] = i
		}
	}
	for _, q := range a.quotes {
		for t := q.first; t < q.last; t++ {
			a.quoted[t] = true
		}
	}
	return a
}

// lower returns token t in lower case, "" outside the article.
func (a *attributor) lower(t int) string {
	if t < 0 || t >= len(a.doc.Tokens) {
		return ""
	}
	return strings.ToLower(a.doc.Tokens[t].Of(a.doc.Text))
}

// tag returns the tag of token t, "" outside the article.
func (a *attributor) tag(t int) string {
	if t < 0 || t >= len(a.doc.Tokens) {
		return ""
	}
	return a.doc.Tokens[t].Tag()
}

// span returns what tokens[first:last] cover; last is greater than first.
func (a *attributor) span(first, last int) news.Span {
	return a.doc.Tokens[first].Cover(a.doc.Tokens[last-1].Span)
}

// cue returns the kind of the cue that token t is, outside quote marks. A passive is none: who is
// told, or found, does not speak.
func (a *attributor) cue(t int) cueKind {
	if t < 0 || t >= len(a.doc.Tokens) || a.quoted[t] || a.passive(t) {
		return notCue
	}
	return cueOf(a.doc.Tokens[t].Of(a.doc.Text), a.tag(t))
}

// passive reports whether token t is a participle behind a form of "be".
func (a *attributor) passive(t int) bool {
	if tag := a.tag(t); tag != "VBN" && tag != "VBD" {
		return false
	}
	k := t - 1
	for k >= 0 && (strings.HasPrefix(a.tag(k), "RB") || a.lower(k) == "not") {
		k--
	}
	switch a.lower(k) {
	case "is", "are", "was", "were", "be", "been", "being", "'s", "’s":
		return a.lower(k) != "'s" && a.lower(k) != "’s" || a.tag(t) == "VBN" && a.tag(k) != "POS"
	}
	return false
}

// found is a source and cue.
type found struct {
	source, cue news.Span
	ok          bool
}

// direct attributes the quotations that are whole clauses.
func (a *attributor) direct() {
	last := found{}
	lastParagraph := -1
	carries := false // the last quotation ended its paragraph without a closing mark
	for i := range a.quotes {
		q := &a.quotes[i]
		if q.used || !a.isSpeech(*q) {
			continue
		}
		q.used = true
		end := i + 1
		f := a.behind(*q)
		if f.ok && a.saidBefore(*q) && strings.EqualFold(f.cue.Of(a.doc.Text), "according to") {
			f = found{} // "Berg said, “…,” according to the clerk": Berg's words, the clerk's account
		}
		if f.ok {
			end = a.rest(i)
		} else {
			f = a.before(*q)
		}
		if !f.ok && lastParagraph >= 0 && (q.paragraph == lastParagraph || carries && q.paragraph == lastParagraph+1 || a.monologue(*q, lastParagraph)) {
			f = last
		}
		var content []news.Span
		for _, part := range a.quotes[i:end] {
			content = append(content, part.Span)
		}
		a.out = append(a.out, news.Attribution{Source: f.source, Cue: f.cue, Content: content, Kind: news.Direct, Speaker: -1})
		last, lastParagraph, carries = f, q.paragraph, a.quotes[end-1].open
		if !f.ok {
			lastParagraph = -1
		}
	}
}

// saidBefore reports whether a cue stands right before a quotation.
func (a *attributor) saidBefore(q quotation) bool {
	mark := a.lower(q.first - 1)
	return (mark == "," || mark == ":") && a.cue(q.first-2) != notCue
}

// isSpeech reports whether a quotation is somebody's clause and not a phrase, a name or a title.
func (a *attributor) isSpeech(q quotation) bool {
	n := q.words(a.doc)
	if n < 2 {
		return false
	}
	sentence := a.doc.Sentences[a.sentenceOf[q.first]]
	atStart := q.first == sentence.First
	prev := a.lower(q.first - 1)
	introduced := prev == "," || prev == ":"
	switch {
	case sentence.Heading:
		return false
	case atStart && (q.endsWithStop(a.doc) || a.lower(q.last) == ","):
		return n >= 3 || q.isClause(a.doc) || a.cue(q.last) != notCue || a.cue(q.last+1) != notCue
	case introduced && q.startsUpper(a.doc) && n >= 3:
		return q.isClause(a.doc) || q.endsWithStop(a.doc)
	case a.cue(q.first-1) == says && q.startsUpper(a.doc) && n >= 3:
		return true
	}
	return n >= 8 && q.isClause(a.doc) && q.startsUpper(a.doc)
}

// monologue reports whether a quotation that makes up its paragraph goes on with the one before
// it, in the paragraph before: that one ended there, or only "she said" stands behind it. The answer
// to a question is somebody else's.
func (a *attributor) monologue(q quotation, lastParagraph int) bool {
	if q.paragraph != lastParagraph+1 || q.first == 0 {
		return false
	}
	s := a.sentenceOf[q.first]
	startsParagraph := a.doc.Sentences[s].First == q.first && (s == 0 || a.doc.Sentences[s-1].Paragraph != q.paragraph)
	if !startsParagraph {
		return false
	}
	if a.quoted[q.first-1] {
		return true
	}
	e := a.sentenceOf[q.last-1]
	endsParagraph := q.last == a.doc.Sentences[e].Last && (e+1 == len(a.doc.Sentences) || a.doc.Sentences[e+1].Paragraph != q.paragraph)
	return endsParagraph && a.endsInCue(q.first)
}

// endsInCue reports whether only "she said" stands between token end and the quotation before it,
// which asks nothing.
func (a *attributor) endsInCue(end int) bool {
	t := end - 1
	for t > 0 && end-t <= maxAside && !a.quoted[t] {
		t--
	}
	return t > 0 && a.quoted[t] && a.lower(t-1) == "," && a.sentenceOf[t] == a.sentenceOf[end-1]
}

// rest returns the index behind the last quotation that goes on with quotation i over "she said",
// and marks those between as used.
func (a *attributor) rest(i int) int {
	end := i + 1
	for end < len(a.quotes) && a.isSecondHalf(a.quotes[end-1], a.quotes[end]) {
		a.quotes[end].used = true
		end++
	}
	if end == i+1 && end < len(a.quotes) && a.isNextSentence(a.quotes[i], a.quotes[end]) {
		a.quotes[end].used = true
		end++
	}
	return end
}

// isSecondHalf reports whether next ends the sentence that q begins: “A,” she said, “b.”
func (a *attributor) isSecondHalf(q, next quotation) bool {
	return next.paragraph == q.paragraph && next.first-q.last <= maxAside && a.lower(q.last-2) == "," && a.lower(next.first-1) == "," &&
		a.sentenceOf[next.first] == a.sentenceOf[q.last-1]
}

// maxAside is the most tokens that stand between the halves of a quotation.
const maxAside = 12

// isNextSentence reports whether next goes on in the sentence behind that of q, with no words
// of the reporter but "she said" in between: “A,” she said. “B.”
func (a *attributor) isNextSentence(q, next quotation) bool {
	if next.paragraph != q.paragraph || !a.isSpeech(next) || a.doc.Sentences[a.sentenceOf[next.first]].First != next.first {
		return false
	}
	if a.sentenceOf[q.last] != a.sentenceOf[next.first-1] {
		return false
	}
	return !a.behind(next).ok
}

// maxBehind is how many tokens behind a quotation its cue may stand.
const maxBehind = 22

// behind looks for source and cue behind a quotation: “…,” Anna Berg said; “…,” said a
// spokesman; “…,” according to the police.
func (a *attributor) behind(q quotation) found {
	if q.open || q.last >= len(a.doc.Tokens) {
		return found{}
	}
	s := a.doc.Sentences[a.sentenceOf[q.last]]
	if s.Paragraph != q.paragraph {
		return found{}
	}
	start := q.last
	if a.lower(start) == "," {
		start++
	}
	// A new sentence behind a full stop tells of something else.
	if start == s.First && a.sentenceOf[q.last-1] != a.sentenceOf[start] && !strings.ContainsAny(a.lower(q.last-2), "?!,") {
		return found{}
	}
	end := min(start+maxBehind, s.Last)
	for t := start; t < end; t++ {
		if a.quoted[t] {
			return found{}
		}
		if a.lower(t) == "according" && a.lower(t+1) == "to" {
			return a.foundAfter(t+2, s.Last, a.span(t, t+2))
		}
		if a.cue(t) == notCue {
			continue
		}
		if t == start {
			if f := a.foundAfter(t+1, s.Last, a.doc.Tokens[t].Span); f.ok {
				a.cueUsed[t] = true
				return f
			}
		}
		first, last := a.subject(t, start)
		if first == last {
			continue
		}
		a.cueUsed[t] = true
		return found{a.span(first, last), a.doc.Tokens[t].Span, true}
	}
	return found{}
}

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
// a colon: Berg added: “…”
func (a *attributor) before(q quotation) found {
	i := a.sentenceOf[q.first]
	s := a.doc.Sentences[i]
	if q.first == s.First {
		if i == 0 || a.lower(q.first-1) != ":" {
			return found{}
		}
		s = a.doc.Sentences[i-1]
	}
	tries := 0
	for t := min(q.first, s.Last) - 1; t >= max(s.First, q.first-maxReach) && tries < maxTries; t-- {
		if a.lower(t) == "according" && a.lower(t+1) == "to" {
			return a.foundAfter(t+2, q.first, a.span(t, t+2))
		}
		if a.cue(t) == notCue {
			continue
		}
		tries++
		first, last := a.subject(t, s.First)
		if first == last {
			continue
		}
		a.cueUsed[t] = true
		return found{a.span(first, last), a.doc.Tokens[t].Span, true}
	}
	return found{}
}

// phrases attributes quoted phrases that no reported clause took in, where a verb in the
// sentence says whose they are.
func (a *attributor) phrases() {
	for i := range a.quotes {
		q := &a.quotes[i]
		if q.used || q.words(a.doc) == 0 || a.doc.Sentences[a.sentenceOf[q.first]].Heading || q.isTitle(a.doc) {
			continue
		}
		f := a.before(*q)
		if !f.ok && q.words(a.doc) >= 2 {
			f = a.behind(*q)
		}
		if !f.ok {
			continue
		}
		if a.clauseAt(*q, f) {
			continue
		}
		q.used = true
		a.out = append(a.out, news.Attribution{Source: f.source, Cue: f.cue, Content: []news.Span{q.Span}, Kind: news.Mixed, Speaker: -1})
	}
}

// clauseAt attributes the clause behind the cue with the quoted phrase in it: what she "called an
// “artful smear” on the harbour" is all of that. It reports false where the phrase follows the cue,
// "that" or a colon at once, or the clause holds another attribution.
func (a *attributor) clauseAt(q quotation, f found) bool {
	before := a.lower(q.first - 1)
	if f.cue.End > q.Start || before == ":" || before == "that" {
		return false
	}
	first := sort.Search(len(a.doc.Tokens), func(t int) bool { return a.doc.Tokens[t].Start >= f.cue.End })
	s := a.doc.Sentences[a.sentenceOf[q.first]]
	if first < s.First || first >= q.first || a.lower(first) == "," {
		return false
	}
	s.Last = min(s.Last, q.last+maxReach)
	return a.report(f.source, f.cue, [2]int{first, a.phraseClauseEnd(q, a.clauseEnd(q.last, s))})
}

// phraseClauseEnd returns where the clause with a quoted phrase ends, end at the latest: before
// what else the speaker did, "and went", or another did, "while".
func (a *attributor) phraseClauseEnd(q quotation, end int) int {
	for t := q.last; t < end; t++ {
		switch w := a.lower(t); {
		case a.quoted[t]:
		case w == "while":
			return t
		case w == "and" || w == "but":
			k := t + 1
			for strings.HasPrefix(a.tag(k), "RB") {
				k++
			}
			if finite(a.tag(k)) || a.tag(k) == "PRP" && finite(a.tag(k+1)) {
				return t
			}
		}
	}
	return max(end, q.last)
}

// quoteFrom returns the first quotation that ends behind offset.
func (a *attributor) quoteFrom(offset int) int {
	return sort.Search(len(a.quotes), func(i int) bool { return a.quotes[i].End > offset })
}

// quotedParts notes for each attribution what of its content stands in quote marks.
func (a *attributor) quotedParts() {
	for i := range a.out {
		at := &a.out[i]
		for _, c := range at.Content {
			k := a.quoteFrom(c.Start)
			for ; k < len(a.quotes) && a.quotes[k].Start < c.End; k++ {
				if in := a.quotes[k].inner(a.doc); c.Contains(a.quotes[k].Span) && !in.Empty() {
					at.Quoted = append(at.Quoted, in)
				}
			}
		}
	}
}
