package morph

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the model
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
)

//go:embed tagger.gz
var packed []byte

// Default returns the tagger that is part of the program, loaded on first use.
var Default = sync.OnceValue(func() *Tagger {
	t, err := Read(packed, DefaultLemmas())
	if err != nil {
		panic(fmt.Sprintf("morph: load the tagger: %v", err)) // part of the binary
	}
	return t
})

// Pack returns the tagger in the form that Read reads: the labels, the words with their possible
// tags, the features with their weights, each kind of number in a run of its own, gzipped.
func (t *Tagger) Pack() []byte {
	var b []byte
	number := func(n int) { b = binary.AppendUvarint(b, uint64(n)) }
	text := func(s string) {
		number(len(s))
		b = append(b, s...)
	}
	number(len(t.labels))
	for _, l := range t.labels {
		text(l.Penn)
		text(l.Class)
	}
	number(len(t.sets))
	for _, tag := range t.sets {
		b = append(b, byte(tag))
	}
	packTable(number, &t.known)
	number(len(t.infos))
	for _, i := range t.infos {
		number(i.set)
		number(int(i.reading))
	}
	entries := t.model.entries()
	features := make([]uint32, len(entries))
	for i, e := range entries {
		features[i] = e.feature
	}
	number(len(entries))
	number(len(t.model.cells))
	gaps(number, features)
	for _, e := range entries {
		number(len(e.cells))
	}
	for _, e := range entries {
		for _, c := range e.cells {
			b = append(b, byte(c.tag()))
		}
	}
	for _, e := range entries {
		for _, c := range e.cells {
			b = append(b, byte(c.weight()))
		}
	}
	var out bytes.Buffer
	gz, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	gz.Write(b) // to memory: no error
	gz.Close()
	return out.Bytes()
}

// packTable writes the keys in order, then their values.
func packTable(number func(int), t *table) {
	var keys []uint32
	t.each(func(key, _ uint32) { keys = append(keys, key) })
	slices.Sort(keys)
	number(len(keys))
	gaps(number, keys)
	for _, k := range keys {
		v, _ := t.get(k)
		number(int(v))
	}
}

func gaps(number func(int), sorted []uint32) {
	last := uint32(0)
	for _, n := range sorted {
		number(int(n - last))
		last = n
	}
}

var errModel = errors.New("morph: not a model")

// maxPacked bounds the memory that reading a model takes.
const maxPacked = 64 << 20

// Read reads a tagger that Pack wrote and that learned with lemmas.
func Read(packed []byte, lemmas *Lemmas) (*Tagger, error) {
	gz, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(gz, maxPacked))
	if err != nil {
		return nil, err
	}
	r := reader{b: b}
	t := r.tagger()
	t.lemmas = lemmas
	if r.bad || len(r.b) > 0 {
		return nil, errModel
	}
	return t, nil
}

// reader reads numbers off b. After an error all are 0.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) number() int {
	n, size := binary.Uvarint(r.b)
	if size <= 0 || n > 1<<32 {
		r.b, r.bad = nil, true
		return 0
	}
	r.b = r.b[size:]
	return int(n)
}

// count reads how many things follow, each of at least a byte.
func (r *reader) count() int {
	n := r.number()
	if n > len(r.b) {
		r.b, r.bad = nil, true
		return 0
	}
	return n
}

func (r *reader) bytes(n int) []byte {
	if n > len(r.b) {
		r.b, r.bad = nil, true
		return make([]byte, n)
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) sorted(n int) []uint32 {
	out := make([]uint32, n)
	last := uint32(0)
	for i := range out {
		last += uint32(r.number())
		out[i] = last
	}
	return out
}

// table reads a table whose values are less than limit.
func (r *reader) table(limit int) table {
	keys := r.sorted(r.count())
	t := newTable(len(keys))
	for _, k := range keys {
		v := r.number()
		r.bad = r.bad || v >= limit
		t.put(k, uint32(v))
	}
	return t
}

func (r *reader) tagger() *Tagger {
	t := &Tagger{}
	for range r.count() {
		penn := string(r.bytes(r.count()))
		t.labels = append(t.labels, Label{penn, string(r.bytes(r.count()))})
	}
	for _, b := range r.bytes(r.count()) {
		t.sets = append(t.sets, Tag(b))
	}
	t.known = r.table(maxPacked)
	for range r.count() {
		t.infos = append(t.infos, info{r.number(), reading(r.number())})
	}
	if !t.setsFit() {
		r.bad = true
		return t
	}
	features, cells := r.count(), r.count()
	entries := make([]entry, features)
	for i, f := range r.sorted(features) {
		entries[i].feature = f
	}
	all := make([]cell, cells)
	rest := all
	for i := range entries {
		n := r.number()
		if n == 0 || n > min(len(rest), maxCells) {
			r.bad = true
			return t
		}
		entries[i].cells, rest = rest[:n], rest[n:]
	}
	tags := r.bytes(cells)
	for i, w := range r.bytes(cells) {
		all[i] = newCell(Tag(tags[i]), int8(w))
		r.bad = r.bad || int(tags[i]) >= len(t.labels)
	}
	t.model = build(entries)
	return t
}

// setsFit reports whether every set of tags lies in sets and names tags that there are.
func (t *Tagger) setsFit() bool {
	fits := func(at int) bool {
		if at >= len(t.sets) {
			return false
		}
		n := int(t.sets[at])
		if n == 0 || at+1+n > len(t.sets) {
			return false
		}
		for _, tag := range t.sets[at+1 : at+1+n] {
			if int(tag) >= len(t.labels) {
				return false
			}
		}
		return true
	}
	if len(t.labels) > maxTags || !fits(0) {
		return false
	}
	for _, i := range t.infos {
		if !fits(i.set) {
			return false
		}
	}
	known := true
	t.known.each(func(_, at uint32) { known = known && int(at) < len(t.infos) })
	return known
}
