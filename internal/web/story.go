package web

import (
	"html/template"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

// Sections are the sections of a story's page, in their usual order.
func Sections() []string {
	return []string{"consensus", "disputes", "quotes", "actors", "timeline", "unknowns", "reported", "sources"}
}

// storyViews makes the views of one story. Every citation that a view shows passes through
// cite, which notes the sentences for the evidence pages: so a link to a sentence leads to one.
type storyViews struct {
	site     Site
	words    *labels.Labels
	excerpt  string
	whole    bool // the page has all of the story, however large
	b        *news.Briefing
	articles map[string]int // index into b.Articles and the documents by an article's id
	actors   map[string]*news.Actor
	origins  map[string]*news.BriefOrigin
	roles    map[string]string             // roles as the articles write them, by their lower-case form
	linked   map[string]bool               // actors that have an entry on the page
	evidence []*evidence                   // by article
	ids      map[string]bool               // given to elements of the page, or of the page of the rest; nil once both are viewed
	given    []string                      // the same then, in order: a quarter of the memory
	rest     map[string]bool               // those that are given there
	said     func() map[string]*utterances // by actor, for the pages of actors
	pages    map[string]string             // actors with a page over all stories, by id: the id of that page

	way       string // from the page to the story's folder: "" on the story's page, "../../harbour-fire/"
	actorsWay string // from the page to the folder of all actors: "../actors/"
	self      string // the actor whose page it is, "" on other pages

	made  *storyFiles // what was made of it; nil before
	parts *parts      // for the pages of many stories, once the story's own page has been viewed

	cited *[]cited // what is cited for the page of an actor, nil on other pages
}

func newStoryViews(b *news.Briefing, site Site, words *labels.Labels, opts Options) *storyViews {
	v := &storyViews{
		site: site, words: words, excerpt: opts.Excerpt, whole: opts.whole, b: b,
		articles: map[string]int{}, actors: map[string]*news.Actor{}, origins: map[string]*news.BriefOrigin{},
		linked: map[string]bool{}, pages: map[string]string{}, rest: map[string]bool{}, actorsWay: "../actors/",
	}
	for i, a := range b.Articles {
		v.articles[a.ID] = i
		v.evidence = append(v.evidence, newEvidence(b.Story.Docs[i]))
	}
	v.roles = rolesAsWritten(b.Story.Docs)
	v.said = sync.OnceValue(func() map[string]*utterances { return wordsOf(b) })
	for i := range b.Actors {
		v.actors[b.Actors[i].ID] = &b.Actors[i]
	}
	for i := range b.Origins {
		v.origins[b.Origins[i].ID] = &b.Origins[i]
	}
	v.ids = firstIDs(opts.sections())
	if slices.Contains(opts.sections(), "actors") {
		for id := range v.actors {
			v.linked[id] = safeName(id)
		}
	}
	return v
}

// firstIDs are the ids that the template of a page gives.
func firstIDs(sections []string) map[string]bool {
	ids := map[string]bool{"main": true, "note": true, "matrix": true, "speaks": true, "chronicle": true, "chronicle-how": true}
	for _, section := range sections {
		ids[section] = true
	}
	return ids
}

// page returns the view of the story's page.
func (v *storyViews) page(sections []string, noteHTML template.HTML) *StoryPage {
	heading := v.title()
	p := &StoryPage{
		Page: Page{
			Site: v.site, Heading: heading, Description: v.b.Story.Info.Description,
			Root: "../", Story: v.b.ID, Share: "article",
		},
		Published: v.b.Published,
		Outlets:   v.outlets(""),
		Size:      v.size(),
		Note:      noteHTML,
	}
	for _, name := range sections {
		if n := v.fill(p, name); n > 0 {
			p.Sections = append(p.Sections, Section{Name: name, Title: v.heading(name), Count: n})
		}
	}
	v.draw(p)
	p.LinkedData = v.linkedData()
	return p
}

// fill makes the section called name of p and returns the number of its entries.
func (v *storyViews) fill(p *StoryPage, name string) int {
	switch name {
	case "consensus":
		p.Consensus = v.claims(v.b.Consensus)
		n := len(p.Consensus)
		p.Consensus, p.MoreConsensus = p.Consensus[:min(n, shownPoints)], p.Consensus[min(n, shownPoints):]
		return n
	case "disputes":
		p.Disputes = v.disputes()
		return len(p.Disputes)
	case "quotes":
		p.Quotes = v.quotes()
		p.Voices = voicesOf(p.Quotes)
		n := len(p.Voices)
		p.Voices, p.MoreVoices = p.Voices[:min(n, shownVoices)], p.Voices[min(n, shownVoices):]
		p.Compared = slices.ContainsFunc(p.Quotes, Quote.compared)
		return len(p.Quotes)
	case "actors":
		p.Actors = v.actorCards()
		return len(p.Actors)
	case "timeline":
		p.Timeline = v.timeline()
		return len(p.Timeline)
	case "unknowns":
		p.Unknowns = v.unknowns()
		return len(p.Unknowns)
	case "reported":
		p.Reported = v.reported()
		n := 0
		for _, g := range p.Reported {
			n += len(g.Lines)
		}
		return n
	case "sources":
		p.Sources = v.sources("")
		return len(p.Sources)
	}
	return 0
}

// shownVoices is how many of those who speak stand open.
const shownVoices = 10

// shownPoints is how many of the points that the reports agree on stand open; a reader who
// wants the lesser ones unfolds them.
const shownPoints = 12

// title finds whose words the story's title is: the editor's, an article's or the program's.
func (v *storyViews) title() Title {
	text := v.b.Title
	if text != "" && text == v.b.Story.Info.Title {
		return Title{Text: text, Owner: "_index"}
	}
	for i, a := range v.b.Articles {
		if a.Title != "" && (a.Title == text || text == "") {
			return Title{Text: a.Title, Owner: a.ID, Lang: v.lang(i)}
		}
	}
	if text == "" {
		text = v.b.ID
	}
	return Title{Text: text}
}

// languageTag is what may stand in a lang attribute.
var languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// lang returns the language of article i where it is not the page's.
func (v *storyViews) lang(i int) string {
	language := v.b.Story.Docs[i].Language
	if language == v.site.Language || !languageTag.MatchString(language) {
		return ""
	}
	return language
}

// label names the source of article i: its outlet, or its number among the sources where the
// outlet is not known.
func (v *storyViews) label(i int) Words {
	if outlet := v.b.Articles[i].Outlet; outlet != "" {
		return v.fromArticles(outlet)
	}
	return Words{Text: v.words.Texts["source"] + " " + strconv.Itoa(i+1), Ours: true}
}

// fromArticles returns text as words of the story's articles.
func (v *storyViews) fromArticles(text string) Words { return Words{Text: text, Story: v.b.ID} }

// fromEditor returns text that the editor gave: as words of the articles if it stands in one.
func (v *storyViews) fromEditor(text string) Words {
	lower := strings.ToLower(text)
	for _, doc := range v.b.Story.Docs {
		if strings.Contains(strings.ToLower(doc.Text), lower) {
			return v.fromArticles(text)
		}
	}
	return Words{Text: text}
}

// outlets returns each source once, leading to its first article's evidence page below root.
func (v *storyViews) outlets(root string) []Words {
	var out []Words
	seen := map[string]bool{}
	for i := range v.b.Articles {
		words := v.label(i)
		if seen[words.Text] {
			continue
		}
		seen[words.Text] = true
		words.Href = root + v.sourceHref(i)
		out = append(out, words)
	}
	return out
}

func (v *storyViews) size() Size {
	s := Size{Articles: len(v.b.Articles), Origins: v.b.Texts()}
	seen := map[string]bool{}
	for _, a := range v.b.Articles {
		switch {
		case a.Outlet == "":
			s.Unnamed++
		case !seen[a.Outlet]:
			seen[a.Outlet] = true
			s.Outlets++
		}
	}
	return s
}

// sourceHref returns the way from the story's page to the evidence page of article i.
func (v *storyViews) sourceHref(i int) string { return "sources/" + v.b.Articles[i].ID + ".html" }

// copied returns the piece of article i between start and end.
func (v *storyViews) copied(i, start, end int) Copied {
	return Copied{
		Article: v.b.Articles[i].ID, Start: start, End: end,
		Text: v.b.Story.Docs[i].Text[start:end], Lang: v.lang(i),
	}
}

// cite returns the view of c and notes that its sentences are to be shown on the evidence page.
func (v *storyViews) cite(c news.Citation) Citation {
	i := v.articles[c.Article]
	source := v.label(i)
	if v.cited != nil {
		*v.cited = append(*v.cited, cited{int32(i), int32(c.Start), int32(c.End)})
	} else {
		v.evidence[i].cite(c.Span())
	}
	source.Href = v.way + v.sourceHref(i) + "#" + v.evidence[i].anchor(c.Span())
	return Citation{Copied: v.copied(i, c.Start, c.End), Source: source, Link: v.original(i, c.Text)}
}

// id returns id if an element may carry it, and "" if it is not fit or was given before.
func (v *storyViews) id(id string) string {
	if !safeName(id) || v.has(id) {
		return ""
	}
	v.ids[id] = true
	return id
}

// has reports whether an element of the page, or of the page of the rest, carries id.
func (v *storyViews) has(id string) bool {
	if v.ids != nil {
		return v.ids[id]
	}
	_, there := slices.BinarySearch(v.given, id)
	return there
}

// settle says that no element will be given an id any more.
func (v *storyViews) settle() {
	v.given = slices.AppendSeq(make([]string, 0, len(v.ids)), maps.Keys(v.ids))
	slices.Sort(v.given)
	v.ids = nil
}

// locate finds text in the citations. Where none holds it, the first citation stands for it:
// what is shown is copied in any case.
func (v *storyViews) locate(text string, citations []news.Citation) Copied {
	for _, c := range citations {
		if at := strings.Index(c.Text, text); at >= 0 && text != "" {
			return v.copied(v.articles[c.Article], c.Start+at, c.Start+at+len(text))
		}
	}
	c := citations[0]
	return v.copied(v.articles[c.Article], c.Start, c.End)
}

// line returns the line that shows text, which citations back. There must be one citation at least.
func (v *storyViews) line(id, text string, saidBy []string, citations []news.Citation) Line {
	l := Line{ID: v.id(id), Copied: v.locate(text, citations), SaidBy: v.names(saidBy), Of: len(v.b.Articles)}
	same := true
	for _, c := range citations {
		cited := v.cite(c)
		cited.Same = cited.Text == l.Copied.Text
		l.Cites = append(l.Cites, cited)
		same = same && cited.Same
	}
	l.Sources = sourcesOf(l.Cites)
	if !same {
		l.Wordings = l.Cites
	}
	return l
}

// Named returns Sources, those of one name once: an outlet with two articles is one source.
func (l Line) Named() []Words {
	var out []Words
	for _, source := range l.Sources {
		if !slices.ContainsFunc(out, func(w Words) bool { return w.Text == source.Text }) {
			out = append(out, source)
		}
	}
	return out
}

// sourcesOf returns the source of each article in citations once.
func sourcesOf(citations []Citation) []Words {
	var out []Words
	for _, c := range eachOnce(citations) {
		out = append(out, c.Source)
	}
	return out
}

// eachOnce returns the first citation of each article.
func eachOnce(citations []Citation) []Citation {
	var out []Citation
	seen := map[string]bool{}
	for _, c := range citations {
		if !seen[c.Article] {
			seen[c.Article] = true
			out = append(out, c)
		}
	}
	return out
}

// claims returns a line for each claim; a claim that nothing backs is not shown.
func (v *storyViews) claims(claims []news.Claim) []Line {
	var out []Line
	for _, c := range claims {
		if len(c.Citations) == 0 {
			continue
		}
		l := v.line(c.ID, c.Text, c.SaidBy, c.Citations)
		l.Outlets, l.Origins = c.Outlets, c.Origins
		l.Shared = v.shared(c)
		out = append(out, l)
	}
	return out
}

func (v *storyViews) unknowns() []Line {
	var out []Line
	for _, u := range v.b.Unknowns {
		if len(u.Citations) > 0 {
			l := v.line(u.ID, u.Text, nil, u.Citations)
			l.Outlets, l.Origins = severalOnly(u.Outlets, u.Origins)
			out = append(out, l)
		}
	}
	return out
}

func (v *storyViews) disputes() []Dispute {
	var out []Dispute
	for _, d := range v.b.Differences() {
		if view, ok := v.dispute(d); ok {
			out = append(out, view)
		}
	}
	return out
}

// dispute returns the view of d, and whether it has two sides: one alone is no difference, and would
// read as a verdict.
func (v *storyViews) dispute(d news.Dispute) (Dispute, bool) {
	view := Dispute{
		ID: v.id(d.ID), Kind: string(d.Kind), Label: v.words.Kind(string(d.Kind)), Topic: v.fromArticles(d.Topic),
	}
	for _, side := range d.Variants {
		if len(side.Citations) > 0 {
			view.Variants = append(view.Variants, v.variant(side))
		}
	}
	return view, len(view.Variants) > 1
}

func (v *storyViews) variant(side news.Variant) Variant {
	first := side.Citations[0]
	view := Variant{AsOf: side.AsOf, Line: v.line("", first.Text, side.SaidBy, side.Citations)}
	if side.Value == "" || side.Value == view.Line.Copied.Text {
		return view
	}
	if value := v.locate(side.Value, side.Citations); value.Text == side.Value {
		view.Value = &value
	} else {
		view.Words = v.fromArticles(side.Value)
	}
	return view
}
