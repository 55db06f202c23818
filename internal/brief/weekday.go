package brief

import (
	"strings"
	"time"

	"github.com/briefgen/briefgen/internal/nlp"
)

// fixWeekdays gives a weekday in an article without a date the day that a sentence of another article
// has which states the same and names that weekday; the article means that day wherever it names the
// weekday.
func (m *merger) fixWeekdays(list []dated, stars []*starOf) {
	known := map[int][]nlp.Date{} // by sentence
	open := map[int][]int{}
	for i, e := range list {
		if e.date.First == "" {
			open[e.unit] = append(open[e.unit], i)
		} else if e.date.First == e.date.Last {
			known[e.unit] = append(known[e.unit], e.date)
		}
	}
	type docDay struct{ doc, weekday int }
	fixed := map[docDay]map[string]nlp.Date{}
	for _, s := range stars {
		for _, i := range open[s.center] {
			at := docDay{m.units[s.center].doc, m.weekday(list[i])}
			for _, mt := range s.matches {
				for _, k := range known[mt.unit] {
					if t, err := time.Parse(time.DateOnly, k.First); err == nil && int(t.Weekday()) == at.weekday {
						if fixed[at] == nil {
							fixed[at] = map[string]nlp.Date{}
						}
						fixed[at][k.First] = k
					}
				}
			}
		}
	}
	for i := range list {
		e := &list[i]
		days := fixed[docDay{m.units[e.unit].doc, m.weekday(*e)}]
		if e.date.First != "" || len(days) != 1 {
			continue
		}
		for _, d := range days {
			d.Span = e.date.Span
			e.date = d
		}
	}
}

// weekday returns the weekday that the date of e names, or -1.
func (m *merger) weekday(e dated) int {
	return weekdayIn(e.date.Of(m.story.Docs[m.units[e.unit].doc].Text))
}

// weekdayIn returns the weekday that words name, counted from Sunday; -1 where they name none.
func weekdayIn(words string) int {
	words = strings.ToLower(words)
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.Contains(words, strings.ToLower(d.String())) {
			return int(d)
		}
	}
	return -1
}

// weekdayOrder returns the places of the weekdays whose date is open, the earliest first: as what is told lies close
// together, they follow each other behind the longest run of days of which nothing is told. Where there are two such
// runs, the weekday of the most important event comes first.
func (m *merger) weekdayOrder(found []happening) map[int]int {
	told := map[int]bool{}
	first := -1
	for _, h := range found {
		if w := m.weekday(h.dated); h.date.First == "" {
			told[w] = true
			if first < 0 {
				first = w
			}
		}
	}
	longest := 0
	for w := range 7 {
		if !told[w] {
			continue
		}
		gap := 1
		for gap < 7 && !told[(w+7-gap)%7] {
			gap++
		}
		if gap > longest || gap == longest && w == first {
			longest, first = gap, w
		}
	}
	place := map[int]int{}
	for w := range told {
		place[w] = (w - first + 7) % 7
	}
	return place
}
