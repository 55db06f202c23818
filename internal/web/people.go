package web

import (
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

func (v *storyViews) quotes() []Quote {
	var out []Quote
	for _, q := range v.b.Quotes {
		if len(q.Citations) > 0 {
			out = append(out, v.quote(q))
		}
	}
	return out
}

func (v *storyViews) quote(q news.Quote) Quote {
	view := Quote{
		ID: v.id(q.ID), Kind: string(q.Kind), Label: v.words.kind(string(q.Kind)),
		Parts: v.quoted(q), Speaker: v.fromArticles(q.Name),
	}
	if a := v.actors[q.Speaker]; a != nil {
		view.Speaker, view.Role = v.actorName(a), v.role(a)
	}
	var cited []Citation
	for _, c := range q.Citations {
		cited = append(cited, v.cite(c))
	}
	view.Sources = sourcesOf(cited)
	if q.Kind == news.PartialQuote {
		view.Context = v.around(view.Parts[0])
	}
	view.Drift = v.drift(q)
	return view
}

// quoted returns the words of q. Words that a "she said" breaks stand in no citation as a whole:
// then they are the pieces that the first article cites.
func (v *storyViews) quoted(q news.Quote) []Copied {
	if whole := v.locate(q.Text, q.Citations); whole.Text == q.Text {
		return []Copied{whole}
	}
	var parts []Copied
	for _, c := range q.Citations {
		if c.Article == q.Citations[0].Article {
			parts = append(parts, v.copied(v.articles[c.Article], c.Start, c.End))
		}
	}
	return parts
}

// around returns the sentence that part stands in: a few words say little without it. It is nil if
// part is the whole sentence.
func (v *storyViews) around(part Copied) *Copied {
	i := v.articles[part.Article]
	sentences := v.b.Story.Docs[i].Sentences
	at := sort.Search(len(sentences), func(k int) bool { return sentences[k].End > part.Start })
	span := news.Span{Start: part.Start, End: part.End}
	if at == len(sentences) || !sentences[at].Contains(span) || sentences[at].Span == span {
		return nil
	}
	context := v.copied(i, sentences[at].Start, sentences[at].End)
	return &context
}

// drift returns the other wordings of q. They come without a place: what is not found in
// their article as it stands is not shown.
func (v *storyViews) drift(q news.Quote) []Citation {
	var out []Citation
	for _, d := range q.Drift {
		i, ok := v.articles[d.Article]
		if !ok || d.Text == "" {
			continue
		}
		if at := strings.Index(v.b.Story.Docs[i].Text, d.Text); at >= 0 {
			out = append(out, v.cite(news.Citation{Article: d.Article, Start: at, End: at + len(d.Text), Text: d.Text}))
		}
	}
	return out
}
