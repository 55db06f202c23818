package morph

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the table
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
)

//go:embed lemmas.gz
var packedLemmas []byte

// DefaultLemmas returns the table that is part of the program, loaded on first use.
var DefaultLemmas = sync.OnceValue(func() *Lemmas {
	l, err := ReadLemmas(packedLemmas)
	if err != nil {
		panic(fmt.Sprintf("morph: load the lemmas: %v", err)) // part of the binary
	}
	return l
})

// Size tells how large the table is.
func (l *Lemmas) Size() string {
	return fmt.Sprintf("%d ends, %d edits, %d words", len(l.ends), len(l.edits), len(l.words))
}

// Pack returns the table in the form that ReadLemmas reads: edits, ends, words by their kinds,
// each word as what it shares with the one before and the rest; gzipped.
func (l *Lemmas) Pack() []byte {
	var b []byte
	number := func(n int) { b = binary.AppendUvarint(b, uint64(n)) }
	text := func(s string) {
		number(len(s))
		b = append(b, s...)
	}
	number(len(l.edits))
	for _, e := range l.edits {
		number(e.Cut)
		text(e.Add)
	}
	keys := slices.Sorted(maps.Keys(l.ends))
	number(len(keys))
	gaps(number, keys)
	for _, k := range keys {
		number(int(l.ends[k]))
	}
	kinds := map[string]int{}
	for k, w := range l.words {
		low := fold(nil, w)
		for kind := range uint32(maxKind) {
			if join(kind+1, hash(low), 0) == k {
				kinds[w] |= 1 << kind
			}
		}
	}
	words := slices.Sorted(maps.Keys(kinds))
	number(len(words))
	last := ""
	for _, w := range words {
		n := 0
		for n < len(w) && n < len(last) && w[n] == last[n] {
			n++
		}
		number(kinds[w])
		number(n)
		text(w[n:])
		last = w
	}
	var out bytes.Buffer
	gz, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	gz.Write(b) // to memory: no error
	gz.Close()
	return out.Bytes()
}

// ReadLemmas reads a table that Pack wrote.
func ReadLemmas(packed []byte) (*Lemmas, error) {
	gz, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(gz, maxPacked))
	if err != nil {
		return nil, err
	}
	r := reader{b: b}
	l := &Lemmas{}
	for range r.count() {
		cut := r.number()
		l.edits = append(l.edits, Edit{cut, string(r.bytes(r.count()))})
		r.bad = r.bad || cut > maxWord || len(l.edits[len(l.edits)-1].Add) > maxWord
	}
	keys := r.sorted(r.count())
	l.ends = make(map[uint32]uint16, len(keys))
	for _, k := range keys {
		n := r.number()
		r.bad = r.bad || n >= len(l.edits)
		l.ends[k] = uint16(n)
	}
	n := r.count()
	l.words = make(map[uint32]string, n)
	var last, buf []byte
	for range n {
		kinds, shared := r.number(), r.number()
		if shared > len(last) {
			r.bad = true
			break
		}
		last = append(last[:shared], r.bytes(r.count())...)
		word := string(last)
		buf = fold(buf[:0], word)
		h := hash(buf)
		for kind := range uint32(maxKind) {
			if kinds>>kind&1 != 0 {
				l.words[join(kind+1, h, 0)] = word
			}
		}
	}
	if r.bad || len(r.b) > 0 {
		return nil, errModel
	}
	return l, nil
}
