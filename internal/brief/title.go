package brief

import (
	"strconv"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// titleLines is how many lines of consensus a title is compared with.
const titleLines = 5

// strangeFigure weighs a title with a figure that the articles do not agree on, as of a count that has risen since.
const strangeFigure = 0.5

// foreignTitle is the score of a title in a language that is not read: less than any other has.
const foreignTitle = -1.0

// title returns the editor's title, else the title of the article that is nearest to what the
// articles agree on, of one in a language that is not read only where there is no other; where no
// article has one, the first line of the briefing.
func (m *merger) title(b *news.Briefing) string {
	if m.story.Info.Title != "" {
		return m.story.Info.Title
	}
	agreed, told := termsOf(b.Consensus[:min(titleLines, len(b.Consensus))]), termsOf(b.Consensus)
	best, most := "", -2.0
	for d, doc := range m.story.Docs {
		if doc.Title == "" {
			continue
		}
		s := titleScore(doc.Title, agreed)
		if len(b.Consensus) > 0 && hasOtherFigure(doc.Title, told) {
			s *= strangeFigure
		}
		if !m.reads(d) {
			s = foreignTitle
		}
		if s > most {
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

// hasOtherFigure reports whether a title has a count in digits that is not among some words: no year, and no sum of
// money, which may be written in many ways.
func hasOtherFigure(title string, words map[string]bool) bool {
	for tok := range nlp.Words(title, nlp.Tokenize(title, nlp.Span{End: len(title)})) {
		word := tok.Of(title)
		n, err := strconv.Atoi(strings.ReplaceAll(word, ",", ""))
		if err == nil && n > fewest && (n < 1900 || n > 2100) && !words[termOf(word)] {
			return true
		}
	}
	return false
}

// fewest is the highest count that is mostly written as a word.
const fewest = 2

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
