package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// mostCompared is how many comparisons are told beside those with what is cited, mostUnlike how many of those
// that do not reach the threshold.
const mostCompared, mostUnlike = 12, 4

// line explains a line of the consensus, or of what is reported.
func (x *Explainer) line(l *shown) *news.Explanation {
	kind, at, of := x.placeOf(l.claim.ID)
	names := map[news.ExplainedKind]string{news.ExplainedConsensus: "what the articles agree on", news.ExplainedReported: "what is reported"}
	e := x.explanation(l.claim.ID, kind, "a line that _index.md hides", l.claim.Text)
	if at > 0 {
		e.Name, e.Shown = fmt.Sprintf("line %d of %d of %s", at, of, names[kind]), true
	}
	e.Places = x.allLocated(l.claim.Citations)
	center := l.members[0]
	if l.star != nil && kind == news.ExplainedConsensus {
		center = l.star.center
	}
	e.Reasons = append(e.Reasons, x.origins(l.members))
	if center != l.members[0] {
		e.Reasons = append(e.Reasons, reason(ruleReads, nil, "what the others are compared with is “%s” (%s); the line shows another one's words, which read better alone",
			x.text(x.m.units[center]), x.sentences[center]))
	}
	if len(l.claim.SaidBy) > 0 {
		e.Reasons = append(e.Reasons, reason(ruleSaidBy, nil, "all that is cited reports the words of %s", strings.Join(l.claim.SaidBy, ", ")))
	}
	e.Reasons = append(e.Reasons, x.editors(e)...)
	e.Compared = x.compared(center, l.members)
	e.Settings = x.lineSettings(e, l)
	return e
}

// placeOf returns where a line stands in the briefing, from 1; 0 of a line that is hidden.
func (x *Explainer) placeOf(id string) (kind news.ExplainedKind, at, of int) {
	for i, c := range x.b.Consensus {
		if c.ID == id {
			return news.ExplainedConsensus, i + 1, len(x.b.Consensus)
		}
	}
	for i, c := range x.b.Reported {
		if c.ID == id {
			return news.ExplainedReported, i + 1, len(x.b.Reported)
		}
	}
	if x.m.trace.lines[id].claim.Origins >= x.m.opts.MinOrigins {
		return news.ExplainedConsensus, 0, 0
	}
	return news.ExplainedReported, 0, 0
}

// origins tells from how many texts some sentences come, and which article is of which.
func (x *Explainer) origins(members []int) news.Reason {
	articles := map[int][]string{}
	var order []int
	for _, i := range members {
		d, o := x.m.units[i].doc, x.m.originOf(i)
		if articles[o] == nil {
			order = append(order, o)
		}
		why := x.m.reason[d]
		if o != x.m.origin[d] {
			why = "this sentence: " + x.m.story.Origins[o].Why
		}
		articles[o] = append(articles[o], fmt.Sprintf("%s (%s)", x.m.story.Docs[d].Path, why))
	}
	var told []string
	for _, o := range order {
		told = append(told, strings.Join(articles[o], ", "))
	}
	n := x.m.originsOf(members)
	r := reason(ruleOrigins, nil, "%s from %s: %s", plural(len(members), "article"), plural(n, "origin"), strings.Join(told, "; "))
	r.Score = score(float64(n), "min_origins", float64(x.m.opts.MinOrigins))
	return r
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// editors tells what _index.md says of a line, and ends with whether it is shown.
func (x *Explainer) editors(e *news.Explanation) []news.Reason {
	switch {
	case !e.Shown:
		return []news.Reason{reason(ruleHidden, nil, "%s lists it under hide", x.indexFile())}
	case slices.Contains(x.m.story.Info.Pin, e.ID):
		return []news.Reason{reason(rulePinned, nil, "%s lists it under pin", x.indexFile())}
	case e.Kind == news.ExplainedConsensus:
		return []news.Reason{reason(ruleShown, nil, "enough origins state it, and no line before it says the same")}
	}
	why := "too few origins state it for what the articles agree on"
	if len(x.m.trace.lines[e.ID].members) == 1 {
		why = "no other article states it"
	}
	return []news.Reason{reason(ruleShown, nil, "%s, no line says the same, and it can be read alone", why)}
}

// lineSettings tells how an editor moves a line.
func (x *Explainer) lineSettings(e *news.Explanation, l *shown) []news.Setting {
	index := x.indexFile()
	if !e.Shown {
		return []news.Setting{{File: index, Write: fmt.Sprintf("hide without %q", e.ID), Effect: "the line is shown again"}}
	}
	out := []news.Setting{{File: index, Write: fmt.Sprintf("hide = [%q]", e.ID), Effect: "the line is left out"}}
	if !slices.Contains(x.m.story.Info.Pin, e.ID) {
		out = append(out, news.Setting{File: index, Write: fmt.Sprintf("pin = [%q]", e.ID), Effect: "the line comes first"})
	}
	if e.Kind == news.ExplainedConsensus {
		out = append(out, news.Setting{
			File: configFile, Write: fmt.Sprintf("[briefing] min_origins = %d", l.claim.Origins+1),
			Effect: "the line moves to what is reported, with all others of so few origins",
		})
		return append(out, x.familySetting(l.members)...)
	}
	if l.star == nil {
		return out
	}
	return append(out, x.minOriginsSetting(l.star.origins)...)
}

// minOriginsSetting tells at which min_origins something of so many origins is agreed on.
func (x *Explainer) minOriginsSetting(origins int) []news.Setting {
	if origins >= x.m.opts.MinOrigins {
		return nil
	}
	return []news.Setting{{
		File: configFile, Write: fmt.Sprintf("[briefing] min_origins = %d", origins),
		Effect: "what so few origins state is agreed on, this and all else",
	}}
}

// familySetting tells how the outlets of some sentences become one origin.
func (x *Explainer) familySetting(members []int) []news.Setting {
	if x.m.originsOf(members) < 2 {
		return nil
	}
	outlet := x.m.story.Docs[x.m.units[members[0]].doc].Outlet
	return []news.Setting{{
		File: configFile, Write: fmt.Sprintf("[outlets.%q] family = \"NAME\"", outlet),
		Effect: "texts that outlets of one family share count once sooner",
	}}
}

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
	switch by, like := x.m.trace.left[i], x.likest(i); {
	case by != "" && by != ruleOrigins:
		e.Reasons = append(e.Reasons, x.leftOut(i, by, like))
	case like.line != "":
		e.Reasons = append(e.Reasons, x.leftOut(i, ruleTold, like))
	}
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
	for _, list := range [][]news.Claim{x.b.Consensus, x.b.Reported} {
		for _, c := range list {
			l := x.m.trace.lines[c.ID]
			for _, k := range append([]int{l.members[0]}, centerOf(l)...) {
				if sim := cosine(x.m.units[i], x.m.units[k]); sim > best.cosine {
					best = likest{c.ID, sim}
				}
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

// leftOut tells why a sentence is not at the head of a line; like is the line most like it.
func (x *Explainer) leftOut(i int, by rule, like likest) news.Reason {
	told := map[rule]string{
		ruleCited:    "all other articles' sentences that state what it does are cited by lines that more origins state",
		ruleTold:     "enough origins state what it does, and a line tells that in other words",
		ruleSameText: "another article has the very sentence, which is shown",
		ruleShort:    fmt.Sprintf("it has fewer than %d words", minReported),
		ruleNoVerb:   "it has no verb with a tense",
		ruleQuestion: "it is a question",
		ruleLeans:    "it leans on the sentence before",
		ruleQuoted:   "it is somebody's quoted words as a whole: those are shown among the quotes",
		ruleLanguage: "its language is not read: the first sentence stands for the article",
	}
	if by == ruleRepeats {
		r := reason(by, []string{like.line}, "a line says nearly the same: “%s”", x.m.trace.lines[like.line].claim.Text)
		least := repeats
		if s := x.m.trace.stars[i]; s != nil && s.origins >= x.m.opts.MinOrigins {
			least = sameLine
		}
		r.Score = score(like.cosine, "repeats", least)
		return r
	}
	var lines []string
	if (by == ruleCited || by == ruleTold) && like.line != "" {
		lines = []string{like.line}
	}
	return reason(by, lines, "%s", told[by])
}

// compared tells how like sentence i the sentences of other articles are: those that are cited with it,
// and the most alike of the others.
func (x *Explainer) compared(i int, members []int) []news.Comparison {
	m := x.m
	star := m.trace.stars[i]
	var list []compared
	nearest := map[int]compared{} // document → its sentence that is most alike
	for k, v := range m.units {
		if v.doc == m.units[i].doc || !m.reads(v.doc) || !m.reads(m.units[i].doc) {
			continue
		}
		c := compared{k, x.likeness(i, k)}
		if c.Value == 0 {
			continue
		}
		list = append(list, c)
		if old, ok := nearest[v.doc]; !ok || c.Value > old.Value {
			nearest[v.doc] = c
		}
	}
	slices.SortStableFunc(list, func(a, b compared) int { return cmp.Compare(b.Value, a.Value) })
	out := []news.Comparison{}
	unlike := 0
	for n, f := range list {
		if f.Value < f.Least {
			unlike++
		}
		if (n >= mostCompared || unlike > mostUnlike) && !slices.Contains(members, f.unit) {
			continue
		}
		c := news.Comparison{Located: x.at(f.unit), Lines: append([]string{}, x.linesOf(f.unit)...), Score: *f.Score}
		x.judge(&c, i, f.unit, star, nearest[m.units[f.unit].doc].unit)
		out = append(out, c)
	}
	return out
}

// compared is a sentence that another was held against.
type compared struct {
	unit int
	*news.Score
}

// judge tells what became of a comparison of sentences i and k; nearest is the sentence of k's article
// that is most like i.
func (x *Explainer) judge(c *news.Comparison, i, k int, star *starOf, nearest int) {
	c.Rule = string(ruleSame)
	switch {
	case star != nil && slices.Contains(star.members(), k):
		c.Same, c.Why = true, "states the same"
	case c.Score.Value < c.Score.Least:
		c.Why = "not alike enough"
	case nearest != k && !x.m.contradict(i, k):
		c.Rule, c.Why = string(ruleNearer), "another sentence of the article is more alike"
	default:
		c.Rule, c.Why = string(ruleContradicts), "gives another figure for the same thing"
	}
}

// likeness holds two sentences against each other as the merge does.
func (x *Explainer) likeness(i, k int) *news.Score {
	m := x.m
	u, v := m.units[i], m.units[k]
	shared := both(u.words, v.words)
	cos := cosine(u, v)
	if cos == 0 {
		return score(0, "sameFact", sameFact)
	}
	s := score(m.likeness(u, v, len(shared), cos), "sameFact", sameFact)
	s.Parts = append(s.Parts,
		news.Part{Name: "shared meanings", Value: float64(len(shared)), Words: m.wordsOf(u, shared)},
		news.Part{Name: "cosine", Value: round(cos), Words: []string{}})
	if plain := likeness(len(shared), cos); s.Value > round(plain) {
		s.Parts = append(s.Parts, news.Part{Name: "words used alike", Value: round(s.Value - plain), Words: []string{}})
	}
	return s
}

// both returns what two ascending lists have in common.
func both(a, b []int) []int {
	var out []int
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] < b[k]:
			i++
		case a[i] > b[k]:
			k++
		default:
			out = append(out, a[i])
			i++
			k++
		}
	}
	return out
}

// wordsOf returns the words of a sentence that have some meanings, as it writes them, each once.
func (m *merger) wordsOf(u *unit, meanings []int) []string {
	doc := m.story.Docs[u.doc]
	s := doc.Sentences[u.sentence]
	out := []string{}
	for tok := range nlp.Words(doc.Text, doc.Tokens[s.First:s.Last]) {
		word := tok.Of(doc.Text)
		if _, ok := slices.BinarySearch(meanings, m.lex.of(word).meaning); ok && !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	return out
}
