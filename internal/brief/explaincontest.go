package brief

import (
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// isContest are the kinds of disputes that are over what is claimed and what some are for and others against.
var isContest = map[news.DisputeKind]bool{news.DenialDispute: true, news.PositionDispute: true, news.CharacterisationDispute: true}

// ruling is what a dispute over a claim or a position rests on.
type ruling struct {
	unit, rival int // sentences; one and the same where it has both sides
	by          ground
	score       float64 // 0 where one sentence has both sides
}

// acts tells the words of the cited sentences with which somebody takes a side.
func (x *Explainer) acts(d *news.Dispute) []news.Reason {
	var out []news.Reason
	for _, c := range x.m.contests() {
		u := x.m.units[c.unit]
		doc := x.m.story.Docs[u.doc]
		if x.citesOf(u, d) {
			out = append(out, reason(ruleTakesSide, nil, "“%s” (%s)", doc.Tokens[c.token].Of(doc.Text), doc.Path))
		}
	}
	return out
}

// against tells by what the two sides were found.
func (x *Explainer) against(d *news.Dispute) []news.Reason {
	for _, r := range x.m.trace.rulings {
		if !x.citesOf(x.m.units[r.unit], d) || !x.citesOf(x.m.units[r.rival], d) {
			continue
		}
		why := reason(ruleAgainst, nil, "%s", r.by)
		if r.score > 0 {
			why.Score = score(r.score, "minRivalry", minRivalry)
			words := x.m.sharedWords(x.m.units[r.unit], x.m.units[r.rival])
			why.Score.Parts = append(why.Score.Parts, news.Part{Name: "shared meanings", Value: float64(len(words)), Words: words})
		}
		return []news.Reason{why}
	}
	return nil
}

// citesOf reports whether a dispute cites words of a sentence.
func (x *Explainer) citesOf(u *unit, d *news.Dispute) bool {
	return slices.ContainsFunc(d.Variants, func(v news.Variant) bool {
		return slices.ContainsFunc(v.Citations, func(c news.Citation) bool {
			return x.m.articleID(u.doc) == c.Article && u.Contains(c.Span())
		})
	})
}
