package web

// What a view takes in the page of its story, in bytes, as the built-in templates write it: about, and the same on every machine.

func (c Copied) weight() int { return len(c.Text) + 60 }

func (w Words) weight() int {
	n := len(w.Text) + 25
	if w.Href != "" {
		n += len(w.Href) + 10
	}
	return n
}

func weights[T interface{ weight() int }](list []T) int {
	n := 0
	for _, view := range list {
		n += view.weight()
	}
	return n
}

// ways is what the links to the words of a citation take.
func (c Citation) ways() int {
	n := c.Source.weight() + 2
	if c.Link != "" {
		n += len(c.Link) + 62 + len(c.Source.Text)
	}
	return n
}

func (l Line) weight() int {
	n := 40 + l.Copied.weight() + 45*min(1, len(l.SaidBy)) + weights(l.SaidBy)
	if len(l.Wordings) == 0 && len(l.Cites) == 1 {
		return n + l.Cites[0].ways()
	}
	n += 170
	for _, c := range l.Cites {
		n += len(c.Source.Text) + 25 + 10 + c.ways() // its name stands in the summary, too
		if !c.Same {
			n += c.Copied.weight() + 7
		}
	}
	for _, s := range l.Shared {
		n += 60 + len(s.Origin)
		for _, source := range s.Sources {
			n += source.Source.weight() + len(source.Why) + 30
		}
	}
	return n
}

func (r Run) weight() int {
	n := 25
	for _, c := range []*Copied{r.Copied, r.Was} {
		if c != nil {
			n += c.weight() + 25
		}
	}
	return n
}

func (q Quote) weight() int {
	n := 150 + q.called(q.Called, q.Cue)
	if around := q.Around(); around != nil {
		n += q.Context.weight()
	} else {
		n += weights(q.Runs)
	}
	for _, c := range q.Cites {
		n += c.ways()
	}
	n += 110 * min(1, len(q.Accounts))
	for _, a := range q.Accounts {
		n += 110 + a.Source.weight() + weights(a.Runs) + q.called(a.Called, a.Cue)
	}
	return n
}

func (q Quote) called(words ...Words) int {
	n := 0
	for _, w := range words {
		if w.Text != "" {
			n += w.weight() + 40
		}
	}
	return n
}

func (v Voice) weight() int {
	return 130 + v.Speaker.weight() + v.Role.weight() + weights(v.Quotes)
}

func (v Variant) weight() int {
	n := 80 + v.Line.weight() + v.Words.weight()
	if v.Value != nil {
		n += v.Value.weight()
	}
	return n
}

func (d Dispute) weight() int { return 160 + d.Topic.weight() + weights(d.Variants) }

func (a Actor) weight() int {
	n := len(a.ID) + 15 + a.Name.weight()
	if !a.known() {
		return n
	}
	n += 150 + weights(a.Aliases) + a.Role.weight()
	if a.Name.Href == "" {
		n += weights(a.Named())
	}
	if a.RoleCited != nil {
		n += 60 + a.RoleCited.Source.weight()
	}
	return n
}

func (e Event) weight() int {
	return 160 + e.Line.weight() - e.Line.Copied.weight() + weights(e.Runs)
}

func (g Group) weight() int {
	n := 110 + g.Source.weight()
	for _, l := range g.Lines {
		n += l.aloneWeight()
	}
	return n
}

// aloneWeight is the weight of a line among those that one source alone reports: it leads to its sentence alone.
func (l Line) aloneWeight() int {
	n := l.weight()
	if len(l.Wordings) == 0 && len(l.Cites) == 1 {
		n += l.Cites[0].Source.weight() - l.Cites[0].ways()
	}
	return n
}

func (s Source) weight() int {
	return 220 + len(s.Title.Text) + 2*len(s.Href) + len(s.Link) + s.Outlet.weight() + len(s.Origin) + len(s.Why)
}

func (m *Matrix) weight() int {
	n := 500 + 40*len(m.Columns)
	for _, g := range m.Groups {
		n += 110 + len(g.Label) + g.Topic.weight()
		for _, row := range g.Rows {
			n += 140 + len(row.Said()) + 26*len(row.Cells)
		}
	}
	return n
}

func (s *Speaks) weight() int {
	n := 700 + 90*len(s.Columns)
	for _, row := range s.Rows {
		n += 90 + row.Speaker.Name.weight()
		for _, cell := range row.Cells {
			n += 10 + 40*len(cell.Quotes)
		}
	}
	return n
}

func (c *Chronicle) weight() int {
	return 700 + 60*(len(c.Axis)+len(c.Spans)+len(c.Dots)+len(c.Counts)+len(c.Labels))
}

func (r Range) weight() int {
	n := 650 + r.Topic.weight() + 60*(len(r.Axis)+len(r.Labels)+len(r.Days))
	for _, s := range r.Sides {
		n += 420 + len(s.Row.Said()) + 120*len(s.Dots)
	}
	return n
}

// drawn is what the pictures weigh.
func (p *StoryPage) drawn() int {
	n := 0
	if p.Matrix != nil {
		n += p.Matrix.weight()
	}
	if p.Speaks != nil {
		n += p.Speaks.weight()
	}
	if p.Chronicle != nil {
		n += p.Chronicle.weight()
	}
	return n + weights(p.Ranges)
}

func (p *StoryPage) weight() int {
	return p.drawn() + 3500 + len(p.Note) + weights(p.Consensus) + weights(p.MoreConsensus) + weights(p.Disputes) + weights(p.Voices) + weights(p.MoreVoices) +
		weights(p.Actors) + weights(p.Timeline) + weights(p.Unknowns) + weights(p.Reported) + weights(p.Sources) + len(p.LinkedData)
}
