package changes

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// part is where in a briefing a line stands.
type part string

const (
	facts    part = "consensus"
	reported part = "reported"
	disputes part = "disputes"
	quotes   part = "quotes"
	events   part = "timeline"
	unknowns part = "unknowns"
	actors   part = "actors"
)

// group is what a line can become without being another one: a fact may be agreed on or not.
func (p part) group() part {
	if p == reported {
		return facts
	}
	return p
}

// entry is a line of a briefing, as it is compared.
type entry struct {
	part  part
	id    string
	text  string
	shown string   // what a reader sees of it besides
	cites []place  // what it cites, in its own words
	rests []place  // the sentences that hold that
	gone  bool     // of a line of before: it has been told
	met   []*entry // of a line of now: those of before that it took the place of
	same  *entry   // of a line of now: that of before with the same id
}

// place is words of an article. Offsets move with every edit, so it is not told by them.
type place struct{ article, text string }

// entriesOf returns the lines of the sections of a briefing, all for nil.
func entriesOf(b *news.Briefing, sections []string) []*entry {
	r := reader{b: b, docs: map[string]*news.Document{}}
	if b.Story != nil {
		for i, doc := range b.Story.Docs {
			if i < len(b.Articles) {
				r.docs[b.Articles[i].ID] = doc
			}
		}
	}
	for _, read := range []struct {
		part part
		add  func()
	}{
		{facts, func() { r.claims(facts, b.Consensus) }},
		{reported, func() { r.claims(reported, b.Reported) }},
		{disputes, r.disputes}, {quotes, r.quotes}, {events, r.events}, {unknowns, r.unknowns}, {actors, r.actors},
	} {
		if sections == nil || slices.Contains(sections, string(read.part)) {
			read.add()
		}
	}
	return r.entries
}

// reader gathers the lines of a briefing.
type reader struct {
	b       *news.Briefing
	docs    map[string]*news.Document // by the article's id
	entries []*entry
}

// add adds a line. shown is what a reader sees of it besides what it cites.
func (r *reader) add(p part, id, text string, cites []news.Citation, shown ...any) {
	e := &entry{part: p, id: id, text: text, cites: make([]place, 0, len(cites)), rests: make([]place, 0, len(cites))}
	for _, c := range cites {
		e.cites = append(e.cites, place{c.Article, c.Text})
		e.rests = append(e.rests, place{c.Article, r.sentence(c)})
	}
	e.shown = fmt.Sprintf("%q", shown)
	r.entries = append(r.entries, e)
}

// sentence returns the sentence in which a citation begins, or its own words where there is none.
func (r *reader) sentence(c news.Citation) string {
	doc := r.docs[c.Article]
	if doc == nil {
		return c.Text
	}
	i := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End > c.Start })
	if i == len(doc.Sentences) || doc.Sentences[i].Start > c.Start {
		return c.Text
	}
	return doc.Sentences[i].Of(doc.Text)
}

func (r *reader) claims(p part, claims []news.Claim) {
	for _, c := range claims {
		r.add(p, c.ID, c.Text, c.Citations, c.SaidBy, c.Origins)
	}
}

func (r *reader) disputes() {
	for _, d := range r.b.Differences() {
		var cites []news.Citation
		shown := []any{d.Kind}
		var values []string
		for _, v := range d.Variants {
			values = append(values, v.Value)
			cites = append(cites, v.Citations...)
			shown = append(shown, v.Value, v.SaidBy, len(v.Citations))
		}
		r.add(disputes, d.ID, d.Topic+": "+strings.Join(values, " / "), cites, shown...)
	}
}

func (r *reader) quotes() {
	for _, q := range r.b.Quotes {
		cites := slices.Clone(q.Citations)
		shown := []any{q.Kind, q.Name, q.Speaker}
		for _, d := range q.Drift {
			cites = append(cites, news.Citation{Article: d.Article, Start: d.Start, End: d.End, Text: d.Text})
			shown = append(shown, d.Kind)
		}
		r.add(quotes, q.ID, q.Text, cites, shown...)
	}
}

func (r *reader) events() {
	for _, e := range r.b.Timeline {
		r.add(events, e.ID, e.Text, e.Citations, e.Date, e.End, e.Weekday, e.Time, e.Planned)
	}
}

func (r *reader) unknowns() {
	for _, u := range r.b.Unknowns {
		r.add(unknowns, u.ID, u.Text, u.Citations, u.Kind)
	}
}

// actors gives no citations: an actor is known by its id alone.
func (r *reader) actors() {
	for _, a := range r.b.Actors {
		r.add(actors, a.ID, a.Name, nil, a.Role, a.Kind)
	}
}
