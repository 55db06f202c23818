package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

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
	docs := map[[2]int]bool{}
	for _, i := range members {
		d, o := x.m.units[i].doc, x.m.originOf(i)
		if docs[[2]int{d, o}] {
			continue
		}
		docs[[2]int{d, o}] = true
		if articles[o] == nil {
			order = append(order, o)
		}
		why := x.m.reason[d].String()
		if o != x.m.origin[d] {
			why = "this sentence: " + x.m.story.Origins[o].Why.String()
		}
		articles[o] = append(articles[o], fmt.Sprintf("%s (%s)", x.m.story.Docs[d].Path, why))
	}
	var told []string
	for _, o := range order {
		told = append(told, strings.Join(articles[o], ", "))
	}
	n := x.m.originsOf(members)
	r := reason(ruleOrigins, nil, "%s from %s: %s", plural(len(docs), "article"), plural(n, "origin"), strings.Join(told, "; "))
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
	members := x.m.trace.lines[e.ID].members
	if s := x.m.trace.stars[members[0]]; s != nil && s.origins >= x.m.opts.MinOrigins {
		return []news.Reason{reason(ruleCited, nil, "lines of the consensus tell all that it shares with the sentences that state what it does, but none cites it")}
	}
	why := "too few origins state it for what the articles agree on"
	if len(members) == 1 {
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
	out := x.moves(e.ID, "the line", true)
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

// moves tells how an editor leaves out something that is shown, or puts it first: events stand in the order of their dates.
func (x *Explainer) moves(id, what string, pins bool) []news.Setting {
	out := []news.Setting{{File: x.indexFile(), Write: fmt.Sprintf("hide = [%q]", id), Effect: what + " is left out"}}
	if pins && !slices.Contains(x.m.story.Info.Pin, id) {
		out = append(out, news.Setting{File: x.indexFile(), Write: fmt.Sprintf("pin = [%q]", id), Effect: what + " comes first"})
	}
	return out
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
	outlet := ""
	for _, i := range members {
		outlet = cmp.Or(outlet, x.m.story.Docs[x.m.units[i].doc].Outlet)
	}
	if outlet == "" {
		return nil // the configuration has no name for them
	}
	return []news.Setting{{
		File: configFile, Write: fmt.Sprintf("[outlets.%q] family = \"NAME\"", outlet),
		Effect: "texts that outlets of one family share count once sooner",
	}}
}
