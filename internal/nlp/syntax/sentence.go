package syntax

import (
	"math/bits"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// token is what features see of a word, each part mixed to 64 random bits, so that parts join
// by rotation and exclusive or.
type token struct {
	word, tag, class, wordTag, cluster, coarse, form uint64

	commas, verbs, conjs, puncts uint16 // number of such tokens up to here
	upos, xpos                   uint8
}

// sentence is the input of the parser: word i is tokens[i+1]; tokens[0] is the root; behind the
// last word stand pads for the end, and at none one for "no such word".
type sentence struct {
	n      int
	tokens []token
}

const pads = 4

func (s *sentence) none() int32 { return int32(s.n + pads) }

// Values that stand for what is no word.
const (
	valueRoot = 1 << 40
	valueEnd  = 2 << 40
	valueNone = 3 << 40
)

func mix(v uint64) uint64 {
	v += 0x9e3779b97f4a7c15
	v = (v ^ v>>30) * 0xbf58476d1ce4e5b9
	v = (v ^ v>>27) * 0x94d049bb133111eb
	return v ^ v>>31
}

func join(a, b uint64) uint64     { return a ^ bits.RotateLeft64(b, 21) }
func join3(a, b, c uint64) uint64 { return a ^ bits.RotateLeft64(b, 21) ^ bits.RotateLeft64(c, 42) }
func join4(a, b, c, d uint64) uint64 {
	return a ^ bits.RotateLeft64(b, 21) ^ bits.RotateLeft64(c, 42) ^ bits.RotateLeft64(d, 11)
}

// set fills s with the words of a sentence.
func (s *sentence) set(words []lexicon.Word, tags []Tag) {
	s.n = len(words)
	need := s.n + pads + 1
	if cap(s.tokens) < need {
		s.tokens = make([]token, need, need+need/4)
	}
	s.tokens = s.tokens[:need]
	s.tokens[0] = special(valueRoot)
	for i := range words {
		w, t := &words[i], tags[i]
		k := &s.tokens[i+1]
		before := &s.tokens[i]
		k.commas, k.verbs, k.conjs, k.puncts = before.commas, before.verbs, before.conjs, before.puncts
		k.word = mix(uint64(w.Norm))
		k.tag = mix(1<<32 | uint64(t.X)<<8 | uint64(t.U))
		k.class = mix(2<<32 | uint64(t.U))
		k.wordTag = join(k.word, k.tag)
		k.upos, k.xpos = t.U, t.X
		k.form = mix(4<<32 | uint64(w.Case)<<1 | b2u(w.Digits))
		if w.Cluster != 0 {
			k.cluster = mix(3<<32 | uint64(w.Cluster))
			k.coarse = mix(6<<32 | uint64(w.Cluster>>4))
		} else {
			k.cluster = mix(5<<32 | uint64(w.Suffix[2]))
			k.coarse = k.cluster
		}
		switch t.U {
		case uVerb:
			k.verbs++
		case uCconj:
			k.conjs++
		case uPunct:
			k.puncts++
			if w.Form == "," {
				k.commas++
			}
		}
	}
	for i := s.n + 1; i < s.n+pads; i++ {
		s.tokens[i] = special(valueEnd)
		before := &s.tokens[i-1]
		k := &s.tokens[i]
		k.commas, k.verbs, k.conjs, k.puncts = before.commas, before.verbs, before.conjs, before.puncts
	}
	s.tokens[s.n+pads] = special(valueNone)
}

func special(v uint64) token {
	m := mix(v)
	return token{word: m, tag: m, class: m, wordTag: m, cluster: m, coarse: m, form: m}
}

func b2u(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// between tells roughly what stands between words i and j, i < j.
func (s *sentence) between(i, j int32) (verbs, commas, conjs uint64) {
	if j <= i+1 {
		return 0, 0, 0
	}
	a, b := &s.tokens[i], &s.tokens[j-1]
	return uint64(min(b.verbs-a.verbs, 3)), uint64(min(b.commas-a.commas, 3)), uint64(min(b.conjs-a.conjs, 2))
}

func distance(i, j int32) uint64 {
	switch d := j - i; {
	case d <= 5:
		return uint64(d)
	case d <= 7:
		return 6
	case d <= 10:
		return 7
	case d <= 20:
		return 8
	}
	return 9
}
