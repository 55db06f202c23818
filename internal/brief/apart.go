package brief

import (
	"slices"
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
)

// ofOtherEvents reports whether two sentences tell of different events, however alike the events are: both have
// a day and a name, and neither a day nor a name is in both. A folder may hold two fires.
func (m *merger) ofOtherEvents(i, k int) bool {
	u, v := m.units[i], m.units[k]
	if len(u.days) == 0 || len(v.days) == 0 || haveCommon(u.days, v.days) {
		return false
	}
	names, with := m.namesIn(u), m.namesIn(v)
	return len(names) > 0 && len(with) > 0 && !haveCommon(names, with)
}

func haveCommon(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// datesIn returns the dates of a sentence.
func (m *merger) datesIn(u *unit) []nlp.Date {
	list := m.story.Docs[u.doc].Dates
	first := sort.Search(len(list), func(n int) bool { return list[n].Start >= u.Start })
	last := sort.Search(len(list), func(n int) bool { return list[n].Start >= u.End })
	return list[first:last]
}

// daysIn returns the days that a sentence names, "2025-03-04".
func (m *merger) daysIn(u *unit) []string {
	var out []string
	for _, d := range m.datesIn(u) {
		if d.First != "" && d.First == d.Last {
			out = append(out, d.First)
		}
	}
	return out
}

// namesIn returns the actors that a sentence names, by id, and the words of other names, but those of dates.
func (m *merger) namesIn(u *unit) []string {
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	dates := m.datesIn(u)
	var out []string
	for _, tok := range doc.Tokens[s.First:s.Last] {
		if tag := tok.Tag(); tag != "NNP" && tag != "NNPS" || slices.ContainsFunc(dates, func(d nlp.Date) bool { return d.Contains(tok.Span) }) {
			continue
		}
		if a := m.actorIn(u.doc, tok.Span); a >= 0 {
			out = append(out, m.cast.actors[a].id)
		} else {
			out = append(out, strings.ToLower(tok.Of(doc.Text)))
		}
	}
	return out
}
