package digest

import (
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

// shownCut is the most words that are shown where an article leaves them out; of more their number
// is told.
const shownCut = 12

func (w *storyWriter) quote(q news.Quote) (Quote, bool) {
	c, ok := w.place(q.Text, q.Citations)
	if !ok {
		return Quote{}, false
	}
	out := Quote{Text: w.copied(c, ""), Marks: q.Kind != news.IndirectQuote, Partial: q.Kind == news.PartialQuote,
		Speaker: w.name(q.Name), Differs: w.differs(q.Drift)}
	out.Sources, out.More = w.sources(q.Citations)
	if a := w.actors[q.Speaker]; a != nil && a.Role != "" && !strings.EqualFold(a.Role, q.Name) {
		out.Role = w.role(a)
	}
	return out, true
}

// differs says how many articles word a quote differently, or that they do not agree on who speaks.
func (w *storyWriter) differs(drifts []news.Drift) string {
	articles := map[string]bool{}
	for _, d := range drifts {
		if d.Source != "" {
			return w.words.Texts["given-to"]
		}
		if d.Kind == news.ChangedDrift {
			articles[d.Article] = true
		}
	}
	if len(articles) == 0 {
		return ""
	}
	return w.words.Counted("reworded", len(articles))
}

// driftLabel says how another article gives a quote. Whom it gives the same words to is told beside them.
func (w *storyWriter) driftLabel(kind news.DriftKind) string {
	if kind == news.SpeakerDrift {
		return w.words.Texts["the-same"]
	}
	return w.words.Kind(string(kind))
}

func (w *storyWriter) drift(drifts []news.Drift) []Drift {
	var out []Drift
	for _, d := range drifts {
		at, known := w.articles[d.Article]
		if !known {
			continue
		}
		view := Drift{Text: w.short(d.Text), Source: w.listed[at], Kind: w.driftLabel(d.Kind), Called: w.short(d.Source),
			Marks: d.Kind != news.ParaphraseDrift}
		view.Runs = w.runs(d)
		out = append(out, view)
	}
	return out
}

// runs makes the runs of a drift: its parts, or all of it where it has none. A drift of which a
// word does not stand where it says has none.
func (w *storyWriter) runs(d news.Drift) []Run {
	parts := d.Parts
	if len(parts) == 0 {
		parts = []news.DriftPart{{Op: news.Kept, Citation: news.Citation{Article: d.Article, Start: d.Start, End: d.End, Text: d.Text}}}
	}
	var out []Run
	joined := true // what comes next needs no space
	for _, p := range parts {
		gap := p.Op == news.Gap
		if !w.stands(p.Citation) && !(gap && p.Text == "") || p.Was != nil && !w.stands(*p.Was) {
			return nil
		}
		r := Run{Op: string(p.Op), Space: !joined && (!gap || p.Text == "")}
		joined = gap && p.Text != ""
		if n := len(strings.Fields(p.Text)); p.Op == news.Cut && n > shownCut {
			r.Words = n
		} else if p.Text != "" {
			r.Text = w.copied(p.Citation, "")
		}
		if p.Was != nil {
			r.Was = w.copied(*p.Was, "")
		}
		out = append(out, r)
	}
	return out
}

// stands reports whether words stand in their article where a citation says.
func (w *storyWriter) stands(c news.Citation) bool {
	i, known := w.articles[c.Article]
	if !known || c.Start < 0 || c.Start >= c.End {
		return false
	}
	doc := w.document(i)
	return doc == nil || c.End <= len(doc.Text) && c.Span().Of(doc.Text) == c.Text
}
