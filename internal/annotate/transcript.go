package annotate

import (
	"slices"
	"strings"
	"unicode"

	"github.com/briefgen/briefgen/internal/news"
)

// turn is a paragraph of a transcript: "BERG: We go on." tokens[first:colon] name who speaks, tokens[from:last] are what
// is said.
type turn struct {
	first, colon, from, last int
	paragraph                int
	marked                   bool // it stands in quote marks
	known                    bool // the article names the one who speaks, or it is "Q" or "Moderator"
}

// transcripts attributes the paragraphs of interviews and debates that begin with who speaks and a colon.
// One such paragraph may be anything, "Correction: …"; they count in a row, where somebody known
// speaks and not all say the same label.
func (a *attributor) transcripts() {
	var run []turn
	flush := func() {
		if isTranscript(a.doc, run) {
			for _, t := range run {
				a.speaks(t)
			}
		}
		run = run[:0]
	}
	names := surnames(a.doc)
	for i := 0; i < len(a.doc.Sentences); {
		end := i + 1
		for end < len(a.doc.Sentences) && a.doc.Sentences[end].Paragraph == a.doc.Sentences[i].Paragraph {
			end++
		}
		s := a.doc.Sentences[i]
		if t := a.turn(s.First, a.doc.Sentences[end-1].Last, names); t.colon > 0 {
			t.paragraph = s.Paragraph
			if len(run) > 0 && s.Paragraph > run[len(run)-1].paragraph+maxUnlabelled {
				flush()
			}
			run = append(run, t)
		}
		i = end
	}
	flush()
}

const (
	maxLabel      = 5 // tokens that name who speaks, at most
	maxUnlabelled = 3 // paragraphs from one turn to the next, at most
)

// turn reads the paragraph tokens[first:last] as a turn of a transcript; its colon is 0 where it is none.
func (a *attributor) turn(first, last int, names map[string]bool) turn {
	from := first
	if a.quotedFrom(first) {
		first++
	}
	colon := first
	for colon < last && colon <= first+maxLabel && a.lower(colon) != ":" {
		colon++
	}
	if colon == first || colon+1 >= last || a.lower(colon) != ":" || strings.ContainsRune("\"“", firstRune(a.lower(colon+1))) {
		return turn{}
	}
	t := turn{first: first, colon: colon, from: colon + 1, last: last, marked: from < first}
	capitals := true
	for k := first; k < colon; k++ {
		word := a.doc.Tokens[k].Of(a.doc.Text)
		if !unicode.IsUpper(firstRune(word)) && word != "." {
			return turn{}
		}
		capitals = capitals && strings.ToUpper(word) == word
		t.known = t.known || names[strings.ToLower(word)]
	}
	t.known = t.known || colon == first+1 && askers[a.lower(first)]
	if !t.known && !capitals {
		return turn{}
	}
	if t.marked && a.closedAt(first, last) {
		t.last-- // the closing mark of the block
	}
	return t
}

// askers are what stands before a question or answer in place of a name.
var askers = map[string]bool{
	"q": true, "a": true, "question": true, "answer": true, "interviewer": true, "moderator": true, "host": true, "reporter": true, "anchor": true,
	"narrator": true, "announcer": true, "caller": true,
}

// quotedFrom reports whether a quotation opens with token t.
func (a *attributor) quotedFrom(t int) bool {
	i := a.quoteFrom(a.doc.Tokens[t].Start)
	return i < len(a.quotes) && a.quotes[i].first == t
}

// closedAt reports whether a quotation that holds token first closes with the token before last.
func (a *attributor) closedAt(first, last int) bool {
	i := a.quoteFrom(a.doc.Tokens[first].Start)
	return i < len(a.quotes) && a.quotes[i].last == last && !a.quotes[i].open && last-1 > first
}

// surnames returns the last words of the names of people in doc, in lower case.
func surnames(doc *news.Document) map[string]bool {
	out := map[string]bool{}
	for m, mention := range doc.Mentions {
		if mention.Kind == news.Person {
			out[strings.ToLower(lastName(doc, m))] = true
		}
	}
	return out
}

// isTranscript reports whether turns in a row are one.
func isTranscript(doc *news.Document, run []turn) bool {
	if len(run) < 2 || !slices.ContainsFunc(run, func(t turn) bool { return t.known }) {
		return false
	}
	label := func(t turn) string { return doc.Tokens[t.first].Cover(doc.Tokens[t.colon-1].Span).Of(doc.Text) }
	return slices.ContainsFunc(run, func(t turn) bool { return label(t) != label(run[0]) })
}

// speaks adds a turn as an attribution. What is said is nobody else's, whatever is quoted or reported in it.
func (a *attributor) speaks(t turn) {
	if said := (quotation{first: t.colon, last: t.last}); said.words(a.doc) == 0 {
		return
	}
	content := a.span(t.from, t.last)
	a.takes(t.first, t.from, t.last)
	at := news.Attribution{
		Source: a.span(t.first, t.colon), Cue: a.doc.Tokens[t.colon].Span, Content: []news.Span{content}, Kind: news.Direct, Speaker: -1,
	}
	if t.marked {
		at.Quoted = at.Content
	}
	a.out = append(a.out, at)
}

// takes marks tokens[from:last] as somebody's words, and what is quoted in tokens[first:last] as attributed.
func (a *attributor) takes(first, from, last int) {
	for i := a.quoteFrom(a.doc.Tokens[first].Start); i < len(a.quotes) && a.quotes[i].first < last; i++ {
		a.quotes[i].used = true
	}
	for k := from; k < last; k++ {
		a.quoted[k] = true
	}
}
