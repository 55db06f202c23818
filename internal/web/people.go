package web

import (
	"slices"
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

func (v *storyViews) actorCards() []Actor {
	var out []Actor
	for i := range v.b.Actors {
		a := &v.b.Actors[i]
		if a.Name == "" {
			continue
		}
		view := Actor{
			Name: v.actorName(a), Kind: string(a.Kind), Label: v.words.kind(string(a.Kind)),
			Role: v.role(a), Mentions: a.Mentions, Quotes: a.Quotes, Sources: v.actorSources(a),
		}
		view.Name.Href = ""
		if v.linked[a.ID] {
			view.ID = v.id("actor-" + a.ID)
		}
		for _, alias := range a.Aliases {
			if alias != "" && alias != a.Name {
				view.Aliases = append(view.Aliases, v.alias(a, alias))
			}
		}
		out = append(out, view)
	}
	return out
}

func (v *storyViews) alias(a *news.Actor, alias string) Words {
	if slices.Contains(v.b.Story.Info.Aliases[a.Name], alias) {
		return v.fromEditor(alias)
	}
	return v.fromArticles(alias)
}

// actorSources cites a once for each article: an actor may be cited at every mention, and
// evidence pages are not to become the articles.
func (v *storyViews) actorSources(a *news.Actor) []Words {
	var cited []Citation
	seen := map[string]bool{}
	for _, c := range a.Citations {
		if !seen[c.Article] {
			seen[c.Article] = true
			cited = append(cited, v.cite(c))
		}
	}
	return sourcesOf(cited)
}
