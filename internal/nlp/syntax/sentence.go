package syntax

import (
	"math/bits"

	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// token is what features see of a word, each part mixed to 64 random bits, so that parts join
// by rotation and exclusive or.
type token struct {
	word, tag, class, wordTag, cluster, coarse, form uint64

	gap uint64 // the marks between the word before and this one

	verbs, conjs           uint16 // number of such tokens before this one
	commas, quotes, nested uint16 // number of commas and quotes before it, and of brackets open
	upos, xpos             uint8
}

// sentence is the input of the parser: the words without the marks between them, which are
// hung into the tree of the words when it is complete (Ma, Zhang and Zhu 2014). Word i of it is
// tokens[i+1] and words[i] of the whole sentence; tokens[0] is the root; behind the last word
// stand pads for the end, and at none one for "no such word".
type sentence struct {
	n      int
	tokens []token
	kept   []int32 // by word: where it stands in the whole sentence
	back   bool    // mirrored
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

// marks says which marks stand in a gap.
type marks uint16

const (
	comma marks = 1 << iota
	opener
	closer
	quote
	dash
	colon
	final
	hyphen
	otherMark
)

func markOf(form string, t Tag) marks {
	switch form {
	case ",":
		return comma
	case "(", "[", "{", "<":
		return opener
	case ")", "]", "}", ">":
		return closer
	case "\"", "“", "”", "''", "``", "'", "‘", "’", "«", "»":
		return quote
	case "--", "—", "–":
		return dash
	case "-":
		if t.Penn() == "HYPH" {
			return hyphen
		}
		return dash
	case ":", ";":
		return colon
	case ".", "?", "!":
		return final
	}
	return otherMark
}

// keep appends the indexes of what is no mark.
func keep(tags []Tag, kept []int32) []int32 {
	for i, t := range tags {
		if t.U != uPunct {
			kept = append(kept, int32(i))
		}
	}
	return kept
}

// set fills s with the words of a sentence.
func (s *sentence) set(words []lexicon.Word, tags []Tag) {
	s.kept = keep(tags, s.kept[:0])
	if len(s.kept) == 0 {
		for i := range tags {
			s.kept = append(s.kept, int32(i))
		}
	}
	s.n, s.back = len(s.kept), false
	need := s.n + pads + 1
	if cap(s.tokens) < need {
		s.tokens = make([]token, need, need+need/4)
	}
	s.tokens = s.tokens[:need]
	s.tokens[0] = special(valueRoot)
	from := int32(0)
	for i, at := range s.kept {
		k := &s.tokens[i+1]
		k.look(&words[at], tags[at])
		k.follow(&s.tokens[i], words[from:at], tags[from:at])
		from = at + 1
	}
	for i := s.n + 1; i < s.n+pads; i++ {
		k := &s.tokens[i]
		*k = special(valueEnd)
		k.follow(&s.tokens[i-1], words[from:], tags[from:])
		from = int32(len(words))
	}
	s.tokens[s.n+pads] = special(valueNone)
}

// look fills in what the word itself tells.
func (k *token) look(w *lexicon.Word, t Tag) {
	k.word = mix(uint64(w.Norm))
	k.tag = mix(1<<32 | uint64(t.X)<<8 | uint64(t.U))
	k.class = mix(2<<32 | uint64(t.U))
	k.wordTag = join(k.word, k.tag)
	k.upos, k.xpos = t.U, t.X
	k.form = mix(4<<32 | uint64(w.Case)<<1 | b2u(w.Digits))
	if w.Cluster != 0 {
		k.cluster = mix(3<<32 | uint64(w.Cluster))
		k.coarse = mix(6<<32 | uint64(w.Cluster>>7))
	} else {
		k.cluster = mix(5<<32 | uint64(w.Suffix[2]))
		k.coarse = k.cluster
	}
}

// follow fills in what the token before and the marks between tell.
func (k *token) follow(before *token, words []lexicon.Word, tags []Tag) {
	k.verbs, k.conjs, k.commas, k.quotes, k.nested = before.verbs, before.conjs, before.commas, before.quotes, before.nested
	switch before.upos {
	case uVerb:
		k.verbs++
	case uCconj:
		k.conjs++
	}
	set := marks(0)
	for i := range words {
		m := markOf(words[i].Form, tags[i])
		set |= m
		switch m {
		case comma:
			k.commas++
		case quote:
			k.quotes++
		case opener:
			k.nested++
		case closer:
			k.nested--
		}
	}
	k.gap = mix(9<<32 | uint64(set))
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

// between tells roughly what stands between words i and j, i < j: verbs, commas, conjunctions,
// and whether brackets and quotes close.
func (s *sentence) between(i, j int32) (verbs, commas, conjs, open uint64) {
	a, b := &s.tokens[i], &s.tokens[j]
	verbs, conjs = uint64(b.verbs-a.verbs), uint64(b.conjs-a.conjs)
	switch a.upos {
	case uVerb:
		verbs--
	case uCconj:
		conjs--
	}
	open = uint64(b.quotes-a.quotes)&1<<2 | b2u(b.nested != a.nested)<<3
	return min(verbs, 3), uint64(min(b.commas-a.commas, 3)), min(conjs, 2), open
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
