package brief

import "github.com/briefgen/briefgen/internal/news"

// longQuotation is the most bytes of a quotation that is shown whole where one of its sentences is at the head of a line.
const longQuotation = 320

// extent returns sentence i or, where that is a part of a short quotation, the sentences of its paragraph that hold all of
// that with who speaks, or all of it between "she said" and the next mark.
func (m *merger) extent(i int) news.Span {
	u := m.units[i]
	doc := m.story.Docs[u.doc]
	if !m.reads(u.doc) || wholeQuotes(u.Of(doc.Text)) && !m.isQuoted(u) {
		return u.Span
	}
	for _, a := range m.speech[u.doc].in[u.sentence] {
		at := doc.Attributions[a]
		if at.Kind == news.Indirect {
			continue
		}
		parts := []news.Span{extentOf(at)}
		for _, c := range at.Content {
			if c.Overlap(u.Span) > 0 {
				parts = append(parts, c)
			}
		}
		for _, part := range parts {
			if s := sentencesAround(doc, u.sentence, part); s.Len() <= longQuotation && wholeQuotes(s.Of(doc.Text)) {
				return s
			}
		}
	}
	return u.Span
}

// sentencesAround returns sentence s with those beside it, of its paragraph, that a span reaches into.
func sentencesAround(doc *news.Document, s int, span news.Span) news.Span {
	list := doc.Sentences
	beside := func(k int) bool {
		return k >= 0 && k < len(list) && list[k].Paragraph == list[s].Paragraph && !list[k].Heading
	}
	first, last := s, s
	for beside(first-1) && list[first-1].End > span.Start {
		first--
	}
	for beside(last+1) && list[last+1].Start < span.End {
		last++
	}
	return news.Span{Start: list[first].Start, End: list[last].End}
}
