package morph

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the table
	"encoding/binary"
	"fmt"
	"io"
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
	ends := 0
	l.ends.each(func(_, _ uint32) { ends++ })
	return fmt.Sprintf("%d ends, %d edits, %d words", ends, len(l.edits), len(l.words))
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
	packTable(number, &l.ends)
	number(len(l.words))
	last := ""
	for i, w := range l.words {
		low := fold(nil, w)
		kinds := 0
		for kind := uint32(1); kind <= maxKind; kind++ {
			if at, ok := l.kinds.get(wordKey(kind, low)); ok && int(at) == i {
				kinds |= 1 << kind
			}
		}
		n := 0
		for n < len(w) && n < len(last) && w[n] == last[n] {
			n++
		}
		number(kinds)
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
	l.ends = r.table(len(l.edits))
	n := r.count()
	var blob []byte
	last := 0 // where the last word began
	starts := make([]int, 0, n+1)
	has := make([]int, 0, n)
	for range n {
		has = append(has, r.number())
		shared := r.number()
		if shared > len(blob)-last {
			r.bad = true
			break
		}
		start := len(blob)
		blob = append(blob, blob[last:last+shared]...)
		blob = append(blob, r.bytes(r.count())...)
		starts = append(starts, start)
		last = start
	}
	starts = append(starts, len(blob))
	all := string(blob)
	words := make([]string, len(starts)-1)
	for i := range words {
		words[i] = all[starts[i]:starts[i+1]]
	}
	l.setWords(words, has)
	if r.bad || len(r.b) > 0 {
		return nil, errModel
	}
	return l, nil
}
