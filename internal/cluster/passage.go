package cluster

import (
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// shingle is the length, in words, of the runs that two texts are compared by. Runs of five
// seldom meet by chance: independent reports of one event share under a twentieth of them,
// copies more than six tenths.
const shingle = 5

// passage is a sentence as what of it can be copied: its words without those in quote marks, since
// independent reports quote alike.
type passage struct {
	doc, sentence, paragraph int
	runs                     []run
	plain                    []int // plain[i] is how many of the first i words are neither a name nor a role
}

// words returns how many words a passage has that are neither names nor roles: two reports that
// list the same delegates have copied nothing.
func (p *passage) words() int { return p.plain[len(p.plain)-1] }

// run is a run of words of a passage; at is its first.
type run struct {
	hash uint64
	at   int
}

// passagesOf returns the passages of a document, without the titles between paragraphs.
func passagesOf(doc *news.Document, d int) []passage {
	var out []passage
	quoted, paragraph, mention := false, -1, 0
	for i, s := range doc.Sentences {
		for mention < len(doc.Mentions) && doc.Mentions[mention].Sentence < i {
			mention++
		}
		if s.Heading {
			continue
		}
		if s.Paragraph != paragraph { // no quotation goes on without a mark of its own
			quoted, paragraph = false, s.Paragraph
		}
		p := passage{doc: d, sentence: i, paragraph: s.Paragraph, plain: make([]int, 1, 1+s.Last-s.First)}
		quoted = p.read(doc, s, doc.Mentions[mention:], quoted)
		out = append(out, p)
	}
	return out
}

// read takes in the words of a sentence. quoted tells whether it begins within a quotation; the
// answer, whether it ends so. mentions are those from the sentence on.
func (p *passage) read(doc *news.Document, s news.Sentence, mentions []news.Mention, quoted bool) bool {
	var words [shingle]uint64 // the latest, hashed
	n := 0                    // how many since the last quotation
	for tok := range nlp.Words(doc.Text, doc.Tokens[s.First:s.Last]) {
		word := tok.Of(doc.Text)
		switch word {
		case "“":
			quoted, n = true, 0
			continue
		case "”":
			quoted, n = false, 0
			continue
		case "\"":
			quoted, n = !quoted, 0
			continue
		}
		if quoted || tok.Len() == 1 && strings.ContainsAny(word, ".,;:()-!?'") {
			continue
		}
		for len(mentions) > 0 && mentions[0].End <= tok.Start {
			mentions = mentions[1:]
		}
		plain := p.words()
		if len(mentions) == 0 || tok.Overlap(mentions[0].Span) == 0 && tok.Overlap(mentions[0].Role) == 0 {
			plain++
		}
		p.plain = append(p.plain, plain)
		words[n%shingle] = wordHash(word)
		if n++; n >= shingle {
			if p.runs == nil {
				p.runs = make([]run, 0, s.Last-s.First-shingle+1)
			}
			p.runs = append(p.runs, run{runHash(words, n), len(p.plain) - 1 - shingle})
		}
	}
	return quoted
}

// fnvOffset and fnvPrime are those of the hash FNV-1a of 64 bits.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// wordHash returns the hash of a word, folded.
func wordHash(word string) uint64 {
	dots := len(word) <= 12 // [nlp.Fold] keeps them in longer ones
	h := uint64(fnvOffset)
	for i := range len(word) {
		c := word[i]
		switch {
		case c >= 0x80:
			return foldedHash(nlp.Fold(word))
		case c == '.' && dots:
			continue
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		h = (h ^ uint64(c)) * fnvPrime
	}
	return h
}

func foldedHash(word string) uint64 {
	h := uint64(fnvOffset)
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * fnvPrime
	}
	return h
}

// runHash returns the hash of the latest of n words, of which word i is at i modulo their number.
func runHash(words [shingle]uint64, n int) uint64 {
	h := uint64(fnvOffset)
	for i := n; i < n+shingle; i++ {
		h = (h ^ words[i%shingle]) * fnvPrime
		h ^= h >> 29
	}
	return h
}

// runsOf returns the runs of some passages that are not mostly names, each once and in order.
func runsOf(passages []passage) []uint64 {
	var set []uint64
	for i := range passages {
		p := &passages[i]
		for _, r := range p.runs {
			if 2*(p.plain[r.at+shingle]-p.plain[r.at]) > shingle {
				set = append(set, r.hash)
			}
		}
	}
	slices.Sort(set)
	return slices.Compact(set)
}

// mostPlaces is in how many places a run is looked for. One that more texts have is a formula, or
// each of them is a copy of those; more places would take quadratic time.
const mostPlaces = 64

// index leads from a run to the passages that have it.
type index struct {
	passages []*passage
	first    map[uint64]int32 // run → posting
	postings []posting

	// By passage, for the one that was asked for last: to which of its words a common run reaches,
	// and how many words the common runs cover that are neither names nor roles.
	reach, covered []int
	touched        []int
}

// posting is a passage that has a run, and the posting of another; -1 for none. n counts those of
// the list.
type posting struct{ passage, next, n int32 }

func newIndex() *index { return &index{first: map[uint64]int32{}} }

// add puts the passages of a document into the index.
func (x *index) add(passages []passage) {
	for i := range passages {
		p := &passages[i]
		id := int32(len(x.passages))
		x.passages = append(x.passages, p)
		x.reach, x.covered = append(x.reach, 0), append(x.covered, 0)
		for _, r := range p.runs {
			list := posting{id, -1, 1}
			if at, ok := x.first[r.hash]; ok {
				head := x.postings[at]
				if head.n == mostPlaces || x.passages[head.passage].doc == p.doc {
					continue
				}
				list.next, list.n = at, head.n+1
			}
			x.first[r.hash] = int32(len(x.postings))
			x.postings = append(x.postings, list)
		}
	}
}

// having calls yield for each indexed passage that has a run; no two are of one document.
func (x *index) having(hash uint64, yield func(id int)) {
	at, ok := x.first[hash]
	if !ok {
		return
	}
	for ; at >= 0; at = x.postings[at].next {
		yield(int(x.postings[at].passage))
	}
}

// common counts, by indexed document, the runs that it shares with the given.
func (x *index) common(runs []uint64) map[int]int {
	common := map[int]int{}
	for _, h := range runs {
		x.having(h, func(id int) { common[x.passages[id].doc]++ })
	}
	return common
}

// meet fills covered for the indexed passages that share a run with p and returns them. They hold
// until the next call.
func (x *index) meet(p *passage) []int {
	for _, id := range x.touched {
		x.reach[id], x.covered[id] = 0, 0
	}
	x.touched = x.touched[:0]
	for _, r := range p.runs {
		end := r.at + shingle
		x.having(r.hash, func(id int) {
			if x.reach[id] == 0 {
				x.touched = append(x.touched, id)
			}
			x.covered[id] += p.plain[end] - p.plain[max(r.at, x.reach[id])]
			x.reach[id] = end
		})
	}
	return x.touched
}
