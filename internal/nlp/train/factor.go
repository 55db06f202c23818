package main

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// sparse is a matrix by rows.
type sparse struct {
	first []int32 // by row: where it begins; one more at the end
	at    []int32 // columns
	value []float32
	cols  int
}

// cooccurrence says how words that stand near each other are counted.
type cooccurrence struct {
	window   int
	contexts int     // only the so many most frequent words count as neighbours
	power    float64 // of a neighbour's share, 0.75 smooths (Levy, Goldberg and Dagan 2015)
	shift    float64 // subtracted from each association
	least    float32 // associations counted less than this are dropped
}

// positive returns the matrix of positive pointwise mutual information of the words of t with
// their neighbours: how much more often than by chance they stand within the window, a neighbour
// at distance d counting 1/d.
func (c cooccurrence) positive(t text) sparse {
	words := len(t.count)
	c.contexts = min(c.contexts, words)
	places, first := placesOf(t)
	total := 0.0
	column := make([]float64, c.contexts)
	rows := make([]float64, words)
	row := make([]float32, c.contexts)
	m := sparse{first: make([]int32, words+1), cols: c.contexts}
	var touched []int32
	for w := range words {
		touched = touched[:0]
		for _, p := range places[first[w]:first[w+1]] {
			touched = c.count(t, int(p), row, touched)
		}
		slices.Sort(touched)
		for _, v := range touched {
			n := float64(row[v])
			total += n
			column[v] += n
			rows[w] += n
			if row[v] >= c.least {
				m.at = append(m.at, v)
				m.value = append(m.value, row[v])
			}
			row[v] = 0
		}
		m.first[w+1] = int32(len(m.at))
	}
	smooth := 0.0
	for _, n := range column {
		smooth += math.Pow(n, c.power)
	}
	for i, n := range column {
		column[i] = math.Pow(n, c.power) / smooth
	}
	return m.associations(rows, column, c.shift)
}

// associations puts max(0, log(P(v|w)/P(v)) - shift) in place of counts, and drops what is 0.
func (m sparse) associations(rows, share []float64, shift float64) sparse {
	out := sparse{first: make([]int32, len(rows)+1), at: m.at[:0], value: m.value[:0], cols: m.cols}
	for w, n := range rows {
		for i := m.first[w]; i < m.first[w+1]; i++ {
			v := m.at[i]
			if a := math.Log(float64(m.value[i])/n/share[v]) - shift; a > 0 {
				out.at = append(out.at, v)
				out.value = append(out.value, float32(a))
			}
		}
		out.first[w+1] = int32(len(out.at))
	}
	return out
}

// count adds the neighbours of the word at place p to row and those that were not there to touched.
func (c cooccurrence) count(t text, p int, row []float32, touched []int32) []int32 {
	for _, step := range []int{-1, 1} {
		for d := 1; d <= c.window; d++ {
			k := p + step*d
			if k < 0 || k >= len(t.words) || t.words[k] == gap {
				break
			}
			v := t.words[k]
			if v < 0 || int(v) >= c.contexts {
				continue
			}
			if row[v] == 0 {
				touched = append(touched, v)
			}
			row[v] += 1 / float32(d)
		}
	}
	return touched
}

// placesOf returns where each word stands: those of word w are places[first[w]:first[w+1]].
func placesOf(t text) (places, first []int32) {
	first = make([]int32, len(t.count)+1)
	for w, n := range t.count {
		first[w+1] = first[w] + int32(n)
	}
	places = make([]int32, first[len(t.count)])
	next := slices.Clone(first)
	for i, w := range t.words {
		if w >= 0 {
			places[next[w]] = int32(i)
			next[w]++
		}
	}
	return places, first
}

// factor returns for each row of m a vector of dims numbers, such that their dot products come
// near to those of the rows: the left singular vectors times the singular values to power, found
// by subspace iteration from random vectors (Halko, Martinsson and Tropp 2011).
func (m sparse) factor(dims, rounds int, power float64, seed uint64) []float32 {
	extra := dims + 10
	rows := len(m.first) - 1
	r := rand.New(rand.NewPCG(seed, 3))
	right := make([]float32, m.cols*extra)
	for i := range right {
		right[i] = float32(r.NormFloat64())
	}
	left := make([]float32, rows*extra)
	for round := range rounds {
		if round > 0 {
			m.transposed(left, right, extra)
			orthonormal(right, extra)
		}
		m.times(right, left, extra)
		if round < rounds-1 {
			orthonormal(left, extra)
		}
	}
	// left = M·right with right orthonormal: the singular vectors of left are those of M.
	values, rotation := symmetricEigen(gram(left, extra), extra)
	out := make([]float32, rows*dims)
	for w := range rows {
		v := left[w*extra:][:extra]
		for d := range dims {
			sum := 0.0
			for k, x := range v {
				sum += float64(x) * rotation[k*extra+d]
			}
			out[w*dims+d] = float32(sum * math.Pow(math.Sqrt(values[d])+1e-9, power-1))
		}
	}
	return out
}

// times sets out = m·in; rows of in and out have n numbers.
func (m sparse) times(in, out []float32, n int) {
	for w := range len(m.first) - 1 {
		sum := out[w*n:][:n]
		clear(sum)
		for i := m.first[w]; i < m.first[w+1]; i++ {
			axpy(m.value[i], in[int(m.at[i])*n:][:n], sum)
		}
	}
}

// transposed sets out = mᵀ·in.
func (m sparse) transposed(in, out []float32, n int) {
	clear(out)
	for w := range len(m.first) - 1 {
		v := in[w*n:][:n]
		for i := m.first[w]; i < m.first[w+1]; i++ {
			axpy(m.value[i], v, out[int(m.at[i])*n:][:n])
		}
	}
}

func axpy(a float32, x, y []float32) {
	y = y[:len(x)]
	n := len(x) &^ 3
	for i := 0; i < n; i += 4 {
		y[i] += a * x[i]
		y[i+1] += a * x[i+1]
		y[i+2] += a * x[i+2]
		y[i+3] += a * x[i+3]
	}
	for i := n; i < len(x); i++ {
		y[i] += a * x[i]
	}
}

// gram returns the products of the columns of a, whose rows have n numbers, with each other.
func gram(a []float32, n int) []float64 {
	g := make([]float64, n*n)
	for at := 0; at < len(a); at += n {
		v := a[at:][:n]
		for i, x := range v {
			row := g[i*n:][:n]
			for k := i; k < n; k++ {
				row[k] += float64(x) * float64(v[k])
			}
		}
	}
	for i := range n {
		for k := range i {
			g[i*n+k] = g[k*n+i]
		}
	}
	return g
}

// orthonormal makes the columns of a orthonormal, a row having n numbers: a·L⁻ᵀ with L the
// Cholesky factor of aᵀa.
func orthonormal(a []float32, n int) {
	l := gram(a, n)
	for i := range n {
		for k := 0; k <= i; k++ {
			sum := l[i*n+k]
			for j := range k {
				sum -= l[i*n+j] * l[k*n+j]
			}
			if i == k {
				l[i*n+i] = math.Sqrt(math.Max(sum, 1e-12))
			} else {
				l[i*n+k] = sum / l[k*n+k]
			}
		}
	}
	for at := 0; at < len(a); at += n {
		v := a[at:][:n]
		for i := range n {
			sum := float64(v[i])
			for k := range i {
				sum -= l[i*n+k] * float64(v[k])
			}
			v[i] = float32(sum / l[i*n+i])
		}
	}
}

// symmetricEigen returns the eigenvalues of the symmetric n×n matrix a, largest first, and the
// eigenvectors as columns, by Jacobi rotations.
func symmetricEigen(a []float64, n int) ([]float64, []float64) {
	v := make([]float64, n*n)
	for i := range n {
		v[i*n+i] = 1
	}
	for range 30 {
		off, diag := 0.0, 0.0
		for i := range n {
			diag += a[i*n+i] * a[i*n+i]
			for k := range i {
				off += a[i*n+k] * a[i*n+k]
			}
		}
		if off < 1e-18*diag {
			break
		}
		for p := range n {
			for q := p + 1; q < n; q++ {
				rotate(a, v, n, p, q)
			}
		}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, k int) int { return cmp.Compare(a[k*n+k], a[i*n+i]) })
	values := make([]float64, n)
	vectors := make([]float64, n*n)
	for to, from := range order {
		values[to] = math.Max(0, a[from*n+from])
		for k := range n {
			vectors[k*n+to] = v[k*n+from]
		}
	}
	return values, vectors
}

// rotate makes a[p][q] zero.
func rotate(a, v []float64, n, p, q int) {
	apq := a[p*n+q]
	if apq == 0 {
		return
	}
	theta := (a[q*n+q] - a[p*n+p]) / (2 * apq)
	t := 1 / (math.Abs(theta) + math.Sqrt(theta*theta+1))
	if theta < 0 {
		t = -t
	}
	c := 1 / math.Sqrt(t*t+1)
	s := t * c
	for k := range n {
		x, y := a[k*n+p], a[k*n+q]
		a[k*n+p], a[k*n+q] = c*x-s*y, s*x+c*y
	}
	for k := range n {
		x, y := a[p*n+k], a[q*n+k]
		a[p*n+k], a[q*n+k] = c*x-s*y, s*x+c*y
	}
	for k := range n {
		x, y := v[k*n+p], v[k*n+q]
		v[k*n+p], v[k*n+q] = c*x-s*y, s*x+c*y
	}
}
