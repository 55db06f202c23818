package brief

import (
	"slices"
	"strings"
	"time"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// dated is a sentence with a date that says when something of it happened, or will.
type dated struct {
	unit    int
	date    nlp.Date
	planned bool         // it was still to come when the article was written, or the article says no more than that it is planned
	aside   bool         // told in passing, by a clause that hangs on another or a verb that tells of a state
	remark  bool         // the clause only leads to what somebody said
	led     bool         // the article has no date, and others tell the day
	clause  *news.Clause // that has the date; nil where it heads the sentence
}

// datedOf returns the dates of the sentences of all articles that date an event, in their order.
func (m *merger) datedOf() []dated {
	var out []dated
	at := 0 // the first unit that ends behind the date
	for d, doc := range m.story.Docs {
		today, clauseOf := dayOf(doc), clausesByDate(doc)
		for i, date := range doc.Dates {
			for at < len(m.units) && (m.units[at].doc < d || m.units[at].doc == d && m.units[at].End <= date.Start) {
				at++
			}
			if at == len(m.units) || m.units[at].doc != d || !m.units[at].Contains(date.Span) {
				continue
			}
			if e, ok := m.eventAt(at, i, clauseOf[i], today); ok {
				out = append(out, e)
			}
		}
	}
	return out
}

// clausesByDate leads from the dates of a document to the clauses that have them, but for those that the tree makes
// of a date alone.
func clausesByDate(doc *news.Document) map[int]*news.Clause {
	out := map[int]*news.Clause{}
	for i := range doc.Clauses {
		for _, d := range doc.Clauses[i].Dates {
			c := &doc.Clauses[i]
			for c.Parent >= 0 && doc.Dates[d].Contains(doc.Tokens[c.Head].Span) {
				c = &doc.Clauses[c.Parent]
			}
			out[d] = c
		}
	}
	return out
}

// tooWide are the precisions that do not place an event.
var tooWide = wordSet(`century decade`)

// eventAt judges what date i of the unit's document dates. It is no event of the sentence where it dates what
// was said, belongs to a noun ("the 2018 election"), bounds a time ("since 2018"), or stands in
// quote marks, where whoever speaks may count from another day.
func (m *merger) eventAt(unit, i int, clause *news.Clause, today string) (dated, bool) {
	u := m.units[unit]
	doc := m.story.Docs[u.doc]
	e := dated{unit: unit, date: doc.Dates[i]}
	if tooWide[e.date.Precision] || e.date.First == "" && weekdayIn(e.date.Of(doc.Text)) < 0 || m.inQuotes(u, e.date.Span) {
		return e, false
	}
	c := m.newDateContext(u, e.date.Span)
	if c.heads() {
		return e, today == "" || e.date.First <= today
	}
	if clause != nil {
		clause = c.clause(doc, clause)
	}
	if clause == nil || !c.isAdverbial(e.date) || c.isCaption(e.date, today) || c.isBound() || c.isReport() {
		return e, false
	}
	if !c.isTold(doc, clause) {
		return e, false
	}
	e.clause, e.aside, e.remark = clause, isAside(doc, clause), isRemark(doc, clause)
	ahead := c.isAhead(doc, clause)
	e.planned = ahead
	switch {
	case ahead && e.date.First != "" && e.date.First < today && (clause.Modal == "will" || clause.Modal == "shall"):
		return e, m.nextWeekday(&e)
	case ahead || today == "" || e.date.First == "":
	case c.isPresent(doc, clause): // "leaves on Friday"; else the caption of a picture, or how things are
		e.planned = true
		return e, !c.namesYear(e.date) && (e.date.First > today || e.date.First == today && nowOrSoon[clause.Predicate])
	case e.date.First > today: // told as done: the year is another
		return e, false
	}
	return e, true
}

// nextWeekday moves the date of what "will" be on a weekday into the week to come, where another verb near by had led it
// to the week past; it fails where the date is no weekday.
func (m *merger) nextWeekday(e *dated) bool {
	first, err := time.Parse(time.DateOnly, e.date.First)
	if err != nil || m.weekday(*e) < 0 || e.date.First != e.date.Last {
		return false
	}
	e.date.First = first.AddDate(0, 0, 7).Format(time.DateOnly)
	e.date.Last = e.date.First
	return true
}

// isTold reports whether a clause tells what happened or will: it is neither denied, possible only, supposed nor the frame of what
// somebody said.
func (c *dateContext) isTold(doc *news.Document, clause *news.Clause) bool {
	return !clause.Negated && !maybe[clause.Modal] && !c.wouldHave(doc, clause) && !reporting[clause.Predicate] &&
		!(clause.Kind == news.Frame && !performs[clause.Predicate]) && !isSupposed(doc, clause)
}

// isSupposed reports whether a clause or one that it hangs on is a condition or an indirect question.
func isSupposed(doc *news.Document, clause *news.Clause) bool {
	for depth := 0; depth < 4; depth++ {
		first := clause.Span.Start
		if s := doc.Sentences[clause.Sentence]; clause.Kind == news.Adverbial || clause.Kind == news.Content {
			for _, tok := range doc.Tokens[s.First:s.Last] {
				if w := strings.ToLower(tok.Of(doc.Text)); (tok.Start >= first-len("whether ") && tok.Start <= first) && (w == "if" || w == "unless" || w == "whether") {
					return true
				}
			}
		}
		if clause.Parent < 0 {
			return false
		}
		clause = &doc.Clauses[clause.Parent]
	}
	return false
}

// isAside reports whether a clause only hangs on another, or tells how something was rather than
// what happened.
func isAside(doc *news.Document, clause *news.Clause) bool {
	for depth := 0; clause.Kind == news.Conjoined && clause.Parent >= 0 && depth < 4; depth++ {
		clause = &doc.Clauses[clause.Parent]
	}
	switch clause.Kind {
	case news.Relative, news.Apposition, news.Participle, news.Adverbial:
		return true
	}
	return states[clause.Predicate] || !strings.HasPrefix(doc.Tokens[clause.Head].Tag(), "VB")
}

// isRemark reports whether a clause only leads to what somebody said: "Berg struck back on Tuesday, saying that …".
func isRemark(doc *news.Document, clause *news.Clause) bool {
	return slices.ContainsFunc(doc.ClausesOf(clause.Sentence), func(c news.Clause) bool {
		return c.Parent >= 0 && &doc.Clauses[c.Parent] == clause && reporting[c.Predicate] && doc.Tokens[c.Head].Tag() == "VBG"
	})
}

// inQuotes reports whether a span of a sentence stands in quote marks.
func (m *merger) inQuotes(u *unit, s news.Span) bool {
	doc := m.story.Docs[u.doc]
	for _, a := range m.speech[u.doc].in[u.sentence] {
		if slices.ContainsFunc(doc.Attributions[a].Quoted, func(q news.Span) bool { return q.Overlap(s) > 0 }) {
			return true
		}
	}
	before := doc.Text[u.Start:s.Start]
	return strings.Count(before, "“") > strings.Count(before, "”") || strings.Count(before, `"`)%2 == 1
}

var (
	// maybe are the modal verbs of what may be or ought to.
	maybe = wordSet(`may might could should must can ought`)
	// states are verbs that tell how something was.
	states = wordSet(`be have remain include contain stand hold seem own`)
	// nowOrSoon are verbs whose present tells what is to come: "the talks begin on Tuesday".
	nowOrSoon = wordSet(`begin start open meet vote return end face appear resume arrive leave expire close visit`)
	// performs are verbs of saying that do something.
	performs = wordSet(`announce rule order declare testify plead decide vote reject agree approve sentence resign sign unveil propose veto certify`)
	// reporting are the verbs whose date is that of the words and not of what they tell.
	reporting = wordSet(`say tell add write tweet post publish report state note argue claim suggest acknowledge insist explain speak
		ask warn estimate quote update air contribute comment remark complain defend predict reiterate repeat stress describe discuss believe
		think hope dismiss joke respond reply show indicate obtain read see look watch call slam praise blast criticize criticise condemn accuse
		urge vow denounce mock tout applaud lament signal hail blame question refer express demand confirm deny conduct poll survey photograph
		picture compare promise talk know learn want need feel decline thank hammer disagree pledge threaten refuse rally laud share hint assail dodge rail bash chide rip decry boast gloat insinuate`)
)
