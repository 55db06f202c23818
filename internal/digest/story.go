package digest

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

// Limits of what one line and one list name in the body; the attachment names all.
const (
	maxLineSources = 8
	maxStoryFacts  = 12
	maxStoryQuotes = 8
	maxStoryAlone  = 3 // statements of one outlet, told only where there is no agreement
)

// storyWriter makes the views of one briefing.
type storyWriter struct {
	b        *news.Briefing
	base     string // of the site, "" if there is none
	words    *labels.Labels
	lang     string // of the mail
	full     bool   // for the attachment
	articles map[string]int
	actors   map[string]*news.Actor
	listed   []Source // the articles, as the list of sources has them
	outlets  int      // how many sources there are by name
}

func newStoryWriter(b *news.Briefing, opts Options, words *labels.Labels, full bool) *storyWriter {
	w := &storyWriter{b: b, base: opts.BaseURL, words: words, lang: words.Language, full: full,
		articles: map[string]int{}, actors: map[string]*news.Actor{}}
	names := map[string]bool{}
	for i, a := range b.Articles {
		w.articles[a.ID] = i
		w.listed = append(w.listed, w.list(i))
		names[w.listed[i].Label.Text] = true
	}
	w.outlets = len(names)
	for i := range b.Actors {
		w.actors[b.Actors[i].ID] = &b.Actors[i]
	}
	return w
}

// head makes the view of the story without anything that is told of it.
func (w *storyWriter) head() Story {
	s := Story{ID: w.b.ID, Title: w.title(), Date: w.words.Date(w.b.Published), Counts: w.counts(), AloneTitle: w.alone()}
	s.URL = siteURL(w.base, w.b.ID+"/index.html")
	s.Sources = slices.Clone(w.listed)
	return s
}

// title finds out whose words the title is: an article's or the editor's. A story without a
// title has that of its first article.
func (w *storyWriter) title() Title {
	for _, a := range w.b.Articles {
		if a.Title != "" && (a.Title == w.b.Title || w.b.Title == "") {
			return Title{Article: a.ID, Text: clean(a.Title)}
		}
	}
	if w.b.Title == "" {
		return Title{Text: w.b.ID}
	}
	return Title{Article: "_index", Text: clean(w.b.Title)}
}

// counts says how many articles, outlets and origins there are: "5 articles, 4 outlets, 3
// independent origins". An article whose outlet is not known counts as none.
func (w *storyWriter) counts() string {
	n := len(w.b.Articles)
	if n < 2 {
		return w.words.Counted("articles", n)
	}
	named, unnamed := map[string]bool{}, false
	for _, a := range w.b.Articles {
		if a.Outlet == "" {
			unnamed = true
			continue
		}
		named[oneLine(a.Outlet)] = true
	}
	parts := []string{w.words.Counted("articles", n)}
	if len(named) > 0 {
		key := "outlets"
		if unnamed {
			key = "named-outlets"
		}
		parts = append(parts, w.words.Counted(key, len(named)))
	}
	if n := w.b.Texts(); n > 0 {
		parts = append(parts, w.words.Counted("origins", n))
	}
	return strings.Join(parts, ", ")
}

// label names the outlet of article i, or its number among the sources where the outlet is not
// known.
func (w *storyWriter) label(i int) Short {
	if name := oneLine(w.b.Articles[i].Outlet); name != "" {
		return w.short(name)
	}
	return Short{Text: w.words.Texts["source"] + " " + strconv.Itoa(i+1), Ours: true}
}

func (w *storyWriter) short(text string) Short {
	return Short{Text: clean(text)}
}

// role is an actor's role: words of an article, in its capitals where one is cited, or the editor's.
func (w *storyWriter) role(a *news.Actor) Short {
	s := w.short(a.Role)
	if w.b.Story != nil {
		for _, role := range w.b.Story.Info.Roles {
			s.Editor = s.Editor || role == a.Role
		}
	}
	if c, ok := a.WrittenRole(); ok && !s.Editor && w.stands(c) {
		s = w.short(c.Text)
	}
	return s
}

// name is the name of an actor or a speaker: words of an article, or the editor's.
func (w *storyWriter) name(text string) Short {
	s := w.short(text)
	if w.b.Story != nil {
		_, s.Editor = w.b.Story.Info.Aliases[text]
	}
	return s
}

// list is article i as the list of sources has it.
func (w *storyWriter) list(i int) Source {
	a := w.b.Articles[i]
	s := Source{Label: w.label(i), Number: i + 1, Date: w.words.Date(a.Published), Link: webURL(a.URL),
		Title: articleTitle(a), Anchor: w.b.ID + "-" + a.ID}
	s.URL = s.Link
	if w.base != "" {
		s.URL = siteURL(w.base, w.evidence(i, nil))
		s.Link = cmp.Or(s.Link, s.URL)
	}
	if w.full {
		why := a.Reason
		if len(why) == 0 {
			why = w.origin(a.Origin)
		}
		s.Origin = clean(w.words.Why(why))
	}
	return s
}

// source is article i as a line names it, which leads to the cited place.
func (w *storyWriter) source(i int, cited *news.Citation) Source {
	s := w.listed[i]
	if w.base != "" {
		s.URL = siteURL(w.base, w.evidence(i, cited))
	} else {
		s.URL = withFragment(s.Link, cited.Text)
	}
	return s
}

// articleTitle is the title of an article, or its path where it has none.
func articleTitle(a news.BriefArticle) Title {
	if a.Title == "" {
		return Title{Text: clean(a.Path)}
	}
	return Title{Article: a.ID, Text: clean(a.Title)}
}

// evidence is the path of article i's page in the site, with the anchor of the first sentence
// that overlaps the citation.
func (w *storyWriter) evidence(i int, cited *news.Citation) string {
	page := w.b.ID + "/sources/" + w.b.Articles[i].ID + ".html"
	doc := w.document(i)
	if cited == nil || doc == nil {
		return page
	}
	n := sort.Search(len(doc.Sentences), func(n int) bool { return doc.Sentences[n].End > cited.Start })
	if n == len(doc.Sentences) || doc.Sentences[n].Overlap(cited.Span()) == 0 {
		return page
	}
	return page + "#s" + strconv.Itoa(doc.Sentences[n].Start)
}

func (w *storyWriter) document(i int) *news.Document {
	if w.b.Story == nil || i >= len(w.b.Story.Docs) {
		return nil
	}
	return w.b.Story.Docs[i]
}

func (w *storyWriter) origin(id string) news.Why {
	for _, o := range w.b.Origins {
		if o.ID == id {
			return o.Why
		}
	}
	return nil
}

// copied shows the words of a citation, with mark in bold where it stands in them.
func (w *storyWriter) copied(c news.Citation, mark string) Copied {
	out := Copied{Story: w.b.ID, Article: c.Article, Start: c.Start, End: c.End,
		Before: clean(c.Text)}
	if mark = clean(mark); mark != "" && len(mark) < len(out.Before) {
		if before, after, found := strings.Cut(out.Before, mark); found {
			out.Before, out.Mark, out.After = before, mark, after
		}
	}
	if doc := w.document(w.articles[c.Article]); doc != nil && doc.Language != w.lang {
		out.Lang = languageTag(doc.Language)
	}
	return out
}

// place finds the citation that text is copied from and narrows it to text. It reports whether
// there is one: a line without a place in an article is not shown.
func (w *storyWriter) place(text string, citations []news.Citation) (news.Citation, bool) {
	if text == "" {
		return news.Citation{}, false
	}
	for _, c := range citations {
		if _, known := w.articles[c.Article]; !known {
			continue
		}
		if at := strings.Index(c.Text, text); at >= 0 {
			return news.Citation{Article: c.Article, Start: c.Start + at, End: c.Start + at + len(text), Text: text}, true
		}
	}
	return news.Citation{}, false
}

// sources names each outlet of the citations once, in their order.
func (w *storyWriter) sources(citations []news.Citation) (named []Source, rest int) {
	seen := map[string]bool{}
	for i := range citations {
		at, known := w.articles[citations[i].Article]
		if !known {
			continue
		}
		name := w.listed[at].Label.Text
		if seen[name] {
			continue
		}
		seen[name] = true
		if !w.full && len(named) == maxLineSources {
			rest++
			continue
		}
		named = append(named, w.source(at, &citations[i]))
	}
	return named, rest
}

// origins counts the origins of what is cited.
func (w *storyWriter) origins(citations []news.Citation) int {
	seen := map[string]bool{}
	for _, c := range citations {
		if i, known := w.articles[c.Article]; known {
			seen[cmp.Or(c.Origin, w.b.Articles[i].Origin)] = true
		}
	}
	return len(seen)
}

// barWidth is the width of a bar in pixels.
const barWidth = 40

// coverage says how many sources of the story state a claim, in words and as a bar.
func (w *storyWriter) coverage(c news.Claim) (string, Bar) {
	of := max(w.outlets, c.Outlets)
	sources := w.words.Fill("of-sources", "n", strconv.Itoa(c.Outlets), "of", strconv.Itoa(of))
	filled := barWidth * c.Outlets / of
	return sources + ", " + w.words.Counted("claim-origins", c.Origins), Bar{filled, barWidth - filled}
}

func (w *storyWriter) saidBy(ids []string) []Short {
	var out []Short
	for _, id := range ids {
		if a := w.actors[id]; a != nil {
			out = append(out, w.name(a.Name))
		}
	}
	return out
}

// statement makes the view of a text with its citations; mark is shown in bold.
func (w *storyWriter) statement(text, mark string, citations []news.Citation) (Statement, bool) {
	c, ok := w.place(text, citations)
	if !ok {
		return Statement{}, false
	}
	s := Statement{Text: w.copied(c, mark)}
	s.Sources, s.More = w.sources(citations)
	if w.full && len(citations) > 1 {
		s.Wording = w.wording(citations)
	}
	return s, true
}

func (w *storyWriter) wording(citations []news.Citation) []Wording {
	var out []Wording
	for i := range citations {
		if at, known := w.articles[citations[i].Article]; known {
			out = append(out, Wording{Text: w.copied(citations[i], ""), Source: w.source(at, &citations[i])})
		}
	}
	return out
}

func (w *storyWriter) claim(c news.Claim) (Statement, bool) {
	s, ok := w.statement(c.Text, "", c.Citations)
	s.SaidBy = w.saidBy(c.SaidBy)
	if c.Outlets > 1 {
		s.Counts, s.Bar = w.coverage(c)
		s.OneText = w.oneText(c)
	}
	return s, ok
}

// dispute makes the view of a dispute. One with less than two sides that can be shown is none.
func (w *storyWriter) dispute(d news.Dispute) (Dispute, bool) {
	out := Dispute{Topic: w.short(d.Topic), Kind: w.words.Kind(string(d.Kind))}
	for _, v := range d.Variants {
		if len(v.Citations) == 0 {
			continue
		}
		s, ok := w.statement(v.Citations[0].Text, v.Value, v.Citations)
		if !ok {
			continue
		}
		s.SaidBy = w.saidBy(v.SaidBy)
		side := Side{Statement: s}
		if day := w.words.Date(v.AsOf); day != "" {
			side.AsOf = w.words.Texts["as-of"] + " " + day
		}
		out.Sides = append(out.Sides, side)
	}
	return out, len(out.Sides) > 1
}

func (w *storyWriter) actorList() []Actor {
	editors := w.editorsAliases()
	var out []Actor
	for i := range w.b.Actors {
		a := &w.b.Actors[i]
		actor := Actor{Name: w.name(a.Name), Role: w.role(a), Kind: w.words.Kind(string(a.Kind))}
		for _, alias := range a.Aliases {
			short := w.short(alias)
			short.Editor = editors[alias]
			actor.Aliases = append(actor.Aliases, short)
		}
		out = append(out, actor)
	}
	return out
}

// editorsAliases are the other forms of names that the editor wrote down; they need not stand
// in an article.
func (w *storyWriter) editorsAliases() map[string]bool {
	if w.b.Story == nil {
		return nil
	}
	out := map[string]bool{}
	for _, forms := range w.b.Story.Info.Aliases {
		for _, form := range forms {
			out[form] = true
		}
	}
	return out
}
