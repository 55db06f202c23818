package main

import (
	"math"
	"slices"
)

// example is a compared pair of sentences.
type example struct {
	story    string
	same     float64 // 1 where a marked fact stands in both, else 0
	features []float64
}

const (
	// steps is how often the weights are corrected; they move no more after eight.
	steps = 12
	// ridge keeps the weights small.
	ridge = 1.0
	// ofStory is what the pairs of a story weigh together, however many they are.
	ofStory = 400.0
)

// fit returns the weights of the features and, behind them, what is added to their sum: logistic
// regression with a penalty on the squares of the weights, by Newton's method (iteratively
// reweighted least squares).
func fit(all [][]example) []float64 {
	n := len(all[0][0].features) + 1
	w := make([]float64, n)
	x := make([]float64, n)
	x[n-1] = 1
	for range steps {
		hessian, gradient := make([][]float64, n), make([]float64, n)
		for i := range hessian {
			hessian[i] = make([]float64, n)
			hessian[i][i] = ridge
			gradient[i] = -ridge * w[i]
		}
		hessian[n-1][n-1], gradient[n-1] = 1e-6, 0
		for _, story := range all {
			weight := ofStory / float64(len(story))
			for _, e := range story {
				copy(x, e.features)
				p := 1 / (1 + math.Exp(-dot(w, x)))
				for i := range x {
					gradient[i] += weight * (e.same - p) * x[i]
					for k := range x {
						hessian[i][k] += weight * p * (1 - p) * x[i] * x[k]
					}
				}
			}
		}
		for i, d := range solve(hessian, gradient) {
			w[i] += d
		}
	}
	return w
}

// dot returns the sum of products; where b is shorter by one, it has a 1 at its end.
func dot(a, b []float64) float64 {
	sum := 0.0
	for i, x := range b {
		sum += a[i] * x
	}
	if len(b) < len(a) {
		sum += a[len(b)]
	}
	return sum
}

// solve returns x for a·x = b, a being positive definite; it changes both.
func solve(a [][]float64, b []float64) []float64 {
	for i := range b {
		for r := i + 1; r < len(b); r++ {
			f := a[r][i] / a[i][i]
			for c := i; c < len(b); c++ {
				a[r][c] -= f * a[i][c]
			}
			b[r] -= f * b[i]
		}
	}
	for i := len(b) - 1; i >= 0; i-- {
		for c := i + 1; c < len(b); c++ {
			b[i] -= a[i][c] * b[c]
		}
		b[i] /= a[i][i]
	}
	return b
}

// averagePrecision tells how well pairs with a common fact are put before others.
func averagePrecision(story []example, w []float64) float64 {
	order := slices.Clone(story)
	slices.SortStableFunc(order, func(a, b example) int {
		switch x, y := dot(w, a.features), dot(w, b.features); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	hits, sum := 0.0, 0.0
	for i, e := range order {
		if e.same > 0 {
			hits++
			sum += hits / float64(i+1)
		}
	}
	return sum / max(1, hits)
}
