package nlp

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/briefgen/briefgen/internal/nlp/vector"
)

// Compared is a sentence or clause made ready to be compared with many others. It is read-only.
type Compared struct {
	terms  []comparedTerm
	weight float32   // of all terms
	topic  []float32 // the sum of the vectors of the terms by weight, of length 1; nil if none has one
	forms  []uint32  // hashes of the folded forms of all tokens, ascending, each once
	grams  []gram    // ascending; their weights have length 1
}

// comparedTerm is a word that says something.
type comparedTerm struct {
	key    uint32 // hash of its stem
	row    int32  // of its vector, -1 if it has none
	weight float32
	number bool
}

// gram is three letters of a word with what words they stand in weigh.
type gram struct {
	letters uint32
	weight  float32
}

// maxTerms is the most terms that are compared one with one: time must not grow with the product
// of two lengths. A longer sentence counts by its first ones.
const maxTerms = 128

// leastIDF is the least that a term weighs: "of" with a stray mark is a term, and in every article.
const leastIDF = 0.01

// Prepare makes the tokens of a sentence or clause of text ready to be compared.
func Prepare(text string, tokens []Token) *Compared {
	vectors := vector.Words()
	c := &Compared{
		terms: make([]comparedTerm, 0, min(len(tokens), maxTerms)),
		forms: make([]uint32, 0, len(tokens)),
		grams: make([]gram, 0, 6*min(len(tokens), maxTerms)),
		topic: make([]float32, vectors.Dims()),
	}
	for _, t := range tokens {
		form := t.Of(text)
		folded := Fold(form)
		c.forms = append(c.forms, vector.Key(folded))
		if len(c.terms) == maxTerms || !saysSomething(form) || IsFunction(form) {
			continue
		}
		stem := Stem(folded)
		term := comparedTerm{
			key: vector.Key(stem), row: -1, number: strings.ContainsAny(form, "0123456789"),
			weight: float32(math.Pow(max(IDF(stem), leastIDF), 0.75)),
		}
		if !term.number {
			term.row = int32(vectors.Row(term.key))
		}
		c.terms = append(c.terms, term)
		c.weight += term.weight
		c.grams = appendGrams(c.grams, folded, term.weight)
		if term.row >= 0 {
			vectors.Add(c.topic, int(term.row), term.weight)
		}
	}
	slices.Sort(c.forms)
	c.forms = slices.Compact(c.forms)
	c.grams = mergeGrams(c.grams)
	c.topic = unitLength(c.topic)
	return c
}

// TermKey returns the key of word in the table of vectors, the hash of its stem; 0 if it has none
// because it says nothing or is a number.
func TermKey(word string) uint32 {
	if !saysSomething(word) || IsFunction(word) || strings.ContainsAny(word, "0123456789") {
		return 0
	}
	return max(1, vector.Key(Stem(word)))
}

// saysSomething reports whether word begins with a letter or a digit.
func saysSomething(word string) bool {
	r := firstRune(word)
	return isWordRune(r) || '0' <= r && r <= '9'
}

// appendGrams appends the runs of three letters of a word that begins and ends with a mark.
func appendGrams(grams []gram, word string, weight float32) []gram {
	run := uint32('^')
	n := min(len(word), maxStem)
	for i := 0; i <= n; i++ {
		c := byte('$')
		if i < n {
			c = word[i]
		}
		run = (run<<8 | uint32(c)) & 0xffffff
		if i > 0 {
			grams = append(grams, gram{run, weight})
		}
	}
	return grams
}

// mergeGrams sorts grams, sums the weights of equal ones, and gives them length 1.
func mergeGrams(grams []gram) []gram {
	slices.SortFunc(grams, func(a, b gram) int {
		if c := cmp.Compare(a.letters, b.letters); c != 0 {
			return c
		}
		return cmp.Compare(a.weight, b.weight)
	})
	n := 0
	for _, g := range grams {
		if n > 0 && grams[n-1].letters == g.letters {
			grams[n-1].weight += g.weight
			continue
		}
		grams[n] = g
		n++
	}
	grams = grams[:n]
	sum := 0.0
	for _, g := range grams {
		sum += float64(g.weight) * float64(g.weight)
	}
	if sum == 0 {
		return nil
	}
	for i := range grams {
		grams[i].weight /= float32(math.Sqrt(sum))
	}
	return grams
}

// unitLength returns v with length 1, nil if it has none.
func unitLength(v []float32) []float32 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return nil
	}
	scale := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i] *= scale
	}
	return v
}
