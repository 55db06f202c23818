package syntax

import "github.com/briefgen/briefgen/internal/nlp/lexicon"

// Marks are hung into the tree of the words by the rules of Universal Dependencies: a mark
// belongs to the unit that it sets apart, at the highest word that keeps arcs from crossing, and
// both of a pair to the head of what they enclose. Which of these places it is, a table says for
// the mark and the relations of the units beside it, as counted in the training data.

// place is one of the words that a mark may hang on.
type place uint8

const (
	unitBefore place = iota // the highest word of the unit that ends before the mark
	unitBehind
	enclosed
	headBefore // the head of unitBefore
	headBehind
	wordBefore
	wordBehind
	places
)

// hanger hangs marks.
type hanger struct {
	pair []int32 // of each word the mark that makes a pair with it, -1 for none
	open []int32 // brackets that are open
}

// setting is a mark and what stands beside it.
type setting struct {
	at   [places]int32 // -1 where there is none
	keys [4]uint32     // from the most to the least precise
}

// match finds the pairs of brackets and quotes.
func (g *hanger) match(words []lexicon.Word, tags []Tag) {
	g.pair, g.open = g.pair[:0], g.open[:0]
	var quotes [8]int32
	for i := range quotes {
		quotes[i] = -1
	}
	for i := range words {
		g.pair = append(g.pair, -1)
		if tags[i].U != uPunct {
			continue
		}
		k := -1
		switch words[i].Form {
		case "(", "[", "{", "<":
			g.open = append(g.open, int32(i))
		case ")", "]", "}", ">":
			if n := len(g.open); n > 0 {
				g.pair[i], g.pair[g.open[n-1]] = g.open[n-1], int32(i)
				g.open = g.open[:n-1]
			}
		case "\"":
			k = 0
		case "'":
			k = 1
		case "“", "”":
			k = 2
		case "‘", "’":
			k = 3
		case "``", "''":
			k = 4
		case "*":
			k = 5
		case "_":
			k = 6
		case "«", "»":
			k = 7
		}
		if k >= 0 {
			if quotes[k] >= 0 {
				g.pair[i], g.pair[quotes[k]] = quotes[k], int32(i)
				quotes[k] = -1
			} else {
				quotes[k] = int32(i)
			}
		}
	}
}

// maxClimb bounds the work on a mark in a tree as deep as long.
const maxClimb = 256

// setting describes mark i of a tree whose marks have no heads yet: before and behind are the
// words beside it, -1 for none.
func (g *hanger) setting(words []lexicon.Word, tags []Tag, heads []int32, rels []Relation, i, before, behind int32) (s setting) {
	for p := range s.at {
		s.at[p] = -1
	}
	s.at[wordBefore], s.at[wordBehind] = before, behind
	l, r := before, behind
	var relL, relR Relation
	sideL, sideR := uint32(0), uint32(0) // 1: the head is across the mark, 2: it is not
	if l >= 0 {
		for n := 0; n < maxClimb && heads[l] >= 0 && heads[l] < i; n++ {
			l = heads[l]
		}
		s.at[unitBefore], s.at[headBefore], relL = l, heads[l], rels[l]
		sideL = 2 - uint32(b2u(heads[l] > i))
	}
	if r >= 0 {
		for n := 0; n < maxClimb && heads[r] > i; n++ {
			r = heads[r]
		}
		s.at[unitBehind], s.at[headBehind], relR = r, heads[r], rels[r]
		sideR = 2 - uint32(b2u(heads[r] >= 0 && heads[r] < i))
	}
	heads0 := uint32(0)
	if p := g.pair[i]; p >= 0 {
		a, b := min(i, p), max(i, p)
		for k := a + 1; k < min(b, a+maxClimb); k++ {
			if tags[k].U != uPunct && (heads[k] <= a || heads[k] >= b) {
				if heads0 == 0 {
					s.at[enclosed] = k
				}
				heads0 = min(heads0+1, 2)
			}
		}
	}
	kind := words[i].Norm
	if m := markOf(words[i].Form, tags[i]); m == otherMark {
		kind = uint32(tags[i].X)
	} else if m == hyphen {
		kind = 1 << 8
	}
	sides := sideL<<2 | sideR | heads0<<4
	nearL, nearR := relL, relR
	if sideL == 1 {
		nearR = None
	} else if sideR == 1 {
		nearL = None
	}
	key := func(parts ...uint32) uint32 {
		h := uint64(sides)
		for _, p := range parts {
			h = mix(h<<32 | uint64(p))
		}
		return uint32(h >> 32)
	}
	s.keys = [4]uint32{
		key(1, kind, uint32(relL), uint32(relR)), key(2, kind, uint32(nearL), uint32(nearR)), key(3, kind), key(4),
	}
	return s
}

// marksIn calls f for each mark with the words beside it.
func marksIn(tags []Tag, f func(i, before, behind int32)) {
	before, behind := int32(-1), int32(-1)
	for i := range tags {
		if tags[i].U != uPunct {
			before = int32(i)
			continue
		}
		if behind <= int32(i) {
			behind = int32(i) + 1
			for int(behind) < len(tags) && tags[behind].U == uPunct {
				behind++
			}
		}
		r := behind
		if int(r) == len(tags) {
			r = -1
		}
		f(int32(i), before, r)
	}
}

// hang gives the marks of a tree of words their heads.
func (g *hanger) hang(table map[uint32]place, words []lexicon.Word, tags []Tag, heads []int32, rels []Relation) {
	g.match(words, tags)
	marksIn(tags, func(i, before, behind int32) {
		s := g.setting(words, tags, heads, rels, i, before, behind)
		heads[i], rels[i] = s.choose(table), Punct
	})
}

func (s *setting) choose(table map[uint32]place) int32 {
	for _, k := range s.keys {
		if p, ok := table[k]; ok && s.at[p] >= 0 {
			return s.at[p]
		}
	}
	for _, at := range s.at {
		if at >= 0 {
			return at
		}
	}
	return -1
}

// learnMarks counts where the marks of the examples hang.
func learnMarks(examples []Example) map[uint32]place {
	votes := map[uint32]*[places + 1]int{}
	var g hanger
	for i := range examples {
		e := &examples[i]
		if kept := keep(e.Tags, nil); len(kept) == 0 || len(kept) == len(e.Tags) {
			continue
		}
		heads := wordHeads(e)
		g.match(e.Words, e.Tags)
		marksIn(e.Tags, func(i, before, behind int32) {
			s := g.setting(e.Words, e.Tags, heads, e.Relations, i, before, behind)
			for _, k := range s.keys {
				v := votes[k]
				if v == nil {
					v = &[places + 1]int{}
					votes[k] = v
				}
				v[places]++
				for p, at := range s.at {
					if at >= 0 && at == e.Heads[i] {
						v[p]++
					}
				}
			}
		})
	}
	table := map[uint32]place{}
	for k, v := range votes {
		best := place(0)
		for p := range places {
			if v[p] > v[best] {
				best = p
			}
		}
		if v[places] >= 3 && v[best] > 0 {
			table[k] = best
		}
	}
	return table
}
