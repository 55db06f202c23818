package syntax

import "github.com/briefgen/briefgen/internal/nlp/lexicon"

// choices are the relations that words of two tags can have: those of the training data.
type choices struct {
	sets [2 * nUpos * nUpos * nXpos][]Relation
}

const (
	nXpos = lexicon.PennTags
	nUpos = lexicon.Classes
)

func choiceKey(s *sentence, h, d int32) int {
	side := 0
	if (h > d) != s.back {
		side = 1
	}
	x, y := &s.tokens[h], &s.tokens[d]
	return ((side*nUpos+int(x.upos))*nUpos+int(y.upos))*nXpos + int(y.xpos)
}

// of returns the relations that word d can have below word h.
func (c *choices) of(s *sentence, h, d int32) []Relation {
	return c.sets[choiceKey(s, h, d)]
}

func newChoices(examples []Example) *choices {
	c := &choices{}
	var s sentence
	var exact [2 * nUpos * nUpos * nXpos]uint64
	var byChild [nUpos]uint64
	for i := range examples {
		e := bare(&examples[i])
		s.set(e.Words, e.Tags)
		for d, h := range e.Heads {
			if h < 0 {
				continue
			}
			exact[choiceKey(&s, h+1, int32(d+1))] |= 1 << e.Relations[d]
			byChild[s.tokens[d+1].upos] |= 1 << e.Relations[d]
		}
	}
	for k := range c.sets {
		set := exact[k]
		if set == 0 {
			set = byChild[k/nXpos%nUpos]
		}
		if set == 0 {
			set = 1 << Dep
		}
		for r := Root + 1; r < relations; r++ {
			if set>>r&1 != 0 {
				c.sets[k] = append(c.sets[k], r)
			}
		}
	}
	return c
}
