package digest

import (
	"cmp"
	"slices"

	"github.com/briefgen/briefgen/internal/labels"
	"github.com/briefgen/briefgen/internal/news"
)

// edition is everything that could be told, and the order in which it matters.
type edition struct {
	briefings []*news.Briefing // the latest first
	heads     []Story          // heads[i] is the head of briefings[i], with all its sources
	items     []item           // the most important first
	totals    []totals         // of briefings[i]
	opts      Options
	words     *labels.Labels
}

func newEdition(briefings []*news.Briefing, opts Options, words *labels.Labels) *edition {
	e := &edition{briefings: slices.Clone(briefings), opts: opts, words: words}
	slices.SortStableFunc(e.briefings, latestFirst)
	for i, b := range e.briefings {
		w := newStoryWriter(b, opts, words, false)
		e.heads = append(e.heads, w.head())
		its := newItems(i, w)
		e.items = append(e.items, its.list...)
		e.totals = append(e.totals, its.total)
	}
	inOrder(e.items)
	return e
}

func latestFirst(a, b *news.Briefing) int {
	return cmp.Or(cmp.Compare(b.Published, a.Published), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
}

// more lists what of a story is left out, by kinds: "7 more facts, 1 more difference and 2 more quotes". Kinds of which
// nothing is are not named.
func (e *edition) more(s Story, left totals) string {
	keys := [headItem]string{"more-facts", "more-disputes", "more-quotes", "more-events", "more-unknowns", "more-alone"}
	if s.AloneTitle != e.words.Texts["reported"] {
		keys[aloneItem] = "more-less"
	}
	var parts []string
	for i, n := range left {
		if n > 0 {
			parts = append(parts, e.words.Counted(keys[i], n))
		}
	}
	return e.words.List(parts)
}

// choose makes the mail that tells the given items.
func (e *edition) choose(list []item) Mail {
	stories := make([]Story, len(e.briefings))
	told := make([]totals, len(e.briefings))
	shown := make([]bool, len(e.briefings))
	for _, it := range list {
		if it.kind == headItem {
			stories[it.story], shown[it.story] = e.heads[it.story], true
			continue
		}
		stories[it.story].tell(it)
		told[it.story][it.kind]++
	}
	mail := e.frame()
	for i := range stories {
		if !shown[i] {
			continue
		}
		s := &stories[i]
		slices.SortStableFunc(s.Timeline, func(a, b Event) int { return cmp.Compare(a.place, b.place) })
		if e.totals[i] != (totals{}) {
			s.keepSources(e.words)
		} else {
			s.firstSources(e.words)
		}
		s.left = minus(e.totals[i], told[i])
		s.More = e.left(s.URL, e.more(*s, s.left))
		mail.Stories = append(mail.Stories, *s)
	}
	if missing := len(stories) - len(mail.Stories); missing > 0 {
		mail.More = e.left(e.opts.BaseURL, e.words.Counted("more-stories", missing))
	}
	mail.Subject = e.subject(mail.Stories)
	mail.Preheader = preheader(mail.Stories)
	return mail
}

func minus(a, b totals) totals {
	for k := range a {
		a[k] -= b[k]
	}
	return a
}

// tell adds an item to a story.
func (s *Story) tell(it item) {
	switch it.kind {
	case factItem:
		s.Facts = append(s.Facts, it.fact)
	case disputeItem:
		s.Disputes = append(s.Disputes, it.dispute)
	case quoteItem:
		s.Quotes = append(s.Quotes, it.quote)
	case eventItem:
		s.Timeline = append(s.Timeline, it.event)
	case unknownItem:
		s.Unknowns = append(s.Unknowns, it.fact)
	case aloneItem:
		s.Alone = append(s.Alone, it.fact)
	}
}

// keepSources leaves of the sources those that the lines of the story name: these must be there, with their addresses.
func (s *Story) keepSources(words *labels.Labels) {
	named := make([]bool, len(s.Sources)+1)
	mark := func(list []Source) {
		for _, source := range list {
			named[source.Number] = true
		}
	}
	for _, line := range slices.Concat(s.Facts, s.Unknowns, s.Alone) {
		mark(line.Sources)
	}
	for _, d := range s.Disputes {
		for _, side := range d.Sides {
			mark(side.Sources)
		}
	}
	for _, q := range s.Quotes {
		mark(q.Sources)
	}
	for _, ev := range s.Timeline {
		mark(ev.Sources)
	}
	var kept []Source
	for _, source := range s.Sources {
		if named[source.Number] {
			kept = append(kept, source)
		}
	}
	if n := len(s.Sources) - len(kept); n > 0 && len(kept) > 0 {
		s.MoreSources = words.Counted("more", n)
	}
	s.Sources = kept
}

// firstSources leaves as many sources as a line names, for a story of which there is nothing to tell: its headline is theirs.
func (s *Story) firstSources(words *labels.Labels) {
	if n := len(s.Sources) - maxLineSources; n > 0 {
		s.Sources, s.MoreSources = s.Sources[:maxLineSources], words.Counted("more", n)
	}
}

// left says where what is not in the mail stands.
func (e *edition) left(url, what string) Left {
	switch {
	case what == "":
		return Left{}
	case url != "":
		return Left{Text: e.words.Fill("on-site", "what", what), URL: url}
	case e.opts.Attach:
		return Left{Text: e.words.Fill("in-attachment", "what", what)}
	}
	return Left{Text: e.words.Fill("in-full", "what", what)}
}

// preheader is the first fact of the mail, which lists of mails show beside its subject.
func preheader(stories []Story) Copied {
	for _, s := range stories {
		if lines := slices.Concat(s.Facts, s.Alone); len(lines) > 0 {
			return lines[0].Text
		}
	}
	return Copied{}
}

// full makes the mail that tells everything, for the attachment.
func (e *edition) full() Mail {
	mail := e.frame()
	for _, b := range e.briefings {
		mail.Stories = append(mail.Stories, newStoryWriter(b, e.opts, e.words, true).whole())
	}
	return mail
}

// whole is the story with all there is to tell.
func (w *storyWriter) whole() Story {
	s := w.head()
	for _, c := range w.b.Consensus {
		if view, ok := w.claim(c); ok {
			s.Facts = append(s.Facts, view)
		}
	}
	for _, d := range w.b.Differences() {
		if view, ok := w.dispute(d); ok {
			s.Disputes = append(s.Disputes, view)
		}
	}
	for _, q := range w.b.Quotes {
		if view, ok := w.quote(q); ok {
			view.Drift = w.drift(q.Drift)
			s.Quotes = append(s.Quotes, view)
		}
	}
	for _, c := range w.b.Reported {
		if view, ok := w.claim(c); ok {
			s.Alone = append(s.Alone, view)
		}
	}
	s.Timeline, s.Unknowns, s.Actors = w.timeline(), w.unknowns(), w.actorList()
	return s
}

// frame is the mail without stories.
func (e *edition) frame() Mail {
	m := Mail{Title: e.opts.Title, Language: e.opts.Language, Site: e.opts.BaseURL, Version: e.opts.Version}
	for _, address := range e.opts.Unsubscribe {
		if m.Unsubscribe = webURL(address); m.Unsubscribe != "" {
			break
		}
	}
	if m.Unsubscribe == "" && len(e.opts.Unsubscribe) > 0 {
		m.Unsubscribe = e.opts.Unsubscribe[0]
	}
	return m
}
