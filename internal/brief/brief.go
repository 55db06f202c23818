// Package brief merges the documents of a story into a briefing: what they agree on, where they
// differ, who said what, who acts, and what one of them alone reports.
//
// Every line of it is a sentence or a part of one of some document, with a citation. Nothing is
// worded here.
package brief

import (
	"sync"
	"time"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// Options are the settings of the merging.
type Options struct {
	MinOrigins int // a claim of so many origins is consensus; 0 or less means 2
}

// Merge makes the briefing of story, whose every document is in one of its origins. It does not
// change the story. The same story gives the same briefing.
func Merge(story *news.Story, opts Options) *news.Briefing {
	lex := lexicons.Get().(*lexicon)
	b := newMerger(story, opts.withDefaults(), lex, nil).briefing()
	lex.forget()
	lexicons.Put(lex)
	return b
}

// lexicons are those that no merge uses: most words of a story stand in others, too.
var lexicons = sync.Pool{New: func() any { return newLexicon() }}

func (o Options) withDefaults() Options {
	if o.MinOrigins < 1 {
		o.MinOrigins = 2
	}
	return o
}

// briefing takes the steps of a merge.
func (m *merger) briefing() *news.Briefing {
	story := m.story
	stars := m.stars()
	m.trace.starred(stars)
	consensus := m.consensusOf(stars)
	b := &news.Briefing{
		Version: news.BriefingVersion, ID: story.ID, Story: story,
		Published: published(story), Articles: m.articles(), Origins: m.originList(),
		Consensus: []news.Claim{}, Timeline: m.timelineOf(stars), Unknowns: m.unknownsOf(),
	}
	for _, s := range consensus {
		members := s.line()
		c := m.claim(members, s.extent)
		b.Consensus = append(b.Consensus, c)
		m.trace.line(c, s, members)
	}
	b.Reported = m.reportedOf(consensus, stars, b.Unknowns)
	b.Quotes = m.quotesOf(b)
	b.Disputes, b.Revised = m.disputesOf(stars)
	b.Notes = append(m.unmet(b), story.Notes...)
	m.trace.merged(b)
	m.editorsChoice(b)
	b.Actors = m.actorsOf(b)
	b.Title = m.title(b)
	return b
}

// merger holds what all steps of a merge look at.
type merger struct {
	story     *news.Story
	opts      Options
	cast      *cast
	lex       *lexicon
	units     []*unit
	links     [][]match     // sentence → those of other documents that may state what it does
	figures   []figure      // of all units, in their order
	figuresAt []int         // sentence → the first of its figures
	with      [][]int       // meaning → the sentences that have it, in order
	terms     int           // how many terms and words the units are made of
	alike     [][]nlp.Alike // by word: those that are used like it, the most alike first; nil until they are asked for
	gists     []gist        // by sentence
	marks     *marks
	speech    []speech         // by document
	origin    []int            // document → origin
	reason    []news.Why       // document → why it is of that origin
	seen      []bool           // by origin: scratch
	naming    map[int][]string // actor → the words of its name
	days      []string         // document → the day on which it was published, "" if it is not known
	latest    string           // of them
	ids       []string         // document → article id
	byID      map[string]int   // article id → document
	trace     *trace           // nil where nobody asks
}

func newMerger(story *news.Story, opts Options, lex *lexicon, t *trace) *merger {
	m := &merger{story: story, opts: opts, cast: castOf(story, t), lex: lex, origin: make([]int, len(story.Docs)), reason: make([]news.Why, len(story.Docs)), byID: map[string]int{},
		seen: make([]bool, len(story.Origins)), naming: map[int][]string{}, trace: t}
	lex.open(story, len(m.cast.actors))
	m.units = unitsOf(story, m.cast, m.lex)
	m.terms = len(m.lex.names)
	if len(story.Docs) > 1 { // or there is no pair to compare
		m.gists = gistsOf(m.units, m.lex.names)
	}
	for d, doc := range story.Docs {
		m.speech = append(m.speech, speechOf(doc))
		m.days = append(m.days, dayOf(doc))
		m.latest = max(m.latest, m.days[d])
		m.ids = append(m.ids, news.ID("a", doc.Path))
		m.byID[m.ids[d]] = d
	}
	for _, u := range m.units {
		u.speaker = m.speakerOf(u)
	}
	for o, origin := range story.Origins {
		if origin.Part {
			continue
		}
		for i, d := range origin.Docs {
			m.origin[d], m.reason[d] = o, origin.Reasons[i]
		}
	}
	m.placeUnits()
	m.figures = m.figuresOf()
	m.figuresAt = figuresAt(m.figures, len(m.units))
	return m
}

// reads reports whether the language of document d is read. The sentences of others are compared
// with none: what is frequent and what is rare is known of English words alone.
func (m *merger) reads(d int) bool { return nlp.ReadsLanguage(m.story.Docs[d].Language) }

func (m *merger) articleID(d int) string { return m.ids[d] }

func (m *merger) cite(d int, s news.Span) news.Citation {
	return news.Citation{Article: m.ids[d], Start: s.Start, End: s.End, Text: s.Of(m.story.Docs[d].Text)}
}

// citeOf cites s of sentence i, with the origin where that is not its article's.
func (m *merger) citeOf(i int, s news.Span) news.Citation {
	d := m.units[i].doc
	c := m.cite(d, s)
	if o := m.originOf(i); o != m.origin[d] {
		c.Origin = m.originID(o)
	}
	return c
}

// claim makes a claim that shows the first of some sentences, as far as it extends, and cites them all. Its id is that of the whole sentence:
// what is shown of it may change with the others.
func (m *merger) claim(members []int, extent news.Span) news.Claim {
	u := m.units[members[0]]
	text := m.story.Docs[u.doc].Text
	c := news.Claim{ID: news.ID("c", u.Of(text)), Text: m.statement(members, extent).Of(text), SaidBy: m.saidBy(members)}
	for n, i := range members {
		span := m.units[i].Span
		if n == 0 {
			span = extent
		}
		c.Citations = append(c.Citations, m.citeOf(i, span))
	}
	c.Outlets, c.Origins = m.outlets(c.Citations), m.originsOf(members)
	return c
}

// originsOf counts the origins of some sentences: one that was copied out of another article has
// that article's, whatever its own is.
func (m *merger) originsOf(members []int) int {
	n := 0
	for _, i := range members {
		if o := m.originOf(i); !m.seen[o] {
			m.seen[o] = true
			n++
		}
	}
	for _, i := range members {
		m.seen[m.originOf(i)] = false
	}
	return n
}

// originOf returns the origin of sentence i.
func (m *merger) originOf(i int) int { return m.units[i].origin }

// placeUnits notes of each sentence its origin, its own where it has one, and the days that it names.
func (m *merger) placeUnits() {
	passages := map[[2]int]int{} // document and sentence → origin
	for _, p := range m.story.Passages {
		passages[[2]int{p.Doc, p.Sentence}] = p.Origin
	}
	for _, u := range m.units {
		u.days, u.origin = m.daysIn(u), m.origin[u.doc]
		if o, apart := passages[[2]int{u.doc, u.sentence}]; apart {
			u.origin = o
		}
	}
}

// saidBy returns the actor on whose word alone all sentences rest: each is reported speech of
// that one actor.
func (m *merger) saidBy(members []int) []string {
	speaker := m.units[members[0]].speaker
	for _, i := range members {
		if m.units[i].speaker != speaker {
			speaker = -1
		}
	}
	return m.actorIDs(speaker)
}

// actorIDs returns a list of one actor's id, empty for -1.
func (m *merger) actorIDs(actor int) []string {
	if actor < 0 {
		return []string{}
	}
	return []string{m.cast.actors[actor].id}
}

// outlets counts the outlets that are cited; an article whose outlet is not known counts as one.
func (m *merger) outlets(list []news.Citation) int {
	if len(list) == 1 {
		return 1
	}
	seen := map[string]bool{}
	for _, c := range list {
		name := "article " + c.Article
		if outlet := m.story.Docs[m.byID[c.Article]].Outlet; outlet != "" {
			name = "outlet " + outlet
		}
		seen[name] = true
	}
	return len(seen)
}

func (m *merger) articles() []news.BriefArticle {
	out := []news.BriefArticle{}
	for d, doc := range m.story.Docs {
		words := 0
		for tok := range nlp.Words(doc.Text, doc.Tokens) {
			if hasLetterOrDigit(tok.Of(doc.Text)) {
				words++
			}
		}
		out = append(out, news.BriefArticle{
			ID: m.ids[d], Path: doc.Path, Title: doc.Title, Outlet: doc.Outlet, URL: doc.URL, Published: doc.Published,
			Words: words, SHA256: doc.SHA256, Origin: m.originID(m.origin[d]), Reason: m.reason[d],
		})
	}
	return out
}

// originID names an origin by its first article, so that it stays when others come.
func (m *merger) originID(o int) string {
	origin := m.story.Origins[o]
	path := m.story.Docs[origin.Docs[0]].Path
	if origin.Part {
		return news.ID("o", path, "part")
	}
	return news.ID("o", path)
}

func (m *merger) originList() []news.BriefOrigin {
	out := []news.BriefOrigin{}
	for o, origin := range m.story.Origins {
		b := news.BriefOrigin{ID: m.originID(o), Name: origin.Name, Why: origin.Why, Part: origin.Part}
		for _, d := range origin.Docs {
			b.Articles = append(b.Articles, m.ids[d])
		}
		out = append(out, b)
	}
	return out
}

// published returns the day of the latest article, "" if none is dated.
func published(story *news.Story) string {
	latest := ""
	for _, doc := range story.Docs {
		latest = max(latest, dayOf(doc))
	}
	return latest
}

// dayOf returns the day on which a document was published, "" if it is not known.
func dayOf(doc *news.Document) string {
	if len(doc.Published) < len(time.DateOnly) {
		return ""
	}
	day := doc.Published[:len(time.DateOnly)]
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return ""
	}
	return day
}
