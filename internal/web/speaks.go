package web

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// The table of who speaks about whom has room for these.
const (
	mostSpeakers = 10
	mostSpokenOf = 8
	mostInCell   = 5
)

// spoken is the quotes of a speaker about others, by the other's id.
type spoken struct {
	speaker string
	about   map[string][]string // links to quotes
}

// speaks returns who names whom in the quotes that p shows; nil where fewer than two speak of others.
func (v *storyViews) speaks(p *StoryPage) *Speaks {
	named := v.namedAs()
	var rows []spoken
	total := map[string]int{}
	for _, voice := range slices.Concat(p.Voices, p.MoreVoices) {
		if voice.Actor == "" {
			continue
		}
		row := spoken{voice.Actor, map[string][]string{}}
		for _, q := range voice.Quotes {
			for _, id := range v.namedIn(q, named) {
				if id != voice.Actor && q.ID != "" {
					row.about[id] = append(row.about[id], "#"+q.ID)
					total[id]++
				}
			}
		}
		if len(row.about) > 0 {
			rows = append(rows, row)
		}
	}
	columns := v.mostNamed(total)
	return v.speaksView(rows, columns)
}

// mostNamed returns the ids of those who are named in the most quotes, the first of the story's actors before others.
func (v *storyViews) mostNamed(total map[string]int) []string {
	var out []string
	for i := range v.b.Actors {
		// That a town is named once says where something was, not whom somebody speaks of.
		if a := &v.b.Actors[i]; total[a.ID] > 1 || total[a.ID] > 0 && a.Kind != news.Place {
			out = append(out, a.ID)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(total[b], total[a]) })
	return out[:min(len(out), mostSpokenOf)]
}

// speaksView is the table of rows, the columns being those of the ids.
func (v *storyViews) speaksView(rows []spoken, columns []string) *Speaks {
	out := &Speaks{}
	for _, id := range columns {
		out.Columns = append(out.Columns, v.spokenOf(id))
	}
	for _, r := range rows {
		row := SpeaksRow{Speaker: v.spokenOf(r.speaker)}
		some := false
		for _, id := range columns {
			quotes := r.about[id]
			some = some || len(quotes) > 0
			row.Cells = append(row.Cells, SpeaksCell{quotes[:min(len(quotes), mostInCell)], len(quotes)})
		}
		if some && len(out.Rows) < mostSpeakers {
			out.Rows = append(out.Rows, row)
		}
	}
	if len(out.Rows) < 2 {
		return nil
	}
	return out
}

// lead has the links to quotes whose ids are in rest lead to the page of the rest.
func (s *Speaks) lead(rest map[string]bool) {
	for _, row := range s.Rows {
		for _, cell := range row.Cells {
			for i, way := range cell.Quotes {
				if rest[strings.TrimPrefix(way, "#")] {
					cell.Quotes[i] = moreName + way
				}
			}
		}
	}
}

func (v *storyViews) spokenOf(id string) SpokenOf {
	name := v.actorName(v.actors[id])
	name.Href = ""
	return SpokenOf{Actor: id, Name: name}
}

// namedAs returns the ids of actors by each form of their names, in lower case; "" for a form that several have.
func (v *storyViews) namedAs() map[string]string {
	out := map[string]string{}
	for i := range v.b.Actors {
		a := &v.b.Actors[i]
		for _, form := range append([]string{a.Name}, a.Aliases...) {
			form = strings.ToLower(form)
			if other, taken := out[form]; taken && other != a.ID {
				out[form] = ""
				continue
			}
			out[form] = a.ID
		}
	}
	return out
}

// namedIn returns the ids of the actors who are named in a quote, each once.
func (v *storyViews) namedIn(q Quote, named map[string]string) []string {
	var out []string
	for _, part := range q.Parts {
		doc := v.b.Story.Docs[v.articles[part.Article]]
		span := news.Span{Start: part.Start, End: part.End}
		first := sort.Search(len(doc.Mentions), func(k int) bool { return doc.Mentions[k].Start >= span.Start })
		for _, m := range doc.Mentions[first:] {
			if m.Start >= span.End {
				break
			}
			id := named[strings.ToLower(m.Of(doc.Text))]
			if id != "" && span.Contains(m.Span) && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}
