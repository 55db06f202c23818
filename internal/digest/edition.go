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
	heads     []Story          // heads[i] is the head of briefings[i]
	items     []item           // the most important first
	totals    []totals         // of briefings[i]
	opts      Options
	words     *labels.Labels
}

// totals counts what there is to tell of a story, by the kinds of items but the head.
type totals [headItem]int

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

// item is something that is told as a whole or not at all.
type item struct {
	story   int
	round   int
	kind    itemKind
	fact    Statement
	dispute Dispute
	quote   Quote
	event   Event
}

type itemKind int

// The kinds of items, in the order in which they come within a round.
const (
	factItem itemKind = iota
	disputeItem
	quoteItem
	eventItem
	unknownItem
	aloneItem
	headItem
)

func newEdition(briefings []*news.Briefing, opts Options, words *labels.Labels) *edition {
	e := &edition{briefings: slices.Clone(briefings), opts: opts, words: words}
	slices.SortStableFunc(e.briefings, latestFirst)
	for i, b := range e.briefings {
		w := newStoryWriter(b, opts, words, false)
		e.heads = append(e.heads, w.head())
		e.addItems(i, w)
	}
	slices.SortStableFunc(e.items, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.round, b.round), cmp.Compare(a.story, b.story), headFirst(a, b), cmp.Compare(a.kind, b.kind))
	})
	return e
}

func latestFirst(a, b *news.Briefing) int {
	return cmp.Or(cmp.Compare(b.Published, a.Published), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
}

func headFirst(a, b item) int {
	switch {
	case a.kind == b.kind:
		return 0
	case a.kind == headItem:
		return -1
	case b.kind == headItem:
		return 1
	}
	return 0
}

// addItems makes the items of story i. The stories take turns: first the head and the first
// fact of each, then the second facts, and so on; a dispute and a quote come after every
// second fact. So a long story never crowds out a short one.
func (e *edition) addItems(i int, w *storyWriter) {
	var n totals
	add := func(it item) {
		it.story = i
		e.items = append(e.items, it)
	}
	add(item{kind: headItem})
	for _, c := range w.b.Consensus {
		s, ok := w.claim(c)
		if !ok {
			continue
		}
		if n[factItem] < maxStoryFacts {
			add(item{kind: factItem, round: n[factItem], fact: s})
		}
		n[factItem]++
	}
	for _, d := range w.b.Disputes {
		if view, ok := w.dispute(d); ok {
			add(item{kind: disputeItem, round: 1 + 2*n[disputeItem], dispute: view})
			n[disputeItem]++
		}
	}
	n[quoteItem] = w.addQuotes(add)
	n[eventItem] = w.addEvents(add)
	n[unknownItem] = w.addUnknowns(add)
	for _, c := range w.b.Reported {
		s, ok := w.claim(c)
		if !ok {
			continue
		}
		if n[factItem] == 0 && n[aloneItem] < maxStoryAlone {
			add(item{kind: aloneItem, round: n[aloneItem], fact: s})
		}
		n[aloneItem]++
	}
	e.totals = append(e.totals, n)
}

// addQuotes adds the main quotes, whole ones before phrases, and returns how many quotes there
// are. Reported speech is no quote here: there are no words in quote marks to show.
func (w *storyWriter) addQuotes(add func(item)) int {
	n := 0
	for _, kind := range []news.QuoteKind{news.DirectQuote, news.PartialQuote} {
		for _, q := range w.b.Quotes {
			if q.Kind != kind {
				continue
			}
			view, ok := w.quote(q)
			if !ok {
				continue
			}
			if n < maxStoryQuotes {
				add(item{kind: quoteItem, round: 1 + 2*n, quote: view})
			}
			n++
		}
	}
	return n
}

// fit makes the mail with as much as the body has room for: it takes the items in their order,
// whole ones only, while the body stays within budget bytes of quoted-printable.
func (e *edition) fit(tmpl *templates, budget int) (Mail, []byte, error) {
	// What alone would take a quarter of the mail is better read on the site.
	items := e.affordable(budget / 4)
	n, err := largest(len(items), func(n int) (bool, error) {
		body, err := tmpl.page(bodyTemplate, e.choose(items[:n]))
		return encodedLen(body) <= budget, err
	})
	if err != nil {
		return Mail{}, nil, err
	}
	mail := e.choose(items[:n])
	body, err := tmpl.page(bodyTemplate, mail)
	return mail, body, err
}

// largest returns the largest n up to total that fits, 0 if none does. It doubles up to the
// first that does not fit and then halves, so that the work depends on how much fits and not
// on how much there is.
func largest(total int, fits func(n int) (bool, error)) (int, error) {
	low, high := 0, min(total, 16)
	for {
		ok, err := fits(high)
		if err != nil {
			return 0, err
		}
		if !ok {
			break
		}
		if low = high; low == total {
			return low, nil
		}
		high = min(2*high, total)
	}
	for high-low > 1 {
		middle := (low + high) / 2
		ok, err := fits(middle)
		if err != nil {
			return 0, err
		}
		if ok {
			low = middle
		} else {
			high = middle
		}
	}
	return low, nil
}

// affordable leaves out the items that take more than limit bytes, and all of a story whose
// head does.
func (e *edition) affordable(limit int) []item {
	noHead := map[int]bool{}
	var out []item
	for _, it := range e.items {
		if noHead[it.story] {
			continue
		}
		if e.weight(it) <= limit {
			out = append(out, it)
		} else if it.kind == headItem {
			noHead[it.story] = true
		}
	}
	return out
}

// weight is about what the item takes: its words and addresses. The markup is not counted.
func (e *edition) weight(it item) int {
	switch it.kind {
	case headItem:
		return storyWeight(e.heads[it.story])
	case disputeItem:
		n := qpLen(it.dispute.Topic.Text)
		for _, side := range it.dispute.Sides {
			n += statementWeight(side.Statement)
		}
		return n
	case quoteItem:
		return qpLen(it.quote.Text.Text()) + qpLen(it.quote.Speaker.Text) + qpLen(it.quote.Role.Text) + sourcesWeight(it.quote.Sources)
	}
	if it.kind == eventItem {
		return len(it.event.Date) + statementWeight(it.event.Statement)
	}
	return statementWeight(it.fact)
}

func storyWeight(s Story) int {
	return qpLen(s.Title.Text) + len(s.URL) + sourcesWeight(s.Sources)
}

func statementWeight(s Statement) int {
	n := qpLen(s.Text.Text()) + sourcesWeight(s.Sources)
	for _, who := range s.SaidBy {
		n += qpLen(who.Text)
	}
	return n
}

func sourcesWeight(sources []Source) int {
	n := 0
	for _, s := range sources {
		n += qpLen(s.Label.Text) + qpLen(s.Title.Text) + len(s.URL)
	}
	return n
}

// choose makes the mail that tells the given items.
func (e *edition) choose(items []item) Mail {
	stories := make([]Story, len(e.briefings))
	told := make([]totals, len(e.briefings))
	shown := make([]bool, len(e.briefings))
	for _, it := range items {
		s := &stories[it.story]
		switch it.kind {
		case headItem:
			*s, shown[it.story] = e.heads[it.story], true
			continue
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
		told[it.story][it.kind]++
	}
	mail := e.frame()
	missing := 0
	for i := range stories {
		if !shown[i] {
			missing++
			continue
		}
		left := e.totals[i]
		for k := range left {
			left[k] -= told[i][k]
		}
		slices.SortStableFunc(stories[i].Timeline, func(a, b Event) int { return cmp.Compare(a.place, b.place) })
		stories[i].More = e.left(stories[i].URL, e.more(stories[i], left))
		mail.Stories = append(mail.Stories, stories[i])
	}
	if missing > 0 {
		mail.More = e.left(e.opts.BaseURL, e.words.Counted("more-stories", missing))
	}
	return mail
}

func (e *edition) left(url, what string) Left {
	switch {
	case what == "":
		return Left{}
	case url == "":
		return Left{Text: e.words.Fill("in-attachment", "what", what)}
	}
	return Left{Text: e.words.Fill("on-site", "what", what), URL: url}
}

// full makes the mail that tells everything, for the attachment.
func (e *edition) full() Mail {
	mail := e.frame()
	for _, b := range e.briefings {
		w := newStoryWriter(b, e.opts, e.words, true)
		s := w.head()
		for _, c := range b.Consensus {
			if view, ok := w.claim(c); ok {
				s.Facts = append(s.Facts, view)
			}
		}
		for _, d := range b.Differences() {
			if view, ok := w.dispute(d); ok {
				s.Disputes = append(s.Disputes, view)
			}
		}
		for _, q := range b.Quotes {
			if view, ok := w.quote(q); ok {
				view.Drift = w.drift(q.Drift)
				s.Quotes = append(s.Quotes, view)
			}
		}
		for _, c := range b.Reported {
			if view, ok := w.claim(c); ok {
				s.Alone = append(s.Alone, view)
			}
		}
		s.Timeline, s.Unknowns, s.Actors = w.timeline(), w.unknowns(), w.actorList()
		mail.Stories = append(mail.Stories, s)
	}
	return mail
}

// frame is the mail without stories.
func (e *edition) frame() Mail {
	m := Mail{Title: e.opts.Title, Language: e.opts.Language, Site: e.opts.BaseURL,
		Version: e.opts.Version}
	m.Subject = subject(e.opts, e.words, e.heads)
	return m
}
