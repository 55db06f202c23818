package entity

import (
	"fmt"
	"sync"

	"github.com/briefgen/briefgen/internal/nlp/linear"
)

// Tagger finds names. It is read-only and may be used from many goroutines.
type Tagger struct {
	known         *Knowledge
	first, second reader
}

// reader is the model of one reading of a text.
//
// Its weights are those of a [linear.Model] with a class for each label but outside, whose scores
// are 0: 16 of 8 bits to a row. They are kept with 128 added, eight to a word, so that one addition
// adds four of them; see score.
type reader struct {
	model      *linear.Model // nil but in training
	rows       [][2]uint64
	mask       uint32
	transition [labels][labels]int32
}

// classes is the number of labels that have weights.
const classes = labels - 1

// Template numbers of weights that no words have.
const transitionTemplate = 1000

func newReader(m *linear.Model) (reader, error) {
	if m.Classes() != classes {
		return reader{}, fmt.Errorf("entity: a model of %d labels, want %d", m.Classes(), classes)
	}
	r := reader{model: m, rows: make([][2]uint64, m.Rows()), mask: uint32(m.Rows() - 1)}
	for i := range r.rows {
		for c, w := range m.Row(uint32(i)) {
			r.rows[i][c/8] |= uint64(uint8(w)^0x80) << (c % 8 * 8)
		}
	}
	for from := range labels {
		for c, w := range m.Row(hash(transitionTemplate, uint32(from), 0)) {
			r.transition[from][c+1] = int32(w)
		}
	}
	return r, nil
}

// Even bytes of a word, as four numbers of 16 bits. Up to 257 features fit into them.
const even = 0x00ff00ff00ff00ff

// score sums the weights of features.
func (r *reader) score(scores *[labels]int32, features []uint32) {
	var a, b, c, d uint64
	for _, f := range features {
		row := &r.rows[f&r.mask]
		a += row[0] & even
		b += row[0] >> 8 & even
		c += row[1] & even
		d += row[1] >> 8 & even
	}
	n := int32(128 * len(features))
	for i := range 4 {
		shift := 16 * i
		scores[1+2*i] = int32(a>>shift&0xffff) - n
		scores[2+2*i] = int32(b>>shift&0xffff) - n
		scores[9+2*i] = int32(c>>shift&0xffff) - n
		scores[10+2*i] = int32(d>>shift&0xffff) - n
	}
}

// AppendBinary appends the tagger to b.
func (t *Tagger) AppendBinary(b []byte) []byte {
	return t.second.model.AppendBinary(t.first.model.AppendBinary(t.known.appendBinary(b)))
}

// Read reads a tagger that AppendBinary wrote.
func Read(b []byte) (*Tagger, error) {
	var t Tagger
	var err error
	if t.known, b, err = readKnowledge(b); err != nil {
		return nil, err
	}
	for _, r := range []*reader{&t.first, &t.second} {
		m, rest, err := linear.Read(b)
		if err != nil {
			return nil, err
		}
		if *r, err = newReader(m); err != nil {
			return nil, err
		}
		r.model = nil
		b = rest
	}
	return &t, nil
}

// Append appends to out the names in a text of several sentences, sentences[i] being tokens[s[0]:s[1]],
// in order. Its time is linear in the number of tokens, which it may note things in.
func (t *Tagger) Append(out []Entity, tokens []Token, sentences [][2]int) []Entity {
	t.known.tell(tokens)
	m := rooms.Get().(*room)
	w := newText(tokens, sentences, m)
	found, again := m.labels(len(tokens))
	w.read(&t.first, nil, found)
	w.count(found)
	w.read(&t.second, found, again)
	for n, s := range sentences {
		out = entities(out, n, s[0], again[s[0]:s[1]])
	}
	if len(tokens) <= maxKept {
		rooms.Put(m)
	}
	return out
}

// room is the memory that reading a text takes, kept for the next.
type room struct {
	modes    []mode
	found    []label
	features []uint32
	slots    []use
	lattice  lattice[int32]
}

var rooms = sync.Pool{New: func() any { return new(room) }}

// maxKept is the most tokens that memory is kept for.
const maxKept = 1 << 15

// labels returns room for two readings of n tokens, outside all names.
func (m *room) labels(n int) (found, again []label) {
	if cap(m.found) < 2*n {
		m.found = make([]label, 2*n)
	}
	m.found = m.found[:2*n]
	clear(m.found)
	return m.found[:n:n], m.found[n:]
}

// text is a text that is being read.
type text struct {
	tokens    []Token
	sentences [][2]int
	modes     []mode
	tally     *tally
	features  []uint32
	lattice   *lattice[int32]
}

func newText(tokens []Token, sentences [][2]int, m *room) *text {
	if m.features == nil {
		m.features = make([]uint32, 0, maxFeatures)
	}
	m.modes = m.modes[:0]
	for _, s := range sentences {
		m.modes = append(m.modes, modeOf(tokens[s[0]:s[1]]))
	}
	t := &text{tokens: tokens, sentences: sentences, modes: m.modes, features: m.features, lattice: &m.lattice}
	t.tally = uses(tokens, sentences, t.modes, m.slots)
	m.slots = t.tally.slots
	return t
}

// count counts the outcome of the first reading.
func (t *text) count(found []label) {
	for _, s := range t.sentences {
		t.tally.read(t.tokens[s[0]:s[1]], found[s[0]:s[1]])
	}
}

// sentence returns sentence n, with what the first reading found in the text if there was one.
func (t *text) sentence(n int, found []label) sentence {
	s := t.sentences[n]
	out := sentence{tokens: t.tokens[s[0]:s[1]], mode: t.modes[n], tally: t.tally}
	if found != nil {
		out.found = found[s[0]:s[1]]
	}
	return out
}

// read fills in the labels of all words.
func (t *text) read(r *reader, found, out []label) {
	l := t.lattice
	l.transition = r.transition
	for n, b := range t.sentences {
		s := t.sentence(n, found)
		to := out[b[0]:b[1]]
		regions(s.tokens, s.mode, func(first, last int) {
			l.grow(last - first)
			s.each(first, last, t.features, func(i int, f []uint32) {
				r.score(&l.emission[i-first], f)
			})
			l.decode(to[first:last])
		})
	}
}

// each calls do with the features of each word of a region; f is room for them.
func (s *sentence) each(first, last int, f []uint32, do func(i int, f []uint32)) {
	for i := first; i < last; {
		end := i
		for end < last && mayName(s.tokens, end, s.mode) {
			end++
		}
		run := [2]int{i, max(end, i+1)}
		for ; i < run[1]; i++ {
			do(i, s.features(f[:0], i, run))
		}
	}
}
