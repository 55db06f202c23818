package cluster

import "github.com/briefgen/briefgen/internal/news"

const (
	// contained is the share of the shorter text's runs from which on the longer one has it within: the two tell of
	// one event, whatever their words say of it.
	contained = 0.8
	// passing is the fewest common runs by which a longer text has a shorter one within. A sentence that stands
	// alone somewhere and in many others, a note on the author, say, makes no event of these.
	passing = 40
	// formula is the fewest texts, none a copy of another, that have a sentence in common which tells of none of them.
	formula = 8
)

// reprint is an earlier document that a later one has within, or is within.
type reprint struct {
	doc   int  // -1 for none
	whole bool // nothing in the shorter of the two is changed
}

// reprints leads each document to an earlier one with its text, if there is one.
func reprints(docs []*news.Document) []reprint {
	x := newIndex()
	runs := make([][]uint64, len(docs))
	out := make([]reprint, len(docs))
	for d, doc := range docs {
		passages := passagesOf(doc, d)
		runs[d] = runsOf(passages)
		best, most := -1, 0
		for k, n := range x.common(runs[d]) {
			short, long := min(len(runs[d]), len(runs[k])), max(len(runs[d]), len(runs[k]))
			if n < fewest || float64(n) < contained*float64(short) || n < passing && float64(n) < contained*float64(long) {
				continue
			}
			if n > most || n == most && k < best {
				best, most = k, n
			}
		}
		out[d].doc = best
		if best >= 0 {
			out[d].whole = most == min(len(runs[d]), len(runs[best]))
		}
		// What adds nothing is not looked for again: a thousand copies cost no more than a thousand texts.
		if best < 0 || float64(most) < sameText*float64(len(runs[d])) {
			x.add(passages)
		}
	}
	return out
}

// formulas returns the sentences that many texts have which are no copies of each other: a greeting, a note on
// how to subscribe.
func formulas(docs []*news.Document, copies []reprint) map[string]bool {
	texts := map[string]int{}
	for d, doc := range docs {
		if copies[d].doc >= 0 {
			continue
		}
		once := map[string]bool{}
		for _, s := range doc.Sentences[:min(body, len(doc.Sentences))] {
			if text := s.Of(doc.Text); !once[text] {
				once[text] = true
				texts[text]++
			}
		}
	}
	out := map[string]bool{}
	for text, n := range texts {
		if n >= formula {
			out[text] = true
		}
	}
	return out
}
