package web

import (
	"slices"
	"strings"
)

// A page that takes long to load is not read. The page of a story keeps what stands open on it, and of what is folded as much as fits: the rest
// has a page of its own.
const (
	storyBudget = 120_000 // of a story's page by weight; what is left of 150 KB is for its pictures, and for what weights are off
	fewAlone    = 4       // lines of one source that always stay
	fewVoices   = 6       // those who speak, likewise
	fewNamed    = 24      // and actors of whom there is no more to say than the name
	moreName    = "more.html"
)

// fit moves what is folded from p to a page of its own, until p has its size: of the lines that one source alone reports those behind the
// first of each source, then actors that are named and no more, then the last of those who speak, then the last of the points, then
// even some of those who speak that stand open. It returns nil where all of it fits.
func (v *storyViews) fit(p *StoryPage) *MorePage {
	excess := p.weight() - storyBudget
	if excess <= 0 {
		return nil
	}
	more := &MorePage{Page: p.Page, Published: p.Published}
	more.NoIndex, more.Description = true, ""
	more.Reported = shorten(p.Reported, &excess)
	p.Actors, more.Actors = keepNamed(p.Actors, v.lines(), &excess)
	p.MoreVoices, more.Voices = keepFirst(p.MoreVoices, 0, &excess)
	p.MoreConsensus, more.Consensus = keepFirst(p.MoreConsensus, 0, &excess)
	var last []Voice // of those that stand open, where the rest was not enough
	p.Voices, last = keepFirst(p.Voices, fewVoices, &excess)
	more.Voices = append(last, more.Voices...)
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

// keepNamed parts the last actors of whom there is only the name from list, but for the first few and for those that lines lead to.
func keepNamed(list []Actor, led map[string]bool, excess *int) (kept, rest []Actor) {
	named := 0
	for _, a := range list {
		if !a.known() {
			named++
		}
	}
	for i := len(list) - 1; i >= 0; i-- {
		a := list[i]
		if a.known() || led[a.ID] || named <= fewNamed || *excess <= 0 {
			kept = append(kept, a)
			continue
		}
		named--
		*excess -= a.weight()
		rest = append(rest, a)
	}
	slices.Reverse(kept)
	slices.Reverse(rest)
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
	if p.Matrix != nil {
		for _, g := range p.Matrix.Groups {
			for i := range g.Rows {
				if v.rest[g.Rows[i].ID] {
					g.Rows[i].Page = moreName
				}
			}
		}
	}
	for i := range more.Voices {
		voice := &more.Voices[i]
		voice.Speaker.Href = fromRest(voice.Speaker.Href)
		for _, q := range voice.Quotes {
			v.rest[q.ID] = true
		}
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
	case !v.ids[id]:
		return ""
	case v.rest[id]:
		return moreName + "#" + id
	}
	return "index.html#" + id
}
