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
