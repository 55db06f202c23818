// Package annotate turns an article into a document: it finds the sentences, the names, the
// figures and dates, and who said what, looking at nothing but the article.
//
// All that it finds are spans of the article's text. What language the words make up is the
// business of package nlp; attributions are the business of this package.
package annotate

import (
	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// Article annotates art. It never fails: an article in which nothing is found gives a document
// without sentences, one in a language that nlp does not read a document with tokens, without
// tags, and sentences only. It takes time linear in the length of the text and may be called for many
// articles at once.
func Article(art *news.Article) *news.Document { return annotated(art, nil, nil) }

// annotated is [Article], which finds less anew where old knows it, and lets now remember it; both may be nil.
func annotated(art *news.Article, old, now *memory) *news.Document {
	doc, trees, reads := read(art, old)
	if reads {
		a := newAttributor(doc, trees, old)
		now.keep(doc, trees)
		a.now = now
		doc.Attributions = a.attributions()
		doc.Clauses = a.clauses()
	}
	return doc
}

// read finds everything but attributions and clauses, and reports whether nlp reads the language. It returns
// by sentence the quick trees that it grew as well, for who needs them all: few, and none of headings.
func read(art *news.Article, old *memory) (*news.Document, []nlp.Tree, bool) {
	doc := &news.Document{Article: art}
	sentences(doc, old)
	if !nlp.ReadsLanguage(art.Language) {
		return doc, nil, false
	}
	mentions(doc)
	trees := make([]nlp.Tree, len(doc.Sentences))
	doc.Trees = make([]nlp.Sentence, len(doc.Sentences))
	for i, s := range doc.Sentences {
		sentence := &doc.Trees[i]
		sentence.Text, sentence.Tokens = art.Text, doc.Tokens[s.First:s.Last]
		old.give(sentence)
		if list := nlp.Quantities(sentence); len(list) > 0 {
			doc.Quantities = append(doc.Quantities, list...)
			tree := old.sketch(art.Text, sentence.Tokens)
			doc.Measures = nlp.AppendMeasures(doc.Measures, sentence, tree, list)
			if !s.Heading {
				trees[i] = tree
			}
		}
		doc.Dates = append(doc.Dates, nlp.Dates(sentence, art.Published)...)
	}
	return doc, trees, true
}

// maxSentence is the most tokens that one sentence may have; a longer one is cut, so that no
// later step meets a sentence of a million words.
const maxSentence = 400

func sentences(doc *news.Document, old *memory) {
	for i, p := range doc.Paragraphs {
		base := len(doc.Tokens)
		doc.Tokens = appendTokens(doc.Tokens, doc.Text, p)
		tokens := doc.Tokens[base:]
		for _, s := range nlp.Sentences(doc.Text, tokens) {
			for first := s[0]; first < s[1]; first += maxSentence {
				last := min(first+maxSentence, s[1])
				if nlp.ReadsLanguage(doc.Language) {
					old.tag(doc.Text, tokens[first:last])
				}
				doc.Sentences = append(doc.Sentences, news.Sentence{
					Span:  tokens[first].Cover(tokens[last-1].Span),
					First: base + first, Last: base + last,
					Paragraph: i, Heading: p.Heading,
				})
			}
		}
	}
}

// appendTokens appends the tokens of a paragraph but for its insets: a sentence goes on behind them.
func appendTokens(tokens []nlp.Token, text string, p news.Paragraph) []nlp.Token {
	at := p.Start
	for _, s := range p.Insets {
		tokens = nlp.AppendTokens(tokens, text, news.Span{Start: at, End: s.Start})
		at = s.End
	}
	return nlp.AppendTokens(tokens, text, news.Span{Start: at, End: p.End})
}

func mentions(doc *news.Document) {
	var bounds [][2]int
	var index []int
	for i, s := range doc.Sentences {
		if s.Heading {
			continue
		}
		bounds = append(bounds, [2]int{s.First, s.Last})
		index = append(index, i)
	}
	for _, n := range nlp.Names(doc.Text, doc.Tokens, bounds) {
		if n.Credit {
			continue // who took the picture does not act in the story
		}
		doc.Mentions = append(doc.Mentions, news.Mention{
			Span: n.Span, Kind: kinds[n.Kind], Sentence: index[n.Sentence], Role: n.Role,
		})
	}
}

var kinds = map[nlp.NameKind]news.Kind{
	nlp.PersonName: news.Person, nlp.OrganizationName: news.Organization, nlp.PlaceName: news.Place, nlp.OtherName: news.Other,
}
