package brief

import (
	"fmt"

	"github.com/briefgen/briefgen/internal/news"
)

// quote explains who says what, and which articles have it.
func (x *Explainer) quote(i int) *news.Explanation {
	q := &x.b.Quotes[i]
	e := x.explanation(q.ID, news.ExplainedQuote, fmt.Sprintf("quote %d of %d, %s", i+1, len(x.b.Quotes), q.Kind), q.Text)
	e.Shown, e.Places = true, x.allLocated(q.Citations)
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
	by := x.m.trace.joined[wordsAt{u.doc, u.span().Start}]
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
	return news.Comparison{Located: x.located(x.m.cite(u.doc, u.span())), Lines: []string{}, Score: *s, Same: true, Rule: string(by), Why: told[by]}
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
