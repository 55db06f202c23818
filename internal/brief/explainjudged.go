package brief

import (
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// judgedIn tells by which words a side of a dispute of characterisation judges what.
func (x *Explainer) judgedIn(d *news.Dispute, v news.Variant) []news.Reason {
	if d.Kind != news.CharacterisationDispute {
		return nil
	}
	var out []news.Reason
	for _, j := range x.m.judgements() {
		u := x.m.units[j.unit]
		cited := slices.ContainsFunc(v.Citations, func(c news.Citation) bool {
			return x.m.articleID(u.doc) == c.Article && u.Span == c.Span()
		})
		if !cited {
			continue
		}
		doc, how := x.m.story.Docs[u.doc], "for"
		if j.sign < 0 {
			how = "against"
		}
		out = append(out, reason(ruleTakesSide, nil, "“%s”, said of “%s”, speaks %s it (%s)", doc.Tokens[j.token].Of(doc.Text), doc.Tokens[j.thing].Of(doc.Text), how, doc.Path))
	}
	return out
}

// stancesIn tells by which words a side of a dispute for and against a main thing of the story judges it.
func (x *Explainer) stancesIn(d *news.Dispute, v news.Variant) []news.Reason {
	if d.Kind != news.PositionDispute || !slices.ContainsFunc(x.m.trace.rulings, func(r ruling) bool { return r.by == judgesIt && x.citesOf(x.m.units[r.unit], d) }) {
		return nil
	}
	c := x.m.newCourt(nil)
	var out []news.Reason
	for _, s := range c.stances(c.issuesOf()) {
		u := c.units[s.unit]
		if !x.citesOf(u, &news.Dispute{Variants: []news.Variant{v}}) {
			continue
		}
		doc, how, thing := c.story.Docs[u.doc], "for", "this"
		if s.sign < 0 {
			how = "against"
		}
		if s.thing >= 0 {
			thing = doc.Tokens[s.thing].Of(doc.Text)
		}
		why := reason(ruleTakesSide, nil, "“%s”, said of “%s”, speaks %s it (%s)", doc.Tokens[s.token].Of(doc.Text), thing, how, doc.Path)
		why.Score = score(s.weight, "leastStance", leastStance)
		out = append(out, why)
	}
	return out
}
