package brief

import (
	"sort"

	"github.com/briefgen/briefgen/internal/news"
)

// speech leads from the sentences of a document to the attributions whose content they hold.
type speech struct {
	doc *news.Document
	in  [][]int // sentence → indexes into doc.Attributions, ascending
}

func speechOf(doc *news.Document) speech {
	s := speech{doc: doc, in: make([][]int, len(doc.Sentences))}
	for a, at := range doc.Attributions {
		for _, c := range at.Content {
			for i := s.firstSentence(c); i < len(doc.Sentences) && doc.Sentences[i].Start < c.End; i++ {
				if n := len(s.in[i]); n == 0 || s.in[i][n-1] != a {
					s.in[i] = append(s.in[i], a)
				}
			}
		}
	}
	return s
}

// firstSentence returns the first sentence that ends behind the start of a span.
func (s speech) firstSentence(span news.Span) int {
	list := s.doc.Sentences
	return sort.Search(len(list), func(i int) bool { return list[i].End > span.Start })
}

// speakerOf returns the actor whose words or thoughts make up most of a sentence, or -1.
func (m *merger) speakerOf(u *unit) int {
	doc := m.story.Docs[u.doc]
	for _, a := range m.speech[u.doc].in[u.sentence] {
		covered := 0
		for _, c := range doc.Attributions[a].Content {
			covered += c.Overlap(u.Span)
		}
		if 2*covered > u.Len() {
			return m.cast.speaker(u.doc, doc.Attributions[a])
		}
	}
	return -1
}

// speakerAt returns the actor in whose reported words a span of a sentence stands, or -1.
func (m *merger) speakerAt(u *unit, s news.Span) int {
	doc := m.story.Docs[u.doc]
	for _, a := range m.speech[u.doc].in[u.sentence] {
		for _, c := range doc.Attributions[a].Content {
			if c.Contains(s) {
				return m.cast.speaker(u.doc, doc.Attributions[a])
			}
		}
	}
	return -1
}

// isQuoted reports whether all of a sentence but its marks is somebody's quoted words.
func (m *merger) isQuoted(u *unit) bool {
	doc := m.story.Docs[u.doc]
	for _, a := range m.speech[u.doc].in[u.sentence] {
		at := doc.Attributions[a]
		if at.Kind != news.Direct {
			continue
		}
		for _, c := range at.Content {
			if 10*c.Overlap(u.Span) >= 8*u.Len() {
				return true
			}
		}
	}
	return false
}
