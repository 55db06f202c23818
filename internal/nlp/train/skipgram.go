package main

import (
	"math"
	"math/rand/v2"
)

// skipGram says how word vectors are trained: skip-gram with negative sampling (Mikolov et al.
// 2013). Each place of the window has output vectors of its own (Ling et al. 2015), so that the
// vectors tell more of how a word is used and less of what it is about.
type skipGram struct {
	dims, window, epochs int
	negative             int     // words drawn at random for each that is seen
	rate                 float64 // of learning, at first; it falls to 0
	sample               float64 // words more frequent than this share are passed over at times
	power                float64 // of the count, in drawing; 0.75 in the paper
}

// train returns the vectors of the words of t, each of dims numbers, one behind the other.
func (s skipGram) train(t text, seed uint64) []float32 {
	r := rand.New(rand.NewPCG(seed, 1))
	words := len(t.count)
	in := make([]float32, words*s.dims)
	for i := range in {
		in[i] = (r.Float32() - 0.5) / float32(s.dims)
	}
	out := make([]float32, 2*s.window*words*s.dims)
	draw := drawTable(t.count, s.power)
	keep := s.keepShares(t.count)
	grad := make([]float32, s.dims)
	total := float64(len(t.words) * s.epochs)
	line := make([]int32, 0, 4096)
	done := 0
	for range s.epochs {
		for at := 0; at < len(t.words); {
			line = line[:0]
			for ; at < len(t.words) && t.words[at] != gap; at++ {
				w := t.words[at]
				if w == dropped || r.Float32() < keep[w] {
					line = append(line, w)
				}
				done++
			}
			at++
			rate := float32(s.rate * math.Max(1e-3, 1-float64(done)/total))
			for i, w := range line {
				if w == dropped {
					continue
				}
				v := in[int(w)*s.dims:][:s.dims]
				for k := max(0, i-s.window); k <= min(len(line)-1, i+s.window); k++ {
					if k == i || line[k] == dropped {
						continue
					}
					place := k - i + s.window
					if k > i {
						place--
					}
					s.learnPair(v, out[place*words*s.dims:], line[k], draw, grad, rate, r)
				}
			}
		}
	}
	return in
}

// learnPair moves the vector v of a word towards that of the word seen beside it, whose output
// vectors are out, and away from those of words drawn at random.
func (s skipGram) learnPair(v, out []float32, seen int32, draw []int32, grad []float32, rate float32, r *rand.Rand) {
	clear(grad)
	learn(v, out[int(seen)*s.dims:][:s.dims], grad, 1, rate)
	for range s.negative {
		if w := draw[r.Uint32()>>(32-drawBits)]; w != seen {
			learn(v, out[int(w)*s.dims:][:s.dims], grad, 0, rate)
		}
	}
	for d, g := range grad {
		v[d] += g
	}
}

// learn moves the output vector o for input vector v towards label, and adds to grad what v is
// to be moved by.
func learn(v, o, grad []float32, label, rate float32) {
	o, grad = o[:len(v)], grad[:len(v)]
	var a, b, c, d float32
	n := len(v) &^ 3
	for i := 0; i < n; i += 4 {
		a += v[i] * o[i]
		b += v[i+1] * o[i+1]
		c += v[i+2] * o[i+2]
		d += v[i+3] * o[i+3]
	}
	for i := n; i < len(v); i++ {
		a += v[i] * o[i]
	}
	g := (label - sigmoid(a+b+c+d)) * rate
	for i, x := range v {
		grad[i] += g * o[i]
		o[i] += g * x
	}
}

// sigmoidTable holds the logistic function from -8 to 8.
var sigmoidTable = func() (t [1025]float32) {
	for i := range t {
		t[i] = float32(1 / (1 + math.Exp(-(float64(i)/64 - 8))))
	}
	return t
}()

func sigmoid(x float32) float32 {
	return sigmoidTable[int((min(8, max(-8, x))+8)*64)]
}

const drawBits = 20

// drawTable holds each word as often as it is to be drawn.
func drawTable(count []int, power float64) []int32 {
	sum := 0.0
	for _, n := range count {
		sum += math.Pow(float64(n), power)
	}
	table := make([]int32, 1<<drawBits)
	w, upTo := 0, math.Pow(float64(count[0]), power)
	for i := range table {
		for float64(i)/float64(len(table)) > upTo/sum && w < len(count)-1 {
			w++
			upTo += math.Pow(float64(count[w]), power)
		}
		table[i] = int32(w)
	}
	return table
}

// keepShares returns for each word how often it is kept.
func (s skipGram) keepShares(count []int) []float32 {
	sum := 0
	for _, n := range count {
		sum += n
	}
	keep := make([]float32, len(count))
	for i, n := range count {
		keep[i] = 1
		if s.sample > 0 {
			f := float64(n) / float64(sum) / s.sample
			keep[i] = float32(math.Min(1, math.Sqrt(1/f)+1/f))
		}
	}
	return keep
}
