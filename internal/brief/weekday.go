package brief

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/briefgen/briefgen/internal/nlp"
)

// docDay is a weekday as an article names it.
type docDay struct{ doc, weekday int }

// fixWeekdays gives a weekday in an article without a date the day that a sentence of another article
// has which states the same and names that weekday; the article means that day wherever it names the
// weekday. Where no sentence states the same, it is the day that the articles mean by it which tell much of the same.
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
	meant, kin := m.meantBy(list), kinOf(m, stars)
	for i := range list {
		e := &list[i]
		d, w := m.units[e.unit].doc, m.weekday(*e)
		days := fixed[docDay{d, w}]
		if len(days) == 0 && !e.planned {
			days = map[string]nlp.Date{}
			for k := range kin[d] {
				maps.Copy(days, meant[docDay{k, w}])
			}
		}
		if e.date.First != "" || len(days) != 1 {
			continue
		}
		for _, d := range days { // the day alone: the hour is that of another sentence
			e.date.First, e.date.Last, e.date.Value, e.date.Precision, e.led = d.First, d.Last, d.First, "day", true
		}
	}
}

const (
	// newsDays is how many days before its article a day is that is news.
	newsDays = 2
	// minKin is how many sentences two articles have in common that are of one day.
	minKin = 3
)

// meantBy returns the days, just before each article with a date, that it means by a weekday.
func (m *merger) meantBy(list []dated) map[docDay]map[string]nlp.Date {
	meant := map[docDay]map[string]nlp.Date{}
	for _, e := range list {
		at := docDay{m.units[e.unit].doc, m.weekday(e)}
		today := dayOf(m.story.Docs[at.doc])
		if at.weekday < 0 || e.planned || e.date.First == "" || e.date.First != e.date.Last || e.date.First > today || days(nlp.Date{First: e.date.First, Last: today}) > newsDays+1 {
			continue
		}
		if meant[at] == nil {
			meant[at] = map[string]nlp.Date{}
		}
		meant[at][e.date.First] = e.date
	}
	return meant
}

// kinOf leads from each article to those that tell much of the same.
func kinOf(m *merger, stars []*starOf) map[int]map[int]bool {
	common := map[[2]int]int{}
	kin := map[int]map[int]bool{}
	for _, s := range stars {
		d := m.units[s.center].doc
		for _, mt := range s.matches {
			k := m.units[mt.unit].doc
			pair := [2]int{min(d, k), max(d, k)}
			if common[pair]++; common[pair] != minKin {
				continue
			}
			for _, at := range [][2]int{{d, k}, {k, d}} {
				if kin[at[0]] == nil {
					kin[at[0]] = map[int]bool{}
				}
				kin[at[0]][at[1]] = true
			}
		}
	}
	return kin
}

// weekday returns the weekday that the date of e names, or -1.
func (m *merger) weekday(e dated) int {
	return weekdayIn(e.date.Of(m.story.Docs[m.units[e.unit].doc].Text))
}

// weekdayIn returns the weekday that words name, counted from Sunday; -1 where they name none.
func weekdayIn(words string) int {
	words = strings.ToLower(words)
	return slices.IndexFunc(weekdays[:], func(name string) bool { return strings.Contains(words, name) })
}

// weekdays are their names in small letters, Sunday first.
var weekdays = func() (names [7]string) {
	for d := range names {
		names[d] = strings.ToLower(time.Weekday(d).String())
	}
	return names
}()

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
