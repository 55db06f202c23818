package brief

import (
	"math"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/news"
	"github.com/briefgen/briefgen/internal/nlp"
)

// unit is a sentence with what it is compared by.
type unit struct {
	doc, sentence int
	news.Span
	terms    []term // ascending by id
	words    []int  // what its words mean, names apart: ids, ascending
	stems    []int  // its words as they are, those of names among them: ids, ascending
	alike    []int  // those of them that others are used like
	bits     bits   // of its stems
	traits          // what else it is compared by
	norm     float64
	weight   float64 // of its meanings in the news
	clauses  []*clause
	speaker  int // the actor whose words most of it reports, or -1
	origin   int
	days     []string // that it names, "2025-03-04"
	readable float64  // what it weighs as a line, 0 where nobody asked
	told     []int32  // see toldIn
}

// has reports whether a word is in u.
func (u *unit) has(stem int) bool { return u.bits&bitOf(stem) != 0 && has(u.stems, stem) }

// hasTerm reports whether a term is in u.
func (u *unit) hasTerm(id int) bool {
	_, ok := slices.BinarySearchFunc(u.terms, id, func(t term, id int) int { return t.id - id })
	return ok
}

// term is a word or an actor in a unit. Its weight grows with how rare it is in the news.
type term struct {
	id     int
	weight float64
}

// unitsOf makes a unit of every sentence but headings. A unit's terms and words are numbers of
// lex.
func unitsOf(story *news.Story, c *cast, lex *lexicon) []*unit {
	n, clauses := 0, 0
	for _, doc := range story.Docs {
		n, clauses = n+len(doc.Sentences), clauses+len(doc.Clauses)
	}
	all, units := make([]unit, n), make([]*unit, 0, n)
	f, r := filler{cast: c, lex: lex, traits: traitsOf{paired: len(story.Docs) > 1}}, clauseReader{cast: c, lex: lex, made: make([]clause, 0, clauses)}
	for d, doc := range story.Docs {
		f.doc, f.d = doc, d
		r.doc, r.d = doc, d
		mention := 0
		for s, sent := range doc.Sentences {
			for mention < len(doc.Mentions) && doc.Mentions[mention].Sentence < s {
				mention++
			}
			if sent.Heading {
				continue
			}
			u := &all[len(units)]
			*u = unit{doc: d, sentence: s, Span: sent.Span, speaker: -1}
			f.fill(u, mention, sent.First, sent.Last)
			u.clauses = r.clauses(s)
			units = append(units, u)
		}
	}
	weigh(units, lex)
	return units
}

// filler counts the terms of the sentences of documents.
type filler struct {
	cast *cast
	lex  *lexicon
	doc  *news.Document
	d    int

	traits                traitsOf // of the sentence at hand, as are these
	counted, words, stems []int
	terms                 []term

	ints room[int]
	runs room[uint64]
	kept room[term]
}

// fill counts the terms of a sentence: actors in place of the names that stand for them, stems
// of the other words. A name in full has its words before the last as terms as well: who is brought
// in by the full name is more surely what a sentence tells of than who is only named in it.
func (f *filler) fill(u *unit, mention, first, last int) {
	f.counted, f.words, f.stems = f.counted[:0], f.words[:0], f.stems[:0]
	f.traits.begin()
	doc, of := f.doc, f.cast.of[f.d]
	for tok := range nlp.Words(doc.Text, doc.Tokens[first:last]) {
		for mention < len(doc.Mentions) && doc.Mentions[mention].End <= tok.Start {
			mention++
		}
		for doc.Tokens[first].Start < tok.Start {
			first++
		}
		named := mention < len(doc.Mentions) && doc.Mentions[mention].Start <= tok.Start && of[mention] >= 0
		number := f.lex.numberAt(doc, f.d, first, tok)
		ids := f.lex.ofNumber(number)
		if f.traits.length++; f.traits.paired {
			f.traits.forms = append(f.traits.forms, f.lex.formOf(number))
		}
		if ids.term >= 0 {
			f.stems = append(f.stems, ids.term)
		}
		if named {
			if doc.Mentions[mention].Start == tok.Start {
				actor := f.lex.actor(f.cast, of[mention])
				f.counted = append(f.counted, actor)
				f.traits.meaning(actor, false)
			}
			if tok.End == doc.Mentions[mention].End {
				continue
			}
		}
		if ids.term >= 0 {
			f.counted = append(f.counted, ids.term)
			if !named {
				f.words = append(f.words, ids.meaning)
				f.traits.meaning(ids.meaning, doc.Tokens[first].Class() == "VERB")
			}
		}
	}
	f.terms = termsIn(f.terms[:0], f.counted)
	u.terms = f.kept.keep(f.terms)
	u.words = f.ints.keep(ascending(f.words))
	u.stems = f.ints.keep(ascending(f.stems))
	u.bits = bitsOf(u.stems)
	u.traits = f.traits.done(&f.ints, &f.runs)
}

// termsIn appends terms of ids, which stand as often as they count.
func termsIn(out []term, ids []int) []term {
	slices.Sort(ids)
	for len(ids) > 0 {
		n := 1
		for n < len(ids) && ids[n] == ids[0] {
			n++
		}
		out = append(out, term{ids[0], 1 + logOfOneMore(n-1)})
		ids = ids[n:]
	}
	return out
}

// ascending sorts ids and leaves each in once.
func ascending(ids []int) []int {
	slices.Sort(ids)
	return slices.Compact(ids)
}

// termOf returns what a word counts as, "" if it says nothing.
func termOf(word string) string {
	if nlp.IsFunction(word) || !hasLetterOrDigit(word) {
		return ""
	}
	if country, ok := nlp.NationalityOf(word); ok {
		return strings.ToLower(country.Name)
	}
	return nlp.Stem(word)
}

// meaningOf returns the term that stands for all words of its meaning.
func meaningOf(term string) string {
	if c := conceptOf[term]; c != "" {
		return c
	}
	return term
}

func hasLetterOrDigit(word string) bool {
	if word == "" {
		return false
	}
	c := word[0]
	return c >= 0x80 && word != "“" && word != "”" && word != "’" && word != "‘" && word != "—" && word != "–" && word != "…" && word != "•" ||
		c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// nameWeight is the weight of an actor, that of a word which one article in 150 has.
const nameWeight = 5.0

// weightInNews returns how rare a term is in the news at large.
func weightInNews(name string) float64 {
	if name[0] == '@' {
		return nameWeight
	}
	return nlp.IDF(name)
}

// weigh sets the weight of each term from how rare it is in the news at large and in the
// story: "talks" says little in a story about talks.
func weigh(units []*unit, lex *lexicon) {
	in := make([]int, len(lex.names))
	for _, u := range units {
		for _, t := range u.terms {
			in[t.id]++
		}
	}
	n := float64(len(units))
	weight := make([]float64, len(lex.names))
	for id, inNews := range lex.weight {
		weight[id] = inNews * math.Log(1+n/float64(max(1, in[id])))
	}
	for _, u := range units {
		u.scale(weight)
		for _, c := range u.clauses {
			for _, id := range c.terms {
				c.weight += lex.weight[id]
			}
		}
		for _, id := range u.meanings {
			u.weight += lex.weight[id]
		}
	}
}

func (u *unit) scale(weight []float64) {
	sum := 0.0
	for i := range u.terms {
		u.terms[i].weight *= weight[u.terms[i].id]
		sum += u.terms[i].weight * u.terms[i].weight
	}
	u.norm = math.Sqrt(sum)
}

// cosine returns the cosine of two units' term vectors, from 0 to 1.
func cosine(a, b *unit) float64 {
	if a.norm == 0 || b.norm == 0 {
		return 0
	}
	return dot(a, b) / (a.norm * b.norm)
}

// dot returns the dot product of two units' term vectors.
func dot(a, b *unit) float64 {
	sum := 0.0
	i, k := 0, 0
	for i < len(a.terms) && k < len(b.terms) {
		switch {
		case a.terms[i].id < b.terms[k].id:
			i++
		case a.terms[i].id > b.terms[k].id:
			k++
		default:
			sum += a.terms[i].weight * b.terms[k].weight
			i++
			k++
		}
	}
	return sum
}
