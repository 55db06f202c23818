package brief

import (
	"fmt"
	"maps"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// sentence explains by what a sentence is cited, or why by no line.
func (x *Explainer) sentence(i int) *news.Explanation {
	m := x.m
	e := x.explanation(x.sentences[i], news.ExplainedSentence, "a sentence that no line cites", x.text(m.units[i]))
	e.Places = []news.Located{x.at(i)}
	e.Compared = x.compared(i, nil)
	members := []int{i}
	if star := m.trace.stars[i]; star != nil {
		members = star.members()
		e.Settings = append(e.Settings, x.minOriginsSetting(star.origins)...)
	}
	if m.reads(m.units[i].doc) {
		e.Reasons = append(e.Reasons, x.origins(members))
	}
	if elsewhere := x.elsewhere(i); len(elsewhere) > 0 {
		e.Reasons = append(e.Reasons, reason(ruleElsewhere, elsewhere, "other parts of the briefing show it, or words of it"))
	}
	lines := x.linesOf(i)
	for _, id := range lines {
		e.Reasons = append(e.Reasons, reason(ruleTold, []string{id}, "cited by “%s”", m.trace.lines[id].claim.Text))
	}
	if len(lines) > 0 {
		e.Shown, e.Name = true, "a sentence that a line cites"
		e.Settings = append(e.Settings, news.Setting{File: x.indexFile(), Write: fmt.Sprintf("hide = [%q]", lines[0]), Effect: "the line that cites it is left out"})
		return e
	}
	x.why(e, i)
	return e
}

// why tells what decided that no line cites a sentence.
func (x *Explainer) why(e *news.Explanation, i int) {
	if hidden := x.hiddenOf(i); len(hidden) > 0 {
		e.Reasons = append(e.Reasons, reason(ruleHidden, hidden, "cited by a line that %s lists under hide", x.indexFile()))
		e.Settings = []news.Setting{{File: x.indexFile(), Write: fmt.Sprintf("hide without %q", hidden[0]), Effect: "the line is shown again"}}
		return
	}
	e.Reasons = append(e.Reasons, x.leftOut(i, x.m.trace.left[i]))
}

// elsewhere returns the ids of what is no line and cites words of sentence i.
func (x *Explainer) elsewhere(i int) []string {
	u := x.m.units[i]
	article := x.m.articleID(u.doc)
	var ids []string
	add := func(id string, list []news.Citation) {
		if slices.ContainsFunc(list, func(c news.Citation) bool { return c.Article == article && c.Span().Overlap(u.Span) > 0 }) {
			ids = append(ids, id)
		}
	}
	for _, d := range x.b.Differences() {
		for _, v := range d.Variants {
			add(d.ID, v.Citations)
		}
	}
	for _, q := range x.b.Quotes {
		add(q.ID, q.Citations)
	}
	for _, v := range x.b.Timeline {
		add(v.ID, v.Citations)
	}
	for _, o := range x.b.Unknowns {
		add(o.ID, o.Citations)
	}
	return slices.Compact(ids)
}

// linesOf returns the ids of the lines that cite sentence i and are shown, in their order.
func (x *Explainer) linesOf(i int) []string {
	var ids []string
	for _, list := range [][]news.Claim{x.b.Consensus, x.b.Reported} {
		for _, c := range list {
			if slices.Contains(x.m.trace.lines[c.ID].members, i) {
				ids = append(ids, c.ID)
			}
		}
	}
	return ids
}

// hiddenOf returns the ids of the lines that cite sentence i and that the editor hides.
func (x *Explainer) hiddenOf(i int) []string {
	var ids []string
	for id, l := range x.m.trace.lines {
		if slices.Contains(l.members, i) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// likest is the line that is most like a sentence, and how like.
type likest struct {
	line   string
	cosine float64
}

func (x *Explainer) likest(i int) likest {
	var best likest
	for _, id := range slices.Sorted(maps.Keys(x.m.trace.lines)) { // those that the editor hides as well
		l := x.m.trace.lines[id]
		for _, k := range append([]int{l.members[0]}, centerOf(l)...) {
			if sim := cosine(x.m.units[i], x.m.units[k]); sim > best.cosine {
				best = likest{id, sim}
			}
		}
	}
	return best
}

func centerOf(l *shown) []int {
	if l.star == nil {
		return nil
	}
	return []int{l.star.center}
}

// leftOut tells why a sentence is not at the head of a line.
func (x *Explainer) leftOut(i int, by rule) news.Reason {
	told := map[rule]string{
		ruleSameText:   "another article has the very sentence, which is shown",
		ruleShort:      fmt.Sprintf("it has fewer than %d words", minReported),
		ruleNoVerb:     "it has no verb with a tense",
		ruleQuestion:   "it is a question",
		ruleLeans:      "it leans on the sentence before",
		ruleQuoted:     "it is somebody's quoted words as a whole: those are shown among the quotes",
		ruleAnnounces:  "it only announces what follows it",
		ruleHalfQuoted: "it begins within somebody's quoted words",
		ruleInset:      "page furniture stands inside it",
		ruleUnknown:    "it stands among what is not known",
		ruleLanguage:   "its language is not read: the first sentence stands for the article",
	}
	if by == ruleRepeats {
		like := x.likest(i)
		r := reason(by, []string{like.line}, "a line says nearly the same: “%s”", x.m.trace.lines[like.line].claim.Text)
		r.Score = score(like.cosine, "repeats", repeats)
		return r
	}
	return reason(by, nil, "%s", told[by])
}
