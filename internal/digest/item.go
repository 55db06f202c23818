package digest

import (
	"cmp"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// item is something that is told as a whole or not at all.
type item struct {
	story int
	kind  itemKind
	first bool    // the head of a story or the first that is told of it
	worth float64 // how much it matters, see [items.add]

	fact    Statement
	dispute Dispute
	quote   Quote
	event   Event
}

type itemKind int

// The kinds of items, in the order in which they come among those that matter alike.
const (
	factItem itemKind = iota
	disputeItem
	quoteItem
	eventItem
	unknownItem
	aloneItem
	headItem
)

// totals counts what there is to tell of a story, by the kinds of items but the head.
type totals [headItem]int

// items collects what there is to tell of a story.
type items struct {
	w     *storyWriter
	story int
	list  []item
	total totals
	least [headItem]float64 // what the last item of a kind is worth
	most  [headItem]int     // how many of a kind the body may tell
}

func newItems(story int, w *storyWriter) *items {
	its := &items{w: w, story: story, most: [headItem]int{maxStoryFacts, len(w.b.Disputes), maxStoryQuotes, maxStoryEvents, maxStoryUnknowns, maxStoryAlone}}
	its.list = append(its.list, item{story: story, kind: headItem, first: true})
	its.addFacts()
	its.addDisputes()
	its.addQuotes()
	its.addEvents()
	its.addUnknowns()
	its.markFirst()
	return its
}

// add counts an item, and tells it where a mail has room for so many of its kind. It is worth as many origins as it rests
// on, divided by its place in the story: the third fact of a story matters as much as the first of one that a third as many
// origins report. place is counted from 0. What comes later in its kind is never worth more, so that the mail has the order of the site.
func (its *items) add(it item, origins, place int) {
	k := it.kind
	worth := float64(max(origins, 1)) / float64(1+place)
	if its.total[k] > 0 {
		worth = min(worth, its.least[k])
	}
	its.least[k] = worth
	if its.total[k] < its.most[k] {
		it.story, it.worth = its.story, worth
		its.list = append(its.list, it)
	}
	its.total[k]++
}

// markFirst marks what is told first of the story: a fact, or else what matters most.
func (its *items) markFirst() {
	rest := its.list[1:]
	if len(rest) == 0 {
		return
	}
	best := 0
	for i := range rest {
		if rest[i].kind == factItem {
			best = i
			break
		}
		if rest[i].worth > rest[best].worth {
			best = i
		}
	}
	rest[best].first = true
	its.list[0].worth = rest[best].worth
}

// addFacts adds what the articles agree on, or where they agree on nothing what one of them tells.
func (its *items) addFacts() {
	for _, c := range its.w.b.Consensus {
		if s, ok := its.w.claim(c); ok {
			its.add(item{kind: factItem, fact: s}, c.Origins, its.total[factItem])
		}
	}
	if its.total[factItem] > 0 {
		its.most[aloneItem] = 0
	}
	for _, c := range its.w.b.Reported {
		if s, ok := its.w.claim(c); ok {
			its.add(item{kind: aloneItem, fact: s}, c.Origins, its.total[aloneItem])
		}
	}
}

// A difference and a quote come after every second fact.

func (its *items) addDisputes() {
	for _, d := range its.w.b.Disputes {
		if view, ok := its.w.dispute(d); ok {
			var cited []news.Citation
			for _, v := range d.Variants {
				cited = append(cited, v.Citations...)
			}
			its.add(item{kind: disputeItem, dispute: view}, its.w.origins(cited), 1+2*its.total[disputeItem])
		}
	}
}

// addQuotes adds the main quotes, whole ones before phrases. Reported speech is no quote here: there are no words in quote
// marks to show.
func (its *items) addQuotes() {
	for _, kind := range []news.QuoteKind{news.DirectQuote, news.PartialQuote} {
		for _, q := range its.w.b.Quotes {
			if q.Kind != kind {
				continue
			}
			if view, ok := its.w.quote(q); ok {
				its.add(item{kind: quoteItem, quote: view}, its.w.origins(q.Citations), 1+2*its.total[quoteItem])
			}
		}
	}
}

// addEvents adds what most origins date, of these the latest, but for what the facts tell.
func (its *items) addEvents() {
	origins := map[string]int{}
	for _, e := range its.w.b.Timeline {
		origins[e.Text] = e.Origins
	}
	events := its.w.timeline()
	slices.SortStableFunc(events, func(a, b Event) int {
		return cmp.Or(cmp.Compare(origins[b.Text.Text()], origins[a.Text.Text()]), cmp.Compare(b.place, a.place))
	})
	for _, e := range events {
		if !its.w.isFact(e.Text) {
			its.add(item{kind: eventItem, event: e}, origins[e.Text.Text()], 2+2*its.total[eventItem])
		}
	}
}

func (its *items) addUnknowns() {
	for _, s := range its.w.unknowns() {
		its.add(item{kind: unknownItem, fact: s}, 1, 3+2*its.total[unknownItem])
	}
}

// inOrder puts first the head of each story with the first that is told of it, and then everything by its worth.
func inOrder(list []item) {
	slices.SortStableFunc(list, func(a, b item) int {
		return cmp.Or(boolFirst(a.first, b.first), cmp.Compare(b.worth, a.worth), cmp.Compare(a.story, b.story),
			boolFirst(a.kind == headItem, b.kind == headItem), cmp.Compare(a.kind, b.kind))
	})
}

func boolFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
