package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
)

const (
	// newsWeight is what telling the news adds to the importance of a line, as a share, for the one that tells most of it.
	newsWeight = 2.0
	// quotation is by what the importance of a line that opens with somebody's words is multiplied.
	quotation = 0.6
	// newsSentences is how many sentences at the beginning of an article tell its news, beside its title.
	newsSentences = 2
)

// inOrder puts the most important of some lines first: what many articles are to be expected to state, what reads well alone
// and early, and what is the news.
func (m *merger) inOrder(lines []*starOf) {
	news := m.news()
	most := 1.0
	for _, s := range lines {
		most = max(most, m.newsIn(s.center, news))
	}
	weight := map[*starOf]float64{}
	for _, s := range lines {
		weight[s] = m.importance(s) * (1 + newsWeight*m.newsIn(s.center, news)/most)
		if m.opensQuoted(s.center) {
			weight[s] *= quotation
		}
	}
	slices.SortStableFunc(lines, func(a, b *starOf) int { return cmp.Compare(weight[b], weight[a]) })
}

// news weighs each meaning by the share of articles that have it in their title or their first sentences; what one alone has
// there is not the news.
func (m *merger) news() []float64 {
	leads := make([][]int, len(m.story.Docs))
	for d, doc := range m.story.Docs {
		for _, t := range nlp.Tokenize(doc.Title, nlp.Span{End: len(doc.Title)}) {
			if id, ok := m.lex.hasMeaning(t.Of(doc.Title)); ok && id < m.terms {
				leads[d] = append(leads[d], id)
			}
		}
	}
	sentences := make([]int, len(leads))
	for _, u := range m.units {
		if sentences[u.doc]++; sentences[u.doc] <= newsSentences {
			leads[u.doc] = append(leads[u.doc], u.meanings...)
		}
	}
	in := make([]int, m.terms)
	for _, ids := range leads {
		for _, id := range ascending(ids) {
			in[id]++
		}
	}
	weight := make([]float64, m.terms)
	for id, n := range in {
		if n > 1 {
			weight[id] = float64(n) / float64(len(leads)) * m.lex.untold(id)
		}
	}
	return weight
}

// newsIn weighs what a sentence tells of the news.
func (m *merger) newsIn(i int, news []float64) float64 {
	sum := 0.0
	for _, id := range m.units[i].meanings {
		sum += news[id]
	}
	return sum
}

// opensQuoted reports whether a sentence opens with somebody's words, or is nothing else.
func (m *merger) opensQuoted(i int) bool {
	u := m.units[i]
	text := u.Of(m.story.Docs[u.doc].Text)
	return strings.HasPrefix(text, "“") || strings.HasPrefix(text, `"`) || m.isQuoted(u)
}
