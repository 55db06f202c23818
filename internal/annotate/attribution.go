package annotate

import (
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// attributions finds who said what. Quotations come first: whole ones take their source from
// behind, from before, or from the quotation that they go on with. Then reported speech, thought and
// intention are found sentence by sentence, by a learned model; quoted phrases in that make it mixed.
func (a *attributor) attributions() []news.Attribution {
	a.transcripts()
	a.posts()
	a.direct()
	a.reported()
	a.phrases()
	a.wholeSources()
	sort.SliceStable(a.out, func(i, k int) bool { return a.out[i].Content[0].Start < a.out[k].Content[0].Start })
	a.quotedParts()
	a.speakers()
	return a.out
}

// attributor finds the attributions of one document.
type attributor struct {
	doc        *news.Document
	quotes     []quotation  // in order, never overlapping
	sentenceOf []int        // token → sentence
	quoted     []bool       // token → stands in quote marks
	inName     []bool       // token → is a word of a name
	posted     map[int]bool // offsets of the posts among out
	cueUsed    map[int]bool // cue tokens that have their content
	out        []news.Attribution
	trees      []nlp.Tree  // of the sentences but headings, grown quickly
	refers     map[int]int // offset of a pronoun or role → the mention of the person that it means
	old, now   *memory     // what was found before, and what is to be known next time
}

// newAttributor grows the quick trees that are not there.
func newAttributor(doc *news.Document, trees []nlp.Tree, old *memory) *attributor {
	a := &attributor{
		doc: doc, quotes: quotations(doc), cueUsed: map[int]bool{}, posted: map[int]bool{},
		trees: trees, old: old,
		sentenceOf: make([]int, len(doc.Tokens)), quoted: make([]bool, len(doc.Tokens)), inName: make([]bool, len(doc.Tokens)),
	}
	for i, s := range doc.Sentences {
		for t := s.First; t < s.Last; t++ {
			a.sentenceOf[t] = i
		}
		if !s.Heading && trees[i].Len() == 0 {
			trees[i] = old.sketch(doc.Text, doc.Tokens[s.First:s.Last])
		}
	}
	for _, m := range doc.Mentions {
		for t := a.tokenAt(m.Start); t < len(doc.Tokens) && doc.Tokens[t].Start < m.End; t++ {
			a.inName[t] = true
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

// cue returns the kind of the cue that token t is, outside quote marks and names: "Vester Claims Bureau" claims
// nothing. A passive is none: who is told, or found, does not speak.
func (a *attributor) cue(t int) cueKind {
	if t < 0 || t >= len(a.doc.Tokens) || a.quoted[t] || a.inName[t] || a.passive(t) {
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

// quoteFrom returns the first quotation that ends behind offset.
func (a *attributor) quoteFrom(offset int) int {
	return sort.Search(len(a.quotes), func(i int) bool { return a.quotes[i].End > offset })
}

// quotedParts notes for each attribution what of its content stands in quote marks.
func (a *attributor) quotedParts() {
	for i := range a.out {
		at := &a.out[i]
		if a.posted[at.Content[0].Start] {
			continue // who posts may quote others
		}
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
