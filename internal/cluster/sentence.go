package cluster

import "github.com/briefgen/briefgen/internal/news"

const (
	// copiedWords is the least number of common words, names and roles apart, by which a sentence is
	// taken for a copy of one in another text, and copiedSentence their least share of the longer: it
	// stands there word for word. What an outlet has reworded it may have checked (docs/quality.md).
	copiedWords    = 12
	copiedSentence = 0.95
	// ownWords is the fewest words of paragraphs, one behind the other, that an article has of its own
	// beside another's text. Less is mostly that text, reworded.
	ownWords = 40
)

// sentences leads each sentence of d to the earlier one that it was copied from, and finds d's own
// paragraphs if its text is another's.
func (t *tracer) sentences(d int) {
	carries := t.from[d].doc >= 0 && t.from[d].kind == byText && t.mayAdd(d)
	var block []*passage // of paragraphs behind each other that share nothing with d's origin
	words := 0
	flush := func() {
		if words >= ownWords {
			for _, p := range block {
				t.own[p] = true
			}
		}
		block, words = nil, 0
	}
	list := t.passages[d]
	for i := 0; i < len(list); {
		end, own, n := i, carries, 0
		for ; end < len(list) && list[end].paragraph == list[i].paragraph; end++ {
			own = t.copy(&list[end]) && own
			n += list[end].words()
		}
		if !own {
			flush()
		} else {
			for k := i; k < end; k++ {
				block = append(block, &list[k])
			}
			words += n
		}
		i = end
	}
	flush()
}

// copy leads a sentence to the earlier one that it is a copy of, if there is one, and reports
// whether it shares no run with the texts of its document's origin.
func (t *tracer) copy(p *passage) (apart bool) {
	apart = true
	best, most := -1, 0
	for _, id := range t.index.meet(p) {
		q := t.index.passages[id]
		if t.origin[q.doc] == t.origin[p.doc] {
			apart = false
		}
		n := t.index.covered[id]
		if n < copiedWords || float64(n) < copiedSentence*float64(max(p.words(), q.words())) {
			continue
		}
		if best < 0 || n > most || n == most && id < best {
			best, most = id, n
		}
	}
	if best >= 0 {
		q := t.index.passages[best]
		if first := t.copies[q]; first != nil {
			q = first
		}
		t.copies[p] = q
	}
	return apart
}

// mayAdd reports whether what d adds to another's text is its own: not if one house has both, or
// both are an agency's.
func (t *tracer) mayAdd(d int) bool {
	doc, first := t.docs[d], t.docs[t.origin[d]]
	return (doc.Outlet == "" || doc.Outlet != first.Outlet) && !t.opts.sameFamily(doc, first) && t.wire(doc) == ""
}

// passagesApart returns the sentences whose origin is not that of their documents. whole is the
// origin of each document, part that of what it adds; parts are made as they are needed.
func (t *tracer) passagesApart(whole []int, part func(d int) int) []news.Passage {
	var out []news.Passage
	originOf := func(p *passage) int {
		if t.own[p] {
			return part(p.doc)
		}
		return whole[p.doc]
	}
	for d := range t.docs {
		for i := range t.passages[d] {
			p := &t.passages[d][i]
			o := originOf(p)
			if source := t.copies[p]; source != nil {
				o = originOf(source)
			}
			if o != whole[d] {
				out = append(out, news.Passage{Doc: d, Sentence: p.sentence, Origin: o})
			}
		}
	}
	return out
}
