package namedata

import (
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/nlp"
	"github.com/briefgen/briefgen/internal/nlp/gazetteer"
	"github.com/briefgen/briefgen/internal/nlp/lexicon"
)

// Consistent returns d with its persons marked more evenly than the silver marks have them, which
// miss a surname that is an ordinary word, or take it for a place, at a third of its places: the
// last word of a person's name of several words is a person wherever it stands with no
// capitalised word beside it, unless it is in the gazetteer as a place.
func Consistent(d Document) Document {
	p := d.Parse()
	surnames := map[string]bool{}
	long := make([]bool, len(p.Tokens)) // in a name of several words
	i := 0
	for _, n := range d.Names {
		for i < len(p.Tokens) && p.Tokens[i].End <= n.Start {
			i++
		}
		first := i
		for i < len(p.Tokens) && p.Tokens[i].Start < n.End {
			i++
		}
		if i-first < 2 {
			continue
		}
		for k := first; k < i; k++ {
			long[k] = true
		}
		if n.Kind == nlp.PersonName {
			surnames[p.Tokens[i-1].Of(d.Text)] = true
		}
	}
	capital := func(i int) bool {
		word := p.Tokens[i].Of(d.Text)
		return lexicon.Look(word).Case > lexicon.Lower && !isTitle(word)
	}
	var added []Name
	for _, s := range p.Sentences {
		for i := s[0]; i < s[1]; i++ {
			word := p.Tokens[i].Of(d.Text)
			if long[i] || !surnames[word] || !capital(i) || gazetteer.ClassOf(lexicon.Hash(word))&notSurname != 0 {
				continue
			}
			if i > s[0] && capital(i-1) || i+1 < s[1] && capital(i+1) {
				continue
			}
			added = append(added, Name{p.Tokens[i].Span, nlp.PersonName})
		}
	}
	out := d
	out.Names = slices.Clone(added)
	for _, n := range d.Names {
		if !slices.ContainsFunc(added, func(a Name) bool { return a.Overlap(n.Span) > 0 }) {
			out.Names = append(out.Names, n)
		}
	}
	slices.SortFunc(out.Names, func(a, b Name) int { return a.Start - b.Start })
	return out
}

const notSurname = gazetteer.CountryWord | gazetteer.Capital | gazetteer.Nationality | gazetteer.Region | gazetteer.City

func isTitle(word string) bool {
	word = strings.ToLower(word)
	return nlp.IsRole(word) || nlp.IsFunction(strings.TrimSuffix(word, "."))
}
