package brief

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/briefgen/briefgen/internal/news"
)

// quotesOf collects who says what in a story: the same utterance in several articles is one quote.
// Those that most outlets have come first, whole quotations before phrases, who acts most in the
// story before others. Reported speech that neither a quote nor a line of b tells follows.
func (m *merger) quotesOf(b *news.Briefing) []news.Quote {
	w := wordings{story: m.story, trace: m.trace}
	w.group(m.utterances())
	slices.SortStableFunc(w.list, func(a, b []utterance) int {
		return cmp.Or(a[0].doc-b[0].doc, a[0].pieces[0].Start-b[0].pieces[0].Start)
	})
	quotes := []news.Quote{}
	for _, g := range m.mend(w.list) {
		m.trace.quoted(g)
		quotes = append(quotes, m.quote(g))
	}
	quotes = append(quotes, m.indirect(b, quotes)...)
	tell(quotes)
	rank := m.ranks()
	slices.SortStableFunc(quotes, func(a, b news.Quote) int {
		return cmp.Or(cmp.Compare(kindOrder[a.Kind]/2, kindOrder[b.Kind]/2), b.Outlets-a.Outlets,
			kindOrder[a.Kind]-kindOrder[b.Kind], rank[b.Speaker]-rank[a.Speaker])
	})
	return quotes
}

// aside is the most bytes of the narrator's between two pieces of one utterance: "she said".
const aside = 160

// mend joins groups, ordered by place, whose leads are pieces of one quotation with no more than an
// aside in between: “A,” she said, “b.” Pieces that another article gives at greater length, or to
// somebody else, stay apart.
func (m *merger) mend(list [][]utterance) [][]utterance {
	var out [][]utterance
	for _, g := range list {
		if n := len(out); n > 0 && out[n-1][0].goesOn(g[0]) && m.sameVoice(out[n-1], g) {
			out[n-1][0] = out[n-1][0].join(g[0])
			out[n-1] = append(out[n-1], g[1:]...)
			continue
		}
		out = append(out, g)
	}
	return out
}

// goesOn reports whether v is the next piece of u's quotation.
func (u utterance) goesOn(v utterance) bool {
	gap := v.pieces[0].Start - u.span().End
	return u.doc == v.doc && u.at.Kind == news.Direct && u.at.Content[0] == v.at.Content[0] && gap >= 0 && gap <= aside
}

func (m *merger) sameVoice(a, b []utterance) bool {
	x, agreedX := m.voice(a)
	y, agreedY := m.voice(b)
	return x == y && agreedX && agreedY
}

// kindOrder puts reported speech behind all that is in quote marks.
var kindOrder = map[news.QuoteKind]int{news.DirectQuote: 0, news.PartialQuote: 1, news.IndirectQuote: 2}

// ranks returns by id in how many articles each actor is, then how often.
func (m *merger) ranks() map[string]int {
	out := map[string]int{}
	for _, a := range m.cast.actors {
		docs := map[int]bool{}
		for _, r := range a.mentions {
			docs[r.doc] = true
		}
		out[a.id] = 4*len(docs) + len(a.mentions)
	}
	return out
}

// tell gives each quote an id made of its words; where several people say the same, those
// behind the first have who and where in it, too.
func tell(quotes []news.Quote) {
	taken := map[string]bool{}
	for i := range quotes {
		q := &quotes[i]
		q.ID = news.ID("q", q.Text)
		if taken[q.ID] {
			q.ID = news.ID("q", q.Text, q.Name, q.Citations[0].Article, strconv.Itoa(q.Citations[0].Start))
		}
		taken[q.ID] = true
	}
}

// quote makes one quote of the utterances of a group: the longest wording is shown, what others
// make of it is its drift. Where articles give the words to different speakers, the speaker is
// left open.
func (m *merger) quote(group []utterance) news.Quote {
	lead := group[0]
	q := news.Quote{Kind: news.PartialQuote, Text: m.textOf(lead), Parts: []news.Citation{}}
	if len(lead.pieces) > 1 {
		for _, s := range lead.pieces {
			q.Parts = append(q.Parts, m.cite(lead.doc, s))
		}
	}
	speaker, agreed := m.voice(group)
	if speaker >= 0 {
		q.Speaker, q.Name = m.cast.actors[speaker].id, m.cast.actors[speaker].name
	}
	for _, u := range group {
		if u.at.Kind == news.Direct {
			q.Kind = news.DirectQuote
		}
		if q.Source == "" && !u.at.Source.Empty() && agreed && u.actor == speaker {
			q.Source, q.Cue = m.words(u)
		}
	}
	for _, u := range byDoc(group) {
		q.Citations = append(q.Citations, m.cite(u.doc, u.span()))
	}
	q.Outlets = m.outlets(q.Citations)
	q.Drift = m.driftsOf(group, agreed)
	if speaker < 0 && namesSpeaker(q.Source) {
		q.Name = q.Source
	}
	return q
}

// byDoc orders the utterances of a group by article and place.
func byDoc(group []utterance) []utterance {
	out := slices.Clone(group)
	slices.SortStableFunc(out, func(a, b utterance) int {
		return cmp.Or(a.doc-b.doc, a.pieces[0].Start-b.pieces[0].Start)
	})
	return out
}

func (m *merger) textOf(u utterance) string { return u.span().Of(m.story.Docs[u.doc].Text) }

// words returns the words for who speaks and the cue.
func (m *merger) words(u utterance) (source, cue string) {
	text := m.story.Docs[u.doc].Text
	return u.at.Source.Of(text), u.at.Cue.Of(text)
}
