package web

import (
	"slices"
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// shownCut is the most words that are shown where an article leaves them out; of more their number
// is told.
const shownCut = 12

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
		ID: v.id(q.ID), Kind: string(q.Kind), Label: v.words.Kind(string(q.Kind)),
		Parts: v.quoted(q), Speaker: v.fromArticles(q.Name), Outlets: q.Outlets,
	}
	if a := v.actors[q.Speaker]; a != nil {
		view.Actor, view.Speaker, view.Role = a.ID, v.actorName(a), v.role(a)
	}
	view.Runs = v.narrated(q, view.Parts)
	var cited []Citation
	for _, c := range q.Citations {
		cited = append(cited, v.cite(c))
	}
	view.Sources = sourcesOf(cited)
	view.Cites = eachOnce(cited)
	if q.Kind == news.PartialQuote {
		view.Context = v.around(view.Parts[0])
	}
	view.Called, view.Cue = v.called(q)
	view.dropTold()
	for _, d := range q.Drift {
		v.addAccount(&view, d)
	}
	return view
}

// voicesOf puts quotes together by who speaks, in the order of the first of each; those of nobody come last.
func voicesOf(quotes []Quote) []Voice {
	var out []Voice
	at := map[string]int{}
	var nobody Voice
	for _, q := range quotes {
		if q.Speaker.Text == "" {
			nobody.Quotes = append(nobody.Quotes, q)
			continue
		}
		key := q.Actor + "\n" + q.Speaker.Text
		i, known := at[key]
		if !known {
			i = len(out)
			at[key] = i
			out = append(out, Voice{Actor: q.Actor, Speaker: q.Speaker, Role: q.Role})
		}
		out[i].Quotes = append(out[i].Quotes, q)
	}
	if len(nobody.Quotes) > 0 {
		out = append(out, nobody)
	}
	return out
}

// Around parts Context at the quoted words, nil where they do not stand in it as one piece.
// A template that shows the sentence needs the quoted words no second time.
func (q Quote) Around() *Surround {
	if q.Context == nil || len(q.Parts) != 1 {
		return nil
	}
	c, part := q.Context, q.Parts[0]
	if part.Article != c.Article || part.Start < c.Start || part.End > c.End {
		return nil
	}
	return &Surround{Before: c.Text[:part.Start-c.Start], Said: part.Text, After: c.Text[part.End-c.Start:]}
}

// dropTold takes away the article's words for who speaks and how where the reader sees them in their sentence.
func (q *Quote) dropTold() {
	var around []string
	if q.Context != nil {
		around = append(around, q.Context.Text)
	}
	for _, r := range q.Runs {
		if r.Op == "narrator" {
			around = append(around, r.Copied.Text)
		}
	}
	told := func(w Words) bool {
		return slices.ContainsFunc(around, func(text string) bool { return strings.Contains(text, w.Text) })
	}
	if told(q.Cue) {
		q.Cue = Words{}
	}
	if q.Speaker.Text != "" && told(q.Called) {
		q.Called = Words{}
	}
}

// plainCues say no more than that somebody speaks.
var plainCues = map[string]bool{
	"said": true, "says": true, "saying": true, "say": true, "told": true, "tells": true, "telling": true,
	"stated": true, "states": true, "stating": true, "added": true, "adds": true, "adding": true,
	"continued": true, "continues": true, "according to": true,
}

// pronouns name nobody.
var pronouns = map[string]bool{"he": true, "she": true, "they": true, "it": true, "we": true, "i": true, "who": true}

// called returns the article's words for who speaks and its cue, where they tell more than the name.
func (v *storyViews) called(q news.Quote) (source, cue Words) {
	if !plainCues[strings.ToLower(q.Cue)] {
		cue = v.fromArticles(q.Cue)
	}
	if !pronouns[strings.ToLower(q.Source)] && !v.named(q) {
		source = v.fromArticles(q.Source)
	}
	return source, cue
}

// named reports whether the article's words for who speaks have the name that is shown, or a person's surname in
// another spelling.
func (v *storyViews) named(q news.Quote) bool {
	shown := []string{q.Name}
	if a := v.actors[q.Speaker]; a != nil && a.Kind == news.Person {
		shown = append(shown, a.Aliases...)
	}
	return slices.ContainsFunc(shown, func(name string) bool {
		surname := name[strings.LastIndex(name, " ")+1:]
		return surname != "" && strings.Contains(q.Source, surname)
	})
}

// quoted returns the words of q: its pieces where the narrator breaks them. Words that stand in no
// citation as a whole are the pieces that the first article cites.
func (v *storyViews) quoted(q news.Quote) []Copied {
	var parts []Copied
	for _, p := range q.Parts {
		if c, ok := v.slice(p); ok {
			parts = append(parts, c)
		}
	}
	if len(parts) > 0 {
		return parts
	}
	if whole := v.locate(q.Text, q.Citations); whole.Text == q.Text {
		return []Copied{whole}
	}
	for _, c := range q.Citations {
		if c.Article == q.Citations[0].Article {
			parts = append(parts, v.copied(v.articles[c.Article], c.Start, c.End))
		}
	}
	return parts
}

// narrated returns the pieces of a quote with the narrator's words in between, as the article has
// them; where the pieces are no more than cited apart, the gap is only marked.
func (v *storyViews) narrated(q news.Quote, parts []Copied) []Run {
	var out []Run
	for i := range parts {
		if i > 0 {
			last := parts[i-1]
			gap := Run{Op: "gap", Space: true}
			if len(q.Parts) > 0 && last.Article == parts[i].Article && last.End <= parts[i].Start {
				between := v.copied(v.articles[last.Article], last.End, parts[i].Start)
				gap = Run{Op: "narrator", Copied: &between}
			}
			out = append(out, gap)
		}
		out = append(out, Run{Op: "said", Space: i > 0 && len(q.Parts) == 0, Copied: &parts[i]})
	}
	return out
}

// slice returns the piece of an article that c cites, if it stands there.
func (v *storyViews) slice(c news.Citation) (Copied, bool) {
	i, ok := v.articles[c.Article]
	if !ok || c.Start < 0 || c.End > len(v.b.Story.Docs[i].Text) || c.Start >= c.End || v.b.Story.Docs[i].Text[c.Start:c.End] != c.Text {
		return Copied{}, false
	}
	return v.copied(i, c.Start, c.End), true
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

// addAccount adds another article's account to a quote. What does not stand in its article is not
// shown.
func (v *storyViews) addAccount(view *Quote, d news.Drift) {
	c := news.Citation{Article: d.Article, Start: d.Start, End: d.End, Text: d.Text}
	whole, ok := v.slice(c)
	if !ok {
		i, known := v.articles[d.Article]
		if !known || d.Text == "" {
			return
		}
		c.Start = strings.Index(v.b.Story.Docs[i].Text, d.Text)
		if c.Start < 0 {
			return
		}
		c.End = c.Start + len(d.Text)
		whole = v.copied(i, c.Start, c.End)
	}
	for _, p := range d.Parts {
		if _, own := v.slice(p.Citation); own && p.Article == d.Article {
			v.cite(p.Citation)
		}
	}
	cited := v.cite(c)
	view.Drift = append(view.Drift, cited)
	view.Accounts = append(view.Accounts, Account{
		Kind: string(d.Kind), Label: v.words.Kind(string(d.Kind)), Source: cited.Source, Runs: v.runs(d, whole),
		Called: v.fromArticles(d.Source), Cue: v.fromArticles(d.Cue),
	})
}

// runs returns the words of an account with what it cuts, changes and adds, or whole where nothing
// is known of that.
func (v *storyViews) runs(d news.Drift, whole Copied) []Run {
	var out []Run
	joined := true // what comes next needs no space
	for _, p := range d.Parts {
		r := Run{Op: string(p.Op), Space: !joined}
		joined = false
		if copied, ok := v.slice(p.Citation); ok {
			r.Copied = &copied
		}
		switch p.Op {
		case news.Gap:
			joined = r.Copied != nil
			r.Space = !joined
		case news.Cut:
			if n := len(strings.Fields(p.Text)); n > shownCut {
				r.Copied, r.Words = nil, n
			}
		case news.Changed:
			if p.Was != nil {
				if was, ok := v.slice(*p.Was); ok {
					r.Was = &was
				}
			}
		}
		out = append(out, r)
	}
	if len(out) == 0 {
		out = []Run{{Op: string(news.Kept), Copied: &whole}}
	}
	return out
}

// compared reports whether a quote has an account with words that are cut, changed or added.
func (q Quote) compared() bool {
	return slices.ContainsFunc(q.Accounts, func(a Account) bool {
		return slices.ContainsFunc(a.Runs, func(r Run) bool { return r.Op == "cut" || r.Op == "changed" || r.Op == "added" })
	})
}

// Disputed reports whether the articles give the words to different speakers.
func (q Quote) Disputed() bool {
	return slices.ContainsFunc(q.Accounts, func(a Account) bool { return a.Called.Text != "" })
}
