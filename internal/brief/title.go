package brief

import (
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// titleLines is how many lines of consensus a title is compared with.
const titleLines = 5

// title returns the editor's title, else the title of the article that is nearest to what the
// articles agree on; where no article has one, the first line of the briefing.
func (m *merger) title(b *news.Briefing) string {
	if m.story.Info.Title != "" {
		return m.story.Info.Title
	}
	agreed := termsOf(b.Consensus[:min(titleLines, len(b.Consensus))])
	best, most := "", -1.0
	for _, doc := range m.story.Docs {
		if doc.Title == "" {
			continue
		}
		if s := titleScore(doc.Title, agreed); s > most {
			best, most = doc.Title, s
		}
	}
	for _, claims := range [][]news.Claim{b.Consensus, b.Reported} {
		if best == "" && len(claims) > 0 {
			best = claims[0].Text
		}
	}
	return best
}

// termsOf returns what the words of some claims count as.
func termsOf(claims []news.Claim) map[string]bool {
	in := map[string]bool{}
	for _, c := range claims {
		for tok := range nlp.Words(c.Text, nlp.Tokenize(c.Text, nlp.Span{End: len(c.Text)})) {
			in[termOf(tok.Of(c.Text))] = true
		}
	}
	return in
}

// titleScore weighs how much of what the articles agree on stands in a title, less for a title
// of many words.
func titleScore(title string, agreed map[string]bool) float64 {
	score, words := 0.0, 0
	seen := map[string]bool{"": true}
	for tok := range nlp.Words(title, nlp.Tokenize(title, nlp.Span{End: len(title)})) {
		words++
		t := termOf(tok.Of(title))
		if !seen[t] && agreed[t] {
			score += nlp.IDF(t)
		}
		seen[t] = true
	}
	return score / (8 + float64(words))
}
