package cluster

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

const (
	// shingle is the length, in words, of the runs that two texts are compared by. Runs of five
	// seldom meet by chance: independent reports of one event share under a twentieth of them,
	// copies more than six tenths.
	shingle = 5
	// copied is the share of the shorter text's runs from which on it is a copy of the other.
	copied = 0.4
	// related is that share for texts of one publisher, or of an agency and a text that credits it.
	related = 0.2
	// sameText is that share for a text that was taken over as it stands.
	sameText = 0.95
	// fewest is the least number of common runs that tell of a copy, but for texts that are no
	// longer: a short notice shares "this is a developing story" with anything.
	fewest = 8
	// formula is the most different texts of a story that a run may be in and tell of a copy.
	formula = 400
)

// origins groups the documents of a story by where their text comes from: reprints and agency
// copy are one origin. Quoted words do not count, since independent reports quote alike.
func origins(docs []*news.Document, opts Options) []news.Origin {
	sets := make([][]uint64, len(docs))
	for i, doc := range docs {
		sets[i] = shingles(doc)
	}
	root := make([]int, len(docs))
	index := map[uint64][]int{} // run → documents that have it
	for i := range docs {
		root[i] = i
		whole := false
		for _, r := range reused(sets, i, index) {
			if r.share >= opts.least(docs[i], docs[r.doc]) {
				join(root, i, r.doc)
				whole = whole || r.share >= sameText && len(sets[i]) <= len(sets[r.doc])
			}
		}
		// A copy adds nothing that later texts could be copies of; left out, a thousand
		// reprints cost no more than a thousand texts.
		if !whole {
			for _, h := range sets[i] {
				index[h] = append(index[h], i)
			}
		}
	}
	groups := map[int][]int{}
	for i := range docs {
		r := find(root, i)
		groups[r] = append(groups[r], i)
	}
	var out []news.Origin
	for _, r := range slices.Sorted(maps.Keys(groups)) {
		out = append(out, origin(docs, sets, groups[r], opts))
	}
	return out
}

// least returns the share of common runs from which on two documents are of one origin.
func (o Options) least(a, b *news.Document) float64 {
	if o.sameHouse(a, b) {
		return related
	}
	return copied
}

// join makes one group of those of i and k, which the first of its members stands for.
func join(root []int, i, k int) {
	i, k = find(root, i), find(root, k)
	root[max(i, k)] = min(i, k)
}

func find(root []int, i int) int {
	for root[i] != i {
		root[i] = root[root[i]]
		i = root[i]
	}
	return i
}

// reuse is a document that has text of another, and the share of the shorter one's runs that
// both have.
type reuse struct {
	doc   int
	share float64
}

// reused returns the documents in the index that have runs of document i, ascending.
func reused(sets [][]uint64, i int, index map[uint64][]int) []reuse {
	common := map[int]int{}
	for _, h := range sets[i] {
		// A run that very many different texts have is a formula; counting it would take
		// quadratic time.
		if list := index[h]; len(list) <= formula {
			for _, k := range list {
				common[k]++
			}
		}
	}
	var out []reuse
	for _, k := range slices.Sorted(maps.Keys(common)) {
		shorter := min(len(sets[i]), len(sets[k]))
		if common[k] < min(fewest, max(len(sets[i]), len(sets[k]))) {
			continue
		}
		out = append(out, reuse{k, float64(common[k]) / float64(shorter)})
	}
	return out
}

// shingles returns the hashes of the runs of words of a document's sentences, each once and in
// order, without quoted words and without the titles between paragraphs.
func shingles(doc *news.Document) []uint64 {
	var set []uint64
	quoted, paragraph := false, -1
	for _, s := range doc.Sentences {
		if s.Heading {
			continue
		}
		if s.Paragraph != paragraph { // no quotation goes on without a mark of its own
			quoted, paragraph = false, s.Paragraph
		}
		var run []string
		for tok := range nlp.Words(doc.Text, doc.Tokens[s.First:s.Last]) {
			word := tok.Of(doc.Text)
			switch word {
			case "“":
				quoted, run = true, nil
				continue
			case "”":
				quoted, run = false, nil
				continue
			case "\"":
				quoted, run = !quoted, nil
				continue
			}
			if quoted || tok.Len() == 1 && strings.ContainsAny(word, ".,;:()-!?'") {
				continue
			}
			run = append(run, nlp.Fold(word))
			if len(run) >= shingle {
				set = append(set, hash(run[len(run)-shingle:]))
			}
		}
	}
	slices.Sort(set)
	return slices.Compact(set)
}

func hash(words []string) uint64 {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w))
		h.Write([]byte{' '})
	}
	return h.Sum64()
}

// sameHouse reports whether two documents come from one publisher, or one credits the agency
// that the other is.
func (o Options) sameHouse(a, b *news.Document) bool {
	if a.Outlet != "" && a.Outlet == b.Outlet {
		return true
	}
	fa, fb := o.Outlets[a.Outlet].Family, o.Outlets[b.Outlet].Family
	if fa != "" && fa == fb {
		return true
	}
	ca, cb := agency(a.Credit), agency(b.Credit)
	return ca != "" && (ca == cb || ca == agency(b.Outlet)) || cb != "" && cb == agency(a.Outlet)
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

// origin makes an origin of documents that come from one text. It is named for the agency that
// they credit or that one of them is, else for the outlet that had it first.
func origin(docs []*news.Document, sets [][]uint64, members []int, opts Options) news.Origin {
	first := firstOf(docs, members, opts)
	o := news.Origin{Name: nameOf(docs[first]), Docs: members, Why: "own text"}
	if len(members) == 1 {
		return o
	}
	credited := credits(docs, members)
	if len(credited) > 0 && !opts.Outlets[docs[first].Outlet].Agency {
		o.Name = credited[0]
	}
	o.Why = why(docs, sets, members, first)
	if len(credited) > 0 {
		o.Why = "credits " + strings.Join(credited, " and ") + ", " + o.Why
	}
	return o
}

// firstOf returns the document whose text the others of an origin are taken to carry: an
// agency's own, else the earliest.
func firstOf(docs []*news.Document, members []int, opts Options) int {
	return slices.MinFunc(members, func(i, k int) int {
		a, b := docs[i], docs[k]
		if x, y := opts.Outlets[a.Outlet].Agency, opts.Outlets[b.Outlet].Agency; x != y {
			if x {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(published(a), published(b)), byPath(a, b))
	})
}

// why tells how much of their words the documents of an origin share with the first of them, or
// how much of its words they have where all of them are longer.
func why(docs []*news.Document, sets [][]uint64, members []int, first int) string {
	ofIts, ofFirst := 1.0, 1.0
	longer := true
	for _, d := range members {
		if d == first {
			continue
		}
		n := float64(common(sets[d], sets[first]))
		ofIts = min(ofIts, n/float64(max(1, len(sets[d]))))
		ofFirst = min(ofFirst, n/float64(max(1, len(sets[first]))))
		longer = longer && len(sets[d]) > len(sets[first])
	}
	name, least := nameAmong(docs, members, first), ""
	if len(members) > 2 {
		least = " or more"
	}
	switch {
	case min(ofIts, ofFirst) >= sameText:
		return "same text as " + name
	case longer && ofFirst >= sameText:
		return "has all the text of " + name
	case longer:
		return fmt.Sprintf("has %.0f%%%s of the words of %s", 100*ofFirst, least, name)
	}
	return fmt.Sprintf("shares %.0f%%%s of its words with %s", 100*ofIts, least, name)
}

// nameAmong returns the outlet of a document, or its file name where the outlet is not known or
// has several of the documents.
func nameAmong(docs []*news.Document, members []int, d int) string {
	for _, k := range members {
		if k != d && docs[k].Outlet == docs[d].Outlet {
			return path.Base(docs[d].Path)
		}
	}
	return nameOf(docs[d])
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
func credits(docs []*news.Document, members []int) []string {
	var names []string
	for _, d := range members {
		if name := agency(docs[d].Credit); name != "" && !slices.Contains(names, name) {
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
