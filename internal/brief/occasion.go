package brief

import (
	"maps"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

const (
	// sameOccasion is the least probability that two sentences state a common fact for what both date to be one event,
	// onceOccasion that for what comes but once.
	onceOccasion = 0.3
	sameOccasion = 0.5
)

// occasion is an event of a clause with when it happened.
type occasion struct {
	unit    int
	date    nlp.Date
	clause  *news.Clause
	planned bool         // it lay ahead
	since   bool         // the date bounds a time: "since 2018"
	act     string       // the meaning of the predicate
	who     map[int]bool // the actors who have a part in it
	words   []int        // meanings of the nouns of the clause, ascending
	subject map[int]bool // the actors of its subject
	head    int          // meaning of the noun that is its subject, -1 if it is none
}

// occasions returns the dates of all articles that tell when something happened, or since when it holds.
func (m *merger) occasions() []occasion {
	var out []occasion
	at := 0 // the first unit that ends behind the date
	for d, doc := range m.story.Docs {
		clauseOf := clausesByDate(doc)
		for i, date := range doc.Dates {
			for at < len(m.units) && (m.units[at].doc < d || m.units[at].doc == d && m.units[at].End <= date.Start) {
				at++
			}
			if at < len(m.units) && m.units[at].doc == d && m.units[at].Contains(date.Span) && clauseOf[i] != nil {
				if o, ok := m.occasion(at, date, clauseOf[i]); ok {
					out = append(out, o)
				}
			}
		}
	}
	return out
}

// occasion judges what a date of a unit dates.
func (m *merger) occasion(unit int, date nlp.Date, clause *news.Clause) (occasion, bool) {
	u := m.units[unit]
	doc := m.story.Docs[u.doc]
	o := occasion{unit: unit, date: date, who: map[int]bool{}, subject: map[int]bool{}, head: -1}
	if tooWide[date.Precision] || date.First == "" && date.Clock == "" && weekdayIn(date.Of(doc.Text)) < 0 {
		return o, false
	}
	c := m.newDateContext(u, date.Span)
	if c.heads() {
		return o, false
	}
	clause = c.clause(doc, clause)
	o.since = c.isBound()
	if clause == nil || clause.Predicate == "" || !o.since && !c.isAdverbial(date) || c.isCaption(date, dayOf(doc)) || c.isReport() || !c.isTold(doc, clause) {
		return o, false
	}
	o.clause, o.act, o.planned = clause, meaningOfAct(clause.Predicate), c.isAhead(doc, clause)
	m.doer(&o, u)
	m.partakers(&o, u)
	return o, true
}

// doer finds the subject of an occasion: actors, or a noun.
func (m *merger) doer(o *occasion, u *unit) {
	doc := m.story.Docs[u.doc]
	for _, i := range o.clause.Actors {
		if a := m.cast.of[u.doc][i]; a >= 0 {
			o.who[a], o.subject[a] = true, true
		}
	}
	subject := o.clause.Subject
	for i := firstMention(doc, subject.Start); len(o.subject) == 0 && i < len(doc.Mentions) && doc.Mentions[i].End <= subject.End; i++ {
		if a := m.cast.of[u.doc][i]; a >= 0 && (m.cast.actors[a].kind == news.Person || doc.Mentions[i].Span == subject) {
			o.who[a], o.subject[a] = true, true
		}
	}
	for t := tokenAfter(doc, doc.Sentences[u.sentence], subject.Start); t < len(doc.Tokens) && doc.Tokens[t].End <= subject.End; t++ {
		if c := doc.Tokens[t].Class(); c == "NOUN" {
			o.head = m.lex.of(doc.Tokens[t].Of(doc.Text)).meaning
		} else if c == "ADP" {
			return
		}
	}
}

// partakers finds who else takes part in an occasion, and its nouns. Where the subject names nobody the persons of the sentence
// may.
func (m *merger) partakers(o *occasion, u *unit) {
	doc := m.story.Docs[u.doc]
	if len(o.subject) == 0 {
		for i := firstMention(doc, u.Start); i < len(doc.Mentions) && doc.Mentions[i].End <= u.End; i++ {
			if a := m.cast.of[u.doc][i]; a >= 0 && m.cast.actors[a].kind == news.Person {
				o.who[a] = true
			}
		}
	}
	for _, run := range o.clause.Own {
		for t := run[0]; t < run[1]; t++ {
			tok := doc.Tokens[t]
			if a := m.actorAt(u.doc, tok.Start); a >= 0 {
				o.who[a] = true
			}
			if c := tok.Class(); c != "NOUN" && c != "ADJ" || o.date.Contains(tok.Span) {
				continue
			}
			if ids := m.lex.of(tok.Of(doc.Text)); ids.meaning >= 0 {
				o.words = append(o.words, ids.meaning)
			}
		}
	}
	o.words = ascending(o.words)
}

// oneEvent reports whether two occasions of different articles are of one event: the same is done, and somebody or
// something takes part in both.
func (m *merger) oneEvent(a, b occasion, sure float64) bool {
	if a.act != b.act || a.planned != b.planned || a.since != b.since || !a.oneDone(b) {
		return false
	}
	if d, e := m.story.Docs[m.units[a.unit].doc], m.story.Docs[m.units[b.unit].doc]; d.Outlet != "" && d.Outlet == e.Outlet {
		return false // brought up to date
	}
	least := sameOccasion
	if once[a.act] {
		least = onceOccasion
	}
	return sure >= least
}

// oneDone reports whether the same is done by the same, or to the same.
func (a occasion) oneDone(b occasion) bool {
	switch {
	case len(a.subject) > 1 || len(b.subject) > 1:
		return maps.Equal(a.subject, b.subject)
	case a.clause.Passive != b.clause.Passive && !unaccusative[a.act]:
		if b.clause.Passive {
			a, b = b, a
		}
		return len(a.subject) > 0 && !disjoint(a.subject, b.who) && disjoint(a.subject, b.subject)
	case len(a.subject) > 0 && len(b.subject) > 0:
		return maps.Equal(a.subject, b.subject)
	case len(a.subject)+len(b.subject) > 0:
		return once[a.act] && (!disjoint(a.subject, b.who) || !disjoint(b.subject, a.who))
	}
	return a.head == b.head && !disjoint(a.who, b.who) && (a.head >= 0 || once[a.act]) || a.head == b.head && a.head >= 0 && shared(a.words, b.words) > 1
}

// unaccusative are acts of which the one who suffers is the subject whether they are told of him or of who does it.
var unaccusative = wordSet(`kill`)

// once are what happens to one person or thing but once, or seldom again.
var once = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`die kill born arrest shoot stab find resign quit retire elect convict sentence marry divorce crash collapse
		explode erupt sink drown sack fire dismiss found burn escape abduct kidnap disappear strike sign launch bury pardon execute behead
		murder poison hack rob`) {
		out[meaningOfAct(w)] = true
	}
	return out
}()

// occasionTopic returns the words for what happened: who or what it happened to, else the word for it.
func (m *merger) occasionTopic(o occasion) string {
	u := m.units[o.unit]
	doc := m.story.Docs[u.doc]
	subject := o.clause.Subject
	for t := tokenAfter(doc, doc.Sentences[u.sentence], subject.Start); t < len(doc.Tokens) && doc.Tokens[t].End <= subject.End; t++ {
		if a := m.actorAt(u.doc, doc.Tokens[t].Start); a >= 0 {
			return m.cast.actors[a].name
		}
		if m.isTopic(u, t) {
			return m.nounPhrase(u, t).Of(doc.Text)
		}
	}
	return doc.Tokens[o.clause.Head].Of(doc.Text)
}
