package namedata

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/briefgen/briefgen/internal/nlp"
	"github.com/briefgen/briefgen/internal/nlp/conllu"
)

// GUM reads the documents of GUM (Zeldes 2017) in ud-train or ud-dev, a sentence a line. Part is
// "train" or "dev".
//
// GUM marks every phrase that refers to something, named or not, with its titles, articles and
// all that hangs on it. Names are taken from it so:
//
//   - An entity has a name if its head, the word of it that hangs on a word outside, is a proper
//     noun (NNP, NNPS), or, of persons, has one as a flat part ("team member Rosa Lind").
//   - The name is the longest run of proper nouns about that word inside the entity. A hyphen,
//     "&", a numeral or a particle goes on with a run where a proper noun stands behind it; so do
//     "of", "for", "and" (and "the" behind them) if the entity is no person.
//   - A person's name begins behind the last word of the run that is a title (nmod:desc, or a role
//     word that is not the last) and behind entities inside it that are no persons. A run that ends
//     in a role word ("the President") is no name.
//   - Persons in the plural ("Muslims") and entities that are neither person, organization nor
//     place are other names; times are none.
//   - Of names that overlap, the longest stays; of equal ones, the outer.
func GUM(folder, part string) ([]Document, error) {
	sentences, err := conllu.ReadFile(filepath.Join(folder, "ud-"+part+".conllu.gz"))
	if err != nil {
		return nil, err
	}
	var docs []Document
	for _, s := range sentences {
		if !strings.HasPrefix(s.Doc, "GUM_") {
			continue
		}
		if len(docs) == 0 || docs[len(docs)-1].ID != s.Doc {
			docs = append(docs, Document{ID: s.Doc})
		}
		d := &docs[len(docs)-1]
		at := len(d.Text)
		d.Text += s.Text + "\n"
		for _, n := range gumNames(s) {
			d.Names = append(d.Names, Name{nlp.Span{Start: at + n.Start, End: at + n.End}, n.Kind})
		}
	}
	return docs, nil
}

// mention is what GUM marks: words[first:last].
type mention struct {
	first, last int
	id, kind    string
}

func gumNames(s conllu.Sentence) []Name {
	entities := entities(s)
	var found []Name
	for _, e := range entities {
		first, last := nameIn(s, e, entities)
		if first < last {
			found = append(found, Name{nlp.Span{Start: s.Words[first].Start, End: s.Words[last-1].End}, gumKind(s, e, last-1)})
		}
	}
	slices.SortStableFunc(found, func(a, b Name) int { return b.Len() - a.Len() })
	var out []Name
	for _, n := range found {
		if !slices.ContainsFunc(out, func(o Name) bool { return o.Overlap(n.Span) > 0 }) {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, func(a, b Name) int { return a.Start - b.Start })
	return out
}

func gumKind(s conllu.Sentence, e mention, last int) nlp.NameKind {
	switch {
	case e.kind == "person" && s.Words[last].XPOS != "NNPS":
		return nlp.PersonName
	case e.kind == "organization":
		return nlp.OrganizationName
	case e.kind == "place":
		return nlp.PlaceName
	}
	return nlp.OtherName
}

// entities reads the brackets of the last column, outer before inner.
func entities(s conllu.Sentence) []mention {
	var open, out []mention
	for i, w := range s.Words {
		for part := range strings.SplitSeq(w.Misc, "|") {
			value, ok := strings.CutPrefix(part, "Entity=")
			for ok && value != "" {
				if value[0] == '(' {
					end := 1 + strings.IndexAny(value[1:]+"(", "()")
					f := strings.SplitN(value[1:end], "-", 3)
					e := mention{first: i, last: i + 1, id: f[0]}
					if len(f) > 1 {
						e.kind = f[1]
					}
					open = append(open, e)
					value = value[end:]
					if strings.HasPrefix(value, ")") {
						out = append(out, open[len(open)-1])
						open = open[:len(open)-1]
						value = value[1:]
					}
					continue
				}
				id, rest, _ := strings.Cut(value, ")")
				value = rest
				for k := len(open) - 1; k >= 0; k-- {
					if open[k].id == id {
						open[k].last = i + 1
						out = append(out, open[k])
						open = slices.Delete(open, k, k+1)
						break
					}
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b mention) int {
		if a.first != b.first {
			return a.first - b.first
		}
		return b.last - a.last
	})
	return out
}

// nameIn returns the words of the name in e, none if it has none.
func nameIn(s conllu.Sentence, e mention, all []mention) (first, last int) {
	core := -1
	for i := e.first; i < e.last; i++ {
		if h := s.Words[i].Head; h < e.first || h >= e.last {
			core = i
			break
		}
	}
	if core >= 0 && !proper(s, core) && e.kind == "person" {
		head := core
		core = -1
		for i := e.first; i < e.last && core < 0; i++ {
			if s.Words[i].Head == head && s.Words[i].Relation == "flat" && proper(s, i) {
				core = i
			}
		}
	}
	if core < 0 || !proper(s, core) || e.kind == "time" {
		return 0, 0
	}
	first, last = core, core+1
	for first > e.first {
		if n := joined(s, first-1, -1, e); n > 0 {
			first -= n
			continue
		}
		break
	}
	for last < e.last {
		if n := joined(s, last, 1, e); n > 0 {
			last += n
			continue
		}
		break
	}
	if e.kind == "person" {
		if isRole(s, last-1) {
			return 0, 0
		}
		first = behindTitles(s, e, all, first, last, core)
	}
	return first, last
}

// joined returns how many words from i on, in the direction by, go on with a name.
func joined(s conllu.Sentence, i, by int, e mention) int {
	inside := func(k int) bool { return e.first <= k && k < e.last }
	if proper(s, i) {
		return 1
	}
	if next := i + by; inside(next) && proper(s, next) {
		form := strings.ToLower(s.Words[i].Form)
		switch {
		case form == "-" || form == "&" || form == "–" || s.Words[i].Relation == "flat" || particle[form]:
			return 2
		case e.kind == "person":
			return 0
		case form == "of" || form == "for" || form == "and" || s.Words[i].XPOS == "CD":
			return 2
		case s.Words[i].XPOS == "JJ" && unicode.IsUpper(firstRune(s.Words[i].Form)):
			return 2 // "National" of "… National Council"
		}
	}
	if e.kind != "person" && inside(i+2*by) && proper(s, i+2*by) {
		a, b := strings.ToLower(s.Words[i].Form), strings.ToLower(s.Words[i+by].Form)
		if by > 0 && a == "of" && b == "the" || by < 0 && a == "the" && b == "of" {
			return 3
		}
	}
	return 0
}

var particle = map[string]bool{"de": true, "la": true, "von": true, "van": true, "der": true, "den": true, "bin": true, "al": true, "el": true, "du": true, "da": true, "di": true, "del": true}

func proper(s conllu.Sentence, i int) bool {
	x := s.Words[i].XPOS
	return (x == "NNP" || x == "NNPS") && utf8.RuneCountInString(s.Words[i].Form) > 0
}

func behindTitles(s conllu.Sentence, e mention, all []mention, first, last, core int) int {
	for i := first; i < last-1; i++ {
		if s.Words[i].Relation == "nmod:desc" || isRole(s, i) {
			first = i + 1
		}
	}
	for _, inner := range all {
		if inner.kind != "person" && inner.first >= e.first && inner.last <= core && inner.last > first {
			first = inner.last
		}
	}
	for first < core && !proper(s, first) {
		first++
	}
	return first
}

func isRole(s conllu.Sentence, i int) bool { return nlp.IsRole(strings.ToLower(s.Words[i].Form)) }

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
