package brief

import "github.com/briefgen/briefgen/internal/nlp"

// gist is a sentence as a vector: what it is about, where its words are not those of another.
type gist struct {
	own    []float32
	around []float32 // of the sentences before and behind it
}

// gistsOf makes the vectors of a story's sentences.
func gistsOf(units []*unit, stems []string) []gist {
	list := nlp.NewGists(stems)
	own := make([][]float32, len(units))
	for i, u := range units {
		own[i] = list.Of(u.stems)
	}
	nlp.Apart(own)
	out := make([]gist, len(units))
	for i := range units {
		around := make([]float32, len(own[i]))
		for _, k := range [2]int{i - 1, i + 1} {
			if sameDoc(units, i, k) {
				for d, x := range own[k] {
					around[d] += x
				}
			}
		}
		out[i] = gist{own[i], nlp.OfLengthOne(around)}
	}
	return out
}

// sameDoc reports whether k is a sentence, and of the document of sentence i.
func sameDoc(units []*unit, i, k int) bool {
	return k >= 0 && k < len(units) && units[k].doc == units[i].doc
}

// withAround returns how much two sentences are about what stands around the other, the mean of both cosines.
func (g *gist) withAround(h *gist) float64 {
	return (nlp.GistCosine(g.own, h.around) + nlp.GistCosine(g.around, h.own)) / 2
}

// shortArticle is how many sentences an article has of which nothing follows from what stands next to each other.
const shortArticle = 6

// context returns how much the neighbours of two sentences tell, from 0 to 1: nothing where all of an article is next to
// each other.
func (m *merger) context(u, v *unit) float64 {
	n := min(len(m.story.Docs[u.doc].Sentences), len(m.story.Docs[v.doc].Sentences))
	return max(0, 1-shortArticle/float64(n))
}

// besides tells of each pair the greatest cosine of terms of two other sentences, each one of the pair or next to it: a
// fact has its neighbours. The pairs of a sentence stand together, the sentences in order.
func (m *merger) besides(pairs []pair) {
	first := make([]int, len(m.units)+1) // sentence → its first pair
	for i, n := 0, 0; i <= len(m.units); i++ {
		for n < len(pairs) && pairs[n].a < i {
			n++
		}
		first[i] = n
	}
	cosines := make([]float64, len(m.units)) // with the row of one sentence
	for row := range m.units {
		of := pairs[first[row]:first[row+1]]
		for _, p := range of {
			cosines[p.b] = p.cosine
		}
		for _, i := range [3]int{row - 1, row, row + 1} {
			if sameDoc(m.units, row, i) {
				m.beside(pairs[first[i]:first[i+1]], row, cosines)
			}
		}
		for _, p := range of {
			cosines[p.b] = 0
		}
	}
}

// beside looks through the pairs of a sentence for those next to them in the row of a sentence, which is that sentence or
// next to it.
func (m *merger) beside(pairs []pair, row int, cosines []float64) {
	for n := range pairs {
		p := &pairs[n]
		for _, k := range [3]int{p.b - 1, p.b, p.b + 1} {
			if sameDoc(m.units, p.b, k) && (row != p.a || k != p.b) {
				p.nextTo = max(p.nextTo, cosines[k])
			}
		}
	}
}
