package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// driftsOf tells how the other articles of a group give the words of its lead. Where the articles
// do not agree on who speaks, each that names somebody is listed with its words for him.
func (m *merger) driftsOf(group []utterance, agreed bool) []news.Drift {
	out := []news.Drift{}
	lead := group[0]
	if !agreed && lead.actor >= 0 && lead.source != "" {
		d := m.drift(lead.doc, lead, []news.DriftPart{})
		d.Kind = news.SpeakerDrift
		d.Source, d.Cue = m.words(lead)
		out = append(out, d)
	}
	rest := byDoc(group[1:])
	for len(rest) > 0 {
		n := slices.IndexFunc(rest, func(u utterance) bool { return u.doc != rest[0].doc })
		if n < 0 {
			n = len(rest)
		}
		own := rest[:n]
		rest = rest[n:]
		if own[0].doc != lead.doc {
			out = append(out, m.accounts(lead, own, agreed)...)
		}
	}
	return out
}

// accounts tells what one article makes of the lead in its utterances.
func (m *merger) accounts(lead utterance, own []utterance, agreed bool) []news.Drift {
	var out []news.Drift
	runs := inRuns(lead, own)
	for _, u := range runs {
		steps := align(lead.words, u.words)
		if len(runs) > 1 { // what one leaves out before and behind may stand in another
			steps = inner(steps)
		}
		d := m.drift(u.doc, u, m.parts(lead, u, steps))
		d.Kind = kindOf(steps)
		if !agreed && u.actor >= 0 && u.source != "" {
			d.Source, d.Cue = m.words(u)
			d.Kind = cmp.Or(d.Kind, news.SpeakerDrift)
		}
		if d.Kind != "" {
			out = append(out, d)
		}
	}
	return out
}

// maxRuns is how many utterances of one article are held against one quote; more are said again.
const maxRuns = 50

// inRuns joins the utterances of one article that give the lead's words in their order, and leaves
// out those that give what another does.
func inRuns(lead utterance, own []utterance) []utterance {
	own = own[:min(len(own), maxRuns)]
	at := make([][2]int, len(own)) // the words of the lead that it gives
	for i, u := range own {
		at[i] = keptOf(align(lead.words, u.words))
	}
	again := func(i int) bool {
		for k := range own {
			within := at[k][0] <= at[i][0] && at[i][1] <= at[k][1]
			if k != i && within && (at[k] != at[i] || k < i) {
				return true
			}
		}
		return false
	}
	var out []utterance
	last := 0
	for i, u := range own {
		switch n := len(out); {
		case again(i):
			continue
		case n > 0 && at[i][0] >= last:
			out[n-1] = out[n-1].join(u)
		default:
			out = append(out, u)
		}
		last = at[i][1]
	}
	return out
}

// join returns u with the pieces and words of v behind its own.
func (u utterance) join(v utterance) utterance {
	n := len(u.pieces)
	u.pieces = append(slices.Clip(u.pieces), v.pieces...)
	u.words = slices.Clip(u.words)
	for _, w := range v.words {
		w.piece += n
		u.words = append(u.words, w)
	}
	u.weight += v.weight
	return u
}

// keptOf returns the first and the last of the words a that are kept.
func keptOf(steps []edit) [2]int {
	first, last := -1, 0
	for _, e := range steps {
		if e.op != news.Kept {
			continue
		}
		if first < 0 {
			first = e.a[0]
		}
		last = e.a[1]
	}
	return [2]int{max(first, 0), last}
}

// inner leaves out what is cut at both ends.
func inner(steps []edit) []edit {
	for len(steps) > 0 && steps[0].op == news.Cut {
		steps = steps[1:]
	}
	for len(steps) > 0 && steps[len(steps)-1].op == news.Cut {
		steps = steps[:len(steps)-1]
	}
	return steps
}

// kindOf returns what the steps do to a quote, "" if they keep it.
func kindOf(steps []edit) news.DriftKind {
	kind := news.DriftKind("")
	for _, e := range steps {
		switch e.op {
		case news.Changed, news.Added:
			return news.ChangedDrift
		case news.Cut:
			kind = news.CutDrift
		}
	}
	return kind
}

// drift makes a drift of u, without its kind: its text runs over the narrator's asides, and is the
// longest piece where the narrator says more in between.
func (m *merger) drift(d int, u utterance, parts []news.DriftPart) news.Drift {
	span := u.span()
	for i := 1; i < len(u.pieces); i++ {
		if isWide(u.pieces[i-1], u.pieces[i]) {
			span = slices.MaxFunc(u.pieces, func(a, b news.Span) int { return a.Len() - b.Len() })
		}
	}
	c := m.cite(d, span)
	return news.Drift{Article: c.Article, Start: c.Start, End: c.End, Text: c.Text, Parts: parts}
}

// isWide reports whether more than an aside stands between two pieces.
func isWide(a, b news.Span) bool { return b.Start-a.End > aside }

// parts writes steps from the lead to u as slices of the articles. No slice goes over from one
// piece to the next.
func (m *merger) parts(lead, u utterance, steps []edit) []news.DriftPart {
	out := []news.DriftPart{}
	piece := 0
	if len(steps) > 0 && kindOf(steps) == "" {
		return out
	}
	write := func(op news.DriftOp, s news.Span) {
		out = append(out, news.DriftPart{Op: op, Citation: m.cite(u.doc, s)})
	}
	for _, e := range steps {
		cut, own := pieceSpans(lead.words[e.a[0]:e.a[1]]), pieceSpans(u.words[e.b[0]:e.b[1]])
		whole := e.op == news.Changed && len(cut) == 1 && len(own) == 1
		if e.op != news.Kept && !whole {
			for _, s := range cut {
				out = append(out, news.DriftPart{Op: news.Cut, Citation: m.cite(lead.doc, s.Span)})
			}
		}
		for _, s := range own {
			if s.piece > piece {
				out = append(out, m.gap(u, piece, s.piece)...)
				piece = s.piece
			}
			switch {
			case e.op == news.Kept:
				write(news.Kept, s.Span)
			case whole:
				write(news.Changed, s.Span)
				was := m.cite(lead.doc, cut[0].Span)
				out[len(out)-1].Was = &was
			default:
				write(news.Added, s.Span)
			}
		}
	}
	return out
}

// gap is what the narrator says between two pieces of u: nothing where only marks stand there, and
// without words where it is more than an aside.
func (m *merger) gap(u utterance, from, to int) []news.DriftPart {
	a, b := u.pieces[from], u.pieces[to]
	if b.Start < a.End || isWide(a, b) {
		return []news.DriftPart{{Op: news.Gap}}
	}
	c := m.cite(u.doc, news.Span{Start: a.End, End: b.Start})
	if strings.IndexFunc(c.Text, isWordRune) < 0 {
		return nil
	}
	return []news.DriftPart{{Op: news.Gap, Citation: c}}
}

// pieceSpans returns the stretches of words that lie in one piece each.
func pieceSpans(words []word) []word {
	var out []word
	for _, w := range words {
		if n := len(out); n > 0 && out[n-1].piece == w.piece {
			out[n-1].End = w.End
			continue
		}
		out = append(out, w)
	}
	return out
}
