package namedata

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/nlp"
	"github.com/briefgen/briefgen/internal/nlp/entity"
	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// Example returns d as the tagger learns from it. A name that begins or ends inside a token covers
// the whole token.
func (d Document) Example() entity.Example {
	p := d.Parse()
	e := entity.Example{Tokens: make([]entity.Token, len(p.Tokens)), Sentences: p.Sentences}
	for i, t := range p.Tokens {
		e.Tokens[i] = entity.Look(t.Of(d.Text), i > 0 && p.Tokens[i-1].End == t.Start)
	}
	var names []entity.Entity
	i := 0
	for _, n := range d.Names {
		for i < len(p.Tokens) && p.Tokens[i].End <= n.Start {
			i++
		}
		first := i
		for i < len(p.Tokens) && p.Tokens[i].Start < n.End {
			i++
		}
		if first < i && sameSentence(p.Sentences, first, i) {
			names = append(names, entity.Entity{First: first, Last: i, Kind: kindFor[n.Kind]})
		}
	}
	e.Gold = entity.Labels(len(p.Tokens), names)
	return e
}

func sameSentence(sentences [][2]int, first, last int) bool {
	for _, s := range sentences {
		if s[0] <= first && first < s[1] {
			return last <= s[1]
		}
	}
	return false
}

var kindFor = map[nlp.NameKind]entity.Kind{
	nlp.PersonName: entity.Person, nlp.OrganizationName: entity.Organization, nlp.PlaceName: entity.Place, nlp.OtherName: entity.Other,
}

// WithHeadlines returns e with copies of a share of its sentences behind it, half of them in
// capitals, half as headlines, Where Most Words Have One.
func WithHeadlines(e entity.Example, share float64, rng *rand.Rand) entity.Example {
	out := entity.Example{Tokens: e.Tokens[:len(e.Tokens):len(e.Tokens)], Sentences: e.Sentences[:len(e.Sentences):len(e.Sentences)], Gold: e.Gold[:len(e.Gold):len(e.Gold)]}
	for _, s := range e.Sentences {
		if n := s[1] - s[0]; n < 5 || n > 30 || rng.Float64() >= share {
			continue
		}
		raise := strings.ToUpper
		if rng.IntN(2) == 0 {
			raise = titled
		}
		first := len(out.Tokens)
		for i := s[0]; i < s[1]; i++ {
			t := e.Tokens[i]
			out.Tokens = append(out.Tokens, entity.Look(raise(t.Form), t.Glued))
		}
		out.Sentences = append(out.Sentences, [2]int{first, len(out.Tokens)})
		out.Gold = append(out.Gold, e.Gold[s[0]:s[1]]...)
	}
	return out
}

// titled returns word as it stands in a headline.
func titled(word string) string {
	if nlp.IsFunction(word) && len(word) < 5 || lexicon.Look(word).Case != lexicon.Lower {
		return word
	}
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[n:]
}
