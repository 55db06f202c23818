package brief

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// dispute explains what is told differently, the i-th of the disputes and of what changed over time behind them.
func (x *Explainer) dispute(i int) *news.Explanation {
	d := &x.b.Differences()[i]
	name := fmt.Sprintf("dispute %d of %d, %s", i+1, len(x.b.Disputes), d.Kind)
	switch n := i + 1 - len(x.b.Disputes); d.Kind {
	case news.RevisedFigure:
		name = fmt.Sprintf("figure brought up to date, %d of %d that changed over time", n, len(x.b.Revised))
	case news.Development:
		name = fmt.Sprintf("position of one actor, %d of %d that changed over time", n, len(x.b.Revised))
	}
	e := x.explanation(d.ID, news.ExplainedDispute, name, d.Topic)
	e.Shown = true
	e.Reasons = append(e.Reasons, reason(ruleKind, nil, "%s", compares[d.Kind]))
	for _, v := range d.Variants {
		e.Places = append(e.Places, x.allLocated(v.Citations)...)
		e.Reasons = append(append(e.Reasons, x.variant(v)), x.judgedIn(d, v)...)
		e.Reasons = append(e.Reasons, x.stancesIn(d, v)...)
	}
	if isContest[d.Kind] {
		e.Reasons = append(append(e.Reasons, x.acts(d)...), x.against(d)...)
	}
	if d.Kind == news.Development {
		e.Reasons = append(e.Reasons, x.against(d)...)
	}
	e.Reasons = append(e.Reasons, x.misnamed(d)...)
	e.Compared = x.figures(d)
	return e
}

// misnamed tells why two names are one person's.
func (x *Explainer) misnamed(d *news.Dispute) []news.Reason {
	if d.Kind != news.NameDispute {
		return nil
	}
	for _, n := range x.m.misnamings() {
		sides := n.sides(x.m)
		switch {
		case d.Topic != n.a.family || d.Variants[0].Value != sides[0].value || d.Variants[1].Value != sides[1].value:
		case n.alike:
			return []news.Reason{reason(ruleSpelling, nil, "“%s” and “%s” sound alike, the surname is one, and of these articles each has one of them alone", n.a.given, n.b.given)}
		default:
			why := reason(ruleOffice, nil, "no article names both, all give the same office, and sentences about them state a common fact")
			why.Score = score(n.sure, "sameBearer", sameBearer)
			return []news.Reason{why}
		}
	}
	return nil
}

// compares tells what makes a dispute of a kind.
var compares = map[news.DisputeKind]string{
	news.QuantityDispute:         "figures of one unit that count the same thing, with like words around them, differ by more than rounding",
	news.DateDispute:             "dates of the same thing differ",
	news.NameDispute:             "what one person or thing is called differs and cannot both be true",
	news.DenialDispute:           "one says it, another denies it",
	news.PositionDispute:         "some are for and others against the same thing",
	news.CharacterisationDispute: "the same thing is judged in opposite words",
	news.Development:             "one actor held one thing first and another later: no dispute",
	news.RevisedFigure:           "one outlet or one speaker gives a figure after another for the same thing, or an article says what it was before: no dispute",
}

// variant tells what stands on one side.
func (x *Explainer) variant(v news.Variant) news.Reason {
	by, when := "the outlets themselves", ""
	if len(v.SaidBy) > 0 {
		by = v.SaidBy[0]
	}
	if v.AsOf != "" {
		when = ", as of " + v.AsOf
	}
	return reason(ruleSide, nil, "“%s”: %s, said by %s%s", v.Value, plural(len(v.Citations), "place"), by, when)
}

// counted is a figure of a dispute with the variant that it stands for, or one of the same measure that
// is not in it (-1).
type counted struct {
	figure
	side int
}

// figures holds the figures of a dispute, and others of the same measure, against the one in it that is
// closest.
func (x *Explainer) figures(d *news.Dispute) []news.Comparison {
	out := []news.Comparison{}
	in, others := x.countedIn(d)
	if len(in) < 2 {
		return out
	}
	for i, f := range in {
		out = append(out, x.heldAgainst(f, slices.Delete(slices.Clone(in), i, i+1)))
	}
	told := []news.Comparison{}
	for _, f := range others {
		told = append(told, x.heldAgainst(f, in))
	}
	slices.SortStableFunc(told, func(a, b news.Comparison) int { return cmp.Compare(b.Score.Value, a.Score.Value) })
	return append(out, told[:min(mostCompared, len(told))]...)
}

// countedIn returns the figures that a dispute is about, and all others of their measure.
func (x *Explainer) countedIn(d *news.Dispute) (in, others []counted) {
	if d.Kind != news.QuantityDispute && d.Kind != news.RevisedFigure {
		return nil, nil
	}
	measure := ""
	for _, f := range x.m.figures {
		u := x.m.units[f.unit]
		if c := d.Variants[0].Citations[0]; x.m.articleID(u.doc) == c.Article && u.Span == c.Span() && f.q.Of(x.m.story.Docs[u.doc].Text) == d.Variants[0].Value {
			measure = f.measure()
		}
	}
	for _, f := range x.m.figures {
		if f.measure() != measure {
			continue
		}
		if side := x.sideOf(f, d); side >= 0 {
			in = append(in, counted{f, side})
		} else {
			others = append(others, counted{f, side})
		}
	}
	return in, others
}

// sideOf returns the variant of a dispute that a figure stands for, or -1.
func (x *Explainer) sideOf(f figure, d *news.Dispute) int { return x.sideAt(x.m.units[f.unit], d) }

// sideAt returns the variant of a dispute that cites a sentence, or -1.
func (x *Explainer) sideAt(u *unit, d *news.Dispute) int {
	return slices.IndexFunc(d.Variants, func(v news.Variant) bool {
		return slices.ContainsFunc(v.Citations, func(c news.Citation) bool {
			return x.m.articleID(u.doc) == c.Article && u.Span == c.Span()
		})
	})
}

// heldAgainst holds a figure against the closest of others.
func (x *Explainer) heldAgainst(f counted, list []counted) news.Comparison {
	best := slices.MaxFunc(list, func(a, b counted) int {
		if same, than := x.m.oneThing(f.figure, a.figure), x.m.oneThing(f.figure, b.figure); same != than {
			return compareBool(same, than)
		}
		return cmp.Compare(f.closeness(a.figure), f.closeness(b.figure))
	})
	s := score(f.around.cosine(best.around), "sameThing", f.needs(best.figure))
	s.Parts = append(s.Parts, x.part("this figure", f.figure), x.part("the other", best.figure))
	c := news.Comparison{Located: x.at(f.unit), Lines: append([]string{}, x.linesOf(f.unit)...), Score: *s}
	x.judgeFigures(&c, f, best)
	return c
}

func (x *Explainer) part(name string, f figure) news.Part {
	u := x.m.units[f.unit]
	return news.Part{Name: name, Value: f.q.Value, Words: []string{f.q.Of(x.m.story.Docs[u.doc].Text), x.m.story.Docs[u.doc].Path}}
}

// judgeFigures tells how two figures stand to each other.
func (x *Explainer) judgeFigures(c *news.Comparison, a, b counted) {
	rule, why := ruleOtherThing, "the words around it are not alike enough to be of the same thing"
	switch {
	case a.conflicts(b.figure):
		rule, why = ruleNoAccount, "a part of it, or another time, place or actor: no other account of the same thing"
	case x.m.oneThing(a.figure, b.figure) && a.side < 0:
		rule, why = ruleNotTaken, "the same thing, but its article gives another figure for it, too"
	case x.m.oneThing(a.figure, b.figure) && a.side == b.side:
		c.Same, rule, why = true, ruleSameFigure, "the same figure: equal, rounded or a range that holds it"
	case x.m.oneThing(a.figure, b.figure):
		rule, why = ruleOtherFigure, "the same thing, another figure"
	case max(a.v.Value, b.v.Value) > apart*min(a.v.Value, b.v.Value):
		rule, why = ruleFarApart, fmt.Sprintf("more than %g times the other, or less: another thing", apart)
	}
	c.Rule, c.Why = string(rule), why
}
