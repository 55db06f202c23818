package annotate

import (
	"flag"
	"math"
	"strings"
	"testing"

	"github.com/briefgen/briefgen/internal/nlp"
)

var fit = flag.Bool("fit", false, "learn the weights of pronouns from GUM and print them")

// example is a pronoun with those it may stand for.
type example struct {
	kind       string // of text
	candidates [][]feature
	right      []bool
	stranger   []bool
}

// TestAntecedents leads the pronouns of GUM to people and holds how many are led, and how many of those
// rightly, against floors. With -fit it prints what a logistic ranking learns from them.
func TestAntecedents(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 107 documents")
	}
	var all []example
	for _, g := range gumDocuments(t) {
		all = append(all, examplesOf(g)...)
	}
	for _, c := range []struct {
		kind       string
		right, led float64 // at least
	}{{"news interview", 0.91, 0.78}, {"bio court speech voyage textbook academic", 0.83, 0.74}} {
		right, led, of := 0, 0, 0
		for _, e := range all {
			if !strings.Contains(c.kind, e.kind) {
				continue
			}
			of++
			if i := e.chosen(); i >= 0 {
				led++
				if e.right[i] {
					right++
				}
			}
		}
		t.Logf("%s: %d pronouns, %.3f led to somebody, %.3f of those rightly", c.kind, of, float64(led)/float64(of), float64(right)/float64(led))
		if float64(right) < c.right*float64(led) || float64(led) < c.led*float64(of) {
			t.Errorf("%s: want %.2f led, %.2f rightly", c.kind, c.led, c.right)
		}
	}
	if *fit {
		learned, null := learn(all)
		for f, w := range learned {
			t.Logf("feature %d: %.0f, is %d", f, 10*w, weights[f])
		}
		t.Logf("least score: %.0f, is %d", 10*null, leastScore)
	}
}

// examplesOf returns the pronouns of a document that GUM leads to somebody.
func examplesOf(g *gumDocument) []example {
	doc := Article(g.article)
	a := newAttributor(doc, make([]nlp.Tree, len(doc.Sentences)), nil)
	a.out = doc.Attributions
	d := a.discourse()
	known := map[int]map[string]bool{}
	var out []example
	d.watch = func(r reference, pronoun string) {
		id, ok := g.pronouns[r.start]
		if !ok {
			return
		}
		e := example{kind: strings.Split(g.id, "_")[1]}
		for i, c := range d.recent {
			if p := d.people[c.person].pronoun; p != "" && p != pronoun {
				continue
			}
			if known[c.person] == nil {
				known[c.person] = g.idsOf(d, c.person)
			}
			e.candidates = append(e.candidates, d.featuresOf(r, i))
			e.right = append(e.right, known[c.person][id])
			e.stranger = append(e.stranger, d.people[c.person].first < 0)
		}
		if len(e.candidates) > 0 {
			out = append(out, e)
		}
	}
	d.follow()
	return out
}

// chosen returns which candidate the weights choose, as antecedent does; -1 for none, or one
// without a name.
func (e example) chosen() int {
	best, second := -1, math.MinInt
	score := math.MinInt
	for i, c := range e.candidates {
		sum := 0
		for _, f := range c {
			sum += weights[f]
		}
		if sum > score {
			best, score, second = i, sum, score
		} else if sum > second {
			second = sum
		}
	}
	if best < 0 || score < leastScore || second != math.MinInt && score-second < leastLead || e.stranger[best] {
		return -1
	}
	return best
}

// learn fits the weights of a softmax over the candidates and nobody, by AdaGrad, with the score of
// nobody.
func learn(all []example) (w [features]float64, null float64) {
	const rounds, rate, shrink = 250, 0.5, 0.3
	var sumSquares [features + 1]float64
	for range rounds {
		var gradient [features + 1]float64
		for f := range w {
			gradient[f] = -shrink * w[f]
		}
		for _, e := range all {
			e.climb(w, null, &gradient)
		}
		for f, g := range gradient {
			sumSquares[f] += g * g
			step := rate * g / math.Sqrt(sumSquares[f]+1e-6)
			if f < int(features) {
				w[f] += step
			} else {
				null += step
			}
		}
	}
	return w, null
}

// climb adds the gradient of the log-likelihood of one example.
func (e example) climb(w [features]float64, null float64, gradient *[features + 1]float64) {
	likely := make([]float64, len(e.candidates)+1)
	sum, sumRight := 0.0, 0.0
	for i := range likely {
		score := null
		if i < len(e.candidates) {
			score = 0
			for _, f := range e.candidates[i] {
				score += w[f]
			}
		}
		likely[i] = math.Exp(score)
		sum += likely[i]
		if i < len(e.candidates) && e.right[i] {
			sumRight += likely[i]
		}
	}
	nobody := sumRight == 0
	if nobody {
		sumRight = likely[len(e.candidates)]
	}
	for i, x := range likely {
		pull := -x / sum
		if i == len(e.candidates) {
			if nobody {
				pull += x / sumRight
			}
			gradient[features] += pull
			continue
		}
		if e.right[i] {
			pull += x / sumRight
		}
		for _, f := range e.candidates[i] {
			gradient[f] += pull
		}
	}
}
