package changes

import "slices"

// comparison finds what became of the lines of one story.
type comparison struct {
	old, new     []*entry
	inOld, inNew index
	lines        []Line
}

func (c *comparison) tell(kind Kind, e entry) {
	c.lines = append(c.lines, Line{kind, e.id, e.text})
}

func (c *comparison) tellGone(kind Kind, e *entry) {
	c.lines = append(c.lines, Line{Kind: kind, Text: e.text})
}

func (c *comparison) run() {
	c.inOld, c.inNew = indexOf(c.old), indexOf(c.new)
	c.join()
	for _, n := range c.new {
		if kind := c.became(n); kind != "" {
			c.tell(kind, *n)
		}
	}
	for _, o := range c.old {
		if !o.gone && !c.isDisputed(o) {
			c.tellGone(goneKinds[o.part], o)
		}
	}
}

// isDisputed reports whether a line of before is a fact on which a dispute rests that is new: it is told there.
func (c *comparison) isDisputed(o *entry) bool {
	if o.part.group() != facts {
		return false
	}
	for n := range c.inNew.sharing(o, disputes) {
		if n.was() == nil {
			return true
		}
	}
	return false
}

// join leads lines of before to those of now: by their id, or else by what they cite.
func (c *comparison) join() {
	byID := map[part]map[string]*entry{}
	for _, o := range c.old {
		if byID[o.part.group()] == nil {
			byID[o.part.group()] = map[string]*entry{}
		}
		byID[o.part.group()][o.id] = o
	}
	for _, n := range c.new {
		if o := byID[n.part.group()][n.id]; o != nil {
			n.same, o.gone = o, true
		}
	}
	for _, o := range c.old {
		if o.gone {
			continue
		}
		if n := c.successor(o); n != nil {
			n.met, o.gone = append(n.met, o), true
		}
	}
}

// successor returns the line of now that has most of what a line of before cites, one that is new before one that
// stood before; nil where none has any of it.
func (c *comparison) successor(o *entry) *entry {
	var best *entry
	most := 0
	sharing := c.inNew.sharing(o, o.part.group())
	if len(sharing) == 0 {
		return nil
	}
	for _, n := range c.new { // in their order, so that of two that are as near the first is taken
		score := 2 * sharing[n]
		if score > 0 && n.same == nil {
			score++
		}
		if score > most {
			best, most = n, score
		}
	}
	return best
}

// became says what became of a line of now, "" if nothing.
func (c *comparison) became(n *entry) Kind {
	switch n.part {
	case facts, reported:
		return c.factBecame(n)
	case disputes:
		return c.disputeBecame(n)
	case quotes:
		return c.quoteBecame(n)
	}
	switch {
	case n.same == nil && len(n.met) == 0:
		return newKinds[n.part]
	case changed(n):
		return changedKinds[n.part]
	}
	return ""
}

// changed reports whether a reader sees another line than before.
func changed(n *entry) bool {
	o := n.same
	return len(n.met) > 0 || o != nil && (o.text != n.text || o.shown != n.shown || !slices.Equal(o.cites, n.cites))
}

// was returns the line of before that n took the place of, nil if there is none.
func (e *entry) was() *entry {
	if e.same == nil && len(e.met) > 0 {
		return e.met[0]
	}
	return e.same
}

func (c *comparison) factBecame(n *entry) Kind {
	was := n.was()
	switch {
	case was == nil:
		return newKinds[n.part]
	case was.part == reported && n.part == facts:
		return FactAgreed
	case was.part == facts && n.part == reported:
		return FactSingle
	case len(n.met) > 1 || n.same != nil && len(n.met) == 1:
		return FactMerged
	case changed(n):
		return changedKinds[n.part]
	}
	return ""
}

// disputeBecame tells a dispute that was found in what was a fact before from one that came with its sentences.
func (c *comparison) disputeBecame(n *entry) Kind {
	if n.was() != nil {
		if changed(n) {
			return DisputeChanged
		}
		return ""
	}
	if len(c.inOld.sharing(n, facts)) > 0 {
		return FactDisputed
	}
	return DisputeNew
}

func (c *comparison) quoteBecame(n *entry) Kind {
	switch {
	case len(n.met) > 1 || n.same != nil && len(n.met) == 1:
		return QuoteMerged
	case n.was() == nil && len(c.inOld.sharing(n, quotes)) > 0: // which all stand still, or n had met one
		return QuoteParted
	case n.was() == nil:
		return QuoteNew
	case changed(n):
		return QuoteChanged
	}
	return ""
}

// What becomes of a line that is new, other or gone, by where it stands or stood.
var (
	newKinds = map[part]Kind{
		facts: FactNew, reported: ReportedNew, disputes: DisputeNew, quotes: QuoteNew, events: EventNew, unknowns: UnknownNew, actors: ActorNew,
	}
	changedKinds = map[part]Kind{
		facts: FactChanged, reported: ReportedChanged, disputes: DisputeChanged, quotes: QuoteChanged, events: EventChanged, unknowns: UnknownChanged, actors: ActorChanged,
	}
	goneKinds = map[part]Kind{
		facts: FactGone, reported: ReportedGone, disputes: DisputeGone, quotes: QuoteGone, events: EventGone, unknowns: UnknownGone, actors: ActorGone,
	}
)
