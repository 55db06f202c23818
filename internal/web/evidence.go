package web

import (
	"maps"
	"slices"
	"sort"
	"strconv"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/news"
)

// evidence gathers what is cited of one article.
type evidence struct {
	doc   *news.Document
	cited map[int]bool // indexes of sentences
	loose map[int]int  // start → end of what is cited outside of sentences, such as a title

	mu    sync.Mutex        // pages of several actors may ask for links at once
	words string            // of the text, parted by single spaces; "" until they are asked for
	base  string            // of the ways to passages of the original, likewise
	links map[string]string // passage → the way to it in the original; of those that were asked for on a page
}

func newEvidence(doc *news.Document) *evidence {
	return &evidence{doc: doc, cited: map[int]bool{}, loose: map[int]int{}}
}

// cite adds what span covers.
func (e *evidence) cite(span news.Span) {
	sentences := e.doc.Sentences
	first := e.sentence(span)
	for i := first; i < len(sentences) && sentences[i].Start < span.End; i++ {
		e.cited[i] = true
	}
	if first == len(sentences) || sentences[first].Start >= span.End {
		e.loose[span.Start] = max(e.loose[span.Start], span.End)
	}
}

// sentence returns the index of the first sentence that ends behind the start of span.
func (e *evidence) sentence(span news.Span) int {
	return sort.Search(len(e.doc.Sentences), func(i int) bool { return e.doc.Sentences[i].End > span.Start })
}

// anchor returns the id of the first sentence of what span covers.
func (e *evidence) anchor(span news.Span) string {
	if i := e.sentence(span); i < len(e.doc.Sentences) && e.doc.Sentences[i].Start < span.End {
		return anchor(e.doc.Sentences[i].Start)
	}
	return anchor(span.Start)
}

func (e *evidence) clone() *evidence {
	return &evidence{doc: e.doc, cited: maps.Clone(e.cited), loose: maps.Clone(e.loose)}
}

func (e *evidence) equal(other *evidence) bool {
	return maps.Equal(e.cited, other.cited) && maps.Equal(e.loose, other.loose)
}

// original returns a link to a passage of article i in the original, or "".
func (v *storyViews) original(i int, passage string) string {
	e := v.evidence[i]
	e.mu.Lock()
	defer e.mu.Unlock()
	link, known := e.links[passage]
	if known {
		return link
	}
	if e.words == "" {
		e.words, e.base = singleSpaced(e.doc.Text), fragmentBase(v.b.Articles[i].URL)
		e.links = map[string]string{}
	}
	link = textFragment(e.base, e.words, passage)
	e.links[passage] = link
	return link
}

// forgetLinks lets go of the words of the articles, which are as long as these, and of the links into them. For one page after
// another they are made anew in less time than they would take memory.
func (v *storyViews) forgetLinks() {
	for _, e := range v.evidence {
		e.forgetLinks()
	}
}

func (e *evidence) forgetLinks() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.words, e.links = "", nil
}

// anchor names the sentence that begins at start.
func anchor(start int) string { return "s" + strconv.Itoa(start) }

// unit is a sentence, or a cited piece outside of all, that an evidence page shows.
type unit struct {
	news.Span
	sentence  int // index, or -1
	paragraph int // index, or -1
	cited     bool
}

// units returns what is shown, in order: the cited sentences and, if neighbours, the one before
// and the one after each.
func (e *evidence) units(neighbours bool) []unit {
	var out []unit
	reach := 0
	if neighbours {
		reach = 1
	}
	shown := map[int]bool{}
	for cited := range e.cited {
		for i := max(0, cited-reach); i <= min(cited+reach, len(e.doc.Sentences)-1); i++ {
			// A heading is no sentence beside another; it is shown where it is cited itself.
			shown[i] = shown[i] || i == cited || !e.doc.Sentences[i].Heading
		}
	}
	for i, show := range shown {
		if !show {
			continue
		}
		s := e.doc.Sentences[i]
		out = append(out, unit{Span: s.Span, sentence: i, paragraph: s.Paragraph, cited: e.cited[i]})
	}
	for start, end := range e.loose {
		out = append(out, unit{Span: news.Span{Start: start, End: end}, sentence: -1, paragraph: -1, cited: true})
	}
	slices.SortFunc(out, func(a, b unit) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.sentence - b.sentence
	})
	return out
}

// evidencePage returns the view of the evidence page of article i, of which all pages together cite e.
func (v *storyViews) evidencePage(i int, e *evidence) *EvidencePage {
	source := v.source(i, "../")
	heading := source.Title
	if heading.Text == "" {
		heading = Title{Text: v.label(i).Text}
	}
	p := &EvidencePage{
		Page:       Page{Site: v.site, Heading: heading, Root: "../../", Story: v.b.ID, NoIndex: true},
		Back:       "../index.html",
		Source:     source,
		Cited:      len(e.cited) + len(e.loose),
		Neighbours: v.excerpt != "none",
	}
	last := -1 // the sentence before
	shown := 0
	for _, u := range e.units(p.Neighbours) {
		follows := u.sentence >= 0 && u.sentence == last+1
		if len(p.Excerpts) == 0 || !follows {
			p.Excerpts = append(p.Excerpts, Excerpt{Before: u.sentence > 0 && !follows})
		}
		p.Excerpts[len(p.Excerpts)-1].add(v.sentence(i, u), follows && v.sameParagraph(i, u))
		if u.sentence >= 0 {
			last = u.sentence
			shown++
		}
	}
	p.Partial = shown < len(e.doc.Sentences)
	p.After = len(p.Excerpts) > 0 && last < len(e.doc.Sentences)-1
	return p
}

// add puts s at the end of x, into the last paragraph if it continues that.
func (x *Excerpt) add(s Sentence, continues bool) {
	if !continues || len(x.Paragraphs) == 0 {
		s.Space = false
		x.Paragraphs = append(x.Paragraphs, Passage{})
	}
	last := &x.Paragraphs[len(x.Paragraphs)-1]
	last.Sentences = append(last.Sentences, s)
}

// sameParagraph reports whether the sentence before u stands in u's paragraph.
func (v *storyViews) sameParagraph(i int, u unit) bool {
	return u.sentence > 0 && v.b.Story.Docs[i].Sentences[u.sentence-1].Paragraph == u.paragraph
}

func (v *storyViews) sentence(i int, u unit) Sentence {
	text := v.b.Story.Docs[i].Text
	before, _ := utf8.DecodeLastRuneInString(text[:u.Start])
	s := Sentence{Copied: v.copied(i, u.Start, u.End), Cited: u.cited, Space: unicode.IsSpace(before)}
	if u.cited {
		s.ID = anchor(u.Start)
		s.Link = v.original(i, s.Text)
	}
	return s
}

// sources returns the articles of the story; root is the way to the story's folder.
func (v *storyViews) sources(root string) []Source {
	var out []Source
	for i := range v.b.Articles {
		out = append(out, v.source(i, root))
	}
	return out
}

func (v *storyViews) source(i int, root string) Source {
	a, doc := v.b.Articles[i], v.b.Story.Docs[i]
	s := Source{
		ID: a.ID, Path: a.Path,
		Href:      root + v.sourceHref(i),
		Outlet:    v.label(i),
		Author:    v.fromArticles(doc.Author),
		Credit:    v.fromArticles(doc.Credit),
		Link:      webLink(a.URL),
		Published: a.Published,
		Updated:   doc.Updated,
		Words:     a.Words,
		Notes:     doc.Notes,
	}
	if a.Title != "" {
		s.Title = Title{Text: a.Title, Owner: a.ID, Lang: v.lang(i)}
	}
	if o := v.origins[a.Origin]; o != nil {
		why := a.Reason
		if len(why) == 0 {
			why = o.Why
		}
		s.Origin, s.Why = o.Name, v.words.Why(why)
	}
	return s
}
