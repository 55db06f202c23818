package brief

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// officeDisputes finds persons to whom one article gives an office and another says that they
// hold it no more, or hold it only for a time: "President" and "former President".
func (m *merger) officeDisputes() []news.Dispute {
	var out []news.Dispute
	for _, a := range m.cast.actors {
		if a.kind == news.Person {
			out = append(out, m.officesOf(a)...)
		}
	}
	return out
}

// past marks an office as not or not fully held.
var past = map[string]bool{"former": true, "ex": true, "acting": true, "interim": true, "outgoing": true, "incoming": true, "retired": true, "deputy": true}

// office is what articles say of a person and one office: who holds it, and who does not.
type office struct {
	head  string // "president"
	sides [2]side
}

// officesOf returns the disputes of the offices of one person. An article that says both, now
// and before, tells a history: it is on neither side.
func (m *merger) officesOf(a *actor) []news.Dispute {
	var out []news.Dispute
	for _, o := range m.namedOffices(a) {
		holds, both := map[int]bool{}, map[int]bool{}
		for _, p := range o.sides[0].members {
			holds[p.doc] = true
		}
		for _, p := range o.sides[1].members {
			both[p.doc] = holds[p.doc]
		}
		held, not := m.without(o.sides[0], both), m.without(o.sides[1], both)
		if len(held.members) > 0 && len(not.members) > 0 {
			out = append(out, m.dispute(news.NameDispute, a.name, []side{held, not}))
		}
	}
	return out
}

// without returns a side without the members of some documents.
func (m *merger) without(s side, docs map[int]bool) side {
	var out side
	for _, p := range s.members {
		if !docs[p.doc] {
			out.members = append(out.members, p)
		}
	}
	if len(out.members) > 0 {
		first := out.members[0]
		out.value = first.span.Of(m.story.Docs[first.doc].Text)
	}
	return out
}

// namedOffices collects the offices that stand before a person's name, in order; one member of
// each side is kept of each document.
func (m *merger) namedOffices(a *actor) []*office {
	byHead := map[string]*office{}
	var out []*office
	for _, r := range a.inOrder() {
		doc := m.story.Docs[r.doc]
		mention := doc.Mentions[r.mention]
		head, mark := officeOf(doc, mention)
		if head == "" {
			continue
		}
		o := byHead[head]
		if o == nil {
			o = &office{head: head}
			byHead[head] = o
			out = append(out, o)
		}
		if !mark && !strings.Contains(mention.Of(doc.Text), " ") {
			continue // "President Berg" is courtesy as well: many keep the title for life
		}
		span, s := mention.Role.Cover(mention.Span), &o.sides[0]
		if mark {
			span.Start, s = markStart(doc, span), &o.sides[1]
		}
		if n := len(s.members); n == 0 || s.members[n-1].doc != r.doc {
			s.members = append(s.members, place{r.doc, span, -1})
		}
	}
	return out
}

// officeOf returns the last word of the office before a person's name, in lower case, and
// whether a word before it says that it is not held.
func officeOf(doc *news.Document, mention news.Mention) (string, bool) {
	if mention.Role.Empty() || mention.Role.Start > mention.Start {
		return "", false
	}
	words := strings.Fields(strings.ToLower(mention.Role.Of(doc.Text)))
	if len(words) == 0 {
		return "", false
	}
	before := strings.Fields(strings.ToLower(doc.Text[max(0, mention.Role.Start-20):mention.Role.Start]))
	mark := len(before) > 0 && past[strings.TrimSuffix(before[len(before)-1], "-")]
	for _, w := range words {
		mark = mark || past[w] || strings.HasPrefix(w, "ex-")
	}
	return words[len(words)-1], mark
}

// markStart returns where the word before the span begins, if it is a mark.
func markStart(doc *news.Document, span news.Span) int {
	before := strings.TrimRight(doc.Text[:span.Start], " ")
	at := strings.LastIndexAny(before, " \n\t") + 1
	if past[strings.ToLower(before[at:])] {
		return at
	}
	return span.Start
}
