package brief

import (
	"fmt"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// quote explains who says what, and which articles have it.
func (x *Explainer) quote(i int) *news.Explanation {
	q := &x.b.Quotes[i]
	e := x.explanation(q.ID, news.ExplainedQuote, fmt.Sprintf("quote %d of %d, %s", i+1, len(x.b.Quotes), q.Kind), q.Text)
	e.Shown, e.Places = true, x.passages(q.Citations)
	group := x.groupOf(q)
	if group == nil {
		e.Reasons = append(e.Reasons, reason(ruleReported, nil, "%q %q reports it; no quote and no line tells the same", q.Source, q.Cue))
		e.Reasons = append(e.Reasons, reason(ruleNamed, nil, "%q is %s", q.Source, q.Name))
		e.Settings = x.aliasSetting(q)
		return e
	}
	e.Reasons = append(e.Reasons, x.wording(group)...)
	e.Reasons = append(e.Reasons, x.speaker(q, group)...)
	for _, u := range group[1:] {
		e.Compared = append(e.Compared, x.account(group[0], u))
	}
	e.Settings = x.aliasSetting(q)
	return e
}

// groupOf returns the utterances of which a quote was made; nil of reported speech.
func (x *Explainer) groupOf(q *news.Quote) []utterance {
	if q.Kind == news.IndirectQuote {
		return nil
	}
	for _, g := range x.m.trace.groups {
		lead := byDoc(g)[0]
		if c := q.Citations[0]; x.m.articleID(lead.doc) == c.Article && lead.span() == c.Span() {
			return g
		}
	}
	return nil
}

// wording tells which of several wordings is shown.
func (x *Explainer) wording(group []utterance) []news.Reason {
	lead := group[0]
	where := x.m.story.Docs[lead.doc].Path
	var out []news.Reason
	if len(group) > 1 {
		out = append(out, reason(ruleLongest, nil, "of %d accounts that of %s is shown, which has most words: %d", len(group), where, len(lead.words)))
	}
	if n := len(lead.pieces); n > 1 {
		out = append(out, reason(ruleParted, nil, "%s gives it in %d pieces, with no more than an aside of the narrator between them", where, n))
	}
	return out
}

// account tells how another article's words were known for those of the lead.
func (x *Explainer) account(lead, u utterance) news.Comparison {
	by := x.m.trace.joined[spot{u.doc, u.span().Start}]
	if by == "" {
		by = ruleParted
	}
	kept := inOrder(lead.words, u.words).kept
	s := score(float64(kept)/float64(max(1, len(u.words))), "words", 0)
	s.Parts = append(s.Parts, news.Part{Name: "words of both in their order", Value: float64(kept), Words: []string{}},
		news.Part{Name: "words", Value: float64(len(u.words)), Words: []string{}})
	told := map[rule]string{
		ruleSameWords: "the same words in a row",
		ruleMostWords: "four fifths of all words are the same",
		ruleAlike:     "many of the words in their order, several in a row",
		rulePart:      "some of its sentences are in both",
		ruleParted:    "another piece of one quotation",
	}
	return news.Comparison{Located: x.passage(x.m.cite(u.doc, u.span())), Lines: []string{}, Score: *s, Same: true, Rule: string(by), Why: told[by]}
}

// speaker tells how each article names the speaker, and whom the quote is given to.
func (x *Explainer) speaker(q *news.Quote, group []utterance) []news.Reason {
	var out []news.Reason
	for _, u := range byDoc(group) {
		out = append(out, x.source(u))
	}
	switch _, agreed := x.m.voice(group); {
	case !agreed:
		out = append(out, reason(ruleDisagree, nil, "the articles give the words to different speakers: the speaker is left open"))
	case q.Speaker == "":
		out = append(out, reason(ruleOpen, nil, "no article says who speaks"))
	default:
		out = append(out, reason(ruleShown, nil, "given to %s, whom all articles mean that name one", q.Name))
	}
	return out
}

// source tells how one article leads to who speaks.
func (x *Explainer) source(u utterance) news.Reason {
	doc := x.m.story.Docs[u.doc]
	words := u.at.Source.Of(doc.Text)
	if u.actor < 0 {
		if words == "" {
			return reason(ruleOpen, nil, "%s names nobody beside the words", doc.Path)
		}
		return reason(ruleOpen, nil, "%s: %q leads to nobody for sure", doc.Path, words)
	}
	name := x.m.cast.actors[u.actor].name
	switch {
	case u.at.Speaker < 0:
		return reason(ruleDescribed, nil, "%s: %q is %s, who alone bears that office in the story", doc.Path, words, name)
	case u.at.Source.Contains(doc.Mentions[u.at.Speaker].Span):
		return reason(ruleNamed, nil, "%s: %q names %s", doc.Path, words, name)
	}
	mention, where := doc.Mentions[u.at.Speaker], "behind"
	if mention.Start < u.at.Source.Start {
		where = "before"
	}
	if words == "" {
		return reason(ruleLed, nil, "%s: the words go on those of %q before", doc.Path, mention.Of(doc.Text))
	}
	return reason(ruleLed, nil, "%s: %q means %q, named %s it", doc.Path, words, mention.Of(doc.Text), where)
}

// aliasSetting tells how names become one speaker's.
func (x *Explainer) aliasSetting(q *news.Quote) []news.Setting {
	if q.Speaker == "" {
		return nil
	}
	return []news.Setting{{
		File: x.indexFile(), Write: fmt.Sprintf("[aliases] %q = [\"OTHER NAME\"]", q.Name),
		Effect: "the words of who has the other name are given to " + q.Name + " as well",
	}}
}

// dispute explains what is told differently.
func (x *Explainer) dispute(i int) *news.Explanation {
	d := &x.b.Disputes[i]
	e := x.explanation(d.ID, news.ExplainedDispute, fmt.Sprintf("dispute %d of %d, %s", i+1, len(x.b.Disputes), d.Kind), d.Topic)
	e.Shown = true
	e.Reasons = append(e.Reasons, reason(ruleKind, nil, "%s", compares[d.Kind]))
	for _, v := range d.Variants {
		e.Places = append(e.Places, x.passages(v.Citations)...)
		e.Reasons = append(e.Reasons, x.variant(v))
	}
	e.Compared = x.opposed(d)
	return e
}

// compares tells what makes a dispute of a kind.
var compares = map[news.DisputeKind]string{
	news.QuantityDispute:         "figures of one unit that count the same thing, with like words around them, differ by more than rounding",
	news.DateDispute:             "dates of the same thing differ",
	news.NameDispute:             "what one person or thing is called differs and cannot both be true",
	news.DenialDispute:           "one says it, another denies it",
	news.PositionDispute:         "some are for and others against the same thing",
	news.CharacterisationDispute: "the same thing is judged in opposite words",
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

// opposed holds the figures of a dispute against each other as the merge does.
func (x *Explainer) opposed(d *news.Dispute) []news.Comparison {
	out := []news.Comparison{}
	if d.Kind != news.QuantityDispute {
		return out
	}
	var on []figure
	var sides []int
	for n, v := range d.Variants {
		for _, c := range v.Citations {
			for _, f := range x.m.figures {
				u := x.m.units[f.unit]
				if x.m.articleID(u.doc) == c.Article && u.Span == c.Span() {
					on, sides = append(on, f), append(sides, n)
				}
			}
		}
	}
	for i, a := range on {
		if k := slices.IndexFunc(on[:i], func(b figure) bool { return a.measure() == b.measure() && x.m.sameMeasure(a, b) }); k >= 0 {
			out = append(out, x.figures(on[k], a, sides[k] == sides[i]))
		}
	}
	return out
}

// figures tells how a figure stands to one before it.
func (x *Explainer) figures(a, b figure, same bool) news.Comparison {
	u, v := x.m.units[a.unit], x.m.units[b.unit]
	s := score(a.around.cosine(b.around), "sameThing", sameThing)
	s.Parts = append(s.Parts, news.Part{Name: "first figure", Value: a.q.Value, Words: []string{a.q.Of(x.m.story.Docs[u.doc].Text)}},
		news.Part{Name: "second figure", Value: b.q.Value, Words: []string{b.q.Of(x.m.story.Docs[v.doc].Text)}})
	c := news.Comparison{Located: x.at(b.unit), Lines: []string{}, Score: *s, Same: same, Rule: string(ruleSide), Why: "the same thing, another figure"}
	if same {
		c.Why = "the same figure, or the same rounded"
	}
	return c
}
