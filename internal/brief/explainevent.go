package brief

import (
	"fmt"

	"github.com/briefgen/briefgen/internal/news"
)

// event explains an entry of the timeline: the words that date it, and which sentences tell of it.
func (x *Explainer) event(i int) *news.Explanation {
	v := &x.b.Timeline[i]
	e := x.explanation(v.ID, news.ExplainedEvent, fmt.Sprintf("event %d of %d of the timeline", i+1, len(x.b.Timeline)), v.Text)
	e.Shown, e.Places = true, x.allLocated(v.Citations)
	h := x.m.trace.events[v.ID]
	for n, when := range v.When {
		why := "published " + orUnknown(x.m.published(when))
		if h.members[n].led {
			why = "without a date; articles that tell much of the same mean one day by it"
		}
		e.Reasons = append(e.Reasons, reason(ruleDated, nil, "%s: “%s”, %s", e.Places[n].Path, when.Text, why))
	}
	date := v.Date
	if v.End != "" {
		date += " to " + v.End
	}
	if v.Planned {
		e.Reasons = append(e.Reasons, reason(rulePlanned, nil, "the sentences tell of something that lies ahead"))
	}
	e.Reasons = append(e.Reasons, reason(ruleShown, nil, "dated %s (%s): among the events that most origins state or that stand earliest", orUnknown(date), v.Precision))
	for _, d := range h.members[1:] {
		u, v := x.m.units[h.members[0].unit], x.m.units[d.unit]
		s := score(x.m.pairLikeness(u, v), "sameEvent", sameEvent)
		s.Parts = append(s.Parts, news.Part{Name: "shared meanings", Value: float64(shared(u.words, v.words)), Words: x.m.sharedWords(u, v)},
			news.Part{Name: "cosine", Value: round(cosine(u, v)), Words: []string{}})
		e.Compared = append(e.Compared, news.Comparison{
			Located: x.at(d.unit), Lines: append([]string{}, x.linesOf(d.unit)...), Score: *s, Same: true,
			Rule: string(ruleSameEvent), Why: "the same day, and the same event",
		})
	}
	return e
}

func orUnknown(date string) string {
	if date == "" {
		return "on an unknown day"
	}
	return date
}

// published returns the day of the article that is cited.
func (m *merger) published(c news.Citation) string { return dayOf(m.story.Docs[m.byID[c.Article]]) }

// unknown explains something that is not known.
func (x *Explainer) unknown(i int) *news.Explanation {
	u := &x.b.Unknowns[i]
	e := x.explanation(u.ID, news.ExplainedUnknown, fmt.Sprintf("open matter %d of %d", i+1, len(x.b.Unknowns)), u.Text)
	e.Shown, e.Places = true, x.allLocated(u.Citations)
	e.Reasons = append(e.Reasons, reason(ruleUnknown, nil, "%s from %s leave it open (%s)", plural(len(u.Citations), "article"), plural(u.Origins, "origin"), u.Kind))
	e.Reasons = append(e.Reasons, reason(ruleShown, nil, "no article of the story answers it"))
	return e
}
