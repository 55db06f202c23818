package cluster

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
)

const (
	// copied is the share of the shorter text's runs from which on it is a copy of the other.
	copied = 0.4
	// related is that share for texts of one publisher, or of an agency and a text that credits it.
	related = 0.2
	// sameText is that share for a text that was taken over as it stands.
	sameText = 0.95
	// fewest is the least number of common runs that tell of a copy, but for texts that are no
	// longer: a short notice shares "this is a developing story" with anything.
	fewest = 8
)

// tracer finds where the texts of a story come from. Documents are taken in the order in which
// they may have been copied from each other, so that each is led to earlier ones alone.
type tracer struct {
	docs  []*news.Document
	opts  Options
	order []int // the documents, those first from which others are taken to be copied
	place []int // by document: its place in order

	passages [][]passage    // by document
	runs     [][]uint64     // by document
	outlets  map[string]int // how many documents each has
	index    *index
	from     []link // by document
	origin   []int  // by document: the first of those that carry its text
	copies   map[*passage]*passage
	own      map[*passage]bool
}

// link leads a document to the one that its text comes from.
type link struct {
	doc   int // -1 for a text of its own
	kind  linkKind
	share float64 // of the shorter one's runs
}

type linkKind int

const (
	byText   linkKind = iota // they share runs of words
	byOutlet                 // one outlet has both
	byWire                   // both are the text of one agency
)

// trace groups the documents of a story by where their text comes from, and finds the sentences
// that come from elsewhere than their documents.
func trace(s *news.Story, opts Options) {
	t := &tracer{
		docs: s.Docs, opts: opts, passages: make([][]passage, len(s.Docs)), runs: make([][]uint64, len(s.Docs)), outlets: map[string]int{},
		index: newIndex(), from: make([]link, len(s.Docs)), origin: make([]int, len(s.Docs)), copies: map[*passage]*passage{}, own: map[*passage]bool{},
	}
	for _, doc := range s.Docs {
		t.outlets[doc.Outlet]++
	}
	t.inOrder()
	if len(s.Docs) == 1 {
		t.from[0].doc = -1
	} else {
		t.follow()
	}
	t.origins(s)
}

// inOrder orders the documents: an agency's own text first, then by time.
func (t *tracer) inOrder() {
	credited := map[string]bool{}
	for _, doc := range t.docs {
		credited[agency(doc.Credit)] = true
	}
	rank := func(d int) int {
		switch doc := t.docs[d]; {
		case t.opts.Outlets[doc.Outlet].Agency:
			return 0
		case doc.Outlet != "" && credited[agency(doc.Outlet)]:
			return 1
		}
		return 2
	}
	for d := range t.docs {
		t.order = append(t.order, d)
	}
	slices.SortFunc(t.order, func(a, b int) int {
		return cmp.Or(rank(a)-rank(b), cmp.Compare(published(t.docs[a]), published(t.docs[b])), byPath(t.docs[a], t.docs[b]))
	})
	t.place = make([]int, len(t.order))
	for i, d := range t.order {
		t.place[d] = i
	}
}

// follow leads each document to the one it comes from, and each of its sentences likewise.
func (t *tracer) follow() {
	house := map[string]int{} // outlet or wire → its first document
	for _, d := range t.order {
		t.passages[d] = passagesOf(t.docs[d], d)
		t.runs[d] = runsOf(t.passages[d])
		l := t.nearest(d)
		if l.doc < 0 {
			l = t.sameHouse(d, house)
		}
		t.from[d], t.origin[d] = l, d
		if l.doc >= 0 {
			t.origin[d] = t.origin[l.doc]
		}
		t.sentences(d)
		for _, key := range t.houses(d) {
			if _, taken := house[key]; !taken {
				house[key] = d
			}
		}
		// A copy adds nothing that later texts could be copies of; left out, a thousand
		// reprints cost no more than a thousand texts.
		if l.share < sameText || len(t.runs[d]) > len(t.runs[l.doc]) {
			t.index.add(t.passages[d])
		}
	}
}

// nearest returns the earlier document that d shares most with, if that is enough to tell of one text.
func (t *tracer) nearest(d int) link {
	common := t.index.common(t.runs[d])
	best := link{doc: -1}
	for _, k := range slices.SortedFunc(maps.Keys(common), func(a, b int) int { return t.place[a] - t.place[b] }) {
		n := common[k]
		if n < min(fewest, max(len(t.runs[d]), len(t.runs[k]))) {
			continue
		}
		share := float64(n) / float64(min(len(t.runs[d]), len(t.runs[k])))
		if share >= t.opts.least(t.docs[d], t.docs[k]) && share > best.share {
			best = link{doc: k, share: share}
		}
	}
	return best
}

// least returns the share of common runs from which on two documents are of one origin.
func (o Options) least(a, b *news.Document) float64 {
	ca, cb := agency(a.Credit), agency(b.Credit)
	switch {
	case a.Outlet != "" && a.Outlet == b.Outlet, o.sameFamily(a, b),
		ca != "" && (ca == cb || ca == agency(b.Outlet)), cb != "" && cb == agency(a.Outlet):
		return related
	}
	return copied
}

// sameFamily reports whether one publisher has the outlets of two documents.
func (o Options) sameFamily(a, b *news.Document) bool {
	family := o.Outlets[a.Outlet].Family
	return family != "" && family == o.Outlets[b.Outlet].Family
}

// houses returns what d shares with all texts that come from where it does: its outlet, with the
// agency that it credits, and the agency whose text it says it is.
func (t *tracer) houses(d int) []string {
	var out []string
	doc := t.docs[d]
	if doc.Outlet != "" {
		out = append(out, "outlet "+doc.Outlet+"\n"+agency(doc.Credit))
	}
	if wire := t.wire(doc); wire != "" {
		out = append(out, "wire "+wire)
	}
	return out
}

// sameHouse returns the first earlier document of d's outlet, or of the agency whose text it is: one
// newsroom does not confirm itself.
func (t *tracer) sameHouse(d int, house map[string]int) link {
	for _, key := range t.houses(d) {
		if k, ok := house[key]; ok {
			kind := byOutlet
			if strings.HasPrefix(key, "wire ") {
				kind = byWire
			}
			return link{doc: k, kind: kind}
		}
	}
	return link{doc: -1}
}

// wire returns the agency whose text a document is from its first line on, "VESTER (AP) —", or that
// it is published by; "" for others. That an agency contributed says less.
func (t *tracer) wire(doc *news.Document) string {
	if t.opts.Outlets[doc.Outlet].Agency {
		return agency(doc.Outlet)
	}
	name := agency(doc.Credit)
	if name == "" || len(doc.Sentences) == 0 {
		return ""
	}
	if name == agency(doc.Outlet) {
		return name
	}
	const dateline = 90
	first := doc.Sentences[0].Of(doc.Text)
	if first = first[:min(len(first), dateline)]; strings.Contains(strings.ToLower(first), "("+strings.ToLower(name)+")") {
		return name
	}
	return ""
}

// agency returns the short name of a news agency, other names as they are.
func agency(name string) string {
	switch strings.TrimPrefix(name, "The ") {
	case "Associated Press", "apnews.com":
		return "AP"
	case "Agence France-Presse", "afp.com":
		return "AFP"
	case "reuters.com", "Thomson Reuters":
		return "Reuters"
	case "United Press International", "upi.com":
		return "UPI"
	}
	return name
}
