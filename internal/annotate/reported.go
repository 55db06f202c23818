package annotate

import (
	"sort"
	"strings"
	"unicode"

	"github.com/briefgen/briefgen/internal/annotate/speech"
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// reported attributes reported speech, thought and intention, as package speech finds it in each
// sentence by itself: "Berg said that …", "…, Berg said", "according to the police", "the fear that".
func (a *attributor) reported() {
	for i, s := range a.speech() {
		if a.doc.Sentences[i].Heading {
			continue
		}
		first := a.doc.Sentences[i].First
		found := a.old.find(&s)
		a.now.keepFound(i, &s, found)
		for _, f := range found {
			a.learned(f, first)
		}
		a.plainly(a.doc.Sentences[i])
	}
}

// speech returns the sentences with what the model has to know of their tokens.
func (a *attributor) speech() []speech.Sentence {
	notes := make([]speech.Note, len(a.doc.Tokens))
	for _, q := range a.quotes {
		if q.isTitle(a.doc) {
			continue
		}
		for t := q.first; t < q.last; t++ {
			notes[t].Quoted = true
		}
	}
	for _, m := range a.doc.Mentions {
		for t := a.tokenAt(m.Start); t < len(notes) && a.doc.Tokens[t].Start < m.End; t++ {
			notes[t].Name = names[m.Kind]
		}
	}
	for _, at := range a.out {
		for t := a.tokenAt(at.Cue.Start); t < len(notes) && a.doc.Tokens[t].Start < at.Cue.End; t++ {
			notes[t].Taken = a.introduces(t, at.Content)
		}
		for _, c := range at.Content {
			for t := a.tokenAt(c.Start); t < len(notes) && a.doc.Tokens[t].Start < c.End; t++ {
				notes[t].Said = true
			}
		}
	}
	out := make([]speech.Sentence, len(a.doc.Sentences))
	for i, s := range a.doc.Sentences {
		out[i] = speech.Sentence{Text: a.doc.Text, Tokens: a.doc.Tokens[s.First:s.Last], Notes: notes[s.First:s.Last], Tree: a.trees[i]}
	}
	return out
}

// introduces reports whether the cue at token t stands with the content, and not in another sentence that only
// told who speaks.
func (a *attributor) introduces(t int, content []news.Span) bool {
	s := a.doc.Sentences[a.sentenceOf[t]]
	for _, c := range content {
		if c.Overlap(s.Span) > 0 {
			return true
		}
	}
	return a.lower(s.Last-1) == ":"
}

var names = map[news.Kind]speech.Name{
	news.Person: speech.Person, news.Organization: speech.Organization, news.Place: speech.Place, news.Other: speech.OtherName,
}

// learned adds what was found in the sentence whose first token is first.
func (a *attributor) learned(f speech.Attribution, first int) {
	if a.isBodyName(f.Cue + first) {
		return
	}
	source := news.Span{}
	if f.Source[1] > 0 {
		source = a.span(f.Source[0]+first, f.Source[1]+first)
	}
	var parts [][2]int
	for _, p := range f.Content {
		parts = append(parts, [2]int{p[0] + first, p[1] + first})
	}
	if a.report(source, a.cueSpan(f.Cue+first), parts...) {
		a.cueUsed[f.Cue+first] = true
	}
}

// cueSpan returns the words of the cue with the head at token t.
func (a *attributor) cueSpan(t int) news.Span {
	if a.lower(t) == "according" && a.lower(t+1) == "to" {
		return a.span(t, t+2)
	}
	return a.doc.Tokens[t].Span
}

// report adds an attribution with tokens[p[0]:p[1]] of each part p as content, mixed where a
// quotation stands in it. It adds none and reports false where nothing is left or another
// attribution already has a quotation in it.
func (a *attributor) report(source, cue news.Span, parts ...[2]int) bool {
	var content []news.Span
	for _, p := range parts {
		first, end := a.trim(p[0], p[1])
		if first >= end || !a.tellsSomething(first, end) {
			return false
		}
		content = append(content, a.span(first, end))
	}
	kind := news.Indirect
	for i, c := range content {
		from, to, free := a.quotesIn(c)
		if !free {
			return false
		}
		for k := from; k < to; k++ {
			if a.quotes[k].isTitle(a.doc) {
				continue
			}
			kind = news.Mixed
			content[i] = content[i].Cover(a.quotes[k].Span)
		}
	}
	for _, c := range content {
		from, to, _ := a.quotesIn(c)
		for k := from; k < to; k++ {
			a.quotes[k].used = true
		}
	}
	a.out = append(a.out, news.Attribution{Source: source, Cue: cue, Content: content, Kind: kind, Speaker: -1})
	return true
}

// tellsSomething reports whether there is more in tokens[first:end] than marks or a pronoun.
func (a *attributor) tellsSomething(first, end int) bool {
	words := a.span(first, end).Of(a.doc.Text)
	return strings.ContainsFunc(words, unicode.IsLetter) && (end > first+1 || !nlp.IsFunction(words))
}

// trim leaves out the commas and the full stop around tokens[first:end].
func (a *attributor) trim(first, end int) (int, int) {
	for end > first && (a.lower(end-1) == "," || a.lower(end-1) == ".") {
		end--
	}
	for first < end && (a.lower(first) == "," || a.lower(first) == "." || a.lower(first) == "that" && a.tag(first) != "DT") {
		first++
	}
	return first, end
}

// quotesIn returns which quotations overlap with s, and whether none of them is used yet.
func (a *attributor) quotesIn(s news.Span) (from, to int, free bool) {
	from = a.quoteFrom(s.Start)
	free = true
	for to = from; to < len(a.quotes) && a.quotes[to].Start < s.End; to++ {
		free = free && !a.quotes[to].used
	}
	return from, to, free
}

// tokenAt returns the first token that ends behind offset.
func (a *attributor) tokenAt(offset int) int {
	return sort.Search(len(a.doc.Tokens), func(t int) bool { return a.doc.Tokens[t].End > offset })
}

// Unsettled annotates art as far as quotations go, and returns its sentences as package speech
// then reads them. It is for those who teach it.
func Unsettled(art *news.Article) (*news.Document, []speech.Sentence) {
	doc, trees, reads := read(art, nil)
	if !reads {
		return doc, nil
	}
	a := newAttributor(doc, trees, nil)
	a.transcripts()
	a.posts()
	a.direct()
	doc.Attributions = a.out
	return doc, a.speech()
}
