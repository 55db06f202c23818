package web

import (
	"slices"
	"strings"
)

// A page that takes long to load is not read. The page of a story keeps what stands open on it, and of what is folded as much as fits: the rest
// has a page of its own.
const (
	storyBudget = 128_000 // of a story's page by weight; what is left of 150 KB is for what weights are off
	fewAlone    = 3       // lines of one source that always stay
	fewPoints   = 9       // points that the reports agree on, likewise
	fewVoices   = 5       // those who speak, likewise
	fewCards    = 16      // actors, likewise
	fewNamed    = 16      // and actors of whom there is no more to say than the name
	moreName    = "more.html"
)

// fit moves what is folded from p to a page of its own, until p is within a budget of bytes: of the lines that one source alone reports those behind the
// first of each source, then actors, then the last of those who speak, then the last of the points, then
// even some of those who speak, and of the points, that stand open. It returns nil where all of it fits.
func (v *storyViews) fit(p *StoryPage, budget int) *MorePage {
	excess := p.weight() - budget
	if excess <= 0 || v.whole {
		return nil
	}
	more := &MorePage{Page: p.Page, Published: p.Published}
	more.NoIndex, more.Description, more.Share, more.PartOf = true, "", "", v.b.ID+"/index.html"
	more.Reported = shorten(p.Reported, &excess)
	p.Actors, more.Actors = keepActors(p.Actors, v.lines(), &excess)
	p.MoreVoices, more.Voices = keepFirst(p.MoreVoices, 0, &excess)
	p.MoreConsensus, more.Consensus = keepFirst(p.MoreConsensus, 0, &excess)
	var last []Voice // of those that stand open, where the rest was not enough
	p.Voices, last = keepFirst(p.Voices, fewVoices, &excess)
	more.Voices = slices.Concat(last, more.Voices)
	var lesser []Line
	p.Consensus, lesser = keepFirst(p.Consensus, fewPoints, &excess)
	more.Consensus = slices.Concat(lesser, more.Consensus)
	p.Elsewhere = map[string]int{"consensus": len(more.Consensus), "quotes": len(more.Voices), "actors": len(more.Actors)}
	if more.list(p.Sections); len(more.Sections) == 0 {
		return nil
	}
	more.Compared = slices.ContainsFunc(quotesOf(more.Voices), Quote.compared)
	v.moved(p, more)
	return more
}

// list makes the list of the sections out of those of the story's page.
func (m *MorePage) list(sections []Section) {
	lines := 0
	for _, g := range m.Reported {
		lines += len(g.Lines)
	}
	counts := map[string]int{"consensus": len(m.Consensus), "quotes": len(quotesOf(m.Voices)), "actors": len(m.Actors), "reported": lines}
	for _, s := range sections {
		if n := counts[s.Name]; n > 0 {
			m.Sections = append(m.Sections, Section{Name: s.Name, Title: s.Title, Count: n})
		}
	}
}

// keepFirst parts list at the place from which on it must go to take excess away, but keeps the first few.
func keepFirst[T interface{ weight() int }](list []T, few int, excess *int) (kept, rest []T) {
	at := len(list)
	for at > few && *excess > 0 {
		at--
		*excess -= list[at].weight()
	}
	return list[:at:at], list[at:]
}

// keepActors parts from list the last actors of whom there is only the name, then the last of the others, but for the first few of each and for
// those that lines lead to.
func keepActors(list []Actor, led map[string]bool, excess *int) (kept, rest []Actor) {
	moved := map[int]bool{}
	for _, known := range []bool{false, true} {
		left := 0
		for _, a := range list {
			if a.known() == known {
				left++
			}
		}
		few := fewNamed
		if known {
			few = fewCards
		}
		for i := len(list) - 1; i >= 0 && left > few && *excess > 0; i-- {
			if a := list[i]; a.known() == known && !led[a.ID] {
				moved[i] = true
				left--
				*excess -= a.weight()
			}
		}
	}
	for i, a := range list {
		if moved[i] {
			rest = append(rest, a)
		} else {
			kept = append(kept, a)
		}
	}
	return kept, rest
}

// lines returns the ids of the elements of those on whose word lines of the briefing rest.
func (v *storyViews) lines() map[string]bool {
	led := map[string]bool{}
	for id := range wordsOf(v.b) {
		led["actor-"+id] = true
	}
	return led
}

// shorten takes the last lines of groups, from all of those with the most lines at a time, so that no source is cut
// before another that says more. It returns what it took.
func shorten(groups []Group, excess *int) []Group {
	deepest := 0
	for _, g := range groups {
		deepest = max(deepest, len(g.Lines))
	}
	keep := deepest
	for ; keep > fewAlone && *excess > 0; keep-- {
		for _, g := range groups {
			if len(g.Lines) >= keep {
				*excess -= g.Lines[keep-1].aloneWeight()
			}
		}
	}
	var out []Group
	for i, g := range groups {
		if len(g.Lines) > keep {
			out = append(out, Group{Source: g.Source, Lines: g.Lines[keep:]})
			groups[i].Lines, groups[i].Elsewhere = g.Lines[:keep:keep], len(g.Lines)-keep
		}
	}
	return out
}

func quotesOf(voices []Voice) []Quote {
	var out []Quote
	for _, voice := range voices {
		out = append(out, voice.Quotes...)
	}
	return out
}

// moved notes whose place is on the page of the rest, leads from there to what stayed on p, and from the pictures of p there.
func (v *storyViews) moved(p *StoryPage, more *MorePage) {
	line := func(l *Line) {
		v.rest[l.ID] = true
		for i := range l.SaidBy {
			l.SaidBy[i].Href = fromRest(l.SaidBy[i].Href)
		}
	}
	for i := range more.Consensus {
		line(&more.Consensus[i])
	}
	for _, g := range more.Reported {
		for i := range g.Lines {
			line(&g.Lines[i])
		}
	}
	for _, a := range more.Actors {
		v.rest[a.ID] = true
	}
	for i := range more.Voices {
		voice := &more.Voices[i]
		voice.Speaker.Href = fromRest(voice.Speaker.Href)
		for _, q := range voice.Quotes {
			v.rest[q.ID] = true
		}
	}
	v.redraw(p)
}

// redraw takes the rows of lines that are not on the page out of its matrix, which the file has all of, and leads from the table of who speaks
// about whom to where the quotes are.
func (v *storyViews) redraw(p *StoryPage) {
	if p.Matrix != nil {
		for i := range p.Matrix.Groups {
			g := &p.Matrix.Groups[i]
			all := len(g.Rows)
			g.Rows = slices.DeleteFunc(slices.Clone(g.Rows), func(r Row) bool { return v.rest[r.ID] })
			p.Matrix.More += all - len(g.Rows)
		}
	}
	if p.Speaks != nil {
		p.Speaks.lead(v.rest)
	}
}

// fromRest returns the way from the page of the rest to where href leads from the story's page.
func fromRest(href string) string {
	if strings.HasPrefix(href, "#") {
		return "index.html" + href
	}
	return href
}

// place returns the way from the story's folder to a line of the briefing, "" where it has no place on a page.
func (v *storyViews) place(id string) string {
	switch {
	case !v.has(id):
		return ""
	case v.rest[id]:
		return moreName + "#" + id
	}
	return "index.html#" + id
}
