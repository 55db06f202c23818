package annotate

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// found is a source and cue.
type found struct {
	source, cue news.Span
	ok          bool
}

// direct attributes the quotations that are whole clauses.
func (a *attributor) direct() {
	last := found{}
	lastParagraph := -1
	lastToken := 0
	carries := false // the last quotation ended its paragraph without a closing mark
	for i := range a.quotes {
		q := &a.quotes[i]
		if q.used || !a.isSpeech(*q) {
			continue
		}
		q.used = true
		f := a.signature(*q)
		if !f.ok && !a.saidBefore(*q) { // "Berg said, “…,” according to the clerk": Berg's words, the clerk's account
			f = a.behind(*q, true)
		}
		parts := []int{i}
		if f.ok {
			parts = a.rest(parts)
		} else {
			f = a.before(*q, true)
		}
		if !f.ok {
			f = a.sentenceBefore(*q)
		}
		parts = a.overParagraphs(parts)
		end := a.quotes[parts[len(parts)-1]]
		if !f.ok && lastParagraph >= 0 && (q.paragraph == lastParagraph && !a.othersActed(lastToken, *q, last) || carries && q.paragraph == lastParagraph+1 || a.monologue(*q, lastParagraph)) {
			f = last
		}
		var content []news.Span
		for _, k := range parts {
			a.quotes[k].used = true
			if a.quotes[k].words(a.doc) > 0 {
				content = append(content, a.quotes[k].Span)
			}
		}
		a.out = append(a.out, news.Attribution{Source: f.source, Cue: f.cue, Content: content, Kind: news.Direct, Speaker: -1})
		lastToken = end.last
		last, lastParagraph, carries = f, end.paragraph, end.open
		if !f.ok {
			lastParagraph = -1
		}
	}
}

// othersActed reports whether a sentence between token from, behind what last said, and the quotation q names somebody else.
func (a *attributor) othersActed(from int, q quotation, last found) bool {
	if from >= len(a.doc.Tokens) {
		return false
	}
	s := a.sentenceOf[from] + 1
	if s > a.sentenceOf[q.first] {
		return false
	}
	source := last.source.Of(a.doc.Text)
	for m := a.mentionFrom(a.doc.Sentences[s].Start); m >= 0 && m < len(a.doc.Mentions) && a.doc.Mentions[m].Start < q.Start; m++ {
		if a.doc.Mentions[m].Kind == news.Person && !strings.Contains(source, lastName(a.doc, m)) {
			return true
		}
	}
	return false
}

// saidBefore reports whether a cue stands right before a quotation.
func (a *attributor) saidBefore(q quotation) bool {
	mark := a.lower(q.first - 1)
	return (mark == "," || mark == ":") && a.cue(q.first-2) != notCue
}

// isSpeech reports whether a quotation is somebody's clause and not a phrase, a name or a title.
func (a *attributor) isSpeech(q quotation) bool {
	n := q.words(a.doc)
	if n == 0 || n == 1 && !a.isAnswer(q) && !a.opensSpeech(q) {
		return false
	}
	sentence := a.doc.Sentences[a.sentenceOf[q.first]]
	atStart := q.first == sentence.First
	prev := a.lower(q.first - 1)
	introduced := prev == "," || prev == ":"
	switch {
	case sentence.Heading, a.isWork(q) && !(atStart && a.isAnswer(q)):
		return false
	case atStart && (q.endsWithStop(a.doc) || a.lower(q.last) == ","):
		return n >= 3 || q.isClause(a.doc) || a.isAnswer(q)
	case introduced && q.startsUpper(a.doc) && n >= 3:
		return q.isClause(a.doc) || q.endsWithStop(a.doc)
	case q.startsUpper(a.doc) && (a.cue(q.first-1) == says && n >= 3 || q.endsWithStop(a.doc) && a.opensSpeech(q)):
		return true
	}
	return n >= 8 && q.isClause(a.doc) && q.startsUpper(a.doc)
}

// opensSpeech reports whether a verb that somebody speaks with stands right before a quotation, so that a word is
// enough: she yelled “Stop!”
func (a *attributor) opensSpeech(q quotation) bool {
	t := q.first - 1
	if mark := a.lower(t); mark == "," || mark == ":" {
		t--
	}
	if kind := a.cue(t); kind == says || kind == states {
		return t < q.first-1 || !q.isTitle(a.doc)
	}
	return utterances[a.lower(t)] && strings.HasPrefix(a.tag(t), "VB")
}

// utterances are verbs of the voice that take what was said and nothing else.
var utterances = func() map[string]bool {
	m := map[string]bool{}
	for v := range strings.FieldsSeq("chant yell scream shout whisper mutter murmur bellow roar exclaim holler reply respond answer") {
		for _, form := range forms(v) {
			m[form] = true
		}
	}
	return m
}()

// isWork reports whether a quotation is the title of a work: a part of a sentence, without a verb, that no
// reporting verb opens.
func (a *attributor) isWork(q quotation) bool {
	whole := a.doc.Sentences[a.sentenceOf[q.first]].First == q.first && (q.last == len(a.doc.Tokens) || a.sentenceOf[q.last] != a.sentenceOf[q.first])
	return !whole && q.isTitle(a.doc) && !q.isClause(a.doc) && !a.saidBefore(q)
}

// isAnswer reports whether somebody says a quotation right behind it, so that a word is enough: “No,” said
// Anna Berg.
func (a *attributor) isAnswer(q quotation) bool {
	return (a.lower(q.last) == "," || strings.ContainsAny(a.lower(q.last-2), ",?!")) && a.behind(q, true).ok
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

// rest adds to parts, quotations of one attribution, those that go on with the last one over "she said".
// Titles and names in quote marks between them are passed over: "she told “The Harbour Show.”"
func (a *attributor) rest(parts []int) []int {
	q := a.quotes[parts[0]]
	split := false
	for k := parts[0] + 1; k < len(a.quotes) && k <= parts[0]+maxParts; k++ {
		next := a.quotes[k]
		if next.paragraph != q.paragraph || next.first-q.last > maxAside {
			break
		}
		switch {
		case a.isSecondHalf(q, next):
			split = true
		case !split && a.isNextSentence(q, next):
			return append(parts, k)
		case a.inAside(q, next):
			continue
		default:
			return parts
		}
		parts = append(parts, k)
		q = next
	}
	return parts
}

// maxAside is the most tokens that stand between the parts of a quotation, maxParts the most parts.
const (
	maxAside = 40
	maxParts = 100
)

// isSecondHalf reports whether next ends the sentence that q begins: “A,” she said, “b.” Words behind
// another reporting verb are another saying: “A,” she said, adding, “B.”
func (a *attributor) isSecondHalf(q, next quotation) bool {
	return a.lower(q.last-2) == "," && a.lower(next.first-1) == "," && a.sentenceOf[next.first] == a.sentenceOf[q.last-1] &&
		!a.sharesSubject(next.first-2)
}

// sharesSubject reports whether token t is a reporting verb whose subject another has: "…, adding", "and added".
func (a *attributor) sharesSubject(t int) bool {
	if a.cue(t) == notCue {
		return false
	}
	switch a.lower(t - 1) {
	case "and", "but", "then", "later":
		return true
	}
	return a.tag(t) == "VBG"
}

// isNextSentence reports whether next goes on in the sentence behind that of q, with no words
// of the reporter but "she said" in between: “A,” she said. “B.”
func (a *attributor) isNextSentence(q, next quotation) bool {
	return a.isSpeech(next) && a.doc.Sentences[a.sentenceOf[next.first]].First == next.first &&
		a.sentenceOf[q.last] == a.sentenceOf[next.first-1] && !a.behind(next, true).ok
}

// inAside reports whether next is a name or title in quote marks in the words behind q.
func (a *attributor) inAside(q, next quotation) bool {
	return a.sentenceOf[next.first] == a.sentenceOf[q.last] && a.doc.Sentences[a.sentenceOf[next.first]].First < next.first &&
		!a.isSpeech(next)
}

// overParagraphs adds to parts, quotations of one attribution, those of the next paragraphs while no mark
// closes the last one. What has a source of its own is left.
func (a *attributor) overParagraphs(parts []int) []int {
	for {
		k := parts[len(parts)-1]
		q := a.quotes[k]
		if !q.open || k+1 == len(a.quotes) {
			return parts
		}
		next := a.quotes[k+1]
		if next.used || next.paragraph != q.paragraph+1 || next.first != q.last || a.behind(next, true).ok {
			return parts
		}
		parts = append(parts, k+1)
	}
}
