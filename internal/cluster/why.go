package cluster

import (
	"cmp"
	"math"
	"path"
	"reflect"
	"slices"

	"github.com/briefgen/briefgen/internal/news"
)

// origins puts what was found into the story.
func (t *tracer) origins(s *news.Story) {
	whole := make([]int, len(t.docs))
	s.Origins = nil
	carrying := map[int][]int{} // by the first document of each origin
	for d := range t.docs {
		carrying[t.origin[d]] = append(carrying[t.origin[d]], d)
	}
	for d := range t.docs {
		members := carrying[t.origin[d]]
		if members[0] != d {
			continue
		}
		for _, k := range members {
			whole[k] = len(s.Origins)
		}
		s.Origins = append(s.Origins, t.describe(members))
	}
	parts := map[int]int{}
	s.Passages = t.passagesApart(whole, func(d int) int {
		o, ok := parts[d]
		if !ok {
			o = len(s.Origins)
			parts[d] = o
			of := &s.Origins[whole[d]]
			reason := &of.Reasons[slices.Index(of.Docs, d)]
			*reason = append(*reason, news.Finding{Kind: news.OwnParagraphs})
			why := news.Why{{Kind: news.BesideText, Names: []string{of.Name}}}
			s.Origins = append(s.Origins, news.Origin{Name: nameOf(t.docs[d]), Docs: []int{d}, Why: why, Reasons: []news.Why{why}, Part: true})
		}
		return o
	})
}

// describe makes an origin of documents that come from one text. It is named for the agency that
// they credit or that one of them is, else for the document that had it first.
func (t *tracer) describe(members []int) news.Origin {
	first := t.origin[members[0]]
	o := news.Origin{Name: nameOf(t.docs[first]), Docs: members, Why: news.Why{{Kind: news.OwnText}}}
	credited := t.credits(members)
	if len(members) > 1 && len(credited) > 0 && !t.opts.Outlets[t.docs[first].Outlet].Agency {
		o.Name = credited[0]
	}
	for _, d := range members {
		o.Reasons = append(o.Reasons, t.reason(d, members))
	}
	if len(members) > 1 {
		o.Why = t.why(members, first)
		if len(credited) > 0 {
			o.Why = append(news.Why{{Kind: news.Credits, Names: credited}}, o.Why...)
		}
	}
	return o
}

// why tells how the documents of an origin hang together.
func (t *tracer) why(members []int, first int) news.Why {
	var links []int // the documents that were led to another
	text := true
	for _, d := range members {
		if d != first {
			links = append(links, d)
			text = text && t.from[d].kind == byText && t.from[d].doc == first
		}
	}
	least := slices.MinFunc(links, func(a, b int) int { return cmp.Compare(t.from[a].share, t.from[b].share) })
	tells := t.shared(least, false)
	for _, d := range links {
		if reflect.DeepEqual(t.shared(d, false), tells) {
			continue
		}
		if !text {
			return news.Why{{Kind: news.OneText, Articles: len(members)}}
		}
		return t.shared(least, true)
	}
	return tells
}

// reason tells why a document is of its origin.
func (t *tracer) reason(d int, members []int) news.Why {
	if len(members) == 1 {
		return news.Why{{Kind: news.OwnText}}
	}
	var why news.Why
	if name := agency(t.docs[d].Credit); name != "" && name != agency(t.docs[d].Outlet) {
		why = append(why, news.Finding{Kind: news.Credits, Names: []string{name}})
	}
	if t.from[d].doc >= 0 {
		why = append(why, t.shared(d, false)...)
	} else if len(why) == 0 {
		why = news.Why{{Kind: news.OwnText}}
	}
	return why
}

// shared tells what d has in common with the document that it was led to. least says that others of the origin share more.
func (t *tracer) shared(d int, least bool) news.Why {
	l := t.from[d]
	switch l.kind {
	case byOutlet:
		return news.Why{{Kind: news.SameOutlet}}
	case byWire:
		return news.Why{{Kind: news.AgencyText}}
	}
	n := float64(common(t.runs[d], t.runs[l.doc]))
	ofIts, ofOther := n/float64(len(t.runs[d])), n/float64(len(t.runs[l.doc]))
	tells := news.Finding{Names: []string{t.nameIn(l.doc)}}
	switch longer := len(t.runs[d]) > len(t.runs[l.doc]); {
	case min(ofIts, ofOther) >= sameText:
		tells.Kind = news.SameText
	case longer && ofOther >= sameText:
		tells.Kind = news.AllText
	case ofIts >= sameText:
		tells.Kind = news.PartOfText
	case longer:
		tells.Kind, tells.Share, tells.AtLeast = news.ShareOfOther, perCent(ofOther), least
	default:
		tells.Kind, tells.Share, tells.AtLeast = news.ShareOfIts, perCent(ofIts), least
	}
	why := news.Why{tells}
	if t.opts.sameFamily(t.docs[d], t.docs[l.doc]) {
		why = append(why, news.Finding{Kind: news.SamePublisher})
	}
	return why
}

func perCent(share float64) int { return int(math.RoundToEven(100 * share)) }

// nameIn returns the outlet of a document, or its file name where the outlet is not known or
// has several documents of the story.
func (t *tracer) nameIn(d int) string {
	if t.outlets[t.docs[d].Outlet] > 1 {
		return path.Base(t.docs[d].Path)
	}
	return nameOf(t.docs[d])
}

// common counts what two ascending lists share.
func common(a, b []uint64) int {
	n, i, k := 0, 0, 0
	for i < len(a) && k < len(b) {
		switch {
		case a[i] < b[k]:
			i++
		case a[i] > b[k]:
			k++
		default:
			n++
			i++
			k++
		}
	}
	return n
}

// credits returns the agencies that some documents credit, in the order of the documents.
func (t *tracer) credits(members []int) []string {
	var names []string
	for _, d := range members {
		if name := agency(t.docs[d].Credit); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// nameOf returns the outlet of a document, or its file name where that is not known.
func nameOf(doc *news.Document) string {
	if doc.Outlet != "" {
		return doc.Outlet
	}
	return path.Base(doc.Path)
}
