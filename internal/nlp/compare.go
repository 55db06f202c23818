package nlp

import "github.com/briefgen/briefgen/internal/nlp/vector"

// Signals are the ways in which two sentences are alike, each from 0 to 1 but Numbers.
type Signals struct {
	Words   float64 // share of the words, by weight, that the other has or something like them
	Topic   float64 // cosine of the sums of word vectors
	Letters float64 // cosine of runs of three letters
	Forms   float64 // share of the tokens, function words and all, that both have
	Numbers float64 // share of the words, by weight, that are numbers and not in the other: from 0 to 1, 1 is unlike
}

// Weights of the signals, fitted by the training step "similarity" so that they are 1 together
// for one sentence twice.
const (
	wordsWeight   = 0.203
	topicWeight   = 0.209
	lettersWeight = 0.251
	formsWeight   = 0.337
	numbersWeight = -0.504
)

// Similarity returns how much two sentences say the same, from 0, nothing in common, to 1, the
// same words. It allocates nothing.
//
// It is a weighted sum of alignment by word vectors and document frequencies, after Sultan,
// Bethard and Sumner 2014, a sentence vector, letters, and numbers that differ.
func (c *Compared) Similarity(d *Compared) float64 {
	s := c.Signals(d)
	sum := wordsWeight*s.Words + topicWeight*s.Topic + lettersWeight*s.Letters + formsWeight*s.Forms + numbersWeight*s.Numbers
	return min(1, max(0, sum))
}

// Signals returns what Similarity sums up.
func (c *Compared) Signals(d *Compared) Signals {
	var s Signals
	s.Words, s.Numbers = c.align(d)
	s.Forms = c.sharedForms(d)
	s.Letters = c.sharedGrams(d)
	if c.topic != nil && d.topic != nil {
		s.Topic = max(0, float64(dot(c.topic, d.topic)))
	}
	return s
}

// leastCosine is the cosine of two word vectors from which on they count as alike; it is that of
// words of one field, "ship" and "sailor".
const leastCosine = 0.3

// align finds for each term the one of the other sentence that is most like it, and returns the
// share of all terms, by weight, that have one, and of numbers that have none.
func (c *Compared) align(d *Compared) (alike, numbers float64) {
	if c.weight+d.weight == 0 {
		return 0, 0
	}
	vectors := vector.Words()
	var best [maxTerms]float32 // for each term of d
	var sum, missed float32
	for i := range c.terms {
		t := &c.terms[i]
		most := float32(0)
		for k := range d.terms {
			u := &d.terms[k]
			p := float32(0)
			switch {
			case t.key == u.key:
				p = 1
			case t.row < 0 || u.row < 0 || most == 1 && best[k] == 1:
				continue
			default:
				p = (vectors.Alike(int(t.row), int(u.row)) - leastCosine) / (1 - leastCosine)
			}
			most = max(most, p)
			best[k] = max(best[k], p)
		}
		sum += t.weight * most
		if t.number && most < 1 {
			missed += t.weight
		}
	}
	for k := range d.terms {
		u := &d.terms[k]
		sum += u.weight * best[k]
		if u.number && best[k] < 1 {
			missed += u.weight
		}
	}
	all := float64(c.weight + d.weight)
	return float64(sum) / all, float64(missed) / all
}

func (c *Compared) sharedForms(d *Compared) float64 {
	shared, i, k := 0, 0, 0
	for i < len(c.forms) && k < len(d.forms) {
		switch {
		case c.forms[i] < d.forms[k]:
			i++
		case c.forms[i] > d.forms[k]:
			k++
		default:
			shared++
			i++
			k++
		}
	}
	return 2 * float64(shared) / float64(max(1, len(c.forms)+len(d.forms)))
}

func (c *Compared) sharedGrams(d *Compared) float64 {
	sum := float32(0)
	i, k := 0, 0
	for i < len(c.grams) && k < len(d.grams) {
		switch {
		case c.grams[i].letters < d.grams[k].letters:
			i++
		case c.grams[i].letters > d.grams[k].letters:
			k++
		default:
			sum += c.grams[i].weight * d.grams[k].weight
			i++
			k++
		}
	}
	return float64(sum)
}

func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s, t, u, v float32
	n := len(a) &^ 3
	for i := 0; i < n; i += 4 {
		s += a[i] * b[i]
		t += a[i+1] * b[i+1]
		u += a[i+2] * b[i+2]
		v += a[i+3] * b[i+3]
	}
	for i := n; i < len(a); i++ {
		s += a[i] * b[i]
	}
	return s + t + u + v
}
